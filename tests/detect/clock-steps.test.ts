import { describe, expect, it, test } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

/** Of hosts' boots and silences; and the failures here are of a file system. */
const hasHosts = hasGrammars("kernel");
const hasFileSystem = hasGrammars("ext");

const broken = "EXT3-fs error (device hda1): ext3_find_entry: reading directory #2 offset 0";
const day = Date.UTC(2008, 4, 22) / 1000;
/** As a clock showed it that was put forward by so many seconds. */
const stamp = (second: number) => {
  const time = new Date((day + second) * 1000);
  return `May ${String(time.getUTCDate()).padStart(2)} ${time.toISOString().slice(11, 19)}`;
};
const cron = (second: number) => `${stamp(second)} ns CRON[7]: (root) CMD (true)`;
const hour = 3600;
/** Lines of every minute from one second to another of the clock. */
const minutely = (from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / 60) }, (_, index) => cron(from + 60 * index + 1));
const scanned = (log: readonly string[], others: Record<string, string> = {}) =>
  scanLogs({ "ns/var/log/syslog": lines(...log), ...others }, { zone: "UTC", now: "2008-06-01T00:00:00+00:00" });

describe.runIf(hasHosts && hasGrammars("clock")).each([
  ["40 minutes", 2400],
  ["5 hours", 5 * hour],
])("a clock that is put forward by %s", (_, step) => {
  const before = minutely(0, 6 * hour);
  const after = minutely(6 * hour + step, 14 * hour + step);
  const at = 6 * hour + step;
  it.each([
    ["ntpd says so", `${stamp(at)} ns ntpd[502]: time reset +${step}.402341 s`],
    ["chronyd says so", `${stamp(at)} ns chronyd[601]: System clock was stepped by ${step}.402341 seconds`],
    ["chronyd says it before", `${stamp(6 * hour - 2)} ns chronyd[601]: System clock wrong by ${step}.402341 seconds`],
  ])("leaves no silence behind where %s", async (__, line) => {
    const { incidents, coverage } = await scanned([...before, line, ...after]);
    expect(incidents).toEqual([]);
    // By one day alone nobody knows whether five hours are a silence.
    expect(coverage.silences).toMatchObject(step > hour ? [] : [{ host: "ns", reason: "clock" }]);
    expect(coverage.sources.map(({ gaps }) => gaps)).toEqual([[]]);
  });
});

it.runIf(hasHosts)(
  "a gap in the stamps is a silence where nothing says that the clock was put forward so far",
  async () => {
    const at = 6 * hour + 2400;
    const [before, after] = [minutely(0, 6 * hour), minutely(at, 14 * hour)];
    for (const said of [
      [],
      [`${stamp(at)} ns ntpd[502]: time reset +0.402341 s`],
      [`${stamp(at)} ns ntpd[502]: time reset -2400.402341 s`],
      [`${stamp(at)} ns chronyd[601]: Forward time jump detected!`],
    ]) {
      expect((await scanned([...before, ...said, ...after])).incidents).toMatchObject([{ kind: "host.silence" }]);
    }
  },
);

describe.each([
  ["40 minutes", 2400],
  ["5 hours", 5 * hour],
])("a clock that is put back by %s", (_, step) => {
  const said = `${stamp(8 * hour - step)} ns ntpd[502]: time reset -${step}.402341 s`;
  it.runIf(hasFileSystem)("invents no outage, hides none, and moves no line into another year", async () => {
    const failure = `${stamp(12 * hour)} ns kernel: ${broken}`;
    const log = [...minutely(0, 8 * hour), said, ...minutely(8 * hour - step, 12 * hour), failure];
    const { incidents, coverage } = await scanned([...log, ...minutely(12 * hour, 14 * hour)]);
    expect(incidents.map(({ kind, start }) => `${kind} ${start.at}`)).toEqual([
      "filesystem.read-error 2008-05-22T12:00:00+00:00",
    ]);
    expect(coverage.silences).toEqual([]);
  });
  it.runIf(hasGrammars("postfix"))("leaves no outage that ends before it begins", async () => {
    const relay = "mx.example.org[192.0.2.25]";
    const text = (second: number, id: string, rest: string) =>
      `${stamp(second)} ns postfix/smtp[9]: ${id}: to=<a@example.org>, ${rest}`;
    const refused = (second: number, id: string) =>
      text(
        second,
        id,
        `relay=none, delay=1, delays=0.1/0/0.9/0, dsn=4.4.1, status=deferred (connect to ${relay}:25: Connection refused)`,
      );
    const sent = (second: number, id: string) =>
      text(
        second,
        id,
        `relay=${relay}:25, delay=1, delays=0.1/0/0.5/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 1234567890)`,
      );
    const log = [
      ...minutely(0, 8 * hour - 1200),
      sent(8 * hour - 1200, "A0B1C2D3E4"),
      ...Array.from({ length: 20 }, (_, index) => refused(8 * hour - 1140 + 60 * index, `B0B1C2D3${10 + index}`)),
      said,
      ...[1, 2, 3].map((index) => refused(8 * hour - step + 60 * index, `C0B1C2D3${10 + index}`)),
      ...Array.from({ length: 3 }, (_, index) => sent(8 * hour - step + 300 + 10 * index, `D0B1C2D3${10 + index}`)),
      ...minutely(8 * hour - step + 400, 14 * hour),
    ];
    const { incidents } = await scanned(log);
    for (const { start, end, durationSeconds } of incidents) {
      expect(Date.parse(end?.at ?? "9999-01-01")).toBeGreaterThanOrEqual(Date.parse(start.at ?? ""));
      expect(durationSeconds?.min ?? 0).toBeGreaterThanOrEqual(0);
    }
  });
});

