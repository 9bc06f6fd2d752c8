import { describe, expect, it } from "vitest";
import { aloneBelow, findSilences, isQueuedBurst, type Silence, type SourceRhythm } from "../../src/detect/rhythm.js";
import { zoneByName } from "../../src/time/zone.js";
import { poissonSeconds, secondSet, without } from "./visits.js";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** A Monday, 00:00 UTC. */
const monday = Date.UTC(2026, 5, 1) / 1000;
const utc = zoneByName("UTC")!;

/** A source whose every line is a visit, in one file. */
function sourceOf(seconds: readonly number[], changes: Partial<SourceRhythm> = {}): SourceRhythm {
  const busy = secondSet(seconds);
  const coverage = seconds.length === 0 ? [] : [{ fromSecond: seconds[0]!, toSecond: seconds.at(-1)! }];
  return { busy, visits: busy, coverage, zone: utc, endOfSupply: null, ...changes };
}

function silencesOf(seconds: readonly number[], changes: Partial<SourceRhythm> = {}): Silence[] {
  return findSilences(sourceOf(seconds, changes));
}

const standAlone = (silences: readonly Silence[]) => silences.filter(({ expected }) => expected < aloneBelow);

/** The busy seconds around a cut: what a silence there has to say. */
function around(seconds: readonly number[], cutFrom: number, cutTo: number): { fromSecond: number; toSecond: number } {
  return {
    fromSecond: seconds.findLast((second) => second < cutFrom)!,
    toSecond: seconds.find((second) => second >= cutTo)!,
  };
}

describe("a steady source", () => {
  const trials = Array.from({ length: 20 }, (_, index) => index);

  /** In how many of the trials a cut of so many seconds is found with less than `below` expected by chance. */
  function found(rate: number, cutSeconds: number, below: number): number {
    const length = Math.ceil(12_000 / rate);
    return trials.filter((trial) => {
      const cutFrom = monday + Math.floor(length * (0.2 + 0.03 * trial));
      const seconds = without(poissonSeconds(trial, monday, monday + length, rate), cutFrom, cutFrom + cutSeconds);
      const { fromSecond, toSecond } = around(seconds, cutFrom, cutFrom + cutSeconds);
      return silencesOf(seconds).some(
        (silence) => silence.fromSecond <= fromSecond && silence.toSecond! >= toSecond && silence.expected < below,
      );
    }).length;
  }

  // The measured table: the shortest outage of those tried that is found nine times in ten.
  it.each([
    [3, 30],
    [1, minute],
    [0.3, 3 * minute],
    [0.1, 7 * minute],
    [0.03, 30 * minute],
    [0.01, hour],
  ])("with %d visits a second shows an outage of %d s by itself", (rate, cutSeconds) => {
    expect(found(rate, cutSeconds, aloneBelow)).toBeGreaterThanOrEqual(18);
  });

  it.each([
    [1, 30],
    [0.3, 90],
    [0.1, 4 * minute],
    [0.01, 30 * minute],
  ])("with %d visits a second shows an outage of %d s if something else speaks for it", (rate, cutSeconds) => {
    expect(found(rate, cutSeconds, 1)).toBeGreaterThanOrEqual(18);
  });

  it("misses what chance brings as well", () => {
    expect(found(0.1, minute, aloneBelow)).toBe(0);
  });

  it.each([3, 0.3, 0.03, 0.003])("with %d visits a second shows nothing where nothing was", (rate) => {
    const silences = trials.flatMap((trial) =>
      silencesOf(poissonSeconds(100 + trial, monday, monday + 6000 / rate, rate)),
    );
    expect(standAlone(silences)).toEqual([]);
    expect(silences.length).toBeLessThan(trials.length);
  });

  it("dates a silence by the seconds around it, with bounds for its cause", () => {
    let bounded = 0;
    for (const trial of trials) {
      const cutFrom = monday + 5 * hour;
      const cutTo = cutFrom + 20 * minute;
      const seconds = without(poissonSeconds(trial, monday, monday + 10 * hour, 0.1), cutFrom, cutTo);
      const silences = standAlone(silencesOf(seconds));
      const ends = around(seconds, cutFrom, cutTo);
      expect(silences).toMatchObject([{ ...ends, seconds: ends.toSecond - ends.fromSecond, parts: [ends] }]);
      const { startNotAfter, endNotBefore, missing } = silences[0]!;
      if (startNotAfter >= cutFrom) bounded++;
      if (endNotBefore! <= cutTo) bounded++;
      // Three visits wide at the rate of the source, more where it happens to be slower.
      expect(startNotAfter - ends.fromSecond).toBeGreaterThan(15);
      expect(startNotAfter - ends.fromSecond).toBeLessThan(90);
      expect(missing).toBeGreaterThan(40);
      expect(missing).toBeLessThan(200);
    }
    expect(bounded).toBeGreaterThanOrEqual(0.95 * 2 * trials.length);
  });

  it("shows two outages that stand in one file", () => {
    const steady = poissonSeconds(1, monday, monday + 10 * hour, 0.3);
    const seconds = without(
      without(steady, monday + 3 * hour, monday + 3 * hour + 400),
      monday + 7 * hour,
      monday + 7 * hour + 900,
    );
    expect(standAlone(silencesOf(seconds))).toMatchObject([
      around(seconds, monday + 3 * hour, monday + 3 * hour + 400),
      around(seconds, monday + 7 * hour, monday + 7 * hour + 900),
    ]);
  });

  it.each([0, 1, 15])("with %d lines has no rhythm", (lines) => {
    const seconds = Array.from({ length: lines }, (_, index) => monday + index * 10 + (index > 8 ? 10 * minute : 0));
    expect(silencesOf(seconds)).toEqual([]);
  });
});

