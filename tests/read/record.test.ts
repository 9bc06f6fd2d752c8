import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createNameTable } from "../../src/read/names.js";
import {
  createRecordParser,
  noKernelTime,
  noPid,
  pidOf,
  type RecordParser,
  type RecordView,
} from "../../src/read/record.js";
import { microsPerDay, noOffset, noWeekday } from "../../src/time/stamp.js";

const seconds = (count: number) => count * 1e6;
const clock = (hours: number, minutes: number, secs: number) => seconds((hours * 60 + minutes) * 60 + secs);
/** Days before each month of a 366-day year. */
const before = { may: 121, jul: 182, nov: 305 };
const utc = (iso: string) => Date.parse(iso) * 1000;

const messageOf = (view: RecordView) => view.buffer.toString("utf8", view.messageStart, view.messageEnd);

function shape(view: RecordView) {
  return {
    kind: view.stamp.kind,
    micros: view.stamp.micros,
    host: view.host,
    program: view.program,
    pid: pidOf(view) === noPid ? null : pidOf(view),
    message: messageOf(view),
  };
}

function parseWith(parser: RecordParser, line: string | Buffer) {
  const bytes = Buffer.from(line);
  return parser.parse(bytes, 0, bytes.length);
}

function parse(line: string | Buffer): RecordView | null {
  const parser = createRecordParser();
  return parseWith(parser, line) ? parser.view : null;
}

function parsed(line: string | Buffer): RecordView {
  const view = parse(line);
  if (view === null) throw new Error(`no record: ${line}`);
  return view;
}

describe("BSD syslog", () => {
  const xfs = {
    kind: "calendar",
    micros: (before.may + 21) * microsPerDay + clock(23, 34, 30),
    host: "ns",
    program: "kernel",
    pid: null,
    message: "xfs_force_shutdown(hda7,0x1)",
  };
  test.each([
    ["May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x1)"],
    ["<2>May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x1)"],
    ["May 22 23:34:30 <kern.crit> ns kernel: xfs_force_shutdown(hda7,0x1)"],
    ["May 22 23:34:30 <0.2> ns kernel: xfs_force_shutdown(hda7,0x1)"],
    ["May 22 23:34:30 NS kernel: xfs_force_shutdown(hda7,0x1)"],
    ["May 22 23:34:30  ns\tkernel:\txfs_force_shutdown(hda7,0x1)"],
  ])("%s", (line) => {
    expect(shape(parsed(line))).toEqual(xfs);
  });

  test.each([
    ["May  3 06:17:29", 0],
    ["May 3 06:17:29", 0],
    ["May 03 06:17:29", 0],
    ["May  3 06:17:29.123", 3],
    ["May 3 06:17:29.123456789", 9],
  ])("the day in %s", (stamp, fractionDigits) => {
    const { stamp: read } = parsed(`${stamp} sif amavis[11666]: (1) x`);
    const whole = (before.may + 2) * microsPerDay + clock(6, 17, 29);
    expect(read.micros).toBe(whole + [0, 0, 0, 123_000, 0, 0, 0, 0, 0, 123_456][fractionDigits]!);
    expect({ digits: read.fractionDigits, offset: read.offsetMinutes }).toEqual({
      digits: fractionDigits,
      offset: noOffset,
    });
  });

  it("takes a year behind the day", () => {
    expect(shape(parsed("Jul 28 2008 13:57:40 ns kernel: x"))).toMatchObject({
      kind: "local",
      micros: utc("2008-07-28T13:57:40Z"),
      host: "ns",
    });
  });

  test.each([
    ["postfix/smtpd[123]: connect from x", "postfix/smtpd", 123, "connect from x"],
    ["CRON[9]: (root) CMD (x)", "CRON", 9, "(root) CMD (x)"],
    ["clamd[log]: x", "clamd", null, "x"],
    ["su(pam_unix)[77]: x", "su(pam_unix)", 77, "x"],
    ["myapp[77] no colon", "myapp", 77, "no colon"],
    ["rsyslogd:  [origin software] x", "rsyslogd", null, "[origin software] x"],
    ["kernel:", "kernel", null, ""],
    ["x[99999999999999999999]: y", "x", null, "y"],
    ["x[12a]: y", "x", null, "y"],
    ["[12]: y", "", null, "[12]: y"],
    ["x[12", "", null, "x[12"],
    ["x[a] y", "", null, "x[a] y"],
    ["exiting on signal 15", "", null, "exiting on signal 15"],
    ["syslogd 1.4.1: restart.", "", null, "syslogd 1.4.1: restart."],
    ["-- MARK --", "", null, "-- MARK --"],
    ["", "", null, ""],
  ])("the tag of %j", (text, program, pid, message) => {
    expect(shape(parsed(`Nov  5 06:25:02 host ${text}`))).toMatchObject({ host: "host", program, pid, message });
  });

  it("reads a line whose host is left out", () => {
    expect(shape(parsed("Jan  1 00:00:12 kernel: eth0 up"))).toMatchObject({
      host: "",
      program: "kernel",
      message: "eth0 up",
    });
  });

  test.each([
    ["Nay 22 23:34:30 ns kernel: x"],
    ["May 32 23:34:30 ns kernel: x"],
    ["May  0 23:34:30 ns kernel: x"],
    ["Feb 30 23:34:30 ns kernel: x"],
    ["May 22 24:34:30 ns kernel: x"],
    ["May 22 23:60:30 ns kernel: x"],
    ["May 22 23:34 ns kernel: x"],
    ["May 22 23:34:30"],
    ["May 22 23:34:30 "],
    ["May 22 23:34:30 <kern.crit"],
    ["<>May 22 23:34:30 ns kernel: x"],
    ["<12345>May 22 23:34:30 ns kernel: x"],
    [" May 22 23:34:30 ns kernel: x"],
    ["Feb 29 2009 23:34:30 ns kernel: x"],
    [""],
    ["<"],
  ])("no record: %j", (line) => {
    expect(parse(line)).toBeNull();
  });
});

