import { calendarDay, microsPerDay } from "./stamp.js";
import { localMicrosOf } from "./year.js";
import type { Stretch } from "./year-solver.js";

/** More than this backwards is no disorder of lines. */
export const backwardMicros = 90e6;
/** The hour that daylight saving repeats, and some disorder. */
const repeatedHourMicros = 3720e6;
/** A clock that runs on may be set back by so much; what steps back further was not on the clock before or is not on it now. */
const mostBackMicros = 2 * microsPerDay;
const bootSlackMicros = 30 * 60e6;

/** Whether the kernel that wrote at the end of one stretch still ran at the beginning of the other. */
function isSameBoot(a: Stretch, b: Stretch): boolean {
  if (a.kernel === null || b.kernel === null || b.isBoot) return false;
  return b.kernel.firstMicros >= a.kernel.lastMicros && b.kernel.firstMicros > 60e6;
}

/**
 * By how much the clock moved against the kernel's own between two stretches of one boot, if they lie in these years:
 * 0 where the time that passed is what the stamps say. Null where the kernel says nothing.
 */
export function kernelStep(a: Stretch, yearA: number, b: Stretch, yearB: number): number | null {
  if (!isSameBoot(a, b) || a.kernel === null || b.kernel === null) return null;
  const bootA = localMicrosOf(yearA, a.lastClockMicros) - (a.lastClockMicros - a.kernel.lastBootClock);
  const bootB = localMicrosOf(yearB, b.firstClockMicros) - (b.firstClockMicros - b.kernel.firstBootClock);
  return bootB - bootA;
}

/**
 * What it costs that `b` follows `a` on one clock that runs on, if they lie in these years.
 * @param usualGapMicros how long this log is usually silent, at least a day
 * @param isFileMissing whether the number of a rotation is missing in between
 * @param offMicros how long the stretches between them that are not on this clock took by their own
 */
export function stepCost(
  a: Stretch,
  yearA: number,
  b: Stretch,
  yearB: number,
  usualGapMicros: number,
  isFileMissing: boolean,
  offMicros: number,
): number {
  const gap = localMicrosOf(yearB, b.firstClockMicros) - localMicrosOf(yearA, a.lastClockMicros);
  const step = kernelStep(a, yearA, b, yearB);
  if (step !== null) {
    const passed = Math.max(0, gap - step);
    if (Math.abs(step) <= bootSlackMicros + passed * 0.01) return 0;
    const days = Math.abs(step) / microsPerDay;
    if (days <= 0.06) return 0.5;
    // A machine that slept: its kernel's clock stood still.
    if (step > 0 && days < 30) return 2 + 0.3 * Math.log(1 + days);
    if (step < -mostBackMicros) return 14 + Math.log(1 + days);
    return 8 + 0.4 * Math.log(1 + days);
  }
  if (gap >= -backwardMicros) {
    const cost = 1.5 * Math.log(1 + Math.max(0, gap - offMicros) / usualGapMicros);
    const fit = offMicros > gap + repeatedHourMicros ? doesNotFitCost : 0;
    return fit + cost * (b.isBoot ? 0.7 : 1) * (isFileMissing ? 0.6 : 1);
  }
  const back = -gap;
  const days = back / microsPerDay;
  // A host without a clock of its own begins where it was switched off, or an hour before.
  if (back <= repeatedHourMicros) return b.isBoot ? 3 : 0.7;
  if (back > mostBackMicros) return 16 + Math.log(1 + days);
  if (!b.isBoot) return 3.5;
  return isUnset(b, a) ? 1 : 5 + 0.6 * Math.log(1 + days);
}

/** A clock that is wrong runs on nevertheless: what it stamped cannot have taken longer than there was time. */
const doesNotFitCost = 2;

/** How much later by the calendar a stretch begins than the one before ends; a step back over New Year runs on. */
function gapAfter(before: Stretch, stretch: Stretch): number {
  const gap = stretch.firstClockMicros - before.lastClockMicros;
  return gap < -turnMicros ? gap + 366 * microsPerDay : gap;
}

