import type { Boot } from "../detect/boots.js";
import type { ResolvedSegment, SourceSummary } from "../detect/resolve.js";
import { microsPerHour } from "../time/stamp.js";

/**
 * Why a log has no lines for long: a rotation is missing; the host was down, or wrote nothing at all; every log that syslogd
 * writes stopped while others went on; or this log alone.
 */
export type GapReason = "not supplied" | "host down" | "host silent" | "logging" | "this log";

/** A long time without a line, as instants (microseconds since 1970 in UTC). */
export interface SourceGap {
  readonly fromMicros: number;
  readonly toMicros: number;
  readonly reason: GapReason;
  readonly before: ResolvedSegment;
  readonly after: ResolvedSegment;
}

/** Shorter pauses are not worth a word, however busy the log. */
const leastHours = 6;
/** A pause must be so many times longer than usual. */
const leastTimes = 10;
const mostGaps = 20;
const bootSlackMicros = 600e6;

/** Numbers of rotations that are missing between those that were supplied, lowest first. */
export function missingRotations(source: SourceSummary): number[] {
  const numbers = source.files.flatMap(({ rotation }) => (rotation === null ? [] : [rotation]));
  if (numbers.length === 0) return [];
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  // Numbers from 0 or from 1, as the rotating program counts; a huge one is no count of files.
  if (most - least > 1000) return [];
  const first = Math.min(1, least);
  return Array.from({ length: most - first }, (_, index) => first + index).filter(
    (number) => !numbers.includes(number),
  );
}

/** The long pauses of one source, the longest first where there are too many; in order of time. */
export function gapsOf(source: SourceSummary, all: readonly ResolvedSegment[], boots: readonly Boot[]): SourceGap[] {
  const own = all.filter((resolved) => resolved.source === source && resolved.clock === "main");
  const stretches = busyStretches(own);
  const pauses = stretches.slice(1).map((after, index) => ({ before: stretches[index] as Stretch, after }));
  const lengths = pauses.map(({ before, after }) => after.fromMicros - before.toMicros).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const isLong = (micros: number) =>
    micros >= Math.max(leastHours * microsPerHour, pauses.length < 3 ? 0 : leastTimes * usual);
  return pauses
    .filter(({ before, after }) => isLong(after.fromMicros - before.toMicros))
    .sort((a, b) => b.after.fromMicros - b.before.toMicros - (a.after.fromMicros - a.before.toMicros))
    .slice(0, mostGaps)
    .map(({ before, after }) => {
      const gap = { fromMicros: before.toMicros, toMicros: after.fromMicros };
      const reason = reasonOf(gap, before.last, after.first, all, boots);
      return { ...gap, reason, before: before.last, after: after.first };
    })
    .sort((a, b) => a.fromMicros - b.fromMicros);
}

interface Stretch {
  readonly fromMicros: number;
  toMicros: number;
  readonly first: ResolvedSegment;
  last: ResolvedSegment;
}

/** Times with lines, to the hour and to the ends of segments. */
function busyStretches(own: readonly ResolvedSegment[]): Stretch[] {
  const hours: { from: number; to: number; resolved: ResolvedSegment }[] = [];
  for (const resolved of own) {
    const [first, last] = [resolved.segment.firstClockMicros, resolved.segment.lastClockMicros];
    for (const hour of resolved.segment.busySeconds.keys()) {
      const from = resolved.instantOf(Math.max(first, hour * microsPerHour));
      hours.push({ from, to: resolved.instantOf(Math.min(last, (hour + 1) * microsPerHour - 1e6)), resolved });
    }
  }
  hours.sort((a, b) => a.from - b.from || a.to - b.to);
  const stretches: Stretch[] = [];
  for (const { from, to, resolved } of hours) {
    const current = stretches.at(-1);
    if (current !== undefined && from - current.toMicros <= microsPerHour) {
      if (to > current.toMicros) current.last = resolved;
      current.toMicros = Math.max(current.toMicros, to);
    } else stretches.push({ fromMicros: from, toMicros: to, first: resolved, last: resolved });
  }
  return stretches;
}

function reasonOf(
  { fromMicros, toMicros }: { fromMicros: number; toMicros: number },
  before: ResolvedSegment,
  after: ResolvedSegment,
  all: readonly ResolvedSegment[],
  boots: readonly Boot[],
): GapReason {
  const { source, host } = before;
  const rotations = [before, after].map(({ segment }) => source.files[segment.file]?.rotation ?? 0);
  if (before.segment.file !== after.segment.file && (rotations[0] ?? 0) - (rotations[1] ?? 0) > 1)
    return "not supplied";
  const others = all.filter(
    (other) => other.host === host && other.source !== source && hasLines(other, fromMicros, toMicros),
  );
  if (others.length > 0) return isSyslog(before) && !others.some(isSyslog) ? "logging" : "this log";
  const isBoot = boots.some(
    (boot) => boot.host === host && boot.upMicros > fromMicros && boot.upMicros <= toMicros + bootSlackMicros,
  );
  return isBoot ? "host down" : "host silent";
}

/** Only lines that went through a syslog daemon name a host. */
function isSyslog({ source, segment }: ResolvedSegment): boolean {
  const { streams } = source.summaries[segment.file] ?? { streams: new Map() };
  return [...streams.keys()].some((name) => name !== "");
}

function hasLines({ segment, instantOf }: ResolvedSegment, fromMicros: number, toMicros: number): boolean {
  if (instantOf(segment.lastClockMicros) <= fromMicros || instantOf(segment.firstClockMicros) >= toMicros) return false;
  for (const hour of segment.busySeconds.keys()) {
    const from = instantOf(hour * microsPerHour);
    if (from > fromMicros && from + microsPerHour < toMicros) return true;
  }
  return false;
}
