import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildWhenStale, command, project } from "../built-command.js";
import { hasCases } from "../needs-grammar.js";
import { standInArguments } from "../stand-in.js";
import { pumpGrammar, pumpLines } from "../testing/pump.js";

vi.setConfig({ testTimeout: 60_000 });
beforeAll(buildWhenStale, 120_000);

function explain(parameters: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "explain", ...parameters], {
    cwd: project,
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, TZ: "America/St_Johns" },
  });
  return { status, stdout, stderr };
}

const times = ["--tz", "Asia/Tokyo", "--year", "2008", "--now", "2008-08-01T00:00:00Z"];
const standIn = standInArguments();
const hasOutage = hasCases("2008-05-22-xfs");
const outage = "fixtures/incidents/2008-05-22-xfs";
const shutdown =
  "Jul 28 13:57:40 ns kernel: xfs_force_shutdown(hda7,0x1) called from line 1737 of file fs/xfs/xfs_vnodeops.c.  Return address = 0xc01e93a6";

test("a claimed line: its time and how that is known, host, program, event, pattern and tokens", () => {
  const { status, stdout, stderr } = explain([...times, ...standIn, shutdown]);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout.replace(/[^\s(]*stand-in\.grammar:\d+/, "stand-in.grammar:N").split("\n")).toEqual([
    shutdown,
    "  time        2008-07-28T13:57:40+09:00  (year by --year; zone configured: Asia/Tokyo)",
    "  host        ns",
    "  program     kernel",
    "  message     from column 28",
    "  claimed by  xfs.shutdown (stand-in.grammar:N)",
    "  says        filesystem hda7: failing",
    "  pattern     xfs_force_shutdown({device},{flags}) called from line {line:int} of file {file:path}. Return address = {address:hex}",
    "  tokens      device   device  47-50    hda7",
    "              flags    hex     52-54    0x1",
    "              line     int     74-77    1737",
    "              file     path    87-107   fs/xfs/xfs_vnodeops.c",
    "              address  hex     128-137  0xc01e93a6",
    "",
  ]);
});

test("a line that nothing claims: the nearest pattern, and the character at which it fails", () => {
  const { stdout } = explain([...times, ...standIn, shutdown.replace("called from", "calld from")]);
  const lines = stdout.split("\n");
  expect(lines).toContain("  claimed by  no pattern");
  expect(stdout).toMatch(/ {2}nearest {5}xfs\.shutdown \(\S*stand-in\.grammar:\d+\)/);
  expect(lines).toContain("  why not     character 34 of the message: expected `ed from line `");
  const caret = lines.at(-2) ?? "";
  expect(lines.at(-3)?.slice(caret.indexOf("^"))).toMatch(/^d from line 1737/);
});

