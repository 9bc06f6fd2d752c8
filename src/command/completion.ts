import { jsonSchemas } from "../testing/schemas.js";
import { compareOptions } from "./compare.js";
import { type CompletedCommand, completionScripts, type Operands } from "./completion-scripts.js";
import { explainOptions } from "./explain.js";
import { exportOptions } from "./export.js";
import { newOptions } from "./new-grammar.js";
import { helpOption, type OptionTable, scanningOptions } from "./option-types.js";
import { print } from "./output.js";
import { type Subcommand, subcommands } from "./subcommands.js";
import { testOptions } from "./test.js";
import { oneOf, UsageError } from "./usage.js";

const shells = Object.keys(completionScripts) as (keyof typeof completionScripts)[];
const paths: Operands = { words: [], paths: true };
const oneOfWords = (words: readonly string[]): Operands => ({ words, paths: false });
const { grammars } = scanningOptions;

const commandLines: Readonly<Record<Subcommand, { readonly options: OptionTable; readonly operands: Operands }>> = {
  scan: { options: scanningOptions, operands: paths },
  compare: { options: compareOptions, operands: paths },
  explain: { options: explainOptions, operands: paths },
  export: { options: exportOptions, operands: paths },
  new: { options: newOptions, operands: oneOfWords(["grammar"]) },
  test: { options: testOptions, operands: paths },
  schema: { options: helpOption, operands: oneOfWords(Object.keys(jsonSchemas())) },
  grammars: { options: { grammars, ...helpOption }, operands: oneOfWords([]) },
  completion: { options: helpOption, operands: oneOfWords(shells) },
};

/** `logscan completion SHELL`: a script that tells the shell what may stand where, made from the tables that arguments are read by. */
export async function runCompletion(shell: string | undefined): Promise<number> {
  if (shell === undefined) throw new UsageError(`completion needs a shell: ${shells.join(", ")}`);
  const known = oneOf("completion", shell, shells);
  const commands: CompletedCommand[] = subcommands.map((name) => ({ name, ...commandLines[name] }));
  return print(completionScripts[known](commands));
}
