import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compareWithBaseline } from "../../src/incident/baseline.js";
import { documentSchema, type ScanDocument } from "../../src/incident/record.js";
import { lines, scanLogs as scanAny } from "../scan-logs.js";
import { standInGrammars } from "../stand-in.js";

const grammars = standInGrammars();
const scanLogs: typeof scanAny = (logs, options) => scanAny(logs, { grammars, ...options });

const before = lines("Jul 28 12:00:00 ns cron[7]: x", "Jul 28 13:00:00 ns cron[7]: x");
const trouble = lines(
  "Jul 28 13:57:40 ns kernel: xfs_force_shutdown(hda7,0x1) called from line 1737 of file fs/xfs/xfs_vnodeops.c.  Return address = 0xc01e93a6",
);
const during = lines("Jul 28 14:30:00 ns cron[7]: x", "Jul 28 15:00:00 ns cron[7]: x");
const recovery = lines(
  "Jul 28 15:10:00 ns kernel: XFS mounting filesystem hda7",
  "Jul 28 15:10:01 ns kernel: Ending clean XFS mount for filesystem: hda7",
  "Jul 28 16:00:00 ns cron[7]: x",
);
const firstSign = lines(
  "Jul 28 13:30:00 ns kernel: xfs_force_shutdown(hda7,0x1) called from line 1 of file fs/xfs/xfs_log.c.  Return address = 0xc01e93a6",
);

const ids = ({ incidents }: ScanDocument) => incidents.map(({ id }) => id);
/** As it comes back from a file. */
const stored = (document: ScanDocument) => documentSchema.parse(JSON.parse(JSON.stringify(document))).incidents;

describe("an incident that is scanned again", () => {
  it("keeps its id after rotation, with its end, in another directory and beside copies", async () => {
    const first = await scanLogs({ syslog: before + trouble + during });
    expect(first.incidents.map(({ kind, end }) => [kind, end])).toEqual([["filesystem.shutdown", null]]);
    const rotated = { "syslog.2.gz": gzipSync(before + trouble), "syslog.1": during, syslog: recovery };
    const later = await scanLogs(rotated);
    expect(ids(later)).toEqual(ids(first));
    expect(later.incidents[0]?.end?.at).toBe("2008-07-28T15:10:01+09:00");
    expect(ids(await scanLogs({ "var/log/syslog": before + trouble + during + recovery }, {}))).toHaveLength(1);
    const copies = { ...rotated, "kern.log": trouble + recovery, "old/syslog": before + trouble };
    expect(ids(await scanLogs(copies))).toEqual(ids(first));
  });

  it("keeps its id whatever the zone and the form of the stamps", async () => {
    const first = await scanLogs({ syslog: before + trouble + during });
    expect(ids(await scanLogs({ syslog: before + trouble + during }, { zone: "Europe/Berlin" }))).toEqual(ids(first));
    const iso = (before + trouble + during).replace(/Jul 28 ([\d:]+)/g, "2008-07-28T$1.250000+09:00");
    expect(ids(await scanLogs({ syslog: iso }))).toEqual(ids(first));
  });
});

describe("compared with an earlier report", () => {
  it("is unchanged, updated or new, and what is gone is absent", async () => {
    const first = await scanLogs({ syslog: before + trouble + during });
    const same = compareWithBaseline(await scanLogs({ "logs/syslog": before + trouble + during }), stored(first));
    expect(same.baseline).toEqual({ new: [], updated: [], unchanged: ids(first), absent: [] });
    const later = compareWithBaseline(await scanLogs({ syslog: before + trouble + during + recovery }), stored(first));
    expect(later.baseline).toEqual({ new: [], updated: ids(first), unchanged: [], absent: [] });
    expect(documentSchema.parse(JSON.parse(JSON.stringify(later)))).toEqual(JSON.parse(JSON.stringify(later)));
    const none = compareWithBaseline(await scanLogs({ syslog: before }), stored(first));
    expect(none.baseline?.absent).toEqual([
      { id: ids(first)[0], kind: "filesystem.shutdown", title: first.incidents[0]?.title },
    ]);
    expect(compareWithBaseline(first, []).baseline?.new).toEqual(ids(first));
  });

  it("keeps its id when earlier evidence appears, and its new one is an alias", async () => {
    const first = await scanLogs({ syslog: trouble + during });
    const more = await scanLogs({ syslog: before + firstSign + trouble + during + recovery });
    expect(ids(more)).toHaveLength(1);
    expect(ids(more)).not.toEqual(ids(first));
    const compared = compareWithBaseline(more, stored(first));
    expect(ids(compared)).toEqual(ids(first));
    expect(compared.incidents[0]?.aliases).toEqual(ids(more));
    expect(compared.baseline).toMatchObject({ new: [], updated: ids(first), absent: [] });
    // And from then on by its alias, whoever comes first.
    const again = compareWithBaseline(more, stored(compared));
    expect([ids(again), again.baseline?.unchanged]).toEqual([ids(first), ids(first)]);
  });

  it("is another incident on another host or at another time", async () => {
    const first = await scanLogs({ syslog: before + trouble + recovery });
    const other = await scanLogs({ syslog: (before + trouble + recovery).replaceAll(" ns ", " fw ") });
    expect(compareWithBaseline(other, stored(first)).baseline?.new).toEqual(ids(other));
    const next = (before + trouble + recovery).replaceAll("Jul 28", "Jul 30");
    const both = await scanLogs({ syslog: before + trouble + recovery + next });
    const compared = compareWithBaseline(both, stored(first));
    expect(ids(compared)).toHaveLength(2);
    expect(new Set(ids(compared)).size).toBe(2);
    expect(compared.baseline?.unchanged).toEqual(ids(first));
    expect(compared.baseline?.new).toHaveLength(1);
  });
});
