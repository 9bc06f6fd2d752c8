import { placeOf, visible } from "../diagnostic.js";
import type { Language } from "../incident/phrases.js";
import type { EvidenceLine, Incident, ScanDocument } from "../incident/record.js";
import { cutTo, utf8Bytes } from "./cut.js";
import { evidenceEnds, factsOf, inReportOrder, instant, lasted, statementsOf } from "./facts.js";
import { printTextPicture } from "./text-picture.js";
import { words } from "./words.js";

/** Of a beginning and an end the lines that prove them are enough; json and html have more. */
const shownEvidence = 16;
/** Of a report for a mail: evidence lines and whole incidents. */
const briefEvidence = 6;
const briefIncidents = 50;
/** A line of a mail has at most 998 octets (RFC 5322), and some are needed for its encoding. */
const briefOctets = 900;
/** Of the whole report for a mail, far below what mail servers take (10 MB) and what people read. */
const briefLines = 2000;
const briefBytes = 500_000;

export interface TextOptions {
  readonly language: Language;
  /** Whether to mark titles with colour, for a terminal. */
  readonly color: boolean;
  /** Columns of the terminal that the report is for, to draw the time that was read; without them it is not drawn. */
  readonly columns?: number | undefined;
  /** Whether the report goes into a mail: few lines of evidence, short lines, and only the newest incidents in full. */
  readonly isBrief?: boolean | undefined;
}

/** The report as plain text: ongoing and newest incidents first, then what was read. Ends with a newline. */
export function printText(document: ScanDocument, options: TextOptions): string {
  const order = inReportOrder(document.incidents);
  const { columns: terminal, isBrief = false, language } = options;
  const picture = terminal === undefined ? null : printTextPicture(document, language, terminal);
  const full = isBrief ? order.slice(0, briefIncidents) : order;
  const listed = isBrief ? order.slice(0, 10 * briefIncidents) : order;
  const more = order.length - listed.length;
  const overview = [
    ...listed.map((incident) => overviewLine(incident, document, options)),
    ...(more > 0 ? [`  ${words[language].moreIncidents(more)}`] : []),
  ];
  const sections = [
    summary(document, options),
    ...(picture === null ? [] : [picture]),
    ...(order.length > 1 ? [overview.join("\n")] : []),
    ...(document.baseline === undefined ? [] : [printBaseline(document.baseline, options)]),
    ...full.map((incident) => printIncident(incident, options)),
    ...(full.length < order.length ? [words[language].inFull] : []),
    printCoverage(document, options),
  ];
  const text = sections.join("\n\n");
  return isBrief ? fittedToMail(text.split("\n"), language) : `${text}\n`;
}

/** Whole lines as far as a mail's bounds go, and how many more there are. */
function fittedToMail(lines: readonly string[], language: Language): string {
  const room = briefBytes - briefOctets;
  let text = "";
  let bytes = 0;
  for (const [index, whole] of lines.entries()) {
    const line = `${cutTo(whole, briefOctets, utf8Bytes)}\n`;
    bytes += utf8Bytes(line);
    const left = lines.length - index;
    if (bytes > room || (index === briefLines - 1 && left > 1)) return `${text}${words[language].cutShort(left)}\n`;
    text += line;
  }
  return text;
}

function summary(document: ScanDocument, { language }: TextOptions): string {
  const count = document.incidents.length;
  const text = words[language];
  const sources = document.coverage.sources.length;
  const head = count === 0 ? text.noIncident : count === 1 ? text.oneIncident : text.incidents(count);
  return `${head} ${text.read(
    sources,
    document.coverage.sources.reduce((sum, source) => sum + source.records, 0),
  )}`;
}

/** One incident in one line, so that the first screen shows them all. */
function overviewLine(incident: Incident, { baseline }: ScanDocument, { language }: TextOptions): string {
  const text = words[language];
  const state = incident.status === "recovered" ? "" : `  (${text.status[incident.status]})`;
  const title = `${incident.severity.toUpperCase()} ${visible(incident.title)}`;
  const isNew = baseline?.new.includes(incident.id) === true;
  const news = isNew ? text.newSince : baseline?.updated.includes(incident.id) === true ? text.updatedSince : "";
  return `  ${instant(incident.start.at)}  ${lasted(incident, language).time.padStart(11)}  ${title}${state}${news}`;
}

