import { microsPerDay } from "../time/stamp.js";
import type { HostZone } from "../time/zone.js";
import { hasBit, secondsPerHour } from "./seconds.js";
import { microsPerHour, type Segment } from "./summary.js";

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

const disorderMicros = 90e6;
/** The rate of lines is taken from so many hours around. */
const contextHours = 6;
/** Of fewer seconds with lines around there is no rate. */
const leastAround = 24;
/** One reading must explain so many more missing lines than the other. */
const decidingLines = 3;

/**
 * The hours with lines that the zone's clocks show twice, and which of the two they were by the order of the lines: behind a
 * step back it is the second. Without a step it is the one that leaves fewer lines missing, if that is clear.
 * @param localOf local time (microseconds since 1970) of a reading of the segment's clock
 * @param beforeMicros the instant of the last line before the segment, or null where it is not known
 * @param hasOtherLine whether other logs of the host have a line in a second: copies of one line lie in the same hour
 */
export function repeatedHours(
  segment: Segment,
  localOf: (clockMicros: number) => number,
  zone: HostZone,
  beforeMicros: number | null,
  hasOtherLine: (instantMicros: number) => boolean,
): RepeatedHour[] {
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
      ...(isBehindStep && fits ? isSecond : passWithoutStep(segment, localOf, zone, hour, hasOtherLine)),
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
  hasOtherLine: (instantMicros: number) => boolean,
): Pass {
  let before = Number.NEGATIVE_INFINITY;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let after = Number.POSITIVE_INFINITY;
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
  if (copies.length > 0) return { secondFromMicros: turnOf(copies), isUnknown: false };
  // It ends in the hour: what follows steps back, or the log ends.
  if (localOf(segment.lastClockMicros) < toMicros) return isFirst;
  if (around < leastAround) return isUnknown;
  const perMicro = around / (2 * contextHours * microsPerHour);
  const missingIfFirst = perMicro * (after - last + lengthMicros);
  const missingIfSecond = perMicro * (first - before + lengthMicros);
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
