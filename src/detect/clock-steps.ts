import { fieldOf } from "../grammar/hole-values.js";
import type { Matcher } from "../grammar/matcher.js";
import { clockStepEvent, clockStepField } from "../grammar/names.js";
import type { ComponentHistory } from "./marks.js";
import type { ResolvedSegment } from "./resolve.js";
import { patternOf } from "./took.js";

/** A host's clock was set, as a line says. */
export interface ClockStep {
  readonly host: string;
  /** When the line was written, by the host's stamps: right before the step or right after it. */
  readonly micros: number;
  /** By how much it was put forward; negative: back. Null where the line does not say. */
  readonly seconds: number | null;
  /** Where the line stands. */
  readonly resolved: ResolvedSegment;
}

/** All steps of clocks that lines tell of, whose length is that of a gap in the stamps, or of their overlap. */
export function clockSteps(histories: readonly ComponentHistory[], matcher: Matcher): ClockStep[] {
  return histories.flatMap(({ host, marks }) =>
    marks.flatMap(({ entry, place, micros, resolved }) => {
      if (entry.event.name !== clockStepEvent) return [];
      const pattern = patternOf(matcher, entry, place);
      const text = pattern < 0 ? undefined : fieldOf(matcher, pattern, place.texts, clockStepField);
      const seconds = Number(text ?? Number.NaN);
      return [{ host, micros, seconds: Number.isFinite(seconds) ? seconds : null, resolved }];
    }),
  );
}

const nearSeconds = 60;
/** What is left of a gap once the step is taken from it: nobody misses so little. */
const shareOfGap = 0.9;

/**
 * Whether most of the time in which a host's stamps show nothing did not pass: its clock was put forward.
 * @param usualSeconds how long nothing is missed
 */
export function isClockStep(
  steps: readonly ClockStep[],
  host: string,
  fromMicros: number,
  toMicros: number,
  usualSeconds: () => number,
): boolean {
  const gapSeconds = (toMicros - fromMicros) / 1e6;
  return steps.some(({ host: own, micros, seconds }) => {
    if (own !== host || seconds === null || seconds <= 0 || seconds > gapSeconds + nearSeconds) return false;
    const isWithin = micros >= fromMicros - nearSeconds * 1e6 && micros <= toMicros + nearSeconds * 1e6;
    if (!isWithin) return false;
    return gapSeconds - seconds <= Math.max((1 - shareOfGap) * gapSeconds, nearSeconds, usualSeconds());
  });
}
