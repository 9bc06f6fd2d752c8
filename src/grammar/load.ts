import type { Diagnostic } from "../diagnostic.js";
import { builtinGrammars } from "./builtin.js";
import { checkGrammars } from "./check.js";
import { compileMatcher } from "./matcher.js";
import type { Grammar } from "./model.js";
import { parseGrammar } from "./parser.js";
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
  const parsed = texts.map(({ file, text }) => parseGrammar(text, file));
  const own = parsed.flatMap(({ grammar }) => (grammar === null ? [] : [grammar]));
  const diagnostics = parsed.flatMap((file) => file.diagnostics);
  const names = new Set(own.map(({ name }) => name));
  const grammars = [...beside.filter(({ name }) => !names.has(name)), ...own];
  // What a broken grammar would have said is missing then: complaints of the others might only be about that.
  if (own.length === texts.length) {
    diagnostics.push(...checkGrammars(grammars, compileMatcher(grammars), createSampleReader()));
  }
  const isUsable = diagnostics.every(({ severity }) => severity !== "error");
  return { grammars: isUsable ? grammars : null, diagnostics };
}