describe("a source whose traffic changes", () => {
  /** Open from 8 to 18 o'clock on working days, by the clock of a zone. */
  const officeHours =
    (zone = utc) =>
    (second: number): number => {
      const local = second + zone.offsetAt(second * 1e6) * minute;
      const weekday = new Date(local * 1000).getUTCDay();
      const hourOfDay = Math.floor((local % day) / hour);
      return weekday >= 1 && weekday <= 5 && hourOfDay >= 8 && hourOfDay < 18 ? 1 : 0;
    };

  it.each([1, 2, 3, 5, 6, 9, 14, 28])("and is silent outside of office hours is well, for %d days", (days) => {
    for (const rate of [0.3, 0.01]) {
      const seconds = poissonSeconds(days, monday, monday + days * day, rate, officeHours());
      expect(standAlone(silencesOf(seconds))).toEqual([]);
    }
  });

  it.each(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"])(
    "has its nights by the clock of %s, over the change to summer time",
    (name) => {
      const zone = zoneByName(name)!;
      const from = Date.UTC(2026, 2, 2) / 1000;
      const seconds = poissonSeconds(4, from, from + 42 * day, 0.05, officeHours(zone));
      expect(standAlone(silencesOf(seconds, { zone }))).toEqual([]);
    },
  );

  it("shows an outage in office hours", () => {
    const cutFrom = monday + 8 * day + 10 * hour;
    const seconds = without(poissonSeconds(1, monday, monday + 14 * day, 0.3, officeHours()), cutFrom, cutFrom + hour);
    expect(standAlone(silencesOf(seconds))).toMatchObject([around(seconds, cutFrom, cutFrom + hour)]);
  });

  it("shows a silence of a day though no other day of the log is whole", () => {
    const start = monday + 300;
    const cutFrom = monday + day + 22 * hour;
    const seconds = without(poissonSeconds(2, start, monday + 3.5 * day, 0.03), cutFrom, cutFrom + 25 * hour);
    expect(standAlone(silencesOf(seconds))).toMatchObject([around(seconds, cutFrom, cutFrom + 25 * hour)]);
  });

  it("shows an outage in a year of office hours, though each night is a longer gap", () => {
    const cutFrom = monday + 211 * day + 10 * hour;
    const seconds = without(
      poissonSeconds(1, monday, monday + 365 * day, 0.03, officeHours()),
      cutFrom,
      cutFrom + hour,
    );
    expect(standAlone(silencesOf(seconds))).toMatchObject([around(seconds, cutFrom, cutFrom + hour)]);
  });

  it("shows a silent night where other nights are busy", () => {
    const cutFrom = monday + 8 * day + 18 * hour;
    const seconds = without(poissonSeconds(1, monday, monday + 14 * day, 0.3), cutFrom, cutFrom + 14 * hour);
    expect(standAlone(silencesOf(seconds))).toMatchObject([around(seconds, cutFrom, cutFrom + 14 * hour)]);
  });

  it("has lulls whose gaps are natural", () => {
    for (let seed = 0; seed < 30; seed++) {
      const lull = (second: number) => (second >= monday + 1000 && second < monday + 2000 ? 1 / 20 : 1);
      expect(standAlone(silencesOf(poissonSeconds(seed, monday, monday + 3000, 0.25, lull)))).toEqual([]);
    }
  });

  it("has quiet nights", () => {
    for (let seed = 0; seed < 10; seed++) {
      const sine = (second: number) => 0.05 + 0.95 * Math.sin((Math.PI * (second % day)) / day) ** 2;
      expect(standAlone(silencesOf(poissonSeconds(seed, monday, monday + 9 * day, 0.03, sine)))).toEqual([]);
    }
  });

  it("is measured by its visits, not by the many lines of each", () => {
    const visits = poissonSeconds(1, monday, monday + 20 * day, 0.002);
    const pauseFrom = monday + 10 * day;
    const others = without(visits, pauseFrom - 300, pauseFrom + 1140);
    // One crawler comes twice, with a page a second; nobody else comes in the 14 minutes between.
    const crawl = Array.from({ length: 300 }, (_, second) => second);
    const lines = [
      ...crawl.map((second) => pauseFrom - 300 + second),
      ...crawl.map((second) => pauseFrom + 840 + second),
    ];
    const visitSeconds = secondSet([...others, pauseFrom - 300, pauseFrom + 840]);
    const busy = [...others, ...lines].sort((a, b) => a - b);
    expect(standAlone(silencesOf(busy, { visits: visitSeconds }))).toEqual([]);
    // The same lines taken for independent signs of life would be an alarm.
    expect(standAlone(silencesOf(busy))).toMatchObject([{ fromSecond: pauseFrom - 1, toSecond: pauseFrom + 840 }]);
  });
});

