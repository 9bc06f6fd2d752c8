import type { Diagnostic } from "../diagnostic.js";

/** Where something stands in a grammar file: line from 1, column from 1 in UTF-16 units as lexers count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Advice {
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
}

export interface Reporter {
  readonly lines: readonly string[];
  readonly diagnostics: Diagnostic[];
  error(code: string, place: Place, message: string, advice?: Advice): void;
}

/** A place as models have it: the column in whole characters, from 1. */
export function inCharacters(lines: readonly string[], { line, column }: Place): { at: number; column: number } {
  return { at: line, column: Array.from((lines[line - 1] ?? "").slice(0, column - 1)).length + 1 };
}

/** Collects the errors of one grammar file, whose columns it turns into whole characters. */
export function createReporter(file: string, lines: readonly string[]): Reporter {
  const diagnostics: Diagnostic[] = [];
  return {
    lines,
    diagnostics,
    error(code, place, message, advice = {}) {
      diagnostics.push({
        code,
        severity: "error",
        message,
        file,
        line: place.line,
        column: inCharacters(lines, place).column,
        ...(advice.expected !== undefined && { expected: advice.expected }),
        ...(advice.hint !== undefined && { hint: advice.hint }),
      });
    },
  };
}

/** `a`, `b` or `c`. */
export function listed(words: readonly string[], conjunction = "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** A word between backquotes, as messages show what stands in a grammar. */
export function quoted(word: string): string {
  return `\`${word}\``;
}
