import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createDateLook } from "../../src/detect/date-look.js";
import { createRecordReader } from "../../src/read/reader.js";
import { datesInMessage } from "../../src/time/message-dates.js";

/** What is found in a log that comes in chunks of so many bytes: by line and byte offset, the literals of its dates. */
function datesOf(log: string, chunkBytes: number, looksFirst: boolean) {
  const found: unknown[] = [];
  let read = 0;
  const reader = createRecordReader({
    onRecord({ buffer, messageStart, messageEnd, line, byteOffset, host }) {
      read++;
      const dates = datesInMessage(buffer, messageStart, messageEnd);
      if (dates.length > 0) found.push([line, byteOffset, host, dates.map(({ literal }) => literal)]);
    },
    onOther: () => undefined,
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  if (looksFirst) reader.lookFirst(createDateLook());
  const bytes = Buffer.from(log);
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.subarray(at, at + chunkBytes));
  reader.finish();
  return { found, read, lines: reader.lines };
}

const dates = [
  "2012-03-04T05:06:07 UTC",
  "2012-03-04 05:06:07",
  "1999-12-31T23:59:59Z",
  "2100-01-01 00:00:00",
  "[22/Nov/2026:11:17:03 +0100]",
  "Tue Jun  5 00:01:48 2007",
  "Wed 18 Apr 01:08:08 UTC 2018",
  "Date: Tue, 5 Jun 2007 00:01:48 +0900",
  "2026/11/22 11:17:00",
  "Last login: Sun Nov 22 11:16:11 from",
  "audit(1426728846.212:69):",
  "setting system clock to x UTC (1426728846)",
];
const others = ["connect from 192.0.2.7", "status=sent (250 2.0.0)", "2012", "12-34", "Mon", "1426728846", "木", ""];
const messages = fc
  .array(
    fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...dates) }, { weight: 8, arbitrary: fc.constantFrom(...others) }),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(" "));
const beginnings = fc.constantFrom("Nov 22 11:16:11 h p[1]: ", "[    1.250000] ", "<6>Nov  2 01:02:03 h p: ", "  ", "");
const entry = JSON.stringify({
  _HOSTNAME: "h",
  MESSAGE: "at 2012-03-04 05:06:07",
  __REALTIME_TIMESTAMP: "1211466870250123",
});
const dmesg =
  '{\n   "dmesg": [\n      {\n         "pri": 6,\n         "time":    12.000000,\n         "msg": "2012-03-04 05:06:07"\n      }\n   ]\n}';
const exported = "__CURSOR=a\n__REALTIME_TIMESTAMP=1211466870250123\n_HOSTNAME=h\nMESSAGE=at 2012-03-04 05:06:07\n";
const lines = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(beginnings, messages).map(([beginning, message]) => beginning + message) },
  { weight: 1, arbitrary: fc.constantFrom(entry, dmesg, exported, "\0\0\0") },
);

test("what is passed over has no dates, and what is read is read as without the look", () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 40 }), fc.integer({ min: 1, max: 4000 }), (all, chunkBytes) => {
      const log = `${all.join("\n")}\n`;
      const plain = datesOf(log, chunkBytes, false);
      const looked = datesOf(log, chunkBytes, true);
      expect([looked.found, looked.lines]).toEqual([plain.found, plain.lines]);
    }),
    { numRuns: 500 },
  );
});

test("lines without dates are not read", () => {
  const line = "Nov 22 11:16:11 h p[1]: connect from 192.0.2.7\n";
  const log = `${line.repeat(99)}Nov 22 11:16:12 h p: it is 2012-03-04 05:06:07\n${line.repeat(100)}`;
  expect(datesOf(log, 1 << 20, true)).toEqual({
    found: [[100, 99 * line.length, "h", ["2012-03-04 05:06:07"]]],
    // The first one, and that with the date.
    read: 2,
    lines: 200,
  });
});

test("no byte is looked through twice, however many lines have to be read", () => {
  const exec = RegExp.prototype.exec;
  let looked = 0;
  const spy = vi.spyOn(RegExp.prototype, "exec").mockImplementation(function (this: RegExp, text: string) {
    const from = this.lastIndex;
    const match = exec.call(this, text);
    if (this.global) looked += (match?.index ?? text.length) - from;
    return match;
  });
  try {
    for (const line of [" at java.lang\n", "Nov 22 11:16:12 h p: it is 2012-03-04 05:06:07\n", "_\n"]) {
      looked = 0;
      const log = line.repeat(3000);
      datesOf(log, log.length, true);
      expect(looked).toBeGreaterThan(0);
      expect(looked).toBeLessThanOrEqual(log.length);
    }
  } finally {
    spy.mockRestore();
  }
});
