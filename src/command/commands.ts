import { statusOf } from "./exit-status.js";
import { print } from "./output.js";
import type { withOwnOptions } from "./subcommands.js";
import { oneOf } from "./usage.js";

/** What each command needs is loaded only when it is asked for. */
const commands: Record<(typeof withOwnOptions)[number], () => Promise<(argv: readonly string[]) => Promise<number>>> = {
  compare: async () => (await import("./compare.js")).runCompare,
  explain: async () => (await import("./explain.js")).runExplain,
  export: async () => (await import("./export.js")).runExport,
  new: async () => (await import("./new-grammar.js")).runNew,
  test: async () => (await import("./test.js")).runTest,
};

/**
 * Runs a command that has options of its own and is no scan. Built apart from the scan (tsup.config.ts), so it must not
 * throw what the caller would have to know by its class.
 */
export function runCommand(name: keyof typeof commands, argv: readonly string[]): Promise<number> {
  return statusOf(async () => (await commands[name]())(argv), name);
}

/** `logscan grammars` */
export function runGrammars(directory: string | undefined): Promise<number> {
  return statusOf(async () => (await import("./grammars.js")).runGrammars(directory));
}

/** `logscan schema [NAME]` */
export function runSchema(name: string | undefined): Promise<number> {
  return statusOf(async () => {
    const { jsonSchemas } = await import("../testing/schemas.js");
    const schemas = jsonSchemas();
    const known = oneOf("schema", name ?? "incident", Object.keys(schemas));
    return print(`${JSON.stringify(schemas[known], null, 2)}\n`);
  });
}

/** `logscan completion SHELL` */
export function runCompletion(shell: string | undefined): Promise<number> {
  return statusOf(async () => (await import("./completion.js")).runCompletion(shell));
}