test.runIf(hasFileSystem)(
  "a snapshot that was restored three days later takes the time back, and hides and invents nothing",
  async () => {
    const early = `${stamp(-2 * 86_400 + 6 * hour)} ns kernel: ${broken}`;
    const late = `${stamp(10 * hour)} ns kernel: ${broken}`;
    const log = [
      ...minutely(-3 * 86_400, -2 * 86_400 + 6 * hour),
      early,
      ...minutely(-2 * 86_400 + 6 * hour, 6 * hour),
      ...minutely(-3 * 86_400 + 12 * hour, -3 * 86_400 + 13 * hour),
      ...minutely(7 * hour, 10 * hour),
      late,
      ...minutely(10 * hour, 14 * hour),
    ];
    const { incidents } = await scanned(log);
    expect(incidents.map(({ kind, start }) => `${kind} ${start.at}`)).toEqual([
      "filesystem.read-error 2008-05-20T06:00:00+00:00",
      "filesystem.read-error 2008-05-22T10:00:00+00:00",
    ]);
  },
);

test.runIf(hasFileSystem)(
  "lines that a logger writes hours late are taken at the time that they state, and move no other",
  async () => {
    // Of the queue of a logger that could not write: stamped when they were sent.
    const other = broken.replace("hda1", "hdb1");
    const late = [`${stamp(3 * hour)} ns kernel: ${other}`, ...minutely(3 * hour, 3 * hour + 300)];
    const failure = `${stamp(9 * hour)} ns kernel: ${broken}`;
    const log = [...minutely(0, 9 * hour), failure, ...late, ...minutely(9 * hour + 60, 14 * hour)];
    const { incidents, coverage } = await scanned(log);
    expect(incidents.map(({ title, start }) => [title.includes("hdb1"), start.at])).toEqual([
      [true, "2008-05-22T03:00:00+00:00"],
      [false, "2008-05-22T09:00:00+00:00"],
    ]);
    expect(coverage.silences).toEqual([]);
  },
);

