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

describe("a day of the week", () => {
  const years = async (logs: Record<string, string>) => {
    const { coverage } = await scanLogs(logs, { zone: "UTC", year: undefined });
    return coverage.sources.flatMap(({ years: found }) => found.map(({ isDecided, years: all }) => [isDecided, all]));
  };
  const log = (day: string) =>
    lines(
      "May 22 10:00:00 h cron[7]: x",
      `May 22 11:16:11 h login[90]: Last login: ${day} May 22 11:16:11 on tty1`,
      "May 22 12:00:00 h cron[7]: x",
    );
  it("in a message decides the year of the lines around it, where one year fits", async () => {
    // Until 2009, 22 May was last a Sunday in 2005, before in 1994.
    expect(await years({ syslog: log("Sun") })).toEqual([[true, [2005]]]);
  });
  it("leaves open which of the years that fit it is", async () => {
    // A Thursday it was in 2008 and 2003.
    expect(await years({ syslog: log("Thu") })).toEqual([[false, [2008]]]);
  });
  it("around New Year is that of the year before", async () => {
    // 31 December was last a Saturday in 2005.
    const newYear = lines(
      "Jan  1 00:30:00 h cron[7]: x",
      "Jan  1 00:31:00 h login[90]: Last login: Sat Dec 31 23:31:00 on tty1",
      "Jan  1 01:00:00 h cron[7]: x",
    );
    expect(await years({ syslog: newYear })).toEqual([[true, [2006]]]);
  });
  it("that is not that of the stated date is reported once, and the date is taken as it stands", async () => {
    const clamd = (day: string, time: string) =>
      lines(
        `${day} May 22 ${time} 2008 -> SelfCheck: Database status OK.`,
        `${day} May 22 ${time} 2008 -> Reading databases from /var/lib/clamav`,
      );
    const { diagnostics, coverage } = await scanLogs({
      "clamav/clamav.log.1": clamd("Thu", "10:00:00") + clamd("Fri", "11:00:00"),
      "clamav/clamav.log": clamd("Fri", "12:00:00"),
      dmesg: lines("[Thu May 22 10:00:00 2008] x"),
    });
    expect(diagnostics.filter(({ code }) => code === "time.weekday")).toMatchObject([
      { line: 3, file: expect.stringMatching(/clamav\.log\.1$/), expected: "Thu, as 2008-05-22 was" },
    ]);
    const clamav = coverage.sources.find(({ name }) => name.includes("clamav"));
    expect(clamav).toMatchObject({ firstAt: "2008-05-22T10:00:00+09:00", lastAt: "2008-05-22T12:00:00+09:00" });
  });
  it("of dmesg and journalctl is looked at too", async () => {
    const { diagnostics } = await scanLogs({
      dmesg: lines("[Fri May 22 10:00:00 2008] x"),
      journal: lines("Fri 2008-05-23 00:30:00 JST h cron[7]: x", "Fri 2008-05-22 23:34:30 UTC h cron[7]: x"),
    });
    const found = diagnostics.filter(({ code }) => code === "time.weekday");
    expect(found.map(({ file, line }) => [file?.split("/").at(-1), line]).sort()).toEqual([
      ["dmesg", 1],
      ["journal", 2],
    ]);
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
  it("is the first before it, whatever seconds another log has in the second", async () => {
    const log = lines(
      "Oct 26 01:05:00 h cron[7]: x",
      `Oct 26 02:45:00 h kernel: ${broken}`,
      "Oct 26 02:20:00 h cron[7]: x",
      "Oct 26 02:21:30 h cron[7]: x",
    );
    const iso = (minute: string) => `2008-10-26T02:${minute}+01:00 h app[9]: x`;
    // The longer log is asked.
    const other = lines(...["20:00", "21:30", "45:00", "46:00", "47:00", "48:00"].map(iso));
    expect((await startOf({ syslog: log, "app.log": other }, options))[0]).toBe(
      "filesystem.read-error 2008-10-26T02:45:00+02:00",
    );
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
    expect(incidents[0]?.openQuestions.filter(({ text }) => text.includes("showed this hour twice"))).toHaveLength(1);
  });
  it.runIf(hasGrammars("postfix"))("is either where the log has nothing else", async () => {
    const relay = "mx.example.org[192.0.2.25]";
    const queued = (second: number, text: string) =>
      `Oct 26 02:3${Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")} h postfix/smtp[9]: ${text}`;
    const refused = (second: number, id: string) =>
      queued(
        second,
        `${id}: to=<a@example.org>, relay=none, delay=1, delays=0.1/0/0.9/0, dsn=4.4.1, status=deferred (connect to ${relay}:25: Connection refused)`,
      );
    const sent = (second: number, id: string) =>
      queued(
        second,
        `${id}: to=<a@example.org>, relay=${relay}:25, delay=1, delays=0.1/0/0.5/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 1234567890)`,
      );
    const log = lines(
      sent(0, "A0B1C2D3E4"),
      ...Array.from({ length: 12 }, (_, index) => refused(60 + 20 * index, `B0B1C2D3${10 + index}`)),
      sent(400, "C0B1C2D3E4"),
      sent(415, "D0B1C2D3E4"),
    );
    const { incidents } = await scanLogs({ "mail.log": log }, options);
    expect(incidents).toHaveLength(1);
    const [incident] = incidents;
    // 02:31 and 02:36 of the first hour, or of the second.
    expect(Date.parse(incident?.start.notBefore ?? "")).toBeLessThanOrEqual(Date.parse("2008-10-26T00:31:00Z"));
    expect(Date.parse(incident?.start.notAfter ?? "")).toBeGreaterThanOrEqual(Date.parse("2008-10-26T01:30:59Z"));
    expect(Date.parse(incident?.end?.notBefore ?? "")).toBeLessThanOrEqual(Date.parse("2008-10-26T00:36:40Z"));
    expect(Date.parse(incident?.end?.notAfter ?? "")).toBeGreaterThanOrEqual(Date.parse("2008-10-26T01:36:40Z"));
    expect(incident?.openQuestions.filter(({ text }) => text.includes("showed this hour twice"))).toHaveLength(1);
  });
  it("is the second where the log begins in it and runs on, the first where it runs up to it and ends", async () => {
    const broke = `Oct 26 02:30:00 h kernel: ${broken}`;
    const begins = lines(
      broke,
      ...quiet(minutes("02").slice(3)),
      ...["03", "04", "05", "06"].flatMap((hour) => quiet(minutes(hour))),
    );
    expect((await startOf({ syslog: begins }, options))[0]).toBe("filesystem.read-error 2008-10-26T02:30:00+01:00");
    const evening = ["22", "23"].flatMap((hour) =>
      quiet(minutes(hour)).map((line) => line.replace("Oct 26", "Oct 25")),
    );
    const ends = lines(
      ...evening,
      ...["00", "01"].flatMap((hour) => quiet(minutes(hour))),
      ...quiet(minutes("02").slice(0, 3)),
      broke,
    );
    expect((await startOf({ syslog: ends }, options))[0]).toBe("filesystem.read-error 2008-10-26T02:30:00+02:00");
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
    ["in 1970, five times in the same minute,", Array.from({ length: 5 }, () => "Jan  1 00:00")],
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
