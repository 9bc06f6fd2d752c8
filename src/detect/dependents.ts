import { type ComponentHistory, isFailing } from "./marks.js";
import type { Outage } from "./outage.js";
import { workingMarks } from "./working.js";

/**
 * An outage whose own lines do not show its end, ended by the first line after it that shows something working that
 * needs the component: a file system that was mounted proves its disk.
 * @param isOftenSeen whether it would be seen to work if it did
 */
export function endedByDependents(
  outage: Outage,
  dependents: readonly ComponentHistory[],
  isOftenSeen: boolean,
): Outage {
  const isProven = outage.end !== null && outage.end.basis !== "quiet";
  if (outage.nature === "instant" || (isProven && outage.end.marks.length > 0)) return outage;
  // A try that was under way when the component came back fails later.
  const lastTry = outage.marks
    .filter(isFailing)
    .reduce((last, mark) => Math.max(last, mark.sinceMicros), outage.start.at);
  const latest = isOftenSeen && !isProven ? null : outage.end?.notAfter;
  const proofs = dependents
    .flatMap(workingMarks)
    .filter((mark) => mark.micros > lastTry && mark.micros <= (latest ?? mark.micros))
    .sort((a, b) => a.micros - b.micros);
  const proof = proofs[0];
  if (proof === undefined) return outage.end === null ? endedByStopOf(dependents, outage) : outage;
  const end = {
    at: proof.micros,
    notBefore: lastTry,
    notAfter: proof.micros,
    basis: "working event" as const,
  };
  return { ...outage, status: "recovered", end: { ...end, marks: [proof] } };
}

/** An outage before which its own lines do not show that it worked, bounded by the last line before it of what needs the component. */
export function boundedByDependents(outage: Outage, dependents: readonly ComponentHistory[]): Outage {
  const { start } = outage;
  if (start.notBefore !== null || outage.nature === "instant") return outage;
  const worked = dependents
    .flatMap(workingMarks)
    .reduce((last, { micros }) => (micros <= start.at ? Math.max(last, micros) : last), Number.NEGATIVE_INFINITY);
  return worked === Number.NEGATIVE_INFINITY ? outage : { ...outage, start: { ...start, notBefore: worked } };
}

/** A disk that is gone for good is no outage any more once the last that needed it was taken out of service. */
function endedByStopOf(dependents: readonly ComponentHistory[], outage: Outage): Outage {
  const last = dependents
    .filter(({ key }) => key === outage.key)
    .map(({ marks }) => marks.findLast(({ entry }) => entry.event.health !== "note"))
    .filter((mark) => mark !== undefined && mark.micros > outage.lastFailingMicros);
  const stop = last.length === 1 ? last[0] : undefined;
  if (stop?.entry.event.health !== "stopped") return outage;
  const end = { at: stop.micros, notBefore: outage.lastFailingMicros, notAfter: stop.micros };
  return { ...outage, status: "quiet", end: { ...end, basis: "stop event", marks: [stop] } };
}
