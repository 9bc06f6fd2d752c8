import { isArrival, isLeapYear, microsPerDay, microsPerHour } from "../time/stamp.js";
import { localMicrosOf, type YearBy } from "../time/year.js";
import type { FileTimes, SolvedYear } from "../time/year-solver.js";
import type { HostZone } from "../time/zone.js";
import { type HostStream, solveHostYears, type YearQuestion } from "./host-years.js";
import { type KernelBoot, shownStarts, withKernelBoots } from "./kernel-boots.js";
import { type Neighbours, type RepeatedHour, repeatedHours } from "./repeated-hour.js";
import { hasBit } from "./seconds.js";
import { resolveSnapshot } from "./snapshot.js";
import type { FileSummary, Segment } from "./summary.js";

export type ZoneBy = "stated" | "configured" | "assumed";

/** The zone of a host and how it is known, for stamps that do not state it. */
export interface ZoneChoice {
  readonly zone: HostZone;
  readonly by: Exclude<ZoneBy, "stated">;
}

/** One stream of records: what was read of one source. */
export interface SourceSummary {
  /** Index into the scan's sources, from 0. */
  readonly source: number;
  readonly name: string;
  /** The host by the directory, for records that name none. */
  readonly directoryHost: string | null;
  readonly files: readonly (FileTimes & { readonly path: string })[];
  /** In the order of the files. */
  readonly summaries: readonly FileSummary[];
}

/** A segment whose clock was mapped to instants (microseconds since 1970 in UTC). */
export interface ResolvedSegment {
  readonly source: SourceSummary;
  readonly host: string;
  readonly segment: Segment;
  readonly year: number | null;
  readonly yearBy: YearBy;
  /** False where another year fits about as well. */
  readonly isYearDecided: boolean;
  readonly zone: HostZone;
  readonly zoneBy: ZoneBy;
  /** How the stamps are to be taken: the clock was wrong, or the lines are old ones that were logged again. */
  readonly clock: SolvedYear["clock"];
  instantOf(clockMicros: number): number;
  /** Whose kernel wrote into it, as far as its lines say how long after boot they were written. */
  readonly boots: readonly KernelBoot[];
  /** Between which instants a line lies whose stamp does not say exactly; null where it does. */
  boundsOf(clockMicros: number): readonly [number, number] | null;
}

/** No zone's clock is put forward or back by more, but where the date itself leaps. */
const longestLeapMicros = 7_200_000_000;

/** Between which instants the lines of a segment are that its clock stamps between two others, all inclusive. */
export function spanOf(
  { instantOf }: Pick<ResolvedSegment, "instantOf">,
  fromClockMicros: number,
  toClockMicros: number,
): readonly [fromMicros: number, toMicros: number] {
  const from = instantOf(fromClockMicros);
  const to = instantOf(toClockMicros);
  const length = toClockMicros - fromClockMicros;
  // Within a day a clock does not leap forward and back.
  if (to - from === length && length < microsPerDay) return [from, to];
  return [Math.min(from, to) - longestLeapMicros, Math.max(from, to) + longestLeapMicros];
}

export interface Resolution {
  readonly segments: readonly ResolvedSegment[];
  /** Sources with lines that only say how long after boot they were written. */
  readonly undated: readonly { readonly source: SourceSummary; readonly records: number }[];
  readonly contradictions: readonly Contradiction[];
}

/** Something that says another year than was found. */
export interface Contradiction {
  readonly path: string;
  readonly year: number;
  readonly otherYear: number;
  readonly otherBy: YearBy;
}

export interface BootQuestion {
  /** When the kernel started whose seconds a segment counts, as far as the segment itself says it; microseconds since 1970. */
  bootOf(segment: Segment): number | null;
}

