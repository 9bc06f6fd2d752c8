import fc from "fast-check";
import { expect, it } from "vitest";
import { spanOf } from "../../src/detect/resolve.js";
import { zoneByName } from "../../src/time/zone.js";

const second = 1_000_000;
const day = 86_400;

const moment = (iso: string) => Date.parse(`${iso}Z`) / 1000;

it.each([
  ["Europe/Berlin", "2008-03-30T02:00:00", "2008-10-26T02:00:00"],
  ["Australia/Lord_Howe", "2008-10-05T02:00:00", "2008-04-06T01:30:00"],
  ["Antarctica/Troll", "2008-03-30T01:00:00", "2008-10-26T01:00:00"],
  ["Asia/Tokyo", "2008-03-30T02:00:00", "2008-10-26T02:00:00"],
])("what a clock in %s stamps between two others lies between their instants", (name, forward, back) => {
  const zone = zoneByName(name);
  if (zone === null) throw new Error(`no zone ${name}`);
  const near = fc
    .tuple(fc.constantFrom(moment(forward), moment(back)), fc.integer({ min: -2 * day, max: 2 * day }))
    .map(([at, distance]) => (at + distance) * second);
  const clocks = fc.array(near, { minLength: 3, maxLength: 3 }).map((three) => three.sort((a, b) => a - b));
  fc.assert(
    fc.property(clocks, (three) => {
      const [from, between, to] = three as [number, number, number];
      const [earliest, latest] = spanOf(zone, from, to);
      expect(zone.instantOf(between)).toBeGreaterThanOrEqual(earliest);
      expect(zone.instantOf(between)).toBeLessThanOrEqual(latest);
    }),
    { numRuns: 2000 },
  );
});

it("is exact where the clock does not leap", () => {
  expect(spanOf({ instantOf: (clock) => clock - 3600 * second }, 7200 * second, 9000 * second)).toEqual([
    3600 * second,
    5400 * second,
  ]);
});
