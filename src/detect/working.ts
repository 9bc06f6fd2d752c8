import type { CatalogEvent } from "../grammar/catalog.js";
import type { ComponentHistory, Mark } from "./marks.js";

/** Whether a sign of working does not count, since a failure came after what began it. */
export function contradicted(entry: CatalogEvent, lastSeen: ReadonlyMap<string, number>): boolean {
  const { unless } = entry.event;
  if (unless === null) return false;
  const failure = lastSeen.get(seenName(entry, unless.event));
  return failure !== undefined && failure > (lastSeen.get(seenName(entry, unless.since)) ?? Number.POSITIVE_INFINITY);
}

/** What tells one event from another among those that were seen. */
export const seenName = (entry: CatalogEvent, event: string) => `${entry.grammar.name}.${event}`;

/** The lines that prove that the component worked. */
export function workingMarks(history: ComponentHistory): Mark[] {
  const lastSeen = new Map<string, number>();
  return history.marks.filter(({ entry }, index) => {
    const isWorking = entry.event.health === "working" && !contradicted(entry, lastSeen);
    lastSeen.set(seenName(entry, entry.event.name), index);
    return isWorking;
  });
}
