import type { CatalogEvent } from "../grammar/catalog.js";
import type { GrammarEvent, Severity } from "../grammar/model.js";
import type { Boot } from "./boots.js";
import type { MovedTo } from "./failover.js";
import type { ComponentHistory, Mark } from "./marks.js";
import {
  addFailing,
  finishOutage,
  instantOutage,
  isOverByRhythm,
  type OpenOutage,
  opensOf,
  quietOf,
  seconds,
} from "./open-outage.js";
import { echoed, noSuspicion, openingMarks, suspect } from "./opening.js";
import type { Silence } from "./rhythm.js";
import { settledMarks } from "./settled.js";
import { contradicted, seenName, shortLivedStarts } from "./working.js";

export type StartBasis = "failing event" | "reported delay" | "silence" | "stop event" | "log begins";
export type EndBasis = "working event" | "reboot" | "stop event" | "quiet" | "traffic resumed";
export type Nature = "failure" | "degraded" | "planned" | "failover" | "instant";
export type Status = "recovered" | "quiet" | "ongoing" | "unknown";

/** One end of an outage. All in microseconds since 1970 in UTC; null is unknown. */
export interface OutageEnd<Basis> {
  readonly at: number;
  readonly notBefore: number | null;
  readonly notAfter: number | null;
  readonly basis: Basis;
  /** The lines that prove it; none where only the silence around it does. */
  readonly marks: readonly Mark[];
}

/** An interval in which a component did not work, or only partly. */
export interface Outage {
  readonly host: string;
  readonly component: string;
  readonly key: string;
  readonly entry: CatalogEvent;
  /** How it failed, the second half of an incident's kind. */
  readonly how: string;
  /** The gravest event that was seen: it gives the title. */
  readonly gravest: GrammarEvent;
  readonly nature: Nature;
  readonly severity: Severity;
  readonly status: Status;
  readonly start: OutageEnd<StartBasis>;
  readonly end: OutageEnd<EndBasis> | null;
  readonly lastFailingMicros: number;
  /** Every line that says something of it, in order. */
  readonly marks: readonly Mark[];
  /** How many lines failed in all, the counted ones with them. */
  readonly failingLines: number;
  /** The boot that ended it, if one did. */
  readonly boot: Boot | null;
  /** What shows it, where no line does. */
  readonly silence?: Silence;
  /** What needs it and was lost at once, where only that shows it. */
  readonly lost?: readonly Outage[];
  /** By how many seconds the host's clock was put forward meanwhile (negative: back); not there where it was not. */
  readonly setSeconds?: number;
  /** The host's clock was set later: between so many microseconds the stamps may be behind until then (negative: ahead). */
  readonly offMicros?: readonly [leastMicros: number, mostMicros: number];
  /** Of a failover: who answered meanwhile. */
  readonly movedTo?: MovedTo;
}

/** After a boot a failure this soon is the same one going on. */
const afterBootMicros = 600_000_000;
/** A log that goes on this long after the last failure shows that nothing has recovered. */
const goesOnMicros = 300_000_000;
/** What fails longer after it was stopped in the middle of an outage fails anew. */
const stoppedMicros = 600_000_000;

/**
 * Walks through what was said of one component and finds the intervals in which it failed.
 * @param isOftenSeen whether it would be seen to work if it did
 * @param boots of the component's host, in order
 * @param logEndMicros the last sign of life of the host in any log
 */
