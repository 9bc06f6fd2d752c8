import { lastSignBefore, longestPauseBefore, type Sign } from "./activity.js";
import type { HostClock } from "./host-clock.js";
import { kernelStartOf } from "./kernel-boots.js";
import type { SignLine } from "./look.js";
import type { ComponentHistory, Mark } from "./marks.js";
import type { Outage } from "./outage.js";
import { messageOf } from "./place.js";
import type { ResolvedSegment } from "./resolve.js";
import type { NulRun } from "./summary.js";

/** How a host went down before a boot. `unknown`: nothing says that it was orderly, nothing that it was not. */
export type StopKind = "orderly" | "unclean" | "panic" | "unknown";

/** A boot of a host and what came before it. Instants in microseconds since 1970 in UTC. */
export interface Boot {
  readonly host: string;
  /** When the kernel started, as far as its own clock tells; else as `upMicros`. */
  readonly kernelStartMicros: number;
  /** The stamp of the banner: the first proof that the host works again. */
  readonly upMicros: number;
  /** The last sign of life before; null where the log begins with the boot. */
  readonly lastBefore: Sign | null;
  readonly lastBeforeMicros: number | null;
  /** When it had been quiet for longer than ever in the day before; null where its rhythm is not known. */
  readonly quietByMicros: number | null;
  readonly stop: StopKind;
  /** The lines that announced an orderly stop, or the panic. */
  readonly stopMarks: readonly Mark[];
  /** The lines that prove that the stop was not orderly. */
  readonly uncleanMarks: readonly Mark[];
  /** NUL bytes that the end of power left in a file, right before the boot. */
  readonly nulRuns: readonly NulRun[];
  /** The banner and its like. */
  readonly marks: readonly Mark[];
}

/** The name of the component that is the host itself, and of the one that writes its logs. */
export const hostComponent = "host";
export const loggingComponent = "logging";
const filesystemComponent = "filesystem";

const second = 1_000_000;
/** Lines of one boot: several programs announce it. */
const sameBootMicros = 120 * second;
/** At a boot everything is logged at once; a longer gap before it is the time that the host was down. */
const bootHopMicros = 3 * second;
const stopLeadMicros = 900 * second;
const loggerStopMicros = 120 * second;
/** File systems are unmounted right before the end. */
const unmountMicros = 15 * second;
const recoveryMicros = 600 * second;
const nulLines = 50;

/** The boots of one host, in order. */
export function bootsOf(host: string, own: readonly ComponentHistory[], segments: readonly ResolvedSegment[]): Boot[] {
  const hostMarks = own.filter((history) => history.entry.component.name === hostComponent).flatMap((h) => h.marks);
  const loggingMarks = own
    .filter((history) => history.entry.component.name === loggingComponent)
    .flatMap((h) => h.marks);
  const unmounts = own
    .filter((history) => history.entry.component.name === filesystemComponent)
    .flatMap((h) => h.marks)
    .filter(({ entry }) => entry.event.health === "stopped" && !entry.event.action);
  const uncleanMarks = own.flatMap((history) => history.marks.filter((mark) => provesUncleanStop(mark, history)));
  const boots: Boot[] = [];
  for (const marks of clusters(hostMarks.filter((mark) => mark.entry.event.health === "started"))) {
    const upMicros = Math.min(...marks.map((mark) => mark.stampMicros));
    const kernelStartMicros = Math.min(
      upMicros,
      ...marks.map((mark) => kernelStartOf(mark.resolved, mark.place) ?? upMicros),
    );
    const lastBefore =
      signBehindStep(segments, marks, upMicros) ?? signBeforeBoot(segments, kernelStartMicros, upMicros);
    const previousUp = boots.at(-1)?.upMicros ?? Number.NEGATIVE_INFINITY;
    const since = (mark: Mark, from: number, to: number) =>
      mark.micros >= from && mark.micros <= to && mark.micros > previousUp;
    const last = lastBefore?.micros ?? Number.NEGATIVE_INFINITY;
    const stops = hostMarks.filter(
      (mark) => mark.entry.event.health === "stopped" && since(mark, last - stopLeadMicros, upMicros),
    );
    const loggerStops = [
      ...loggingMarks.filter(
        (mark) => mark.entry.event.health === "stopped" && since(mark, last - loggerStopMicros, last + second),
      ),
      ...unmounts.filter((mark) => since(mark, last - unmountMicros, last + second)),
    ].sort((a, b) => a.micros - b.micros);
    const panics = hostMarks.filter(
      (mark) => mark.entry.event.name === "panic" && since(mark, last - stopLeadMicros, upMicros + recoveryMicros),
    );
    const unclean = uncleanMarks.filter((mark) => since(mark, kernelStartMicros - second, upMicros + recoveryMicros));
    const nulRuns = nulRunsAt(marks);
    const isUnclean = unclean.length > 0 || nulRuns.length > 0;
    const stop: StopKind =
      panics.length > 0
        ? "panic"
        : stops.length > 0 || (loggerStops.length > 0 && !isUnclean)
          ? "orderly"
          : isUnclean
            ? "unclean"
            : "unknown";
    const pauseMicros = lastBefore === null ? null : longestPauseBefore(segments, lastBefore.micros + second);
    boots.push({
      host,
      kernelStartMicros,
      upMicros,
      lastBefore,
      lastBeforeMicros: lastBefore?.micros ?? null,
      quietByMicros: pauseMicros === null ? null : last + pauseMicros + second,
      stop,
      stopMarks: panics.length > 0 ? panics : [...stops, ...loggerStops],
      uncleanMarks: unclean,
      nulRuns,
      marks,
    });
  }
  return boots;
}

