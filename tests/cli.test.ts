import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Incident, ScanDocument } from "../src/incident/record.js";
import { buildWhenStale, command, project } from "./built-command.js";
import { hasCases, hasGrammars } from "./needs-grammar.js";
import { standInArguments } from "./stand-in.js";

/** Seven hours of a file system: shut down at 23:34:30, mounted again at 01:30:20; both moments are Tokyo's. */
const onset =
  "May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8) called from line 1164 of file fs/xfs/xfs_trans.c.  Return address = 0xc01e12df";
const recovery = [
  "May 23 01:30:20 ns kernel: XFS mounting filesystem hda7",
  "May 23 01:30:20 ns kernel: Ending clean XFS mount for filesystem: hda7",
];
const healthy = (clock: string) => `May ${clock} ns /USR/SBIN/CRON[2417]: (root) CMD (run-parts /etc/cron.hourly)`;
const outage = `${[healthy("22 20:17:01"), healthy("22 23:17:01"), onset, healthy("23 00:17:01"), ...recovery, healthy("23 03:17:01")].join("\n")}\n`;
const quietNight = `${["22 20:17:01", "22 21:17:01", "22 22:17:01"].map(healthy).join("\n")}\n`;
const standIn = standInArguments();
const times = ["--tz", "Asia/Tokyo", "--year", "2008", "--now", "2008-05-23T18:00:00+09:00", ...standIn];

// Every test starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });

let top: string;

beforeAll(async () => {
  await buildWhenStale();
  top = realpathSync(mkdtempSync(join(tmpdir(), "logscan-command-")));
  chmodSync(top, 0o755);
}, 120_000);

afterAll(() => rmSync(top, { recursive: true, force: true }));

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The machine's zone is one that no test names, so that a result in it would be seen. */
const environment = { ...process.env, TZ: "America/St_Johns" };

function logscan(parameters: readonly string[], input: string | Buffer = "", uid?: number): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...parameters], {
    cwd: top,
    env: environment,
    input,
    encoding: "utf8",
    ...(uid === undefined ? {} : { uid }),
  });
  return { status, stdout, stderr };
}

let count = 0;

