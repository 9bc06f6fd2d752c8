import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs as scanAny } from "../scan-logs.js";
import { standInGrammars } from "../stand-in.js";

const grammars = standInGrammars();
const scanLogs: typeof scanAny = (logs, options) => scanAny(logs, { grammars, ...options });

const banner = "kernel: Linux version 2.6.25 (root@ns) (gcc version 4.1.2) #1 Sat Apr 19 15:22:41 JST 2008";
const boot = (time: string) => [
  `${time} ns syslogd 1.4.1: restart.`,
  `${time} ns kernel: klogd 1.4.1, log source = /proc/kmsg started.`,
  `${time} ns ${banner}`,
];
const life = (time: string) => `${time} ns CRON[77]: (root) CMD (true)`;

async function scanHost(...text: readonly string[]) {
  return await scanLogs({ "ns/var/log/syslog": lines(...text) });
}

describe.runIf(hasGrammars("kernel"))("a boot", () => {
  it("without a stop before it and with recovery after it: the host was down uncleanly, from its last line on", async () => {
    const { incidents, coverage } = await scanHost(
      life("May 19 01:10:01"),
      life("May 19 01:17:01"),
      ...boot("May 19 01:23:10"),
      "May 19 01:23:10 ns kernel: Starting XFS recovery on filesystem: hda1 (logdev: internal)",
      life("May 19 01:25:01"),
    );
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      kind: "host.unclean-reboot",
      nature: "failure",
      severity: "critical",
      status: "recovered",
      start: { at: "2008-05-19T01:17:01+09:00", notAfter: "2008-05-19T01:23:10+09:00", basis: "silence" },
      end: { at: "2008-05-19T01:23:10+09:00", basis: "reboot" },
    });
    expect(incidents[0]?.evidence.map(({ line, role }) => [line, role])).toContainEqual([2, "onset"]);
    expect(coverage.boots).toMatchObject([{ stop: "unclean", lastBefore: "2008-05-19T01:17:01+09:00" }]);
  });

  it("with the kernel's seconds: up since the kernel started, not since its lines were written", async () => {
    const { incidents } = await scanLogs(
      {
        "edge/var/log/syslog": lines(
          "2026-11-15T03:00:00.444010+00:00 edge crond[143]: USER root pid 584 cmd true",
          "2026-11-15T03:25:48.300000+00:00 edge kernel: [    0.000000] Linux version 6.1.0-56-amd64 (debian) #1 SMP",
          "2026-11-15T03:25:48.310000+00:00 edge kernel: [    4.100000] EXT4-fs (vda): recovery complete",
          "2026-11-15T03:25:50.200000+00:00 edge kernel: [    6.000000] e1000: eth0 NIC Link is Up 1000 Mbps Full Duplex, Flow Control: RX",
        ),
      },
      { now: "2026-11-16T00:00:00+00:00", zone: "UTC", year: undefined },
    );
    expect(incidents).toMatchObject([
      {
        start: { at: "2026-11-15T03:00:00.444010+00:00" },
        end: { at: "2026-11-15T03:25:48.300000+00:00", notBefore: "2026-11-15T03:25:44.200000+00:00" },
      },
    ]);
  });

  it("after an announced stop and within the time a restart takes is no incident", async () => {
    const { incidents, coverage } = await scanHost(
      life("May 19 01:17:01"),
      "May 19 01:18:00 ns shutdown[20695]: shutting down for system reboot",
      "May 19 01:18:10 ns exiting on signal 15",
      ...boot("May 19 01:19:40"),
      life("May 19 01:25:01"),
    );
    expect(incidents).toEqual([]);
    expect(coverage.boots).toMatchObject([{ stop: "orderly" }]);
  });

  it("after an announced stop of hours is planned", async () => {
    const { incidents } = await scanHost(
      life("May 24 18:17:01"),
      "May 24 18:30:00 ns shutdown[20695]: shutting down for system halt",
      "May 24 18:30:10 ns exiting on signal 15",
      ...boot("May 24 20:30:00"),
    );
    expect(incidents).toMatchObject([
      {
        kind: "host.planned-stop",
        nature: "planned",
        severity: "info",
        start: { at: "2008-05-24T18:30:00+09:00" },
        end: { at: "2008-05-24T20:30:00+09:00" },
      },
    ]);
  });

  it("with which the log begins says nothing of the time before", async () => {
    const { incidents, coverage } = await scanHost(...boot("May 19 01:23:10"), life("May 19 01:25:01"));
    expect(incidents).toEqual([]);
    expect(coverage.boots).toMatchObject([{ stop: "log begins", lastBefore: null }]);
  });

  it("is told from a restart of syslogd, at rotation or by hand", async () => {
    const { coverage, incidents } = await scanHost(
      life("May 19 06:25:01"),
      "May 19 06:25:02 ns exiting on signal 15",
      "May 19 06:25:03 ns syslogd 1.4.1: restart.",
      life("May 19 07:25:01"),
    );
    expect({ boots: coverage.boots, incidents }).toEqual({ boots: [], incidents: [] });
  });

  it("the last sign of life is taken from all logs of the host", async () => {
    const { incidents } = await scanLogs({
      "ns/var/log/syslog": lines(life("May 19 01:00:01"), ...boot("May 19 01:23:10")),
      "ns/var/log/auth.log": lines("May 19 01:12:34 ns sshd[11]: Connection closed by 192.0.2.7"),
    });
    expect(incidents).toMatchObject([
      { kind: "host.unexplained-reboot", start: { at: "2008-05-19T01:12:34+09:00" }, confidence: { level: "medium" } },
    ]);
    expect(incidents[0]?.evidence.map(({ file }) => file.replace(/.*\//, ""))).toContain("auth.log");
  });

  it("NUL bytes before it prove that the power went", async () => {
    const glued = Buffer.concat([
      Buffer.from(`${life("May 19 01:17:01")}\nMay 19 01:2`),
      Buffer.alloc(500),
      Buffer.from(lines(...boot("May 19 01:23:10"))),
    ]);
    const { incidents, diagnostics } = await scanLogs({ "ns/var/log/syslog": glued });
    expect(incidents).toMatchObject([{ kind: "host.unclean-reboot", start: { at: "2008-05-19T01:17:01+09:00" } }]);
    expect(incidents[0]?.openQuestions.map(({ text }) => text).join()).toContain("500 NUL bytes");
    expect(diagnostics.map(({ code }) => code)).toContain("read.nul");
  });

  it("after a panic", async () => {
    const { incidents } = await scanHost(
      life("May 19 01:17:01"),
      "May 19 01:18:00 ns kernel: Kernel panic - not syncing: Fatal exception in interrupt",
      ...boot("May 19 01:23:10"),
    );
    expect(incidents).toMatchObject([
      { kind: "host.panic", start: { at: "2008-05-19T01:18:00+09:00", basis: "failing event" } },
    ]);
  });

  it("of two hosts that lost power together is one incident", async () => {
    const down = (host: string) =>
      lines(
        life("Aug 24 21:29:01"),
        ...boot("Aug 24 22:24:00"),
        "Aug 24 22:24:00 ns kernel: Starting XFS recovery on filesystem: hda1 (logdev: internal)",
      ).replaceAll(" ns ", ` ${host} `);
    const { incidents } = await scanLogs({ "fw/var/log/messages": down("fw"), "www/var/log/messages": down("www") });
    expect(incidents.map(({ targets }) => targets.map(({ host }) => host))).toEqual([["fw", "www"]]);
  });
});

describe.runIf(hasGrammars("kernel", "link"))("a link that settles at a boot", () => {
  const link = (time: string, state: string) => `${time} ns kernel: r8169 0000:02:00.0 eth0: link ${state}`;
  it("goes down and up without being an incident, and stays down as one", async () => {
    const noise = await scanHost(
      life("May 19 01:17:01"),
      ...boot("May 19 01:23:10"),
      link("May 19 01:23:12", "down"),
      link("May 19 01:23:15", "up"),
      life("May 19 02:17:01"),
    );
    expect(noise.incidents.map(({ kind }) => kind)).toEqual(["host.unexplained-reboot"]);
    const lasting = await scanHost(
      link("May 19 00:10:00", "up"),
      "May 19 01:17:01 ns shutdown[20695]: shutting down for system reboot",
      ...boot("May 19 01:18:10"),
      link("May 19 01:18:12", "down"),
      life("May 19 02:17:01"),
    );
    expect(lasting.incidents).toMatchObject([
      { kind: "link.down", start: { at: "2008-05-19T01:18:12+09:00" }, end: null },
    ]);
  });

  it("and comes up for the first time long after the boot was down from the boot on", async () => {
    const { incidents } = await scanHost(
      ...boot("May 19 01:18:10"),
      link("May 19 01:18:12", "down"),
      link("May 19 01:53:12", "up"),
      life("May 19 02:17:01"),
    );
    expect(incidents).toMatchObject([
      { kind: "link.down", start: { at: "2008-05-19T01:18:12+09:00" }, end: { at: "2008-05-19T01:53:12+09:00" } },
    ]);
  });

  it("and got its cable hours later is none", async () => {
    const { incidents } = await scanHost(
      ...boot("May 19 01:18:10"),
      link("May 19 01:18:12", "down"),
      link("May 19 05:18:12", "up"),
      life("May 19 06:17:01"),
    );
    expect(incidents).toEqual([]);
  });

  it("that never had a cable is none", async () => {
    const { incidents } = await scanHost(
      ...boot("May 19 01:18:10"),
      link("May 19 01:18:12", "down"),
      life("May 19 02:17:01"),
    );
    expect(incidents).toEqual([]);
  });
});
