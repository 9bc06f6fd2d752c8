import type { Diagnostic } from "../diagnostic.js";
import { checkNames } from "./check-names.js";
import { checkSamples } from "./check-samples.js";
import type { ReadLine } from "./checking.js";
import type { Matcher } from "./matcher.js";
import type { Grammar } from "./model.js";

/**
 * What is wrong with grammars beyond their syntax: samples that prove nothing or something else, patterns that never
 * claim a line, options that name what does not exist. `sampled` are those whose samples are checked, and `matcher` is
 * compiled from these; `readLine` parses a log line to its program and message, null for what is no log line. In the order
 * of files and lines.
 */
export function checkGrammars(
  grammars: readonly Grammar[],
  matcher: Matcher,
  readLine: ReadLine,
  sampled: readonly Grammar[] = grammars,
): Diagnostic[] {
  const found = [...checkNames(grammars), ...checkSamples(sampled, matcher, readLine)];
  return inOrder(found, sampled);
}

/** Sorts by the order of the files, lines and columns. */
export function inOrder(diagnostics: Diagnostic[], files: readonly { readonly file: string }[]): Diagnostic[] {
  const indexes = new Map(files.map(({ file }, index) => [file, index]));
  const order = (diagnostic: Diagnostic) => indexes.get(diagnostic.file ?? "") ?? -1;
  return diagnostics.sort(
    (a, b) => order(a) - order(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