/** A component that had failed before the boot needs recovery after it however the host was stopped. */
function provesUncleanStop(mark: Mark, history: ComponentHistory): boolean {
  if (!mark.entry.event.uncleanStop) return false;
  const before = history.marks.filter((other) => other.micros < mark.micros - recoveryMicros);
  const lastFailing = before.findLastIndex(({ entry }) => entry.event.health === "failing");
  return lastFailing < 0 || before.slice(lastFailing).some(({ entry }) => entry.event.health === "working");
}

/** Marks of one boot: near each other, and none of them says the same as another from the same source. */
function clusters(marks: readonly Mark[]): Mark[][] {
  const boots: Mark[][] = [];
  for (const mark of [...marks].sort((a, b) => a.stampMicros - b.stampMicros)) {
    const current = boots.at(-1);
    const first = current?.[0];
    const belongs =
      current !== undefined &&
      first !== undefined &&
      mark.stampMicros - first.stampMicros <= sameBootMicros &&
      !current.some((other) => other.entry.index === mark.entry.index && sameText(other, mark));
    if (belongs) current.push(mark);
    else boots.push([mark]);
  }
  return boots;
}

const sameText = (a: Mark, b: Mark) => messageOf(a.place) === messageOf(b.place);

/** The last sign of life before a boot: before the kernel started, or, where it does not say when, before the burst of lines that is the boot. */
function signBeforeBoot(
  segments: readonly ResolvedSegment[],
  kernelStartMicros: number,
  upMicros: number,
): Sign | null {
  let limit = kernelStartMicros;
  let sign = lastSignBefore(segments, limit);
  if (kernelStartMicros < upMicros) return sign;
  while (sign !== null && limit - sign.micros <= bootHopMicros && upMicros - sign.micros <= sameBootMicros) {
    limit = sign.micros;
    sign = lastSignBefore(segments, limit);
  }
  return sign;
}

/**
 * Of a boot whose clock began before the lines that stand before it in the file: the last of those. They were written before
 * the boot, whatever clocks say, so nobody knows from stamps how long the host was down.
 */
