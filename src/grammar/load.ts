import type { Diagnostic } from "../diagnostic.js";
import { builtinGrammars } from "./builtin.js";
import { checkGrammars, inOrder } from "./check.js";
import { checkNames } from "./check-names.js";
import type { Grammar } from "./model.js";
import { readGrammar } from "./parser.js";
import { createSampleReader } from "./sample-line.js";

/** A grammar file that was read; `file` is how messages name it. */
export interface GrammarText {
  readonly file: string;
  readonly text: string;
}

export interface LoadedGrammars {
  /** The given ones and the new; of two with one name the new one. null where anything is wrong. */
  readonly grammars: readonly Grammar[] | null;
  /** Errors, and warnings that keep nothing from being used; in the order of files and lines. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads grammars and puts them beside the given ones, the built-in unless told otherwise. They go the way of the built-in
 * ones: every sample and look-alike is checked against all patterns of all grammars, but for those of built-in grammars that
 * the new ones cannot touch. Never throws.
 */
export function loadGrammars(
  texts: readonly GrammarText[],
  beside: readonly Grammar[] = builtinGrammars,
): LoadedGrammars {
  const { grammars, diagnostics } = checkTexts(texts, beside);
  const isUsable = diagnostics.every(({ severity }) => severity !== "error");
  return { grammars: isUsable ? grammars : null, diagnostics };
}

/**
 * As `loadGrammars`, but with the grammars that could be read where others could not. What is right in a wrong grammar is
 * checked, too: all that can be said is said at once.
 */
export function checkTexts(
  texts: readonly GrammarText[],
  beside: readonly Grammar[],
): { grammars: readonly Grammar[]; diagnostics: readonly Diagnostic[] } {
  const read = texts.map(({ file, text }) => readGrammar(text, file));
  const readable = read.flatMap(({ grammar }) => grammar ?? []);
  const gaps = new Map(
    read.flatMap(({ grammar, gaps }) => (grammar === null || gaps === null ? [] : [[grammar, gaps]])),
  );
  const known = withOwn(beside, readable);
  // They were checked all together when logscan was built.
  const checkedBefore = beside === builtinGrammars ? beside : [];
  const found = checkGrammars(known, createSampleReader(), gaps, checkedBefore);
  const files = new Set(texts.map(({ file }) => file));
  const settled = new Set(checkedBefore.filter(({ file }) => !files.has(file)));
  const before = new Set(checkNames(beside, new Map(), settled).map(complaint));
  // What a file of another language version would have, the others may seem to lack.
  const isWhole = readable.length === texts.length;
  const checked = found.filter(
    (diagnostic) =>
      (isWhole || diagnostic.code !== "grammar.unknown-component") &&
      // What the given ones lack by themselves is not for whoever wrote these to mend.
      !before.has(complaint(diagnostic)),
  );
  const grammars = withOwn(
    beside,
    readable.filter((grammar) => !gaps.has(grammar)),
  );
  const diagnostics = [...read.flatMap((file) => file.diagnostics), ...checked];
  return { grammars, diagnostics: inOrder(diagnostics, [...beside, ...texts]) };
}

const complaint = ({ file, line, message }: Diagnostic) => `${file}:${line}: ${message}`;

function withOwn(beside: readonly Grammar[], own: readonly Grammar[]): readonly Grammar[] {
  const names = new Set(own.map(({ name }) => name));
  return [...beside.filter(({ name }) => !names.has(name)), ...own];
}
