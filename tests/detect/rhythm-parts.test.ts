import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCoveredClock } from "../../src/detect/covered.js";
import { createSeasonCap } from "../../src/detect/season.js";
import { countBetween, countShared, hasBit, listShared } from "../../src/detect/seconds.js";
import {
  createSide,
  expectedByTail,
  isUnknown,
  leastSurprise,
  type Side,
  surprise,
  tailSize,
} from "../../src/detect/surprise.js";
import { zoneByName } from "../../src/time/zone.js";
import { secondSet } from "./visits.js";

const hour = 3600;
const day = 24 * hour;

describe("a set of seconds", () => {
  const someSeconds = fc.uniqueArray(fc.integer({ min: -2 * hour, max: 3 * hour }), { maxLength: 40 });

  it("counts what lies between two instants", () => {
    const instant = fc.integer({ min: -3 * hour, max: 4 * hour });
    fc.assert(
      fc.property(someSeconds, instant, instant, (seconds, from, to) => {
        const between = seconds.filter((second) => second >= from && second < to);
        expect(countBetween(secondSet(seconds), from, to)).toBe(between.length);
      }),
    );
  });

  it("lists and counts what two hours share, in order", () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: hour - 1 }), { maxLength: 60 });
    fc.assert(
      fc.property(places, places, (left, right) => {
        const none = new Uint8Array(450);
        const leftBits = secondSet(left).get(0) ?? none;
        const rightBits = secondSet(right).get(0) ?? none;
        const shared = left.filter((place) => right.includes(place)).sort((a, b) => a - b);
        const listed = new Uint16Array(hour);
        expect(countShared(leftBits, rightBits)).toBe(shared.length);
        expect([...listed.subarray(0, listShared(leftBits, rightBits, listed))]).toEqual(shared);
        expect(left.every((place) => hasBit(leftBits, place))).toBe(true);
      }),
    );
  });

  it("has the lowest bit of the first byte for the first second of an hour", () => {
    const bits = secondSet([7 * hour, 7 * hour + 9]).get(7)!;
    expect([bits.length, bits[0], bits[1]]).toEqual([450, 0b1, 0b10]);
  });
});

describe("the covered clock", () => {
  it("counts the seconds of coverage before an instant, whatever the intervals", () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }))
      .map(([fromSecond, length]) => ({ fromSecond, toSecond: fromSecond + length }));
    fc.assert(
      fc.property(
        fc.array(interval, { maxLength: 8 }),
        fc.array(fc.integer({ min: -5, max: 260 })),
        (intervals, asked) => {
          const clock = createCoveredClock(intervals);
          const isCovered = (second: number) =>
            intervals.some(({ fromSecond, toSecond }) => second >= fromSecond && second <= toSecond);
          const covered = Array.from({ length: 260 }, (_, second) => second).filter(isCovered);
          expect(clock.span).toEqual(
            covered.length === 0 ? null : { fromSecond: covered[0], toSecond: covered.at(-1) },
          );
          for (const second of asked) {
            expect(clock.at(second)).toBe(covered.filter((other) => other < second).length);
            const next = [0, 1, 2, 3].map((offset) => second + offset);
            expect(clock.contains(second, second + 4)).toBe(next.every(isCovered));
          }
        },
      ),
    );
  });

  it("goes on where one file ends in a second and another begins in the next", () => {
    const clock = createCoveredClock([
      { fromSecond: 100, toSecond: 199 },
      { fromSecond: 0, toSecond: 99 },
    ]);
    expect([clock.contains(90, 110), clock.contains(190, 201), clock.at(150)]).toEqual([true, false, 150]);
  });
});