const leapDayMicros = calendarDay(1, 29) * microsPerDay;

/** Whether a stretch was cut from the one before only because a file or the year ended there. */
export function continues(before: Stretch | undefined, stretch: Stretch): boolean {
  if (before === undefined || stretch.isBoot) return false;
  const gap = gapAfter(before, stretch);
  // The calendar has a 29 February that most years do not.
  const isOverLeapDay = before.lastClockMicros < leapDayMicros && stretch.firstClockMicros > leapDayMicros;
  return gap >= -backwardMicros && gap <= microsPerDay * (isOverLeapDay ? 2 : 1);
}

/** What it saves that the stretch before, which it continues, is not on the main clock either. */
export function continuedSaving(before: Stretch | undefined, stretch: Stretch, cost: number): number {
  return continues(before, stretch) ? Math.max(0, cost - 0.5 - sizeCost(stretch)) : 0;
}

/** The more a stretch holds, the less likely its clock was wrong. */
function sizeCost({ firstClockMicros, lastClockMicros, records }: Stretch): number {
  return 0.5 * Math.log(1 + (lastClockMicros - firstClockMicros) / microsPerDay) + 0.25 * Math.log(1 + records);
}

/** A clock that was not set after a boot, and began at 1 January (the evening before, in the Americas). */
export function isUnset(stretch: Stretch, before: Stretch | undefined): boolean {
  const { firstClockMicros } = stretch;
  const isAtNewYear = firstClockMicros < 0.63 * microsPerDay || firstClockMicros > 365.37 * microsPerDay;
  if (!isAtNewYear || firstClockMicros % 3600e6 > 1200e6) return false;
  // Lines that run on over New Year are no unset clock.
  const wrapped = firstClockMicros + (firstClockMicros < microsPerDay ? 366 * microsPerDay : 0);
  const runsOn = before !== undefined && Math.abs(wrapped - before.lastClockMicros) < 2 * 3600e6;
  return !(runsOn && !stretch.isBoot);
}

/** Whether the kernel's own clock shows that the clock was set between two stretches of one boot. */
function wasSet(a: Stretch | undefined, b: Stretch | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const steps = [kernelStep(a, 2000, b, 2000), kernelStep(a, 2000, b, 2001)];
  return steps.every((step) => step !== null && Math.abs(step) > bootSlackMicros);
}

/**
 * What it costs that a stretch is not on the main clock at all: its clock was wrong, or its lines were replayed later.
 * @param isInside whether a log of the same host that was solved before has its clock off just then
 */
export function offCost(
  stretch: Stretch,
  before: Stretch | undefined,
  after: Stretch | undefined,
  isInside: boolean,
): number {
  const days = (stretch.lastClockMicros - stretch.firstClockMicros) / microsPerDay;
  const size = sizeCost(stretch);
  if (isInside) return 0.5 + 0.5 * Math.log(1 + days);
  const back = (a: Stretch | undefined, b: Stretch | undefined) =>
    a === undefined || b === undefined ? 0 : a.lastClockMicros - b.firstClockMicros;
  const unset = isUnset(stretch, before);
  if (unset && stretch.isBoot) return 1 + size;
  const [into, out] = [back(before, stretch), back(stretch, after)];
  const isIn = into > backwardMicros;
  const stepsBack = isIn || out > backwardMicros;
  // By more than half a year it rather is the turn of the year.
  const turns = !stretch.isBoot && Math.max(into, out) > turnMicros && !isSmallStep(into) && !isSmallStep(out);
  const isContradicted = wasSet(before, stretch) || wasSet(stretch, after);
  const base = isContradicted ? 2 : stretch.isBoot ? (isIn ? 2 : 3) : unset ? 3 : 3.5;
  const odd = stepsBack || isContradicted || unset;
  return base + size + (odd ? (turns && !isContradicted && !unset ? 3 : 0) : 6);
}

/** What steps back by more than half a year is the turn of the year. */
export const turnMicros = 183 * microsPerDay;
const isSmallStep = (back: number) => back > backwardMicros && back <= turnMicros;
