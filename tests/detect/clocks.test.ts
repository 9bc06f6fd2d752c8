import { describe, expect, it, test } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

/** Whose lines show what becomes of times. */
const hasSystem = hasGrammars("ext", "kernel");

const banner =
  "Linux version 2.6.32-5-amd64 (Debian 2.6.32-30) (ben@decadent.org.uk) (gcc version 4.3.5 (Debian 4.3.5-4) ) #1 SMP";
const broken = "EXT3-fs error (device hda1): ext3_find_entry: reading directory #2 offset 0";
const startOf = async (logs: Record<string, string>, options: Parameters<typeof scanLogs>[1] = {}) => {
  const { incidents } = await scanLogs(logs, { zone: "UTC", year: undefined, ...options });
  return incidents.map(({ kind, start }) => `${kind} ${start.at}`);
};

describe.runIf(hasSystem)("a kernel log that only counts seconds", () => {
  const dmesg = lines(`[    0.000000] ${banner}`, `[  100.500000] ${broken}`);
  it("is dated by the boot that another log of the host shows, whose year stays inferred", async () => {
    const syslog = lines(
      `May  3 06:17:29 h kernel: [    0.000000] ${banner}`,
      "May  3 06:17:30 h kernel: [    1.000000] x",
    );
    const { incidents, diagnostics } = await scanLogs({ syslog: syslog, dmesg: dmesg }, { zone: "UTC", year: 2008 });
    expect(incidents.map(({ start }) => [start.at, start.certainty.year])).toEqual([
      ["2008-05-03T06:19:09.500000+00:00", "inferred"],
    ]);
    expect(diagnostics.filter(({ code }) => code === "time.undated")).toEqual([]);
  });
  it("is dated by a Unix time in it", async () => {
    const own = lines(
      "[    0.100000] audit: type=2000 audit(1226728846.100:1): initialized",
      `[  100.500000] ${broken}`,
    );
    expect(await startOf({ dmesg: own })).toEqual(["filesystem.read-error 2008-11-15T06:02:26.500000+00:00"]);
  });
  it("is not dated where nothing tells the boot", async () => {
    const { incidents, diagnostics } = await scanLogs({ dmesg });
    expect(incidents).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toContain("time.undated");
  });
});

describe.runIf(hasSystem)("the user's year", () => {
  const old = lines(
    "Nov 20 10:00:00 h cron[7]: x",
    `Nov 21 10:00:00 h kernel: ${broken}`,
    "Nov 30 10:00:00 h cron[7]: x",
  );
  const live = lines("Dec  1 10:00:00 h cron[7]: x", "Dec  9 10:00:00 h cron[7]: x", "Dec 20 10:00:00 h cron[7]: x");
  it("is no question, not of older rotations either", async () => {
    const { incidents } = await scanLogs({ "syslog.1": old, syslog: live }, { year: 2007 });
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.start.at).toMatch(/^2007-11-21T10:00:00/);
    expect(incidents[0]?.openQuestions.filter(({ text }) => text.includes("year"))).toEqual([]);
  });
  it("is asked for where nothing decides it", async () => {
    const { incidents } = await scanLogs({ "syslog.1": old, syslog: live }, { year: undefined });
    const texts = incidents.flatMap(({ openQuestions }) => openQuestions.map(({ text }) => text));
    expect(texts.filter((text) => text.includes("nothing decides it: 2008 is only the latest"))).toHaveLength(1);
  });
});

describe.runIf(hasSystem)("the hour that comes twice when clocks are put back", () => {
  // In Berlin 02:00 to 03:00 of 26 October 2008 came twice.
  const options = { zone: "Europe/Berlin", year: 2008 };
  const minutes = (hour: string) => ["05", "15", "25", "35", "45", "55"].map((minute) => `Oct 26 ${hour}:${minute}:00`);
  const quiet = (stamps: readonly string[]) => stamps.map((stamp) => `${stamp} h cron[7]: x`);
  it("is the second behind a step back", async () => {
    const [first, second] = [quiet(minutes("02")), quiet(minutes("02"))];
    const log = lines(...quiet(minutes("01")), ...first, ...second.slice(0, 3), `Oct 26 02:30:00 h kernel: ${broken}`);
    expect(await startOf({ syslog: log + lines(...quiet(minutes("03"))) }, options)).toEqual([
      "filesystem.read-error 2008-10-26T02:30:00+01:00",
    ]);
  });
  it("is the first before it", async () => {
    const log = lines(...quiet(minutes("01")), `Oct 26 02:30:00 h kernel: ${broken}`, ...quiet(minutes("02")));
    expect((await startOf({ syslog: log }, options))[0]).toBe("filesystem.read-error 2008-10-26T02:30:00+02:00");
  });
  it("is either where lines are few, and the bounds say so", async () => {
    const log = lines(
      "Oct 25 02:30:00 h cron[7]: x",
      `Oct 26 02:30:00 h kernel: ${broken}`,
      "Oct 27 02:30:00 h cron[7]: x",
    );
    const { incidents } = await scanLogs({ syslog: log }, options);
    expect(incidents.map(({ start }) => [start.at, start.notAfter])).toEqual([
      ["2008-10-26T02:30:00+02:00", "2008-10-26T02:30:00+01:00"],
    ]);
  });
});

