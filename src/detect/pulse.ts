import type { Interval } from "./covered.js";
import type { ResolvedSegment } from "./resolve.js";
import { findSilences, type Silence } from "./rhythm.js";
import { microsPerHour } from "./summary.js";

/** What one host wrote into one log whose lines name clients, on an absolute clock. */
export interface Pulse {
  readonly host: string;
  readonly segments: readonly ResolvedSegment[];
  /** Seconds since 1970 in UTC with a line. */
  readonly busy: ReadonlyMap<number, Uint8Array>;
  readonly silences: readonly Silence[];
}

/** The logs that have a rhythm of visits, and where they fell silent. */
export function pulsesOf(segments: readonly ResolvedSegment[]): Pulse[] {
  const groups = new Map<string, ResolvedSegment[]>();
  for (const resolved of segments) {
    // Lines with clients state their zone; what does not is dated only as well as its zone is known.
    if (resolved.segment.kind !== "instant" || resolved.segment.visitSeconds.size === 0) continue;
    const name = `${resolved.source.source}\t${resolved.host}`;
    groups.set(name, [...(groups.get(name) ?? []), resolved]);
  }
  return [...groups.values()].map((own) => {
    const first = own[0] as ResolvedSegment;
    const busy = union(own.map(({ segment }) => segment.busySeconds));
    const visits = union(own.map(({ segment }) => segment.visitSeconds));
    const source = {
      busy,
      visits,
      coverage: coverageOf(own),
      zone: first.zone,
      endOfSupply: endOfSupply(own, segments),
    };
    return { host: first.host, segments: own, busy, silences: findSilences(source) };
  });
}

function union(sets: readonly ReadonlyMap<number, Uint8Array>[]): Map<number, Uint8Array> {
  const joined = new Map<number, Uint8Array>();
  for (const [hour, bits] of sets.flatMap((set) => [...set])) {
    const known = joined.get(hour);
    joined.set(hour, known === undefined ? bits : known.map((byte, index) => byte | (bits[index] as number)));
  }
  return joined;
}

const secondOf = (micros: number) => Math.floor(micros / 1e6);

/** From the first to the last line; a rotation whose number is missing was not supplied. */
function coverageOf(own: readonly ResolvedSegment[]): Interval[] {
  const byFile = new Map<number, Interval>();
  for (const { segment } of own) {
    const known = byFile.get(segment.file);
    const [from, to] = [secondOf(segment.firstClockMicros), secondOf(segment.lastClockMicros)];
    byFile.set(segment.file, {
      fromSecond: Math.min(from, to, known?.fromSecond ?? from),
      toSecond: Math.max(from, to, known?.toSecond ?? to),
    });
  }
  const files = own[0]?.source.files ?? [];
  const intervals: Interval[] = [];
  let before: number | null = null;
  for (const [file, interval] of [...byFile].sort(([a], [b]) => a - b)) {
    const last = intervals.at(-1);
    if (last !== undefined && before !== null && follows(files[before]?.path, files[file]?.path)) {
      const toSecond = Math.max(last.toSecond, interval.toSecond);
      intervals[intervals.length - 1] = { fromSecond: Math.min(last.fromSecond, interval.fromSecond), toSecond };
    } else intervals.push(interval);
    before = file;
  }
  return intervals;
}

const rotation = /\.(\d+)(?:\.[a-z0-9]+)?$/;

/** Whether no file is missing between two rotations. Names with dates do not say. */
function follows(older: string | undefined, newer: string | undefined): boolean {
  const numberOf = (path: string | undefined) => Number(rotation.exec(path ?? "")?.[1] ?? 0);
  const step = numberOf(older) - numberOf(newer);
  // A live file may be followed by `.0` or `.1`; eight digits are a date.
  return step <= 1 || numberOf(older) >= 1e6;
}

/** The last second of the host's other logs, if this one is still written. */
function endOfSupply(own: readonly ResolvedSegment[], all: readonly ResolvedSegment[]): number | null {
  const { source, host } = own[0] as ResolvedSegment;
  const live = source.files.at(-1);
  if (live === undefined || rotation.test(live.path) || live.suffixDate !== null) return null;
  const others = all.filter((resolved) => resolved.host === host && resolved.source !== source);
  const ends = others.map((resolved) => secondOf(resolved.instantOf(resolved.segment.lastClockMicros)));
  return ends.length === 0 ? null : Math.max(...ends);
}

/** The segment that has a line in a second, or null. */
export function segmentAt(pulse: Pulse, second: number): ResolvedSegment | null {
  const hour = Math.floor((second * 1e6) / microsPerHour);
  const place = second - hour * 3600;
  const has = ({ segment }: ResolvedSegment) =>
    (((segment.busySeconds.get(hour)?.[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
  return pulse.segments.find(has) ?? null;
}