describe("surprise", () => {
  it.each([
    [16, 30, 0],
    [8, 3, 1],
    [128, 40, 3],
  ])("with %d visits known and %d expected sums up the chances of up to %d", (known, mean, inside) => {
    // A negative binomial with mean and variance as of a gamma-distributed rate.
    const chances = [0, 1, 2, 3].map((count) => {
      let ways = 1;
      for (let factor = 0; factor < count; factor++) ways *= (known + factor) / (factor + 1);
      return ways * (known / (known + mean)) ** known * (mean / (known + mean)) ** count;
    });
    const chance = chances.slice(0, inside + 1).reduce((sum, each) => sum + each, 0);
    expect(surprise(known, mean, inside)).toBeCloseTo(-Math.log(chance), 9);
  });

  const side = (...pairs: [number, number][]): Side => {
    const made = createSide();
    for (const [context, [visits, seconds]] of pairs.entries()) {
      made.visits[context] = visits;
      made.seconds[context] = seconds;
    }
    return made;
  };
  const busy = side([8, 80], [16, 160], [32, 320], [64, 640]);

  it("goes by the lower of both rates, and by the least surprised context", () => {
    const slow = side([8, 800], [16, 1600], [32, 3200], [64, 6400]);
    expect(leastSurprise({ before: busy, after: slow }, 300, 0)).toBeCloseTo(surprise(16, 3, 0), 9);
    expect(leastSurprise({ before: slow, after: busy }, 300, 0)).toBeCloseTo(surprise(16, 3, 0), 9);
    const lull = side([8, 800], [16, 880], [32, 1040], [64, 1360]);
    expect(leastSurprise({ before: lull, after: busy }, 300, 0)).toBeCloseTo(surprise(16, 3, 0), 9);
    expect(leastSurprise({ before: busy, after: null }, 300, 0)).toBeCloseTo(surprise(8, 30, 0), 9);
  });

  it("is none where a side has fewer than four visits", () => {
    const few = (visits: number) => side([visits, 30], [visits, 30], [visits, 30], [visits, 30]);
    expect([isUnknown(few(3)), isUnknown(few(4))]).toEqual([true, false]);
    expect(leastSurprise({ before: busy, after: few(3) }, 1000, 0)).toBe(0);
    expect(leastSurprise({ before: few(3), after: busy }, 1000, 0)).toBe(0);
    expect(leastSurprise({ before: few(4), after: busy }, 1000, 0)).toBeGreaterThan(0);
  });
});

describe("the tail of a source's scores", () => {
  it.each([
    [50, 20],
    [3000, 300],
    [1_000_000, 1000],
  ])("of %d gaps is made of %d", (gaps, size) => {
    expect(tailSize(gaps)).toBe(size);
  });

  /** The largest of so many scores of an exponential with a scale: its quantiles. */
  const exponential = (count: number, scale: number, kept: number) =>
    Float64Array.from({ length: kept }, (_, rank) => -scale * Math.log((rank + 0.5) / count));

  it.each([1, 1.5, 4])("of scale %d expects as many as there are", (scale) => {
    const expected = expectedByTail(exponential(100_000, scale, 1001));
    for (const count of [100, 1, 0.01]) {
      const ratio = expected(-scale * Math.log(count / 100_000)) / count;
      expect(ratio).toBeGreaterThan(0.7);
      expect(ratio).toBeLessThan(1.5);
    }
  });

  it("is not moved by outages among the largest", () => {
    const scores = exponential(100_000, 1.5, 1001);
    const withOutages = scores.map((score, rank) => (rank < 20 ? 500 + score : score));
    expect(expectedByTail(withOutages)(20)).toBe(expectedByTail(scores)(20));
  });

  it("is never narrower than chance arrivals make it, and says nothing of ordinary scores", () => {
    const narrow = expectedByTail(exponential(100_000, 0.5, 1001));
    expect(narrow(20)).toBe(expectedByTail(new Float64Array(1001).fill(0.5 * Math.log(100_000 / 1000.5)))(20));
    expect(narrow(1)).toBe(1000);
  });

  it("of a short log is modest", () => {
    const short = expectedByTail(exponential(60, 1, 21))(12) / 60;
    const long = expectedByTail(exponential(100_000, 1, 1001))(12) / 100_000;
    expect(short).toBeGreaterThan(3 * long);
  });
});

