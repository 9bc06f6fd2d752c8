import type { Catalog } from "../grammar/catalog.js";
import type { YearVote } from "../time/date-votes.js";
import { microsPerDay, microsPerHour } from "../time/stamp.js";
import { localMicrosOf } from "../time/year.js";
import { type KernelClock, type SolvedYear, type Stretch, solveYears, type WrongClock } from "../time/year-solver.js";
import type { HostZone } from "../time/zone.js";
import { leastOf, mostOf } from "./extremes.js";
import { rowValue } from "./kept-lines.js";
import type { SourceSummary } from "./resolve.js";
import type { Segment } from "./summary.js";

/** What one host wrote into one source. */
export interface HostStream {
  readonly source: SourceSummary;
  /** In the order of the files. */
  readonly segments: readonly Segment[];
}

export interface YearQuestion {
  readonly catalog: Catalog;
  readonly zone: HostZone;
  readonly nowMicros: number;
  readonly stated: number | null;
  votesOf(segment: Segment): readonly YearVote[];
}

const hoursPerDay = 24;
const hostComponent = "host";
/** More were an attacker's. */
const mostWrongClocks = 256;
const startedWithinMicros = 120e6;

/**
 * The years of all segments of one host whose stamps state none. The fullest log with a kernel's clock is solved first and
 * tells the others when the host's clock was wrong; full stamps of other logs, and then the solved ones, say on which days
 * the host wrote at all.
 */
export function solveHostYears(streams: readonly HostStream[], question: YearQuestion): Map<Segment, SolvedYear> {
  const solved = new Map<Segment, SolvedYear>();
  const stated = streams.flatMap(({ segments }) =>
    segments.filter(({ kind }) => kind === "instant" || kind === "local"),
  );
  const known = new Set<number>();
  for (const segment of stated) addLocalDays(known, segment, question.zone);
  const wrongClocks: WrongClock[] = [];
  const yearless = streams
    .map(({ source, segments }) => ({ source, segments: segments.filter(({ kind }) => kind === "calendar") }))
    .filter(({ segments }) => segments.length > 0)
    .sort((a, b) => fullness(b.segments) - fullness(a.segments));
  const undecided: HostStream[] = [];
  const solve = (stream: HostStream, otherDays: ReadonlySet<number>) => {
    const { nowMicros, stated: year } = question;
    const stretches = stream.segments.map((segment) => stretchOf(segment, question));
    const context = { nowMicros, stated: year, otherDays, wrongClocks };
    return solveYears(stretches, stream.source.files, context);
  };
  const keep = (stream: HostStream, years: readonly SolvedYear[]) => {
    stream.segments.forEach((segment, index) => {
      const year = years[index] as SolvedYear;
      solved.set(segment, year);
      const { firstClockMicros, lastClockMicros } = segment;
      if (year.clock === "wrong" && wrongClocks.length < mostWrongClocks)
        wrongClocks.push({ firstClockMicros, lastClockMicros, solved: year });
    });
  };
  for (const stream of yearless) {
    const years = solve(stream, known);
    keep(stream, years);
    if (years.some(({ isDecided }) => !isDecided)) undecided.push(stream);
  }
  for (const stream of undecided) {
    const days = new Set(known);
    for (const other of yearless) {
      if (other === stream) continue;
      for (const segment of other.segments) {
        const year = solved.get(segment);
        if (year?.isDecided === true && year.clock === "main") addDays(days, segment, year.year);
      }
    }
    if (days.size > known.size) keep(stream, solve(stream, days));
  }
  return solved;
}

function fullness(segments: readonly Segment[]): number {
  const hasKernel = segments.some(({ kernelRuns }) => kernelRuns.length > 0);
  return segments.reduce((sum, { records }) => sum + records, 0) + (hasKernel ? 1e12 : 0);
}

function addLocalDays(days: Set<number>, segment: Segment, zone: HostZone): void {
  for (const hour of segment.busySeconds.keys()) {
    const micros = hour * microsPerHour;
    const local = segment.kind === "instant" ? micros + zone.offsetAt(micros) * 60e6 : micros;
    days.add(Math.floor(local / microsPerDay));
  }
}

function addDays(days: Set<number>, segment: Segment, year: number): void {
  for (const hour of segment.busySeconds.keys()) {
    days.add(Math.floor(localMicrosOf(year, hour * microsPerHour) / microsPerDay));
  }
}

function stretchOf(segment: Segment, { catalog, votesOf }: YearQuestion): Stretch {
  const { file, firstClockMicros, lastClockMicros, records } = segment;
  const days = new Set<number>();
  for (const hour of segment.busySeconds.keys()) days.add(Math.floor(hour / hoursPerDay));
  return {
    ...{ file, firstClockMicros, lastClockMicros, records },
    isBoot: beginsWithBoot(segment, catalog),
    kernel: kernelClockOf(segment),
    votes: votesOf(segment),
    days: [...days],
  };
}

/** By the lines that grammars know, or by a kernel whose clock has just begun. */
function beginsWithBoot(segment: Segment, catalog: Catalog): boolean {
  const { firstClockMicros, kernelRuns } = segment;
  const first = kernelRuns[0];
  if (first !== undefined && first.firstMicros < 60e6) {
    const clock = leastOf(first.bootClockByHour.values());
    if (clock >= firstClockMicros - startedWithinMicros && clock <= firstClockMicros + startedWithinMicros) return true;
  }
  const { lines } = segment;
  for (let row = 0; row < lines.rows; row++) {
    const entry = catalog.events[rowValue(lines, row, "event")];
    if (entry?.component.name !== hostComponent || entry.event.health !== "started") continue;
    if (rowValue(lines, row, "clockMicros") - firstClockMicros <= startedWithinMicros) return true;
  }
  return false;
}

function kernelClockOf({ kernelRuns }: Segment): KernelClock | null {
  const first = kernelRuns[0];
  const last = kernelRuns.at(-1);
  if (first === undefined || last === undefined) return null;
  const firstHour = leastOf(first.bootClockByHour.keys());
  const lastHour = mostOf(last.bootClockByHour.keys());
  return {
    firstMicros: first.firstMicros,
    lastMicros: last.lastMicros,
    firstBootClock: first.bootClockByHour.get(firstHour) ?? 0,
    lastBootClock: last.bootClockByHour.get(lastHour) ?? 0,
  };
}
