import type { ComponentHistory, Mark } from "./marks.js";
import type { Outage } from "./outage.js";
import { timesWorked } from "./working.js";

/** Failures that an outage explains say nothing of how often the component fails otherwise; fewer others say nothing at all. */
const leastIsolated = 3;
/** How many outages of this length chance alone may bring within one log before one is taken for chance. */
const mostByChance = 0.01;

/**
 * The outages of a component that its log bears out. What fails now and then, and works in between, also fails several times
 * in a row: an outage counts only if it is longer than that. What a stranger may have named must have been seen working.
 * @param dependents what needs it, and proves by working that it works
 */
export function credibleOutages(
  history: ComponentHistory,
  dependents: readonly ComponentHistory[],
  outages: readonly Outage[],
): readonly Outage[] {
  const worked = timesWorked(history);
  // What waits for it was taken in here; the answers to forged senders are no such entries.
  if (history.entry.component.foreign && worked === 0 && history.waiting.length === 0) return [];
  const proven = dependents.reduce((sum, dependent) => sum + timesWorked(dependent), worked);
  const lasting = outages.filter((outage) => !isRestart(outage));
  return proven === 0 ? lasting : withoutChance(history, proven, lasting);
}

/** Of what never says that it is stopped: it was away no longer than a restart takes. */
function isRestart({ marks, start, lastFailingMicros }: Outage): boolean {
  return marks.some(({ micros, entry: { event, component, grammar } }) => {
    if (event.health !== "started" || micros < lastFailingMicros) return false;
    if (micros - start.at > component.restartSeconds * 1e6) return false;
    const own = grammar.events.filter((other) => grammar.components[other.component] === component);
    return own.every(({ health }) => health !== "stopped");
  });
}

function withoutChance(history: ComponentHistory, worked: number, outages: readonly Outage[]): readonly Outage[] {
  if (outages.length === 0) return outages;
  const isExplained = explainedBy(outages);
  const isolated = history.marks.filter((mark) => isTry(mark) && !isExplained(mark));
  const alone = different(isolated);
  /** The same of those that fail in one way, once asked for. */
  const aloneOfWay = new Map<Mark["entry"]["event"], number>();
  return outages.filter((outage) => {
    if (outage.nature === "instant") return true;
    const tried = outage.marks.filter(isTry);
    if (isBeyondChance(tried, alone, worked)) return true;
    // How often it fails in one way says nothing of how often it fails in another that opens an outage by itself.
    return [...new Set(tried.map(({ entry }) => entry.event))].some((way) => {
      const isThis = ({ entry }: Mark) => entry.event === way;
      const failed = tried.filter(isThis);
      const { count } = way.opens ?? history.entry.component.opens;
      if (lines(failed) < count) return false;
      const known = aloneOfWay.get(way) ?? different(isolated.filter(isThis));
      aloneOfWay.set(way, known);
      return isBeyondChance(failed, known, worked);
    });
  });
}

/** @param alone how many tries failed that no outage explains */
function isBeyondChance(tried: readonly Mark[], alone: number, worked: number): boolean {
  if (alone < leastIsolated) return true;
  const tries = alone + worked;
  return tries * (alone / tries) ** lines(tried) < mostByChance;
}

const lines = (marks: readonly Mark[]) => marks.reduce((sum, mark) => sum + mark.count, 0);

/** Whether the line says that something was tried and failed, as those by which outages open. */
function isTry({ entry: { event, component } }: Mark): boolean {
  const isFailing = event.health === "failing" || event.health === "degraded";
  return isFailing && !event.echo && (event.opens ?? component.opens).count > 0;
}

/** Tells whether a try was made before one of the outages was over that it failed in: it may have failed later. */
function explainedBy(outages: readonly Outage[]): (mark: Mark) => boolean {
  const ordered = [...outages].sort((a, b) => a.start.at - b.start.at);
  /** Until when the outages last that have begun so far. */
  const lastEnds: number[] = [];
  for (const { end } of ordered) {
    lastEnds.push(Math.max(lastEnds.at(-1) ?? Number.NEGATIVE_INFINITY, end?.at ?? Number.POSITIVE_INFINITY));
  }
  return ({ micros, sinceMicros }) => {
    let begun = 0;
    for (let after = ordered.length; begun < after; ) {
      const middle = (begun + after) >> 1;
      if (ordered[middle]!.start.at <= micros) begun = middle + 1;
      else after = middle;
    }
    return begun > 0 && sinceMicros <= lastEnds[begun - 1]!;
  };
}

/** How many different things (mails) failed; lines, where the component does not say what tells them apart. */
function different(marks: readonly Mark[]): number {
  const hashes = new Set(marks.flatMap((mark) => mark.different));
  const scattered = marks.reduce((sum, mark) => sum + mark.scattered, 0);
  return scattered + (hashes.size > 0 ? hashes.size : lines(marks));
}
