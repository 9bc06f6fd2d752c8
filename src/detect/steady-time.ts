import type { Boot } from "./boots.js";
import type { HostClock } from "./host-clock.js";
import type { ComponentHistory, Mark } from "./marks.js";
import type { Outage, OutageEnd } from "./outage.js";
import type { ResolvedSegment } from "./resolve.js";

/** What one host's lines say, in the order in which they were written although its clock was set meanwhile. */
export interface SteadyTime {
  historyOf(history: ComponentHistory): ComponentHistory;
  bootsOf(boots: readonly Boot[]): readonly Boot[];
  /** An outage that was found in steady time by the stamps that its lines have; over a setting of the clock by those after it. */
  byStamps(outage: Outage): Outage;
}

export function steadyTimeOf(clock: HostClock): SteadyTime {
  const steady = new Map<Mark, Mark>();
  const stamped = new Map<Mark, Mark>();
  const boots = new Map<Boot, Boot>();
  const segments = new Map<ResolvedSegment, ResolvedSegment>();

  function steadySegment(resolved: ResolvedSegment): ResolvedSegment {
    let moved = segments.get(resolved);
    if (moved === undefined) {
      const instantOf = (clockMicros: number) => {
        const instant = resolved.instantOf(clockMicros);
        return instant + clock.steadyShiftOf(resolved.segment, instant);
      };
      moved = { ...resolved, instantOf };
      segments.set(resolved, moved);
    }
    return moved;
  }

  function steadyMark(mark: Mark): Mark {
    let moved = steady.get(mark);
    if (moved === undefined) {
      const shift = clock.steadyShiftOf(mark.resolved.segment, mark.stampMicros);
      moved = {
        ...mark,
        micros: mark.micros + shift,
        sinceMicros: mark.sinceMicros + shift,
        stampMicros: mark.stampMicros + shift,
        untilMicros: mark.untilMicros + shift,
        resolved: steadySegment(mark.resolved),
      };
      steady.set(mark, moved);
      stamped.set(moved, mark);
    }
    return moved;
  }

  function steadyBoot(boot: Boot): Boot {
    const first = boot.marks[0];
    const shift = first === undefined ? 0 : clock.steadyShiftOf(first.resolved.segment, boot.upMicros);
    const { lastBefore } = boot;
    const shiftBefore = lastBefore === null ? 0 : clock.steadyShiftOf(lastBefore.resolved.segment, lastBefore.micros);
    const moved = {
      ...boot,
      kernelStartMicros: boot.kernelStartMicros + shift,
      upMicros: boot.upMicros + shift,
      lastBeforeMicros: boot.lastBeforeMicros === null ? null : boot.lastBeforeMicros + shiftBefore,
      quietByMicros: boot.quietByMicros === null ? null : boot.quietByMicros + shiftBefore,
      marks: boot.marks.map(steadyMark),
    };
    boots.set(moved, boot);
    return moved;
  }

  const stampedMarks = (marks: readonly Mark[]) => marks.map((mark) => stamped.get(mark) ?? mark);

  return {
    historyOf: (history) => ({
      ...history,
      marks: history.marks.map(steadyMark).sort((a, b) => a.micros - b.micros),
    }),
    bootsOf: (own) => own.map(steadyBoot),
    byStamps(outage) {
      const { start, end, boot } = outage;
      const last = Math.max(end?.at ?? start.at, outage.lastFailingMicros, start.at);
      const settings = clock.settingsBefore(last);
      const shown = (micros: number) => clock.byClockAfter(settings, micros).micros;
      const endAt = end === null ? Number.POSITIVE_INFINITY : shown(end.at);
      const endOf = <Basis>({ at, notBefore, notAfter, basis, marks }: OutageEnd<Basis>): OutageEnd<Basis> => {
        const own = clock.byClockAfter(settings, at);
        return {
          // Where nobody is known to have set the clock, what it showed before is as good, unless the order speaks against it.
          at: own.mostMicros <= endAt ? own.mostMicros : own.micros,
          notBefore: notBefore === null ? null : clock.byClockAfter(settings, notBefore).leastMicros,
          notAfter: notAfter === null ? null : clock.byClockAfter(settings, notAfter).mostMicros,
          basis,
          marks: stampedMarks(marks),
        };
      };
      const shownStart = endOf(start);
      const startAfter =
        shownStart.notAfter === null ? null : Math.min(shownStart.notAfter, Math.max(endAt, shownStart.at));
      const offMicros = clock.offAfter(settings);
      const isOver = clock.settingsBefore(start.at) < settings;
      return {
        ...outage,
        start: { ...shownStart, notAfter: startAfter },
        end: end === null ? null : endOf(end),
        lastFailingMicros: shown(outage.lastFailingMicros),
        marks: stampedMarks(outage.marks),
        boot: boot === null ? null : (boots.get(boot) ?? boot),
        ...(isOver ? { setSeconds: clock.secondsBetween(start.at, last) } : {}),
        ...(offMicros.some((off) => off !== 0) ? { offMicros } : {}),
      };
    },
  };
}