describe("RFC 3339 syslog", () => {
  const instant = utc("2008-05-22T14:34:30.250Z");
  test.each([
    ["2008-05-22T14:34:30.250Z", 0],
    ["2008-05-22t14:34:30.250z", 0],
    ["2008-05-22T14:34:30.250+00:00", 0],
    ["2008-05-22T14:34:30.250-00:00", 0],
    ["2008-05-22T23:34:30.250+09:00", 540],
    ["2008-05-22T23:34:30.250+0900", 540],
    ["2008-05-22T23:34:30.250+09", 540],
    ["2008-05-22T20:19:30.250+05:45", 345],
    ["2008-05-22T11:04:30.250-03:30", -210],
    ["2008-05-23T04:34:30.250+14:00", 840],
  ])("%s", (stamp, offset) => {
    const view = parsed(`${stamp} ns kernel: x`);
    expect(shape(view)).toEqual({
      ...{ kind: "instant", micros: instant, host: "ns", program: "kernel", pid: null, message: "x" },
    });
    expect({ offset: view.stamp.offsetMinutes, digits: view.stamp.fractionDigits }).toEqual({ offset, digits: 3 });
  });

  it("takes a stamp without an offset as local time", () => {
    const { stamp } = parsed("2008-05-22T23:34:30 ns kernel: x");
    expect(stamp).toEqual({
      ...{ kind: "local", micros: utc("2008-05-22T23:34:30Z"), fractionDigits: 0 },
      ...{ offsetMinutes: noOffset, weekday: noWeekday },
    });
  });

  it("keeps microseconds exactly", () => {
    const { stamp } = parsed("2026-11-22T11:16:50.252870+00:00 ns clamd[log]: x");
    expect(stamp.micros).toBe(utc("2026-11-22T11:16:50Z") + 252_870);
  });

  test.each([
    ["2026-11-22T11:09:13,166 main INFO x"],
    ["2008-13-22T14:34:30Z ns kernel: x"],
    ["2008-02-30T14:34:30Z ns kernel: x"],
    ["2009-02-29T14:34:30Z ns kernel: x"],
    ["2008-05-22T14:34:30+15:00 ns kernel: x"],
    ["2008-05-22T14:34:30+09:75 ns kernel: x"],
    ["2008-05-22T14:34:30Zns kernel: x"],
    ["0008-05-22T14:34:30Z ns kernel: x"],
    ["2200-01-01T00:00:00Z ns kernel: x"],
  ])("no record: %s", (line) => {
    expect(parse(line)).toBeNull();
  });
});