/** Maps every segment to instants, host by host. Segments that cannot be dated are left out and counted. */
export function resolveSegments(
  sources: readonly SourceSummary[],
  hostOf: (name: string, source: SourceSummary) => string,
  zoneOf: (host: string) => ZoneChoice,
  question: Omit<YearQuestion, "zone"> & BootQuestion,
): Resolution {
  const segments: ResolvedSegment[] = [];
  const undated: { source: SourceSummary; records: number }[] = [];
  const contradictions: Contradiction[] = [];
  const streams = sources.flatMap((source) => {
    const names = new Set(source.summaries.flatMap((summary) => [...summary.streams.keys()]));
    return [...names].map((name) => ({
      host: hostOf(name, source),
      source,
      segments: source.summaries.flatMap((summary) => summary.streams.get(name)?.segments ?? []),
    }));
  });
  const byHost = new Map<string, (typeof streams)[number][]>();
  for (const stream of streams) byHost.set(stream.host, [...(byHost.get(stream.host) ?? []), stream]);
  const years = new Map<Segment, SolvedYear>();
  for (const [host, own] of byHost) {
    for (const [segment, year] of solveHostYears(own, { ...question, zone: zoneOf(host).zone }))
      years.set(segment, year);
  }
  const resolved = new Map<HostStream, readonly ResolvedSegment[]>();
  // The fullest first: others go by it where clocks show an hour twice.
  for (const own of byHost.values()) {
    const known: ResolvedSegment[] = [];
    for (const stream of [...own].sort((a, b) => recordsOf(b) - recordsOf(a))) {
      const { host } = stream;
      const context = { ...stream, choice: zoneOf(host), yearOf: (segment: Segment) => years.get(segment), known };
      const own = resolveStream(stream.segments, context);
      resolved.set(stream, own);
      known.push(...own);
    }
  }
  for (const stream of streams) {
    const { source, segments: own } = stream;
    segments.push(...(resolved.get(stream) ?? []));
    for (const segment of own) {
      const { year, contradictions: others } = years.get(segment) ?? { year: 0, contradictions: [] };
      const path = source.files[segment.file]?.path ?? source.name;
      for (const other of others) contradictions.push({ path, year, otherYear: other.year, otherBy: other.by });
    }
  }
  for (const { host, source, segments: own } of streams) {
    let records = 0;
    for (const segment of own) {
      if (isArrival(segment.kind))
        segments.push(resolveSnapshot(segment, source, host, zoneOf(host), question.nowMicros));
      if (segment.kind !== "boot") continue;
      const said = question.bootOf(segment);
      const boot =
        said === null
          ? knownBoot(
              segment,
              source,
              segments.filter((one) => one.host === host),
            )
          : { micros: said, year: statedYear };
      if (boot === null) records += segment.records;
      else segments.push(sinceBoot(segment, source, host, zoneOf(host), boot));
    }
    if (records > 0) undated.push({ source, records });
  }
  return { segments, undated, contradictions };
}

/**
 * When the kernel started whose seconds a segment counts, by other logs of the host: of the boots that they show the last one
 * that leaves time for the segment before its file was written, or the only one.
 */
function knownBoot(segment: Segment, source: SourceSummary, dated: readonly ResolvedSegment[]): KnownBoot | null {
  const boots = new Map<number, KnownBoot>();
  for (const resolved of dated) {
    if (resolved.clock !== "main") continue;
    for (const micros of shownStarts(resolved)) boots.set(micros, { micros, year: resolved });
  }
  const written = source.files[segment.file]?.modifiedMicros ?? null;
  const inTime = [...boots.values()]
    .filter(({ micros }) => written === null || micros + segment.lastClockMicros <= written + writtenSlackMicros)
    .sort((a, b) => b.micros - a.micros);
  return boots.size === 1 || written !== null ? (inTime[0] ?? null) : null;
}

interface KnownBoot {
  readonly micros: number;
  /** How its year is known. */
  readonly year: Pick<ResolvedSegment, "year" | "yearBy" | "isYearDecided">;
}

const statedYear: KnownBoot["year"] = { year: null, yearBy: "stated", isYearDecided: true };

const writtenSlackMicros = 120e6;

function sinceBoot(
  segment: Segment,
  source: SourceSummary,
  host: string,
  { zone, by }: ZoneChoice,
  { micros: bootMicros, year }: KnownBoot,
): ResolvedSegment {
  return {
    ...{ source, host, segment, zone, zoneBy: by, clock: "main", boots: [] },
    ...{ year: year.year, yearBy: year.yearBy, isYearDecided: year.isYearDecided },
    instantOf: (clockMicros) => bootMicros + clockMicros,
    boundsOf: () => null,
  };
}

interface StreamContext {
  readonly source: SourceSummary;
  readonly host: string;
  readonly choice: ZoneChoice;
  yearOf(segment: Segment): SolvedYear | undefined;
  /** Other logs of the host. */
  readonly known: readonly ResolvedSegment[];
}

const recordsOf = ({ segments }: HostStream) => segments.reduce((sum, { records }) => sum + records, 0);

