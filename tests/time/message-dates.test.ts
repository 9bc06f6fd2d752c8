import { expect, test } from "vitest";
import { datesInMessage } from "../../src/time/message-dates.js";

const found = (text: string) => {
  const bytes = Buffer.from(text);
  return datesInMessage(bytes, 0, bytes.length).map(({ micros, literal }) => [
    new Date(micros / 1000).toISOString().slice(0, 19),
    literal,
  ]);
};

test.each<[string, string, string]>([
  ["rtc_cmos 00:02: setting system clock to 2012-03-04T05:06:07 UTC", "2012-03-04T05:06:07", "2012-03-04T05:06:07"],
  ["setting system clock to 2012-03-04 05:06:07 UTC x", "2012-03-04T05:06:07", "2012-03-04 05:06:07"],
  ["at 2026-11-22T11:16:50+09:00.", "2026-11-22T02:16:50", "2026-11-22T11:16:50+09:00"],
  ['"GET / HTTP/1.0" [22/Nov/2026:11:17:03 +0100]', "2026-11-22T10:17:03", "22/Nov/2026:11:17:03 +0100"],
  ["ClamAV update process started at Tue Jun  5 00:01:48 2007", "2007-06-05T00:01:48", "Tue Jun  5 00:01:48 2007"],
  ["Last login: Sun Nov 22 11:16:11 2026 from 192.0.2.7", "2026-11-22T11:16:11", "Sun Nov 22 11:16:11 2026"],
  ["+++ Started at Sun Nov 22 11:16:11 2026", "2026-11-22T11:16:11", "Sun Nov 22 11:16:11 2026"],
  ["fake-hwclock[90]: Wed 18 Apr 01:08:08 UTC 2018", "2018-04-18T01:08:08", "Wed 18 Apr 01:08:08 UTC 2018"],
  ["backup begins Wed Apr 18 01:08:08 CEST 2018.", "2018-04-18T01:08:08", "Wed Apr 18 01:08:08 CEST 2018"],
  ["Sun Nov 22 11:16:11 PM JST 2026", "2026-11-22T23:16:11", "Sun Nov 22 11:16:11 PM JST 2026"],
  ["Sun 22 Nov 2026 12:16:11 AM UTC", "2026-11-22T00:16:11", "Sun 22 Nov 2026 12:16:11 AM"],
  ["Date: Tue, 5 Jun 2007 00:01:48 +0900", "2007-06-05T00:01:48", "Tue, 5 Jun 2007 00:01:48"],
  ["2026/11/22 11:17:00 [error] 12#12:", "2026-11-22T11:17:00", "2026/11/22 11:17:00"],
  ["audit(1426728846.212:69): policy loaded", "2015-03-19T01:34:06", "1426728846.212"],
  ["setting system clock to x UTC (1426728846)", "2015-03-19T01:34:06", "1426728846"],
])("%s", (text, at, literal) => {
  expect(found(text)).toEqual([[at, literal]]);
});

test("other numbers are no dates", () => {
  for (const text of [
    "1426728846: removed",
    "(1426728846)",
    "audit(14267288461)",
    "Linux version 2.6.32 2010",
    "id 20101122T1 2012-13-04T05:06:07 2012-02-30T05:06:07",
    "32/Nov/2026:11:17:03 +0100",
    "12012-03-04T05:06:07",
    "2012",
    // 22 November 2026 was a Sunday, and 2026 has no 29 February.
    "Mon Nov 22 11:16:11 2026",
    "Sun Feb 29 11:16:11 UTC 2026",
    "Sun Nov 31 11:16:11 2026",
    "Sunday 22 Nov 2026 11:16:11",
    "xSun Nov 22 11:16:11 2026",
    "Sun Nov 22 2026",
    "Sun 22 Nov",
  ])
    expect(found(text)).toEqual([]);
});

test("a date without a year keeps its day of the week", () => {
  const bytes = Buffer.from("Last login: Sun Nov 22 11:16:11 from 192.0.2.7");
  const clock = (365 - 31 - 9 + 1) * 86_400 + 11 * 3600 + 16 * 60 + 11;
  expect(datesInMessage(bytes, 0, bytes.length)).toEqual([
    { micros: clock * 1e6, literal: "Sun Nov 22 11:16:11", isUtc: false, weekday: 0 },
  ]);
});
