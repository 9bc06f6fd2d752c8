import { monthNames } from "./stamp.js";
import type { HostZone } from "./zone.js";

/** A day as people write it. */
export interface WrittenDate {
  /** null where they leave it out. */
  readonly year: number | null;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** A time as people write it in a report: `4:00 頃`, `Sep 23 16:33:19`, `2008-09-23 16:33`, `7/28`. */
export interface WrittenTime {
  /** null for a time of day alone. */
  readonly date: WrittenDate | null;
  /** From midnight. */
  readonly seconds: number;
  /** How much time the words mean: a second, a minute, an hour or a day. */
  readonly precisionSeconds: number;
  /** Minutes east of UTC, where they say so. */
  readonly offsetMinutes: number | null;
  readonly isApproximate: boolean;
}

/** A stretch of time, microseconds since 1970: [from, to). */
export interface TimeSpan {
  readonly fromMicros: number;
  readonly toMicros: number;
}

const secondsPerDay = 86_400;

const about = /^(?:約|およそ|about|around|approximately|approx\.?|circa|ca\.|c\.|~|〜)\s*/i;
const isoDate = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?/;
const monthDay = /^(\d{1,2})\s*[/月]\s*(\d{1,2})(?!\d)\s*日?/;
const namedDay = new RegExp(
  `^(${monthNames.join("|")})[a-z]*\\.?\\s+(\\d{1,2})(?!\\d|:)(?:st|nd|rd|th)?(?:,?\\s+(\\d{4})(?!\\d|:))?`,
  "i",
);
const weekday = /^\s*[(]?(?:[月火水木金土日]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)(?:曜日?)?[)]?(?=[\s,]|$),?/i;
const colonClock = /^[T\s]*(午前|午後)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d)\s*(am|pm|a\.m\.|p\.m\.)?/i;
const kanjiClock = /^\s*(午前|午後)?\s*(\d{1,2})\s*時(?:\s*(\d{1,2})\s*分(?:\s*(\d{1,2})\s*秒)?)?/;
const zoneOffset = /^\s*(Z|UTC|[+-]\d{2}:?\d{2})(?![\d:])/;

/**
 * The time that a text begins with; what follows is a remark. `open` where it begins with none (`???`, "since the new
 * firewall"), `wrong` where it begins as a time and is none (`25:99`, `2/31`).
 */
export function readWrittenTime(text: string): WrittenTime | "open" | "wrong" {
  const trimmed = text.trim();
  let rest = trimmed.replace(about, "");
  const isAbout = rest !== trimmed;
  const isTimelike = /^(?:(?:午前|午後)\s*)?\d{1,4}\s*[-/.:年月]\s*\d/.test(rest);
  const date = takeDate(rest);
  if (date === "wrong") return "wrong";
  if (date !== null) rest = rest.slice(date.length).replace(weekday, "");
  const clock = takeClock(rest);
  if (clock === "wrong") return "wrong";
  if (clock === null && date === null) return isTimelike ? "wrong" : "open";
  if (clock !== null) rest = rest.slice(clock.length);
  const offset = clock === null ? null : zoneOffset.exec(rest);
  if (offset !== null) rest = rest.slice(offset[0].length);
  return {
    date: date?.value ?? null,
    seconds: clock?.seconds ?? 0,
    precisionSeconds: clock?.precisionSeconds ?? secondsPerDay,
    offsetMinutes: offset === null ? null : minutesOf(offset[1] ?? ""),
    isApproximate: isAbout || /^\s*(?:頃|ころ|ごろ|前後|or so)/.test(rest),
  };
}

function takeDate(text: string): { value: WrittenDate; length: number } | "wrong" | null {
  const iso = isoDate.exec(text);
  const short = iso === null ? monthDay.exec(text) : null;
  const named = iso === null && short === null ? namedDay.exec(text) : null;
  const found = iso ?? short ?? named;
  if (found === null) return null;
  const [, first = "", second = "", third] = found;
  const month = named === null ? Number(iso === null ? first : second) : monthNames.findIndex(isSameMonth(first)) + 1;
  const day = Number(iso === null ? second : third);
  const yearText = iso !== null ? first : named === null ? undefined : third;
  const year = yearText === undefined ? null : Number(yearText);
  // A leap year where none is stated: 29 February is a day.
  const real = new Date(Date.UTC(year ?? 2000, month - 1, day));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return "wrong";
  return { value: { year, month, day }, length: found[0].length };
}

const isSameMonth = (text: string) => (name: string) => name.toLowerCase() === text.slice(0, 3).toLowerCase();

function takeClock(text: string): { seconds: number; precisionSeconds: number; length: number } | "wrong" | null {
  const colon = colonClock.exec(text);
  const found = colon ?? kanjiClock.exec(text);
  if (found === null) return null;
  const [all, japanese, hourText, minuteText, secondText, english] = found;
  const half = (japanese === "午後" ? "p" : japanese === "午前" ? "a" : english?.[0]?.toLowerCase()) ?? null;
  const [hour, minute, second] = [Number(hourText), Number(minuteText ?? 0), Number(secondText ?? 0)];
  // 24:00 ends a day; a leap second may be logged.
  const isReal = minute < 60 && second <= 60 && (hour < 24 || (hour === 24 && minute + second === 0));
  if (!isReal || (half !== null && hour > 12)) return "wrong";
  const hours = half === null ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  const precisionSeconds = secondText !== undefined ? 1 : minuteText !== undefined ? 60 : 3600;
  return { seconds: (hours * 60 + minute) * 60 + second, precisionSeconds, length: all.length };
}

function minutesOf(offset: string): number {
  if (/^[A-Z]/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith("-") ? -minutes : minutes;
}

/** The time on that day, in its own zone where it states one. */
export function spanOn(time: WrittenTime, date: WrittenDate & { readonly year: number }, zone: HostZone): TimeSpan {
  const local = Date.UTC(date.year, date.month - 1, date.day) * 1000 + time.seconds * 1e6;
  const fromMicros = time.offsetMinutes === null ? zone.instantOf(local) : local - time.offsetMinutes * 60e6;
  return { fromMicros, toMicros: fromMicros + time.precisionSeconds * 1e6 };
}

/** The day that a zone's clocks show at an instant. */
export function dayAt(micros: number, zone: HostZone): WrittenDate & { readonly year: number } {
  const local = new Date((micros + zone.offsetAt(micros) * 60e6) / 1000);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}
