/**
 * What the clock of a line is, always in microseconds: `calendar` since 1 January 00:00 of a 366-day year (the stamp has no year),
 * `local` since 1970 in local time (no zone stated), `instant` since 1970 in UTC, `boot` since the kernel started.
 */
export type ClockKind = "calendar" | "local" | "instant" | "boot";

/** A stamp as it was read; one object is filled again and again, since lines come by the million. */
export interface Stamp {
  kind: ClockKind;
  micros: number;
  /** Digits after the decimal point of the seconds: 0 for whole seconds; -1 where the stamp ends with the minutes. */
  fractionDigits: number;
  /** East of UTC; `noOffset` where the stamp does not say. */
  offsetMinutes: number;
}

export const noOffset = 32767;
export const microsPerSecond = 1_000_000;
export const microsPerDay = 86_400 * microsPerSecond;

export function emptyStamp(): Stamp {
  return { kind: "calendar", micros: 0, fractionDigits: 0, offsetMinutes: noOffset };
}

const monthStarts = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366];
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
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

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const digit = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) - 48;

/** Two digits as a number, or -1. */
function two(bytes: Uint8Array, at: number): number {
  const high = digit(bytes, at);
  const low = digit(bytes, at + 1);
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? high * 10 + low : -1;
}

function monthAt(bytes: Uint8Array, at: number): number {
  return months.indexOf(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0));
}

/** Reads `HH:MM:SS[.fraction]` (a comma is taken too) into `stamp.micros` as the time of day; returns its end or -1. */
function readTimeOfDay(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const hour = two(bytes, at);
  const minute = two(bytes, at + 3);
  const second = two(bytes, at + 6);
  if (at + 8 > end || bytes[at + 2] !== 58 || bytes[at + 5] !== 58) return -1;
  // 60 is a leap second.
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
  let next = at + 8;
  let micros = 0;
  let digits = 0;
  if ((bytes[next] === 46 || bytes[next] === 44) && isDigit(bytes[next + 1])) {
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
  let year = -1;
  if (bytes[next + 4] === 32) {
    const century = two(bytes, next);
    const rest = two(bytes, next + 2);
    if (century >= 0 && rest >= 0) {
      year = century * 100 + rest;
      next += 5;
    }
  }
  const stampEnd = readTimeOfDay(bytes, next, end, stamp);
  if (stampEnd < 0) return -1;
  stamp.offsetMinutes = noOffset;
  if (year < 0) {
    stamp.kind = "calendar";
    stamp.micros += calendarDay(month, day) * microsPerDay;
  } else {
    stamp.kind = "local";
    stamp.micros += Date.UTC(year, month, day) * 1000;
  }
  return stampEnd;
}

/**
 * Reads `YYYY-MM-DDTHH:MM:SS[.fraction][Z|±HH:MM|±HHMM]`, with a comma before the fraction or a blank for the T too.
 * Returns the end (exclusive), or -1. Sources: RFC 3339; util-linux `dmesg --time-format iso`.
 */
export function readIsoStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const century = two(bytes, at);
  const rest = two(bytes, at + 2);
  const month = two(bytes, at + 5) - 1;
  const day = two(bytes, at + 8);
  if (century < 0 || rest < 0 || bytes[at + 4] !== 45 || bytes[at + 7] !== 45) return -1;
  if (month < 0 || month > 11 || day < 1 || calendarDay(month, day) >= (monthStarts[month + 1] ?? 0)) return -1;
  if (bytes[at + 10] !== 84 && bytes[at + 10] !== 32) return -1;
  const timeEnd = readTimeOfDay(bytes, at + 11, end, stamp);
  if (timeEnd < 0) return -1;
  stamp.micros += Date.UTC(century * 100 + rest, month, day) * 1000;
  const sign = bytes[timeEnd];
  if (sign === 90) {
    stamp.kind = "instant";
    stamp.offsetMinutes = 0;
    return timeEnd + 1;
  }
  if (sign === 43 || sign === 45) {
    const hours = two(bytes, timeEnd + 1);
    const colon = bytes[timeEnd + 3] === 58 ? 1 : 0;
    const minutes = two(bytes, timeEnd + 3 + colon);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return -1;
    stamp.kind = "instant";
    stamp.offsetMinutes = (sign === 45 ? -1 : 1) * (hours * 60 + minutes);
    stamp.micros -= stamp.offsetMinutes * 60 * microsPerSecond;
    return timeEnd + 5 + colon;
  }
  stamp.kind = "local";
  stamp.offsetMinutes = noOffset;
  return timeEnd;
}

/** Reads `Www Mmm dd HH:MM:SS[.fraction] YYYY` (ctime; Apache's error log and `dmesg -T`). Returns the end (exclusive), or -1. */
export function readCtimeStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  if (!days.includes(((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0))) return -1;
  if (bytes[at + 3] !== 32) return -1;
  const bsdEnd = readBsdStamp(bytes, at + 4, end, stamp);
  if (bsdEnd < 0 || stamp.kind !== "calendar" || bytes[bsdEnd] !== 32) return -1;
  const century = two(bytes, bsdEnd + 1);
  const rest = two(bytes, bsdEnd + 3);
  if (century < 0 || rest < 0 || bsdEnd + 5 > end) return -1;
  const { month, day } = monthAndDay(Math.floor(stamp.micros / microsPerDay));
  stamp.micros = (stamp.micros % microsPerDay) + Date.UTC(century * 100 + rest, month, day) * 1000;
  stamp.kind = "local";
  return bsdEnd + 5;
}

/** Reads the kernel's `SSSSS.ffffff`, blanks before it allowed. Returns its end (exclusive), or -1; sets only `micros` and `kind`. */
export function readSecondsStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  let next = at;
  while (bytes[next] === 32) next++;
  if (!isDigit(bytes[next])) return -1;
  let seconds = 0;
  for (; next < end && isDigit(bytes[next]); next++) seconds = seconds * 10 + digit(bytes, next);
  if (bytes[next] !== 46 || !isDigit(bytes[next + 1])) return -1;
  next++;
  let micros = 0;
  let scale = microsPerSecond / 10;
  for (; next < end && isDigit(bytes[next]); next++) {
    micros += digit(bytes, next) * scale;
    scale = Math.floor(scale / 10);
  }
  stamp.kind = "boot";
  stamp.micros = seconds * microsPerSecond + micros;
  stamp.fractionDigits = 6;
  stamp.offsetMinutes = noOffset;
  return next;
}

/** Reads `Mmmdd HH:MM` (`dmesg --reltime`). Returns the end (exclusive), or -1. */
export function readMinuteStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const month = monthAt(bytes, at);
  const day = bytes[at + 3] === 32 ? digit(bytes, at + 4) : two(bytes, at + 3);
  const hour = two(bytes, at + 6);
  const minute = two(bytes, at + 9);
  if (month < 0 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  if (at + 11 > end || bytes[at + 5] !== 32 || bytes[at + 8] !== 58) return -1;
  stamp.kind = "calendar";
  stamp.micros = calendarDay(month, day) * microsPerDay + (hour * 60 + minute) * 60 * microsPerSecond;
  stamp.fractionDigits = -1;
  stamp.offsetMinutes = noOffset;
  return at + 11;
}
