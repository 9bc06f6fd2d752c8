import type { SecondsOfHour } from "../skim/skimmer.js";
import { microsPerHour, microsPerSecond } from "../time/stamp.js";

/**
 * A set of seconds since 1970 in UTC: by hour since 1970, one bit a second (3600 bits), the lowest bit of a byte first.
 * Sets of parts of a source join by OR, in any order.
 */
export type SecondSet = ReadonlyMap<number, Uint8Array>;

export const secondsPerHour = 3600;
const bytesPerHour = secondsPerHour / 8;

export function markSecond(set: Map<number, Uint8Array>, second: number): void {
  const hour = Math.floor(second / secondsPerHour);
  const bits = hourOf(set, hour);
  const place = Math.floor(second) - hour * secondsPerHour;
  bits[place >> 3] = (bits[place >> 3] as number) | (1 << (place & 7));
}

function hourOf(set: Map<number, Uint8Array>, hour: number): Uint8Array {
  let bits = set.get(hour);
  if (bits === undefined) {
    bits = new Uint8Array(bytesPerHour);
    set.set(hour, bits);
  }
  return bits;
}

/** Adds seconds of an hour that begins at a microsecond: not always where the hours of the set begin. */
export function joinHour(set: Map<number, Uint8Array>, hourMicros: number, { bits, first, last }: SecondsOfHour): void {
  if (first > last) return;
  const hour = hourMicros / microsPerHour;
  if (!Number.isInteger(hour)) {
    for (let place = first; place <= last; place++) {
      if (hasBit(bits, place)) markSecond(set, hourMicros / microsPerSecond + place);
    }
    return;
  }
  const known = hourOf(set, hour);
  for (let byte = first >> 3; byte <= last >> 3; byte++) known[byte] = (known[byte] as number) | (bits[byte] as number);
}

export function hasBit(bits: Uint8Array | undefined, place: number): boolean {
  return bits !== undefined && ((bits[place >> 3] as number) & (1 << (place & 7))) !== 0;
}

/** By byte, how many of its bits are set. */
export const bitsOfByte = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) count++;
  return count;
});

/** How many places are set in both. */
export function countShared(left: Uint8Array, right: Uint8Array): number {
  let count = 0;
  for (let byte = 0; byte < bytesPerHour; byte++) {
    count += bitsOfByte[(left[byte] as number) & (right[byte] as number)] as number;
  }
  return count;
}

/** Writes the places that are set in both, in order, and says how many there are. */
export function listShared(left: Uint8Array, right: Uint8Array, places: Uint16Array): number {
  let count = 0;
  for (let byte = 0; byte < bytesPerHour; byte++) {
    let shared = (left[byte] as number) & (right[byte] as number);
    for (; shared !== 0; shared &= shared - 1) places[count++] = byte * 8 + 31 - Math.clz32(shared & -shared);
  }
  return count;
}

/** How many seconds of the set lie in [from, to). */
export function countBetween(set: SecondSet, fromSecond: number, toSecond: number): number {
  let count = 0;
  for (let hour = Math.floor(fromSecond / secondsPerHour); hour * secondsPerHour < toSecond; hour++) {
    const bits = set.get(hour);
    if (bits === undefined) continue;
    const start = Math.max(0, fromSecond - hour * secondsPerHour);
    const end = Math.min(secondsPerHour, toSecond - hour * secondsPerHour);
    if (start === 0 && end === secondsPerHour) count += countShared(bits, bits);
    else for (let place = start; place < end; place++) count += hasBit(bits, place) ? 1 : 0;
  }
  return count;
}

/** The first second of the set at or after `fromSecond`, or null. */
export function firstFrom(set: SecondSet, fromSecond: number): number | null {
  const hours = [...set.keys()].filter((hour) => (hour + 1) * secondsPerHour > fromSecond).sort((a, b) => a - b);
  for (const hour of hours) {
    const bits = set.get(hour);
    for (let place = Math.max(0, fromSecond - hour * secondsPerHour); place < secondsPerHour; place++) {
      if (hasBit(bits, place)) return hour * secondsPerHour + place;
    }
  }
  return null;
}
