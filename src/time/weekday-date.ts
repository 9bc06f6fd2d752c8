import {
  calendarDay,
  isLeapYear,
  microsOfDate,
  microsPerDay,
  monthAt,
  monthStarts,
  noOffset,
  readTimeOfDay,
  type Stamp,
  weekdayAt,
  yearAt,
} from "./stamp.js";

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const isLetter = (byte: number | undefined) => byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;
const longestZoneLetters = 5;
const halfDayMicros = microsPerDay / 2;

/**
 * Reads a date as it stands in messages behind a day of the week: `Sun Nov 22 11:16:11 2026` (ctime), `Sun Nov 22 11:16:11 UTC
 * 2026` and `Sun 22 Nov 2026 11:16:11 AM UTC` (date(1)), `Sun 22 Nov 11:16:11 UTC 2026` (fake-hwclock), `Sun, 22 Nov 2026
 * 11:16:11 +0000` (RFC 5322, section 3.3), `Sun Nov 22 11:16:11` (login's "Last login"). Local time; a year that does not
 * stand there leaves a `calendar` stamp. Returns the end (exclusive), or -1.
 */
export function readWeekdayDate(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  const weekday = weekdayAt(bytes, at);
  let next = at + 3;
  if (bytes[next] === 44) next++;
  if (weekday < 0 || bytes[next] !== 32) return -1;
  next = behindBlanks(bytes, next);
  const monthFirst = monthAt(bytes, next);
  if (monthFirst >= 0) next = behindBlanks(bytes, next + 3);
  const day = numberAt(bytes, next);
  next = behindBlanks(bytes, next + (isDigit(bytes[next + 1]) ? 2 : 1));
  const month = monthFirst >= 0 ? monthFirst : monthAt(bytes, next);
  if (monthFirst < 0) next = behindBlanks(bytes, next + 3);
  if (month < 0 || day < 1 || calendarDay(month, day) >= (monthStarts[month + 1] ?? 0)) return -1;
  let year = bytes[next + 4] === 32 ? yearAt(bytes, next) : -1;
  if (year >= 0) next += 5;
  let dateEnd = readTimeOfDay(bytes, next, end, stamp);
  if (dateEnd < 0) return -1;
  const half = bytes[dateEnd] === 32 && bytes[dateEnd + 2] === 77 ? bytes[dateEnd + 1] : undefined;
  if (half === 65 || half === 80) {
    stamp.micros = (stamp.micros % halfDayMicros) + (half === 80 ? halfDayMicros : 0);
    dateEnd += 3;
  }
  if (year < 0) {
    const zoneEnd = behindZone(bytes, dateEnd);
    year = bytes[zoneEnd] === 32 && !isDigit(bytes[zoneEnd + 5]) ? yearAt(bytes, zoneEnd + 1) : -1;
    if (year >= 0) dateEnd = zoneEnd + 5;
  }
  if (dateEnd > end || (year >= 0 && month === 1 && day === 29 && !isLeapYear(year))) return -1;
  stamp.kind = year < 0 ? "calendar" : "local";
  stamp.micros += year < 0 ? calendarDay(month, day) * microsPerDay : microsOfDate(year, month, day);
  stamp.offsetMinutes = noOffset;
  stamp.weekday = weekday;
  return dateEnd;
}

function behindBlanks(bytes: Uint8Array, at: number): number {
  let next = at;
  while (bytes[next] === 32) next++;
  return next;
}

/** One or two digits as a number, or -1. */
function numberAt(bytes: Uint8Array, at: number): number {
  if (!isDigit(bytes[at])) return -1;
  const first = (bytes[at] as number) - 48;
  return isDigit(bytes[at + 1]) ? first * 10 + (bytes[at + 1] as number) - 48 : first;
}

/** Behind a blank and a zone's letters or offset; `at` where none stands there. */
function behindZone(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 32) return at;
  const isOffset = bytes[at + 1] === 43 || bytes[at + 1] === 45;
  let next = at + (isOffset ? 2 : 1);
  const limit = next + longestZoneLetters;
  while (next < limit && (isOffset ? isDigit(bytes[next]) : isLetter(bytes[next]))) next++;
  return next === at + 1 ? at : next;
}