/** A log file in a folder of its own; gives its path. */
function log(content: string | Buffer, name = "messages"): string {
  const folder = join(top, `case-${++count}`);
  mkdirSync(folder);
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const documentOf = ({ stdout }: Result): ScanDocument => JSON.parse(stdout);
const spanOf = ({ start, end }: Incident) => [start.at, end?.at ?? null];
const tokyoSpan = ["2008-05-22T23:34:30+09:00", "2008-05-23T01:30:20+09:00"];

describe("exit status", () => {
  it("0 when the scan is done, with and without an incident", () => {
    expect(logscan([...times, log(outage)]).status).toBe(0);
    expect(logscan([...times, log(quietNight)]).status).toBe(0);
  });

  it.each([
    ["critical", 1],
    ["error", 1],
    ["info", 1],
  ])("for --fail-on %s with a critical incident: %d", (severity, status) => {
    expect(logscan([...times, "--fail-on", severity, log(outage)]).status).toBe(status);
  });

  it("0 for --fail-on when there is no incident", () => {
    expect(logscan([...times, "--fail-on", "info", log(quietNight)]).status).toBe(0);
  });

  it.runIf(hasGrammars("link"))("0 for --fail-on when there is only a lesser incident", () => {
    const linkDown = `${healthy("22 20:17:01")}\nMay 22 20:20:00 ns kernel: e1000: eth0: e1000_watchdog: NIC Link is Down\n${healthy("22 23:17:01")}\n`;
    const lesser = documentOf(logscan([...times, "--format", "json", log(linkDown)])).incidents;
    expect(lesser.map(({ severity }) => severity)).toEqual(["error"]);
    expect(logscan([...times, "--fail-on", "critical", log(linkDown)]).status).toBe(0);
    expect(logscan([...times, "--fail-on", "error", log(linkDown)]).status).toBe(1);
  });

  it.each<[string, string[], RegExp]>([
    ["an unknown option", ["--frobnicate"], /--frobnicate/],
    ["an option without its value", ["--since"], /--since/],
    ["an unknown zone", ["--tz", "Mars/Phobos"], /--tz Mars\/Phobos: .*expected .*Europe\/Berlin/],
    ["an unknown zone of one host", ["--tz", "UTC,ns=Mars/Phobos"], /--tz Mars\/Phobos: .*expected/],
    ["two zones for all hosts", ["--tz", "UTC,Asia/Tokyo"], /--tz UTC,Asia\/Tokyo: expected/],
    ["a year of two digits", ["--year", "08"], /--year 08: expected/],
    ["a year in words", ["--year", "last"], /--year last: expected/],
    ["a --since that is no time", ["--since", "soonish"], /--since soonish: expected a time/],
    ["an --until that is no time", ["--until", "2008-13-01"], /--until 2008-13-01: expected a time/],
    ["a --now that is no time", ["--now", "25:00"], /--now 25:00: expected a time/],
    ["an unknown format", ["--format", "xml"], /--format xml: expected one of text, json, ndjson/],
    ["an unknown language", ["--lang", "de"], /--lang de: expected one of en, ja/],
    ["an unknown severity", ["--fail-on", "fatal"], /--fail-on fatal: expected one of .*critical/],
    ["an unknown colour", ["--color", "green"], /--color green: expected one of auto, always, never/],
    ["a host without its directory", ["--host", "ns"], /--host ns: expected NAME=/],
    ["an alias of nothing", ["--alias", "www="], /--alias www=: expected NAME=/],
    ["limits that hold nothing", ["--since", "2008-05-02", "--until", "2008-05-01"], /until must be later than since/],
    ["a report where a directory is", ["-o", "/"], /logscan: \/: cannot be written: a directory; expected a file\n/],
    [
      "a baseline that is a directory",
      ["--baseline", "/"],
      /--baseline \/: cannot be read: a directory; expected a file/,
    ],
    [
      "names to hide that are not there",
      ["--redact-file", "/none"],
      /--redact-file \/none: cannot be read: no such file/,
    ],
  ])("2 for %s, naming the option and what was expected", (_, parameters, message) => {
    const result = logscan([log(outage), ...parameters]);
    expect(result.status).toBe(2);
    expect(result.stdout).toBe("");
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/^\s+at .*:\d+|node:internal|Error:/m);
  });

  it("2 when the report cannot be written, without a stack", () => {
    const result = logscan([...times, "-o", join(top, "no/such/folder/report"), log(outage)]);
    expect(result).toMatchObject({ status: 2, stdout: "" });
    expect(result.stderr).toContain(join(top, "no/such/folder/report"));
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    [["export"], "logscan export --help"],
    [["explain", "--frobnicate"], "logscan explain --help"],
    [["test", "/none"], "logscan test --help"],
    [["schema", "none"], "logscan --help"],
    [["--frobnicate"], "logscan --help"],
  ])("2 for %j, with the help that says more", (parameters, help) => {
    const { status, stderr } = logscan(parameters);
    expect(status).toBe(2);
    expect(stderr.split("\n").at(-2)).toBe(`Try: ${help}`);
  });

  it.each([
    ["at once", "() => { throw new TypeError('no\\x1b[2Jwords'); }"],
    ["later", "() => { setTimeout(() => { throw new TypeError('no\\x1b[2Jwords'); }, 1); }"],
  ])("2 with one line to report, and no stack, where logscan itself fails: %s", (_, failing) => {
    const hook = `data:text/javascript,${encodeURIComponent(`process.stdout.write = ${failing}`)}`;
    for (const parameters of [["--help"], ["grammars"]]) {
      const result = spawnSync(process.execPath, ["--import", hook, command, ...parameters], { encoding: "utf8" });
      expect(result).toMatchObject({ status: 2, stdout: "" });
      expect(result.stderr).toMatch(
        /^logscan: error command\.unforeseen: TypeError: no\\x1b\[2Jwords; please report this line .*\(logscan \S+, Node \S+, \S+\)\n$/,
      );
    }
  });

  it("2 even where --fail-on would find something and a log is missing", () => {
    expect(logscan([log(outage), join(top, "missing"), "--fail-on", "info", "--year", "x"]).status).toBe(2);
  });

  it("0 with a warning where the directory of a host is not there, as that of what is not mounted", () => {
    const { status, stderr } = logscan([log(outage), "--host", "web=/none", "--year", "2008"]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^warning command\.host: --host web=\/none: no such directory\n {2}hint: /m);
  });

  it("3 for a path that does not exist; the others are still read", () => {
    const result = logscan([...times, "--format", "json", "--fail-on", "info", log(outage), join(top, "missing.log")]);
    expect(result.status).toBe(3);
    expect(documentOf(result).incidents.map(spanOf)).toEqual([tokyoSpan]);
    expect(result.stderr).toContain(join(top, "missing.log"));
  });

  it("3 for a file whose compression it cannot undo, with the command that can", () => {
    const lz4 = log(Buffer.concat([Buffer.from("04224d18", "hex"), Buffer.alloc(64, 1)]), "messages.lz4");
    const result = logscan([...times, lz4]);
    expect(result.status).toBe(3);
    expect(result.stdout).toContain(`lz4 -dc '${lz4}' | logscan -`);
  });

  it("3 for a file without the right to read it", (context) => {
    const path = log(outage);
    chmodSync(dirname(path), 0o755);
    chmodSync(path, 0o000);
    const stranger = process.getuid?.() === 0 ? 65534 : undefined;
    if (logscan(["--version"], "", stranger).status !== 0) return context.skip("no other user may run the command");
    const result = logscan([...times, "--format", "json", path], "", stranger);
    expect(result.status).toBe(3);
    expect(documentOf(result).diagnostics).toContainEqual(
      expect.objectContaining({ code: "read.permission", file: path }),
    );
  });

  it("0 where only what is no log was left out", () => {
    const path = log(quietNight);
    writeFileSync(join(dirname(path), "wtmp"), Buffer.alloc(384, 7));
    expect(logscan([...times, dirname(path)]).status).toBe(0);
  });
});

describe("standard input", () => {
  it("is read for -, plain and compressed", () => {
    for (const input of [Buffer.from(outage), gzipSync(outage)]) {
      const result = logscan([...times, "--format", "json", "-"], input);
      expect(result.status).toBe(0);
      expect(documentOf(result).incidents.map(spanOf)).toEqual([tokyoSpan]);
    }
  });

  it.runIf(hasGrammars("apache"))("shows what the same log shows as a file, silences too", () => {
    const request = (second: number) =>
      `192.0.2.${second % 97} - - [22/May/2008:${new Date(second * 1000).toISOString().slice(11, 19)} +0900] "GET / HTTP/1.1" 200 91\n`;
    const seconds = Array.from({ length: 2400 }, (_, index) => 3 * index);
    const text = seconds
      .filter((second) => second < 3000 || second > 3600)
      .map(request)
      .join("");
    const incidentsOf = (result: Result, path: string) =>
      JSON.stringify(documentOf(result).incidents).replaceAll(JSON.stringify(path), '"-"');
    const path = log(text, "access.log");
    const piped = incidentsOf(logscan([...times, "--format", "json", "-"], text), "-");
    expect(JSON.parse(piped)).toHaveLength(1);
    expect(piped).toBe(incidentsOf(logscan([...times, "--format", "json", path]), path));
  });

  it("may be what journalctl -o json prints", () => {
    const entry = (iso: string, message: string) =>
      JSON.stringify({
        __CURSOR: "s=0",
        __REALTIME_TIMESTAMP: String(Date.parse(iso) * 1000),
        _HOSTNAME: "db01",
        _TRANSPORT: "kernel",
        SYSLOG_IDENTIFIER: "kernel",
        MESSAGE: message,
      });
    const journal = [
      entry("2026-03-07T09:14:00Z", "usb 1-1: new high-speed USB device number 2 using xhci_hcd"),
      entry("2026-03-07T09:14:47Z", "XFS (dm-0): Log I/O Error Detected. Shutting down filesystem"),
      entry("2026-03-07T09:40:00Z", "XFS (dm-0): Unmounting Filesystem"),
      entry("2026-03-07T09:41:00Z", "XFS (dm-0): Mounting V5 Filesystem"),
      entry("2026-03-07T09:41:02Z", "XFS (dm-0): Ending clean mount"),
    ];
    const result = logscan(
      ["--tz", "UTC", "--now", "2026-03-08", "--format", "json", ...standIn, "-"],
      `${journal.join("\n")}\n`,
    );
    const [incident, ...others] = documentOf(result).incidents;
    expect(others).toEqual([]);
    expect(incident?.start.at).toMatch(/^2026-03-07T09:14:47(\.0+)?\+00:00$/);
    expect(incident?.start.certainty).toMatchObject({ year: "stated", zone: "stated" });
    expect(incident?.targets).toContainEqual(expect.objectContaining({ host: "db01", component: "filesystem dm-0" }));
  });
});

describe("what is printed", () => {
  it("json: one document and nothing else", () => {
    const result = logscan([...times, "--format", "json", log(outage)]);
    expect(result.stderr).toBe("");
    expect(documentOf(result)).toMatchObject({ schemaVersion: 1, tool: { name: "logscan", zone: "Asia/Tokyo" } });
    expect(documentOf(result).incidents.map(spanOf)).toEqual([tokyoSpan]);
  });

  it("ndjson: the document's incidents, one a line", () => {
    const path = log(outage);
    const lines = logscan([...times, "--format", "ndjson", path])
      .stdout.trimEnd()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      documentOf(logscan([...times, "--format", "json", path])).incidents,
    );
    expect(logscan([...times, "--format", "ndjson", log(quietNight)]).stdout).toBe("");
  });

  it("text: the answer on the first screen", () => {
    const screen = logscan([...times, log(outage)])
      .stdout.split("\n")
      .slice(0, 24)
      .join("\n");
    expect(screen).toMatch(/^1 incident\./);
    for (const answer of [
      "CRITICAL",
      "hda7",
      "2008-05-22 23:34:30 +09:00",
      "2008-05-23 01:30:20 +09:00",
      "1:55:50",
      onset,
    ])
      expect(screen).toContain(answer);
  });

  it("text: without colour where the output is no terminal, with it when asked", () => {
    const path = log(outage);
    expect(logscan([...times, path]).stdout).not.toContain("\x1b");
    expect(logscan([...times, "--color", "never", path]).stdout).not.toContain("\x1b");
    expect(logscan([...times, "--color", "always", path]).stdout).toContain("\x1b[1m");
  });

  it("text: what could not be read, beside what was, and on standard error", () => {
    const missing = join(top, "missing.log");
    const { stdout, stderr } = logscan([...times, log(outage), missing]);
    const problem = "error read.not-found: ";
    expect(stdout).toContain(`  ${problem}${missing}: no such file or directory\n    check the path`);
    expect(stderr).toMatch(
      /^[^\n]*missing\.log: error read\.not-found: no such file or directory\n {2}hint: check [^\n]*\n$/,
    );
    expect(stderr.startsWith(missing)).toBe(true);
  });

  it("text: progress that writes over itself only where the terminal can", (context) => {
    if (spawnSync("script", ["--version"]).status !== 0) return context.skip("nothing here gives it a terminal");
    const line = `"${process.execPath}" "${command}" ${times.join(" ")} "${log(outage)}" > /dev/null`;
    const shown = (terminal: string) =>
      spawnSync("script", ["-qec", line, "/dev/null"], {
        cwd: top,
        env: { ...environment, TERM: terminal },
        encoding: "utf8",
      }).stdout;
    expect(shown("xterm")).toContain("\x1b[K");
    expect(shown("dumb")).toBe("");
  });

  it("speaks Japanese for --lang ja, and writes the same lines and times", () => {
    const result = logscan([...times, "--lang", "ja", log(outage)]);
    expect(result.stdout).toMatch(/XFS .*hda7.*停止/);
    expect(result.stdout).toContain("2008-05-22 23:34:30 +09:00");
    expect(result.stdout).toContain(onset);
  });

  it("goes to the file that -o names, and nothing to standard output", () => {
    const path = log(outage);
    const report = join(top, "report.json");
    expect(logscan([...times, "--format", "json", "-o", report, path])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(report, "utf8")).toBe(logscan([...times, "--format", "json", path]).stdout);
  });

  it("is nothing for --quiet without an incident, and the report with one", () => {
    expect(logscan([...times, "--quiet", log(quietNight)])).toEqual({ status: 0, stdout: "", stderr: "" });
    const path = log(outage);
    expect(logscan([...times, "--quiet", path]).stdout).toBe(logscan([...times, path]).stdout);
  });

  it("names a missing log on standard error when --quiet leaves out the report", () => {
    const result = logscan([...times, "--quiet", log(quietNight), join(top, "missing.log")]);
    expect(result).toMatchObject({ status: 3, stdout: "" });
    expect(result.stderr).toContain(join(top, "missing.log"));
  });

  it("is the same twice", () => {
    const path = log(outage);
    for (const format of ["text", "json", "ndjson"]) {
      const once = logscan([...times, "--format", format, path]);
      expect(logscan([...times, "--format", format, path])).toEqual(once);
    }
  });

  it("ends silently when nobody reads it any more", async () => {
    const path = log(outage + Array.from({ length: 400 }, () => onset).join("\n"));
    const child = spawn(process.execPath, [command, ...times, "--format", "json", path], {
      cwd: top,
      env: environment,
    });
    child.stdout.destroy();
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect({ status, complaint }).toEqual({ status: 0, complaint: "" });
    const line = `"${process.execPath}" "${command}" ${times.join(" ")} --format json "${path}" | head -n 1`;
    const piped = spawnSync("sh", ["-c", line], { cwd: top, env: environment, encoding: "utf8" });
    expect(piped).toMatchObject({ status: 0, stdout: "{\n", stderr: "" });
  });
});

