import { lastSign } from "./activity.js";
import type { Boot } from "./boots.js";
import { credibleOutages } from "./credible.js";
import { silentDeaths } from "./deaths.js";
import { boundedByDependents, endedByDependents } from "./dependents.js";
import type { HostClock } from "./host-clock.js";
import type { ComponentHistory } from "./marks.js";
import { dependentsAmong, nameOf } from "./needs.js";
import { type Outage, outagesOf } from "./outage.js";
import type { ResolvedSegment } from "./resolve.js";
import { steadyTimeOf } from "./steady-time.js";
import { plannedStops } from "./stops.js";
import { isOftenSeen } from "./working.js";

/** What is known of one host. */
export interface HostFindings {
  readonly histories: readonly ComponentHistory[];
  readonly boots: readonly Boot[];
  readonly segments: readonly ResolvedSegment[];
  /** How the host's clock was set; null where it never was. */
  readonly clock: HostClock | null;
}

/**
 * The outages of one host's components that their own lines show, and its lines about what they need. The order of the lines
 * is the truth: where the host's clock was set, their stamps are not.
 */
export function componentOutages({ histories, boots, segments, clock }: HostFindings): Outage[] {
  const last = lastSign(segments);
  if (clock === null) return outagesByStamps(histories, boots, last?.micros ?? 0);
  const steady = steadyTimeOf(clock);
  const ends = segments.map((resolved) => {
    const end = lastSign([resolved])?.micros ?? 0;
    return end + clock.steadyShiftOf(resolved.segment, end);
  });
  const endMicros = ends.reduce((latest, end) => Math.max(latest, end), 0);
  return outagesByStamps(histories.map(steady.historyOf), steady.bootsOf(boots), endMicros).map(steady.byStamps);
}

function outagesByStamps(
  histories: readonly ComponentHistory[],
  boots: readonly Boot[],
  logEndMicros: number,
): Outage[] {
  const dependentsOf = dependentsAmong(histories);
  const shown = histories.map((history) => {
    const dependents = dependentsOf(history);
    // Of what a host has many it is not remembered when what needs one of them worked last.
    const isSingle = history.key === "";
    const isSeen = isOftenSeen(history, isSingle ? dependents : []);
    const found = outagesOf(history, isSeen, boots, logEndMicros);
    return credibleOutages(history, dependents, found).map((outage) =>
      boundedByDependents(endedByDependents(outage, dependents, isSingle && isSeen), dependents),
    );
  });
  const shownOf = new Map(
    histories.map((history, index) => [nameOf(history.entry.component.name, history.key), shown[index] ?? []]),
  );
  return histories.flatMap((history, index) => {
    const failed = shown[index] ?? [];
    // Its unit or process is the same thing by another name, and says when it died.
    const own = history.entry.component.needs.flatMap(({ name, value }) =>
      value === null ? [] : (shownOf.get(nameOf(name, value)) ?? []),
    );
    const deaths = silentDeaths(history, [...failed, ...own], boots);
    return [...failed, ...deaths, ...plannedStops(history, failed, boots, logEndMicros)];
  });
}
