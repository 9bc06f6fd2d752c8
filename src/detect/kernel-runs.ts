import type { RecordView } from "../read/record.js";
import { microsPerHour } from "../time/stamp.js";
import type { KernelRun, Segment } from "./summary.js";

const rebootMicros = 5_000_000;
/** How many boots one segment may have: `[seconds]` may be an attacker's. */
const kernelRunLimit = 256;

/** Whether the kernel's own clock goes on, or began anew with a boot. */
export function continuesKernelRun(run: Pick<KernelRun, "lastMicros">, kernelMicros: number): boolean {
  return kernelMicros >= run.lastMicros - rebootMicros;
}

/** Adds the kernel's time in a line; returns the run that it belongs to, which the next one may go on. */
export function noteKernelTime(
  segment: Segment,
  latest: KernelRun | undefined,
  { kernelMicros, stamp }: Pick<RecordView, "kernelMicros" | "stamp">,
): KernelRun | undefined {
  if (segment.kernelRunsCut) return latest;
  let run = latest;
  if (run === undefined || !continuesKernelRun(run, kernelMicros)) {
    if (segment.kernelRuns.length === kernelRunLimit) {
      segment.kernelRunsCut = true;
      return run;
    }
    run = { firstMicros: kernelMicros, lastMicros: kernelMicros, bootClockByHour: new Map() };
    segment.kernelRuns.push(run);
  }
  run.lastMicros = kernelMicros;
  const hour = Math.floor(stamp.micros / microsPerHour);
  const bootClock = stamp.micros - kernelMicros;
  const least = run.bootClockByHour.get(hour);
  if (least === undefined || bootClock < least) run.bootClockByHour.set(hour, bootClock);
  return run;
}

/** Adds the runs of what follows. */
export function mergeKernelRuns(left: Segment, right: Segment): void {
  for (const run of right.kernelRuns) {
    if (left.kernelRunsCut) return;
    const last = left.kernelRuns.at(-1);
    if (last === undefined || !continuesKernelRun(last, run.firstMicros)) {
      if (left.kernelRuns.length === kernelRunLimit) left.kernelRunsCut = true;
      else left.kernelRuns.push({ ...run, bootClockByHour: new Map(run.bootClockByHour) });
      continue;
    }
    last.lastMicros = run.lastMicros;
    for (const [hour, clock] of run.bootClockByHour) {
      last.bootClockByHour.set(hour, Math.min(clock, last.bootClockByHour.get(hour) ?? clock));
    }
  }
  left.kernelRunsCut ||= right.kernelRunsCut;
}
