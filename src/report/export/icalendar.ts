import ICAL from "ical.js";
import type { Incident } from "../../incident/record.js";
import { bracketFrame, findPart, framed, idsOf, unmarked } from "../machine-part.js";
import { words } from "../words.js";
import { detailsOf, subjectOf, titleOf } from "./details.js";
import { cutWarning, evidenceText, fitEvidence } from "./fit.js";
import { type Answer, type ExportContext, type Exported, type ExportRequest, nothing, spanOf } from "./request.js";

const evidenceCharacters = 10_000;

/**
 * An event in a CalDAV calendar, at the calendar's own URL. The draft's id is the UID and the name of the file. A later scan
 * changes times that people left as they were, and its own part of the description; summary, status and all else stay.
 * Source: RFC 5545, RFC 4791, and Radicale 3.1.
 */
export function toICalendar(incident: Incident, context: ExportContext): Exported {
  const times = timesOf(incident);
  if (times === null) {
    const message = `${incident.id}: not sent: nothing shows when it began, and an event needs a start`;
    return { requests: [], warnings: [{ code: "export.no-start", message }] };
  }
  const { part, warnings } = machinePart(incident, context);
  const search = ([id, ...others]: readonly string[]): Exported => {
    if (id === undefined) {
      const calendar = newCalendar(incident, times, part);
      return { requests: [put(`${incident.id}.ics`, calendar, { "if-none-match": "*" })], warnings };
    }
    const follow = (answer: Answer | null): Exported => {
      if (answer === null || answer.status === 404) return search(others);
      const updated = updatedCalendar(answer.body, incident, times, part);
      if (updated === null) return leftToPeople(incident);
      const { calendar, isChanged } = updated;
      if (!isChanged) return nothing;
      const etag = answer.header("etag");
      return { requests: [put(`${id}.ics`, calendar, etag === null ? {} : { "if-match": etag })], warnings };
    };
    const headers = { accept: "text/calendar" };
    return {
      requests: [
        { method: "GET", path: `${id}.ics`, headers, body: null, repeatable: true, mayBeMissing: true, follow },
      ],
      warnings: [],
    };
  };
  return search(idsOf(incident));
}

interface Times {
  readonly start: ICAL.Time;
  /** Null where it is not after the start, which the format forbids: the event is a moment then. */
  readonly end: ICAL.Time | null;
}

function timesOf(incident: Incident): Times | null {
  const { startAt, endAt } = spanOf(incident);
  if (startAt === null) return null;
  const start = utc(startAt);
  const until = endAt ?? incident.lastFailingAt;
  const end = until === null ? null : utc(until);
  return { start, end: end === null || end.compare(start) <= 0 ? null : end };
}

const utc = (at: string) => ICAL.Time.fromJSDate(new Date(Date.parse(at)), true);

function machinePart(incident: Incident, { language }: ExportContext) {
  const { facts, statements, warnings } = detailsOf(incident, language);
  const { lines, omitted } = fitEvidence(incident, evidenceCharacters, (line) => evidenceText(line).length + 1);
  const text = words[language];
  const part = framed(bracketFrame, incident, [
    ...facts.map(({ label, value }) => unmarked(`${label}: ${value}`)),
    ...[`${text.evidence}:`, ...lines.map((line) => unmarked(evidenceText(line)))],
    ...(omitted > 0 ? [text.omitted(omitted)] : []),
    ...statements.flatMap(({ label, texts }) => [`${label}:`, ...texts.map((item) => unmarked(`- ${item}`))]),
  ]);
  return { part, warnings: [...warnings, ...cutWarning(incident, omitted)] };
}

function newCalendar(incident: Incident, { start, end }: Times, part: string): ICAL.Component {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//logscan//logscan//EN");
  const event = new ICAL.Component("vevent");
  event.updatePropertyWithValue("uid", incident.id);
  // When the draft was last revised; the library reads no clock, so the last moment that the draft knows stands for it.
  event.updatePropertyWithValue("dtstamp", end ?? start);
  event.updatePropertyWithValue("sequence", 0);
  event.updatePropertyWithValue("summary", titleOf(incident));
  event.updatePropertyWithValue("status", "TENTATIVE");
  event.updatePropertyWithValue("transp", "TRANSPARENT");
  const { host } = subjectOf(incident);
  if (host !== "") event.updatePropertyWithValue("location", host);
  event.updatePropertyWithValue("description", part);
  for (const [name, time] of [["start", start] as const, ["end", end] as const]) setTime(event, name, time);
  calendar.addSubcomponent(event);
  return calendar;
}

/** Sets a time, and beside it what we wrote, by which a later scan sees whether people changed it; says whether it did so. */
function setTime(event: ICAL.Component, name: "start" | "end", time: ICAL.Time | null): boolean {
  const ours = event.getFirstPropertyValue(`x-logscan-${name}`) ?? "";
  const current = event.getFirstPropertyValue(`dt${name}`);
  const isPeoples = (current === null ? "" : utcText(current)) !== ours;
  if (isPeoples || ours === (time === null ? "" : utcText(time))) return false;
  event.removeAllProperties(`dt${name}`);
  event.removeAllProperties(`x-logscan-${name}`);
  if (time === null) return true;
  event.updatePropertyWithValue(`dt${name}`, time);
  event.updatePropertyWithValue(`x-logscan-${name}`, utcText(time));
  return true;
}

/** `20080522T143430Z`, as the format writes times in UTC; other values as they are. */
function utcText(value: unknown): string {
  return value instanceof ICAL.Time ? value.toICALString() : String(value);
}

function calendarOf(text: string): ICAL.Component | null {
  try {
    const parsed: unknown = ICAL.parse(text);
    return Array.isArray(parsed) ? new ICAL.Component(parsed) : null;
  } catch {
    return null;
  }
}

/** Null where the answer is no event, or people took our part out of its description. */
function updatedCalendar(
  old: string,
  incident: Incident,
  times: Times,
  part: string,
): { calendar: ICAL.Component; isChanged: boolean } | null {
  const calendar = calendarOf(old);
  const event = calendar?.getFirstSubcomponent("vevent");
  if (!calendar || !event) return null;
  const description = String(event.getFirstPropertyValue("description") ?? "");
  const found = findPart(bracketFrame, incident, description);
  if (found === null) return null;
  const own = found.before + part + found.after;
  const changes = [own !== description, setTime(event, "start", times.start), setTime(event, "end", times.end)];
  event.updatePropertyWithValue("description", own);
  event.updatePropertyWithValue("sequence", Number(event.getFirstPropertyValue("sequence") ?? 0) + 1);
  return { calendar, isChanged: changes.includes(true) };
}

/** As text, in lines of at most 75 octets with the blank that begins a continuation: ical.js does not count that blank. */
function textOf(calendar: ICAL.Component): string {
  const lines = calendar.toString().replaceAll("\r\n ", "").split("\r\n");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function folded(line: string): string {
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function put(path: string, calendar: ICAL.Component, condition: Readonly<Record<string, string>>): ExportRequest {
  const headers = { "content-type": "text/calendar; charset=utf-8", ...condition };
  return { method: "PUT", path, headers, body: textOf(calendar), repeatable: true };
}

function leftToPeople({ id }: Incident): Exported {
  const message = `${id}: the event is left as it is: the part of its description that logscan wrote was taken out`;
  return { requests: [], warnings: [{ code: "export.left-to-people", message }] };
}