describe("what other days allow", () => {
  const utc = zoneByName("UTC")!;
  const monday = Date.UTC(2026, 5, 1) / 1000;
  /** Days from the Monday on, each with so many visits in every hour from 9 to 11 o'clock of a zone. */
  const visitsOf = (counts: readonly number[], offsetSeconds = 0) =>
    secondSet(
      counts.flatMap((count, index) =>
        [9, 10].flatMap((clock) =>
          Array.from({ length: count }, (_, visit) => monday + index * day + clock * hour - offsetSeconds + visit * 20),
        ),
      ),
    );
  const weeks = (days: number) => createCoveredClock([{ fromSecond: monday, toSecond: monday + days * day - 1 }]);

  it("is what the same hours brought on three of four days of the same class", () => {
    // Monday to Friday, then a weekend, then Monday, with a gap on the first Wednesday.
    const cap = createSeasonCap(visitsOf([40, 60, 0, 80, 100, 7, 9, 50]), weeks(8), weeks(8), utc);
    const wednesday = monday + 2 * day;
    expect(cap(wednesday + 9 * hour, wednesday + 10 * hour)).toBe(50);
    expect(cap(wednesday + 9.5 * hour, wednesday + 10.25 * hour)).toBe(0.75 * 50);
    expect(cap(wednesday + 8 * hour, wednesday + 11 * hour)).toBe(100);
    expect(cap(wednesday + 12 * hour, wednesday + 20 * hour)).toBe(0);
  });

  it("adds the days of a long gap", () => {
    const counts = [...Array.from({ length: 21 }, () => 30)];
    const cap = createSeasonCap(visitsOf(counts), weeks(21), weeks(21), utc);
    const friday = monday + 11 * day;
    // The rest of Friday from half past nine, a weekend, and Monday until ten.
    expect(cap(friday + 9.5 * hour, friday + 3 * day + 10 * hour)).toBe(45 + 60 + 60 + 30);
  });

  it("is the hours of the local clock", () => {
    const kolkata = zoneByName("Asia/Kolkata")!;
    const half = 5.5 * hour;
    const clock = createCoveredClock([{ fromSecond: monday - day, toSecond: monday + 5 * day }]);
    const cap = createSeasonCap(visitsOf([20, 20, 0, 20, 20], half), clock, clock, kolkata);
    const wednesday = monday + 2 * day - half;
    expect(cap(wednesday + 9 * hour, wednesday + 11 * hour)).toBe(40);
    expect(cap(wednesday + 11 * hour, wednesday + 13 * hour)).toBe(0);
  });

  it("says nothing of a short gap where fewer than two days are known, and counts them as nothing in a long one", () => {
    const two = createSeasonCap(visitsOf([30, 0]), weeks(2), weeks(2), utc);
    expect(two(monday + day + 9 * hour, monday + day + 11 * hour)).toBe(Number.POSITIVE_INFINITY);
    expect(two(monday + day + 9 * hour, monday + day + 13 * hour)).toBe(0);
  });

  it("takes working days for a first weekend, for a short gap only", () => {
    const cap = createSeasonCap(visitsOf([30, 30, 30, 30, 30, 0]), weeks(6), weeks(6), utc);
    const saturday = monday + 5 * day;
    expect(cap(saturday + 9 * hour, saturday + 11 * hour)).toBe(60);
    expect(cap(saturday + 9 * hour, saturday + 13 * hour)).toBe(0);
  });

  it("leaves out days whose hours were not supplied", () => {
    const holes = [0, 1, 3, 4].map((index) => ({
      fromSecond: monday + index * day + (index === 0 ? 9.5 * hour : 0),
      toSecond: monday + index * day + 12 * hour - 1,
    }));
    const clock = createCoveredClock([...holes, { fromSecond: monday + 2 * day, toSecond: monday + 3 * day - 1 }]);
    const cap = createSeasonCap(visitsOf([5, 40, 0, 60, 80]), clock, clock, utc);
    const wednesday = monday + 2 * day;
    // Monday's nine o'clock was supplied by half: the least of the other three counts.
    expect(cap(wednesday + 9 * hour, wednesday + 10 * hour)).toBe(40);
    expect(cap(wednesday + 13 * hour, wednesday + 14 * hour)).toBe(Number.POSITIVE_INFINITY);
  });

  it("is not lowered by what comes after the supply", () => {
    const counts = [30, 30, 30, 30, 30];
    const cap = createSeasonCap(visitsOf(counts), weeks(60), weeks(5), utc);
    const tuesday = monday + day;
    expect(cap(tuesday + 9 * hour, tuesday + 11 * hour)).toBe(60);
  });
});
