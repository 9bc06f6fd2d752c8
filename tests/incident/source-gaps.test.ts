import { expect, test } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const two = (value: number) => String(value).padStart(2, "0");
const days = Array.from({ length: 9 }, (_, index) => index + 1);
const hours = Array.from({ length: 24 }, (_, index) => index);

/** A line of syslog every ten minutes of the days of July 2008, except where `isLeftOut` says. */
function syslog(wanted: readonly number[], program: string, isLeftOut: (day: number, hour: number) => boolean): string {
  const stamps = wanted.flatMap((day) =>
    hours.flatMap((hour) =>
      isLeftOut(day, hour) ? [] : [5, 15, 25, 35, 45, 55].map((minute) => `Jul  ${day} ${two(hour)}:${two(minute)}:00`),
    ),
  );
  return lines(...stamps.map((stamp) => `${stamp} ns ${program}: x`));
}

/** The same of an error log, which names no host and goes past syslog. */
function errorLog(isLeftOut: (day: number, hour: number) => boolean): string {
  const stamps = days.flatMap((day) =>
    hours.flatMap((hour) => (isLeftOut(day, hour) ? [] : [`[Tue Jul 0${day} ${two(hour)}:30:00 2008]`])),
  );
  return lines(...stamps.map((stamp) => `${stamp} [error] [client 192.0.2.1] File does not exist: /x`));
}

const never = () => false;
/** 40 hours: from 4 July 08:00 to 5 July 24:00. */
const missing = (day: number, hour: number) => (day === 4 && hour >= 8) || day === 5;
const gap = { from: "2008-07-04T07:55:00+09:00", to: "2008-07-06T00:05:00+09:00" };

async function gapsIn(logs: Record<string, string>) {
  const { coverage } = await scanLogs(logs);
  return coverage.sources.flatMap(({ name, gaps }) => gaps.map((one) => [name.split("/").at(-1), one]));
}

test("lines missing from one log, while others of the host go on", async () => {
  const logs = { "mail.log": syslog(days, "mail[1]", missing), syslog: syslog(days, "cron[1]", never) };
  expect(await gapsIn(logs)).toEqual([["mail.log", { ...gap, reason: "this log" }]]);
});

test("nothing reaches syslog, while logs that go past it go on", async () => {
  const logs = {
    "mail.log": syslog(days, "mail[1]", missing),
    syslog: syslog(days, "cron[1]", missing),
    "error.log": errorLog(never),
  };
  expect(await gapsIn(logs)).toEqual([
    ["mail.log", { ...gap, reason: "logging" }],
    ["syslog", { ...gap, reason: "logging" }],
  ]);
});

test.runIf(hasGrammars("kernel"))("the host was down, or merely silent", async () => {
  const banner = lines(
    "Jul  6 00:02:00 ns kernel: Linux version 2.6.18-4-686 (Debian 2.6.18.dfsg.1-12etch2) (dannf@debian.org) (gcc version 4.1.2 20061115 (prerelease) (Debian 4.1.1-21)) #1 SMP Wed May 9 23:03:12 UTC 2007",
  );
  const [before, after] = [syslog([1, 2, 3, 4], "cron[1]", missing), syslog([6, 7, 8, 9], "cron[1]", never)];
  const toBanner = { ...gap, to: "2008-07-06T00:02:00+09:00" };
  expect(await gapsIn({ syslog: before + banner + after })).toEqual([["syslog", { ...toBanner, reason: "host down" }]]);
  expect(await gapsIn({ syslog: before + after })).toEqual([["syslog", { ...gap, reason: "host silent" }]]);
});

test("a rotation was not supplied", async () => {
  const logs = {
    "syslog.3": syslog([1, 2, 3, 4], "cron[1]", missing),
    "syslog.1": syslog([6, 7], "cron[1]", never),
    syslog: syslog([8, 9], "cron[1]", never),
    "auth.log": syslog(days, "sshd[1]", never),
  };
  expect(await gapsIn(logs)).toEqual([["syslog", { ...gap, reason: "not supplied" }]]);
  const { coverage } = await scanLogs(logs);
  expect(coverage.sources.map(({ missingRotations }) => missingRotations)).toEqual([[], [2]]);
});

test("nights and weekends of a quiet log are none", async () => {
  const office = (day: number, hour: number) => hour < 9 || hour > 17 || day === 5 || day === 6;
  expect(await gapsIn({ syslog: syslog(days, "cron[1]", office) })).toEqual([]);
});

test("by what years were found stands with each log", async () => {
  const { coverage } = await scanLogs({ syslog: syslog(days, "cron[1]", never) });
  expect(coverage.sources[0]?.years).toEqual([{ by: "option", isDecided: true, years: [2008], records: 9 * 24 * 6 }]);
  const open = await scanLogs({ syslog: syslog(days, "cron[1]", never) }, { year: undefined });
  expect(open.coverage.sources[0]?.years[0]).toMatchObject({ by: "latest possible", isDecided: false });
});
