import { writeFile } from "node:fs/promises";
import type { Diagnostic } from "../diagnostic.js";
import { printDiagnostic } from "../grammar/print.js";
import { UsageError } from "./usage.js";

/**
 * Writes to the file that an option names, or to standard output.
 * @returns whether more may be written: false where nobody reads standard output any more
 * @throws UsageError where it cannot be written
 */
export async function write(text: string, path: string | undefined): Promise<boolean> {
  if (path === undefined) return writeStandardOutput(text);
  try {
    await writeFile(path, text);
    return true;
  } catch (error) {
    throw new UsageError(`${path}: cannot be written: ${await reasonOf(error)}`);
  }
}

/** Loaded here, as all that only prints would wait for it. */
async function reasonOf(error: unknown): Promise<string> {
  return (await import("../read/failure.js")).reasonOf(error);
}

function writeStandardOutput(text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      // Whoever reads the pipe has seen enough.
      if (error.code === "EPIPE") resolve(false);
      else reasonOf(error).then((reason) => reject(new UsageError(`cannot write the report: ${reason}`)), reject);
    };
    process.stdout.once("error", onError);
    process.stdout.write(text, (error) => {
      if (error) return;
      process.stdout.off("error", onError);
      resolve(true);
    });
  });
}

/** Prints and gives the exit status of what went well. */
export async function print(text: string): Promise<number> {
  await write(text, undefined);
  return 0;
}

/** Says on standard error what went wrong with a log; nothing of what is only worth knowing. */
export function warn(diagnostic: Diagnostic, errorsOnly: boolean): void {
  if (diagnostic.severity === "information" || (errorsOnly && diagnostic.severity !== "error")) return;
  process.stderr.write(`${printDiagnostic(diagnostic)}\n`);
}
