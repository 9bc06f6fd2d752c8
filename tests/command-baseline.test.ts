import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buildWhenStale, command } from "./built-command.js";
import { standInArguments } from "./stand-in.js";

vi.setConfig({ testTimeout: 60_000 });

const top = mkdtempSync(join(tmpdir(), "logscan-baseline-"));
beforeAll(buildWhenStale, 120_000);
afterAll(() => rmSync(top, { recursive: true }));

const onset =
  "May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8) called from line 1164 of file fs/xfs/xfs_trans.c.  Return address = 0xc01e12df\n";
const life = (clock: string) => `May ${clock} ns /USR/SBIN/CRON[2417]: (root) CMD (run-parts /etc/cron.hourly)\n`;
const recovery = "May 23 01:30:20 ns kernel: Ending clean XFS mount for filesystem: hda7\n";
const times = [
  "--tz",
  "Asia/Tokyo",
  "--year",
  "2008",
  "--now",
  "2008-05-23T18:00:00+09:00",
  "--lang",
  "en",
  ...standInArguments(),
];

function logscan(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...times, ...parameters], {
    cwd: top,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const write = (name: string, text: string) => writeFileSync(join(top, name), text);

test("an earlier report gives ids, and says what is new, updated, unchanged or absent", () => {
  write("syslog", life("22 20:17:01") + onset + life("23 00:17:01"));
  for (const format of ["json", "ndjson"]) {
    expect(logscan("--format", format, "-o", `earlier.${format}`, "syslog").status).toBe(0);
    const again = logscan("--baseline", `earlier.${format}`, "syslog");
    expect(again.stdout).toContain("Against the earlier report: 0 new, 0 updated, 1 unchanged, 0 absent.");
    expect(logscan("--quiet", "--baseline", `earlier.${format}`, "syslog")).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  }
  write("later", life("22 20:17:01") + onset + life("23 00:17:01") + recovery + life("23 03:17:01"));
  const later = logscan("--quiet", "--baseline", "earlier.json", "later");
  expect(later.stdout).toContain("0 new, 1 updated, 0 unchanged, 0 absent");
  write("healthy", life("22 20:17:01") + life("23 00:17:01"));
  expect(logscan("--baseline", "earlier.json", "healthy").stdout).toMatch(/absent: .* ls1-[0-9a-f]{16}/);
});

test.each([
  ["none.json", null, /--baseline none\.json: cannot be read: no such file or directory/],
  [
    "text.json",
    "no JSON\n",
    /--baseline text\.json: line 1 is no incident .*; expected what logscan --format json or ndjson/,
  ],
  ["other.json", '{"schemaVersion": 1}\n', /--baseline other\.json: is no report of logscan: incidents/],
  ["other.ndjson", '\n{"id": "x"}\n', /--baseline other\.ndjson: line 2 is no incident \(id: /],
])("%s is refused before anything is read", (name, text, message) => {
  if (text !== null) write(name, text);
  const result = logscan("--baseline", name, "no-such-log");
  expect(result.status).toBe(2);
  expect(result.stderr).toMatch(message);
  expect(result.stderr).not.toContain("no-such-log");
  expect(result.stderr).not.toMatch(/^\s+at /m);
});
