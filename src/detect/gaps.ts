import type { CoveredClock } from "./covered.js";
import { countByLength, eachGap, lengthOfLongest } from "./gap-lengths.js";
import type { SeasonCap } from "./season.js";
import { countShared, listShared, type SecondSet, secondsPerHour } from "./seconds.js";
import {
  contextVisits,
  copySide,
  createSide,
  leastSurprise,
  type Side,
  type Sides,
  surpriseOfOneSide,
  tailSize,
} from "./surprise.js";

/** Stamps of whole seconds and one slow request make shorter gaps ordinary. */
export const shortestSilence = 10;
/** Shorter or less surprising gaps are not compared with other days. */
const shortestCapped = 900;
const leastCapped = 5;
const keptGaps = 256;

/** Two neighbouring busy seconds of a source. */
export interface Gap extends Sides {
  readonly fromSecond: number;
  /** Null where the source does not go on. */
  readonly toSecond: number | null;
  /** Both ends on the covered clock. */
  readonly fromClock: number;
  readonly toClock: number;
  /** How many visits there were up to the beginning. */
  readonly visitsBefore: number;
  /** Capped by what other days brought, as all scores that are compared. */
  readonly score: number;
  /** Against the busier side alone. */
  readonly oneSided: number;
}

export interface Gaps {
  readonly count: number;
  /** The `tailSize` + 1 largest scores of all gaps, largest first. */
  readonly tail: Float64Array;
  /** The most surprising gaps, and those most surprising against one side, each in order of time. */
  readonly alone: readonly Gap[];
  readonly parts: readonly Gap[];
}

export interface Pulse {
  readonly busy: SecondSet;
  /** Of the busy seconds those in which somebody came who was not there before. */
  readonly visits: SecondSet;
  readonly clock: CoveredClock;
  readonly cap: SeasonCap;
  /** Until when the silence after the last busy second has lasted, or null if it says nothing. */
  readonly openUntil: number | null;
}

/** Whether a gap is so long and surprising that other days are asked. */
export function isCapped(score: number, seconds: number): boolean {
  return seconds >= shortestCapped && score > leastCapped;
}

/**
 * Looks at all gaps; what is kept does not grow with the source. The longest ones are looked at first: what they show tells
 * most others to be ordinary at once.
 */
export function measureGaps({ busy, visits, clock, cap, openUntil }: Pulse): Gaps {
  const hours = [...busy.keys()].sort((a, b) => a - b);
  const gapsOfLength = countByLength(busy, hours);
  const count = gapsOfLength.reduce((sum, gaps) => sum + gaps, 0);
  const size = tailSize(count) + 1;
  const tail = createTail(size);
  const alone = createShortlist((gap) => gap.score);
  const parts = createShortlist((gap) => gap.oneSided);
  const bothSides = { before: createSide(), after: createSide() };
  const oneSide = { before: bothSides.before, after: null };

  function consider(fromSecond: number, toSecond: number, visitsBefore: number, isOpen: boolean) {
    const fromClock = clock.at(fromSecond);
    const toClock = clock.at(toSecond);
    const seconds = toClock - fromClock;
    const isLong = seconds >= shortestSilence;
    // Most gaps are ordinary: no surprise is greater than how many visits are missed, of which there is one a second at most.
    if (!isLong && !isOpen && !window.mayMissMore(visitsBefore, fromClock, toClock, tail.least())) return;
    window.measureBefore(visitsBefore, fromClock, bothSides.before);
    if (!isOpen) window.measureAfter(visitsBefore, toClock, bothSides.after);
    const sides = isOpen ? oneSide : bothSides;
    let score = leastSurprise(sides, seconds, 0);
    let oneSided = isLong ? surpriseOfOneSide(sides, seconds) : 0;
    if (score <= tail.least() && oneSided <= parts.least()) return;
    if (isCapped(Math.max(score, oneSided), seconds)) {
      const limit = cap(fromSecond, toSecond);
      score = Math.min(score, limit);
      oneSided = Math.min(oneSided, limit);
    }
    // The tail is what the source's own gaps show: one that nothing ends is none of them.
    if (!isOpen) tail.add(score);
    if (!isLong || (score < alone.least() && oneSided < parts.least())) return;
    const gap: Gap = {
      fromSecond,
      toSecond: isOpen ? null : toSecond,
      fromClock,
      toClock,
      visitsBefore,
      score,
      oneSided,
      before: copySide(sides.before),
      after: sides.after === null ? null : copySide(sides.after),
    };
    alone.add(gap);
    parts.add(gap);
  }

  const long = lengthOfLongest(gapsOfLength, size);
  const window = createVisitWindow(busy, visits, hours, clock);
  eachGap(busy, visits, hours, long, (fromSecond, toSecond, visitsBefore) => {
    consider(fromSecond, toSecond, visitsBefore, false);
    return long;
  });
  tail.settle();
  /** Shorter ones miss fewer visits than the least of the tail. */
  const leastAsked = () => Math.min(shortestSilence, Math.max(0, Math.floor(tail.least()) + 1));
  const { lastSecond, visitsBefore: allVisits } = eachGap(
    ...([busy, visits, hours, leastAsked()] as const),
    (fromSecond, toSecond, visitsBefore) => {
      if (toSecond - fromSecond < long) consider(fromSecond, toSecond, visitsBefore, false);
      return leastAsked();
    },
  );
  if (openUntil !== null && openUntil > lastSecond) consider(lastSecond, openUntil, allVisits, true);
  return { count, tail: tail.largest(), alone: alone.inOrder(), parts: parts.inOrder() };
}

