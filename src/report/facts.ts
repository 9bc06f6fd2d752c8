import type { Language } from "../incident/phrases.js";
import type { Incident } from "../incident/record.js";
import { words } from "./words.js";

/** One field of an incident as a person reads it. The value may hold a log's text: each format escapes it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What every report says of an incident before its evidence, in this order. */
export function factsOf(incident: Incident, language: Language): Fact[] {
  const text = words[language];
  const { time, bounds } = lasted(incident, language);
  const { level, reasons } = incident.confidence;
  return [
    { label: text.started, value: startText(incident, language) },
    { label: text.ended, value: endText(incident, language) },
    { label: text.lasted, value: bounds === "" ? time : `${time}  (${bounds})` },
    { label: text.state, value: `${text.status[incident.status]}, ${text.nature[incident.nature]}` },
    { label: text.concerns, value: targetsText(incident, language) },
    { label: text.sure, value: `${text.confidence[level]}: ${reasons.join("; ")}` },
    { label: "id", value: `${incident.id}  ${incident.kind}` },
  ];
}

/** When it began, on what that rests, and within which bounds. */
export function startText({ start }: Incident, language: Language): string {
  return `${instant(start.at)}  ${boundsText(start, language)}`;
}

/** When it ended, or how far the log proves that it went on. */
export function endText({ start, end, status, lastFailingAt }: Incident, language: Language): string {
  const text = words[language];
  const last = start.basis === "silence" ? text.stillSilent : text.lastFailing;
  if (end === null) return `${text.status[status]}; ${last} ${instant(lastFailingAt)}`;
  return `${instant(end.at)}  ${boundsText(end, language)}`;
}

/** The components that it is about, each with its host. */
export function targetsText({ targets }: Incident, language: Language): string {
  return targets.map(({ component, host }) => `${component} ${words[language].on(host)}`).join("; ");
}

/** Evidence lines of the beginning and of the end, at most so many in all, and how many of the incident's are not among them. */
export function evidenceEnds({ evidence, evidenceOmitted }: Incident, most: number) {
  const isWhole = evidence.length <= most;
  const first = isWhole ? evidence : evidence.slice(0, most / 2);
  const last = isWhole ? [] : evidence.slice(-most / 2);
  return { first, last, omitted: evidenceOmitted + evidence.length - first.length - last.length };
}

/** The lists that follow the evidence; empty ones are left out. */
export function statementsOf(incident: Incident, language: Language): { label: string; texts: string[] }[] {
  const text = words[language];
  return [
    { label: text.hints, statements: incident.causeHints },
    { label: text.gaps, statements: incident.detectionGaps },
    { label: text.actions, statements: incident.actionsSeen },
    { label: text.questions, statements: incident.openQuestions },
  ]
    .filter(({ statements }) => statements.length > 0)
    .map(({ label, statements }) => ({ label, texts: statements.map((statement) => statement.text) }));
}

/** `2008-05-22T23:34:30+09:00` as people write it. */
export function instant(value: string | null): string {
  return value === null ? "?" : value.replace("T", " ").replace(/([+-]\d{2}:\d{2})$/, " $1");
}

function boundsText(end: Incident["start"] | NonNullable<Incident["end"]>, language: Language): string {
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
export function lasted({ start, end, durationSeconds: { min, max } }: Incident, language: Language) {
  const text = words[language];
  const known = start.at === null || end === null || end.at === null ? null : Date.parse(end.at) - Date.parse(start.at);
  if (known === null) return { time: min < 1 ? text.lengthUnknown : text.atLeast(clock(min)), bounds: "" };
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

/** Ongoing and newest incidents first, as every report shows them. */
export function inReportOrder(incidents: readonly Incident[]): Incident[] {
  return [...incidents].sort(
    (a, b) =>
      Number(b.status === "ongoing") - Number(a.status === "ongoing") ||
      Date.parse(b.start.at ?? b.start.notAfter ?? "") - Date.parse(a.start.at ?? a.start.notAfter ?? ""),
  );
}
