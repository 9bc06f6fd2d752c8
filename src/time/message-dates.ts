import { dayNames, emptyStamp, noWeekday, readIsoStamp, type Stamp, weekdayAt, yearAt } from "./stamp.js";
import { readAccessStamp, readPlainStamp, readSlashedStamp } from "./webstamp.js";
import { isWeekdayWrong } from "./weekday.js";
import { readWeekdayDate } from "./weekday-date.js";

/** A date with a time of day that stands inside a message. */
export interface MessageDate {
  /**
   * Microseconds since 1970: in UTC, or in a local time of which nobody knows the zone. Where the date has no year, since the
   * beginning of a 366-day year.
   */
  readonly micros: number;
  /** The bytes as they stand there (latin1). */
  readonly literal: string;
  /** It is a Unix time, which has no zone. */
  readonly isUtc: boolean;
  /** Of a date without a year the day of the week, Sunday 0; null where the year stands there. */
  readonly weekday: number | null;
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const isLetter = (byte: number | undefined) => byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;
const accessDateBytes = 7;
const epochDigits = 10;
const fractionBytes = 7;
/** The bytes that a date begins with here: a year, the first letter of a day of the week, the parenthesis of a Unix time. */
const beginnings = new Uint8Array(256);
for (const text of ["1", "2", "(", ...dayNames]) beginnings[text.charCodeAt(0)] = 1;
const audit = Buffer.from("audit(");
const utcEpoch = Buffer.from("UTC (");

/** More than the dates that are read here begin so, or have it before them. */
const hint = new RegExp(`(?:19|20|21)\\d\\d[-/:]|(?:${dayNames.join("|")}),? |audit\\(|UTC \\(`, "g");

/** The next place in a text (latin1), from `from` on, without which `datesInMessage` finds nothing in a line; infinity where there is none. */
export function dateHintFrom(text: string, from: number): number {
  hint.lastIndex = from;
  return hint.exec(text)?.index ?? Number.POSITIVE_INFINITY;
}

/**
 * The dates with a time of day in the bytes from `start` to `end` (exclusive): RFC 3339 and its like, access logs' and nginx's
 * stamps, those that begin with a day of the week (`readWeekdayDate`), and the Unix times of `audit(…` and `UTC (…)`; other
 * numbers of ten digits are mostly something else. A date whose day of the week is another is none.
 */
export function datesInMessage(bytes: Buffer, start: number, end: number): MessageDate[] {
  const found: MessageDate[] = [];
  const stamp = emptyStamp();
  const put = (from: number, to: number) => {
    if (to < 0 || isWeekdayWrong(stamp)) return;
    const weekday = stamp.kind === "calendar" ? stamp.weekday : null;
    found.push({ micros: stamp.micros, literal: bytes.toString("latin1", from, to), isUtc: false, weekday });
  };
  for (let at = start; at + 4 <= end; at++) {
    const byte = bytes[at] as number;
    if (beginnings[byte] === 0) continue;
    stamp.weekday = noWeekday;
    if (byte === 40) {
      const literal = epochAt(bytes, start, at, end);
      if (literal !== null) {
        found.push({ micros: Math.round(Number(literal) * 1e6), literal, isUtc: true, weekday: null });
      }
    } else if (byte === 49 || byte === 50) {
      // A year begins with 1 or 2 and stands alone.
      if (isDigit(bytes[at - 1]) || yearAt(bytes, at) < 0 || isDigit(bytes[at + 4])) continue;
      put(...readYearDate(bytes, start, at, end, stamp));
    } else if (weekdayAt(bytes, at) >= 0 && (at === start || !isLetter(bytes[at - 1]))) {
      const dateEnd = readWeekdayDate(bytes, at, end, stamp);
      put(at, dateEnd);
      if (dateEnd > 0) at = dateEnd - 1;
    }
  }
  return found;
}

/** Reads the date whose year stands at `at`; returns where it begins and ends, the end -1 where there is none. */
function readYearDate(bytes: Buffer, start: number, at: number, end: number, stamp: Stamp): [number, number] {
  const next = bytes[at + 4];
  if (next === 45 && at + 19 <= end) {
    const isoEnd = readIsoStamp(bytes, at, end, stamp);
    return [at, isoEnd > 0 ? isoEnd : readPlainStamp(bytes, at, end, stamp)];
  }
  if (next === 47) return [at, readSlashedStamp(bytes, at, end, stamp)];
  const from = at - accessDateBytes;
  return [from, next === 58 && from >= start ? readAccessStamp(bytes, from, end, stamp) : -1];
}

/** The seconds since 1970 behind the parenthesis at `at`, if what stands before it says that these are seconds. */
function epochAt(bytes: Buffer, start: number, at: number, end: number): string | null {
  const isNamed = [audit, utcEpoch].some(
    (word) => at + 1 - word.length >= start && bytes.compare(word, 0, word.length, at + 1 - word.length, at + 1) === 0,
  );
  if (!isNamed || at + 1 + epochDigits > end || isDigit(bytes[at + 1 + epochDigits])) return null;
  const digits = bytes.toString("latin1", at + 1, Math.min(end, at + 1 + epochDigits + fractionBytes));
  return /^\d{10}(?:\.\d{1,6})?/.exec(digits)?.[0] ?? null;
}
