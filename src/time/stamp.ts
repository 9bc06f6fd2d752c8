/**
 * What the clock of a line is, always in microseconds: `calendar` since 1 January 00:00 of a 366-day year (the stamp has no year),
 * `local` since 1970 in local time (no zone stated), `instant` since 1970 in UTC, `boot` since the kernel started. Lines of a
 * snapshot (a queue as it was at some moment, in any order) do not say when they were written but when what they show
 * arrived: `calendar arrival` as `calendar`, `instant arrival` as `instant`.
 */
export type ClockKind = "calendar" | "local" | "instant" | "boot" | "calendar arrival" | "instant arrival";

/** Whether lines with such a stamp are of a snapshot. */
export const isArrival = (kind: ClockKind) => kind === "calendar arrival" || kind === "instant arrival";

/** A stamp as it was read; one object is filled again and again, since lines come by the million. */
export interface Stamp {
  kind: ClockKind;
  micros: number;
  /** Digits after the decimal point of the seconds: 0 for whole seconds; -1 where the stamp ends with the minutes. */
  fractionDigits: number;
  /** East of UTC; `noOffset` where the stamp does not say. */
  offsetMinutes: number;
  /** The day of the week that the stamp states, Sunday 0; `noWeekday` where it states none. */
  weekday: number;
}

export const noOffset = 32767;
export const noWeekday = -1;
export const microsPerSecond = 1_000_000;
export const microsPerHour = 3600 * microsPerSecond;
export const microsPerDay = 24 * microsPerHour;

export function emptyStamp(): Stamp {
  return { kind: "calendar", micros: 0, fractionDigits: 0, offsetMinutes: noOffset, weekday: noWeekday };
}

export const monthStarts = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366];
export const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const packed = (name: string) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2);
const months = monthNames.map(packed);
const days = dayNames.map(packed);

/** Day of a 366-day year, from 0, of a month from 0 and a day of the month from 1. */
export function calendarDay(month: number, day: number): number {
  return (monthStarts[month] ?? 0) + day - 1;
}

/** The month (from 0) and day (from 1) of a day of a 366-day year (from 0). */
export function monthAndDay(calendarDayIndex: number): { month: number; day: number } {
  let month = 11;
  while (calendarDayIndex < (monthStarts[month] ?? 0)) month--;
  return { month, day: calendarDayIndex - (monthStarts[month] ?? 0) + 1 };
}

/** Whether a day of a 366-day year (from 0) is 29 February. */
export const isLeapDay = (calendarDayIndex: number) => calendarDayIndex === 59;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Microseconds from 1970 to the beginning of a day, in the calendar of Gregory; as Date.UTC, without its cost a line. */
export function microsOfDate(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  const skipped = month > 1 && !isLeapYear(year) ? 1 : 0;
  return (365 * (year - 1970) + leapDays + calendarDay(month, day) - skipped) * microsPerDay;
}

/** The day of the week whose name, `Sun` (0) to `Sat`, stands there, or `noWeekday`. */
export function weekdayAt(bytes: Uint8Array, at: number): number {
  return days.indexOf(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0));
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const digit = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) - 48;
/** No kernel runs longer: 285 years. More is damage or an attack, and its microseconds would be no exact number. */
const mostSeconds = 9e9;

/** Two digits as a number, or -1; like all of these it may look behind the end, so callers compare the end of the whole. */
export function two(bytes: Uint8Array, at: number): number {
  const high = digit(bytes, at);
  const low = digit(bytes, at + 1);
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? high * 10 + low : -1;
}

/** Four digits as a year from 1900 to 2199, or -1: others are no clock's, and later ones had no exact microseconds. */
export function yearAt(bytes: Uint8Array, at: number): number {
  const century = two(bytes, at);
  const rest = two(bytes, at + 2);
  return century >= 19 && century <= 21 && rest >= 0 ? century * 100 + rest : -1;
}

export function monthAt(bytes: Uint8Array, at: number): number {
  return months.indexOf(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0));
}