function printBaseline(baseline: NonNullable<ScanDocument["baseline"]>, { language }: TextOptions): string {
  const text = words[language];
  const { new: fresh, updated, unchanged, absent } = baseline;
  const counts = text.sinceBaseline(fresh.length, updated.length, unchanged.length, absent.length);
  return [counts, ...absent.map(({ id, title }) => `  ${text.absent}: ${visible(`${title}  ${id}`)}`)].join("\n");
}

function printIncident(incident: Incident, { language, color, isBrief = false }: TextOptions): string {
  const most = isBrief ? briefEvidence : shownEvidence;
  const text = words[language];
  const mark = `${incident.severity.toUpperCase()} ${visible(incident.title)}`;
  const lines = [color ? `\x1b[1m${mark}\x1b[0m` : mark];
  for (const { label, value } of factsOf(incident, language)) {
    lines.push(`  ${label}${" ".repeat(text.labelColumns - columns(label))}  ${visible(value)}`);
  }
  lines.push(`  ${text.evidence}`);
  const { first, last, omitted } = evidenceEnds(incident, most);
  const cited = (one: EvidenceLine) => `    ${visible(one.file)}:${one.line}  ${visible(one.text)}`;
  lines.push(...first.map(cited));
  if (omitted > 0) lines.push(`    ${text.omitted(omitted)}`);
  lines.push(...last.map(cited));
  for (const { label, texts } of statementsOf(incident, language)) {
    lines.push(`  ${label}`);
    for (const statement of texts) lines.push(`    - ${visible(statement)}`);
  }
  return lines.join("\n");
}

/** Of a label, in a terminal: a Japanese character takes two. */
const columns = (label: string) => label.length + label.replace(/[ -~]/g, "").length;

const signed = (seconds: number) => `${seconds < 0 ? "" : "+"}${seconds.toFixed(1)}`;

function printCoverage({ coverage, diagnostics }: ScanDocument, { language }: TextOptions): string {
  const text = words[language];
  const lines = [text.coverage];
  for (const source of coverage.sources) {
    const hosts = source.hosts.length === 0 ? "" : ` (${visible(source.hosts.join(", "))})`;
    const files = source.files.length > 1 ? `, ${text.files(source.files.length)}` : "";
    const unread = source.unread > 0 ? `, ${text.unread(source.unread)}` : "";
    const span = source.firstAt === null ? "" : `  ${instant(source.firstAt)} - ${instant(source.lastAt)}`;
    lines.push(`  ${visible(source.name)}${hosts}${span}  ${text.records(source.records)}${files}${unread}`);
    const undecided = source.years.filter(({ isDecided }) => !isDecided);
    if (undecided.length > 0)
      lines.push(`    ${text.undecidedYear(undecided.reduce((sum, { records }) => sum + records, 0))}`);
    if (source.missingRotations.length > 0)
      lines.push(`    ${text.missingRotations(source.missingRotations.join(", "))}`);
    for (const { from, to, reason } of source.gaps)
      lines.push(`    ${text.gap(instant(from), instant(to))}: ${text.gapReason[reason]}`);
  }
  for (const boot of coverage.boots) {
    lines.push(`  ${text.boot} ${visible(boot.host)} ${instant(boot.at)}: ${text.stop[boot.stop]}`);
  }
  for (const { host, other, fromSeconds, toSeconds, by, count } of coverage.skews) {
    const seconds = [fromSeconds, toSeconds].map(signed).join(" … ");
    lines.push(`  ${text.skew(visible(other), visible(host), seconds)} (${text.skewBy[by](count)})`);
  }
  if (coverage.notRead.length > 0) lines.push(`  ${text.notRead(coverage.notRead.length)}`);
  for (const diagnostic of diagnostics) {
    const place = placeOf(diagnostic);
    lines.push(
      `  ${text.severity[diagnostic.severity]} ${diagnostic.code}: ${visible(place === "" ? diagnostic.message : `${place}: ${diagnostic.message}`)}`,
    );
    if (diagnostic.hint !== undefined) lines.push(`    ${visible(diagnostic.hint)}`);
  }
  return lines.join("\n");
}