it("gives its report and exit status where nobody hears what is wrong", async () => {
  const child = spawn(process.execPath, [command, ...times, "--format", "ndjson", log(outage), join(top, "none.log")], {
    cwd: top,
    env: environment,
  });
  child.stderr.destroy();
  let report = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    report += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect(status).toBe(3);
  expect(spanOf(JSON.parse(report))).toEqual(tokyoSpan);
});

describe("--since and --until", () => {
  const found = (...limits: string[]) =>
    documentOf(logscan([...times, "--format", "json", ...limits, log(outage)])).incidents.length;

  it("keep incidents that overlap the time between them", () => {
    expect(found("--since", "2008-05-23 00:30", "--until", "2008-05-23 00:40")).toBe(1);
    expect(found("--since", "2008-05-22", "--until", "2008-05-24")).toBe(1);
  });

  it("leave out what ended before and what began after", () => {
    expect(found("--since", "2008-05-23 01:31")).toBe(0);
    expect(found("--until", "2008-05-22 23:34")).toBe(0);
  });

  it("do not contain --until itself", () => {
    expect(found("--until", "2008-05-22 23:34:30")).toBe(0);
    expect(found("--until", "2008-05-22 23:34:31")).toBe(1);
  });

  it("are times of --tz, count from --now, and stand in the document", () => {
    const limits = ["--since", "yesterday", "--until", "-1h"];
    const { tool } = documentOf(logscan([...times, "--format", "json", ...limits, log(outage)]));
    expect(tool).toMatchObject({ since: "2008-05-22T00:00:00+09:00", until: "2008-05-23T17:00:00+09:00" });
  });
});

