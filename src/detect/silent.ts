import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import { silenceEvent } from "../grammar/names.js";
import type { Sign } from "./activity.js";
import { othersIn } from "./alone.js";
import { type Boot, hostComponent, loggingComponent } from "./boots.js";
import { type ClockStep, isClockStep } from "./clock-steps.js";
import type { SignLine } from "./look.js";
import { type ComponentHistory, componentName, lineMark, type Mark } from "./marks.js";
import type { Outage } from "./outage.js";
import { type Pulse, segmentAt } from "./pulse.js";
import type { ResolvedSegment } from "./resolve.js";
import { aloneBelow, type Silence } from "./rhythm.js";
import { hasBit, secondsPerHour } from "./seconds.js";
import { isWrittenMeanwhile } from "./written-meanwhile.js";

/** Why a silence is no incident of its own. */
export type SilenceReason = "weak" | "stopped" | "host" | "logging" | "alive" | "outage" | "clock" | "unproven";

/** A silence that is looked at, with its two ends as signs of life. */
export interface SilenceFound {
  readonly pulse: Pulse;
  readonly silence: Silence;
  readonly before: Sign;
  /** Null where the supply ends in silence. */
  readonly after: Sign | null;
}

const second = 1_000_000;
const bootSlackSeconds = 120;
const beforeSeconds = 5;
const loggerSlackSeconds = 30;

/** The silences of all logs, in order, with the lines to look for. */
export function silencesOf(pulses: readonly Pulse[]): SilenceFound[] {
  return pulses.flatMap((pulse) =>
    pulse.silences.flatMap((silence) => {
      const before = segmentAt(pulse, silence.fromSecond);
      const after = silence.toSecond === null ? null : segmentAt(pulse, silence.toSecond);
      if (before === null || (silence.toSecond !== null && after === null)) return [];
      const toSign = (toSecond: number) => (after === null ? null : { micros: toSecond * second, resolved: after });
      return [
        {
          pulse,
          silence,
          before: { micros: silence.fromSecond * second, resolved: before },
          after: silence.toSecond === null ? null : toSign(silence.toSecond),
        },
      ];
    }),
  );
}

/** What grammars say of a log of requests, or of a host, that falls silent. */
export function silentEntry(catalog: Catalog, isOfHost: boolean): CatalogEvent | undefined {
  return catalog.events.find(
    ({ event, component }) => event.name === silenceEvent && (component.name === hostComponent) === isOfHost,
  );
}

export interface SilenceContext {
  readonly catalog: Catalog;
  readonly histories: readonly ComponentHistory[];
  readonly boots: readonly Boot[];
  readonly steps: readonly ClockStep[];
  readonly segments: readonly ResolvedSegment[];
  /** What other lines show of all components. */
  readonly outages: readonly Outage[];
  /** The lines behind the signs of life. */
  readonly lines: ReadonlyMap<Sign, SignLine>;
}

export interface SilenceVerdicts {
  /** The outages that were given, those that silences sharpen replaced, and those that only silences show. */
  readonly outages: readonly Outage[];
  readonly others: readonly { readonly found: SilenceFound; readonly reason: SilenceReason }[];
}

