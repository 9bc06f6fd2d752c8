import { memoryUsage } from "node:process";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createRecordReader, longestLineBytes, type RecordHandlers } from "../../src/read/reader.js";
import type { RecordView } from "../../src/read/record.js";

/** What a reader said, one line a call: what it was, the line's number, its offset and what it read there. */
function createTranscript(): { calls: string[]; handlers: RecordHandlers } {
  const calls: string[] = [];
  const place = (view: RecordView) => `${view.line}@${view.byteOffset}`;
  return {
    calls,
    handlers: {
      onRecord: (view) => {
        const message = view.buffer.toString("latin1", view.messageStart, view.messageEnd);
        calls.push(`record ${place(view)} ${view.host} ${view.program} ${message}`);
      },
      onOther: (view) => {
        calls.push(`other ${place(view)} ${view.buffer.toString("latin1", view.lineStart, view.lineEnd)}`);
      },
      onNulRun: (line, byteOffset, length) => calls.push(`nul ${line}@${byteOffset} ${length}`),
      onLongLine: (line, byteOffset) => calls.push(`long ${line}@${byteOffset}`),
    },
  };
}

/** Reads the bytes cut at the places given; each chunk is destroyed after it was pushed, as a reused buffer would be. */
function read(input: string | Buffer, cuts: readonly number[] = []) {
  const bytes = typeof input === "string" ? Buffer.from(input, "latin1") : input;
  const { calls, handlers } = createTranscript();
  const reader = createRecordReader(handlers);
  const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
  for (let index = 1; index < places.length; index++) {
    const chunk = Buffer.from(bytes.subarray(places[index - 1], places[index]));
    reader.push(chunk);
    chunk.fill("!");
  }
  reader.finish();
  return { calls, lines: reader.lines, bytes: reader.bytes };
}

const head = "Jul 28 13:57:40 ns kernel: ";

describe("lines", () => {
  it("have numbers from 1 and offsets from 0", () => {
    expect(read(`${head}a\nno record\n\n${head}b\n`)).toEqual({
      calls: ["record 1@0 ns kernel a", "other 2@29 no record", "other 3@39 ", "record 4@40 ns kernel b"],
      lines: 4,
      bytes: 69,
    });
  });
  it("may begin anywhere in a file", () => {
    const { calls, handlers } = createTranscript();
    const reader = createRecordReader(handlers, 100, 5000);
    reader.push(Buffer.from(`${head}a\n\0${head}b\n`));
    reader.finish();
    expect(calls).toEqual(["record 100@5000 ns kernel a", "nul 101@5029 1", "record 101@5030 ns kernel b"]);
    expect([reader.lines, reader.bytes]).toEqual([2, 59]);
  });
  it("may end with a carriage return, or with the file", () => {
    expect(read(`${head}a\r\n\r\n${head}b`)).toEqual({
      calls: ["record 1@0 ns kernel a", "other 2@30 ", "record 3@32 ns kernel b"],
      lines: 3,
      bytes: 60,
    });
    expect(read(`${head}a\r`).calls).toEqual(["record 1@0 ns kernel a"]);
  });
  it("may be none, or empty", () => {
    expect(read("")).toEqual({ calls: [], lines: 0, bytes: 0 });
    expect(read("\n\n\n")).toEqual({ calls: ["other 1@0 ", "other 2@1 ", "other 3@2 "], lines: 3, bytes: 3 });
  });
  it("may hold any bytes", () => {
    expect(read(`${head}caf\xe9 \xff\xfe\x80\n${head}b\n`).calls).toEqual([
      "record 1@0 ns kernel caf\xe9 \xff\xfe\x80",
      "record 2@36 ns kernel b",
    ]);
  });
});

describe("NUL runs", () => {
  it("stand before, in and behind lines, whose pieces are read on their own", () => {
    expect(read(`\0\0\0${head}a\n`).calls).toEqual(["nul 1@0 3", "record 1@3 ns kernel a"]);
    expect(read(`${head}a\0\0${head}b\n`).calls).toEqual([
      "record 1@0 ns kernel a",
      "nul 1@28 2",
      "record 1@30 ns kernel b",
    ]);
    expect(read(`${head}a\0\n${head}b\n`).calls).toEqual([
      "record 1@0 ns kernel a",
      "nul 1@28 1",
      "record 2@30 ns kernel b",
    ]);
  });
  it("may be all that a line or the file is, and the end of it", () => {
    expect(read(`\0\0\n${head}a\n`)).toMatchObject({ calls: ["nul 1@0 2", "record 2@3 ns kernel a"], lines: 2 });
    expect(read("\0\0\0")).toEqual({ calls: ["nul 1@0 3"], lines: 1, bytes: 3 });
    expect(read(`${head}a\n\0\0`)).toMatchObject({ calls: ["record 1@0 ns kernel a", "nul 2@29 2"], lines: 2 });
    expect(read(`a\0b\0c`).calls).toEqual(["other 1@0 a", "nul 1@1 1", "other 1@2 b", "nul 1@3 1", "other 1@4 c"]);
  });
  it("longer than any line hide no line behind them", () => {
    const { calls, handlers } = createTranscript();
    const reader = createRecordReader(handlers);
    for (let count = 0; count < 100; count++) reader.push(Buffer.alloc(10_000));
    reader.push(Buffer.from(`${head}a\n`));
    reader.finish();
    expect(calls).toEqual(["nul 1@0 1000000", "record 1@1000000 ns kernel a"]);
  });
});

