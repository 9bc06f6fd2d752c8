import type { Health } from "../grammar/model.js";
import type { Boot } from "./boots.js";
import type { ComponentHistory, Mark } from "./marks.js";
import type { Outage } from "./outage.js";

/**
 * The times that a component was dead without a word: started, though nothing says that it was stopped, and not heard of for
 * longer than a restart takes. Only of components that say when they are stopped and show that they work. A death with its host is the host's.
 * @param failed outages that lines show of the component, or of what is the same by another name
 */
export function silentDeaths(
  history: ComponentHistory,
  failed: readonly Outage[],
  boots: readonly Boot[],
): readonly Outage[] {
  const deaths: Outage[] = [];
  let lastStop = Number.NEGATIVE_INFINITY;
  for (const mark of history.marks) {
    const { event } = mark.entry;
    if (event.health === "stopped") lastStop = mark.micros;
    if (event.health !== "started" || !says(mark, "stopped") || !says(mark, "working")) continue;
    const { workedClockMicros } = mark.place;
    if (workedClockMicros < 0) continue;
    const lastWorking = mark.resolved.instantOf(workedClockMicros);
    const isRestart = mark.micros - lastWorking <= mark.entry.component.restartSeconds * 1e6;
    const isBooted = boots.some(({ upMicros }) => upMicros >= lastWorking && upMicros <= mark.micros);
    const isKnown = failed.some(({ start, end }) => start.at <= mark.micros && (end?.at ?? mark.micros) >= lastWorking);
    if (isRestart || isBooted || isKnown || lastStop >= lastWorking) continue;
    deaths.push(deathOutage(history, mark, lastWorking));
  }
  return deaths;
}

function says({ entry: { grammar, component } }: Mark, health: Health): boolean {
  return grammar.events.some((event) => event.health === health && grammar.components[event.component] === component);
}

function deathOutage(history: ComponentHistory, start: Mark, lastWorking: number): Outage {
  const { entry } = start;
  return {
    host: history.host,
    component: history.component,
    key: history.key,
    entry,
    how: "died",
    gravest: { ...entry.event, title: null },
    nature: "failure",
    severity: entry.component.severity,
    status: "recovered",
    start: { at: lastWorking, notBefore: lastWorking, notAfter: start.micros, basis: "silence", marks: [start] },
    end: { at: start.micros, notBefore: lastWorking, notAfter: start.micros, basis: "working event", marks: [start] },
    lastFailingMicros: lastWorking,
    marks: [start],
    failingLines: 0,
    boot: null,
  };
}
