import { DateTime, type DurationLikeObject } from "luxon";
import { type HostZone, parseInstant, zoneByName } from "./zone.js";

const units: Readonly<Record<string, keyof DurationLikeObject>> = {
  s: "seconds",
  sec: "seconds",
  second: "seconds",
  seconds: "seconds",
  m: "minutes",
  min: "minutes",
  minute: "minutes",
  minutes: "minutes",
  h: "hours",
  hr: "hours",
  hour: "hours",
  hours: "hours",
  d: "days",
  day: "days",
  days: "days",
  w: "weeks",
  week: "weeks",
  weeks: "weeks",
  month: "months",
  months: "months",
  y: "years",
  year: "years",
  years: "years",
};

/**
 * A moment as people type it: RFC 3339, or systemd's grammar (systemd.time(7)): `2008-05-22 23:34:30` with the date or the
 * time left out, `yesterday`, `today`, `tomorrow`, `now`, `-1h`, `11min ago`, `@1211466870`, each with a zone behind it.
 * Returns microseconds since 1970 in UTC, or null where the text is none of these.
 */
export function parseMoment(text: string, nowMicros: number, zone: HostZone): number | null {
  const trimmed = text.trim();
  const exact = parseInstant(trimmed);
  if (exact !== null) return exact;
  const epoch = /^@(\d+)(?:\.(\d{1,6}))?$/.exec(trimmed);
  if (epoch !== null) return Number(epoch[1]) * 1e6 + Number((epoch[2] ?? "").padEnd(6, "0"));
  const relative = parseRelative(trimmed, nowMicros, zone);
  if (relative !== null) return relative;
  const named = /^(.*\S)\s+([A-Za-z][\w+-]*(?:\/[\w+-]+)*)$/.exec(trimmed);
  const ownZone = named === null ? null : zoneByName(named[2] ?? "");
  return named !== null && ownZone !== null
    ? parseLocal(named[1] ?? "", nowMicros, ownZone)
    : parseLocal(trimmed, nowMicros, zone);
}

const localOf = (micros: number, zone: HostZone) => micros + zone.offsetAt(micros) * 60_000_000;
const midnight = (localMicros: number) => Math.floor(localMicros / 86_400e6) * 86_400e6;

function parseRelative(text: string, nowMicros: number, zone: HostZone): number | null {
  const match = /^([+-])?\s*((?:\d+(?:\.\d+)?\s*[a-z]+\s*)+?)(\s*ago)?$/.exec(text);
  if (match === null || (match[1] === undefined && match[3] === undefined)) return null;
  const sign = (match[1] === "-" ? -1 : 1) * (match[3] === undefined ? 1 : -1);
  let time = DateTime.fromMillis(localOf(nowMicros, zone) / 1000, { zone: "utc" });
  for (const part of (match[2] ?? "").matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)) {
    const unit = units[part[2] ?? ""];
    if (unit === undefined) return null;
    time = time.plus({ [unit]: sign * Number(part[1]) });
  }
  return zone.instantOf(time.toMillis() * 1000);
}

function parseLocal(text: string, nowMicros: number, zone: HostZone): number | null {
  if (text === "now") return nowMicros;
  const today = midnight(localOf(nowMicros, zone));
  const days = ["yesterday", "today", "tomorrow"].indexOf(text);
  if (days >= 0) return zone.instantOf(today + (days - 1) * 86_400e6);
  const match = /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|[T ]\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?$/.exec(
    text,
  );
  if (match === null || text === "") return null;
  const [, year, month, day, hour, minute, second, fraction] = match;
  const date = year === undefined ? null : DateTime.utc(Number(year), Number(month), Number(day));
  if (date?.isValid === false || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59)
    return null;
  const seconds = (Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0);
  const ofDay = seconds * 1e6 + Number((fraction ?? "").padEnd(6, "0"));
  return zone.instantOf((date === null ? today : date.toMillis() * 1000) + ofDay);
}
