import type { ScanDocument } from "../incident/record.js";

/** The whole document as one JSON text with a newline at its end. */
export function printJson(document: ScanDocument): string {
  return `${jsonText(document, 2)}\n`;
}

/** One incident a line, without coverage and diagnostics. */
export function printNdjson(document: ScanDocument): string {
  return document.incidents.map((incident) => `${jsonText(incident)}\n`).join("");
}

/** JSON that a terminal shows as it is: what moves its cursor, is not seen or reorders text is written as `\u009b`. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, (character) =>
    character === "\n" ? character : escaped(character),
  );
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}
