import type { Language } from "../incident/phrases.js";
import type { ScanDocument } from "../incident/record.js";
import { severities } from "../incident/severity.js";
import { printJson, printNdjson } from "../report/json.js";
import type { UpdatedPage } from "../report/page.js";
import { readEarlier } from "./input.js";
import type { colorings, formats } from "./option-types.js";
import { warn, write } from "./output.js";
import { isOneTerminal, terminalColumns, wantsColor } from "./terminal.js";

export interface ReportOptions {
  readonly format: (typeof formats)[number];
  readonly language: Language;
  readonly color: (typeof colorings)[number];
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
  if (isReported) await write(await renewed(document, options), output);
  // A text report says itself what could not be read: on a terminal and in cron's mail both would come together.
  const isSaid = isReported && format === "text" && output === undefined && (isQuiet || isOneTerminal());
  if (!isSaid) {
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

/** The report; of a page that is there already, only what logscan wrote on it is written anew. */
async function renewed(document: ScanDocument, options: ReportOptions): Promise<string> {
  const { format, language, output, isQuiet } = options;
  const isPage = format === "markdown" || format === "pukiwiki";
  const page = !isPage || output === undefined ? null : await readEarlier(output);
  if (!isPage || page === null) return printed(document, options);
  const update =
    format === "markdown"
      ? (await import("../report/markdown.js")).updateMarkdown
      : (await import("../report/pukiwiki.js")).updatePukiWiki;
  const { text, diagnostics }: UpdatedPage = update(page, document, language);
  for (const problem of diagnostics) warn(problem, isQuiet);
  return text;
}

async function printed(
  document: ScanDocument,
  { format, language, color, output, isQuiet }: ReportOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return printJson(document);
    case "ndjson":
      return printNdjson(document);
    case "markdown":
      return (await import("../report/markdown.js")).printMarkdown(document, language);
    case "pukiwiki":
      return (await import("../report/pukiwiki.js")).printPukiWiki(document, language);
    case "html":
      return (await import("../report/html.js")).printHtml(document, language);
    case "text": {
      const columns = output === undefined && !isQuiet ? terminalColumns() : undefined;
      const isColored = color === "always" || (output === undefined && !isQuiet && wantsColor(color));
      const { printText } = await import("../report/text.js");
      return printText(document, { language, color: isColored, columns, isBrief: isQuiet });
    }
  }
}

function hasSeverity(document: ScanDocument, least: (typeof severities)[number]): boolean {
  const from = severities.indexOf(least);
  return document.incidents.some((incident) => severities.indexOf(incident.severity) >= from);
}

/** What makes a report poorer, though every log was read. */
const readAllTheSame = new Set(["read.long-line", "read.spool"]);

/** 3 where a log could not be read, 1 where `failOn` was found. */
export function exitStatus(document: ScanDocument, failOn: ReportOptions["failOn"]): number {
  const unread = document.diagnostics.some(
    ({ code, severity }) => severity !== "information" && code.startsWith("read.") && !readAllTheSame.has(code),
  );
  if (unread) return 3;
  return failOn !== null && hasSeverity(document, failOn) ? 1 : 0;
}