describe("RFC 5424", () => {
  const base = { kind: "instant", micros: utc("2026-11-22T11:16:49.207366Z") + 366, host: "ns", program: "app" };
  const head = "2026-11-22T11:16:49.207366+00:00";
  test.each([
    [`<46>1 ${head} NS app 77 ID - the message`, { pid: 77, message: "the message" }],
    [`<46>1 ${head} ns app 77 - -  the message`, { pid: 77, message: "the message" }],
    [`<46>1 ${head} ns app - - -`, { pid: null, message: "" }],
    [`<46>1 ${head} ns app 12ab - - m`, { pid: null, message: "m" }],
    [`<46>1 ${head} ns app 7 - - [not data] m`, { pid: 7, message: "[not data] m" }],
    [`<46>1 ${head} ns app 7 - [a@1 b="c d"] m`, { pid: 7, message: "m" }],
    [`<46>1 ${head} ns app 7 - [a@1 b="c"][x y="z"] [m]`, { pid: 7, message: "[m]" }],
    [String.raw`<46>1 ${head} ns app 7 - [a b="c\]d \" e\\"] m`, { pid: 7, message: "m" }],
    [`<46>1 ${head} ns app 7 - [a b="]"] m`, { pid: 7, message: "m" }],
    [`<46>1 ${head} ns app 7 - - \ufeffm`, { pid: 7, message: "m" }],
    [`<46>1 ${head} ns app 7 - [a] \ufeffm`, { pid: 7, message: "m" }],
    [`<46>1 ${head} ns app 7 - [never closed`, { pid: 7, message: "" }],
  ])("%s", (line, rest) => {
    expect(shape(parsed(line))).toEqual({ ...base, ...rest });
  });

  it("leaves fields that are nil empty, and peels the kernel's time", () => {
    expect(shape(parsed(`<46>1 ${head} - - - - - m`))).toMatchObject({
      host: "",
      program: "",
      pid: null,
      message: "m",
    });
    const view = parsed(`<4>1 ${head} ns kernel - - - [ 1234.500000] XFS (sda1): x`);
    expect([view.kernelMicros, messageOf(view)]).toEqual([1_234_500_000, "XFS (sda1): x"]);
  });

  test.each([
    [`<46>1 - ns app 7 - - m`],
    [`<46>2 ${head} ns app 7 - - m`],
    [`<46>1 ${head} ns app 7 -`],
    [`<46>1 ${head} ns app`],
    [`<46>1 ${head}`],
  ])("no record: %s", (line) => {
    expect(parse(line)).toBeNull();
  });
});

describe("the kernel's own time", () => {
  test.each([
    ["[   12.345678] XFS (sda1): x", 12_345_678, "XFS (sda1): x"],
    ["[12345.000001] x", 12_345_000_001, "x"],
    ["[    0.000000][    T0] x", 0, "x"],
    ["[    0.500000] [   C12] x", 500_000, "x"],
    ["[    1.500000] [drm] x", 1_500_000, "[drm] x"],
    ["[    1.500000][drm] x", 1_500_000, "[drm] x"],
    ["x [    1.500000]", noKernelTime, "x [    1.500000]"],
    ["[<c01e12c9>] xfs_force_shutdown", noKernelTime, "[<c01e12c9>] xfs_force_shutdown"],
    ["[   12.345678 x", noKernelTime, "[   12.345678 x"],
    ["[9000000001.000000] x", noKernelTime, "[9000000001.000000] x"],
    ["[99999999999999999999.000000] x", noKernelTime, "[99999999999999999999.000000] x"],
  ])("%s", (text, kernelMicros, message) => {
    const view = parsed(`Jul 28 13:57:40 ns kernel: ${text}`);
    expect([view.kernelMicros, messageOf(view)]).toEqual([kernelMicros, message]);
  });

  it("is peeled off no other program's message", () => {
    const view = parsed("Jul 28 13:57:40 ns myapp[1]: [   12.345678] x");
    expect([view.kernelMicros, messageOf(view)]).toEqual([noKernelTime, "[   12.345678] x"]);
  });
});

