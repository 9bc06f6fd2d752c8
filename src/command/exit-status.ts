import { visible } from "../diagnostic.js";
import { ScanOptionError } from "../incident/scan-option-error.js";
import { GrammarError, UsageError } from "./usage.js";

/** The exit status of a command; what its user did wrong is said on standard error, without a stack, and is 2. */
export async function statusOf(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GrammarError) return 2;
    if (!(error instanceof UsageError || error instanceof ScanOptionError)) throw error;
    process.stderr.write(`logscan: ${visible(error.message)}\nTry: logscan --help\n`);
    return 2;
  }
}
