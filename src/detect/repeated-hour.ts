import { microsPerDay, microsPerHour } from "../time/stamp.js";
import type { HostZone } from "../time/zone.js";
import { hasBit, secondsPerHour } from "./seconds.js";
import type { Segment } from "./summary.js";

/** An hour (mostly) that clocks show twice when they are put back, as far as a segment has lines in it. */
export interface RepeatedHour {
  /** Local time, microseconds since 1970; the end is exclusive. */
  readonly fromMicros: number;
  readonly toMicros: number;
  readonly lengthMicros: number;
  /** Local time from which the segment's lines were written in the second of the two; infinite where none was. */
  readonly secondFromMicros: number;
  /** Nothing says in which: they are taken for the first. */
  readonly isUnknown: boolean;
}

type Pass = Pick<RepeatedHour, "secondFromMicros" | "isUnknown">;
const isFirst: Pass = { secondFromMicros: Number.POSITIVE_INFINITY, isUnknown: false };
const isSecond: Pass = { secondFromMicros: Number.NEGATIVE_INFINITY, isUnknown: false };
const isUnknown: Pass = { secondFromMicros: Number.POSITIVE_INFINITY, isUnknown: true };

/** Of the lines of a stream around a segment. */
export interface Neighbours {
  /** The instant of the last one before, null where it is not known; and whether it may lie in either of two such hours. */
  readonly beforeMicros: number | null;
  readonly isBeforeUnknown: boolean;
  /** Local time of the first one after it, as its stamp shows it; null where there is none. */
  readonly afterLocalMicros: number | null;
}

const disorderMicros = 90e6;
/** The rate of lines is taken from so many hours around. */
const contextHours = 6;
/** Of fewer seconds with lines around there is no rate. */
const leastAround = 24;
/** One reading must explain so many more missing lines than the other. */
const decidingLines = 3;

/**
 * The hours with lines that the zone's clocks show twice, and which of the two they were by the order of the lines: behind a
 * step back it is the second, before it the first. Without a step it is the one that leaves fewer lines missing, if that is
 * clear; what is missing before a log begins or after it ends is none.
 * @param localOf local time (microseconds since 1970) of a reading of the segment's clock
 * @param neighbours of the segment
 * @param hasOtherLine whether other logs of the host have a line in a second: copies of one line lie in the same hour
 */
export function repeatedHours(
  segment: Segment,
  localOf: (clockMicros: number) => number,
  zone: HostZone,
  neighbours: Neighbours,
  hasOtherLine: (instantMicros: number) => boolean,
): RepeatedHour[] {
  const { beforeMicros } = neighbours;
  const found: RepeatedHour[] = [];
  const from = localOf(segment.firstClockMicros);
  const to = localOf(segment.lastClockMicros);
  for (let day = from - microsPerDay; day <= to + microsPerDay; day += microsPerDay) {
    const length = (zone.offsetAt(day - microsPerDay) - zone.offsetAt(day)) * 60e6;
    if (length <= 0) continue;
    const change = changeBetween(day - microsPerDay, day, zone);
    const fromMicros = change + zone.offsetAt(change) * 60e6;
    const toMicros = fromMicros + length;
    if (toMicros <= from || fromMicros > to || found.some((other) => other.fromMicros === fromMicros)) continue;
    const hour = { fromMicros, toMicros, lengthMicros: length };
    const isBehindStep =
      beforeMicros !== null && from >= fromMicros && beforeMicros - zone.instantOf(from) > disorderMicros;
    const fits = beforeMicros !== null && zone.instantOf(from) + length >= beforeMicros - disorderMicros;
    found.push({
      ...hour,
      ...(isBehindStep && fits ? isSecond : passWithoutStep(segment, localOf, zone, hour, neighbours, hasOtherLine)),
    });
  }
  return found;
}

/** The instant at which the clocks were put back. */
function changeBetween(before: number, after: number, zone: HostZone): number {
  let low = before;
  let high = after;
  const old = zone.offsetAt(before);
  while (high - low > 1e6) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return Math.round(high / 60e6) * 60e6;
}

function passWithoutStep(
  segment: Segment,
  localOf: (clockMicros: number) => number,
  zone: HostZone,
  { fromMicros, toMicros, lengthMicros }: Omit<RepeatedHour, keyof Pass>,
  { beforeMicros, isBeforeUnknown, afterLocalMicros }: Neighbours,
  hasOtherLine: (instantMicros: number) => boolean,
): Pass {
  let before = beforeMicros === null ? Number.NEGATIVE_INFINITY : beforeMicros + zone.offsetAt(beforeMicros) * 60e6;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let after = afterLocalMicros ?? Number.POSITIVE_INFINITY;
  let around = 0;
  const copies: { micros: number; lean: number }[] = [];
  for (const [hour, bits] of segment.busySeconds) {
    const start = localOf(hour * microsPerHour);
    if (start < fromMicros - contextHours * microsPerHour || start >= toMicros + contextHours * microsPerHour) continue;
    for (let second = 0; second < secondsPerHour; second++) {
      if (!hasBit(bits, second)) continue;
      const micros = start + second * 1e6;
      if (micros < fromMicros) before = Math.max(before, micros);
      else if (micros >= toMicros) after = Math.min(after, micros);
      else {
        const instant = zone.instantOf(micros);
        const lean = Number(hasOtherLine(instant + lengthMicros)) - Number(hasOtherLine(instant));
        if (lean !== 0) copies.push({ micros, lean });
        first = Math.min(first, micros);
        last = Math.max(last, micros);
      }
      if (micros < fromMicros || micros >= toMicros) around++;
    }
  }
  if (first > last) return isFirst;
  const isEnd = localOf(segment.lastClockMicros) < toMicros;
  if (isEnd && after >= fromMicros && after < last - disorderMicros) return isFirst;
  // Behind what order tells, as lines of two logs may have a second in common by chance.
  if (copies.length > 0) return { secondFromMicros: turnOf(copies), isUnknown: false };
  // Another file of the log ends, or begins, in the hour: the lines on both sides are of one.
  if (before >= fromMicros) return isBeforeUnknown ? isUnknown : isFirst;
  if (around < leastAround) return isUnknown;
  const sides = Number(Number.isFinite(before)) + Number(Number.isFinite(after));
  const perMicro = around / (Math.max(1, sides) * contextHours * microsPerHour);
  const missingIfFirst = Number.isFinite(after) ? perMicro * (after - last + lengthMicros) : 0;
  const missingIfSecond = Number.isFinite(before) ? perMicro * (first - before + lengthMicros) : 0;
  if (missingIfSecond - missingIfFirst >= decidingLines) return isFirst;
  return missingIfFirst - missingIfSecond >= decidingLines ? isSecond : isUnknown;
}

/** From where on lines are rather copies of the second hour's, those before rather of the first's. */
function turnOf(copies: readonly { micros: number; lean: number }[]): number {
  const ordered = [...copies].sort((a, b) => a.micros - b.micros);
  let sum = ordered.reduce((total, { lean }) => total + lean, 0);
  let best = { sum, micros: Number.NEGATIVE_INFINITY };
  for (const [index, { lean }] of ordered.entries()) {
    sum -= 2 * lean;
    const micros = ordered[index + 1]?.micros ?? Number.POSITIVE_INFINITY;
    if (sum > best.sum) best = { sum, micros };
  }
  return best.micros;
}
