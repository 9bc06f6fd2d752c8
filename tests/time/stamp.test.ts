import { expect, test } from "vitest";
import {
  calendarDay,
  emptyStamp,
  isLeapYear,
  microsPerDay,
  monthAndDay,
  readBsdStamp,
  readCtimeStamp,
  readIsoStamp,
  readMinuteStamp,
  readSecondsStamp,
} from "../../src/time/stamp.js";

test("every day of a leap year has its place, and back", () => {
  for (let day = 0; day < 366; day++) {
    const date = new Date(Date.UTC(2008, 0, 1 + day));
    const { month, day: dayOfMonth } = monthAndDay(day);
    expect([month, dayOfMonth]).toEqual([date.getUTCMonth(), date.getUTCDate()]);
    expect(calendarDay(month, dayOfMonth)).toBe(day);
  }
});

test("leap years", () => {
  expect([1900, 1999, 2000, 2004, 2006, 2100].map(isLeapYear)).toEqual([false, false, true, true, false, false]);
});

test("every second of a day is read to its microsecond", () => {
  const stamp = emptyStamp();
  for (let second = 0; second < 86_400; second += 7) {
    const time = new Date(second * 1000).toISOString().slice(11, 19);
    const bytes = Buffer.from(`Dec 31 ${time}`);
    expect(readBsdStamp(bytes, 0, bytes.length, stamp)).toBe(15);
    expect(stamp.micros).toBe(365 * microsPerDay + second * 1e6);
  }
});

test("every day of three centuries is where the calendar has it", () => {
  const stamp = emptyStamp();
  for (let micros = Date.UTC(1900, 0) * 1000; micros < Date.UTC(2200, 0) * 1000; micros += microsPerDay) {
    const bytes = Buffer.from(`${new Date(micros / 1000).toISOString().slice(0, 19)}Z`);
    readIsoStamp(bytes, 0, bytes.length, stamp);
    if (stamp.micros !== micros) throw new Error(`${bytes} was read as ${stamp.micros}, not ${micros}`);
  }
  expect(stamp.micros).toBe(Date.UTC(2199, 11, 31) * 1000);
});

test("a leap second is the next minute's first", () => {
  const stamp = emptyStamp();
  const bytes = Buffer.from("2016-12-31T23:59:60Z");
  expect(readIsoStamp(bytes, 0, bytes.length, stamp)).toBe(20);
  expect(stamp.micros).toBe(Date.UTC(2017, 0) * 1000);
});

test("none of them looks behind the end", () => {
  const readers = [
    [readBsdStamp, "Jul 28 13:57:40.25 "],
    [readBsdStamp, "Jul 28 2008 13:57:40 "],
    [readIsoStamp, "2008-05-22T23:34:30.250+09:00 "],
    [readIsoStamp, "2008-05-22T23:34:30Z "],
    [readCtimeStamp, "Sun Nov 22 11:09:13 2026]"],
    [readSecondsStamp, "  12345.678901]"],
    [readMinuteStamp, "Apr14 23:54]"],
  ] as const;
  for (const [reader, text] of readers) {
    const bytes = Buffer.from(text);
    expect(reader(bytes, 0, bytes.length, emptyStamp())).toBe(text.length - 1);
    for (let end = 0; end < text.length; end++) {
      const [inside, alone] = [emptyStamp(), emptyStamp()];
      const found = reader(bytes, 0, end, inside);
      expect(found).toBeLessThanOrEqual(end);
      expect(found).toBe(reader(bytes.subarray(0, end), 0, end, alone));
      if (found >= 0) expect(inside).toEqual(alone);
    }
  }
});
