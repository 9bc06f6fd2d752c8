import { emptyStamp, readCtimeStamp, readIsoStamp, yearAt } from "./stamp.js";
import { readAccessStamp, readPlainStamp } from "./webstamp.js";

/** A date with a time of day that stands inside a message. */
export interface MessageDate {
  /** Microseconds since 1970: in UTC, or in a local time of which nobody knows the zone. */
  readonly micros: number;
  /** The bytes as they stand there (latin1). */
  readonly literal: string;
  /** It is a Unix time, which has no zone. */
  readonly isUtc: boolean;
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const ctimeBytes = 24;
const accessDateBytes = 7;
const epochDigits = 10;
const fractionBytes = 7;
const audit = Buffer.from("audit(");
const utcEpoch = Buffer.from("UTC (");

/**
 * The dates with a time of day in the bytes from `start` to `end` (exclusive): RFC 3339 and its like, access logs' stamps,
 * ctime, and the Unix times of `audit(…` and `UTC (…)`; other numbers of ten digits are mostly something else.
 */
export function datesInMessage(bytes: Buffer, start: number, end: number): MessageDate[] {
  const found: MessageDate[] = [];
  const stamp = emptyStamp();
  const put = (from: number, to: number) => {
    if (to > 0) found.push({ micros: stamp.micros, literal: bytes.toString("latin1", from, to), isUtc: false });
  };
  for (let at = start; at + 4 <= end; at++) {
    const byte = bytes[at];
    if (byte === 40) {
      const literal = epochAt(bytes, start, at, end);
      if (literal !== null) found.push({ micros: Math.round(Number(literal) * 1e6), literal, isUtc: true });
      continue;
    }
    // A year begins with 1 or 2 and stands alone.
    if ((byte !== 49 && byte !== 50) || isDigit(bytes[at - 1]) || yearAt(bytes, at) < 0 || isDigit(bytes[at + 4]))
      continue;
    const next = bytes[at + 4];
    if (next === 45 && at + 19 <= end) {
      const isoEnd = readIsoStamp(bytes, at, end, stamp);
      put(at, isoEnd > 0 ? isoEnd : readPlainStamp(bytes, at, end, stamp));
    } else if (next === 58 && at - accessDateBytes >= start) {
      put(at - accessDateBytes, readAccessStamp(bytes, at - accessDateBytes, end, stamp));
    } else if (at + 4 - ctimeBytes >= start) {
      put(at + 4 - ctimeBytes, readCtimeStamp(bytes, at + 4 - ctimeBytes, end, stamp));
    }
  }
  return found;
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