describe("a long line", () => {
  it("is read up to its limit, told once, and the next is read right", () => {
    const { calls, handlers } = createTranscript();
    const messages: number[] = [];
    const reader = createRecordReader({
      ...handlers,
      onRecord: (view) => {
        messages.push(view.lineEnd - view.lineStart);
        handlers.onRecord({ ...view, messageEnd: Math.min(view.messageEnd, view.messageStart + 3) });
      },
    });
    reader.push(Buffer.from(`${head}aaa\n${head}`));
    const chunk = Buffer.alloc(1_000_000, "x");
    const before = memoryUsage().rss;
    for (let count = 0; count < 100; count++) reader.push(chunk);
    const grown = memoryUsage().rss - before;
    reader.push(Buffer.from(`\n${head}bbb\n`));
    reader.finish();
    expect(calls).toEqual([
      "record 1@0 ns kernel aaa",
      "long 2@31",
      "record 2@31 ns kernel xxx",
      `record 3@${31 + head.length + 100_000_000 + 1} ns kernel bbb`,
    ]);
    expect(messages).toEqual([head.length + 3, longestLineBytes, head.length + 3]);
    expect(grown).toBeLessThan(32 * 1024 * 1024);
  });

  test.each([
    [longestLineBytes - 1, false],
    [longestLineBytes, false],
    [longestLineBytes + 1, true],
    [3 * longestLineBytes, true],
  ])("of %i bytes", (length, isLong) => {
    const bytes = Buffer.concat([Buffer.from(head), Buffer.alloc(length - head.length, "x"), Buffer.from("\nend")]);
    const whole = read(bytes);
    expect(whole.calls.filter((call) => call.startsWith("long"))).toEqual(isLong ? ["long 1@0"] : []);
    expect(whole.calls.at(-1)).toBe(`other 2@${length + 1} end`);
    const message = /^record 1@0 ns kernel (x+)$/.exec(whole.calls.at(-2) ?? "")?.[1];
    expect(message?.length).toBe(Math.min(length, longestLineBytes) - head.length);
    for (const cuts of [[1], [longestLineBytes], [longestLineBytes + 1], [10, 20, length], [length + 1]]) {
      expect(read(bytes, cuts)).toEqual(whole);
    }
  });
});

describe("any cutting of the same bytes", () => {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(`${head}a\n`, `${head}b\r\n`, "2026-11-22T11:16:50Z ns app[1]: c\n") },
    { weight: 2, arbitrary: fc.constantFrom("\n", "\r\n", "\0", "\0\0\0", "\r", "x", "[  +0.000001] d\n", "{\n") },
    fc.constant('{"__REALTIME_TIMESTAMP":"1211466870250000","_HOSTNAME":"ns","MESSAGE":"e"}\n'),
    fc.constant('{\n   "dmesg": [\n      {\n         "time": 1.000000,\n         "msg": "f"\n      }\n   ]\n}\n'),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
  );
  it("gives the same records, lines and offsets", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.array(fc.nat(600), { maxLength: 30 }), (pieces, cuts) => {
        const text = pieces.join("");
        const whole = read(text);
        expect(read(text, cuts)).toEqual(whole);
        expect(whole.bytes).toBe(text.length);
        expect(whole.lines).toBe(text.split("\n").length - (text === "" || text.endsWith("\n") ? 1 : 0));
      }),
      { numRuns: 500 },
    );
  });

  it("byte by byte too", () => {
    const text = `\0${head}a\n${head}b\0\0c\r\n\n\0\n${head}d`;
    expect(
      read(
        text,
        [...text].map((_, index) => index),
      ),
    ).toEqual(read(text));
  });

  it("names for every piece the offset at which its text stands", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "bc", "\0", "\n", "\r\n", "\0\0", "d\r"), { maxLength: 30 }),
        (parts) => {
          const text = parts.join("");
          const { calls } = read(text);
          let behind = 0;
          for (const call of calls) {
            const [, kind, line, at, rest = ""] = /^(\w+) (\d+)@(\d+) (.*)$/s.exec(call) ?? [];
            const offset = Number(at);
            const said = kind === "nul" ? "\0".repeat(Number(rest)) : rest;
            expect(text.slice(offset, offset + said.length)).toBe(said);
            expect(text.slice(behind, offset)).toMatch(/^[\r\n]*$/);
            expect(Number(line)).toBe(text.slice(0, offset).split("\n").length);
            behind = offset + said.length;
          }
          expect(text.slice(behind)).toMatch(/^[\r\n]*$/);
        },
      ),
    );
  });
});