/** The segments of one stream, in order: the second hour of two that clocks show alike follows the first. */
function resolveStream(
  segments: readonly Segment[],
  { source, host, choice, yearOf, known }: StreamContext,
): ResolvedSegment[] {
  const { zone, by } = choice;
  const resolved: Omit<ResolvedSegment, "boots">[] = [];
  const own = segments.filter(({ kind }) => kind !== "boot" && !isArrival(kind));
  const localIn = (segment: Segment, clockMicros: number) => {
    const solved = yearOf(segment);
    return solved === undefined ? clockMicros : localMicrosOf(solved.year, clockMicros) + solved.shiftMicros;
  };
  for (const [index, segment] of own.entries()) {
    const solved = yearOf(segment);
    const localOf = (clockMicros: number) => localIn(segment, clockMicros);
    const next = own[index + 1];
    const isInstant = segment.kind === "instant";
    const neighbours = {
      ...lastOf(resolved),
      afterLocalMicros: next === undefined || next.kind !== segment.kind ? null : localIn(next, next.firstClockMicros),
    };
    const repeated = isInstant
      ? []
      : repeatedHours(segment, localOf, zone, neighbours, (instant) => hasLineAt(known, instant));
    resolved.push({
      ...{ source, host, segment, zone },
      year: solved?.year ?? null,
      yearBy: solved?.by ?? "stated",
      isYearDecided: solved?.isDecided ?? true,
      zoneBy: isInstant ? "stated" : by,
      clock: solved?.clock ?? "main",
      instantOf: isInstant
        ? (clockMicros) => clockMicros
        : (clockMicros) => instantIn(localOf(clockMicros), zone, repeated),
      boundsOf: (clockMicros) => boundsIn(localOf(clockMicros), zone, repeated, solved),
    });
  }
  return withKernelBoots(resolved);
}

function hasLineAt(known: readonly ResolvedSegment[], instantMicros: number): boolean {
  return known.some(({ segment, zone, instantOf, year }) => {
    const local = instantMicros + zone.offsetAt(instantMicros) * 60e6;
    const clock =
      segment.kind === "instant"
        ? instantMicros
        : year === null
          ? local
          : local - localMicrosOf(year, 0) + leapDayOf(year, local);
    const hour = Math.floor(clock / microsPerHour);
    const second = Math.floor((clock - hour * microsPerHour) / 1e6);
    return hasBit(segment.busySeconds.get(hour), second) && Math.abs(instantOf(clock) - instantMicros) < 1e6;
  });
}

/** What clocks of a 366-day year are ahead by after February of a common year. */
function leapDayOf(year: number, localMicros: number): number {
  return !isLeapYear(year) && localMicros >= Date.UTC(year, 2) * 1000 ? microsPerDay : 0;
}

function lastOf(
  resolved: readonly Omit<ResolvedSegment, "boots">[],
): Pick<Neighbours, "beforeMicros" | "isBeforeUnknown"> {
  const last = resolved.at(-1);
  if (last === undefined || last.clock !== "main") return { beforeMicros: null, isBeforeUnknown: false };
  const { lastClockMicros } = last.segment;
  return { beforeMicros: last.instantOf(lastClockMicros), isBeforeUnknown: last.boundsOf(lastClockMicros) !== null };
}

function instantIn(localMicros: number, zone: HostZone, repeated: readonly RepeatedHour[]): number {
  const first = zone.instantOf(localMicros);
  const hour = repeated.find(({ fromMicros, toMicros }) => localMicros >= fromMicros && localMicros < toMicros);
  return hour !== undefined && localMicros >= hour.secondFromMicros ? first + hour.lengthMicros : first;
}

function boundsIn(
  localMicros: number,
  zone: HostZone,
  repeated: readonly RepeatedHour[],
  solved: SolvedYear | undefined,
): readonly [number, number] | null {
  if (solved?.notBefore != null || solved?.notAfter != null) {
    const at = zone.instantOf(localMicros);
    const { notBefore, notAfter } = solved;
    return [notBefore === null ? at : zone.instantOf(notBefore), notAfter === null ? at : zone.instantOf(notAfter)];
  }
  const hour = repeated.find(({ fromMicros, toMicros }) => localMicros >= fromMicros && localMicros < toMicros);
  if (hour?.isUnknown !== true) return null;
  const first = zone.instantOf(localMicros);
  return [first, first + hour.lengthMicros];
}