/** Reads `HH:MM:SS[.fraction]` (a comma is taken too) into `stamp.micros` as the time of day; returns its end or -1. */
export function readTimeOfDay(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const hour = two(bytes, at);
  const minute = two(bytes, at + 3);
  const second = two(bytes, at + 6);
  if (at + 8 > end || bytes[at + 2] !== 58 || bytes[at + 5] !== 58) return -1;
  // 60 is a leap second.
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
  let next = at + 8;
  let micros = 0;
  let digits = 0;
  if (next + 1 < end && (bytes[next] === 46 || bytes[next] === 44) && isDigit(bytes[next + 1])) {
    next++;
    for (let scale = microsPerSecond / 10; next < end && isDigit(bytes[next]); next++, digits++) {
      micros += digit(bytes, next) * scale;
      scale = Math.floor(scale / 10);
    }
  }
  stamp.micros = ((hour * 60 + minute) * 60 + second) * microsPerSecond + micros;
  stamp.fractionDigits = digits;
  return next;
}

/**
 * Reads `Mmm d HH:MM:SS[.fraction]`, the day padded by a blank, by zero or not at all, or `Mmm d YYYY HH:MM:SS`.
 * Returns the end (exclusive), or -1 where no such stamp stands at `at`. Source of the form: RFC 3164, section 4.1.2.
 */
export function readBsdStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const month = monthAt(bytes, at);
  if (month < 0 || bytes[at + 3] !== 32) return -1;
  let next = at + 4;
  if (bytes[next] === 32) next++;
  let day = digit(bytes, next++);
  if (day < 0 || day > 9) return -1;
  if (isDigit(bytes[next])) day = day * 10 + digit(bytes, next++);
  if (bytes[next] !== 32 || day < 1 || calendarDay(month, day) >= (monthStarts[month + 1] ?? 0)) return -1;
  next++;
  const year = bytes[next + 4] === 32 ? yearAt(bytes, next) : -1;
  if (year >= 0) next += 5;
  if (year >= 0 && month === 1 && day === 29 && !isLeapYear(year)) return -1;
  const stampEnd = readTimeOfDay(bytes, next, end, stamp);
  if (stampEnd < 0) return -1;
  stamp.offsetMinutes = noOffset;
  if (year < 0) {
    stamp.kind = "calendar";
    stamp.micros += calendarDay(month, day) * microsPerDay;
  } else {
    stamp.kind = "local";
    stamp.micros += microsOfDate(year, month, day);
  }
  return stampEnd;
}

/**
 * Reads `YYYY-MM-DDTHH:MM:SS[.fraction][Z|±HH:MM|±HHMM|±HH]`, with a comma before the fraction too.
 * Returns the end (exclusive), or -1. Sources: RFC 3339; util-linux `dmesg --time-format iso`.
 */
export function readIsoStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const year = yearAt(bytes, at);
  const month = two(bytes, at + 5) - 1;
  const day = two(bytes, at + 8);
  if (year < 0 || bytes[at + 4] !== 45 || bytes[at + 7] !== 45) return -1;
  if (month < 0 || month > 11 || day < 1 || calendarDay(month, day) >= (monthStarts[month + 1] ?? 0)) return -1;
  if (month === 1 && day === 29 && !isLeapYear(year)) return -1;
  // A blank for the T is what package managers and mail servers write: their next word is no host.
  if (bytes[at + 10] !== 84 && bytes[at + 10] !== 116) return -1;
  const timeEnd = readTimeOfDay(bytes, at + 11, end, stamp);
  if (timeEnd < 0) return -1;
  stamp.micros += microsOfDate(year, month, day);
  const sign = timeEnd < end ? bytes[timeEnd] : undefined;
  if (sign === 90 || sign === 122) {
    stamp.kind = "instant";
    stamp.offsetMinutes = 0;
    return timeEnd + 1;
  }
  if (sign === 43 || sign === 45) {
    const hours = two(bytes, timeEnd + 1);
    const behindHours = timeEnd + 3 < end ? bytes[timeEnd + 3] : undefined;
    const colon = behindHours === 58 ? 1 : 0;
    const hasMinutes = colon === 1 || isDigit(behindHours);
    const minutes = hasMinutes ? two(bytes, timeEnd + 3 + colon) : 0;
    const offsetEnd = timeEnd + (hasMinutes ? 5 + colon : 3);
    if (offsetEnd > end || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return -1;
    const distance = hours * 60 + minutes;
    stamp.kind = "instant";
    stamp.offsetMinutes = sign === 45 ? 0 - distance : distance;
    stamp.micros -= stamp.offsetMinutes * 60 * microsPerSecond;
    return offsetEnd;
  }
  stamp.kind = "local";
  stamp.offsetMinutes = noOffset;
  return timeEnd;
}

