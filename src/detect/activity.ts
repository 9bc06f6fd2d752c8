import { microsPerHour } from "../time/stamp.js";
import type { ResolvedSegment } from "./resolve.js";
import { hasBit } from "./seconds.js";

/** A second in which a record stands, as an instant (microseconds since 1970 in UTC), with the segment it stands in. */
export interface Sign {
  readonly micros: number;
  readonly resolved: ResolvedSegment;
}

/** The last second before `limitMicros` (exclusive) in which any of the segments has a record. */
export function lastSignBefore(segments: readonly ResolvedSegment[], limitMicros: number): Sign | null {
  let best: Sign | null = null;
  for (const resolved of segments) {
    if (resolved.instantOf(resolved.segment.firstClockMicros) >= limitMicros) continue;
    const hours = [...resolved.segment.busySeconds].sort((a, b) => b[0] - a[0]);
    for (const [hour, bits] of hours) {
      const start = resolved.instantOf(hour * microsPerHour);
      if (start >= limitMicros) continue;
      if (best !== null && start + microsPerHour <= best.micros) break;
      const micros = lastBusySecond(resolved, hour, bits, limitMicros);
      if (micros === null) continue;
      if (best === null || micros > best.micros) best = { micros, resolved };
      break;
    }
  }
  return best;
}

function lastBusySecond(resolved: ResolvedSegment, hour: number, bits: Uint8Array, limitMicros: number): number | null {
  for (let second = 3599; second >= 0; second--) {
    if (((bits[second >> 3] ?? 0) & (1 << (second & 7))) === 0) continue;
    const micros = resolved.instantOf(hour * microsPerHour + second * 1e6);
    if (micros < limitMicros) return micros;
  }
  return null;
}

/** The first second after `micros` (exclusive) in which any of the segments has a record. */
export function firstSignAfter(segments: readonly ResolvedSegment[], micros: number): Sign | null {
  let best: Sign | null = null;
  for (const resolved of segments) {
    const limit = best?.micros ?? Number.POSITIVE_INFINITY;
    for (const at of busySecondsOf(resolved, micros)) {
      if (at > micros && at < limit) best = { micros: at, resolved };
      if (at > micros) break;
    }
  }
  return best;
}

/** The longest time between two records of a segment, from one moment to another. */
export function longestPauseWithin(resolved: ResolvedSegment, fromMicros: number, toMicros: number): number {
  let longest = 0;
  let before = fromMicros;
  for (const at of busySecondsOf(resolved, fromMicros)) {
    const next = Math.min(at, toMicros);
    longest = Math.max(longest, next - before);
    before = Math.max(before, next);
    if (at >= toMicros) return longest;
  }
  return Math.max(longest, toMicros - before);
}

/** The first two neighbouring records of a segment from a moment on between which more than so much time lies. */
export function firstPauseOf(resolved: ResolvedSegment, fromMicros: number, longerThanMicros: number) {
  let before = fromMicros;
  for (const at of busySecondsOf(resolved, fromMicros)) {
    if (at - before > longerThanMicros) return { fromMicros: before, toMicros: at };
    before = Math.max(before, at);
  }
  return null;
}

/** The seconds with a record, in order, from the hour of `fromMicros` on. */
export function* busySecondsOf({ segment, instantOf }: ResolvedSegment, fromMicros: number): Generator<number> {
  for (const [hour, bits] of [...segment.busySeconds].sort(([a], [b]) => a - b)) {
    if (instantOf(hour * microsPerHour) + 2 * microsPerHour < fromMicros) continue;
    for (let second = 0; second < 3600; second++) {
      if (hasBit(bits, second)) yield instantOf(hour * microsPerHour + second * 1e6);
    }
  }
}

/** The last second in which any of the segments has a record, or null where there is none. */
export function lastSign(segments: readonly ResolvedSegment[]): Sign | null {
  return lastSignBefore(segments, Number.POSITIVE_INFINITY);
}

const secondMicros = 1_000_000;

/**
 * The longest time between two records in the day up to `limitMicros` (exclusive), in microseconds, with the time from the
 * last one up to the limit left out; null where there are too few of them to tell a rhythm by.
 */
export function longestPauseBefore(segments: readonly ResolvedSegment[], limitMicros: number): number | null {
  const first = Math.floor(limitMicros / secondMicros) - daySeconds;
  const busy = new Uint8Array(daySeconds);
  for (const resolved of segments) {
    for (const [hour, bits] of resolved.segment.busySeconds) {
      const from = Math.floor(resolved.instantOf(hour * microsPerHour) / secondMicros) - first;
      if (from + 3600 <= 0 || from >= daySeconds) continue;
      for (let second = Math.max(0, -from); second < 3600 && from + second < daySeconds; second++) {
        if (((bits[second >> 3] ?? 0) & (1 << (second & 7))) !== 0) busy[from + second] = 1;
      }
    }
  }
  let previous = -1;
  let pauses = 0;
  let longest = 0;
  for (let second = 0; second < daySeconds; second++) {
    if (busy[second] !== 1) continue;
    if (previous >= 0 && second > previous + 1) {
      pauses++;
      longest = Math.max(longest, second - previous);
    }
    previous = second;
  }
  return pauses < leastPauses ? null : longest * secondMicros;
}

const daySeconds = 86_400;
const leastPauses = 20;
