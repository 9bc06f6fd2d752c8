import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { buildWhenStale, command, project } from "../built-command.js";

vi.setConfig({ testTimeout: 60_000 });
beforeAll(buildWhenStale, 120_000);

function explain(parameters: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "explain", ...parameters], {
    cwd: project,
    input,
    encoding: "utf8",
    env: { ...process.env, TZ: "America/St_Johns" },
  });
  return { status, stdout, stderr };
}

const times = ["--tz", "Asia/Tokyo", "--year", "2008", "--now", "2008-08-01T00:00:00Z"];
const shutdown =
  "Jul 28 13:57:40 ns kernel: xfs_force_shutdown(hda7,0x1) called from line 1737 of file fs/xfs/xfs_vnodeops.c.  Return address = 0xc01e93a6";

test("a claimed line: its time and how that is known, host, program, event, pattern and tokens", () => {
  const { status, stdout, stderr } = explain([...times, shutdown]);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout.replace(/xfs\.grammar:\d+/, "xfs.grammar:N").split("\n")).toEqual([
    shutdown,
    "  time        2008-07-28T13:57:40+09:00  (year by --year; zone configured: Asia/Tokyo)",
    "  host        ns",
    "  program     kernel",
    "  message     from column 28",
    "  claimed by  xfs.shutdown (grammars/xfs.grammar:N)",
    "  says        filesystem hda7: failing",
    "  pattern     xfs_force_shutdown({device},{flags}) called from line {line} of file {file}. Return address = {address}",
    "  tokens      device   device  47-50    hda7",
    "              flags    hex     52-54    0x1",
    "              line     int     74-77    1737",
    "              file     path    87-107   fs/xfs/xfs_vnodeops.c",
    "              address  hex     128-137  0xc01e93a6",
    "",
  ]);
});

test("a line that nothing claims: the nearest pattern, and the character at which it fails", () => {
  const { stdout } = explain([...times, shutdown.replace("called from", "calld from")]);
  const lines = stdout.split("\n");
  expect(lines).toContain("  claimed by  no pattern");
  expect(stdout).toMatch(/ {2}nearest {5}xfs\.shutdown \(grammars\/xfs\.grammar:\d+\)/);
  expect(lines).toContain("  why not     character 34 of the message: expected `ed from line `");
  const caret = lines.at(-2) ?? "";
  expect(lines.at(-3)?.slice(caret.indexOf("^"))).toMatch(/^d from line 1737/);
});

test("the same words of another program", () => {
  expect(explain([shutdown.replace("kernel", "myapp[77]")]).stdout).toContain(
    "  why not     its message fits whole; expected the program kernel, not myapp\n",
  );
});

test("year and zone say where they came from", () => {
  expect(explain(["--now", "2026-11-22T00:00:00Z", shutdown]).stdout).toContain(
    "2026-07-28T13:57:40-02:30  (year by latest possible; zone assumed: America/St_Johns)",
  );
  expect(explain([shutdown.replace("Jul 28 13:57:40", "2008-07-28T13:57:40+09:00")]).stdout).toContain(
    "(year stated; zone stated)",
  );
  expect(explain(["[   12.345678] EXT4-fs error"]).stdout).toContain(
    "  time        only how long after a boot; nothing in this log dates the boot\n",
  );
});

test("what is no record says so, and control characters stay harmless", () => {
  expect(explain(["hello", "\x1b[2Jworld"])).toEqual({
    status: 0,
    stdout:
      "hello \\x1b[2Jworld\n  not read    no record of a form that logscan knows: it has no time that stands where times stand\n",
    stderr: "",
  });
});

test("a log line by line, and in account, where everything that was read is counted once", () => {
  const log = join("fixtures", "incidents", "2008-05-22-xfs", "ns", "var", "log", "kern.log");
  const whole = explain([...times, "-f", log]).stdout;
  expect(whole.match(/^fixtures\/incidents\/2008-05-22-xfs\/ns\/var\/log\/kern\.log:\d+$/gm)).toHaveLength(173);
  expect(whole).toContain("2008-05-22T23:34:30+09:00");
  const account = explain([...times, "--account", "-f", log])
    .stdout.trimEnd()
    .split("\n");
  const counts = new Map(account.map((row) => [row.trim().replace(/^\d+ +/, ""), Number.parseInt(row, 10)]));
  expect(counts.get("lines")).toBe(173);
  const [recognised, passed, unread] = account.slice(-4, -1).map((row) => Number.parseInt(row, 10));
  expect(Number(recognised) + Number(passed) + Number(unread)).toBe(173);
  const ofEvents = account.slice(0, -4).reduce((sum, row) => sum + Number.parseInt(row, 10), 0);
  expect(ofEvents).toBe(recognised);
  expect(counts.get("xfs.shutdown (failing)")).toBeGreaterThan(0);
});

test("standard input", () => {
  const { stdout } = explain([...times, "--account", "-"], `${shutdown}\n${shutdown}\nnothing\n`);
  expect(stdout).toBe(
    "2  xfs.shutdown (failing)\n2  recognised\n0  passed over: no pattern claims them\n1  no record of a known form\n3  lines\n",
  );
});

test.each([
  ["nothing", [], "explain: expected a line, -f FILE, or - for standard input"],
  ["a log that is not there", ["-f", "nowhere.log"], "explain: there is no line in nowhere.log"],
])("2 for %s", (_, parameters, message) => {
  expect(explain(parameters)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(message) });
});
