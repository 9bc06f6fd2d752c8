import { busySecondsOf, type Sign } from "./activity.js";
import type { ResolvedSegment } from "./resolve.js";

/** Fewer lines are somebody's old ones, logged again. */
const leastSeconds = 10;

/**
 * Whether a log has lines between the two ends of a silence, by its order, that are stamped as of before it, for about as long:
 * the clock was put back for that time, as by a snapshot that was restored.
 */
export function isWrittenMeanwhile(before: Sign, after: Sign | null, segments: readonly ResolvedSegment[]): boolean {
  if (after === null) return false;
  const streams = new Set(segments.filter(({ host }) => host === before.resolved.host).map(({ source }) => source));
  return [...streams].some((source) => {
    const own = segments.filter((one) => one.source === source && one.host === before.resolved.host);
    const first = own.findIndex((one) => endsWithin(one, before.micros, after.micros));
    const last = own.findIndex((one, index) => index > first && holds(one, after.micros));
    if (first < 0 || last <= first) return false;
    let seconds = 0;
    let shown = 0;
    for (const one of own.slice(first + 1, last + 1)) {
      let from: number | null = null;
      let to = 0;
      for (const micros of busySecondsOf(one, Number.NEGATIVE_INFINITY)) {
        if (micros >= before.micros) break;
        from ??= micros;
        to = micros;
        seconds++;
      }
      if (from !== null) shown += to - from;
    }
    const gone = after.micros - before.micros;
    return seconds >= leastSeconds && shown >= gone / 2 && shown <= gone;
  });
}

function endsWithin({ segment, instantOf }: ResolvedSegment, fromMicros: number, toMicros: number): boolean {
  const end = instantOf(segment.lastClockMicros);
  return end >= fromMicros && end < toMicros;
}

const holds = ({ segment, instantOf }: ResolvedSegment, micros: number) =>
  instantOf(segment.firstClockMicros) <= micros && instantOf(segment.lastClockMicros) >= micros;
