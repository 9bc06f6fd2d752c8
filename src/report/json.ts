import type { ScanDocument } from "../incident/record.js";

/** The whole document as one JSON text with a newline at its end. */
export function printJson(document: ScanDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** One incident a line, without coverage and diagnostics. */
export function printNdjson(document: ScanDocument): string {
  return document.incidents.map((incident) => `${JSON.stringify(incident)}\n`).join("");
}
