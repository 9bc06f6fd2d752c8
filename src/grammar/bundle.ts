import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseGrammar } from "./parser.js";
import { printDiagnostic } from "./print.js";

/** The name by which builtin.ts imports what `bundleGrammars` makes. */
export const bundleName = "logscan:grammars";

/** The paths of a directory's grammar files, in the byte order of their names. */
export function grammarFiles(directory: string): string[] {
  const names = readdirSync(directory).filter((name) => name.endsWith(".grammar"));
  return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => join(directory, name));
}

/** The name of the file that the package has its grammars in. */
export const bundleFile = "grammars.json";

/**
 * The text of a module that exports as `grammars` what stands in `bundleFile` beside it: read so, they are there sooner than
 * from a text within the module, which would be gone through twice. Only ASCII stands there, so its bytes are its characters.
 */
export const bundleReader = `import { readFileSync } from "node:fs";
export const grammars = JSON.parse(readFileSync(new URL("./${bundleFile}", import.meta.url), "latin1"));
`;

/**
 * The grammars of a directory, parsed, as JSON in ASCII: what is read when logscan is built need not be parsed when it
 * runs. Throws with all errors printed when a grammar is wrong.
 */
export function bundleGrammars(directory: string): string {
  const problems: string[] = [];
  const grammars = grammarFiles(directory).map((path) => {
    const text = readFileSync(path, "utf8");
    // The package shall not name the directory that it was built in.
    const { grammar, diagnostics } = parseGrammar(text, `${basename(directory)}/${basename(path)}`);
    problems.push(...diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text)));
    return grammar;
  });
  if (problems.length > 0) throw new Error(`The grammars cannot be built in:\n\n${problems.join("\n\n")}`);
  // Every run reads it: where names stand is only asked of grammars that may be wrong.
  const placeless = (key: string, value: unknown) => (key === "places" && typeof value === "object" ? {} : value);
  return JSON.stringify(grammars, placeless).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
