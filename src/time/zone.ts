import { createRequire } from "node:module";

/** A zone by which local times become instants; offsets are asked once a quarter of an hour and kept. */
export interface HostZone {
  /** As it was asked for: an IANA name or an offset such as `+09:00`. */
  readonly name: string;
  /** Minutes east of UTC that clocks showed at an instant (microseconds since 1970 in UTC). */
  offsetAt(instantMicros: number): number;
  /**
   * The instant of a local time (microseconds since 1970 as if local time were UTC). A time that comes twice in autumn is
   * taken as its first; one that a spring night skips is taken as if the clock had not been put forward yet.
   */
  instantOf(localMicros: number): number;
}

const microsPerMinute = 60_000_000;
const microsPerQuarter = 900_000_000;

/** A zone by its name, or null where there is none: `Europe/Berlin`, `UTC`, `+09:00`, `UTC+9`. */
export function zoneByName(name: string): HostZone | null {
  const minutesEast = offsetOf(name);
  if (minutesEast === null) return null;
  const offsets = new Map<number, number>();
  const offsetAt = (instantMicros: number): number => {
    // Rules change at whole quarters of an hour, everywhere and at all times that logs know.
    const quarter = Math.floor(instantMicros / microsPerQuarter);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = minutesEast((quarter * microsPerQuarter) / 1000);
      offsets.set(quarter, offset);
    }
    return offset;
  };
  return {
    name,
    offsetAt,
    instantOf(localMicros) {
      const before = localMicros - offsetAt(localMicros - 24 * 60 * microsPerMinute) * microsPerMinute;
      if (before + offsetAt(before) * microsPerMinute === localMicros) return before;
      const after = localMicros - offsetAt(before) * microsPerMinute;
      return after + offsetAt(after) * microsPerMinute === localMicros ? after : before;
    },
  };
}

/** The minutes east of UTC by the milliseconds since 1970, or null where there is no such zone. */
function offsetOf(name: string): ((instantMillis: number) => number) | null {
  // Rules of zones take long to load: what needs none loads none.
  if (name === "UTC") return () => 0;
  const offset = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?([0-5]\d))?$/.exec(name);
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes <= 14 * 60 ? () => (offset[1] === "-" ? 0 - minutes : minutes) : null;
  }
  const { IANAZone } = createRequire(import.meta.url)("luxon") as typeof import("luxon");
  if (!IANAZone.isValidZone(name)) return null;
  const zone = IANAZone.create(name);
  return (instantMillis) => zone.offset(instantMillis);
}

/**
 * An instant as RFC 3339 with the offset in minutes east of UTC.
 * @param fractionDigits how many decimals of the second, 0 to 6
 */
export function formatInstant(instantMicros: number, offsetMinutes: number, fractionDigits: number): string {
  const wholeSeconds = Math.floor(instantMicros / 1e6);
  const local = new Date((wholeSeconds + offsetMinutes * 60) * 1000).toISOString().slice(0, -".000Z".length);
  const digits = Math.min(6, Math.max(0, fractionDigits));
  const fraction = String(Math.floor(instantMicros - wholeSeconds * 1e6))
    .padStart(6, "0")
    .slice(0, digits);
  const sign = offsetMinutes < 0 ? "-" : "+";
  const distance = Math.abs(offsetMinutes);
  const offset = `${sign}${String(Math.floor(distance / 60)).padStart(2, "0")}:${String(distance % 60).padStart(2, "0")}`;
  return `${local}${digits > 0 ? `.${fraction}` : ""}${offset}`;
}

const instantForm =
  /^(\d{4}-\d{2}-\d{2})[Tt ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:[.,](\d+))?([Zz]|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;

/** Microseconds since 1970 of an RFC 3339 text with an offset (the seconds may be missing), or null where it is none. */
export function parseInstant(text: string): number | null {
  const match = instantForm.exec(text);
  if (match === null) return null;
  const [, date = "", time, fraction, offset = ""] = match;
  // The fraction is added behind: Date counts milliseconds.
  return isDate(date) ? Date.parse(`${date}T${time}${offset.toUpperCase()}`) * 1000 + microsOfFraction(fraction) : null;
}

/** Whether the calendar has the date, `2008-02-29`. */
export function isDate(date: string): boolean {
  const start = new Date(`${date}T00:00:00Z`);
  // Of the days that a month has not, Date makes some of the next month.
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(date);
}

/** Microseconds of the digits behind a decimal point of seconds; what is finer is cut. */
export function microsOfFraction(digits: string | undefined): number {
  return Number((digits ?? "").slice(0, 6).padEnd(6, "0"));
}
