import type { Diagnostic } from "../diagnostic.js";
import { builtinGrammars } from "./builtin.js";
import { checkGrammars, inOrder } from "./check.js";
import { checkNames } from "./check-names.js";
import { compileMatcher } from "./matcher.js";
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
 * ones: every sample and look-alike is checked against all patterns of all grammars. Never throws.
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
 * As `loadGrammars`, but with the grammars that could be read where others could not. Of a wrong grammar the samples of what
 * is right in it are checked, too: all that can be said is said at once.
 */
export function checkTexts(
  texts: readonly GrammarText[],
  beside: readonly Grammar[],
): { grammars: readonly Grammar[]; diagnostics: readonly Diagnostic[] } {
  const read = texts.map(({ file, text }) => readGrammar(text, file));
  const own = read.flatMap(({ grammar }) => grammar ?? []);
  const grammars = withOwn(beside, own);
  const sampled = withOwn(
    beside,
    read.flatMap(({ grammar, intact }) => grammar ?? intact ?? []),
  );
  const found = checkGrammars(grammars, compileMatcher(sampled), createSampleReader(), sampled);
  // What a file that cannot be read would have, the others may seem to lack.
  const isWhole = own.length === texts.length;
  const before = new Set(checkNames(beside).map(complaint));
  const checked = found.filter(
    (diagnostic) =>
      (isWhole || diagnostic.code !== "grammar.unknown-component") &&
      // What the given ones lack by themselves is not for whoever wrote these to mend.
      !before.has(complaint(diagnostic)),
  );
  const diagnostics = [...read.flatMap((file) => file.diagnostics), ...checked];
  return { grammars, diagnostics: inOrder(diagnostics, [...beside, ...texts]) };
}

const complaint = ({ file, line, message }: Diagnostic) => `${file}:${line}: ${message}`;

function withOwn(beside: readonly Grammar[], own: readonly Grammar[]): readonly Grammar[] {
  const names = new Set(own.map(({ name }) => name));
  return [...beside.filter(({ name }) => !names.has(name)), ...own];
}
