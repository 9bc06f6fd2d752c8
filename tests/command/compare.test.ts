import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWhenStale, command } from "../built-command.js";
import { lines } from "../scan-logs.js";
import { standInArguments } from "../stand-in.js";

const log = lines(
  "May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8) called from line 1164 of file fs/xfs/xfs_trans.c.  Return address = 0xc01e12df",
  "May 23 01:30:20 ns kernel: XFS mounting filesystem hda7",
  "May 23 01:30:20 ns kernel: Ending clean XFS mount for filesystem: hda7",
);
const found = lines("title,start,end", "Disk,2008-05-22 23:34,01:30");

let top: string;

beforeAll(async () => {
  await buildWhenStale();
  top = mkdtempSync(join(tmpdir(), "logscan-compare-"));
  writeFileSync(join(top, "kern.log"), log);
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

function compare(report: string, ...parameters: readonly string[]) {
  writeFileSync(join(top, "report"), report);
  const times = ["--tz", "Asia/Tokyo", "--year", "2008", "--now", "2008-05-24T00:00:00+09:00", ...standInArguments()];
  const all = [command, "compare", "report", "kern.log", ...times, ...parameters];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    ...{ cwd: top, encoding: "utf8" },
    env: { ...process.env, TZ: "America/St_Johns" },
  });
  return { status, stderr, last: stdout.trimEnd().split("\n").at(-1), stdout };
}

describe("logscan compare", () => {
  it("exits with 0 where every reported incident was found", () => {
    expect(compare(found)).toMatchObject({ status: 0, stderr: "", last: "1 found, 0 missed, 0 extra" });
  });

  it("exits with 1 where one was missed, not where a draft is extra", () => {
    const more = `${found}Other,2008-05-20 10:00,11:00\n`;
    expect(compare(more)).toMatchObject({ status: 1, stderr: "", last: "1 found, 1 missed, 0 extra" });
    expect(compare("* 2008年\n** 5/20\n*** ◆a\n:発生|10:00\n").last).toBe("0 found, 1 missed, 1 extra");
  });

  it("names what it cannot read in the reports with its place, and exits with 3", () => {
    const { status, stderr, last } = compare("• 2008/5/22\n◆Disk\n発生: 23:34\n復旧: 25:30\n");
    expect({ status, last }).toEqual({ status: 3, last: "1 found, 0 missed, 0 extra" });
    expect(stderr).toMatch(/^report:4:5: error report\.time: "25:30" is no time.*\n {2}\| 復旧: 25:30\n {2}\| .*\^\n/);
    expect(compare("nothing here\n")).toMatchObject({ status: 3, last: "0 found, 0 missed, 1 extra" });
  });

  it("speaks Japanese, and JSON", () => {
    expect(compare(found, "--lang", "ja").last).toBe("一致 1、見落とし 0、報告なし 0");
    const comparison = JSON.parse(compare(found, "--format", "json").stdout);
    expect(comparison).toMatchObject({
      found: [{ reported: { text: "Disk", line: 2 }, start: { verdict: "agrees", errorMinutes: 0.5 } }],
      ...{ missed: [], extra: [] },
    });
  });

  it("says what is wrong with its arguments", () => {
    const run = (...parameters: string[]) =>
      spawnSync(process.execPath, [command, "compare", ...parameters], { cwd: top, encoding: "utf8" });
    expect(run()).toMatchObject({ status: 2, stdout: "" });
    expect(run().stderr).toContain("compare needs REPORTS");
    expect(run("absent", "kern.log").stderr).toContain("absent: cannot be read");
    expect(run("report", "kern.log", "--since", "yesterday").status).toBe(2);
    expect(run("--help").stdout).toContain("logscan compare REPORTS");
  });
});
