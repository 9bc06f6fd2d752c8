import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildWhenStale, command } from "../built-command.js";
import { lines } from "../scan-logs.js";
import { standInArguments } from "../stand-in.js";

const onset =
  "May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8) called from line 1164 of file fs/xfs/xfs_trans.c.  Return address = 0xc01e12df";
const recovery = [
  "May 23 01:30:20 ns kernel: XFS mounting filesystem hda7",
  "May 23 01:30:20 ns kernel: Ending clean XFS mount for filesystem: hda7",
];
const times = ["--tz", "Asia/Tokyo", "--year", "2008", "--now", "2008-05-24T00:00:00+09:00", ...standInArguments()];

let top: string;

beforeAll(async () => {
  await buildWhenStale();
  top = mkdtempSync(join(tmpdir(), "logscan-page-"));
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

function scanTo(page: string, format: string): string {
  const run = spawnSync(process.execPath, [command, ...times, "--format", format, "-o", page, join(top, "kern.log")], {
    encoding: "utf8",
  });
  expect(run).toMatchObject({ status: 0, stdout: "" });
  return run.stderr;
}

it.each(["markdown", "pukiwiki"])("a page of %s is written once, then updated around the words of people", (format) => {
  const page = join(top, `page.${format}`);
  writeFileSync(join(top, "kern.log"), lines(onset));
  expect(scanTo(page, format)).toBe("");
  const first = readFileSync(page, "utf8");
  expect(first).toMatch(/unknown, the log ends/);
  writeFileSync(page, first.replace("(to be written)", "An old disk."));
  writeFileSync(join(top, "kern.log"), lines(onset, ...recovery));
  scanTo(page, format);
  const second = readFileSync(page, "utf8");
  expect(second).toContain("An old disk.");
  expect(second).toContain("2008-05-23 01:30:20 +09:00");
  expect(second.match(/logscan:begin/g)).toHaveLength(2);
  writeFileSync(page, second.replace(/logscan:end (\S+) facts/, "removed"));
  expect(scanTo(page, format)).toContain("warning page.left-to-people: ls1-");
});
