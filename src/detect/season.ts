import type { HostZone } from "../time/zone.js";
import type { CoveredClock } from "./covered.js";
import { countBetween, type SecondSet, secondsPerHour } from "./seconds.js";

/** A gap longer than this may be capped although some of its hours were never seen on another day. */
const longGapSeconds = 4 * secondsPerHour;
const hoursPerDay = 24;
const fewestDays = 2;
/** The nearest days say most: a site's traffic grows over the years. */
const mostDays = 60;
const farthestDays = 366;
/** Of a longer gap the first days suffice. */
const longestGapDays = 400;

/**
 * How many visits the same hours of other days of the same class (Monday to Friday, Saturday and Sunday) brought at least on
 * most days: a silence cannot be more surprising than that. Infinite where other days say nothing.
 */
export type SeasonCap = (fromSecond: number, toSecond: number) => number;

/** The covered part of a gap in one local day: of which hours how much. */
interface Piece {
  /** Hours since 1970 of the local clock. */
  readonly firstHour: number;
  readonly fractions: readonly number[];
}

/**
 * @param clock by which the length of gaps counts
 * @param supplied what was read: only hours in it say what is usual
 */
export function createSeasonCap(
  visits: SecondSet,
  clock: CoveredClock,
  supplied: CoveredClock,
  zone: Pick<HostZone, "offsetAt" | "instantOf">,
): SeasonCap {
  const localHour = (second: number) => Math.floor((second + zone.offsetAt(second * 1e6) * 60) / secondsPerHour);
  const startOfHour = (hour: number) => Math.floor(zone.instantOf(hour * secondsPerHour * 1e6) / 1e6);
  const firstDay = supplied.span === null ? 0 : Math.floor(localHour(supplied.span.fromSecond) / hoursPerDay);
  const lastDay = supplied.span === null ? -1 : Math.floor(localHour(supplied.span.toSecond) / hoursPerDay);

  const known = new Map<number, number>();
  /** The visits of an hour of the local clock; -1 where not all of it was covered. */
  function visitsOfHour(hour: number): number {
    let count = known.get(hour);
    if (count === undefined) {
      const start = startOfHour(hour);
      const end = start + secondsPerHour;
      count = supplied.contains(start, end) ? countBetween(visits, start, end) : -1;
      known.set(hour, count);
    }
    return count;
  }

  function pieceOf(firstHour: number, lastHour: number, fromSecond: number, toSecond: number): Piece {
    const fractions: number[] = [];
    for (let hour = firstHour; hour <= lastHour; hour++) {
      const start = startOfHour(hour);
      const from = Math.max(fromSecond, start);
      const to = Math.min(toSecond, start + secondsPerHour);
      fractions.push(to > from ? (clock.at(to) - clock.at(from)) / secondsPerHour : 0);
    }
    return { firstHour, fractions };
  }

  /** What a piece's hours brought on another day; null where they are the gap's own or were not covered. */
  function visitsOnDay(piece: Piece, daysAway: number, ownFirst: number, ownLast: number): number | null {
    let sum = 0;
    for (const [index, fraction] of piece.fractions.entries()) {
      if (fraction === 0) continue;
      const hour = piece.firstHour + index + daysAway * hoursPerDay;
      const count = hour >= ownFirst && hour <= ownLast ? -1 : visitsOfHour(hour);
      if (count < 0) return null;
      sum += fraction * count;
    }
    return sum;
  }

  /** What a piece's hours bring at least on three of four other days; null where too few are known. */
  function usualVisits(piece: Piece, ownFirst: number, ownLast: number, anyClass: boolean): number | null {
    const day = Math.floor(piece.firstHour / hoursPerDay);
    const counts: number[] = [];
    for (let distance = 1; distance <= farthestDays && counts.length < mostDays; distance++) {
      for (const daysAway of [-distance, distance]) {
        const other = day + daysAway;
        if (other < firstDay || other > lastDay) continue;
        if (!anyClass && isWeekend(other) !== isWeekend(day)) continue;
        const count = visitsOnDay(piece, daysAway, ownFirst, ownLast);
        if (count !== null) counts.push(count);
      }
    }
    if (counts.length < fewestDays) return null;
    counts.sort((a, b) => a - b);
    return counts[Math.floor((counts.length - 1) / 4)] as number;
  }

  /** Where no two other days cover all of a piece, the sum of its hours that they do: no more than the whole would bring. */
  function usualByHours({ firstHour, fractions }: Piece, ownFirst: number, ownLast: number): number {
    const ofHour = (fraction: number, index: number) =>
      usualVisits({ firstHour: firstHour + index, fractions: [fraction] }, ownFirst, ownLast, false) ?? 0;
    return fractions.reduce((sum, fraction, index) => sum + ofHour(fraction, index), 0);
  }

  return (fromSecond, toSecond) => {
    const ownFirst = localHour(fromSecond);
    const ownLast = localHour(toSecond - 1);
    const isShort = clock.at(toSecond) - clock.at(fromSecond) < longGapSeconds;
    const ofWholeDays = new Map<boolean, number | null>();
    const usualOf = (day: number): number | null => {
      const first = Math.max(ownFirst, day * hoursPerDay);
      const last = Math.min(ownLast, day * hoursPerDay + hoursPerDay - 1);
      const piece = pieceOf(first, last, fromSecond, toSecond);
      if (piece.fractions.every((fraction) => fraction === 0)) return 0;
      const isWhole = piece.fractions.length === hoursPerDay && piece.fractions.every((fraction) => fraction === 1);
      const known = isWhole ? ofWholeDays.get(isWeekend(day)) : undefined;
      if (known !== undefined) return known;
      const whole = usualVisits(piece, ownFirst, ownLast, false);
      const usual = whole === null && !isShort ? usualByHours(piece, ownFirst, ownLast) : whole;
      if (isWhole) ofWholeDays.set(isWeekend(day), usual);
      // In the first night of a first weekend the nights before are better than nothing.
      return usual === null && isShort ? usualVisits(piece, ownFirst, ownLast, true) : usual;
    };

    const firstDayOfGap = Math.floor(ownFirst / hoursPerDay);
    const lastDayOfGap = Math.min(Math.floor(ownLast / hoursPerDay), firstDayOfGap + longestGapDays);
    let sum = 0;
    for (let day = firstDayOfGap; day <= lastDayOfGap; day++) {
      const usual = usualOf(day);
      if (usual === null && isShort) return Number.POSITIVE_INFINITY;
      sum += usual ?? 0;
    }
    return sum;
  };
}

/** Day 0 was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