export function outagesOf(
  history: ComponentHistory,
  isOftenSeen: boolean,
  boots: readonly Boot[],
  logEndMicros: number,
): Outage[] {
  const outages: Outage[] = [];
  const { quietSeconds } = history.entry.component;
  const componentQuiet = quietSeconds === null ? Number.POSITIVE_INFINITY : seconds(quietSeconds);
  const { lastsSeconds, restartSeconds } = history.entry.component;
  const lastSeen = new Map<string, number>();
  let open: OpenOutage | null = null;
  let suspicion = noSuspicion;
  let lastWorking: number | null = null;
  /** It was seen to work since it last failed. */
  let hasWorkedSince = false;
  let lastBoot: Boot | null = null;
  /** Stopped in order while it worked, and not seen since. */
  let away: Mark | null = null;
  /** When the outage before was over. */
  let recoveredMicros = Number.NEGATIVE_INFINITY;

  const close = (end: OutageEnd<EndBasis> | null, status: Status, boot: Boot | null) => {
    if (open !== null) {
      const outage = finishOutage(history, open, end, status, boot);
      // What comes back within its restart time was only restarted, even if one or the other try failed meanwhile.
      const leastSeconds = open.isShown ? lastsSeconds : Math.max(lastsSeconds, restartSeconds);
      const overMicros = open.begun?.micros ?? end?.at ?? logEndMicros;
      const lastedMicros = Math.max(0, overMicros - outage.start.at);
      if (lastedMicros >= seconds(leastSeconds)) outages.push(outage);
    }
    open = null;
    suspicion = noSuspicion;
  };
  const lastFailing = (current: OpenOutage) => (current.failing.at(-1) as Mark).micros;
  /** Up to here it failed for certain: what was tried then failed, be it later. */
  const lastTried = ({ failing }: OpenOutage) => failing.reduce((last, mark) => Math.max(last, mark.sinceMicros), 0);
  const closeQuiet = (current: OpenOutage) => {
    const at = lastFailing(current);
    const marks = current.failing.slice(-1);
    // Where no time without failures ends it, the log that goes on does.
    const notAfter = Math.min(at + current.quietMicros, Math.max(at, logEndMicros));
    close({ at, notBefore: lastTried(current), notAfter, basis: "quiet", marks }, "quiet", null);
  };
  const closeAtBoot = (current: OpenOutage, boot: Boot) => {
    const notBefore = Math.min(boot.upMicros, Math.max(lastTried(current), boot.lastBeforeMicros ?? 0));
    close(
      { at: boot.upMicros, notBefore, notAfter: boot.upMicros, basis: "reboot", marks: boot.marks },
      "recovered",
      boot,
    );
  };
  const closeAtStop = (current: OpenOutage, stop: Mark) => {
    const notBefore = Math.min(stop.micros, lastTried(current));
    close({ at: stop.micros, notBefore, notAfter: stop.micros, basis: "stop event", marks: [stop] }, "quiet", null);
  };
  const closeAtWork = (current: OpenOutage, mark: Mark) => {
    const at = mark.micros;
    const notBefore = Math.min(at, Math.max(lastTried(current), current.begun?.micros ?? 0));
    close({ at, notBefore, notAfter: at, basis: "working event", marks: [mark] }, "recovered", current.boot);
  };
  /** It, or what needs it, worked after all that is known to have failed. */
  const hasWorked = (current: OpenOutage) => lastWorking !== null && lastWorking > lastTried(current);
  /** Of the lines that say so none may have been kept: that is where it was over at the latest. */
  const closeUnseen = (current: OpenOutage) => {
    const at = Math.max(lastFailing(current), lastWorking ?? 0);
    const end = { at, notBefore: lastTried(current), notAfter: at, basis: "working event" as const, marks: [] };
    close(end, "recovered", current.boot);
  };
  const isQuietAt = (current: OpenOutage, micros: number) => micros - current.untilMicros > current.quietMicros;

  const marks = settledMarks(history, boots);
  const shortLived = shortLivedStarts(marks);
  const shortLivedClocks = new Set([...shortLived].map(({ place }) => place.clockMicros));
  const items: (Mark | Boot)[] = [...boots, ...marks].sort((a, b) => sortMicros(a) - sortMicros(b));
  for (const [index, item] of items.entries()) {
    let current: OpenOutage | null = open as OpenOutage | null;
    if ("upMicros" in item) {
      // While the host was down nothing could fail.
      if (current !== null && isQuietAt(current, item.lastBeforeMicros ?? item.kernelStartMicros)) {
        closeQuiet(current);
      } else if (current !== null) {
        current.boot ??= item;
      }
      lastBoot = item;
      away = null;
      suspicion = noSuspicion;
      continue;
    }
    const { event } = item.entry;
    const { health } = event;
    const { workedClockMicros } = item.place;
    if (workedClockMicros >= 0 && !shortLivedClocks.has(workedClockMicros)) {
      const workedMicros = Math.min(item.micros, item.resolved.instantOf(workedClockMicros));
      lastWorking = Math.max(lastWorking ?? workedMicros, workedMicros);
    }
    if (event.unready && current !== null) {
      current.marks.push(item);
      current.begun = item;
    } else if (health === "working" || health === "started") {
      hasWorkedSince = true;
      if (contradicted(item.entry, lastSeen) || shortLived.has(item)) {
        current?.marks.push(item);
      } else if (current !== null) {
        current.marks.push(item);
        if (current.boot?.marks.includes(item)) closeAtBoot(current, current.boot);
        else closeAtWork(current, item);
        lastWorking = item.micros;
        recoveredMicros = item.micros;
      } else {
        lastWorking = item.micros;
        away = null;
        suspicion = noSuspicion;
      }
    } else if ((health === "failing" || health === "degraded") && !event.echo) {
      if (item.place.hasWorked && !hasWorkedSince) {
        if (current !== null) closeUnseen(current);
        suspicion = noSuspicion;
        current = null;
      }
      hasWorkedSince = false;
      // A try that was under way when it worked again: it belongs to what is over.
      if (current === null && item.sinceMicros < Math.min(item.micros, recoveredMicros)) continue;
      if (event.instant && opensOf(item).count === 1) {
        outages.push(instantOutage(history, item, lastBoot));
      } else {
        let running = current;
        const upMicros = lastBoot?.upMicros ?? Number.NEGATIVE_INFINITY;
        if (running !== null && running.boot !== null && item.micros - upMicros > afterBootMicros) {
          closeAtBoot(running, running.boot);
          running = null;
        } else if (running !== null && hasWorked(running)) {
          closeUnseen(running);
          running = null;
        } else if (running !== null && isQuietAt(running, item.micros) && !isOftenSeen) {
          closeQuiet(running);
          running = null;
        } else if (
          running !== null &&
          running.stopped !== null &&
          item.micros - running.stopped.micros > stoppedMicros
        ) {
          closeAtStop(running, running.stopped);
          running = null;
        }
        if (running !== null) {
          running.boot = null;
          running.stopped = null;
          running.begun = null;
          addFailing(running, item, componentQuiet);
          running.isShown ||= openingMarks({ ...noSuspicion, marks: running.failing }) !== null;
        } else {
          const farMicros = Math.max(quietOf(item, componentQuiet), seconds(opensOf(item).withinSeconds));
          suspicion = suspect(suspicion, item, lastWorking ?? Number.NEGATIVE_INFINITY, farMicros);
          const opening = openingMarks(suspicion);
          if (opening !== null || (away !== null && opensOf(item).count > 0)) {
            const before = Math.max(lastWorking ?? 0, lastBoot?.kernelStartMicros ?? 0);
            const from: Mark | null = away !== null && item.micros - away.micros <= stoppedMicros ? away : null;
            open = {
              marks: from === null ? [] : [from],
              failing: [],
              notBefore: before > 0 ? before : null,
              untilMicros: Number.NEGATIVE_INFINITY,
              quietMicros: away === null ? componentQuiet : Number.POSITIVE_INFINITY,
              boot: null,
              begun: null,
              stopped: null,
              away: from,
              isShown: opening !== null,
            };
            away = null;
            for (const mark of opening ?? suspicion.marks) addFailing(open, mark, componentQuiet);
            suspicion = noSuspicion;
          }
        }
      }
    } else if (current === null && event.echo) {
      suspicion = echoed(suspicion, item);
    } else if (current !== null) {
      // Quiet for so long, it was well again before it was stopped.
      if (health === "stopped" && isQuietAt(current, item.micros)) {
        closeQuiet(current);
      } else {
        current.marks.push(item);
        if (health === "stopped") current.stopped = item;
      }
    } else if (health === "stopped") {
      away ??= item;
    }
    lastSeen.set(seenName(item.entry, event.name), index);
  }
  const last = open as OpenOutage | null;
  if (last !== null) {
    if (last.boot !== null) closeAtBoot(last, last.boot);
    else if (last.begun !== null) closeAtWork(last, last.begun);
    else if (last.stopped !== null) closeAtStop(last, last.stopped);
    else if (isQuietAt(last, logEndMicros) || isOverByRhythm(last, logEndMicros)) closeQuiet(last);
    else close(null, logEndMicros - lastFailing(last) >= goesOnMicros ? "ongoing" : "unknown", null);
  }
  return outages;
}

function sortMicros(item: Mark | Boot): number {
  return "upMicros" in item ? item.kernelStartMicros : item.micros;
}