describe("what was not supplied", () => {
  const holeFrom = monday + 5 * hour;
  const steady = poissonSeconds(3, monday, monday + 10 * hour, 0.1);

  it("is no silence, and the rates on both sides do not suffer from it", () => {
    const seconds = without(steady, holeFrom, holeFrom + 2 * hour);
    const { fromSecond, toSecond } = around(seconds, holeFrom, holeFrom + 2 * hour);
    const files = [
      { fromSecond: toSecond, toSecond: seconds.at(-1)! },
      { fromSecond: seconds[0]!, toSecond: fromSecond },
    ];
    expect(silencesOf(seconds, { coverage: files })).toEqual([]);
    expect(standAlone(silencesOf(seconds))).toMatchObject([{ fromSecond, toSecond }]);

    const cutFrom = toSecond + 10;
    const late = without(seconds, cutFrom, cutFrom + 10 * minute);
    expect(standAlone(silencesOf(late, { coverage: files }))).toMatchObject([{ seconds: expect.any(Number) }]);
  });

  it("is not counted into the length of a silence around it", () => {
    const cutFrom = holeFrom - 5 * minute;
    const cutTo = holeFrom + hour + 10 * minute;
    const seconds = without(steady, cutFrom, cutTo);
    const ends = around(seconds, cutFrom, cutTo);
    const coverage = [
      { fromSecond: monday, toSecond: holeFrom - 1 },
      { fromSecond: holeFrom + hour, toSecond: monday + 10 * hour },
    ];
    const [silence] = standAlone(silencesOf(seconds, { coverage }));
    expect(silence).toMatchObject({ ...ends, seconds: ends.toSecond - ends.fromSecond - hour });
  });
});