describe("kernel lines", () => {
  const kernel = (second: number, since: string, text: string) =>
    `${stamp(second)} ns kernel: [${since.padStart(12)}] ${text}`;
  it.runIf(hasFileSystem)("that reach the log hours late are dated by the kernel's own clock", async () => {
    const boot = [
      kernel(
        60,
        "0.000000",
        "Linux version 2.6.32-5-amd64 (Debian 2.6.32-30) (ben@decadent.org.uk) (gcc version 4.3.5 (Debian 4.3.5-4) ) #1 SMP",
      ),
      kernel(61, "1.000000", "usb 1-1: new device"),
      kernel(62, "2.000000", "usb 1-2: new device"),
    ];
    // Booted at 00:01:00, failed at 02:01:00, logged at 06:00:00.
    const late = kernel(6 * hour, "7200.000000", broken);
    // The next line of the kernel shows that neither its clock nor the host's was stopped meanwhile.
    const next = kernel(8 * hour, "28740.000000", "usb 1-3: new device");
    const rest = [...minutely(6 * hour, 8 * hour), next, ...minutely(8 * hour, 9 * hour)];
    const { incidents } = await scanned([...boot, ...minutely(120, 6 * hour), late, ...rest]);
    expect(incidents).toMatchObject([{ kind: "filesystem.read-error" }]);
    // The boot's own lines are stamped to the second.
    expect(["02:01:00", "02:01:01"]).toContain(incidents[0]?.start.at?.slice(11, 19));
  });

  it.runIf(hasHosts)("of one boot that stand in two files after a rotation tell when the kernel started", async () => {
    const banner = "Linux version 6.1.0 (debian-kernel@lists.debian.org) (gcc 12.2.0) #1 SMP";
    // The kernel started at 06:00:01; its lines were written at 06:00:05, and the file was rotated in the middle of them.
    const at = 6 * hour + 5;
    const texts = [banner, "pci 1", "pci 2", "pci 3"];
    const [first, second, third, last] = texts.map((text, index) =>
      kernel(at, ["0.000000", "0.100000", "2.000000", "4.000000"][index] ?? "", text),
    );
    for (const split of [1, 2, 3]) {
      const boot = [first, second, third, last].map((line) => line ?? "");
      const { incidents } = await scanLogs(
        {
          "ns/var/log/syslog.1": lines(...minutely(0, 6 * hour - 1200), ...boot.slice(0, split)),
          "ns/var/log/syslog": lines(...boot.slice(split), ...minutely(at, 9 * hour)),
        },
        { zone: "UTC", now: "2008-06-01T00:00:00+00:00" },
      );
      expect(incidents.map(({ kind, start, end }) => [kind, start.notAfter, end?.notBefore])).toEqual([
        ["host.unexplained-reboot", "2008-05-22T06:00:01+00:00", "2008-05-22T06:00:01+00:00"],
      ]);
    }
  });

  it.runIf(hasHosts)("that come all at once after the boot make it no later, and no second boot", async () => {
    const banner =
      "Linux version 2.6.32-5-amd64 (Debian 2.6.32-30) (ben@decadent.org.uk) (gcc version 4.3.5 (Debian 4.3.5-4) ) #1 SMP";
    // The kernel started at 06:00:00; klogd came 40 seconds later and wrote everything with its own time.
    const at = 6 * hour + 40;
    const all = ["0.000000", "1.000000", "2.500000", "39.000000"].map((since, index) =>
      kernel(at, since, index === 0 ? banner : `usb 1-${index}: new device`),
    );
    const { incidents, coverage } = await scanned([...minutely(0, 6 * hour - 60), ...all, ...minutely(at, 9 * hour)]);
    expect(coverage.boots.map(({ at: up }) => up)).toEqual(["2008-05-22T06:00:40+00:00"]);
    expect(incidents.map(({ kind, start, end }) => [kind, start.at, end?.notBefore])).toEqual([
      ["host.unexplained-reboot", "2008-05-22T05:58:01+00:00", "2008-05-22T06:00:01+00:00"],
    ]);
  });
});

it.runIf(hasGrammars("kernel", "systemd"))(
  "a host that dies and boots with its clock an hour behind was down until the boot, by the clock as it was set then",
  async () => {
    // Down from 12:00, booted at 12:10:10; the clock was set at 12:10:40.
    const booted = 11 * hour + 610;
    const kernel = (seconds: string, text: string) => `${stamp(booted + 8)} ns kernel: [${seconds}] ${text}`;
    const { incidents } = await scanned([
      ...minutely(0, 12 * hour),
      kernel("    0.000000", "Linux version 5.10.0 (gcc 10.2.1) #1 SMP"),
      kernel("    1.500000", "random: crng init done"),
      cron(booted + 20),
      `${stamp(12 * hour + 640)} ns systemd[1]: Time has been changed`,
      ...minutely(12 * hour + 643, 18 * hour),
    ]);
    expect(incidents).toMatchObject([
      {
        kind: "host.unexplained-reboot",
        start: { at: "2008-05-22T11:59:01+00:00", notBefore: "2008-05-22T11:59:01+00:00" },
        end: { notBefore: "2008-05-22T11:59:01+00:00", basis: "reboot" },
      },
    ]);
    // The last line before it was set is 20 seconds old by then, and says nothing of how much of that had passed.
    const [{ end } = { end: null }] = incidents;
    expect([end?.at, end?.notAfter]).toEqual(["2008-05-22T12:10:28+00:00", "2008-05-22T12:10:28+00:00"]);
  },
);
