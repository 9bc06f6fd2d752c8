import type { Diagnostic } from "../diagnostic.js";
import { checkNames } from "./check-names.js";
import { checkSamples } from "./check-samples.js";
import type { ReadLine } from "./checking.js";
import type { Grammar } from "./model.js";
import type { Gaps } from "./readable.js";
import { unaffectedEvents } from "./unaffected.js";

/**
 * What is wrong with grammars beyond their syntax: samples that prove nothing or something else, patterns that never
 * claim a line, options that name what does not exist. `readLine` parses a log line to its program and message, null for what
 * is no log line. `gaps` are those of grammars that could only be read in part; where it is not known which programs these
 * read, their samples are not checked, and their patterns claim nothing. Of grammars among which nothing was wrong `before`,
 * which stand in the same order, only what the others may have changed is looked at, and only that is told. In the order of
 * files and lines.
 */
export function checkGrammars(
  grammars: readonly Grammar[],
  readLine: ReadLine,
  gaps: ReadonlyMap<Grammar, Gaps> = new Map(),
  before: readonly Grammar[] = [],
): Diagnostic[] {
  const sampled = grammars.filter((grammar) => gaps.get(grammar)?.programs !== true);
  const found = [
    ...checkNames(grammars, gaps, new Set(before)),
    ...checkSamples(sampled, readLine, unaffectedEvents(before, sampled, readLine)),
  ];
  return inOrder(found, grammars);
}

/** Sorts by the order of the files, lines and columns. */
export function inOrder(diagnostics: Diagnostic[], files: readonly { readonly file: string }[]): Diagnostic[] {
  const indexes = new Map(files.map(({ file }, index) => [file, index]));
  const order = (diagnostic: Diagnostic) => indexes.get(diagnostic.file ?? "") ?? -1;
  return diagnostics.sort(
    (a, b) => order(a) - order(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
