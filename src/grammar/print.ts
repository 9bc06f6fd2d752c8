import { type Diagnostic, placeOf, visible } from "../diagnostic.js";

/** Longer source lines are shown in part, around the column. */
const shownCharacters = 120;

/** East Asian characters that take two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
/**
 * A diagnostic as text of several lines without a newline at its end: place, severity, code and message; from
 * `sourceText`, the whole text of the file, the line with a caret below the column; what was expected; a hint.
 */
export function printDiagnostic(diagnostic: Diagnostic, sourceText?: string): string {
  const place = placeOf(diagnostic);
  const lines = [
    `${place === "" ? "" : `${visible(place)}: `}${diagnostic.severity} ${diagnostic.code}: ${visible(diagnostic.message)}`,
  ];
  const source = diagnostic.line === undefined ? undefined : sourceText?.split(/\r?\n/)[diagnostic.line - 1];
  if (source !== undefined && source !== "") lines.push(...excerpt(source, diagnostic.column));
  if (diagnostic.expected !== undefined) lines.push(`  expected: ${visible(diagnostic.expected)}`);
  if (diagnostic.hint !== undefined) lines.push(`  hint: ${visible(diagnostic.hint)}`);
  return lines.join("\n");
}

function excerpt(source: string, column: number | undefined): string[] {
  const characters = Array.from(source.replace(/^\uFEFF/, ""));
  const first = Math.max(0, Math.min((column ?? 1) - shownCharacters / 2, characters.length - shownCharacters));
  const shown = characters.slice(first, first + shownCharacters).map(show);
  const before = first > 0 ? "…" : "";
  const after = first + shownCharacters < characters.length ? "…" : "";
  const line = `  | ${before}${shown.join("")}${after}`;
  if (column === undefined) return [line];
  const padding = shown
    .slice(0, column - 1 - first)
    .map((text) => (wide.test(text) ? "\u3000" : " ".repeat(text.length)));
  return [line, `  | ${before === "" ? "" : " "}${padding.join("")}^`];
}

function show(character: string): string {
  return character === "\t" ? " " : visible(character);
}