/** Decides what each silence is: by itself an outage, the beginning of one that other lines show, or nothing of its own. */
export function judgeSilences(silences: readonly SilenceFound[], context: SilenceContext): SilenceVerdicts {
  const outages = [...context.outages];
  const others: { found: SilenceFound; reason: SilenceReason }[] = [];
  for (const found of silences) {
    const { host, isOfHost } = found.pulse;
    const entry = silentEntry(context.catalog, isOfHost);
    if (entry === undefined) continue;
    const [from, to] = boundsOf(found.silence);
    const component = componentName(entry, "");
    const history = context.histories.find((other) => other.host === host && other.component === component);
    const overlapping = outages.filter(
      (outage) =>
        outage.host === host &&
        outage.start.at <= to + beforeSeconds * second &&
        (outage.end?.at ?? Number.POSITIVE_INFINITY) >= from - beforeSeconds * second,
    );
    const own = overlapping.filter((outage) => outage.component === component);
    const isBooted = context.boots.some(
      (boot) => boot.host === host && boot.upMicros >= from && boot.upMicros <= to + bootSlackSeconds * second,
    );
    const line = context.lines.get(found.before);
    const starts = startOf(history, found.silence);
    const isHostSilent = overlapping.some(
      (outage) => outage.component === hostComponent && outage.start.basis === "silence",
    );
    const unwritten = overlapping.find((outage) => isUnwritten(outage, found.silence));
    const elsewhere = othersIn(found.pulse, found.silence, context.segments);
    const usualSeconds = () => longestGapBefore(found.pulse.busy, found.silence.fromSecond);
    const isOfClock =
      isClockStep(context.steps, host, from, to, usualSeconds) ||
      isWrittenMeanwhile(found.before, found.after, context.segments);
    if (isOfClock) others.push({ found, reason: "clock" });
    else if (isBooted || (isHostSilent && !isOfHost)) others.push({ found, reason: "host" });
    else if (unwritten !== undefined || (isOfHost && isLoggerStarted(found, context.histories))) {
      others.push({ found, reason: "logging" });
      if (unwritten !== undefined) outages[outages.indexOf(unwritten)] = writtenAgain(unwritten, found, context.lines);
    } else if (isOfHost && elsewhere !== "all") others.push({ found, reason: elsewhere === "none" ? "alive" : "weak" });
    else if (own.some(({ nature }) => nature === "planned") || (isOfHost && isStop(overlapping, from, to)))
      others.push({ found, reason: "stopped" });
    else if (own.some((outage) => outage.start.at < from && (outage.nature !== "degraded" || lasts(outage, to)))) {
      others.push({ found, reason: "outage" });
    } else if (found.silence.expected >= aloneBelow && starts === null && !isConfirmed(found, silences)) {
      others.push({ found, reason: "weak" });
    } else if (line === undefined) others.push({ found, reason: "unproven" });
    else {
      const crash = own.find(({ nature, start }) => nature === "failure" && start.at >= from);
      const ofHost = crash === undefined && starts === null && elsewhere === "all";
      const silenced = ofHost ? (silentEntry(context.catalog, true) ?? entry) : entry;
      const silent = silentOutage(found, silenced, line, starts, context.lines);
      // A line that says when it stopped says more than visits that came before.
      if (crash?.start.basis === "stop event") others.push({ found, reason: "stopped" });
      else if (crash === undefined) outages.push(silent);
      else outages[outages.indexOf(crash)] = isPrompt(crash, found) ? crash : { ...crash, start: silent.start };
    }
  }
  return { outages, others };
}

/** The longest time between two lines in the day before, in seconds. */
function longestGapBefore(busy: Pulse["busy"], second: number): number {
  let longest = 0;
  let before: number | null = null;
  for (let hour = Math.floor(second / secondsPerHour) - 24; hour * secondsPerHour < second; hour++) {
    const bits = busy.get(hour);
    for (let place = 0; bits !== undefined && place < secondsPerHour; place++) {
      const at = hour * secondsPerHour + place;
      if (!hasBit(bits, place) || at > second) continue;
      longest = Math.max(longest, at - (before ?? at));
      before = at;
    }
  }
  return longest;
}

/** Whether something of the host was stopped in order for most of the silence: then it was what writes there. */
function isStop(outages: readonly Outage[], from: number, to: number): boolean {
  return outages.some(({ nature, start, end }) => {
    if (nature !== "planned" || end === null) return false;
    const isWithin = start.at >= from - second && end.at <= to + second;
    return isWithin && end.at - start.at >= (to - from) / 2;
  });
}

/** Whether the logger could not write when the silence began: then it is only the log that was silent. */
function isUnwritten({ component, nature, start }: Outage, silence: Silence): boolean {
  if (component !== loggingComponent || nature === "planned") return false;
  const [from] = boundsOf(silence);
  return (
    start.at >= from - loggerSlackSeconds * second && start.at <= (silence.startNotAfter + loggerSlackSeconds) * second
  );
}

/** Whether the silence ends with the start of the logger. */
function isLoggerStarted(found: SilenceFound, histories: readonly ComponentHistory[]): boolean {
  const [, to] = boundsOf(found.silence);
  return histories
    .filter(({ host, component }) => host === found.pulse.host && component === loggingComponent)
    .some(({ marks }) =>
      marks.some(
        ({ entry, micros }) => entry.event.health === "started" && Math.abs(micros - to) <= loggerSlackSeconds * second,
      ),
    );
}

