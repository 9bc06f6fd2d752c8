import fc from "fast-check";
import { expect, it } from "vitest";
import { createRecordParser, pidOf } from "../../src/read/record.js";

// What a parser remembers of the line before only saves work: a parser that saw nothing reads the same.

const time = fc
  .tuple(
    fc.constantFrom("00", "23", "24"),
    fc.constantFrom("00", "59"),
    fc.constantFrom("00", "07", "59", "60", "61", "x1"),
  )
  .map((parts) => parts.join(":"));
const stamp = fc.oneof(
  fc.tuple(fc.constantFrom("Mar  4", "Mar 14", "Feb 29"), time).map(([day, clock]) => `${day} ${clock}`),
  fc.tuple(fc.constantFrom("Mar  4 2008", "Mar 4"), time).map(([day, clock]) => `${day} ${clock}`),
);
const program = fc.constantFrom("postfix/smtpd[12]: ", "postfix[1]: ", "amavis[12]: ", "kernel: ", "cron[7] ", "");
const message = fc.constantFrom(
  "6DAE03B9AA: removed",
  "4jXR014p6vz2Gf: removed",
  "4jXR014A6vz2Gf: removed",
  "(12345-06) (!)said",
  "said",
  "",
);
const syslogLine = fc
  .tuple(stamp, fc.constantFrom(" mx1 ", " mx2 ", "  mx1  ", "mx1 "), program, message)
  .map((parts) => parts.join(""));
const accessLine = fc
  .tuple(
    fc.constantFrom("10.0.0.1", "2001:db8::1", "2001-client", "www.example.test:80 10.0.0.2"),
    fc.constantFrom("22/Nov/2026", "29/Feb/2026"),
    time,
    fc.constantFrom("+0000", "-0500", "+9900"),
  )
  .map(([client, day, clock, zone]) => `${client} - - [${day}:${clock} ${zone}] "GET / HTTP/1.1" 200 1`);

it("a parser reads a line alike, whatever it read before", () => {
  const seen = (parser: ReturnType<typeof createRecordParser>, line: string) => {
    const bytes = Buffer.from(line);
    const isRecord = parser.parse(bytes, 0, bytes.length);
    const { buffer: _, stamp: read, ...places } = parser.view;
    return isRecord ? { ...places, ...read, pid: pidOf(parser.view) } : null;
  };
  let records = 0;
  fc.assert(
    fc.property(fc.array(fc.oneof(syslogLine, accessLine), { minLength: 2 }), (lines) => {
      const parser = createRecordParser();
      for (const line of lines) {
        const fresh = seen(createRecordParser(), line);
        expect(seen(parser, line)).toEqual(fresh);
        if (fresh !== null) records++;
      }
    }),
  );
  expect(records).toBeGreaterThan(100);
});
