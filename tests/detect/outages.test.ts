import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs as scanAny } from "../scan-logs.js";
import { standInGrammar, standInGrammars } from "../stand-in.js";

const grammars = standInGrammars();
const scanLogs: typeof scanAny = (logs, options) => scanAny(logs, { grammars, ...options });

const shutdown = (time: string) =>
  `${time} ns kernel: XFS (sdb1): Filesystem has been shut down due to log error (0x2).`;
const advice = (time: string) =>
  `${time} ns kernel: XFS (sdb1): Please unmount the filesystem and rectify the problem(s).`;
const life = (time: string) => `${time} ns CRON[77]: (root) CMD (true)`;

async function incidentsOf(...text: readonly string[]) {
  return (await scanLogs({ "ns/var/log/syslog": lines(...text) })).incidents;
}

describe("an outage of a file system", () => {
  it("ends with the first line that shows it working", async () => {
    const [incident, ...others] = await incidentsOf(
      "May 22 10:00:00 ns kernel: XFS (sdb1): Mounting V5 Filesystem",
      "May 22 10:00:01 ns kernel: XFS (sdb1): Ending clean mount",
      shutdown("May 22 11:00:00"),
      advice("May 22 11:00:00"),
      "May 22 12:00:00 ns kernel: XFS (sdb1): Unmounting Filesystem",
      "May 22 12:05:00 ns kernel: XFS (sdb1): Mounting V5 Filesystem",
      "May 22 12:05:02 ns kernel: XFS (sdb1): Ending recovery (logdev: internal)",
      life("May 22 13:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "filesystem.shutdown",
      status: "recovered",
      start: {
        at: "2008-05-22T11:00:00+09:00",
        notBefore: "2008-05-22T10:00:01+09:00",
        notAfter: "2008-05-22T11:00:00+09:00",
        basis: "failing event",
      },
      end: {
        at: "2008-05-22T12:05:02+09:00",
        notBefore: "2008-05-22T11:00:00+09:00",
        notAfter: "2008-05-22T12:05:02+09:00",
        basis: "working event",
      },
      durationSeconds: { min: 0, max: 7501 },
    });
  });

  it("is not over when a mount that met the shutdown again says that it ends", async () => {
    const [incident] = await incidentsOf(
      shutdown("May 22 11:00:00"),
      "May 22 11:30:00 ns kernel: XFS (sdb1): Unmounting Filesystem",
      "May 22 11:30:05 ns kernel: XFS (sdb1): Mounting V5 Filesystem",
      "May 22 11:30:06 ns kernel: XFS (sdb1): Corruption of in-memory data (0x8) detected at xfs_defer_finish_noroll+0x281/0x690 [xfs] (fs/xfs/libxfs/xfs_defer.c:580).  Shutting down filesystem.",
      "May 22 11:30:06 ns kernel: XFS (sdb1): Ending clean mount",
      life("May 22 13:00:00"),
    );
    expect(incident).toMatchObject({ status: "ongoing", end: null, lastFailingAt: "2008-05-22T11:30:06+09:00" });
  });

  it("that is unmounted and not seen again ends there, without proof of recovery", async () => {
    const [incident] = await incidentsOf(
      shutdown("May 22 11:00:00"),
      "May 22 11:30:00 ns kernel: XFS (sdb1): Unmounting Filesystem",
      life("May 22 13:00:00"),
    );
    expect(incident).toMatchObject({ status: "quiet", end: { at: "2008-05-22T11:30:00+09:00", basis: "stop event" } });
  });

  it("goes on where the log goes on, and is unknown where the log ends first", async () => {
    const [ongoing] = await incidentsOf(shutdown("May 22 11:00:00"), life("May 22 11:30:00"));
    expect(ongoing).toMatchObject({ status: "ongoing", end: null, durationSeconds: { max: null } });
    const [unknown] = await incidentsOf(life("May 22 10:00:00"), shutdown("May 22 11:00:00"));
    expect(unknown).toMatchObject({ status: "unknown", end: null });
  });

  it("begins with the write errors before the shutdown, however late they reached the log", async () => {
    const document = await scanLogs(
      {
        "edge/var/log/syslog": lines(
          "2026-11-15T01:00:00.100000+00:00 edge kernel: [25000.000000] e1000: eth0 NIC Link is Up 1000 Mbps Full Duplex, Flow Control: RX",
          "2026-11-15T01:09:00.500000+00:00 edge kernel: [25500.000000] sdb1: writeback error on inode 133, offset 0, sector 320",
          "2026-11-15T01:09:00.500010+00:00 edge kernel: [25540.400000] XFS (sdb1): log I/O error -5",
          "2026-11-15T01:09:00.500020+00:00 edge kernel: [25540.400010] XFS (sdb1): Filesystem has been shut down due to log error (0x2).",
          "2026-11-15T02:00:00.100000+00:00 edge cron[7]: (root) CMD (true)",
        ),
      },
      { now: "2026-11-16T00:00:00+00:00", zone: "UTC", year: undefined },
    );
    expect(document.incidents).toHaveLength(1);
    expect(document.incidents[0]?.start.at).toBe("2026-11-15T01:08:20.100000+00:00");
  });

  it("one failed write alone is none", async () => {
    const text = [
      "May 22 11:00:00 ns kernel: sdb1: writeback error on inode 133, offset 0, sector 320",
      life("May 22 13:00:00"),
    ];
    expect(await incidentsOf(...text)).toEqual([]);
  });

  it("its flaps are one incident that keeps its parts", async () => {
    const mounted = (time: string) => `${time} ns kernel: XFS (sdb1): Ending recovery (logdev: internal)`;
    const [incident, ...others] = await incidentsOf(
      shutdown("May 22 11:00:00"),
      mounted("May 22 11:02:00"),
      shutdown("May 22 11:05:00"),
      mounted("May 22 11:06:00"),
      life("May 22 13:00:00"),
      shutdown("May 22 15:00:00"),
      mounted("May 22 15:06:00"),
    );
    expect(incident?.outages.map(({ start, end }) => [start.at, end?.at])).toEqual([
      ["2008-05-22T11:00:00+09:00", "2008-05-22T11:02:00+09:00"],
      ["2008-05-22T11:05:00+09:00", "2008-05-22T11:06:00+09:00"],
    ]);
    expect(incident?.end?.at).toBe("2008-05-22T11:06:00+09:00");
    expect(others.map(({ start }) => start.at)).toEqual(["2008-05-22T15:00:00+09:00"]);
  });

  it.runIf(hasGrammars("block"))(
    "and of the disk below it are one incident, the disk first where its errors come first",
    async () => {
      const onDisk = standInGrammar.replace("  severity critical", "  needs disk {device}\n  severity critical");
      const text = lines(
        "May 22 10:59:58 ns kernel: end_request: I/O error, dev hda, sector 40512",
        "May 22 10:59:59 ns kernel: end_request: I/O error, dev hda, sector 40520",
        'May 22 11:00:00 ns kernel: Filesystem "hda7": I/O Error Detected.  Shutting down filesystem: hda7',
        "May 22 11:05:02 ns kernel: Ending XFS recovery on filesystem: hda7 (logdev: internal)",
        life("May 22 13:00:00"),
      );
      const { incidents: document } = await scanLogs(
        { "ns/var/log/syslog": text },
        { grammars: standInGrammars(onDisk) },
      );
      expect(document).toHaveLength(1);
      expect(document[0]?.kind).toBe("disk.io-error");
      expect(document[0]?.targets.map(({ component, role }) => [component, role])).toEqual([
        ["disk hda", "primary"],
        ["filesystem hda7", "affected"],
      ]);
      // The mount proves the disk too.
      expect(document[0]?.outages[0]?.end).toMatchObject({ at: "2008-05-22T11:05:02+09:00", basis: "working event" });
    },
  );
});

