import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMoment } from "../../src/time/moment.js";
import { type HostZone, zoneByName } from "../../src/time/zone.js";

const utc = (iso: string) => Date.parse(iso) * 1000;
const tokyo = zoneByName("Asia/Tokyo") as HostZone;
const berlin = zoneByName("Europe/Berlin") as HostZone;
/** 18:15:22 of a Friday in Tokyo. */
const now = utc("2012-11-23T09:15:22Z");

const moment = (text: string, zone = tokyo, present = now) => {
  const micros = parseMoment(text, present, zone);
  return micros === null ? null : new Date(micros / 1000).toISOString().replace(".000Z", "Z");
};

describe("systemd.time(7)", () => {
  test.each([
    ["Fri 2012-11-23 11:12:13", "2012-11-23T02:12:13Z"],
    ["friday 2012-11-23", "2012-11-22T15:00:00Z"],
    ["2012-11-23 11:12:13", "2012-11-23T02:12:13Z"],
    ["2012-11-23T11:12:13", "2012-11-23T02:12:13Z"],
    ["2012-11-23 11:12:13.654", "2012-11-23T02:12:13.654Z"],
    ["2012-11-23 11:12:13 UTC", "2012-11-23T11:12:13Z"],
    ["2012-11-23 11:12:13 Europe/Berlin", "2012-11-23T10:12:13Z"],
    ["2012-11-23 11:12:13 +02:00", "2012-11-23T09:12:13Z"],
    ["2012-11-23T11:12:13Z", "2012-11-23T11:12:13Z"],
    ["2012-11-23T11:12:13+02:00", "2012-11-23T09:12:13Z"],
    ["2012-11-23 11:12", "2012-11-23T02:12:00Z"],
    ["2012-11-23", "2012-11-22T15:00:00Z"],
    ["2012-11-23 UTC", "2012-11-23T00:00:00Z"],
    ["12-11-23", "2012-11-22T15:00:00Z"],
    ["98-11-23", "1998-11-22T15:00:00Z"],
    ["11:12:13", "2012-11-23T02:12:13Z"],
    ["11:12", "2012-11-23T02:12:00Z"],
    ["now", "2012-11-23T09:15:22Z"],
    ["today", "2012-11-22T15:00:00Z"],
    ["yesterday", "2012-11-21T15:00:00Z"],
    ["tomorrow", "2012-11-23T15:00:00Z"],
    ["today UTC", "2012-11-23T00:00:00Z"],
    ["+3h30min", "2012-11-23T12:45:22Z"],
    ["-5s", "2012-11-23T09:15:17Z"],
    ["-5", "2012-11-23T09:15:17Z"],
    ["11min ago", "2012-11-23T09:04:22Z"],
    ["5 minutes left", "2012-11-23T09:20:22Z"],
    ["2 h 30 min ago", "2012-11-23T06:45:22Z"],
    ["-1.5h", "2012-11-23T07:45:22Z"],
    ["-1d", "2012-11-22T09:15:22Z"],
    ["2 weeks ago", "2012-11-09T09:15:22Z"],
    ["-250ms", "2012-11-23T09:15:21.750Z"],
    // 30.44 and 365.25 days.
    ["-1M", "2012-10-23T22:45:22Z"],
    ["1 month ago", "2012-10-23T22:45:22Z"],
    ["-1y", "2011-11-24T03:15:22Z"],
    ["@1395716396", "2014-03-25T02:59:56Z"],
    ["@1395716396.25", "2014-03-25T02:59:56.250Z"],
    ["  2012-11-23  ", "2012-11-22T15:00:00Z"],
  ])("%s", (text, expected) => {
    expect(moment(text)).toBe(expected);
  });

  test.each([
    [""],
    [" "],
    ["soon"],
    ["ago"],
    ["+"],
    ["-"],
    ["5min"],
    ["+5min ago"],
    ["-5 fortnights"],
    ["-5min x"],
    ["2012-11-31"],
    ["2011-02-29"],
    ["2012-13-01"],
    ["2012-11-23 24:00"],
    ["2012-11-23 11:60"],
    ["2012-11-23 11"],
    ["Thu 2012-11-23"],
    ["Fri"],
    ["2012-11-23 11:12:13 Mars/Olympus"],
    ["@"],
    ["@-5"],
    ["@1e9"],
    ["2012/11/23"],
    ["11:12:13:14"],
    // No year that RFC 3339 could write.
    ["@999999999999"],
    ["-9999 years"],
    ["+8000 years"],
  ])("no moment: %j", (text) => {
    expect(moment(text)).toBeNull();
  });
});

test("a span of time is exact across a change of the clocks, a day of the calendar is the zone's", () => {
  const afterChange = utc("2008-10-26T02:30:00Z");
  expect(moment("-2h", berlin, afterChange)).toBe("2008-10-26T00:30:00Z");
  expect(moment("-1d", berlin, afterChange)).toBe("2008-10-25T02:30:00Z");
  expect(moment("today", berlin, afterChange)).toBe("2008-10-25T22:00:00Z");
  expect(moment("tomorrow", berlin, afterChange)).toBe("2008-10-26T23:00:00Z");
});

test("any text gives a number or null", () => {
  const parts = fc.constantFrom(..."0123456789:-+@. TZagoleftMdhms".split(""), "ago", " UTC", "2008-05-22", "today");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts, { maxLength: 12 }).map((all) => all.join("")),
      ),
      (text) => {
        const micros = parseMoment(text, now, tokyo);
        expect(micros === null || Number.isSafeInteger(micros)).toBe(true);
      },
    ),
  );
});
