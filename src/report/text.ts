import { placeOf, visible } from "../diagnostic.js";
import type { Language } from "../incident/phrases.js";
import type { Incident, ScanDocument } from "../incident/record.js";
import { words } from "./words.js";

const shownEvidence = 40;

export interface TextOptions {
  readonly language: Language;
  /** Whether to mark titles with colour, for a terminal. */
  readonly color: boolean;
}

/** The report as plain text: ongoing and newest incidents first, then what was read. Ends with a newline. */
export function printText(document: ScanDocument, options: TextOptions): string {
  const order = [...document.incidents].sort(
    (a, b) =>
      Number(b.status === "ongoing") - Number(a.status === "ongoing") ||
      Date.parse(b.start.at ?? b.start.notAfter ?? "") - Date.parse(a.start.at ?? a.start.notAfter ?? ""),
  );
  const sections = [
    summary(document, options),
    ...(order.length > 1 ? [order.map((incident) => overviewLine(incident, options)).join("\n")] : []),
    ...order.map((incident) => printIncident(incident, options)),
  ];
  sections.push(printCoverage(document, options));
  return `${sections.join("\n\n")}\n`;
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
function overviewLine(incident: Incident, { language }: TextOptions): string {
  const text = words[language];
  const state = incident.status === "recovered" ? "" : `  (${text.status[incident.status]})`;
  const title = `${incident.severity.toUpperCase()} ${visible(incident.title)}`;
  return `  ${instant(incident.start.at)}  ${lasted(incident, language).time.padStart(11)}  ${title}${state}`;
}

function printIncident(incident: Incident, { language, color }: TextOptions): string {
  const text = words[language];
  const mark = `${incident.severity.toUpperCase()} ${visible(incident.title)}`;
  const lines = [color ? `\x1b[1m${mark}\x1b[0m` : mark];
  const row = (name: string, value: string) =>
    lines.push(`  ${name}${" ".repeat(text.labelColumns - columns(name))}  ${value}`);
  row(text.started, `${instant(incident.start.at)}  ${bounds(incident.start, language)}`);
  if (incident.end === null)
    row(text.ended, `${text.status[incident.status]}; ${text.lastFailing} ${instant(incident.lastFailingAt)}`);
  else row(text.ended, `${instant(incident.end.at)}  ${bounds(incident.end, language)}`);
  const { time, bounds: limits } = lasted(incident, language);
  row(text.lasted, limits === "" ? time : `${time}  (${limits})`);
  row(text.state, `${text.status[incident.status]}, ${text.nature[incident.nature]}`);
  row(
    text.concerns,
    incident.targets.map((target) => visible(`${target.component} ${text.on(target.host)}`)).join("; "),
  );
  row(
    text.sure,
    `${text.confidence[incident.confidence.level]}: ${incident.confidence.reasons.map(visible).join("; ")}`,
  );
  row("id", `${incident.id}  ${incident.kind}`);
  lines.push(`  ${text.evidence}`);
  for (const line of incident.evidence.slice(0, shownEvidence)) {
    lines.push(`    ${visible(line.file)}:${line.line}  ${visible(line.text)}`);
  }
  const omitted = incident.evidenceOmitted + Math.max(0, incident.evidence.length - shownEvidence);
  if (omitted > 0) lines.push(`    ${text.omitted(omitted)}`);
  const list = (name: string, statements: readonly { text: string }[]) => {
    if (statements.length === 0) return;
    lines.push(`  ${name}`);
    for (const statement of statements) lines.push(`    - ${visible(statement.text)}`);
  };
  list(text.hints, incident.causeHints);
  list(text.gaps, incident.detectionGaps);
  list(text.actions, incident.actionsSeen);
  list(text.questions, incident.openQuestions);
  return lines.join("\n");
}

/** Of a label, in a terminal: a Japanese character takes two. */
const columns = (label: string) => label.length + label.replace(/[ -~]/g, "").length;

/** `2008-05-22T23:34:30+09:00` as people write it. */
function instant(value: string | null): string {
  return value === null ? "?" : value.replace("T", " ").replace(/([+-]\d{2}:\d{2})$/, " $1");
}

function bounds(end: Incident["start"] | NonNullable<Incident["end"]>, language: Language): string {
  const text = words[language];
  const parts: string[] = [text.basis[end.basis]];
  if (end.notBefore !== end.notAfter) {
    if (end.notBefore === null)
      parts.push(end.notAfter === end.at ? text.maybeBefore : text.notAfter(instant(end.notAfter)));
    else if (end.notAfter === null)
      parts.push(end.notBefore === end.at ? text.maybeAfter : text.notBefore(instant(end.notBefore)));
    else parts.push(text.between(instant(end.notBefore), instant(end.notAfter)));
  }
  const { certainty } = end;
  if (certainty.year === "inferred") parts.push(text.yearBy(certainty.yearBy));
  if (certainty.zone === "assumed") parts.push(text.zoneAssumed);
  return `(${parts.join(", ")})`;
}

/** How long the incident was as far as its ends are known, and what their bounds leave open. */
function lasted({ start, end, durationSeconds: { min, max } }: Incident, language: Language) {
  const text = words[language];
  const known = start.at === null || end === null || end.at === null ? null : Date.parse(end.at) - Date.parse(start.at);
  if (known === null) return { time: text.atLeast(clock(min)), bounds: "" };
  if (max === null) return { time: clock(known / 1000), bounds: text.orMore(clock(min)) };
  const isExact = Math.round(min) === Math.round(max);
  return { time: clock(known / 1000), bounds: isExact ? "" : text.fromTo(clock(min), clock(max)) };
}

/** Seconds as `1:55:50` or `2d 1:55:50`. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const days = Math.floor(whole / 86_400);
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${Math.floor((whole % 86_400) / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return days > 0 ? `${days}d ${time}` : time;
}

function printCoverage({ coverage, diagnostics }: ScanDocument, { language }: TextOptions): string {
  const text = words[language];
  const lines = [text.coverage];
  for (const source of coverage.sources) {
    const hosts = source.hosts.length === 0 ? "" : ` (${visible(source.hosts.join(", "))})`;
    const files = source.files.length > 1 ? `, ${text.files(source.files.length)}` : "";
    const unread = source.unread > 0 ? `, ${text.unread(source.unread)}` : "";
    const span = source.firstAt === null ? "" : `  ${instant(source.firstAt)} - ${instant(source.lastAt)}`;
    lines.push(`  ${visible(source.name)}${hosts}${span}  ${text.records(source.records)}${files}${unread}`);
  }
  for (const boot of coverage.boots) {
    lines.push(`  ${text.boot} ${visible(boot.host)} ${instant(boot.at)}: ${text.stop[boot.stop]}`);
  }
  if (coverage.notRead.length > 0) lines.push(`  ${text.notRead(coverage.notRead.length)}`);
  for (const diagnostic of diagnostics) {
    const place = placeOf(diagnostic);
    lines.push(
      `  ${text.severity[diagnostic.severity]}: ${visible(place === "" ? diagnostic.message : `${place}: ${diagnostic.message}`)}`,
    );
    if (diagnostic.hint !== undefined) lines.push(`    ${visible(diagnostic.hint)}`);
  }
  return lines.join("\n");
}
