import { readFile, stat } from "node:fs/promises";
import { UsageError } from "./usage.js";

/** The text of a file that the user names, `-` for standard input. @throws UsageError where it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    if (path !== "-") return await readFile(path, "utf8");
    const parts: Uint8Array[] = [];
    for await (const part of process.stdin) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  } catch (error) {
    throw new UsageError(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The text of a file that a report goes to; null where there is no such file yet. @throws UsageError where it cannot be read. */
export async function readEarlier(path: string): Promise<string | null> {
  const known = await stat(path).catch(() => null);
  // A pipe or a terminal has nothing to update, and reading it would wait.
  return known?.isFile() === true ? readText(path) : null;
}