test("the same words of another program", () => {
  expect(explain([...standIn, shutdown.replace("kernel", "myapp[77]")]).stdout).toContain(
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

test.runIf(hasOutage)("a log line by line, and in account, where everything that was read is counted once", () => {
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
  const { stdout } = explain([...times, ...standIn, "--account", "-"], `${shutdown}\n${shutdown}\nnothing\n`);
  expect(stdout).toBe(
    "2  xfs.shutdown (failing)\n2  recognised\n0  passed over: no pattern claims them\n1  no record of a known form\n3  lines\n",
  );
});

const ofOutage = [...times, "--now", "2008-05-23T18:00:00+09:00"];

test.runIf(hasOutage)(
  "a draft by its id: what opened and closed it, by which thresholds, and what was joined to it",
  () => {
    const { status, stdout } = explain([...ofOutage, "ls1-9723c3a303dffe15", outage]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ls1-9723c3a303dffe15 {2}filesystem\.shutdown {2}XFS file system hda7 shut down \(ns\)\n/);
    expect(stdout).toMatch(
      /\nfilesystem hda7 on ns: failure, the suspected cause\n {2}opened by {3}xfs\.corruption \(grammars\/xfs\.grammar:\d+\) {2}.*kern\.log:5 {2}2008-05-22T23:34:30\+09:00 /,
    );
    expect(stdout).toContain("\n  threshold   opens at once\n");
    expect(stdout).toMatch(/\n {2}closed by {3}working event\n {14}xfs\.recovered .*kern\.log:170 /);
    expect(stdout).toContain("\n  limits      quiet never, ");
    expect(stdout).toContain("\nhost on ns: failure, joined to it");
    expect(explain([...ofOutage, "ls1-0000000000000000", outage])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("explain ls1-0000000000000000: no draft has this id"),
    });
  },
);

const whyNot = (...parameters: string[]) => explain([...ofOutage, "--why-not", ...parameters]).stdout;

test.runIf(hasOutage)("why not: a time may count back from the present", () => {
  expect(whyNot("ns", "filesystem hda7", "-18h20min", outage)).toBe(
    whyNot("ns", "filesystem hda7", "2008-05-22 23:40", outage),
  );
});

test.runIf(hasOutage)("why not: what was seen, and that it was an incident, or why it was none", () => {
  expect(whyNot("ns", "filesystem hda7", "2008-05-22 23:40", outage)).toContain(
    "\n  because     it was one: ls1-9723c3a303dffe15, XFS file system hda7 shut down (ns)",
  );
  const healthy = whyNot("ns", "filesystem hda5", "2008-05-23 01:40", outage);
  expect(healthy).toMatch(/^filesystem hda5 on ns\n {2}seen {8}xfs\.mounting \(note\) {2}.*kern\.log:163 /);
  expect(healthy).toContain("\n  because     no line within an hour says that it failed\n");
  expect(whyNot("ns", "filesystem hda8", "2008-05-23 01:40", outage)).toMatch(
    /^No line speaks of filesystem hda8 on ns; did you mean `filesystem hda\d`\?\nSpoken of are: .*filesystem hda7/,
  );
  expect(whyNot("nss", "filesystem hda8", "2008-05-23 01:40", outage)).toBe(
    "No pattern claims a line of the host nss; did you mean `ns`?\n",
  );
});

describe("why not, where a threshold was not reached", () => {
  const folder = mkdtempSync(join(tmpdir(), "logscan-why-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const grammar = (opens: string) => pumpGrammar.replace("quiet never", `quiet never\n  opens ${opens}`);

  test.each([
    ["3 within 10min", "pump.dry opens 3 within 10min; at most 1 came within 10min"],
    [
      "2 different {device} within 1h",
      "pump.dry opens 2 different {device} within 1h; at most 1 different {device} came within 1h",
    ],
    ["never", "pump.dry never opens an outage by itself"],
  ])("opens %s", (opens, because) => {
    writeFileSync(join(folder, "pump.grammar"), grammar(opens), { mode: 0o644 });
    writeFileSync(join(folder, "night.log"), pumpLines.join("\n"));
    const parameters = [
      "--grammars",
      join(folder, "pump.grammar"),
      "db01",
      "pump hda",
      "2008-03-07 10:10",
      join(folder, "night.log"),
    ];
    expect(whyNot(...parameters)).toContain(`\n  because     ${because}\n`);
  });

  test.each([
    ["09:50", "not before 2008-03-07T10:02:11+09:00"],
    ["10:40", "over since 2008-03-07T10:22:11+09:00"],
  ])("at %s, near an incident", (time, when) => {
    writeFileSync(join(folder, "pump.grammar"), pumpGrammar, { mode: 0o644 });
    writeFileSync(join(folder, "night.log"), pumpLines.join("\n"));
    const question = ["db01", "pump hda", `2008-03-07 ${time}`, join(folder, "night.log")];
    const lines = whyNot("--grammars", join(folder, "pump.grammar"), ...question).split("\n");
    expect(lines.filter((line) => line.startsWith("  because"))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^  because     ${when.replace("+", "\\+")}: it was one: ls1-[0-9a-f]{16}, Pump hda stands still \\(db01\\)`,
        ),
      ),
    ]);
  });

  test("of many lines those nearest to the moment are shown", () => {
    const minutes = Array.from({ length: 50 }, (_, minute) => String(minute).padStart(2, "0"));
    writeFileSync(join(folder, "pump.grammar"), pumpGrammar, { mode: 0o644 });
    writeFileSync(
      join(folder, "day.log"),
      minutes
        .map(
          (minute) =>
            `Mar  7 10:${minute}:00 db01 pumpd[812]: pump hda ${Number(minute) % 2 === 0 ? "runs dry" : "draws water"}\n`,
        )
        .join(""),
    );
    const question = ["db01", "pump hda", "2008-03-07 10:49", join(folder, "day.log")];
    const text = whyNot("--grammars", join(folder, "pump.grammar"), ...question);
    expect(text).toContain("T10:49:00+09:00");
    expect(text).not.toContain("T10:00:00+09:00  ");
    expect(text).toMatch(/\n {14}and \d+ more within an hour\n/);
  });
});

test.each([
  ["a time that is none", ["--why-not", "ns", "clamd", "soon", outage], "explain --why-not soon: expected a time"],
  ["half a question", ["--why-not", "ns"], "explain --why-not: expected HOST COMPONENT TIME PATH ..."],
  ["nothing", [], "explain: expected a line, -f FILE, or - for standard input"],
  ["a log that is not there", ["-f", "nowhere.log"], "explain: there is no line in nowhere.log"],
])("2 for %s", (_, parameters, message) => {
  expect(explain(parameters)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(message) });
});

test("a file that cannot be read is said, with what to do", () => {
  const missing = join(tmpdir(), "logscan-explain-no-such-file.log");
  const { status, stderr } = explain([...times, "-f", missing]);
  expect(stderr).toContain(`${missing}: error read.not-found: no such file or directory\n  hint: check the path`);
  expect(status).toBe(2);
});

test("nothing more is read and explained when nobody reads on", async () => {
  const folder = mkdtempSync(join(tmpdir(), "logscan-explain-"));
  const log = join(folder, "messages");
  writeFileSync(log, `${shutdown}\n`.repeat(20_000));
  const counting = `let writes = 0; const write = process.stdout.write;
    process.stdout.write = function (...given) { writes++; return write.apply(this, given); };
    process.on("exit", () => process.stderr.write("wrote " + writes + " times\\n"));`;
  const hook = `data:text/javascript,${encodeURIComponent(counting)}`;
  const child = spawn(process.execPath, ["--import", hook, command, "explain", ...times, "-f", log]);
  child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  rmSync(folder, { recursive: true });
  expect([status, said]).toEqual([0, "wrote 1 times\n"]);
});

test("of a long log that nothing claims each line costs little", () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => {
    return `May 22 23:34:30 ns kernel: xfs_force_shutdwn(hda7,0x${index % 9}) calld from line ${index} of a file\n`;
  });
  const started = performance.now();
  const { stdout } = explain([...times, ...standIn, "-"], lines.join(""));
  // To look for the nearest of all patterns anew for each took four minutes.
  expect(performance.now() - started).toBeLessThan(40_000);
  expect(stdout.split("  claimed by  no pattern\n")).toHaveLength(20_001);
});
