/** Seconds since 1970 in UTC, both included. */
export interface Interval {
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** A clock that runs only while a source is covered: what lies between two supplied files takes no time. */
export interface CoveredClock {
  /** Seconds of coverage before an instant. */
  at(second: number): number;
  /** Whether all of [from, to) is covered. */
  contains(fromSecond: number, toSecond: number): boolean;
  /** The first and last covered second; null where nothing is. */
  readonly span: Interval | null;
}

/** @param intervals in any order, overlapping or not */
export function createCoveredClock(intervals: readonly Interval[]): CoveredClock {
  const from: number[] = [];
  /** Of the first second no longer covered. */
  const end: number[] = [];
  const before: number[] = [];
  for (const interval of [...intervals].sort((a, b) => a.fromSecond - b.fromSecond)) {
    const last = end.length - 1;
    const lastEnd = end[last];
    if (lastEnd !== undefined && interval.fromSecond <= lastEnd) {
      end[last] = Math.max(lastEnd, interval.toSecond + 1);
      continue;
    }
    before.push(lastEnd === undefined ? 0 : (before[last] as number) + lastEnd - (from[last] as number));
    from.push(interval.fromSecond);
    end.push(interval.toSecond + 1);
  }

  // Instants are asked mostly in order: the interval of the last answer is tried first.
  let current = 0;

  /** The last interval that begins at or before an instant, or -1. */
  function indexOf(second: number): number {
    const isCurrent = (from[current] ?? Number.POSITIVE_INFINITY) <= second;
    if (isCurrent && second < (from[current + 1] ?? Number.POSITIVE_INFINITY)) return current;
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[middle] as number) <= second) low = middle + 1;
      else high = middle;
    }
    current = Math.max(0, low - 1);
    return low - 1;
  }

  const firstSecond = from[0];
  return {
    at(second) {
      const index = indexOf(second);
      if (index < 0) return 0;
      return (before[index] as number) + Math.min(second, end[index] as number) - (from[index] as number);
    },
    contains(fromSecond, toSecond) {
      const index = indexOf(fromSecond);
      return index >= 0 && toSecond <= (end[index] as number);
    },
    span: firstSecond === undefined ? null : { fromSecond: firstSecond, toSecond: (end.at(-1) as number) - 1 },
  };
}