describe("dmesg", () => {
  const message = "XFS (sda1): Mounting V5 Filesystem";
  const kernel = { host: "", program: "kernel", pid: null, message };
  const boot = { ...kernel, kind: "boot", micros: 12_345_678_901 };
  const local = { ...kernel, kind: "local", micros: utc("2026-11-22T11:09:13Z") };
  const iso = { ...kernel, kind: "instant", micros: utc("2026-11-22T11:09:13Z") + 166_146 };
  test.each([
    [`[12345.678901] ${message}`, boot],
    [`<5>[12345.678901] ${message}`, boot],
    [`<5>[12345.678901][   T77] ${message}`, boot],
    [`kern  :notice: [12345.678901] ${message}`, boot],
    [`[12345.678901 <    0.000000>] ${message}`, boot],
    [`[12345.678901] [   T77] ${message}`, boot],
    [`[Sun Nov 22 11:09:13 2026] ${message}`, local],
    [`[Sun Nov 22 11:09:13 2026 <    0.882860>] ${message}`, local],
    [`kern  :info  : [Sun Nov 22 11:09:13 2026] ${message}`, local],
    [`2026-11-22T11:09:13,166146+00:00 ${message}`, iso],
    [`2026-11-22T20:09:13,166146+09:00 ${message}`, iso],
    [`kern  :notice: 2026-11-22T11:09:13,166146+00:00 ${message}`, iso],
  ])("%s", (line, expected) => {
    expect(shape(parsed(line))).toEqual(expected);
  });

  it("says the kernel's time where the stamp is that", () => {
    expect(parsed("[12345.678901] x").kernelMicros).toBe(12_345_678_901);
    expect(parsed("[Sun Nov 22 11:09:13 2026] x").kernelMicros).toBe(noKernelTime);
  });

  it("adds differences to the line before, and does not make a stamp to the minute exact", () => {
    const parser = createRecordParser();
    const minute = (31 + 29 + 31 + 13) * microsPerDay + clock(23, 54, 0);
    const read = (line: string) => {
      expect(parseWith(parser, line)).toBe(true);
      const { kind, micros, fractionDigits } = parser.view.stamp;
      return [kind, micros, fractionDigits, messageOf(parser.view)];
    };
    expect(read("[Apr14 23:54] a")).toEqual(["calendar", minute, -1, "a"]);
    expect(read("[  +0.003411] b")).toEqual(["calendar", minute + 3411, -1, "b"]);
    expect(read("[ +10.000000] c")).toEqual(["calendar", minute + 10_003_411, -1, "c"]);
    expect(read("kern  :err   : [  +0.000001] d")).toEqual(["calendar", minute + 10_003_412, -1, "d"]);
    expect(read("[Apr 4 00:01] e")).toEqual(["calendar", (91 + 3) * microsPerDay + clock(0, 1, 0), -1, "e"]);
  });

  it("adds differences from the boot on where nothing else is known", () => {
    const parser = createRecordParser();
    const micros = ["[<    0.117145>] a", "[<    0.000000>] b", "[<    2.000000>] c"].map((line) => {
      expect(parseWith(parser, line)).toBe(true);
      return parser.view.stamp.micros;
    });
    expect([micros, parser.view.stamp.kind, messageOf(parser.view)]).toEqual([
      [117_145, 117_145, 2_117_145],
      "boot",
      "c",
    ]);
  });

  it("does not run away with absurd differences", () => {
    const parser = createRecordParser();
    for (const start of ["[Apr14 23:54] a", "[Sun Nov 22 11:09:13 2026] a"]) {
      parseWith(parser, start);
      for (let count = 0; count < 20; count++) parseWith(parser, "[<8999999999.000000>] b");
      expect(parser.view.stamp.micros).toBeLessThanOrEqual(utc("2200-01-01T00:00:00Z"));
    }
    expect(parse("[+999999999999999.000000] b")).toBeNull();
  });

  test.each([
    // X.Org's log has three decimals.
    ["[    12.345] (II) LoadModule: x"],
    ["[Apr31 23:54] x"],
    ["[AprA 23:54] x"],
    ["[Sun Feb 29 11:17:00 2026] x"],
    ["[Sun Nov 22 11:09:13 2026 x"],
    ["[12345.678901 x] y"],
    ["[+] x"],
    ["["],
    ["[]"],
    ["kern  :notice: "],
    ["kern  :notice: x"],
    ['Filesystem "sda1": Disabling barriers'],
    ["-- Reboot --"],
    ["-- Logs begin at Thu 2021-04-29 17:44:42 BST, end at Thu 2021-04-29 18:00:00 BST. --"],
  ])("no kernel line: %s", (line) => {
    expect(parse(line)).toBeNull();
  });

  it("is told from an Apache line by its level only", () => {
    expect(shape(parsed("[Sun Nov 22 11:09:13 2026] [drm] Initialized"))).toMatchObject({
      program: "kernel",
      message: "[drm] Initialized",
    });
  });
});

