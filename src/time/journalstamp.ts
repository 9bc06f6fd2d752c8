import { isWeekday, type Stamp } from "./stamp.js";
import { readPlainStamp } from "./webstamp.js";

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const isLetter = (byte: number | undefined) => byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;

/** Digits of the seconds since 1970, from September 2001 to the year 2286. */
const epochDigits = 10;
const fractionDigits = 6;
const unixStampBytes = epochDigits + 1 + fractionDigits;
const longestZoneBytes = 6;

/** Reads `1211466870.250123` (`journalctl -o short-unix`). Returns the end (exclusive), or -1. */
export function readUnixStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  if (at + unixStampBytes > end || bytes[at + epochDigits] !== 46) return -1;
  let micros = 0;
  for (let next = at; next < at + unixStampBytes; next++) {
    if (next === at + epochDigits) continue;
    if (!isDigit(bytes[next])) return -1;
    micros = micros * 10 + (bytes[next] as number) - 48;
  }
  stamp.kind = "instant";
  stamp.micros = micros;
  stamp.fractionDigits = fractionDigits;
  stamp.offsetMinutes = 0;
  return at + unixStampBytes;
}

/**
 * Reads `Thu 2008-05-22 23:34:30 JST` (`journalctl -o short-full`). An abbreviation other than UTC names several zones: such
 * a time is local; `+03`, which systemd writes of zones without one, is an offset. Returns the end (exclusive), or -1.
 * Source: systemd 252, `format_timestamp_style`.
 */
export function readFullStamp(bytes: Uint8Array, at: number, end: number, stamp: Stamp): number {
  if (!isWeekday(bytes, at) || bytes[at + 3] !== 32 || !isDigit(bytes[at + 4])) return -1;
  const timeEnd = readPlainStamp(bytes, at + 4, end, stamp);
  if (timeEnd < 0 || bytes[timeEnd] !== 32) return -1;
  const zoneStart = timeEnd + 1;
  const limit = Math.min(end, zoneStart + longestZoneBytes);
  let next = zoneStart;
  while (next < limit && isLetter(bytes[next])) next++;
  if (next > zoneStart) {
    const isUtc = next === zoneStart + 3 && bytes[zoneStart] === 85 && bytes[zoneStart + 1] === 84;
    if (isUtc && bytes[zoneStart + 2] === 67) {
      stamp.kind = "instant";
      stamp.offsetMinutes = 0;
    }
    return next;
  }
  const sign = bytes[next++];
  if (sign !== 43 && sign !== 45) return -1;
  const digitsStart = next;
  let value = 0;
  while (next < limit && isDigit(bytes[next])) value = value * 10 + (bytes[next++] as number) - 48;
  const digits = next - digitsStart;
  if (digits !== 2 && digits !== 4) return -1;
  const minutes = digits === 2 ? value * 60 : Math.floor(value / 100) * 60 + (value % 100);
  stamp.kind = "instant";
  stamp.offsetMinutes = sign === 45 ? 0 - minutes : minutes;
  stamp.micros -= stamp.offsetMinutes * 60e6;
  return next;
}
