import type { Stamp } from "../time/stamp.js";
import { localMicrosOf } from "../time/year.js";
import { type HostZone, zoneByName } from "../time/zone.js";
import type { CaseOptions } from "./case-schema.js";

/** Microseconds since 1970 of an RFC 3339 text with an offset, to the microsecond; null where the text is none. */
export function microsOf(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return null;
  return Date.parse(`${match[1]}${match[3]}`) * 1000 + Number((match[2] ?? "").padEnd(6, "0"));
}

export function knownMicros(text: string): number {
  const micros = microsOf(text);
  if (micros === null) throw new Error(`"${text}" is no RFC 3339 time with an offset`);
  return micros;
}

/** The zone of a host's clock, as the options of a case say. */
export function zoneOf(options: CaseOptions, host: string): HostZone {
  const name = options.zones?.[host] ?? options.zone ?? "UTC";
  const zone = zoneByName(name);
  if (zone === null) throw new Error(`"${name}" is no zone`);
  return zone;
}

/** Hosts' clocks may run a little ahead. */
const aheadMicros = 26 * 3600 * 1e6;

/**
 * The year of a stamp that has none: the latest in which it is not after `now`, which is right for cases of less than a year.
 * @param clockMicros of a 366-day year
 */
export function yearOfClock(clockMicros: number, options: CaseOptions): number {
  const limit = knownMicros(options.now) + aheadMicros;
  let year = new Date(limit / 1000).getUTCFullYear() + 1;
  // 29 February of a common year is told as 1 March: then the year is none.
  const isReal = () => new Date(localMicrosOf(year, clockMicros) / 1000).getUTCMonth() === 1 || !isLeapDay(clockMicros);
  while (localMicrosOf(year, clockMicros) > limit || !isReal()) year--;
  return year;
}

const isLeapDay = (clockMicros: number) => Math.floor(clockMicros / 86_400e6) === 59;

/** When a line was written, microseconds since 1970 in UTC; null where its stamp only counts from the boot. */
export function instantOf(stamp: Stamp, options: CaseOptions, host: string): number | null {
  if (stamp.kind === "boot") return null;
  if (stamp.kind === "instant" || stamp.kind === "instant arrival") return stamp.micros;
  const local = stamp.kind === "local" ? stamp.micros : localMicrosOf(yearOfClock(stamp.micros, options), stamp.micros);
  return zoneOf(options, host).instantOf(local);
}
