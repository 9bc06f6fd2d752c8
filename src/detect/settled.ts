import type { Boot } from "./boots.js";
import type { ComponentHistory, Mark } from "./marks.js";

/** What works for the first time so long after a boot was meant to work from the boot on. */
const lateMicros = 7200e6;

/**
 * The marks of a component without the failures that belong to a boot: it worked again before the time to settle was over,
 * or was not seen working before and not soon after.
 */
export function settledMarks({ entry, marks }: ComponentHistory, boots: readonly Boot[]): readonly Mark[] {
  const settlesMicros = entry.component.settlesSeconds * 1e6;
  if (settlesMicros === 0) return marks;
  return marks.filter((mark, index) => {
    const boot = boots.findLast((candidate) => candidate.kernelStartMicros <= mark.micros);
    const settledMicros = (boot?.kernelStartMicros ?? Number.NEGATIVE_INFINITY) + settlesMicros;
    const isWorking = ({ entry: { event } }: Mark) => event.health === "working";
    if (isWorking(mark) || mark.micros >= settledMicros) return true;
    const works = marks.slice(index).find(isWorking)?.micros ?? Number.POSITIVE_INFINITY;
    if (works < settledMicros) return false;
    return works <= settledMicros + lateMicros || marks.slice(0, index).some(isWorking);
  });
}
