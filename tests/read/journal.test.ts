import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { journalLine, looksLikeJournalEntry } from "../../src/read/journal.js";
import { createRecordReader } from "../../src/read/reader.js";
import { createRecordParser, noKernelTime, noPid, pidOf } from "../../src/read/record.js";

const kernelEntry = {
  __CURSOR: "s=1;i=2",
  __REALTIME_TIMESTAMP: "1211466870250000",
  __MONOTONIC_TIMESTAMP: "99000000",
  _BOOT_ID: "00000000000000000000000000000001",
  _TRANSPORT: "kernel",
  SYSLOG_IDENTIFIER: "kernel",
  PRIORITY: "1",
  _HOSTNAME: "ns",
  _SOURCE_MONOTONIC_TIMESTAMP: "12345678",
  MESSAGE: "XFS (sda1): xfs_do_force_shutdown(0x2) called",
};
const syslogEntry = {
  __REALTIME_TIMESTAMP: "1211466870000001",
  _TRANSPORT: "syslog",
  SYSLOG_IDENTIFIER: "postfix/smtpd",
  _COMM: "smtpd",
  _PID: "77",
  _HOSTNAME: "ns",
  MESSAGE: "connect from x",
};

/** What is left of an entry when its line is read as a record; null where it is none. */
function read(entry: unknown) {
  const line = journalLine(typeof entry === "string" ? entry : JSON.stringify(entry));
  if (line === null) return null;
  const bytes = Buffer.from(line);
  const parser = createRecordParser();
  if (!parser.parse(bytes, 0, bytes.length)) return null;
  const { view } = parser;
  return {
    micros: view.stamp.kind === "instant" ? view.stamp.micros : null,
    host: view.host,
    program: view.program,
    pid: pidOf(view) === noPid ? null : pidOf(view),
    kernelMicros: view.kernelMicros === noKernelTime ? null : view.kernelMicros,
    message: bytes.toString("utf8", view.messageStart, view.messageEnd),
  };
}

const syslogRecord = {
  micros: 1_211_466_870_000_001,
  host: "ns",
  program: "postfix/smtpd",
  pid: 77,
  kernelMicros: null,
  message: "connect from x",
};
/** JSON has no undefined: the field is missing. */
const changed = (fields: Record<string, unknown>) => read({ ...syslogEntry, ...fields });

describe("an entry of journalctl -o json", () => {
  it("of the kernel has the kernel's own time", () => {
    expect(read(kernelEntry)).toEqual({
      micros: 1_211_466_870_250_000,
      host: "ns",
      program: "kernel",
      pid: null,
      kernelMicros: 12_345_678,
      message: "XFS (sda1): xfs_do_force_shutdown(0x2) called",
    });
    expect(read({ ...kernelEntry, _SOURCE_MONOTONIC_TIMESTAMP: undefined })?.kernelMicros).toBeNull();
    expect(read({ ...kernelEntry, _SOURCE_MONOTONIC_TIMESTAMP: "x" })?.kernelMicros).toBeNull();
    expect(read({ ...kernelEntry, SYSLOG_IDENTIFIER: undefined })?.program).toBe("kernel");
  });

  it("that a program wrote to the kernel's buffer is the program's", () => {
    const entry = { ...kernelEntry, SYSLOG_IDENTIFIER: "systemd", SYSLOG_PID: "1", MESSAGE: "Stopped X." };
    expect(read(entry)).toMatchObject({ program: "systemd", pid: 1, kernelMicros: null, message: "Stopped X." });
  });

  it("of a program has its identifier and process", () => {
    expect(read(syslogEntry)).toEqual(syslogRecord);
    expect(changed({ SYSLOG_IDENTIFIER: undefined })).toMatchObject({ program: "smtpd" });
    expect(changed({ _PID: undefined, SYSLOG_PID: "12" })).toMatchObject({ pid: 12 });
    expect(changed({ _PID: undefined })).toMatchObject({ pid: null });
    expect(changed({ _HOSTNAME: undefined })).toMatchObject({ host: "", program: "postfix/smtpd" });
  });

  it("takes bytes for text, and the first of several values", () => {
    const bytes = [...Buffer.from("caf\u00e9 ")];
    expect(changed({ MESSAGE: [...bytes, 0xff] })?.message).toBe("caf\u00e9 \ufffd");
    expect(changed({ MESSAGE: ["first", "second"] })?.message).toBe("first");
    expect(changed({ MESSAGE: [bytes, "second"] })?.message).toBe("caf\u00e9 ");
  });

  it("makes one line of several", () => {
    expect(changed({ MESSAGE: "a\nb\n" })?.message).toBe("a#012b#012");
  });

  it("lets no name forge another record", () => {
    const forged = changed({ SYSLOG_IDENTIFIER: "kernel: XFS (sda1)", _HOSTNAME: "a b\nc", _PID: "1]: x" });
    expect(forged).toMatchObject({ pid: null, message: "connect from x" });
    expect(forged?.program).not.toBe("kernel");
    expect(forged?.host).toMatch(/^\S+$/);
    const nameless = changed({ SYSLOG_IDENTIFIER: undefined, _COMM: undefined, MESSAGE: "kernel: XFS (sda1): x" });
    expect(nameless).toMatchObject({ message: "kernel: XFS (sda1): x" });
    expect(nameless?.program).not.toBe("kernel");
    expect(changed({ SYSLOG_IDENTIFIER: "" })?.program).not.toBe("");
    expect(changed({ _HOSTNAME: "<0.2>" })?.host).toMatch(/0\.2/);
  });

  test.each([
    [{ ...syslogEntry, MESSAGE: undefined }],
    [{ ...syslogEntry, MESSAGE: null }],
    [{ ...syslogEntry, MESSAGE: { a: 1 } }],
    [{ ...syslogEntry, MESSAGE: [[["deep"]]] }],
    [{ ...syslogEntry, __REALTIME_TIMESTAMP: undefined }],
    [{ ...syslogEntry, __REALTIME_TIMESTAMP: "" }],
    [{ ...syslogEntry, __REALTIME_TIMESTAMP: "-1" }],
    [{ ...syslogEntry, __REALTIME_TIMESTAMP: "0x10" }],
    [{ ...syslogEntry, __REALTIME_TIMESTAMP: "1e15" }],
    [{ ...syslogEntry, __REALTIME_TIMESTAMP: "9".repeat(40) }],
    [{}],
    ["{"],
    ["{}"],
    ["null"],
    ["[]"],
    ['{"a":1} {"b":2}'],
  ])("is none: %j", (entry) => {
    expect(read(entry)).toBeNull();
  });

  it("never throws, and is one line", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("1211466870250000", "9".repeat(16), "kernel", "12", "\n", "\0", "\ud800"),
      fc.array(fc.oneof(fc.integer(), fc.double(), fc.string())),
      fc.jsonValue(),
    );
    const names = [...new Set([...Object.keys(kernelEntry), ...Object.keys(syslogEntry), "SYSLOG_PID"])];
    const fields = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(fields, (entry) => {
        const line = journalLine(JSON.stringify({ ...syslogEntry, ...entry }));
        expect(line?.includes("\n") ?? false).toBe(false);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => journalLine(text) === null));
  });
});

