import { type ParseArgsConfig, parseArgs } from "node:util";

/** A mistake in the arguments: printed without a stack, exit status 2. */
export class UsageError extends Error {}

/** A grammar is wrong: every problem was printed, the exit status is 2. */
export class GrammarError extends Error {}

/** @throws UsageError for options that the command does not have. */
export function readArguments<Options extends NonNullable<ParseArgsConfig["options"]>>(
  argv: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: joinNegativeValues(argv), options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `--since -2h` as `--since=-2h`: else parseArgs takes the value for an option, which no option of ours can be. */
function joinNegativeValues(argv: readonly string[]): string[] {
  const joined: string[] = [];
  const end = argv.indexOf("--");
  argv.forEach((argument, index) => {
    const before = index > 0 && (end < 0 || index < end) ? joined.at(-1) : undefined;
    if (before !== undefined && /^--[a-z-]+$/.test(before) && /^-\d/.test(argument)) {
      joined[joined.length - 1] = `${before}=${argument}`;
    } else joined.push(argument);
  });
  return joined;
}

export function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${option} ${value}: expected one of ${allowed.join(", ")}`);
  return found;
}
