import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type LogLine, logLineOf } from "../../src/read/log-line.js";
import { createRecordReader } from "../../src/read/reader.js";

interface Read {
  readonly records: (LogLine & { line: number; byteOffset: number })[];
  /** Numbers of the lines with which no record ends. */
  readonly unread: number[];
}

function read(text: string, cut = text.length): Read {
  const found: Read = { records: [], unread: [] };
  const reader = createRecordReader({
    onRecord: (view) => found.records.push({ ...logLineOf(view), line: view.line, byteOffset: view.byteOffset }),
    onOther: (view) => found.unread.push(view.line),
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  const bytes = Buffer.from(text);
  reader.push(bytes.subarray(0, cut));
  reader.push(bytes.subarray(cut));
  reader.finish();
  return found;
}

// As Postfix 3.7 printed it; the last entry as 2.3 did, which had shorter ids.
const listing = `-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
8CAB43BB8      2079 Sun Nov 22 11:03:09  orders@news.test
               (connect to mx.partner.test[127.0.0.11]:25: Connection refused)
                                         user3@partner.test
                                         user4@partner.test

B9988189B*     1286 Sun Nov 22 10:59:25  noreply@sender.test
                                         bob@example.test
                                         alice@example.test

E523A1AEB!      808 Wed Feb  4 03:00:09  MAILER-DAEMON
(host mx.third.test[127.0.0.12] said: 450 4.7.1 Greylisted (in reply to RCPT TO command))
                                         a@third.test
(connect to mx.partner.test[127.0.0.11]:25: Connection timed out)
                                         b@partner.test

-- 4 Kbytes in 3 Requests.
`;
const micros = (month: number, day: number, hour: number, minute: number, second: number) =>
  (Date.UTC(2000, month - 1, day, hour, minute, second) - Date.UTC(2000, 0)) * 1000;

describe("what mailq prints", () => {
  const { records, unread } = read(listing);

  it("is one record a reason, at the arrival, and one of an entry without a reason", () => {
    expect(records.map(({ message, transaction, stamp }) => [transaction, stamp.kind, stamp.micros, message])).toEqual([
      [
        "8CAB43BB8",
        "calendar arrival",
        micros(11, 22, 11, 3, 9),
        "queue=deferred, from=<orders@news.test>: connect to mx.partner.test[127.0.0.11]:25: Connection refused",
      ],
      ["B9988189B", "calendar arrival", micros(11, 22, 10, 59, 25), "queue=active, from=<noreply@sender.test>"],
      [
        "E523A1AEB",
        "calendar arrival",
        micros(2, 4, 3, 0, 9),
        "queue=hold, from=<MAILER-DAEMON>: host mx.third.test[127.0.0.12] said: 450 4.7.1 Greylisted (in reply to RCPT TO command)",
      ],
      [
        "E523A1AEB",
        "calendar arrival",
        micros(2, 4, 3, 0, 9),
        "queue=hold, from=<MAILER-DAEMON>: connect to mx.partner.test[127.0.0.11]:25: Connection timed out",
      ],
    ]);
    expect(records.every(({ program, host }) => program === "postqueue" && host === "")).toBe(true);
  });

  it("is shown by the entry's line, and the reason behind it", () => {
    const [first] = records;
    expect(first?.text).toBe(
      "8CAB43BB8      2079 Sun Nov 22 11:03:09  orders@news.test (connect to mx.partner.test[127.0.0.11]:25: Connection refused)",
    );
    expect(records.map(({ line }) => line)).toEqual([2, 7, 11, 11]);
    expect(records.map(({ byteOffset }) => listing.slice(byteOffset, byteOffset + 9))).toEqual([
      "8CAB43BB8",
      "B9988189B",
      "E523A1AEB",
      "E523A1AEB",
    ]);
  });

  it("leaves the other lines of the listing unread", () =>
    expect(unread).toEqual([1, 2, 4, 5, 6, 7, 9, 10, 11, 13, 15, 16, 17]));

  it("is the same wherever the stream is cut", () => {
    for (let cut = 0; cut < listing.length; cut += 7) expect(read(listing, cut)).toEqual({ records, unread });
  });
});

test.each([
  ["a reason of which no entry stands before", "(connect to mx.partner.test[127.0.0.11]:25: Connection refused)\n"],
  ["a reason behind another line", `${listing.split("\n")[1]}\nsomething else\n(connect to a.test[::1]:25: no)\n`],
  ["an entry without a time", "8CAB43BB8      2079 orders@news.test\n(connect to a.test[::1]:25: no)\n"],
  ["a month that is none", "8CAB43BB8      2079 Sun Foo 22 11:03:09  a@b.test\n(connect to a.test[::1]:25: no)\n"],
  ["other JSON", '{"queue_name": "deferred", "queue_id": "8CAB43BB8"}\n{"a":1}\n[1]\n{"queue_name":\n'],
  ["an id that is none", '{"queue_name": "deferred", "queue_id": "a b", "arrival_time": 1, "recipients": []}\n'],
])("%s is no record", (_, text) => expect(read(text).records).toEqual([]));

describe("what postqueue -j prints", () => {
  const entry = {
    ...{ queue_name: "deferred", queue_id: "8CAB43BB8", arrival_time: 1795345389, message_size: 2079 },
    ...{ forced_expire: false, sender: "orders@news.test" },
  };
  const of = (recipients: unknown, more: object = {}) => read(`${JSON.stringify({ ...entry, ...more, recipients })}\n`);

  it("is one record a different reason", () => {
    const refused = "connect to mx.partner.test[127.0.0.11]:25: Connection refused";
    const { records, unread } = of([
      { address: "a@partner.test", delay_reason: refused },
      { address: "b@partner.test", delay_reason: refused },
      { address: "c@third.test", delay_reason: "mail transport unavailable" },
    ]);
    expect(records.map(({ message }) => message)).toEqual([
      `queue=deferred, from=<orders@news.test>: ${refused}`,
      "queue=deferred, from=<orders@news.test>: mail transport unavailable",
    ]);
    expect(records.map(({ stamp, transaction }) => [stamp.kind, stamp.micros, transaction])).toEqual([
      ["instant arrival", 1795345389e6, "8CAB43BB8"],
      ["instant arrival", 1795345389e6, "8CAB43BB8"],
    ]);
    expect(unread).toEqual([]);
  });

  it("may give no reason, and no sender", () => {
    const { records } = of([{ address: "a@partner.test" }], { queue_name: "active", sender: "" });
    expect(records.map(({ message }) => message)).toEqual(["queue=active, from=<MAILER-DAEMON>"]);
  });

  it("keeps a reason on one line", () => {
    const { records } = of([{ address: "a@b.test", delay_reason: "one\ntwo" }]);
    expect(records.map(({ message }) => message)).toEqual(["queue=deferred, from=<orders@news.test>: one two"]);
  });
});

test("whatever stands in a listing, every record has a line of it and a known program", () => {
  const line = fc.oneof(
    fc.constantFrom(...listing.split("\n")),
    fc.string({ unit: "binary", maxLength: 60 }).map((text) => text.replaceAll("\n", " ")),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join("\n");
      for (const record of read(text).records) {
        if (record.program !== "postqueue") continue;
        const shown = text.split("\n")[record.line - 1] ?? "";
        expect(record.text.startsWith(shown.trimEnd())).toBe(true);
      }
    }),
  );
});