test("what can be an entry", () => {
  const looks = (text: string) => looksLikeJournalEntry(Buffer.from(text), 0, Buffer.byteLength(text));
  expect(looks(JSON.stringify(syslogEntry))).toBe(true);
  expect(["", "{", '{"', "{}", '{"a":1', "Jul 28 13:57:40 ns x: {}"].map(looks)).toEqual(Array(6).fill(false));
});

describe("journalctl -o export", () => {
  /** As `journalctl -o export` prints it: the second message has a newline in it, and so its length. */
  const message = Buffer.from("first\nsecond");
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(message.length));
  const entries = Buffer.concat([
    Buffer.from("__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1209763049123456\n_HOSTNAME=ns\n"),
    Buffer.from("SYSLOG_IDENTIFIER=sshd\n_PID=77\nMESSAGE=Server listening on 0.0.0.0 port 22.\n\n"),
    Buffer.from("__CURSOR=s=1;i=3\n__REALTIME_TIMESTAMP=1209763050000000\n_HOSTNAME=ns\nMESSAGE\n"),
    ...[size, message, Buffer.from("\nSYSLOG_IDENTIFIER=myapp\n_PID=78\n\n")],
    Buffer.from("__CURSOR=s=1;i=4\n__REALTIME_TIMESTAMP=1209763051000000\n_HOSTNAME=ns\nMESSAGE=x\n_COMM=cat\n\n"),
  ]);
  const expected = [
    "2008-05-02T21:17:29.123456Z ns sshd 77 Server listening on 0.0.0.0 port 22.",
    "2008-05-02T21:17:30.000000Z ns myapp 78 first#012second",
    "2008-05-02T21:17:31.000000Z ns cat -1 x",
  ];

  /** What is read where the stream comes in pieces of so many bytes. */
  function read(bytes: Buffer, pieceBytes: number) {
    const records: string[] = [];
    const others: number[] = [];
    const reader = createRecordReader({
      onRecord: (view) => {
        const micros = String(view.stamp.micros % 1e6).padStart(6, "0");
        const at = `${new Date(Math.floor(view.stamp.micros / 1e6) * 1000).toISOString().slice(0, 19)}.${micros}Z`;
        const text = view.buffer.toString("utf8", view.messageStart, view.messageEnd);
        records.push(`${at} ${view.host} ${view.program} ${pidOf(view)} ${text}`);
      },
      onOther: (view) => others.push(view.line),
      onNulRun: (line) => others.push(-line),
      onLongLine: (line) => others.push(line),
    });
    for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(Buffer.from(bytes.subarray(at, at + pieceBytes)));
    reader.finish();
    return { records, others, lines: reader.lines };
  }

  test.each([1, 2, 7, 64, 4096])("is read in pieces of %d bytes", (pieceBytes) => {
    const lines = entries.filter((byte) => byte === 10).length;
    expect(read(entries, pieceBytes)).toEqual({ records: expected, others: [], lines });
  });

  it("that is cut in a value, or goes on with something else, harms nothing", () => {
    expect(read(entries.subarray(0, entries.indexOf("second")), 100).records).toEqual(expected.slice(0, 1));
    const mixed = Buffer.concat([entries, Buffer.from("May  3 06:17:29 ns foo[1]: bar\n")]);
    expect(read(mixed, 100).records).toHaveLength(4);
    const huge = Buffer.from(
      "__CURSOR=x\nMESSAGE\n\xff\xff\xff\xff\xff\xff\xff\xff\nMay  3 06:17:29 ns foo[1]: bar\n",
      "latin1",
    );
    expect(read(huge, 5).records).toHaveLength(1);
  });
});
