import { describe, expect, it } from "vitest";
import { dayAt, readWrittenTime, spanOn } from "../../src/time/written-time.js";
import { parseInstant, zoneByName } from "../../src/time/zone.js";

const clock = (hour: number, minute: number, second = 0) => (hour * 60 + minute) * 60 + second;

describe("a time as people write it", () => {
  it.each([
    ["21:30", null, clock(21, 30), 60],
    ["23:34:30", null, clock(23, 34, 30), 1],
    ["Nov 5 23:53:03", { year: null, month: 11, day: 5 }, clock(23, 53, 3), 1],
    ["Sep 25 00:05 (← the log)", { year: null, month: 9, day: 25 }, clock(0, 5), 60],
    ["Sept. 23, 2008 16:33", { year: 2008, month: 9, day: 23 }, clock(16, 33), 60],
    ["9/23 16:33", { year: null, month: 9, day: 23 }, clock(16, 33), 60],
    ["2008/9/23 16:33", { year: 2008, month: 9, day: 23 }, clock(16, 33), 60],
    ["2008-09-23 (火) 16:33", { year: 2008, month: 9, day: 23 }, clock(16, 33), 60],
    ["2008年9月23日 16時33分", { year: 2008, month: 9, day: 23 }, clock(16, 33), 60],
    ["9月23日16時33分19秒", { year: null, month: 9, day: 23 }, clock(16, 33, 19), 1],
    ["午後4時", null, clock(16, 0), 3600],
    ["4:30 pm", null, clock(16, 30), 60],
    ["12:10 am", null, clock(0, 10), 60],
    ["24:00", null, clock(24, 0), 60],
    ["Feb 29 10:00", { year: null, month: 2, day: 29 }, clock(10, 0), 60],
    ["2008-05-22", { year: 2008, month: 5, day: 22 }, 0, 86_400],
    ["7/28", { year: null, month: 7, day: 28 }, 0, 86_400],
  ])("%s", (text, date, seconds, precisionSeconds) => {
    expect(readWrittenTime(text)).toEqual({
      ...{ date, seconds, precisionSeconds },
      ...{ offsetMinutes: null, isApproximate: false },
    });
  });

  it.each(["4:00 頃", "4:00頃", "4:00ごろ", "約4:00", "about 4:00", "~4:00", "4:00 前後"])(
    "%s is approximate",
    (text) => {
      expect(readWrittenTime(text)).toMatchObject({ seconds: clock(4, 0), isApproximate: true });
    },
  );

  it.each([
    ["2008-09-23T16:33:19+09:00", 540],
    ["2008-09-23 16:33:19 +09:00  (a line shows it)", 540],
    ["2008-09-23T07:33:19Z", 0],
    ["2008-09-23 02:33 -0500", -300],
  ])("%s states its zone", (text, offsetMinutes) => {
    expect(readWrittenTime(text)).toMatchObject({ offsetMinutes });
  });

  it.each([
    "???",
    "",
    "不明",
    "FW 導入時より",
    "since the firewall was introduced",
    "ongoing",
    "継続中; 最後の行は 2006-04-05 17:35:59",
  ])("%j states none", (text) => {
    expect(readWrittenTime(text)).toBe("open");
  });

  it.each(["25:99", "24:01", "13/40 10:00", "2/30", "Feb 30", "2008-13-01", "13:00 pm", "99:1"])(
    "%s is none",
    (text) => {
      expect(readWrittenTime(text)).toBe("wrong");
    },
  );
});

describe("on a day", () => {
  const tokyo = zoneByName("Asia/Tokyo")!;
  const spanOf = (text: string) => {
    const time = readWrittenTime(text);
    if (typeof time === "string" || time.date?.year == null) throw new Error(text);
    return spanOn(time, { ...time.date, year: time.date.year }, tokyo);
  };

  it("means as much time as its words", () => {
    const fromMicros = parseInstant("2008-09-23T16:33:00+09:00");
    expect(spanOf("2008-09-23 16:33")).toEqual({ fromMicros, toMicros: fromMicros! + 60e6 });
    expect(spanOf("2008-09-23").toMicros - spanOf("2008-09-23").fromMicros).toBe(86_400e6);
  });

  it("lies in the zone that it states, else in the reports'", () => {
    expect(spanOf("2008-09-23 07:33 Z")).toEqual(spanOf("2008-09-23 16:33"));
  });

  it("is the day that the zone's clocks show", () => {
    expect(dayAt(parseInstant("2008-09-22T15:00:00Z")!, tokyo)).toEqual({ year: 2008, month: 9, day: 23 });
  });
});
