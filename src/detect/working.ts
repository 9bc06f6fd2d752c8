import type { CatalogEvent } from "../grammar/catalog.js";
import type { ComponentHistory, Mark } from "./marks.js";

/** Whether a sign of working does not count, since a failure came after what began it. */
export function contradicted(entry: CatalogEvent, lastSeen: ReadonlyMap<string, number>): boolean {
  const { unless } = entry.event;
  if (unless === null) return false;
  const failure = lastSeen.get(seenName(entry, unless.event));
  return failure !== undefined && failure > (lastSeen.get(seenName(entry, unless.since)) ?? Number.POSITIVE_INFINITY);
}

/** What fails so soon after it was started did not work. */
const shortLifeMicros = 60e6;

/** The starts that were followed by a failure before it was seen to work, or could have been: those of a crash loop. */
export function shortLivedStarts(marks: readonly Mark[]): ReadonlySet<Mark> {
  const found = new Set<Mark>();
  let started: Mark | null = null;
  for (const mark of marks) {
    const { health, echo } = mark.entry.event;
    if (health === "started") started = mark;
    else if (health === "working" || health === "stopped") started = null;
    else if ((health === "failing" || health === "degraded") && !echo) {
      if (started !== null && mark.micros - started.micros <= shortLifeMicros) found.add(started);
      started = null;
    }
  }
  return found;
}

/** What tells one event from another among those that were seen. */
export const seenName = (entry: CatalogEvent, event: string) => `${entry.grammar.name}.${event}`;

/** How many lines prove that the component worked. */
export function timesWorked(history: ComponentHistory): number {
  return workingMarks(history).reduce((sum, mark) => sum + mark.count + mark.scattered, 0);
}

/** What is seen to work so often, by itself or by what needs it, goes on failing until it is seen again, however seldom it is tried. */
const leastOften = 10;

export function isOftenSeen(history: ComponentHistory, dependents: readonly ComponentHistory[]): boolean {
  return [history, ...dependents].reduce((sum, one) => sum + timesWorked(one), 0) >= leastOften;
}

/** The lines that prove that the component worked. */
export function workingMarks(history: ComponentHistory): Mark[] {
  const lastSeen = new Map<string, number>();
  return history.marks.filter(({ entry }, index) => {
    const isWorking = entry.event.health === "working" && !contradicted(entry, lastSeen);
    lastSeen.set(seenName(entry, entry.event.name), index);
    return isWorking;
  });
}
