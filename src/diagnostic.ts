/** How much a diagnostic matters: `error` means that something asked for could not be done. */
export type DiagnosticSeverity = "error" | "warning" | "information";

/** A problem with an input or a grammar, worded for the person who must act on it. */
export interface Diagnostic {
  /** Stable identifier, e.g. `read.permission`; never reused for something else. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1, in characters of the line. */
  readonly column?: number | undefined;
  /** What would have been right. */
  readonly expected?: string | undefined;
  /** How to mend it. */
  readonly hint?: string | undefined;
}

/** `file:line:column`, as far as they are known; empty when not even the file is. */
export function placeOf(diagnostic: Pick<Diagnostic, "file" | "line" | "column">): string {
  return [diagnostic.file, diagnostic.line, diagnostic.column].filter((part) => part !== undefined).join(":");
}

/**
 * A text that a terminal shows as it is: control characters, also those of C1, invisible and direction-changing ones are
 * written as `\x1b` or `\u202e`. Every text of a log goes through it, since it may be an attacker's.
 */
export function visible(text: string): string {
  // Most texts are plain, and the other expression takes long to make.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (character) => {
    if (character === "\t") return "\\t";
    const code = character.codePointAt(0) ?? 0;
    return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
  });
}