describe("repeated messages", () => {
  const repeated = (text: string) => {
    const view = parsed(`Jul 28 13:57:40 ns ${text}`);
    return { count: view.count, previous: view.repeatsPrevious, program: view.program, message: messageOf(view) };
  };
  it("of the line before", () => {
    for (const [said, count] of [
      ["343", 343],
      ["1", 1],
      ["99999999999999999999999999", 1e9],
    ] as const) {
      const message = `last message repeated ${said} times`;
      expect(repeated(message)).toEqual({ count, previous: true, program: "", message });
    }
  });
  it("in brackets", () => {
    expect(repeated("myapp[7]: message repeated 3 times: [ a [b] c]")).toEqual({
      ...{ count: 3, previous: false, program: "myapp", message: "a [b] c" },
    });
    expect(repeated("myapp: message repeated 99999999999 times: [ x]")).toMatchObject({ count: 1e9, message: "x" });
    expect(repeated("myapp: message repeated 2 times: [ cut off")).toMatchObject({ count: 2, message: "cut off" });
    expect(repeated("myapp: message repeated 2 times: []")).toMatchObject({ count: 2, message: "" });
  });
  it("of the kernel, with its time in the brackets", () => {
    const view = parsed("Jul 28 13:57:40 ns kernel: message repeated 2 times: [ [   12.345678] sda: x]");
    expect([view.count, view.kernelMicros, messageOf(view)]).toEqual([2, 12_345_678, "sda: x"]);
  });
  test.each([
    ["last message repeated times"],
    ["last message repeated 3 fold"],
    ["last message repeated 0 times"],
    ["myapp: last message repeated 3 times"],
    ["myapp: message repeated 0 times: [ x]"],
    ["myapp: message repeated 3 times"],
    ["myapp: a message repeated 3 times: [ x]"],
  ])("not by %s", (text) => {
    expect(repeated(text)).toMatchObject({ count: 1, previous: false });
  });
});

