import { type Diagnostic, visible } from "../diagnostic.js";
import { builtinGrammars } from "../grammar/builtin.js";
import type { Grammar } from "../grammar/model.js";
import { grammarSuffix } from "../grammar/names.js";
import { printDiagnostic } from "../grammar/print.js";
import { version } from "../incident/version.js";
import { readTrustedTexts, type TextFile } from "../read/trusted-texts.js";
import { print } from "./output.js";
import { GrammarError, UsageError } from "./usage.js";

/** Where a site keeps grammars of its own; it need not exist. */
export const siteDirectory = "/etc/logscan/grammars";

/** The built-in grammars with those of the site and of `directory` (`--grammars`). @throws GrammarError, UsageError */
export async function configuredGrammars(directory: string | undefined): Promise<readonly Grammar[]> {
  const read = [...(await textsBelow(siteDirectory, false)), ...(await textsBelow(directory, true))];
  if (read.length === 0) return builtinGrammars;
  // What parses grammars takes longer to load than most scans take.
  const { loadGrammars } = await import("../grammar/load.js");
  const { grammars, diagnostics } = loadGrammars(read);
  printProblems(diagnostics, read);
  if (grammars === null) throw new GrammarError();
  return grammars;
}

/** The grammar files of a directory, or the file that the path names. @throws GrammarError, UsageError */
export async function textsBelow(path: string | undefined, isExpected: boolean): Promise<readonly TextFile[]> {
  if (path === undefined) return [];
  const found = await readTrustedTexts(path, grammarSuffix, { userId: process.getuid?.() ?? null });
  if (found === null && isExpected) throw new UsageError(`${path}: no such file or directory`);
  if (found === null) return [];
  printProblems(found.diagnostics, []);
  if (found.diagnostics.length > 0) throw new GrammarError();
  return found.files;
}

/** Prints problems to standard error, with the lines that they are about. */
function printProblems(diagnostics: readonly Diagnostic[], texts: readonly TextFile[]): void {
  for (const diagnostic of diagnostics) {
    const source = texts.find(({ file }) => file === diagnostic.file)?.text;
    process.stderr.write(`${printDiagnostic(diagnostic, source)}\n`);
  }
}

/** `logscan grammars`: what is loaded, of which language version, and from where. */
export async function runGrammars(directory: string | undefined): Promise<number> {
  const grammars = await configuredGrammars(directory);
  const builtin = new Set(builtinGrammars);
  const replaced = new Set(builtinGrammars.map(({ name }) => name));
  const width = Math.max(...grammars.map(({ name }) => name.length));
  const lines = grammars.map((grammar) => {
    const { name, language, title, file } = grammar;
    const isReplacement = !builtin.has(grammar) && replaced.has(name);
    const from = builtin.has(grammar)
      ? `built in, ${version}`
      : isReplacement
        ? `${file} (in place of the built-in one)`
        : file;
    return `${visible(`${name.padEnd(width)} ${title.en}  (${from}; language ${language})`)}\n`;
  });
  return print(lines.join(""));
}
