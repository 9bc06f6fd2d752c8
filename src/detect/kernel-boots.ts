import { noKernelTime } from "../read/record.js";
import { microsPerHour } from "../time/stamp.js";
import { leastOf } from "./extremes.js";
import { continuesKernelRun } from "./kernel-runs.js";
import type { Place } from "./place.js";
import type { ResolvedSegment } from "./resolve.js";
import { continuesSegment } from "./summary.js";

/** A boot as the kernel's own `[seconds]` show it, over all files of a stream that it reaches into. Instants in microseconds since 1970 in UTC. */
export interface KernelBoot {
  /** The kernel's time of its first line and of its last one, in microseconds since boot. */
  readonly firstMicros: number;
  lastMicros: number;
  /** When the kernel started as the lines of one hour and those around it show it, by the instant at which the hour began. */
  readonly startByHour: Map<number, number>;
}

/** A segment whose clock is mapped to instants, and whose boots are asked for. */
type Dated = Omit<ResolvedSegment, "boots">;

/**
 * The boots whose kernel wrote into one stream's segments, which are given in order. Where a file ends and the next one goes
 * on, so does the boot: a rotation may fall among the lines that a kernel writes when it starts.
 */
export function withKernelBoots(stream: readonly Dated[]): ResolvedSegment[] {
  const all: KernelBoot[] = [];
  let open: KernelBoot | undefined;
  let before: Dated | undefined;
  const resolved = stream.map((dated) => {
    if (before !== undefined && !goesOn(before, dated)) open = undefined;
    before = dated;
    const boots = dated.segment.kernelRuns.map(({ firstMicros, lastMicros, bootClockByHour }) => {
      if (open === undefined || !continuesKernelRun(open, firstMicros)) {
        open = { firstMicros, lastMicros, startByHour: new Map() };
        all.push(open);
      }
      open.lastMicros = lastMicros;
      for (const [hour, bootClock] of bootClockByHour) {
        const at = hourOf(dated, hour);
        const start = at + bootClock - hour * microsPerHour;
        open.startByHour.set(at, Math.min(start, open.startByHour.get(at) ?? start));
      }
      return open;
    });
    return { ...dated, boots };
  });
  for (const { startByHour } of all) steady(startByHour);
  return resolved;
}

const hourOf = ({ instantOf }: Pick<Dated, "instantOf">, hour: number) => instantOf(hour * microsPerHour);

/** Whether time goes on from a segment to the next: only the file ended there, or the year, or the clocks were changed. */
function goesOn(before: Dated, after: Dated): boolean {
  const last = before.instantOf(before.segment.lastClockMicros);
  const first = after.instantOf(after.segment.firstClockMicros);
  const isMain = before.clock === "main" && after.clock === "main";
  return isMain && continuesSegment(before.segment.kind, last, after.segment.kind, first);
}

/**
 * Late lines only make (stamp - kernel time) larger, for themselves; a suspend or a step of the clock changes it for all
 * lines that follow. So the least of an hour and those before it and the least of it and those after it are both asked, and
 * the larger holds.
 */
function steady(startByHour: Map<number, number>): void {
  const hours = [...startByHour].sort(([a], [b]) => a - b);
  const after: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const [, start] of hours.toReversed()) {
    least = Math.min(least, start);
    after.push(least);
  }
  least = Number.POSITIVE_INFINITY;
  for (const [hour, start] of hours) {
    least = Math.min(least, start);
    startByHour.set(hour, Math.max(least, after.pop() as number));
  }
}

/** When a line was written, as well as its stamp and the kernel's clock tell. */
export interface LineTime {
  readonly micros: number;
  /** By the stamp alone: when the line reached the log. */
  readonly stampMicros: number;
}

const lateMicros = 2_500_000;

/**
 * When a line was written. A kernel line that reached the log late (it had no newline, or was read only after the boot) is
 * dated by the kernel's own clock, as far as its neighbours' stamps say when that began.
 */
export function lineTime(resolved: ResolvedSegment, place: Place): LineTime {
  const stampMicros = resolved.instantOf(place.clockMicros);
  const start = kernelStartOf(resolved, place);
  if (start === null) return { micros: stampMicros, stampMicros };
  const written = start + place.kernelMicros;
  if (stampMicros - written <= lateMicros) return { micros: stampMicros, stampMicros };
  if (place.fractionDigits > 0) return { micros: written, stampMicros };
  // Whole-second stamps put the boot up to a second too early: the nearest whole second of the middle.
  return { micros: Math.round((written + 500_000) / 1e6) * 1e6, stampMicros };
}

/** When the kernel that wrote the line started, by the lines around it; null where nothing tells. */
export function kernelStartOf(resolved: ResolvedSegment, { clockMicros, kernelMicros }: Place): number | null {
  if (kernelMicros === noKernelTime) return null;
  const hour = hourOf(resolved, Math.floor(clockMicros / microsPerHour));
  const latest = resolved.instantOf(clockMicros) - kernelMicros + 1e6;
  let best: number | null = null;
  for (const { firstMicros, lastMicros, startByHour } of resolved.boots) {
    if (kernelMicros < firstMicros - 5e6 || kernelMicros > lastMicros + 5e6) continue;
    const start = startByHour.get(hour);
    if (start === undefined || start > latest) continue;
    if (best === null || start > best) best = start;
  }
  return best;
}

/** When the kernel started that wrote into a segment, for every boot whose first lines are known. */
export function shownStarts({ boots }: ResolvedSegment): number[] {
  const begun = boots.filter(({ firstMicros }) => firstMicros <= bootLinesMicros);
  return begun.map(({ startByHour }) => leastOf(startByHour.values()));
}

/** By what the kernel says within a minute of its start the start is known. */
const bootLinesMicros = 60e6;
