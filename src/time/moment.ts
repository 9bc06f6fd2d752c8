import { dayNames, microsPerDay } from "./stamp.js";
import { weekdayOf } from "./weekday.js";
import { type HostZone, isDate, microsOfFraction, parseInstant, zoneByName } from "./zone.js";

/** RFC 3339 writes the years 0000 to 9999; a day less, since clocks east and west may show another year. */
const firstMicros = Date.parse("0000-01-02T00:00:00Z") * 1000;
const endMicros = Date.parse("9999-12-31T00:00:00Z") * 1000;

/** In microseconds. A month and a year are systemd's: 30.44 and 365.25 days, whatever the calendar. */
const spans: readonly (readonly [RegExp, number])[] = [
  [/^(?:usec|us|µs|μs)$/, 1],
  [/^(?:msec|ms)$/, 1e3],
  [/^(?:seconds?|sec|s|)$/, 1e6],
  [/^(?:minutes?|min|m)$/, 60e6],
  [/^(?:hours?|hr|h)$/, 3600e6],
  [/^(?:days?|d)$/, microsPerDay],
  [/^(?:weeks?|w)$/, 7 * microsPerDay],
  [/^(?:months?|M)$/, 2_629_800e6],
  [/^(?:years?|y)$/, 31_557_600e6],
];

/**
 * A moment as people type it: RFC 3339, or systemd's grammar (systemd.time(7)): `2008-05-22 23:34:30` with the date, the
 * time or the seconds left out and a day of the week before it, `yesterday`, `today`, `tomorrow`, `now`, `-1h`, `+3h30min`,
 * `11min ago`, `5min left`, `@1211466870`; local times with a zone behind them if wanted.
 * Returns microseconds since 1970 in UTC, or null where the text is none of these.
 */
export function parseMoment(text: string, nowMicros: number, zone: HostZone): number | null {
  const micros = readMoment(text, nowMicros, zone);
  return micros !== null && micros >= firstMicros && micros < endMicros ? micros : null;
}

function readMoment(text: string, nowMicros: number, zone: HostZone): number | null {
  const trimmed = text.trim();
  const exact = parseInstant(trimmed);
  if (exact !== null) return exact;
  const epoch = /^@(\d{1,12})(?:\.(\d+))?$/.exec(trimmed);
  if (epoch !== null) return Number(epoch[1]) * 1e6 + microsOfFraction(epoch[2]);
  const relative = parseRelative(trimmed, nowMicros);
  if (relative !== null) return relative;
  const zoned = /^(.*\S)\s+(\S+)$/.exec(trimmed);
  const ownZone = zoned === null ? null : zoneByName(zoned[2] ?? "");
  return zoned !== null && ownZone !== null
    ? parseLocal(zoned[1] ?? "", nowMicros, ownZone)
    : parseLocal(trimmed, nowMicros, zone);
}

function parseRelative(text: string, nowMicros: number): number | null {
  const match = /^([+-])?(.*?)(?:\s*\b(ago|left))?$/.exec(text);
  const [, sign, span, suffix] = match ?? [];
  if ((sign === undefined) === (suffix === undefined)) return null;
  const micros = parseSpan(span ?? "");
  return micros === null ? null : nowMicros + (sign === "-" || suffix === "ago" ? -micros : micros);
}

/** Microseconds of `1d 3h30min`; null where it is no span of time. */
function parseSpan(text: string): number | null {
  const part = /\s*(\d{1,9}(?:\.\d{1,9})?)\s*(\p{L}*)\s*/uy;
  let micros = 0;
  do {
    const match = part.exec(text);
    const unit = spans.find(([name]) => name.test(match?.[2] ?? ""));
    if (match === null || unit === undefined) return null;
    micros += Math.round(Number(match[1]) * unit[1]);
  } while (part.lastIndex < text.length);
  return micros;
}

const localForm = /^(?:(\d{4}|\d{2})-(\d{2})-(\d{2}))?(?:(?:^|[T ]\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?$/;
const weekdayForm = /^(mon|tues?|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\s+/i;

function parseLocal(text: string, nowMicros: number, zone: HostZone): number | null {
  if (text === "now") return nowMicros;
  const today = Math.floor((nowMicros + zone.offsetAt(nowMicros) * 60e6) / microsPerDay) * microsPerDay;
  const days = ["yesterday", "today", "tomorrow"].indexOf(text);
  if (days >= 0) return zone.instantOf(today + (days - 1) * microsPerDay);
  const weekday = weekdayForm.exec(text);
  const rest = weekday === null ? text : text.slice(weekday[0].length);
  const match = localForm.exec(rest);
  if (match === null || rest === "") return null;
  const [, year, month, day, hour, minute, second, fraction] = match;
  const date = year === undefined ? null : `${fullYear(year)}-${month}-${day}`;
  if (
    (date !== null && !isDate(date)) ||
    Number(hour ?? 0) > 23 ||
    Number(minute ?? 0) > 59 ||
    Number(second ?? 0) > 59
  )
    return null;
  // As systemd does it: a day of the week that is not that date's is a mistake worth telling.
  const start = date === null ? null : Date.parse(`${date}T00:00:00Z`) * 1000;
  if (
    weekday !== null &&
    (start === null || dayNames[weekdayOf(start)]?.toLowerCase() !== weekday[1]?.slice(0, 3).toLowerCase())
  )
    return null;
  const seconds = (Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0);
  const ofDay = seconds * 1e6 + microsOfFraction(fraction);
  return zone.instantOf((start ?? today) + ofDay);
}

/** Of two digits the years 1969 to 2068 are meant, as strptime(3) reads them. */
function fullYear(digits: string): string {
  if (digits.length === 4) return digits;
  return Number(digits) < 69 ? `20${digits}` : `19${digits}`;
}
