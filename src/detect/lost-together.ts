import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import { lostTogetherEvent, silenceEvent } from "../grammar/names.js";
import type { Outage, OutageEnd } from "./outage.js";

const leastLost = 3;
/** How far the ends of what was lost at once may lie apart beyond their bounds. */
const slackMicros = 10_000_000;

/**
 * Adds outages of what no line speaks of: a component (the way out of a host) that three or more others of its host need which
 * were lost at once. Visitors who stay away meanwhile count as one of the three.
 */
export function withLostTogether(outages: readonly Outage[], catalog: Catalog): Outage[] {
  const deduced = catalog.events.filter(({ event }) => event.name === lostTogetherEvent);
  return [
    ...outages,
    ...deduced.flatMap((entry) => groupsOf(outages, entry).map((lost) => deducedOutage(entry, lost))),
  ];
}

/** What lacks the component and was lost at once; each outage in one group, in order of their starts. */
function groupsOf(outages: readonly Outage[], entry: CatalogEvent): Outage[][] {
  const ordered = outages.filter((outage) => mayLack(outage, entry)).sort(byStart);
  const taken = new Set<Outage>();
  return ordered.flatMap((first, index) => {
    if (taken.has(first)) return [];
    const near = ordered.slice(index).filter((other) => other.host === first.host && isLostWith(first, other));
    if (new Set(near.map(({ component }) => component)).size < leastLost) return [];
    for (const outage of near) taken.add(outage);
    return [near];
  });
}

const byStart = (a: Outage, b: Outage) =>
  a.start.at - b.start.at || (a.host < b.host ? -1 : a.host > b.host ? 1 : 0) || (a.component < b.component ? -1 : 1);

function mayLack(outage: Outage, { component }: CatalogEvent): boolean {
  const { entry, nature, start } = outage;
  if (nature !== "failure" && nature !== "degraded") return false;
  // A snapshot shows when it was made, not when anything began.
  if (start.marks.some(({ arrivedMicros }) => arrivedMicros !== null)) return false;
  return entry.component.needs.some(({ name }) => name === component.name) || isVisitorsSilence(outage);
}

/** No visitor came and then visitors came again: the service itself may have been well. */
export function isVisitorsSilence({ entry, nature, start, end }: Outage): boolean {
  const isSilence = entry.event.name === silenceEvent && start.basis === "silence" && end?.basis === "traffic resumed";
  return isSilence && nature === "failure";
}

/** Begun together, and over together as far as the next mail to each shows it. A silence alone proves less: both its ends must fit. */
function isLostWith(first: Outage, other: Outage): boolean {
  const end = (outage: Outage) => outage.end?.at ?? Number.POSITIVE_INFINITY;
  const isOverlap = other.start.at <= end(first) && first.start.at <= end(other);
  if (!isOverlap || !mayBeSame(first.start, other.start)) return false;
  if (!isVisitorsSilence(first) && !isVisitorsSilence(other)) return true;
  return first.end !== null && other.end !== null && mayBeSame(first.end, other.end);
}

/** Whether two moments may be one within their bounds. */
function mayBeSame(a: OutageEnd<unknown>, b: OutageEnd<unknown>): boolean {
  const from = Math.max(a.notBefore ?? a.at, b.notBefore ?? b.at);
  return from <= Math.min(a.notAfter ?? a.at, b.notAfter ?? b.at) + slackMicros;
}

/** Lost by what was lost first, and there again with the first that worked again. */
function deducedOutage(entry: CatalogEvent, lost: readonly Outage[]): Outage {
  const [first] = lost as readonly [Outage];
  const ended = lost.filter(({ end }) => end !== null).sort((a, b) => (a.end?.at ?? 0) - (b.end?.at ?? 0));
  const marks = lost.flatMap((outage) => outage.start.marks.slice(0, 1));
  return {
    ...{ host: first.host, component: entry.component.name, key: "", entry },
    ...{ how: entry.event.name, gravest: entry.event, nature: "failure" },
    severity: entry.component.severity,
    status: ended[0]?.status ?? first.status,
    start: { ...first.start, marks },
    end: ended[0]?.end ?? null,
    lastFailingMicros: Math.max(...lost.map(({ lastFailingMicros }) => lastFailingMicros)),
    marks: [],
    failingLines: 0,
    boot: null,
    lost,
  };
}