function signBehindStep(segments: readonly ResolvedSegment[], marks: readonly Mark[], upMicros: number): Sign | null {
  for (const { resolved, stampMicros } of marks) {
    const { segment, source, host } = resolved;
    if (stampMicros - resolved.instantOf(segment.firstClockMicros) > sameBootMicros) continue;
    const before = segments.findLast(
      (other) =>
        other.source === source &&
        other.host === host &&
        (other.segment.file < segment.file ||
          (other.segment.file === segment.file && other.segment.lastOffset < segment.firstOffset)),
    );
    const micros = before?.instantOf(before.segment.lastClockMicros);
    if (before === undefined || micros === undefined || micros <= upMicros) continue;
    if (before.clock === "main" && micros - upMicros <= mostBackMicros) return { micros, resolved: before };
  }
  return null;
}

/** A clock that begins anew is behind by so much at most on the main clock: what is further behind is placed by its neighbours. */
const mostBackMicros = 2 * 86_400 * second;

function nulRunsAt(marks: readonly Mark[]): NulRun[] {
  return marks.flatMap((mark) =>
    mark.resolved.source.summaries
      .flatMap((summary) => summary.nulRuns)
      .filter(
        (run) => run.file === mark.place.file && run.line <= mark.place.line && run.line > mark.place.line - nulLines,
      ),
  );
}

const howDown: Readonly<Record<StopKind, string>> = {
  orderly: "planned-stop",
  unclean: "unclean-reboot",
  panic: "panic",
  unknown: "unexplained-reboot",
};

/**
 * The times that one host was down: every boot that was not an orderly restart within the time that one may take.
 * A boot whose clock began behind the lines before it has the time that the clock was set to next, where something tells.
 */
export function hostOutages(
  boots: readonly Boot[],
  histories: readonly ComponentHistory[],
  lastLines: ReadonlyMap<Sign, SignLine>,
  clock: HostClock | null,
): Outage[] {
  const outages: Outage[] = [];
  for (const boot of boots) {
    const history = histories.find(({ entry }) => entry.component.name === hostComponent);
    if (history === undefined || boot.lastBefore === null) continue;
    const segment = boot.marks[0]?.resolved.segment;
    const isBehind = boot.upMicros <= boot.lastBefore.micros && segment !== undefined;
    const behind = isBehind ? (clock?.nextSettingAfter(segment, boot.upMicros) ?? 0) : 0;
    const upMicros = boot.upMicros + behind;
    const kernelStartMicros = boot.kernelStartMicros + behind;
    if (upMicros <= boot.lastBefore.micros) continue;
    const lastMicros = Math.min(upMicros, lastLines.get(boot.lastBefore)?.micros ?? boot.lastBefore.micros);
    const isOrderly = boot.stop === "orderly";
    const announced = boot.stopMarks[0];
    const from =
      announced !== undefined && announced.micros <= upMicros ? Math.min(announced.micros, upMicros) : lastMicros;
    const restartMicros = (history.entry.component.restartSeconds ?? 0) * second;
    if (isOrderly && upMicros - from <= restartMicros) continue;
    const gravest = boot.stop === "panic" ? (announced?.entry.event ?? history.entry.event) : history.entry.event;
    outages.push({
      host: boot.host,
      component: history.component,
      key: history.key,
      entry: history.entry,
      how: howDown[boot.stop],
      gravest,
      nature: isOrderly ? "planned" : "failure",
      severity: isOrderly ? "info" : "critical",
      status: "recovered",
      start: {
        at: from,
        notBefore: isOrderly || boot.stop === "panic" ? Math.min(from, lastMicros) : lastMicros,
        notAfter:
          boot.stop === "panic" || isOrderly ? Math.max(from, lastMicros) : Math.max(kernelStartMicros, lastMicros),
        basis: isOrderly ? "stop event" : boot.stop === "panic" ? "failing event" : "silence",
        marks: boot.stopMarks,
      },
      end: {
        at: upMicros,
        notBefore: behind === 0 ? Math.max(lastMicros, kernelStartMicros) : lastMicros,
        notAfter: upMicros,
        basis: "reboot",
        marks: boot.marks,
      },
      lastFailingMicros: Math.max(lastMicros, kernelStartMicros),
      marks: [...boot.stopMarks, ...boot.marks, ...boot.uncleanMarks],
      failingLines: 0,
      boot,
      ...(behind === 0 ? {} : { setSeconds: Math.round(behind / second) }),
    });
  }
  return outages;
}
