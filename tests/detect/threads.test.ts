import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { cellRules } from "../../src/detect/cells.js";
import { readFile } from "../../src/detect/file.js";
import { mergeParts } from "../../src/detect/merge.js";
import { patternUses } from "../../src/detect/pattern-uses.js";
import { readSources } from "../../src/detect/read.js";
import { planReading } from "../../src/detect/tasks.js";
import { startThreads } from "../../src/detect/threads.js";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { createCatalog } from "../../src/grammar/catalog.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import type { ScanDocument } from "../../src/incident/record.js";
import { cutFile } from "../../src/read/part.js";
import type { LogFile } from "../../src/read/source.js";
import { createSkimmers } from "../../src/skim/skimmers.js";
import { buildWhenStale, command } from "../built-command.js";
import { hasGrammars } from "../needs-grammar.js";
import { canonical } from "./canonical-summary.js";
import { evenCuts } from "./even-cuts.js";

const catalog = createCatalog(builtinGrammars);
// As threads of a scan do, they take a first look.
const matcher = compileMatcher(builtinGrammars);
const options = { catalog, matcher, skimmers: createSkimmers(matcher, patternUses(catalog, matcher)) };
const directory = mkdtempSync(join(tmpdir(), "logscan-threads-"));
afterAll(() => rmSync(directory, { recursive: true }));

const two = (value: number) => String(value).padStart(2, "0");

/** A log of some megabytes with failures in it, so that cuts fall near them. */
function longLog(): LogFile {
  const lines: string[] = [];
  for (let second = 0; second < 40_000; second++) {
    const time = `May 22 ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)} ns`;
    lines.push(`${time} CRON[${second}]: (root) CMD (true)\n`);
    if (second % 7 === 0) lines.push(`${time} kernel: XFS (sdb${second % 3}): log I/O error -5\n`);
    if (second % 7 === 0) lines.push(`${time} kernel: Please umount the filesystem, and rectify the problem(s)\n`);
    if (second % 11 === 0) lines.push(`${time} last message repeated 3 times\n`);
  }
  const path = join(directory, "syslog");
  writeFileSync(path, lines.join(""));
  const { size, mtimeMs } = statSync(path);
  return { path, sizeBytes: size, modifiedMillis: mtimeMs, suffixDate: null, rotation: null };
}

/** Long enough that two threads read it, 64 MiB each, with a failure in either half. */
function veryLongLog(): string {
  const lines: string[] = [];
  for (let second = 0; second < 17_000; second++) {
    const time = `May 22 ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)} ns`;
    lines.push(`${time} CRON[${second}]: (root) CMD (${"x".repeat(8192)})\n`);
    if (second === 2000 || second === 15_000) lines.push(`${time} kernel: XFS (sdb1): log I/O error -5\n`);
  }
  return lines.join("");
}

