import type { Boot } from "./boots.js";
import type { ComponentHistory, Mark } from "./marks.js";
import type { EndBasis, Outage, OutageEnd, Status } from "./outage.js";

/** Fewer failing lines have no rhythm, and none is told by a shorter silence. */
const leastRhythm = 5;
const leastRhythmMicros = 60_000_000;

/** An outage that is not over yet. */
export interface OpenOutage {
  readonly marks: Mark[];
  readonly failing: Mark[];
  readonly notBefore: number | null;
  /** Up to when it failed, the lines that were only counted with them. */
  untilMicros: number;
  /** Infinite where only proof of working ends it. */
  quietMicros: number;
  boot: Boot | null;
  /** Begun anew since it last failed, and not seen to serve yet. */
  begun: Mark | null;
  /** Taken out of service while it failed: an unmounted file system. */
  stopped: Mark | null;
  /** Stopped in order before it failed: it did not come back, however little each failure says. */
  readonly away: Mark | null;
  /** Enough failed to open it without the stop before it. */
  isShown: boolean;
}

export const seconds = (count: number) => count * 1_000_000;

export const opensOf = ({ entry }: Mark) => entry.event.opens ?? entry.component.opens;

/** How long without failing lines until it is taken for over; infinite where only proof of working ends it. */
export function quietOf({ entry: { event } }: Mark, componentQuiet: number): number {
  const { quietSeconds } = event;
  if (quietSeconds === undefined) return componentQuiet;
  return quietSeconds === null ? Number.POSITIVE_INFINITY : seconds(quietSeconds);
}

export function addFailing(open: OpenOutage, mark: Mark, componentQuiet: number): void {
  open.marks.push(mark);
  open.failing.push(mark);
  open.untilMicros = Math.max(open.untilMicros, mark.untilMicros);
  open.quietMicros = Math.max(open.quietMicros, quietOf(mark, componentQuiet));
}

/**
 * Whether what only silence can end is over, as the log goes on for much longer than its failing lines lay apart: nothing ever
 * says that the component works.
 */
export function isOverByRhythm({ failing }: OpenOutage, logEndMicros: number): boolean {
  const { grammar, component } = (failing[0] as Mark).entry;
  const own = grammar.events.filter((event) => grammar.components[event.component] === component);
  const lines = failing.reduce((sum, mark) => sum + mark.count, 0);
  if (own.some(({ health }) => health === "working") || lines < leastRhythm) return false;
  const last = (failing.at(-1) as Mark).micros;
  const usualMicros = (last - (failing[0] as Mark).micros) / lines;
  return logEndMicros - last > Math.max(leastRhythmMicros, 10 * usualMicros);
}

/** What failing lines say of their outage but when it was. Events are declared gravest first. */
export function gravestOf(failing: readonly Mark[], isAway = false) {
  const gravest = failing
    .map(({ entry }) => entry)
    .reduce((least, entry) => (entry.index < least.index ? entry : least));
  const isFailure = isAway || failing.some(({ entry }) => entry.event.health === "failing");
  return {
    entry: gravest,
    how: gravest.event.name,
    gravest: gravest.event,
    nature: isFailure ? ("failure" as const) : ("degraded" as const),
    severity: gravest.event.severity ?? (isFailure ? gravest.component.severity : ("warning" as const)),
  };
}

export function finishOutage(
  history: ComponentHistory,
  open: OpenOutage,
  end: OutageEnd<EndBasis> | null,
  status: Status,
  boot: Boot | null,
): Outage {
  const first = open.failing.reduce((a, b) => (b.sinceMicros < a.sinceMicros ? b : a));
  const firstSeen = open.away ?? (open.failing[0] as Mark);
  const isReported = first.sinceMicros < first.micros;
  // However long a line says that it took: what worked in between had not failed yet.
  const reported = isReported ? Math.min(first.micros, Math.max(first.sinceMicros, open.notBefore ?? 0)) : first.micros;
  const at = open.away?.micros ?? reported;
  const notBefore = workedUntil(open, firstSeen);
  return {
    host: history.host,
    component: history.component,
    key: history.key,
    ...gravestOf(open.failing, open.away !== null),
    status,
    start: {
      at,
      notBefore: notBefore === null ? null : Math.min(notBefore, at),
      notAfter: firstSeen.micros,
      basis: open.away !== null ? "stop event" : isReported ? "reported delay" : "failing event",
      marks: [firstSeen],
    },
    end,
    lastFailingMicros: (open.failing.at(-1) as Mark).micros,
    marks: open.marks,
    failingLines: open.failing.reduce((sum, mark) => sum + mark.count, 0),
    boot,
  };
}

/** How long drivers and monitors take to notice and to write what changed: they look every few seconds. */
const suddenMicros = 5_000_000;

/** Until when the component worked; null where nothing shows it. */
function workedUntil({ notBefore }: OpenOutage, { micros, entry }: Mark): number | null {
  return notBefore ?? (entry.event.sudden ? micros - suddenMicros : null);
}

export function instantOutage(history: ComponentHistory, mark: Mark, lastBoot: Boot | null): Outage {
  const notBefore = lastBoot?.kernelStartMicros ?? mark.sinceMicros;
  return {
    host: history.host,
    component: history.component,
    key: history.key,
    entry: history.entry,
    how: mark.entry.event.name,
    gravest: mark.entry.event,
    nature: "instant",
    severity: mark.entry.event.severity ?? mark.entry.component.severity,
    status: "recovered",
    start: {
      at: mark.sinceMicros,
      notBefore: Math.min(notBefore, mark.sinceMicros),
      notAfter: mark.micros,
      basis: "failing event",
      marks: [mark],
    },
    end: { at: mark.micros, notBefore: mark.micros, notAfter: mark.micros, basis: "working event", marks: [mark] },
    lastFailingMicros: mark.micros,
    marks: [mark],
    failingLines: mark.count,
    boot: null,
  };
}