describe.runIf(hasSystem)("a host without a clock of its own", () => {
  const boot = (stamp: string) => [
    `${stamp}:11 h kernel: [    0.000000] ${banner}`,
    `${stamp}:12 h kernel: [    1.000000] usb 1-1: new device`,
    `${stamp}:20 h kernel: [    9.000000] usb 1-2: new device`,
  ];
  it.each([
    ["in 1970", ["Jan  1 00:00"]],
    ["in the year of its image", ["May 10 12:00"]],
  ])("that boots %s keeps all other lines in their year, and was not down for months", async (_, stamps) => {
    const log = lines(
      ...["Jul 26 10:00:00 h cron[7]: x", "Jul 27 10:00:00 h cron[7]: x", "Jul 28 12:50:00 h cron[7]: x"],
      ...stamps.flatMap(boot),
      ...["Jul 28 13:20:00 h ntpd[9]: x", `Jul 28 14:00:00 h kernel: [ 3000.000000] ${broken}`],
      "Jul 29 10:00:00 h cron[7]: x",
    );
    const { incidents, coverage } = await scanLogs({ syslog: log }, { zone: "UTC", year: 2008 });
    const failed = incidents.find(({ kind }) => kind === "filesystem.read-error");
    expect(failed?.start.at).toBe("2008-07-28T14:00:00+00:00");
    for (const { at } of coverage.boots) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse("2008-07-28T12:50:00Z"));
      expect(Date.parse(at)).toBeLessThanOrEqual(Date.parse("2008-07-28T13:20:00Z"));
    }
    for (const { start, end } of incidents.filter(({ kind }) => kind.startsWith("host."))) {
      expect(Date.parse(start.at ?? "")).toBeGreaterThanOrEqual(Date.parse("2008-07-28T12:50:00Z"));
      expect(Date.parse(end?.at ?? "")).toBeLessThanOrEqual(Date.parse("2008-07-28T13:20:00Z"));
    }
  });
});

test.runIf(hasSystem)("a host that boots five times in the same minute was not down for a day", async () => {
  const boots = Array.from({ length: 5 }, () => [
    `Jul 28 12:00:11 h kernel: [    0.000000] ${banner}`,
    "Jul 28 12:00:12 h kernel: [    1.000000] usb 1-1: new device",
  ]).flat();
  const log = lines(
    ...["Jul 27 10:00:00 h cron[7]: x", "Jul 28 12:50:00 h cron[7]: x", ...boots, "Jul 28 13:20:00 h ntpd[9]: x"],
    ...[`Jul 28 14:00:00 h kernel: [ 3000.000000] ${broken}`, "Jul 29 10:00:00 h cron[7]: x"],
  );
  expect(await startOf({ syslog: log }, { year: 2008 })).toEqual(["filesystem.read-error 2008-07-28T14:00:00+00:00"]);
});

test.runIf(hasSystem)("old lines that are logged again open and close nothing elsewhere", async () => {
  const log = lines(
    ...["Apr 26 10:00:00 h cron[7]: x", "Apr 27 10:00:00 h cron[7]: x"],
    ...["Feb 15 03:00:00 h myapp[3]: x", "Feb 15 03:00:05 h myapp[3]: x"],
    ...["Apr 27 10:05:00 h cron[7]: x", `Apr 27 11:00:00 h kernel: ${broken}`, "Apr 27 12:00:00 h cron[7]: x"],
  );
  expect(await startOf({ syslog: log }, { year: 2008 })).toEqual(["filesystem.read-error 2008-04-27T11:00:00+00:00"]);
});