describe("zones", () => {
  it("of --tz are configured; without it the machine's is taken and called assumed", () => {
    const path = log(outage);
    const given = documentOf(logscan([...times, "--format", "json", path])).incidents[0];
    expect(given?.start.certainty).toMatchObject({ zone: "configured", year: "inferred" });
    const assumed = documentOf(logscan(["--year", "2008", "--format", "json", ...standIn, path])).incidents[0];
    expect(assumed?.start).toMatchObject({ at: "2008-05-22T23:34:30-02:30", certainty: { zone: "assumed" } });
  });

  it("may be given for one host", () => {
    const result = logscan([
      "--tz",
      "UTC,ns=Asia/Tokyo",
      "--year",
      "2008",
      "--format",
      "json",
      ...standIn,
      log(outage),
    ]);
    expect(documentOf(result).incidents.map(spanOf)).toEqual([tokyoSpan]);
  });
});

describe("the start", () => {
  const asModule = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;
  /** Writes the address of each module that is loaded to standard error, from the thread that loads. */
  const hook = `import { writeSync } from "node:fs";
    export const load = (url, context, next) => { writeSync(2, "loads " + url + "\\n"); return next(url, context); };`;
  const hooked = [
    "--import",
    asModule(`import { register } from "node:module"; register(${JSON.stringify(asModule(hook))});`),
  ];

  /** The modules that a built file loads when it runs: paths of files of ours, names of others. */
  function loadedBy(name: string, argv: readonly string[]): string[] {
    const file = join(project, "dist", name);
    const { stderr } = spawnSync(process.execPath, [...hooked, file, ...argv], { encoding: "utf8" });
    const loaded = [...stderr.matchAll(/^loads (?:file:\/\/)?(.+)$/gm)].map(([, url]) => url!);
    expect(loaded).toContain(file);
    return loaded.map((url) => /^.*\/node_modules\/((?:@[^/]*\/)?[^/]*)/.exec(url)?.[1] ?? url);
  }
  /** What stands in files that these are built into. */
  const marks = { chevrotain: "EmbeddedActionsParser", zod: "ZodError", "ical.js": null, "fast-glob": null };
  const loads = (loaded: readonly string[]) => {
    const texts = loaded.filter((url) => url.startsWith("/")).map((path) => readFileSync(path, "utf8"));
    return Object.entries(marks).flatMap(([name, mark]) =>
      loaded.includes(name) || (mark !== null && texts.some((text) => text.includes(mark))) ? [name] : [],
    );
  };

  it("loads no parser of grammars and no checker of schemas: a scan needs neither", () => {
    const loaded = loadedBy("cli.js", ["--tz", "Asia/Tokyo", "--year", "2008", log(outage)]);
    expect(loads(loaded)).toEqual([]);
    // Each file takes most of a millisecond.
    expect(loaded.filter((url) => url.startsWith("/")).length).toBeLessThan(30);
    // Without an order it ends at once, with all that it needs loaded.
    expect(loads(loadedBy("worker.js", []))).toEqual([]);
    // The way to see it works: what the library exports loads both, and so does a scan with grammars of one's own.
    expect(loads(loadedBy("index.js", []))).toEqual(expect.arrayContaining(["chevrotain", "zod"]));
    const adjusting = 'logscan grammar 1\ngrammar own "Own" / "自作"\nadjust host\n';
    const own = log(adjusting, "own.grammar");
    expect(loads(loadedBy("cli.js", ["--grammars", own, log(outage)]))).toEqual(["chevrotain", "zod"]);
  });

  it("loads next to nothing to tell its version", () => {
    const files = loadedBy("cli.js", ["--version"]).filter((url) => url.startsWith("/"));
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(20_000);
  });
});