describe("JSON", () => {
  it("of the journal is read line by line, and a broken line is another's", () => {
    const entry = '{"__REALTIME_TIMESTAMP":"1211466870250000","_HOSTNAME":"ns","_COMM":"a","MESSAGE":"e"}';
    expect(read(`${entry}\n{"x":1}\n{"\n${entry}\r\n`).calls).toEqual([
      "record 1@0 ns a e",
      'other 2@87 {"x":1}',
      'other 3@95 {"',
      "record 4@98 ns a e",
    ]);
  });

  const dmesg = [
    "{",
    '   "dmesg": [',
    "      {",
    '         "pri": 6,',
    '         "time":     0.000000,',
    '         "msg": "Linux version 6.12"',
    "      },{",
    '         "fac": "kern",',
    '         "pri": "notice",',
    '         "time":     1.117145,',
    '         "caller": "T1",',
    '         "msg": "XFS (sda1): \\"x\\" \\\\ y,\\n<5>[    1.117145] quoted by --file"',
    "      },{",
    '         "time": "2026-11-22T11:09:13,166146+00:00",',
    '         "msg": "iso"',
    "      }",
    "   ]",
    "}",
  ].join("\n");
  const offset = (text: string) => dmesg.lastIndexOf("\n", dmesg.indexOf(text)) + 1;

  it("of dmesg is read field by field; an entry stands where its message does", () => {
    const { calls, lines } = read(dmesg);
    expect(calls.filter((call) => call.startsWith("record"))).toEqual([
      `record 6@${offset("Linux")}  kernel Linux version 6.12`,
      `record 12@${offset("XFS")}  kernel XFS (sda1): "x" \\ y,`,
      `record 15@${offset('"iso"')}  kernel iso`,
    ]);
    // The first and the last brace could be anything's.
    expect(calls.filter((call) => !call.startsWith("record"))).toEqual([
      "other 1@0 {",
      `other 18@${dmesg.length - 1} }`,
    ]);
    expect(lines).toBe(18);
  });

  it("of dmesg keeps the kernel's time", () => {
    const times: unknown[] = [];
    const { handlers } = createTranscript();
    const reader = createRecordReader({
      ...handlers,
      onRecord: ({ stamp, kernelMicros }) => times.push([stamp.kind, stamp.micros, kernelMicros]),
    });
    reader.push(Buffer.from(dmesg));
    reader.finish();
    expect(times).toEqual([
      ["boot", 0, 0],
      ["boot", 1_117_145, 1_117_145],
      ["instant", Date.parse("2026-11-22T11:09:13Z") * 1000 + 166_146, -1],
    ]);
  });

  it("of dmesg that is damaged gives what can be read", () => {
    const damaged = dmesg.replace('"time":     0.000000', '"tim').replace("\\\\ y,\\n<5>", "\\");
    const { calls } = read(damaged);
    expect(calls.filter((call) => call.startsWith("record")).map((call) => call.replace(/^.*kernel /, ""))).toEqual([
      "iso",
    ]);
  });

  it("of another kind is none of dmesg's", () => {
    const other = '{\n   "entries": [\n      {\n         "time": 1.000000,\n         "msg": "x"\n      }\n   ]\n}\n';
    expect(read(other).calls.every((call) => call.startsWith("other"))).toBe(true);
  });
});

test("healthy lines are not made objects", () => {
  const text = `${head}[ 1234.567890] a healthy line\n2026-11-22T11:16:50.252870+00:00 ns postfix/smtpd[123]: connect\n`;
  const chunk = Buffer.from(text.repeat(250));
  let records = 0;
  const { handlers } = createTranscript();
  const reader = createRecordReader({ ...handlers, onRecord: () => records++ });
  for (let count = 0; count < 200; count++) reader.push(chunk);
  records = 0;
  // Collections only take away: what the heap grows by between two looks was made there.
  let made = 0;
  for (let count = 0; count < 400; count++) {
    const before = memoryUsage().heapUsed;
    reader.push(chunk);
    made += Math.max(0, memoryUsage().heapUsed - before);
  }
  expect(records).toBe(200_000);
  expect(made / records).toBeLessThan(32);
});
