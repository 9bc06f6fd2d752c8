import { microsPerHour, microsPerSecond } from "../time/stamp.js";
import type { Interval } from "./covered.js";
import { leastOf, mostOf } from "./extremes.js";
import type { ResolvedSegment } from "./resolve.js";
import { findSilences, type Silence } from "./rhythm.js";
import { hasBit, joinHour, secondsPerHour } from "./seconds.js";

/** What one host wrote into one log whose lines name clients, or by itself into all its others, on an absolute clock. */
export interface Pulse {
  readonly host: string;
  /** Whether it is the host's own, not that of one log. */
  readonly isOfHost: boolean;
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
    return { host: first.host, isOfHost: false, segments: own, busy, silences: findSilences(source) };
  });
}

/** What hosts write by themselves comes by the minute: a shorter silence is a busy moment's contrast. */
const leastHostSeconds = 120;

/** What hosts write by themselves, each into whatever logs, and where it fell silent. */
export function hostPulsesOf(segments: readonly ResolvedSegment[]): Pulse[] {
  const groups = new Map<string, ResolvedSegment[]>();
  for (const resolved of segments) {
    if (resolved.segment.beatSeconds.size === 0) continue;
    groups.set(resolved.host, [...(groups.get(resolved.host) ?? []), resolved]);
  }
  return [...groups].map(([host, own]) => {
    const busy = new Map<number, Uint8Array>();
    for (const resolved of own) {
      for (const [hour, bits] of resolved.segment.beatSeconds) {
        const start = secondOf(resolved.instantOf(hour * microsPerHour));
        joinHour(busy, start * microsPerSecond, { bits, first: 0, last: secondsPerHour - 1 });
      }
    }
    const bySource = new Map<number, ResolvedSegment[]>();
    for (const resolved of own) {
      const { source } = resolved.source;
      bySource.set(source, [...(bySource.get(source) ?? []), resolved]);
    }
    const coverage = [...bySource.values()].flatMap(coverageOf);
    const zone = (own[0] as ResolvedSegment).zone;
    const silences = findSilences({ busy, visits: busy, coverage, zone, endOfSupply: null });
    const isStepOfZone = ({ seconds }: Silence) =>
      own.some(({ zoneBy }) => zoneBy !== "stated") && Math.abs(seconds - secondsPerHour) < zoneStepSlack;
    const isTold = (each: Silence) => each.seconds >= leastHostSeconds && !isStepOfZone(each);
    const told = silences.filter(isTold).map((silence) => betweenAllLines(own, silence));
    return { host, isOfHost: true, segments: own, busy, silences: told };
  });
}

/** What has no rhythm shows as well that a host lives: its last line before the silence is the last of all, and so is the first behind. */
function betweenAllLines(own: readonly ResolvedSegment[], silence: Silence): Silence {
  const { fromSecond, toSecond, startNotAfter, endNotBefore } = silence;
  const before = secondsOf(own, fromSecond, startNotAfter + 1);
  const after = toSecond === null || endNotBefore === null ? [] : secondsOf(own, endNotBefore, toSecond + 1);
  return {
    ...silence,
    fromSecond: mostOf([fromSecond, ...before]),
    toSecond: toSecond === null ? null : leastOf([toSecond, ...after]),
  };
}

/** An hour without a line in stamps without a zone may be the hour that daylight saving leaves out. */
const zoneStepSlack = 120;

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
  for (const { segment, instantOf } of own) {
    const known = byFile.get(segment.file);
    const [from, to] = [secondOf(instantOf(segment.firstClockMicros)), secondOf(instantOf(segment.lastClockMicros))];
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
  return ends.length === 0 ? null : mostOf(ends);
}

/** The segment that has a line in a second, or null. */
export function segmentAt(pulse: Pulse, second: number): ResolvedSegment | null {
  const hour = Math.floor((second * 1e6) / microsPerHour);
  const place = second - hour * 3600;
  const has = ({ segment }: ResolvedSegment) => hasBit(segment.busySeconds.get(hour), place);
  return pulse.segments.find(pulse.isOfHost ? (resolved) => countOf(resolved, second, second + 1) > 0 : has) ?? null;
}

/** In how many seconds of [from, to) a segment has lines. */
export function countOf(resolved: ResolvedSegment, fromSecond: number, toSecond: number): number {
  let count = 0;
  eachSecond(resolved, fromSecond, toSecond, () => count++);
  return count;
}

function secondsOf(own: readonly ResolvedSegment[], fromSecond: number, toSecond: number): number[] {
  const found: number[] = [];
  for (const resolved of own) eachSecond(resolved, fromSecond, toSecond, (second) => found.push(second));
  return found;
}

function eachSecond(
  { segment, instantOf }: ResolvedSegment,
  fromSecond: number,
  toSecond: number,
  onSecond: (second: number) => void,
): void {
  for (const [hour, bits] of segment.busySeconds) {
    const start = secondOf(instantOf(hour * microsPerHour));
    if (start >= toSecond || start + secondsPerHour <= fromSecond) continue;
    const last = Math.min(secondsPerHour, toSecond - start);
    for (let place = Math.max(0, fromSecond - start); place < last; place++) {
      if (hasBit(bits, place)) onSecond(start + place);
    }
  }
}