/** A log that could not be written, ended by the first line that was, where nothing else shows it. */
function writtenAgain(outage: Outage, { after }: SilenceFound, lines: SilenceContext["lines"]): Outage {
  const line = after === null ? undefined : lines.get(after);
  if (after === null || line === undefined || (outage.end !== null && outage.end.basis !== "quiet")) return outage;
  const at = Math.max(after.micros, outage.lastFailingMicros);
  const marks = [lineMark(outage.entry, line.resolved, line.place, line.micros)];
  const end = { at, notBefore: Math.min(at, outage.lastFailingMicros), notAfter: at, marks };
  return { ...outage, status: "recovered", end: { ...end, basis: "traffic resumed" } };
}

/** Whether the failure was logged so soon after the last sign of life that its own line dates it better. */
function isPrompt({ start }: Outage, { silence }: SilenceFound): boolean {
  return start.at <= silence.startNotAfter * second;
}

const lasts = ({ end }: Outage, micros: number) => (end?.at ?? Number.POSITIVE_INFINITY) > micros - second;

/** In microseconds; without an end as long as it was seen. */
function boundsOf({ fromSecond, toSecond, seconds }: Silence): [number, number] {
  return [fromSecond * second, (toSecond ?? fromSecond + seconds) * second];
}

/** The line that says that the component was started, at the end of the silence. */
function startOf(history: ComponentHistory | undefined, silence: Silence): Mark | null {
  const [from, to] = boundsOf(silence);
  const { endNotBefore, toSecond } = silence;
  const untilVisit = toSecond === null || endNotBefore === null ? 0 : (toSecond - endNotBefore) * second;
  const slack = Math.max(beforeSeconds * second, untilVisit);
  const isNear = (mark: Mark) => mark.micros >= from - beforeSeconds * second && mark.micros <= to + slack;
  const starts = history?.marks.filter((mark) => mark.entry.event.health === "started" && isNear(mark)) ?? [];
  return starts[0] ?? null;
}

/** Whether what waited came at once when it was over, or another log of the host was silent too. */
function isConfirmed(found: SilenceFound, all: readonly SilenceFound[]): boolean {
  if (found.silence.queuedBurst) return true;
  const [from, to] = boundsOf(found.silence);
  return all.some((other) => {
    const [otherFrom, otherTo] = boundsOf(other.silence);
    return other.pulse !== found.pulse && other.pulse.host === found.pulse.host && otherFrom < to && from < otherTo;
  });
}

function silentOutage(
  { pulse, silence, after }: SilenceFound,
  entry: CatalogEvent,
  line: SignLine,
  start: Mark | null,
  lines: ReadonlyMap<Sign, SignLine>,
): Outage {
  const from = silence.fromSecond * second;
  const resumed = after === null ? undefined : lines.get(after);
  const to = after?.micros ?? null;
  const isStarted = start !== null && to !== null && start.micros <= to + second;
  const at = isStarted ? start.micros : to;
  return {
    host: pulse.host,
    component: componentName(entry, ""),
    key: "",
    entry,
    how: entry.event.name,
    gravest: entry.event,
    nature: "failure",
    severity: entry.event.severity ?? entry.component.severity,
    status: to === null ? "ongoing" : "recovered",
    start: {
      at: from,
      notBefore: from,
      notAfter: Math.min(silence.startNotAfter * second, at ?? Number.POSITIVE_INFINITY),
      basis: "silence",
      marks: [lineMark(entry, line.resolved, line.place, line.micros)],
    },
    end:
      at === null
        ? null
        : {
            at,
            notBefore: Math.min(at, (silence.endNotBefore ?? silence.fromSecond) * second),
            notAfter: at,
            basis: isStarted ? "working event" : "traffic resumed",
            marks: isStarted
              ? [start]
              : resumed === undefined
                ? []
                : [lineMark(entry, resumed.resolved, resumed.place, resumed.micros)],
          },
    // Nothing came as long as the host's other logs go on.
    lastFailingMicros: at === null ? boundsOf(silence)[1] : from,
    marks: isStarted ? [start] : [],
    failingLines: 0,
    boot: null,
    silence,
  };
}