interface VisitWindow {
  /** Whether more visits are missed in a gap, by the shortest context alone: by the one that counts they are no more than by that. */
  mayMissMore(visitsBefore: number, fromClock: number, toClock: number, least: number): boolean;
  measureBefore(visitsBefore: number, fromClock: number, side: Side): void;
  measureAfter(visitsBefore: number, toClock: number, side: Side): void;
}

/** Of so many hours it is remembered when their visits were: as many as the longest context has visits on both sides. */
const listedHours = 2 * Math.max(...contextVisits);

/** The visits around gaps. */
function createVisitWindow(
  busy: SecondSet,
  visits: SecondSet,
  hours: readonly number[],
  clock: CoveredClock,
): VisitWindow {
  const noVisits = new Uint8Array(secondsPerHour / 8);
  const visitsOf = (hour: number) => visits.get(hour) ?? noVisits;
  /** By the index of an hour, how many visits came before it; last, how many there are. */
  const visitsBeforeHour = new Float64Array(hours.length + 1);
  for (const [index, hour] of hours.entries()) {
    visitsBeforeHour[index + 1] = (visitsBeforeHour[index] as number) + countShared(busy.get(hour)!, visitsOf(hour));
  }
  const total = visitsBeforeHour[hours.length] as number;
  const places = new Uint16Array(secondsPerHour);
  const listed: { readonly hourIndex: number; readonly places: Uint16Array }[] = [];
  /** Of the visit that was asked for last: the next one is not far. */
  let hourIndex = 0;

  /** When a visit was, from 0, on the covered clock. */
  function timeOf(visit: number): number {
    while (visit < (visitsBeforeHour[hourIndex] as number)) hourIndex--;
    while (visit >= (visitsBeforeHour[hourIndex + 1] as number)) hourIndex++;
    const hour = hours[hourIndex] as number;
    let known = listed[hourIndex % listedHours];
    if (known?.hourIndex !== hourIndex) {
      const count = listShared(busy.get(hour)!, visitsOf(hour), places);
      known = { hourIndex, places: places.slice(0, count) };
      listed[hourIndex % listedHours] = known;
    }
    const place = visit - (visitsBeforeHour[hourIndex] as number);
    return clock.at(hour * secondsPerHour + (known.places[place] as number));
  }

  /** How many visits are counted on a side, of which so many are known, in a context. */
  const counted = (context: number, known: number) =>
    Math.max(0, Math.min(contextVisits[context] as number, known - 1));
  const secondsBefore = (count: number, visitsBefore: number, fromClock: number) =>
    count === 0 ? 1 : Math.max(1, fromClock - timeOf(visitsBefore - 1 - count));
  const secondsAfter = (count: number, visitsBefore: number, toClock: number) =>
    count === 0 ? 1 : Math.max(1, timeOf(visitsBefore + count) - toClock);

  return {
    mayMissMore(visitsBefore, fromClock, toClock, least) {
      const seconds = toClock - fromClock;
      const before = counted(0, visitsBefore);
      if ((before / secondsBefore(before, visitsBefore, fromClock)) * seconds <= least) return false;
      const after = counted(0, total - visitsBefore);
      return (after / secondsAfter(after, visitsBefore, toClock)) * seconds > least;
    },
    measureBefore(visitsBefore, fromClock, side) {
      for (let context = 0; context < contextVisits.length; context++) {
        const count = counted(context, visitsBefore);
        side.visits[context] = count;
        side.seconds[context] = secondsBefore(count, visitsBefore, fromClock);
      }
    },
    measureAfter(visitsBefore, toClock, side) {
      for (let context = 0; context < contextVisits.length; context++) {
        const count = counted(context, total - visitsBefore);
        side.visits[context] = count;
        side.seconds[context] = secondsAfter(count, visitsBefore, toClock);
      }
    },
  };
}

/** The largest of many numbers. */
interface Tail {
  /** The least of them, as far as is known: smaller ones are none of them. */
  least(): number;
  add(value: number): void;
  /** Makes the least of them known. */
  settle(): void;
  largest(): Float64Array;
}

function createTail(size: number): Tail {
  const values = new Float64Array(2 * size);
  let filled = 0;
  let least = Number.NEGATIVE_INFINITY;

  /** Leaves the largest at the front, largest first. */
  function trim(): void {
    values.subarray(0, filled).sort().reverse();
    filled = Math.min(filled, size);
    if (filled === size) least = values[size - 1] as number;
  }

  return {
    least: () => least,
    add(value) {
      if (value <= least) return;
      values[filled++] = value;
      if (filled === values.length) trim();
    },
    settle: trim,
    largest() {
      trim();
      return values.slice(0, filled);
    },
  };
}

/** The gaps that score most; among equals the earliest. */
function createShortlist(scoreOf: (gap: Gap) => number): { least(): number; add(gap: Gap): void; inOrder(): Gap[] } {
  let gaps: Gap[] = [];
  let least = 0;

  function trim(): void {
    gaps = gaps.sort((a, b) => scoreOf(b) - scoreOf(a) || a.fromSecond - b.fromSecond).slice(0, keptGaps);
    if (gaps.length === keptGaps) least = scoreOf(gaps.at(-1)!);
  }

  return {
    least: () => least,
    add(gap) {
      if (scoreOf(gap) < least) return;
      gaps.push(gap);
      if (gaps.length === 2 * keptGaps) trim();
    },
    inOrder() {
      trim();
      return gaps.sort((a, b) => a.fromSecond - b.fromSecond);
    },
  };
}
