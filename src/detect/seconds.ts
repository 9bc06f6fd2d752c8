/**
 * A set of seconds since 1970 in UTC: by hour since 1970, one bit a second (3600 bits), the lowest bit of a byte first.
 * Sets of parts of a source join by OR, in any order.
 */
export type SecondSet = ReadonlyMap<number, Uint8Array>;

export const secondsPerHour = 3600;
const bytesPerHour = secondsPerHour / 8;

export function markSecond(set: Map<number, Uint8Array>, second: number): void {
  const hour = Math.floor(second / secondsPerHour);
  let bits = set.get(hour);
  if (bits === undefined) {
    bits = new Uint8Array(bytesPerHour);
    set.set(hour, bits);
  }
  const place = Math.floor(second) - hour * secondsPerHour;
  bits[place >> 3] = (bits[place >> 3] as number) | (1 << (place & 7));
}

export function hasBit(bits: Uint8Array | undefined, place: number): boolean {
  return bits !== undefined && ((bits[place >> 3] as number) & (1 << (place & 7))) !== 0;
}

const bitsOfByte = Uint8Array.from({ length: 256 }, (_, byte) => {
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
    const shared = (left[byte] as number) & (right[byte] as number);
    if (shared === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      if ((shared & (1 << bit)) !== 0) places[count++] = byte * 8 + bit;
    }
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
