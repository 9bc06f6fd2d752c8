import { isArrival } from "../time/stamp.js";
import { localMicrosOf } from "../time/year.js";
import type { ComponentHistory, Mark } from "./marks.js";
import type { Outage } from "./outage.js";
import type { Place } from "./place.js";
import type { ResolvedSegment, SourceSummary, ZoneChoice } from "./resolve.js";
import type { Segment } from "./summary.js";

/** A snapshot is dated to the second, not before it was made. */
const second = 1_000_000;
/** Clocks of hosts may run a little ahead of the one that dates the file. */
const aheadMicros = 300 * second;

/**
 * A snapshot: all its lines show one moment, which none of them states. By it they were written: when the file was, or, of
 * standard input, now. The latest arrival in it was before.
 */
export function resolveSnapshot(
  segment: Segment,
  source: SourceSummary,
  host: string,
  { zone }: ZoneChoice,
  nowMicros: number,
): ResolvedSegment {
  const times = source.files[segment.file];
  const written = times?.gzipMicros ?? times?.modifiedMicros ?? null;
  const limit = Math.ceil(Math.min(written ?? nowMicros, nowMicros) / second) * second;
  const latest = arrivedBy(segment, segment.lastClockMicros, zone, limit);
  const micros = Math.max(limit, latest);
  const year = new Date(micros / 1000 + zone.offsetAt(micros) * 60_000).getUTCFullYear();
  const yearBy = written === null ? "stated" : times?.gzipMicros == null ? "modification time" : "gzip header";
  return {
    ...{ source, host, segment, zone, zoneBy: "stated", clock: "main", boots: [] },
    ...{ year, yearBy, isYearDecided: true },
    instantOf: () => micros,
    boundsOf: () => (latest < micros ? [latest, micros] : null),
  };
}

/** When what a line of a snapshot shows arrived, in microseconds since 1970 in UTC; null of any other line. */
export function arrivalOf({ segment, zone, instantOf }: ResolvedSegment, place: Place): number | null {
  if (!isArrival(segment.kind)) return null;
  return arrivedBy(segment, place.clockMicros, zone, instantOf(place.clockMicros));
}

/** A stamp without a year is of the last one in which it was not after the snapshot. */
function arrivedBy({ kind }: Segment, clockMicros: number, zone: ResolvedSegment["zone"], limitMicros: number): number {
  if (kind === "instant arrival") return clockMicros;
  const year = new Date(limitMicros / 1000).getUTCFullYear() + 1;
  const candidates = [year, year - 1, year - 2].map((one) => zone.instantOf(localMicrosOf(one, clockMicros)));
  return candidates.find((micros) => micros <= limitMicros + aheadMicros) ?? limitMicros;
}

/** What a snapshot shows waiting for a component that is out of order, the oldest first: it arrived before the end, and waits after the beginning. */
export function waitingFor({ start, end }: Outage, history: ComponentHistory | undefined): readonly Mark[] {
  const isOfIt = ({ arrivedMicros, micros }: Mark) =>
    arrivedMicros !== null && arrivedMicros <= (end?.at ?? arrivedMicros) && micros >= start.at;
  return history?.waiting.filter(isOfIt) ?? [];
}