describe("the end of the supply", () => {
  const seconds = poissonSeconds(5, monday, monday + 2 * hour, 0.1);
  const last = seconds.at(-1)!;

  it("shows a source that does not go on", () => {
    expect(silencesOf(seconds, { endOfSupply: last + 10 * minute })).toMatchObject([
      { fromSecond: last, toSecond: null, seconds: 600, endNotBefore: null, queuedBurst: false },
    ]);
  });

  it.each([null, last - hour, last, last + minute])("shows nothing at %s", (endOfSupply) => {
    expect(silencesOf(seconds, { endOfSupply })).toEqual([]);
  });

  it("is no alarm in the evening of an office site", () => {
    const open = (second: number) => (second % day >= 8 * hour && second % day < 18 * hour ? 1 : 0);
    const office = poissonSeconds(6, monday, monday + 4 * day, 0.1, open);
    expect(silencesOf(office, { endOfSupply: monday + 4 * day })).toEqual([]);
    expect(silencesOf(office, { endOfSupply: monday + 4 * day + 10 * hour })).toMatchObject([{ toSecond: null }]);
  });
});

describe("a source with a visit every ten seconds", () => {
  const regular = Array.from({ length: 3601 }, (_, index) => monday + index * 10);
  const cutFrom = monday + 5 * hour;

  /** All visits but those between the ends of a silence of so many seconds, and the given ones inside. */
  function broken(seconds: number, ...inside: number[]): number[] {
    const outside = regular.filter((second) => second <= cutFrom || second >= cutFrom + seconds);
    return [...outside, ...inside.map((second) => cutFrom + second)].sort((a, b) => a - b);
  }

  /** By the method's formulas: the shortest context has 16 visits at a tenth a second; all ordinary gaps score the same. */
  function expectedOf(score: number, gaps: number): number {
    const size = Math.floor(gaps / 10);
    const known = size - Math.floor(size / 50) + 10;
    return size * (1 + (score - 16 * Math.log(1 + 1 / 16)) / known) ** -known;
  }

  it("has a silence as improbable as the method says", () => {
    const seconds = broken(300);
    const score = 16 * Math.log(1 + 30 / 16);
    const [silence, ...others] = silencesOf(seconds);
    expect(others).toEqual([]);
    expect(silence).toMatchObject({ fromSecond: cutFrom, toSecond: cutFrom + 300, seconds: 300 });
    expect(silence!.score).toBeCloseTo(score, 9);
    expect(silence!.missing).toBeCloseTo(30, 9);
    expect(silence!.expected).toBeCloseTo(expectedOf(score, seconds.length - 1), 9);
    expect(silence).toMatchObject({ startNotAfter: cutFrom + 30, endNotBefore: cutFrom + 270 });
  });

  it("is known by the slower of its sides", () => {
    const between = regular.filter((second) => second < cutFrom).map((second) => second + 5);
    const score = 16 * Math.log(1 + 30 / 16);
    const slowAfter = silencesOf([...broken(300), ...between].sort((a, b) => a - b));
    expect(slowAfter).toMatchObject([{ fromSecond: cutFrom, toSecond: cutFrom + 300 }]);
    expect(slowAfter[0]!.score).toBeCloseTo(score, 9);
    expect(slowAfter[0]!.startNotAfter).toBe(cutFrom + 15);
    expect(slowAfter[0]!.endNotBefore).toBe(cutFrom + 270);
  });

  it("is known by one side alone where the supply ends in silence", () => {
    const seconds = regular.filter((second) => second <= cutFrom);
    const score = 8 * Math.log(1 + 60 / 8);
    const [silence] = silencesOf(seconds, { endOfSupply: cutFrom + 600 });
    expect(silence).toMatchObject({ fromSecond: cutFrom, toSecond: null, startNotAfter: cutFrom + 30 });
    expect(silence!.score).toBeCloseTo(score, 9);
    expect(silence!.missing).toBeCloseTo(60, 9);
    expect(silence!.expected).toBeCloseTo(expectedOf(score, seconds.length - 1), 9);
  });

  it("has one silence with a visit inside, ten times as probable", () => {
    const seconds = broken(280, 140);
    // At most one visit where 28 are expected.
    const score = 16 * Math.log(1 + 28 / 16) - Math.log(1 + (16 * 28) / (16 + 28));
    const found = silencesOf(seconds);
    expect(found).toMatchObject([
      {
        fromSecond: cutFrom,
        toSecond: cutFrom + 280,
        parts: [
          { fromSecond: cutFrom, toSecond: cutFrom + 140 },
          { fromSecond: cutFrom + 140, toSecond: cutFrom + 280 },
        ],
      },
    ]);
    expect(found[0]!.score).toBeCloseTo(score, 9);
    expect(found[0]!.missing).toBeCloseTo(27, 9);
    expect(found[0]!.expected).toBeCloseTo(10 * expectedOf(score, seconds.length - 1), 9);
  });

  it("has one silence where only somebody who was there before goes on", () => {
    const seconds = broken(280, 140);
    const [silence] = silencesOf(seconds, { visits: secondSet(broken(280)) });
    expect(silence).toMatchObject({ fromSecond: cutFrom, toSecond: cutFrom + 280 });
    expect(silence!.score).toBeCloseTo(16 * Math.log(1 + 28 / 16), 9);
  });

  const whole = (silences: readonly Silence[], seconds: number) =>
    silences.filter(({ fromSecond, toSecond }) => fromSecond === cutFrom && toSecond === cutFrom + seconds);

  it("has one silence of up to four parts, with up to three visits", () => {
    expect(whole(silencesOf(broken(2400, 600, 1200, 1800)), 2400)).toMatchObject([{ parts: { length: 4 } }]);
    expect(whole(silencesOf(broken(2400, 599, 600, 1200, 1800)), 2400)).toEqual([]);
    expect(whole(silencesOf(broken(2400, 480, 960, 1440, 1920)), 2400)).toEqual([]);
  });

  it("has none that is busy for more than a quarter of the time", () => {
    const quarter = Array.from({ length: 149 }, (_, index) => 226 + index);
    const visits = { visits: secondSet(broken(600)) };
    expect(whole(silencesOf(broken(600, ...quarter), visits), 600)).toHaveLength(1);
    expect(whole(silencesOf(broken(600, ...quarter, 225, 375, 376), visits), 600)).toEqual([]);
  });

  it("leaves a silence that shows by itself as it is", () => {
    expect(silencesOf(broken(hour, 100))).toMatchObject([
      { fromSecond: cutFrom + 100, toSecond: cutFrom + hour, parts: { length: 1 } },
    ]);
  });
});