describe("a file that several threads read", () => {
  const file = longLog();
  it.each([2, 3, 7])("in %i parts is what one thread reads", async (count) => {
    const parts = cutFile(file.path, file.sizeBytes, evenCuts(file.sizeBytes, count), 65_536);
    expect(parts).toHaveLength(count);
    const readings = await Promise.all(parts.map((part) => readFile(file, 0, part, options)));
    const whole = await readFile(file, 0, null, options);
    const rules = cellRules(catalog);
    const merged = mergeParts(
      readings.map(({ summary }) => summary),
      rules,
    );
    // Not shown where they differ: it would be megabytes.
    expect(merged.map(canonical).join() === canonical(whole.summary)).toBe(true);
  });

  it("is read all the same, with a diagnostic, when a thread dies", async () => {
    const parts = cutFile(file.path, file.sizeBytes, evenCuts(file.sizeBytes, 3), 65_536);
    const tasks = parts.map((part) => ({ file, fileIndex: 0, part }));
    // There is no worker.js beside the sources, so that every thread dies at its start.
    const threads = startThreads(1, tasks, null);
    await vi.waitUntil(() => threads.dead.length > 0, { timeout: 20_000 });
    const source = { name: file.path, host: null, files: [file] };
    const diagnostics: string[] = [];
    const [read] = await readSources([source], tasks, {
      ...{ ...options, threads },
      onDiagnostic: ({ code }) => diagnostics.push(code),
    });
    const whole = await readFile(file, 0, null, options);
    expect(read?.summaries.map(canonical).join() === canonical(whole.summary)).toBe(true);
    // Of the file itself it says the other.
    expect(diagnostics).toEqual(["read.thread", "read.many-failures"]);
  });

  it("is shared only where that pays, as whole files too", async () => {
    const logs = (...megabytes: number[]) =>
      megabytes.map((size, index) => ({ ...file, path: `${file.path}.${index}`, sizeBytes: size * 2 ** 20 }));
    const threadsFor = async (files: readonly LogFile[], allowed: number) => {
      const { tasks, threads } = await planReading([{ name: "syslog", host: null, files }], allowed, undefined);
      return [threads, tasks.length];
    };
    expect(await threadsFor(logs(100), 2)).toEqual([1, 1]);
    expect(await threadsFor(logs(70, 70), 2)).toEqual([2, 2]);
    expect(await threadsFor(logs(70, 70), 1)).toEqual([1, 2]);
    expect(await threadsFor(logs(50, 50, 50, 50, 50, 50), 99)).toEqual([4, 6]);
    expect(await threadsFor([...logs(70, 70), { ...file, path: "-", sizeBytes: 0 }], 2)).toEqual([1, 3]);
  });

  it.runIf(hasGrammars("xfs"))(
    "is read all the same when a thread of the command is killed while it reads",
    async () => {
      await buildWhenStale();
      const path = join(directory, "killed");
      writeFileSync(path, veryLongLog());
      const scan = (threads: string, env: Record<string, string>) => {
        const args = [command, "--threads", threads, "--tz", "UTC", "--year", "2026", "--now", "2026-12-01T00:00:00Z"];
        const stdout = execFileSync(process.execPath, [...args, "--format", "json", path], {
          encoding: "utf8",
          env: { ...process.env, ...env },
          timeout: 100_000,
        });
        return JSON.parse(stdout) as ScanDocument;
      };
      const { incidents, coverage } = scan("1", {});
      expect(incidents).toHaveLength(2);
      const killed = scan("2", {
        NODE_OPTIONS: `--import ${new URL("./dying-thread.mjs", import.meta.url).href}`,
        DEATH_MARK: join(directory, "death"),
      });
      expect(killed.diagnostics.map(({ code, message }) => [code, message])).toEqual([
        ["read.thread", "a reading thread died (exit code 9); what it would have read was read without it"],
      ]);
      expect(killed.incidents).toEqual(incidents);
      expect(killed.coverage).toEqual(coverage);
    },
  );

  it("is read no further by any thread once that is called off", async () => {
    await buildWhenStale();
    const path = join(directory, "called-off");
    writeFileSync(path, veryLongLog());
    const script = `
      import { scan } from ${JSON.stringify(new URL("../../dist/index.js", import.meta.url).href)};
      const controller = new AbortController();
      const onProgress = () => controller.abort(new Error("enough"));
      const options = { paths: [process.argv[1]], now: "2026-12-01T00:00:00Z", threads: 2, signal: controller.signal, onProgress };
      await scan(options).then(() => console.log("read"), (error) => console.log(error.message));
    `;
    const told = execFileSync(process.execPath, ["--input-type=module", "-e", script, path], {
      encoding: "utf8",
      timeout: 100_000,
    });
    expect(told).toBe("enough\n");
  });

  it("is cut where lines begin, however long they are", () => {
    const path = join(directory, "long-lines");
    writeFileSync(path, `${"x".repeat(300_000)}\n${"y".repeat(300_000)}\n`);
    expect(
      cutFile(path, 600_002, evenCuts(600_002, 4), 65_536).map(({ startByte, endByte }) => [startByte, endByte]),
    ).toEqual([
      [0, 300_001],
      [300_001, 600_002],
    ]);
  });
});