describe("the README", () => {
  const readme = readFileSync(join(project, "README.md"), "utf8");
  const [, given, name] = /npx --no logscan (fixtures\/incidents\/(\S+) .*)/.exec(readme)!;

  it.runIf(hasCases(name!))("shows what its first command prints, shortened where it says […]", () => {
    const { stdout } = spawnSync(process.execPath, [command, ...given!.split(" ")], {
      cwd: project,
      env: environment,
      encoding: "utf8",
    });
    const lines = readme.split("\n");
    const from = lines.findIndex((line) => /^ {4}\d+ incidents?\. /.test(line));
    const shown = lines.slice(
      from,
      lines.findIndex((line, index) => index > from && /^\S/.test(line)),
    );
    const block = shown.map((line) => line.replace(/^ {4}/, "")).join("\n");
    const wholeLines = block.split("\n").filter((line) => line !== "" && line.trim() !== "[…]");
    expect(wholeLines.length).toBeGreaterThan(20);
    let at = 0;
    for (const line of wholeLines) {
      const [before, after] = line.split("[…]/") as [string, string | undefined];
      const found = stdout
        .slice(at)
        .split("\n")
        .find((printed) => {
          return after === undefined ? printed === line : printed.startsWith(before) && printed.endsWith(`/${after}`);
        });
      expect(found, line).toBeDefined();
      at = stdout.indexOf(found!, at) + found!.length;
    }
  });
});

