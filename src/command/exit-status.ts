import { visible } from "../diagnostic.js";
import { ScanOptionError } from "../incident/scan-option-error.js";
import { version } from "../incident/version.js";
import { GrammarError, UsageError } from "./usage.js";

/**
 * The exit status of a command; what its user did wrong is said on standard error, without a stack, and is 2.
 * @param command whose help says more, where it has one of its own
 */
export async function statusOf(run: () => Promise<number>, command?: string): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GrammarError) return 2;
    if (!(error instanceof UsageError || error instanceof ScanOptionError)) return unforeseen(error);
    const help = command === undefined ? "logscan --help" : `logscan ${command} --help`;
    process.stderr.write(`logscan: ${visible(error.message)}\nTry: ${help}\n`);
    return 2;
  }
}

/** The exit status where logscan itself is wrong: as there is no result, that of a run that could not be. */
export function unforeseen(error: unknown): number {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const environment = `logscan ${version}, Node ${process.versions.node}, ${process.platform}`;
  process.stderr.write(
    `logscan: error command.unforeseen: ${visible(reason)}; please report this line and the command to logscan's tracker (${environment})\n`,
  );
  return 2;
}