describe("the moment after a silence", () => {
  it.each([
    [284, 284, 362],
    [37, 20, 33],
    [48, 48, 41],
    [69, 69, 42],
  ])("with %d lines of %d clients where %d were missing shows a queue", (lines, clients, missing) => {
    expect(isQueuedBurst({ lines, clients }, missing)).toBe(true);
  });

  it.each([
    ["too few for what was missing", { lines: 9, clients: 9 }, 180],
    ["too small a share", { lines: 50, clients: 50 }, 180],
    ["few lines", { lines: 9, clients: 9 }, 10],
    ["one visitor's page", { lines: 40, clients: 2 }, 60],
  ])("shows none: %s", (_, traffic, missing) => {
    expect(isQueuedBurst(traffic, missing)).toBe(false);
  });

  it("is looked at where a silence is reported, and nowhere else", () => {
    const cutFrom = monday + 2 * hour;
    const cutTo = cutFrom + 2 * minute;
    const steady = without(poissonSeconds(9, monday, monday + 4 * hour, 1), cutFrom, cutTo);
    const { fromSecond, toSecond } = around(steady, cutFrom, cutTo);
    const queue = Array.from({ length: 60 }, () => toSecond + 1);
    const lines = [...steady, ...queue].sort((a, b) => a - b);
    const asked: number[][] = [];
    const traffic = (all: readonly number[]) => (from: number, to: number) => {
      asked.push([from, to]);
      return { lines: all.filter((second) => second >= from && second <= to).length, clients: null };
    };
    expect(silencesOf(lines, { traffic: traffic(lines) })).toMatchObject([{ fromSecond, toSecond, queuedBurst: true }]);
    expect(asked).toContainEqual([toSecond, toSecond + 2]);
    expect(asked.every(([, to]) => to === fromSecond || to === toSecond + 2)).toBe(true);
    expect(silencesOf(steady, { traffic: traffic(steady) })).toMatchObject([
      { fromSecond, toSecond, queuedBurst: false },
    ]);
  });
});