/** Reads `Www Mmm dd HH:MM:SS[.fraction] YYYY` (ctime; Apache's error log and `dmesg -T`). Returns the end (exclusive), or -1. */
export function readCtimeStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const weekday = weekdayAt(bytes, at);
  if (weekday < 0 || bytes[at + 3] !== 32) return -1;
  const bsdEnd = readBsdStamp(bytes, at + 4, end, stamp);
  if (bsdEnd < 0 || stamp.kind !== "calendar" || bytes[bsdEnd] !== 32) return -1;
  const year = yearAt(bytes, bsdEnd + 1);
  const calendarDayIndex = Math.floor(stamp.micros / microsPerDay);
  if (year < 0 || bsdEnd + 5 > end || (isLeapDay(calendarDayIndex) && !isLeapYear(year))) return -1;
  const { month, day } = monthAndDay(calendarDayIndex);
  stamp.micros = (stamp.micros % microsPerDay) + microsOfDate(year, month, day);
  stamp.kind = "local";
  stamp.weekday = weekday;
  return bsdEnd + 5;
}

/**
 * Reads the kernel's `SSSSS.ffffff`, blanks before it allowed; `fractionDigits` says how many decimals stood there.
 * Returns the end (exclusive), or -1.
 */
export function readSecondsStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  let next = at;
  while (next < end && bytes[next] === 32) next++;
  const first = next;
  let seconds = 0;
  for (; next < end && isDigit(bytes[next]); next++) seconds = seconds * 10 + digit(bytes, next);
  if (next === first || seconds > mostSeconds) return -1;
  if (next + 1 >= end || bytes[next] !== 46 || !isDigit(bytes[next + 1])) return -1;
  const point = next++;
  let micros = 0;
  let scale = microsPerSecond / 10;
  for (; next < end && isDigit(bytes[next]); next++) {
    micros += digit(bytes, next) * scale;
    scale = Math.floor(scale / 10);
  }
  stamp.kind = "boot";
  stamp.micros = seconds * microsPerSecond + micros;
  stamp.fractionDigits = next - point - 1;
  stamp.offsetMinutes = noOffset;
  return next;
}

/** Reads `Mmmdd HH:MM`, the day padded by a blank or by zero (`dmesg --reltime`). Returns the end (exclusive), or -1. */
export function readMinuteStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const month = monthAt(bytes, at);
  const padded = bytes[at + 3] === 32 && isDigit(bytes[at + 4]);
  const day = padded ? digit(bytes, at + 4) : two(bytes, at + 3);
  const hour = two(bytes, at + 6);
  const minute = two(bytes, at + 9);
  if (month < 0 || day < 1 || calendarDay(month, day) >= (monthStarts[month + 1] ?? 0)) return -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  if (at + 11 > end || bytes[at + 5] !== 32 || bytes[at + 8] !== 58) return -1;
  stamp.kind = "calendar";
  stamp.micros = calendarDay(month, day) * microsPerDay + (hour * 60 + minute) * 60 * microsPerSecond;
  stamp.fractionDigits = -1;
  stamp.offsetMinutes = noOffset;
  return at + 11;
}
