import type { Diagnostic } from "../../diagnostic.js";
import { readPage } from "./read-page.js";
import { readCsv, readJson } from "./read-table.js";
import { fieldOf, type ReadReports } from "./reported.js";

/**
 * Incidents that people wrote down: JSON, CSV, or a page in plain text, PukiWiki or Markdown; which of these a text is, it
 * tells itself.
 * @param name of the file, for diagnostics
 */
export function readReports(text: string, name: string): ReadReports {
  const content = text.replace(/^\uFEFF/, "");
  const read = readerOf(content)(content, name);
  if (read.incidents.length > 0 || read.diagnostics.length > 0) return read;
  const nothing: Diagnostic = {
    code: "report.empty",
    severity: "error",
    message: "no incident is reported here",
    file: name,
    expected: "a page whose entries have fields such as `発生: 9/23 16:33` or `started: 2008-09-23 16:33`, CSV or JSON",
  };
  return { incidents: [], diagnostics: [nothing] };
}

function readerOf(text: string): typeof readPage {
  if (/^\s*[[{]/.test(text)) return readJson;
  const columns = (text.split("\n", 1)[0] ?? "").split(",").map((column) => fieldOf(column.replaceAll('"', "")));
  return columns.filter((field) => field !== null).length > 1 ? readCsv : readPage;
}
