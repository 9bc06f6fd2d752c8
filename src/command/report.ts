import type { Language } from "../incident/phrases.js";
import type { ScanDocument } from "../incident/record.js";
import { printHtml } from "../report/html.js";
import { printJson, printNdjson } from "../report/json.js";
import { printText } from "../report/text.js";
import { warn, write } from "./output.js";
import { terminalColumns, wantsColor } from "./terminal.js";

export const formats = ["text", "json", "ndjson", "html"] as const;
/** From the least. */
export const severities = ["info", "warning", "error", "critical"] as const;

export interface ReportOptions {
  readonly format: (typeof formats)[number];
  readonly language: Language;
  readonly color: "auto" | "always" | "never";
  /** The file that the report goes to, instead of standard output. */
  readonly output: string | undefined;
  readonly isQuiet: boolean;
  /** The severity that was asked for; null for any. */
  readonly failOn: (typeof severities)[number] | null;
}

/** Writes the report, and to standard error what it does not say itself. */
export async function report(whole: ScanDocument, options: ReportOptions): Promise<void> {
  const { format, output, isQuiet, failOn } = options;
  const document = isQuiet ? withNewsOnly(whole) : whole;
  const isReported = !isQuiet || hasSeverity(document, failOn ?? "info");
  if (isReported) await write(printed(document, options), output);
  // A text report on standard output says itself what could not be read.
  if (!isReported || format !== "text" || output !== undefined) {
    for (const problem of document.diagnostics) warn(problem, isQuiet);
  }
}

/** With a baseline, what is unchanged was reported before. */
function withNewsOnly(document: ScanDocument): ScanDocument {
  const { baseline, incidents } = document;
  if (baseline === undefined) return document;
  const news = new Set([...baseline.new, ...baseline.updated]);
  return { ...document, incidents: incidents.filter(({ id }) => news.has(id)) };
}

function printed(document: ScanDocument, { format, language, color, output, isQuiet }: ReportOptions): string {
  switch (format) {
    case "json":
      return printJson(document);
    case "ndjson":
      return printNdjson(document);
    case "html":
      return printHtml(document, language);
    case "text": {
      const columns = output === undefined && !isQuiet ? terminalColumns() : undefined;
      const isColored = color === "always" || (output === undefined && !isQuiet && wantsColor(color));
      return printText(document, { language, color: isColored, columns, isBrief: isQuiet });
    }
  }
}

function hasSeverity(document: ScanDocument, least: (typeof severities)[number]): boolean {
  const from = severities.indexOf(least);
  return document.incidents.some((incident) => severities.indexOf(incident.severity) >= from);
}

/** 3 where a log could not be read, 1 where `failOn` was found. */
export function exitStatus(document: ScanDocument, failOn: ReportOptions["failOn"]): number {
  const unread = document.diagnostics.some(
    ({ code, severity }) => severity !== "information" && code.startsWith("read.") && code !== "read.long-line",
  );
  if (unread) return 3;
  return failOn !== null && hasSeverity(document, failOn) ? 1 : 0;
}