describe("the rest", () => {
  it("--version is the package's, --help names every option", () => {
    const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    expect(logscan(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
    const { status, stdout, stderr } = logscan(["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const options = ["since", "until", "tz", "now", "year", "host", "alias", "format", "lang", "fail-on", "quiet"];
    for (const option of [...options, "no-progress", "color", "version", "help"])
      expect(stdout).toContain(`--${option}`);
    expect(stdout).toContain("-o FILE");
    expect(stdout).toContain("/var/log");
    expect(logscan(["-h"]).stdout).toBe(stdout);
  });

  it("schema prints the schema that documents name", () => {
    const schema = JSON.parse(logscan(["schema"]).stdout);
    expect(schema.$id).toBe(documentOf(logscan([...times, "--format", "json", log(outage)])).$schema);
  });

  it("a log behind a command that reads none is a mistake: npx swallowed an option before it", () => {
    const { status, stdout, stderr } = logscan(["grammars", "mail.log"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(
      "logscan: grammars mail.log: logscan grammars reads no log; to scan, write options behind",
    );
    expect(logscan(["schema", "event", "mail.log"]).status).toBe(2);
  });

  it("grammars lists a line for each file in grammars/", () => {
    const names = readdirSync(join(project, "grammars"))
      .filter((name) => name.endsWith(".grammar"))
      .map((name) => name.slice(0, -".grammar".length));
    const listed = logscan(["grammars"]).stdout.trimEnd().split("\n");
    expect(listed.map((line) => line.split(" ")[0]).sort()).toEqual(names.sort());
  });

  it("scan may be said or left out", () => {
    const path = log(outage);
    expect(logscan(["scan", ...times, path])).toEqual(logscan([...times, path]));
  });

  it("reads /var/log when no path is given", (context) => {
    if (process.platform === "win32" || !existsSync("/var/log")) return context.skip("there is no /var/log");
    const size = readdirSync("/var/log", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    if (size > 100_000_000) return context.skip("this machine's logs are too many to be read twice");
    const named = documentOf(logscan(["--format", "json", "/var/log"]));
    const unnamed = documentOf(logscan(["--format", "json"]));
    const pathsOf = ({ coverage }: ScanDocument) => [
      ...coverage.sources.map(({ name }) => name),
      ...coverage.notRead.map(({ path }) => path),
    ];
    expect(pathsOf(unnamed)).toEqual(pathsOf(named));
    expect(pathsOf(unnamed).filter((path) => !path.startsWith("/var/log/"))).toEqual([]);
  });
});

describe("hostile bytes", () => {
  const bytes = "\x1b[2J\x1b]0;owned\x07\x9b31m\r\x08\x7f";
  const unicode = "\u009b31m\u202e\u2066\u200b\ufeff\u2028";
  /** What may not stand in a text report: control characters but the newline, of C1 too, and what is invisible or turns the direction. */
  const raw = /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u;
  const shutdown = (reason: Buffer) =>
    Buffer.concat([
      Buffer.from("May 22 23:34:30 ns kernel: XFS (vdb): Corruption of "),
      reason,
      Buffer.from(" (0x8) detected at xfs_a+0x1/0x2 (fs/xfs/a.c:1).  Shutting down filesystem.\n"),
    ]);

  it.each([
    ["bytes", Buffer.from(bytes, "latin1")],
    ["characters", Buffer.from(unicode)],
  ])("of a log's line stay visible and harmless: %s", (_, reason) => {
    const { status, stdout, stderr } = logscan([...times, "--color", "never", log(shutdown(reason))]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^1 incident\./);
    expect(stdout).toContain("\\x9b31m");
    expect(stdout.match(raw)).toBeNull();
  });

  it("of a host and a program do as well", () => {
    const line = `May 22 23:34:30 n\x1b[2Js\x9b kernel: XFS (vdb): Corruption of x (0x8) detected at a.  Shutting down filesystem.\n`;
    const { stdout } = logscan([...times, "--color", "never", log(Buffer.from(line, "latin1"))]);
    expect(stdout.match(raw)).toBeNull();
  });

  it("of a path do as well, in reports and in messages", () => {
    const path = log(outage, "mess\x1b[2J\u202eages");
    const missing = join(dirname(path), "gone\x1b[2J\r");
    const text = logscan([...times, path, missing]);
    expect(text.stdout).toContain("mess\\x1b[2J");
    expect(text.stdout.match(raw)).toBeNull();
    const json = logscan([...times, "--format", "json", path, missing]);
    expect(json.stderr).toContain("gone\\x1b[2J");
    expect(json.stderr.match(raw)).toBeNull();
    const usage = logscan(["--tz", "\x1b[2J\u202e", path]);
    expect(usage.status).toBe(2);
    expect(usage.stderr.match(raw)).toBeNull();
  });
});

it("reads a long file with several threads and prints the same bytes", () => {
  const path = join(top, "long");
  const life = `${healthy("22 20:17:01")}\n`.repeat(50_000);
  // Two parts of more than 64 MiB, so that two threads read it, the trouble in the second.
  writeFileSync(path, "");
  for (let round = 0; round < 34; round++) appendFileSync(path, life);
  appendFileSync(path, outage);
  const printed = ["1", "2"].map((threads) => logscan(["--format", "json", "--threads", threads, ...times, path]));
  rmSync(path);
  expect(printed.map(({ status }) => status)).toEqual([0, 0]);
  expect(printed[1]?.stdout).toBe(printed[0]?.stdout);
  const { incidents, diagnostics } = JSON.parse(printed[1]?.stdout ?? "") as ScanDocument;
  expect([incidents.length, diagnostics]).toEqual([1, []]);
});
