import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByLength, eachGap, lengthOfLongest } from "../../src/detect/gap-lengths.js";
import { joinHour, markSecond, type SecondSet } from "../../src/detect/seconds.js";
import { microsPerHour, microsPerSecond } from "../../src/time/stamp.js";

/** Seconds over some hours, thick or thin, in order and each once. */
const seconds = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9000 })), {
    maxLength: 400,
  })
  .map((steps) => {
    let at = 3600 * 500_000;
    return steps.map((step) => {
      at += step;
      return at;
    });
  });

function setOf(list: readonly number[]): SecondSet {
  const set = new Map<number, Uint8Array>();
  for (const second of list) markSecond(set, second);
  return set;
}

const hoursOf = (set: SecondSet) => [...set.keys()].sort((a, b) => a - b);

describe("gaps of a set of seconds", () => {
  it("are all those that are long enough, with the visits before them", () => {
    fc.assert(
      fc.property(seconds, fc.integer({ min: 2, max: 5 }), fc.nat({ max: 12 }), (busy, nth, least) => {
        const visits = busy.filter((_, index) => index % nth === 0);
        // Visits that are no busy seconds do not count.
        const visitSet = setOf([...visits, ...busy.map((second) => second + 1).filter((one) => !busy.includes(one))]);
        const set = setOf(busy);
        const found: number[][] = [];
        const { lastSecond, visitsBefore } = eachGap(set, visitSet, hoursOf(set), least, (...gap) => {
          found.push(gap);
          return least;
        });
        const expected = busy.slice(1).flatMap((to, index) => {
          const from = busy[index] as number;
          return to - from >= least ? [[from, to, visits.filter((visit) => visit <= from).length]] : [];
        });
        expect(found).toEqual(expected);
        expect(lastSecond).toBe(busy.at(-1) ?? Number.NaN);
        expect(visitsBefore).toBe(visits.length);
      }),
      { numRuns: 300 },
    );
  });

  it("may be asked for longer ones as they are shown", () => {
    const set = setOf([0, 3, 6, 20, 22, 40, 41].map((second) => 7200 + second));
    const found: number[] = [];
    eachGap(set, set, hoursOf(set), 2, (from, to) => {
      found.push(to - from);
      return to - from + 1;
    });
    expect(found).toEqual([3, 14, 18]);
  });

  it("are counted by their length, and the longest are known by it", () => {
    fc.assert(
      fc.property(seconds, fc.integer({ min: 1, max: 50 }), (busy, many) => {
        const set = setOf(busy);
        const lengths = busy.slice(1).map((to, index) => Math.min(3600, to - (busy[index] as number)));
        const counted = countByLength(set, hoursOf(set));
        expect([...counted]).toEqual(
          Array.from(counted, (_, length) => lengths.filter((one) => one === length).length),
        );
        const longest = [...lengths].sort((a, b) => b - a);
        expect(lengthOfLongest(counted, many)).toBe(longest[many - 1] ?? 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("seconds of an hour", () => {
  it.each([0, 1800, 2700])("are those of a set, whose hours begin %i seconds before", (shift) => {
    const places = [0, 1, 7, 8, 899, 900, 1799, 1800, 3599];
    const bits = new Uint8Array(512);
    for (const place of places) bits[place >> 3]! |= 1 << (place & 7);
    const set = new Map<number, Uint8Array>();
    joinHour(set, 5 * microsPerHour + shift * microsPerSecond, { bits, first: 0, last: 3599 });
    expect(set).toEqual(setOf(places.map((place) => 5 * 3600 + shift + place)));
    joinHour(set, 9 * microsPerHour, { bits, first: 1, last: 0 });
    expect(set.has(9)).toBe(false);
  });
});