describe("lines that stand in several files", () => {
  it("count once, in whatever form their stamps are", async () => {
    const bsd = lines(shutdown("May 22 11:00:00"), shutdown("May 22 11:00:00"), life("May 22 11:30:00"));
    const iso = lines(
      "2008-05-22T11:00:00.250000+09:00 ns kernel: XFS (sdb1): Filesystem has been shut down due to log error (0x2).",
      "2008-05-22T11:00:00.260000+09:00 ns kernel: XFS (sdb1): Filesystem has been shut down due to log error (0x2).",
    );
    const [incident] = (
      await scanLogs({ "ns/var/log/kern.log": bsd, "ns/var/log/syslog": bsd, "ns/var/log/messages": iso })
    ).incidents;
    expect(incident?.confidence.reasons[0]).toBe("2 lines show the failure");
    expect(incident?.evidence.map(({ file }) => file.replace(/.*\//, ""))).toEqual(["messages", "messages"]);
  });
});

describe("an incident's id", () => {
  const before = [life("May 22 10:00:00"), shutdown("May 22 11:00:00"), advice("May 22 11:00:00")];
  const after = ["May 22 12:05:02 ns kernel: XFS (sdb1): Ending recovery (logdev: internal)", life("May 22 13:00:00")];
  it("stays when logs are rotated, moved, read with more files, in another zone and year, and when the end comes later", async () => {
    const ids = await Promise.all([
      scanLogs({ "ns/var/log/syslog": lines(...before) }),
      scanLogs({ "ns/var/log/syslog": lines(...before, ...after) }),
      scanLogs({ "other/ns/var/log/syslog.1": lines(...before), "other/ns/var/log/syslog": lines(...after) }),
      scanLogs({ "ns/var/log/syslog": lines(...before, ...after), "ns/var/log/kern.log": lines(...before.slice(1)) }),
      scanLogs({ "ns/var/log/syslog": lines(...before, ...after) }, { zone: "UTC", year: 2007 }),
    ]);
    expect(new Set(ids.map(({ incidents }) => incidents.map(({ id }) => id).join()))).toHaveProperty("size", 1);
  });

  it("differs between hosts and between moments", async () => {
    const [first, second] = await incidentsOf(
      shutdown("May 22 11:00:00"),
      ...after,
      shutdown("May 23 11:00:00"),
      life("May 23 12:00:00"),
    );
    expect(first?.id).not.toBe(second?.id);
    const elsewhere = (await scanLogs({ "fw/var/log/syslog": lines(...before).replaceAll(" ns ", " fw ") }))
      .incidents[0];
    expect(elsewhere?.id).not.toBe(first?.id);
  });
});

it("a year that is given is the newest line's: what ended before New Year lies in the year before", async () => {
  const { incidents } = await scanLogs(
    {
      "ns/var/log/kern.log": lines(shutdown("Dec 30 10:05:00")),
      "ns/var/log/syslog": lines(shutdown("Dec 30 10:05:00"), life("Dec 31 23:59:00"), life("Jan  2 00:00:00")),
    },
    { year: 2009, now: "2009-01-03T00:00:00+09:00" },
  );
  expect(incidents.map(({ start }) => start.at)).toEqual(["2008-12-30T10:05:00+09:00"]);
});

it.runIf(hasGrammars("ufs"))(
  "what only proof of working ends, and fails no more by its own rhythm, ends between its last failure and the end of the log",
  async () => {
    const gone = [0, 1, 2, 3, 4, 5].map(
      (minute) => `May 22 11:0${minute}:00 fw kernel: (ada1:ahcich1:0:0:0): lost device - 0 outstanding, 1 refs`,
    );
    const { incidents } = await scanAny({
      "fw/var/log/messages": lines(
        "May 22 10:00:00 fw cron[7]: (root) CMD (true)",
        ...gone,
        "May 22 19:00:00 fw cron[7]: (root) CMD (true)",
      ),
    });
    expect(incidents).toMatchObject([
      {
        status: "quiet",
        end: {
          at: "2008-05-22T11:05:00+09:00",
          notBefore: "2008-05-22T11:05:00+09:00",
          notAfter: "2008-05-22T19:00:00+09:00",
          basis: "quiet",
        },
      },
    ]);
  },
);
