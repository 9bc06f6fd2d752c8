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
    const parsed = parseArgs({ args: withTimesBack(argv, options), options, allowPositionals: true });
    return { ...parsed, positionals: parsed.positionals.map((text) => text.replace(hidden, "")) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.replaceAll(hidden, "") : String(error));
  }
}

/** No argument of a process can hold it. */
const hidden = "\0";

/**
 * A time that counts back (`-2h`) parseArgs takes for an option, which no option of ours can be: behind one that takes a value
 * it becomes that, `--since=-2h`; elsewhere (`--why-not HOST COMPONENT -2h`) its hyphen is hidden.
 */
function withTimesBack(argv: readonly string[], options: NonNullable<ParseArgsConfig["options"]>): string[] {
  const joined: string[] = [];
  const end = argv.indexOf("--");
  for (const [index, argument] of argv.entries()) {
    if (!/^-\d/.test(argument) || (end >= 0 && index > end)) joined.push(argument);
    else if (options[/^--([a-z-]+)$/.exec(joined.at(-1) ?? "")?.[1] ?? ""]?.type === "string") {
      joined.push(`${joined.pop()}=${argument}`);
    } else joined.push(`${hidden}${argument}`);
  }
  return joined;
}

export function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${option} ${value}: expected one of ${allowed.join(", ")}`);
  return found;
}
