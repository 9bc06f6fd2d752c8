import { bitsOfByte, type SecondSet, secondsPerHour } from "./seconds.js";

// Seconds come in bytes of eight: what a byte says of gaps is known from it at once, and of most bytes it is that there are none.

const byteValues = 256;
const bitsPerByte = 8;
/** By byte: its lowest and its highest bit, from 0, and the gaps between neighbouring bits, in order. */
const lowestBit = Uint8Array.from({ length: byteValues }, (_, byte) => (byte === 0 ? 0 : Math.log2(byte & -byte)));
const highestBit = Uint8Array.from({ length: byteValues }, (_, byte) => (byte === 0 ? 0 : 31 - Math.clz32(byte)));
const gapsInside = Array.from({ length: byteValues }, (_, byte) => {
  const bits = Array.from({ length: bitsPerByte }, (_, bit) => bit).filter((bit) => (byte & (1 << bit)) !== 0);
  return bits.slice(1).map((bit, index) => bit - (bits[index] as number));
});
const longestInside = Uint8Array.from(gapsInside, (gaps) => Math.max(0, ...gaps));

/** Longer gaps are counted as one length. */
const mostCountedSeconds = 3600;

/** How many gaps there are between neighbouring seconds of a set, by their length in seconds; `hours` are those of the set, ascending. */
export function countByLength(set: SecondSet, hours: readonly number[]): Uint32Array {
  const gaps = new Uint32Array(mostCountedSeconds + 1);
  const bytes = new Uint32Array(byteValues);
  let last = Number.NaN;
  for (const hour of hours) {
    const bits = set.get(hour)!;
    const start = hour * secondsPerHour;
    for (let index = 0; index < bits.length; index++) {
      const byte = bits[index] as number;
      if (byte === 0) continue;
      bytes[byte]!++;
      const first = start + index * bitsPerByte + (lowestBit[byte] as number);
      if (!Number.isNaN(last)) gaps[Math.min(mostCountedSeconds, first - last)]!++;
      last = start + index * bitsPerByte + (highestBit[byte] as number);
    }
  }
  for (const [byte, inside] of gapsInside.entries()) for (const gap of inside) gaps[gap]! += bytes[byte] as number;
  return gaps;
}

/** The least length of so many gaps that are the longest. */
export function lengthOfLongest(gapsOfLength: Uint32Array, count: number): number {
  let length = gapsOfLength.length - 1;
  for (let longer = 0; length > 0; length--) {
    longer += gapsOfLength[length] as number;
    if (longer >= count) break;
  }
  return length;
}

/**
 * Shows the gaps between neighbouring busy seconds that are at least so long, in order, and how many of the busy seconds up to
 * their beginning are visits. Returns the last busy second (NaN where there is none), and how many visits there are.
 * @param onGap returns how long the next one must be to be shown
 */
export function eachGap(
  busy: SecondSet,
  visits: SecondSet,
  hours: readonly number[],
  leastSeconds: number,
  onGap: (fromSecond: number, toSecond: number, visitsBefore: number) => number,
): { lastSecond: number; visitsBefore: number } {
  let least = leastSeconds;
  let lastSecond = Number.NaN;
  let visitsBefore = 0;
  for (const hour of hours) {
    const bits = busy.get(hour)!;
    const visitBits = visits.get(hour);
    for (let index = 0; index < bits.length; index++) {
      const byte = bits[index] as number;
      if (byte === 0) continue;
      const start = hour * secondsPerHour + index * bitsPerByte;
      const visiting = visitBits === undefined ? 0 : byte & (visitBits[index] as number);
      const first = start + (lowestBit[byte] as number);
      // Not of the first second: there is no gap in front of it.
      if (first - lastSecond >= least) least = onGap(lastSecond, first, visitsBefore);
      if ((longestInside[byte] as number) >= least) {
        let from = first;
        for (const gap of gapsInside[byte] as readonly number[]) {
          const upTo = (2 << (from - start)) - 1;
          if (gap >= least) least = onGap(from, from + gap, visitsBefore + (bitsOfByte[visiting & upTo] as number));
          from += gap;
        }
      }
      visitsBefore += bitsOfByte[visiting] as number;
      lastSecond = start + (highestBit[byte] as number);
    }
  }
  return { lastSecond, visitsBefore };
}
