import {
  calendarDay,
  isLeapYear,
  microsOfDate,
  monthAt,
  monthStarts,
  noOffset,
  readTimeOfDay,
  type Stamp,
  two,
  yearAt,
} from "./stamp.js";

/** Microseconds from 1970 to a date whose month counts from 0, or -1 where there is no such date. */
function dateMicros(year: number, month: number, day: number): number {
  if (year < 0 || month < 0 || month > 11 || day < 1) return -1;
  if (calendarDay(month, day) >= (monthStarts[month + 1] ?? 0)) return -1;
  if (month === 1 && day === 29 && !isLeapYear(year)) return -1;
  return microsOfDate(year, month, day);
}

export const accessStampBytes = 26;

/** Reads `22/Nov/2026:05:56:30 -0500`, as access logs have it in brackets. Returns the end (exclusive), or -1. */
export function readAccessStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  if (at + accessStampBytes > end || bytes[at + 2] !== 47 || bytes[at + 6] !== 47 || bytes[at + 11] !== 58) return -1;
  const date = dateMicros(yearAt(bytes, at + 7), monthAt(bytes, at + 3), two(bytes, at));
  const sign = bytes[at + 21];
  const hours = two(bytes, at + 22);
  const minutes = two(bytes, at + 24);
  if (date < 0 || bytes[at + 20] !== 32 || (sign !== 43 && sign !== 45)) return -1;
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return -1;
  if (readTimeOfDay(bytes, at + 12, at + 20, stamp) < 0) return -1;
  const distance = hours * 60 + minutes;
  stamp.kind = "instant";
  stamp.offsetMinutes = sign === 45 ? 0 - distance : distance;
  stamp.micros += date - stamp.offsetMinutes * 60e6;
  return at + accessStampBytes;
}

/** Reads `2026-11-22 10:59:15`, as suexec's log has it in brackets, and MariaDB's `2026-11-22  9:59:15`. Returns the end (exclusive), or -1. */
export function readPlainStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  return readYearFirst(bytes, at, end, stamp, 45);
}

/** Reads `2026/11/22 10:59:15`, as nginx and samba have it. Returns the end (exclusive), or -1. */
export function readSlashedStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  return readYearFirst(bytes, at, end, stamp, 47);
}

function readYearFirst(bytes: Uint8Array, at: number, end: number, stamp: Stamp, separator: number): number {
  if (at + 19 > end || bytes[at + 4] !== separator || bytes[at + 7] !== separator || bytes[at + 10] !== 32) return -1;
  const date = dateMicros(yearAt(bytes, at), two(bytes, at + 5) - 1, two(bytes, at + 8));
  const isPadded = separator === 45 && bytes[at + 11] === 32;
  const readTime = isPadded ? readPaddedTimeOfDay : readTimeOfDay;
  if (date < 0 || readTime(bytes, at + 11, at + 19, stamp) < 0) return -1;
  stamp.kind = "local";
  stamp.offsetMinutes = noOffset;
  stamp.micros += date;
  return at + 19;
}

/** Reads `22-Nov-2026 10:59:15`, as PHP's logs have it in brackets. Returns the end (exclusive), or -1. */
export function readDayFirstStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  if (at + 20 > end || bytes[at + 2] !== 45 || bytes[at + 6] !== 45 || bytes[at + 11] !== 32) return -1;
  const date = dateMicros(yearAt(bytes, at + 7), monthAt(bytes, at + 3), two(bytes, at));
  if (date < 0 || readTimeOfDay(bytes, at + 12, at + 20, stamp) < 0) return -1;
  stamp.kind = "local";
  stamp.offsetMinutes = noOffset;
  stamp.micros += date;
  return at + 20;
}

/** Reads `170310  4:05:16`, as mysqld 5 has it: the year of two digits, the hour padded by a blank. Returns the end (exclusive), or -1. */
export function readShortDateStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  if (at + 15 > end || bytes[at + 6] !== 32) return -1;
  const date = dateMicros(2000 + two(bytes, at), two(bytes, at + 2) - 1, two(bytes, at + 4));
  const readTime = bytes[at + 7] === 32 ? readPaddedTimeOfDay : readTimeOfDay;
  if (two(bytes, at) < 0 || date < 0 || readTime(bytes, at + 7, at + 15, stamp) < 0) return -1;
  stamp.kind = "local";
  stamp.offsetMinutes = noOffset;
  stamp.micros += date;
  return at + 15;
}

/** Reads ` 9:59:15`, whose hour has one digit behind a blank, as `readTimeOfDay` reads others. Source: MariaDB 10 and 11, sql/log.cc. */
function readPaddedTimeOfDay(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const hour = (bytes[at + 1] ?? 0) - 48;
  const minute = two(bytes, at + 3);
  const second = two(bytes, at + 6);
  if (at + 8 > end || bytes[at + 2] !== 58 || bytes[at + 5] !== 58 || hour < 0 || hour > 9) return -1;
  if (minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
  stamp.micros = ((hour * 60 + minute) * 60 + second) * 1e6;
  stamp.fractionDigits = 0;
  return at + 8;
}
