import { type Boot, hostComponent } from "./boots.js";
import type { ComponentHistory, Mark } from "./marks.js";
import type { Outage } from "./outage.js";
import { contradicted, seenName } from "./working.js";

/**
 * The times that a component was out of service in order: stopped, and started only after more than its restart time.
 * A stop before a boot belongs to the host's, and one within an outage to the outage.
 * @param failed the component's outages
 * @param logEndMicros the last sign of life of the host in any log
 */
export function plannedStops(
  history: ComponentHistory,
  failed: readonly Outage[],
  boots: readonly Boot[],
  logEndMicros: number,
): Outage[] {
  const { name, restartSeconds } = history.entry.component;
  // A host that logs was not stopped, whatever was announced; its boots say when it was.
  if (name === hostComponent) return [];
  const stops: Outage[] = [];
  let stop: Mark | null = null;
  let lastWorking: number | null = null;
  const close = (start: Mark | null) => {
    const from = stop;
    stop = null;
    if (from === null) return;
    const untilMicros = start?.micros ?? logEndMicros;
    const isInOutage = failed.some(
      ({ start: began, end }) => began.at <= untilMicros && (end?.at ?? untilMicros) >= from.micros,
    );
    const isBooted = boots.some(({ upMicros }) => upMicros >= from.micros && upMicros <= untilMicros);
    if (untilMicros - from.micros <= restartSeconds * 1e6 || isInOutage || isBooted) return;
    stops.push(stopOutage(history, from, start, lastWorking));
  };
  const lastSeen = new Map<string, number>();
  for (const [index, mark] of history.marks.entries()) {
    const { health, name: event } = mark.entry.event;
    if (health === "stopped") stop ??= mark;
    else if ((health === "started" || health === "working") && !contradicted(mark.entry, lastSeen)) {
      close(mark);
      lastWorking = mark.micros;
    }
    lastSeen.set(seenName(mark.entry, event), index);
  }
  close(null);
  return stops;
}

function stopOutage(history: ComponentHistory, stop: Mark, start: Mark | null, lastWorking: number | null): Outage {
  const { event } = stop.entry;
  return {
    host: history.host,
    component: history.component,
    key: history.key,
    entry: stop.entry,
    how: event.name,
    gravest: event,
    nature: "planned",
    severity: event.severity ?? "info",
    status: start === null ? "ongoing" : "recovered",
    start: {
      at: stop.micros,
      notBefore: lastWorking === null ? stop.micros : Math.min(lastWorking, stop.micros),
      notAfter: stop.micros,
      basis: "stop event",
      marks: [stop],
    },
    end:
      start === null
        ? null
        : { at: start.micros, notBefore: stop.micros, notAfter: start.micros, basis: "working event", marks: [start] },
    lastFailingMicros: stop.micros,
    marks: start === null ? [stop] : [stop, start],
    failingLines: 0,
    boot: null,
  };
}
