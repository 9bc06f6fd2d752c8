import type { ComponentHistory, Mark } from "../detect/marks.js";
import type { Outage } from "../detect/outage.js";

const second = 1_000_000;
/** What is done so shortly before an outage may have to do with it. */
const beforeMicros = 3600 * second;
/** Where no end is known, what is done so soon after the last failure may be an answer to it. */
const afterMicros = 3600 * second;
const mostShown = 12;

/** What people did, by host, in the order of the histories. */
export function actionsByHost(histories: readonly ComponentHistory[]): Map<string, Mark[]> {
  const actions = new Map<string, Mark[]>();
  for (const { host, marks } of histories) {
    const own = marks.filter(({ entry: { event } }) => event.action && event.health === "note");
    if (own.length > 0) actions.set(host, [...(actions.get(host) ?? []), ...own]);
  }
  return actions;
}

/** What people did on the hosts of an incident shortly before it and while it lasted, the latest ones, in order. */
export function actionsAround(outages: readonly Outage[], actions: ReadonlyMap<string, readonly Mark[]>): Mark[] {
  const found = new Set<Mark>();
  for (const { host, start, end, lastFailingMicros, marks } of outages) {
    const from = start.at - beforeMicros;
    const to = end?.at ?? lastFailingMicros + afterMicros;
    for (const mark of marks) if (mark.entry.event.action) found.add(mark);
    for (const mark of actions.get(host) ?? []) if (mark.micros >= from && mark.micros <= to) found.add(mark);
  }
  return [...found].sort((a, b) => a.micros - b.micros).slice(-mostShown);
}