describe("whatever the bytes", () => {
  const lines = [
    "<2>May 22 23:34:30.123 <kern.crit> ns kernel: [   12.345678][    T0] xfs_force_shutdown(hda7,0x1)",
    "Jul 28 13:57:40 ns last message repeated 343 times",
    "Jul 28 13:57:40 ns kernel: message repeated 2 times: [ [   12.345678] sda: x]",
    "2026-11-22T11:16:50.252870+09:00 ns postfix/smtpd[123]: connect",
    '<46>1 2026-11-22T11:16:49.207366+00:00 ns app 77 ID [a b="c\\]"][d] \ufeffm',
    "kern  :notice: [12345.678901 <    0.000000>] [   T77] x",
    "[Sun Nov 22 11:09:13 2026] [error] x",
    "[Apr14 23:54] a",
    "[  +0.003411] b",
    "2026-11-22T11:09:13,166146+00:00 x",
  ].map((line) => Buffer.from(line));
  const telling = fc.constantFrom(...Buffer.from('<>[]:.,+-T Z09\\"\0\n\t\xff', "latin1"));

  function check(bytes: Buffer, start: number, end: number): void {
    const parser = createRecordParser();
    // Twice, since the second line may refer to the first.
    for (let times = 0; times < 2; times++) {
      const isRecord = parser.parse(bytes, start, end);
      const { view } = parser;
      const places = [start, view.lineStart, view.messageStart, view.messageEnd, view.lineEnd, end];
      expect(places).toEqual(places.toSorted((left, right) => left - right));
      expect([view.lineStart, view.lineEnd]).toEqual([start, end]);
      if (!isRecord) continue;
      expect(Number.isSafeInteger(view.stamp.micros)).toBe(true);
      expect(Number.isSafeInteger(pidOf(view)) && Number.isSafeInteger(view.kernelMicros)).toBe(true);
      expect(Number.isSafeInteger(view.count) && view.count >= 1).toBe(true);
    }
  }
  /** The same line, read where nothing stands behind it, must say the same. */
  function checkEnd(bytes: Buffer, start: number, end: number): void {
    const [inside, alone] = [createRecordParser(), createRecordParser()];
    const copy = Buffer.from(bytes.subarray(start, end));
    expect(inside.parse(bytes, start, end)).toBe(alone.parse(copy, 0, copy.length));
    if (inside.parse(bytes, start, end)) {
      alone.parse(copy, 0, copy.length);
      expect(shape(inside.view)).toEqual(shape(alone.view));
    }
  }

  it("keeps the places in order for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(80), fc.nat(80), (array, first, second) => {
        const bytes = Buffer.from(array);
        const [start, end] = [first, second].map((at) => Math.min(at, bytes.length)).toSorted((a, b) => a - b);
        check(bytes, start!, end!);
      }),
    );
  });

  it("keeps the places in order for real lines with bytes changed, and never looks behind the end", () => {
    const change = fc.tuple(fc.nat(120), telling, fc.boolean());
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.array(change, { maxLength: 4 }), fc.nat(120), (line, changes, cut) => {
        const bytes = [...line];
        for (const [at, byte, insert] of changes) bytes.splice(Math.min(at, bytes.length), insert ? 0 : 1, byte);
        const changed = Buffer.from(bytes);
        const end = Math.min(cut, changed.length);
        check(changed, 0, changed.length);
        check(changed, 0, end);
        checkEnd(changed, 0, end);
      }),
      { numRuns: 1000 },
    );
  });

  it("ends at every place of a real line", () => {
    for (const line of lines) {
      for (let end = 0; end <= line.length; end++) {
        check(line, 0, end);
        checkEnd(line, 0, end);
      }
    }
  });
});

describe("names", () => {
  it("are told apart however many there are, though only so many are remembered", () => {
    const made: string[] = [];
    const table = createNameTable((text) => {
      made.push(text);
      return text;
    });
    const nameOf = (count: number) => {
      const bytes = Buffer.from(`p${count}`);
      return table.name(bytes, 0, bytes.length);
    };
    for (let count = 0; count < 4000; count++) expect(nameOf(count)).toBe(`p${count}`);
    for (let count = 0; count < 4000; count++) expect(nameOf(count)).toBe(`p${count}`);
    expect(made.length).toBe(1 + 4000);
    for (let count = 4000; count < 10_000; count++) nameOf(count);
    for (let count = 0; count < 100; count++) expect(nameOf(count)).toBe(`p${count}`);
    expect(made.filter((text) => text === "p99").length).toBe(2);
  });

  it("are cut where they are of absurd length", () => {
    const parser = createRecordParser();
    parseWith(parser, `Jul 28 13:57:40 ns ${"p".repeat(10_000)}: x`);
    expect(parser.view.program).toBe("p".repeat(255));
    expect(parser.view.host).toBe("ns");
  });

  it("tells names apart that begin or end alike", () => {
    const parser = createRecordParser();
    const read = ["ns1 a", "ns a", "ns2 a", "ns1 ab", "NS1 a"].map((names) => {
      parseWith(parser, `Jul 28 13:57:40 ${names}: x`);
      return `${parser.view.host} ${parser.view.program}`;
    });
    expect(read).toEqual(["ns1 a", "ns a", "ns2 a", "ns1 ab", "ns1 a"]);
  });
});
