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

/** Reads `2026-11-22 10:59:15`, as suexec's log has it in brackets. Returns the end (exclusive), or -1. */
export function readPlainStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  if (at + 19 > end || bytes[at + 4] !== 45 || bytes[at + 7] !== 45 || bytes[at + 10] !== 32) return -1;
  const date = dateMicros(yearAt(bytes, at), two(bytes, at + 5) - 1, two(bytes, at + 8));
  if (date < 0 || readTimeOfDay(bytes, at + 11, at + 19, stamp) < 0) return -1;
  stamp.kind = "local";
  stamp.offsetMinutes = noOffset;
  stamp.micros += date;
  return at + 19;
}
