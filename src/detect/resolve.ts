import { noKernelTime } from "../read/record.js";
import { type FileTimes, localMicrosOf, solveYears, type YearBy } from "../time/year.js";
import type { HostZone } from "../time/zone.js";
import { type FileSummary, type KernelRun, microsPerHour, type Place, type Segment } from "./summary.js";

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
  readonly zone: HostZone;
  readonly zoneBy: ZoneBy;
  instantOf(clockMicros: number): number;
}

/** When a line was written, as well as its stamp and the kernel's clock tell. */
export interface LineTime {
  readonly micros: number;
  /** By the stamp alone: when the line reached the log. */
  readonly stampMicros: number;
}

const lateMicros = 2_500_000;

/** Maps every segment of a host's sources to instants. Segments that cannot be dated (only seconds since boot) are left out and counted. */
export function resolveSegments(
  sources: readonly SourceSummary[],
  hostOf: (name: string, source: SourceSummary) => string,
  zoneOf: (host: string) => ZoneChoice,
  stated: { readonly year: number | null; readonly nowMicros: number },
): { segments: ResolvedSegment[]; undated: { source: SourceSummary; records: number }[] } {
  const resolved: ResolvedSegment[] = [];
  const undated: { source: SourceSummary; records: number }[] = [];
  for (const source of sources) {
    const names = new Set(source.summaries.flatMap((summary) => [...summary.streams.keys()]));
    for (const name of names) {
      const segments = source.summaries.flatMap((summary) => summary.streams.get(name)?.segments ?? []);
      const years = solveYears(segments, source.files, stated.year, stated.nowMicros);
      const host = hostOf(name, source);
      const { zone, by: zoneBy } = zoneOf(host);
      let undatedRecords = 0;
      segments.forEach((segment, index) => {
        if (segment.kind === "boot") {
          undatedRecords += segment.records;
          return;
        }
        const { year, by: yearBy } = years[index] ?? { year: null, by: "stated" };
        resolved.push({
          source,
          host,
          segment,
          year,
          yearBy,
          zone,
          zoneBy: segment.kind === "instant" ? "stated" : zoneBy,
          instantOf: clockMapping(segment, year, zone),
        });
      });
      if (undatedRecords > 0) undated.push({ source, records: undatedRecords });
    }
  }
  return { segments: resolved, undated };
}

function clockMapping(segment: Segment, year: number | null, zone: HostZone): (clockMicros: number) => number {
  if (segment.kind === "instant") return (clockMicros) => clockMicros;
  if (segment.kind === "local") return (clockMicros) => zone.instantOf(clockMicros);
  return (clockMicros) => zone.instantOf(localMicrosOf(year ?? 1970, clockMicros));
}

/**
 * When a line was written. A kernel line that reached the log late (it had no newline, or was read only after the boot) is
 * dated by the kernel's own clock, as far as its neighbours' stamps say when that began.
 */
export function lineTime(resolved: ResolvedSegment, place: Place): LineTime {
  const stampMicros = resolved.instantOf(place.clockMicros);
  if (place.kernelMicros === noKernelTime) return { micros: stampMicros, stampMicros };
  const bootClock = bootClockOf(resolved.segment, place);
  if (bootClock === null) return { micros: stampMicros, stampMicros };
  const written = bootClock + place.kernelMicros;
  if (place.clockMicros - written <= lateMicros) return { micros: stampMicros, stampMicros };
  if (place.fractionDigits > 0) return { micros: resolved.instantOf(written), stampMicros };
  // Whole-second stamps put the boot up to a second too early: the nearest whole second of the middle.
  return { micros: resolved.instantOf(Math.round((written + 500_000) / 1e6) * 1e6), stampMicros };
}

/** The segment's clock when the kernel that wrote the line started, by the lines around it; null where nothing tells. */
export function bootClockOf(segment: Segment, place: Place): number | null {
  const hour = Math.floor(place.clockMicros / microsPerHour);
  let best: number | null = null;
  for (const run of segment.kernelRuns) {
    if (!run.bootClockByHour.has(hour)) continue;
    if (place.kernelMicros < run.firstMicros - 5e6 || place.kernelMicros > run.lastMicros + 5e6) continue;
    const clock = steadyBootClock(run, hour);
    if (clock + place.kernelMicros > place.clockMicros + 1e6) continue;
    if (best === null || clock > best) best = clock;
  }
  return best;
}

/**
 * Late lines only make (stamp - kernel time) larger, for themselves; a suspend or a step of the clock changes it for all
 * lines that follow. So the least before and the least after are both asked, and the larger holds.
 */
function steadyBootClock(run: KernelRun, hour: number): number {
  let before = Number.POSITIVE_INFINITY;
  let after = Number.POSITIVE_INFINITY;
  for (const [other, clock] of run.bootClockByHour) {
    if (other <= hour && clock < before) before = clock;
    if (other >= hour && clock < after) after = clock;
  }
  return Math.max(before, after);
}
