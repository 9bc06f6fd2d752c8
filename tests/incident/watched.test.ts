import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const pad = (value: number) => String(value).padStart(2, "0");
const stamp = (minute: number) => `Aug 24 ${pad(Math.floor(minute / 60))}:${pad(minute % 60)}:00`;
const day = Array.from({ length: 14 * 12 }, (_, index) => index * 5);

/** fw checks a page every five minutes; it fails from minute 600 to 650 (exclusive). */
const checks = (url: string) =>
  day.map((minute) => {
    const result = minute >= 600 && minute < 650 ? "failed: exit status 4" : "ok";
    return `${stamp(minute)} fw monitor: wget ${url} ${result}`;
  });

/** A host that writes every five minutes, and crashes between two minutes of the day. */
const crash = (host: string, fromMinute: number, toMinute: number) => [
  ...day.filter((minute) => minute < fromMinute).map((minute) => cron(minute, host)),
  `${stamp(toMinute)} ${host} syslogd: kernel boot file is /boot/kernel/kernel`,
  `${stamp(toMinute)} ${host} kernel: Copyright (c) 1992-2008 The FreeBSD Project.`,
  `${stamp(toMinute)} ${host} kernel: WARNING: /usr was not properly dismounted`,
  ...day.filter((minute) => minute > toMinute).map((minute) => cron(minute, host)),
];
const cron = (minute: number, host: string) =>
  `${stamp(minute)} ${host} /usr/sbin/cron[77]: (root) CMD (/usr/libexec/atrun)`;

async function targetsOf(logs: Readonly<Record<string, readonly string[]>>): Promise<string[][]> {
  const files = Object.entries(logs).map(([host, text]) => [`${host}/var/log/messages`, lines(...text)] as const);
  const { incidents } = await scanLogs(Object.fromEntries(files));
  return incidents.map(({ targets }) => targets.map(({ host, component, role }) => `${role}: ${component} of ${host}`));
}

describe.runIf(hasGrammars("kernel", "monitor"))("a check from outside", () => {
  const url = "http://www.example.jp/orz/";

  it("names what it looked at, and only reports", async () => {
    expect(await targetsOf({ fw: checks(url) })).toEqual([
      [`primary: ${url} of www.example.jp`, `reporting: checked ${url} of fw`],
    ]);
  });

  it("tells of the host that went down meanwhile", async () => {
    expect(await targetsOf({ fw: checks(url), www: crash("www", 596, 649) })).toEqual([
      ["primary: host of www", `reporting: checked ${url} of fw`],
    ]);
  });

  it.each([
    ["another host", "ns", 596, 649],
    ["another time", "www", 300, 320],
  ])("tells nothing of %s", async (_, host, fromMinute, toMinute) => {
    const found = await targetsOf({ fw: checks(url), [host]: crash(host, fromMinute, toMinute) });
    expect(found.sort()).toEqual([
      [`primary: host of ${host}`],
      [`primary: ${url} of www.example.jp`, `reporting: checked ${url} of fw`],
    ]);
  });

  it("may look at a name", async () => {
    const text = checks("www").map((line) => line.replace("wget www", "curl www"));
    expect(await targetsOf({ fw: text })).toEqual([["primary: www of www", "reporting: checked www of fw"]]);
  });
});
