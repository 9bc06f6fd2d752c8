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
  ])
    expect(found(text)).toEqual([]);
});
