import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { calendarDay, microsPerDay } from "../../src/time/stamp.js";
import { localMicrosOf } from "../../src/time/year.js";
import { type FileTimes, type Stretch, solveYears } from "../../src/time/year-solver.js";

const utc = (iso: string) => Date.parse(iso) * 1000;
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Jul 28 13:57` as a clock without a year. */
function clock(text: string): number {
  const [, month = "", day, hour, minute] = /^(\w{3}) (\d+)(?: (\d+):(\d+))?$/.exec(text) ?? [];
  const days = calendarDay(monthNames.indexOf(month), Number(day));
  return days * microsPerDay + (Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60e6;
}

type Times = { modified?: string; gzip?: string; suffix?: string };
type Given = { file?: Times; segments: readonly (readonly [string, string])[] };

/** A stretch with a line every ten minutes, as a quiet host writes them. */
function stretch(file: number, first: string, last: string, isBoot = false): Stretch {
  const [firstClockMicros, lastClockMicros] = [clock(first), clock(last)];
  const days = [Math.floor(firstClockMicros / microsPerDay), Math.floor(lastClockMicros / microsPerDay)];
  const records = 1 + Math.round((lastClockMicros - firstClockMicros) / 600e6);
  return { file, firstClockMicros, lastClockMicros, records, isBoot, kernel: null, votes: [], days };
}

/** The years of stretches given file by file, oldest first, as `year by what`. */
function years(given: readonly Given[], options: { now?: string; year?: number } = {}): string[] {
  const stretches = given.flatMap(({ segments }, file) => segments.map(([first, last]) => stretch(file, first, last)));
  const files: FileTimes[] = given.map(({ file = {} }) => ({
    modifiedMicros: file.modified === undefined ? null : utc(file.modified),
    gzipMicros: file.gzip === undefined ? null : utc(file.gzip),
    suffixDate: file.suffix ?? null,
    rotation: null,
  }));
  const nowMicros = utc(options.now ?? "2009-06-15T00:00:00Z");
  const context = { nowMicros, stated: options.year ?? null, otherDays: new Set<number>(), wrongClocks: [] };
  return solveYears(stretches, files, context).map(({ year, by }) => `${year} ${by}`);
}

describe("a file's own times", () => {
  const july = [["Jul 20", "Jul 28 13:57"]] as const;
  test.each<[string, Times, string]>([
    ["modification time", { modified: "2008-07-28T05:00:00Z" }, "2008 modification time"],
    ["gzip header", { gzip: "2007-07-28T14:00:00Z", modified: "2009-05-05T00:00:00Z" }, "2007 gzip header"],
    ["date in the name", { suffix: "2006-07-28", modified: "2009-05-05T00:00:00Z" }, "2006 file name"],
    ["date of the next day in the name", { suffix: "2006-07-29" }, "2006 file name"],
  ])("by the %s", (_name, file, expected) => {
    expect(years([{ file, segments: july }])).toEqual([expected]);
  });

  it("that do not fit only bound the year", () => {
    // Reset by a copy: ten months after the last line.
    expect(years([{ file: { modified: "2009-05-05T00:00:00Z" }, segments: july }])).toEqual(["2008 latest possible"]);
    expect(years([{ file: { modified: "2007-05-05T00:00:00Z" }, segments: july }])).toEqual(["2006 latest possible"]);
    expect(years([{ file: { suffix: "2007-05-05" }, segments: july }])).toEqual(["2006 latest possible"]);
    // What archives write for want of a time.
    expect(years([{ file: { modified: "1970-01-01T00:00:01Z" }, segments: july }])).toEqual(["2008 latest possible"]);
    expect(years([{ file: { modified: "1980-01-01T00:00:00Z" }, segments: july }])).toEqual(["2008 latest possible"]);
  });

  it("that lie after now are not believed", () => {
    for (const file of [
      { modified: "2026-07-28T14:00:00Z" },
      { gzip: "2026-07-28T14:00:00Z" },
      { suffix: "2026-07-28" },
    ]) {
      expect(years([{ file, segments: july }])).toEqual(["2008 latest possible"]);
    }
    expect(
      years([{ file: { gzip: "2026-07-28T14:00:00Z", modified: "2008-07-28T14:00:00Z" }, segments: july }]),
    ).toEqual(["2008 modification time"]);
  });

  it("fit a last line around New Year in any zone", () => {
    const newYear = [["Dec 20", "Dec 31 23:50"]] as const;
    // 05:00 UTC of 1 January is 23:00 of 31 December in Chicago; 15:30 UTC of 31 December is 1 January in Japan.
    expect(years([{ file: { modified: "2008-01-01T05:00:00Z" }, segments: newYear }])).toEqual([
      "2007 modification time",
    ]);
    expect(years([{ file: { modified: "2007-12-31T15:30:00Z" }, segments: [["Jan 1 00:10", "Jan 1 00:30"]] }])).toEqual(
      ["2008 modification time"],
    );
  });
});

describe("the order of lines", () => {
  it("turns the year where the calendar steps back from December to January", () => {
    const file = { modified: "2009-02-03T00:00:00Z" };
    expect(
      years([
        {
          file,
          segments: [
            ["Nov 1", "Dec 31 23:59"],
            ["Jan 1", "Feb 2 12:00"],
          ],
        },
      ]),
    ).toEqual(["2008 order of lines", "2009 modification time"]);
  });

  it("goes through rotations, each turn a year", () => {
    expect(
      years([
        { segments: [["Jun 1", "Dec 30"]] },
        { segments: [["Jan 2", "Jul 1"]] },
        { segments: [["Jul 1", "Dec 31"]] },
        { file: { modified: "2009-03-04T00:00:00Z" }, segments: [["Jan 1", "Mar 3 22:00"]] },
      ]),
    ).toEqual(["2007 order of lines", "2008 order of lines", "2008 order of lines", "2009 modification time"]);
  });

  it("does not turn where a clock was set back by hours or weeks", () => {
    expect(
      years([
        {
          file: { modified: "2008-07-29T00:00:00Z" },
          segments: [
            ["Jul 1", "Jul 28 13:00"],
            ["Jul 28 10:00", "Jul 28 20:00"],
            ["Jun 2", "Jun 3"],
            ["Jul 28 21:00", "Jul 28 22:00"],
          ],
        },
      ]),
    ).toEqual(["2008 order of lines", "2008 order of lines", "2008 order of lines", "2008 modification time"]);
  });

  it("does not turn at a boot whose clock stood at New Year, before or behind midnight", () => {
    for (const boot of [
      ["Jan 1 00:00", "Jan 1 00:03"],
      ["Dec 31 19:00", "Dec 31 19:02"],
    ] as const) {
      const solved = years([
        {
          file: { modified: "2008-07-29T00:00:00Z" },
          segments: [["Jul 1", "Jul 28 13:00"], boot, boot, ["Jul 28 14:00", "Jul 28 22:00"]],
        },
      ]);
      expect([solved[0], solved[3]]).toEqual(["2008 order of lines", "2008 modification time"]);
    }
  });

  it("is held against an older file whose own time says that more years lie between", () => {
    expect(
      years([
        { file: { gzip: "2006-11-05T06:25:00Z" }, segments: [["Oct 1", "Nov 5 06:20"]] },
        { file: { modified: "2009-03-04T00:00:00Z" }, segments: [["Jan 9", "Mar 3 22:00"]] },
      ]),
    ).toEqual(["2006 gzip header", "2009 modification time"]);
  });

  it("is not held against an older file's reset time", () => {
    expect(
      years(
        [
          { file: { modified: "2009-03-04T00:00:00Z" }, segments: [["Jan 1", "Mar 3 22:00"]] },
          { file: { modified: "2009-03-04T00:00:00Z" }, segments: [["Mar 4", "Jun 1"]] },
        ],
        { year: 2007 },
      ),
    ).toEqual(["2007 order of lines", "2007 option"]);
  });

  it("carries an older file's time forward where the newest has none that fits", () => {
    const copied = { modified: "2009-05-05T00:00:00Z" };
    expect(
      years([
        { file: { ...copied, gzip: "2006-11-05T06:25:00Z" }, segments: [["Oct 1", "Nov 5 06:20"]] },
        { file: copied, segments: [["Nov 5", "Dec 31"]] },
        { file: copied, segments: [["Jan 1", "Feb 2"]] },
      ]),
    ).toEqual(["2006 gzip header", "2006 order of lines", "2007 order of lines"]);
  });
});

describe("a clock ahead of now", () => {
  const file = { modified: "2009-01-10T12:00:00Z" };
  const now = "2009-01-10T12:30:00Z";
  it("by days was set back", () => {
    const segments = [
      ["Jan 5", "Jan 12"],
      ["Jan 9", "Jan 10 12:00"],
    ] as const;
    expect(years([{ file, segments }], { now })).toEqual(["2009 order of lines", "2009 modification time"]);
  });
  it("by months was none: the log was silent over New Year, nobody knows how many times", () => {
    const segments = [
      ["May 5", "Jun 12"],
      ["Jan 9", "Jan 10 12:00"],
    ] as const;
    expect(years([{ file, segments }], { now })).toEqual(["2008 latest possible", "2009 modification time"]);
  });
});

describe("29 February", () => {
  it("is only in leap years", () => {
    expect(years([{ segments: [["Feb 20", "Feb 29 12:00"]] }], { now: "2011-06-01T00:00:00Z" })).toEqual([
      "2008 latest possible",
    ]);
    expect(years([{ segments: [["Feb 29 12:00", "Mar 5"]] }], { now: "2011-06-01T00:00:00Z" })).toEqual([
      "2008 latest possible",
    ]);
  });
  it("dates its neighbours", () => {
    const segments = [
      ["Nov 1", "Dec 31"],
      ["Jan 1", "Feb 29 12:00"],
      ["Feb 29 11:00", "Mar 5"],
      ["Mar 4", "Dec 31"],
      ["Jan 1", "Jan 9"],
    ] as const;
    expect(years([{ segments }], { now: "2011-06-01T00:00:00Z" }).map((text) => text.slice(0, 4))).toEqual([
      ...["2007", "2008", "2008", "2008", "2009"],
    ]);
  });
});

describe("what the user says", () => {
  const december = [
    ["Dec 1", "Dec 31"],
    ["Jan 1", "Jan 5"],
  ] as const;
  it("is the year of the newest line", () => {
    expect(years([{ file: { modified: "2009-01-05T12:00:00Z" }, segments: december }], { year: 2004 })).toEqual([
      "2003 order of lines",
      "2004 option",
    ]);
  });
  it("of now is the upper limit", () => {
    expect(years([{ segments: december }], { now: "2009-01-05T12:00:00Z" })).toEqual([
      "2008 latest possible",
      "2009 latest possible",
    ]);
    expect(years([{ segments: december }], { now: "2009-01-03T12:00:00Z" })).toEqual([
      "2007 latest possible",
      "2008 latest possible",
    ]);
    // In Kiritimati it is 02:00 of New Year's day already; 06:00 it is nowhere.
    const now = "2008-12-31T12:00:00Z";
    expect(years([{ segments: [["Jan 1 00:00", "Jan 1 01:59"]] }], { now })).toEqual(["2009 latest possible"]);
    expect(years([{ segments: [["Jan 1 00:00", "Jan 1 06:00"]] }], { now })).toEqual(["2008 latest possible"]);
  });
});

test("a reading before the year or behind it counts on from its nearest day", () => {
  // A kernel that had run for five seconds when it wrote the first line of the year.
  expect(localMicrosOf(2008, -4e6)).toBe(utc("2007-12-31T23:59:56Z"));
  expect(localMicrosOf(2008, 366 * microsPerDay + 5e6)).toBe(utc("2009-01-01T00:00:05Z"));
});

test("whatever is given: no year after now, and 29 February only where it is", () => {
  const now = utc("2011-03-10T00:00:00Z");
  const time = fc.option(fc.integer({ min: 0, max: 2 * now }), { nil: null });
  const file = fc.record({
    modifiedMicros: time,
    gzipMicros: time,
    suffixDate: fc.constantFrom(null, "2008-02-29", "x"),
    rotation: fc.constant(null),
  });
  const clocks = fc.oneof(fc.integer({ min: 0, max: 366 * microsPerDay - 1 }), fc.constant(clock("Feb 29 12:00")));
  const given = fc.record({
    first: clocks,
    length: fc.nat(5 * microsPerDay),
    file: fc.nat(2),
    records: fc.integer({ min: 1, max: 1000 }),
    isBoot: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(given, { maxLength: 12 }), fc.tuple(file, file, file), (parts, files) => {
      const stretches: Stretch[] = parts
        .toSorted((left, right) => left.file - right.file)
        .map(({ first, length, ...others }) => ({
          ...{ ...others, kernel: null, votes: [], days: [], firstClockMicros: first },
          lastClockMicros: Math.min(first + length, 366 * microsPerDay - 1),
        }));
      const context = { nowMicros: now, stated: null, otherDays: new Set<number>(), wrongClocks: [] };
      const solved = solveYears(stretches, files, context);
      expect(solved).toHaveLength(stretches.length);
      stretches.forEach((one, index) => {
        const { year = 9999, clock: kind, shiftMicros = 0 } = solved[index] ?? {};
        if (kind !== "main") return;
        expect(shiftMicros).toBe(0);
        // Only a clock that was set back later may have been ahead, and only by days.
        expect(localMicrosOf(year, one.firstClockMicros)).toBeLessThanOrEqual(now + 14 * 3600e6);
        expect(localMicrosOf(year, one.lastClockMicros)).toBeLessThanOrEqual(now + 14 * 3600e6 + 7 * microsPerDay);
        for (const micros of [one.firstClockMicros, one.lastClockMicros]) {
          const isLeapDay = Math.floor(micros / microsPerDay) === 59;
          expect(isLeapDay && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1).toBe(false);
        }
      });
    }),
    { numRuns: 500 },
  );
});
