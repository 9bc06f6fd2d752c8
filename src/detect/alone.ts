import { countOf, type Pulse } from "./pulse.js";
import type { ResolvedSegment } from "./resolve.js";
import type { Silence } from "./rhythm.js";
import type { Segment } from "./summary.js";

/** So many lines of the other logs must be missing for them to have been silent too. */
const missingLines = 10;
const longestLook = 3600;

/**
 * Who else of a host was silent: `all` of its logs, `none` of them or `unknown`, where the others write too seldom to tell.
 */
export function othersIn(
  pulse: Pulse,
  silence: Silence,
  segments: readonly ResolvedSegment[],
): "all" | "none" | "unknown" {
  const { fromSecond, toSecond, endNotBefore, startNotAfter } = silence;
  if (toSecond === null) return "unknown";
  const others = segments.filter(({ host, segment }) => {
    const isOwn = pulse.segments.some((own) => own.segment === segment || isCopy(own.segment, segment));
    return host === pulse.host && (pulse.isOfHost || !isOwn);
  });
  const count = (from: number, to: number) =>
    others.reduce((sum, resolved) => sum + (to > from ? countOf(resolved, from, to) : 0), 0);
  // What came first or went on last need not be what has the rhythm.
  const from = Math.min(startNotAfter, toSecond) + 1;
  const to = Math.max(endNotBefore ?? toSecond, from);
  if (count(from, to) > 0) return "none";
  const look = Math.min(longestLook, toSecond - fromSecond);
  const usual = count(fromSecond - look, fromSecond) / look;
  return usual * (to - from) >= missingLines ? "all" : "unknown";
}

/** Of one log that was supplied twice. */
function isCopy(a: Segment, b: Segment): boolean {
  return (
    a.kind === b.kind &&
    a.records === b.records &&
    a.firstClockMicros === b.firstClockMicros &&
    a.lastClockMicros === b.lastClockMicros &&
    a.busySeconds.size === b.busySeconds.size
  );
}
