import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { blockBytes } from "../../src/detect/blocks.js";
import { cellRules } from "../../src/detect/cells.js";
import { readFile } from "../../src/detect/file.js";
import { mergeParts } from "../../src/detect/merge.js";
import { readSources } from "../../src/detect/read.js";
import { instantIn, rereadWindows, type SecondLook, type Window } from "../../src/detect/reread.js";
import type { ResolvedSegment } from "../../src/detect/resolve.js";
import type { Segment } from "../../src/detect/summary.js";
import { planReading } from "../../src/detect/tasks.js";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { createCatalog } from "../../src/grammar/catalog.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import { cutFile } from "../../src/read/part.js";
import type { LogFile } from "../../src/read/source.js";
import { evenCuts } from "./even-cuts.js";

const catalog = createCatalog(builtinGrammars);
const options = { catalog, matcher: compileMatcher(builtinGrammars), skimmers: null };
const directory = mkdtempSync(join(tmpdir(), "logscan-reread-"));
afterAll(() => rmSync(directory, { recursive: true }));

const startSeconds = Date.UTC(2008, 4, 22) / 1000;
const second = 1_000_000;

function logFile(name: string, content: string | Buffer): LogFile {
  const path = join(directory, name);
  writeFileSync(path, content);
  const { size, mtimeMs } = statSync(path);
  return { path, sizeBytes: size, modifiedMillis: mtimeMs, suffixDate: null, rotation: null };
}

interface Line {
  /** From 1. */
  readonly line: number;
  readonly byteOffset: number;
  readonly text: string;
  readonly micros: number;
}

const stamp = (seconds: number) => {
  const iso = new Date(seconds * 1000).toISOString();
  return `${iso.slice(8, 10)}/May/2008:${iso.slice(11, 19)} +0000`;
};

/** Lines of an access log, one for each of the moments, in seconds. */
function accessLines(moments: readonly number[]): Line[] {
  let byteOffset = 0;
  return moments.map((seconds, index) => {
    const text = `10.0.${index % 199}.${index % 251} - - [${stamp(seconds)}] "GET /${"x".repeat(index % 97)} HTTP/1.1" 200 512`;
    const line = { line: index + 1, byteOffset, text, micros: seconds * second };
    byteOffset += text.length + 1;
    return line;
  });
}

const textOf = (lines: readonly Line[]) => lines.map(({ text }) => `${text}\n`).join("");

/** Ten lines a second or so, some of them stamped up to 80 seconds before those above. */
const disordered = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => startSeconds + Math.floor(index / 10) - ((index * 7919) % 13 === 0 ? index % 81 : 0),
  );

const resolvedOf = (segment: Segment) =>
  ({
    source: { source: 0, summaries: [] },
    segment,
    instantOf: (clock: number) => clock,
  }) as unknown as ResolvedSegment;

async function segmentsOf(file: LogFile): Promise<Segment[]> {
  const { summary } = await readFile(file, 0, null, options);
  return [...summary.streams.values()].flatMap(({ segments }) => segments);
}

/** The lines in each window as a second reading shows them, and how many lines it went through. */
async function reread(file: LogFile, windows: readonly Window[]) {
  const found = new Map<Window, Line[]>(windows.map((window) => [window, []]));
  let shown = 0;
  const onRecord: SecondLook["onRecord"] = (view, wanted) => {
    shown++;
    for (const window of wanted) {
      const micros = instantIn(window, view);
      if (micros === null || micros < window.fromMicros || micros >= window.toMicros) continue;
      const { line, byteOffset } = view;
      found
        .get(window)
        ?.push({ line, byteOffset, text: view.buffer.toString("latin1", view.lineStart, view.lineEnd), micros });
    }
  };
  await rereadWindows([{ windows, onRecord }], [{ name: file.path, host: null, files: [file] }], undefined);
  return { shown, found: windows.map((window) => found.get(window)) };
}

const within = (lines: readonly Line[], { fromMicros, toMicros }: Window) =>
  lines.filter(({ micros }) => micros >= fromMicros && micros < toMicros);

const lines = accessLines(disordered(40_000));
const plain = logFile("access.log", textOf(lines));

/** Windows of a few seconds around the first and the last line of each block, and some others. */
function windowsOf(resolved: ResolvedSegment): Window[] {
  const edges = lines.flatMap((line, index) => {
    const isFirst =
      Math.floor(line.byteOffset / blockBytes) !== Math.floor((lines[index - 1]?.byteOffset ?? -1) / blockBytes);
    return isFirst ? [line, lines[index - 1] ?? line] : [];
  });
  return [...edges, ...lines.slice(-1)].flatMap(({ micros }) => [
    { resolved, fromMicros: micros, toMicros: micros + second },
    { resolved, fromMicros: micros - 30 * second, toMicros: micros + 2 * second },
  ]);
}

describe("a second reading", () => {
  it("shows exactly the lines of a window, in order or not, with their numbers and places", async () => {
    const [segment] = await segmentsOf(plain);
    const windows = windowsOf(resolvedOf(segment as Segment));
    expect(windows.length).toBeGreaterThan(40);
    for (const window of windows) {
      const { shown, found } = await reread(plain, [window]);
      expect(found).toEqual([within(lines, window)]);
      expect(shown).toBeLessThan(lines.length / 3);
    }
  });

  it.each([
    ["a plain file", () => plain],
    ["a compressed one", () => logFile("access.log.gz", gzipSync(textOf(lines)))],
  ])("of %s shows many windows at once, each line once", async (_, fileOf) => {
    const file = fileOf();
    const [segment] = await segmentsOf(file);
    const all = windowsOf(resolvedOf(segment as Segment));
    for (const windows of [all, all.slice(0, 8), [...all.slice(-4), ...all.slice(20, 24)]]) {
      const { shown, found } = await reread(file, windows);
      expect(found).toEqual(windows.map((window) => within(lines, window)));
      expect(shown).toBeLessThanOrEqual(lines.length);
    }
  });

  it("finds lines by the places that the parts of a file together know", async () => {
    const parts = cutFile(plain.path, plain.sizeBytes, evenCuts(plain.sizeBytes, 5), 65_536);
    expect(parts).toHaveLength(5);
    const readings = await Promise.all(parts.map((part) => readFile(plain, 0, part, options)));
    const rules = cellRules(catalog);
    const [merged] = mergeParts(
      readings.map(({ summary }) => summary),
      rules,
    );
    const segment = merged?.streams.get("")?.segments[0] as Segment;
    const windows = windowsOf(resolvedOf(segment)).slice(0, 24);
    expect((await reread(plain, windows)).found).toEqual(windows.map((window) => within(lines, window)));
  });

  it("keeps apart what a clock that steps back stamps twice", async () => {
    const moments = disordered(20_000);
    const twice = accessLines([...moments, ...moments, ...moments]);
    const file = logFile("stepped.log", textOf(twice));
    const segments = await segmentsOf(file);
    expect(segments).toHaveLength(3);
    const at = (startSeconds + 1000) * second;
    const windows = segments.map((segment) => ({
      resolved: resolvedOf(segment),
      fromMicros: at,
      toMicros: at + 3 * second,
    }));
    const { found } = await reread(file, windows);
    const expected = [0, 1, 2].map((turn) =>
      within(twice.slice(turn * 20_000, (turn + 1) * 20_000), windows[0] as Window),
    );
    expect(expected[0]?.length).toBeGreaterThan(20);
    expect(found).toEqual(expected);
  });

  it("is not misled by lines without an end, or that are longer than a block", async () => {
    const long = "x".repeat(3 * blockBytes);
    const before = accessLines(disordered(10_000));
    const last = accessLines([startSeconds + 1001])[0] as Line;
    const file = logFile("long.log", `${textOf(before)}${long}\n${last.text}`);
    const [segment] = await segmentsOf(file);
    const window = {
      resolved: resolvedOf(segment as Segment),
      fromMicros: last.micros,
      toMicros: last.micros + second,
    };
    const byteOffset = textOf(before).length + long.length + 1;
    expect((await reread(file, [window])).found).toEqual([[{ ...last, line: before.length + 2, byteOffset }]]);
  });

  it("reads no further once nothing is wanted any more", async () => {
    const [segment] = await segmentsOf(plain);
    const resolved = resolvedOf(segment as Segment);
    const window = { resolved, fromMicros: 0, toMicros: Number.POSITIVE_INFINITY };
    let shown = 0;
    const sources = [{ name: plain.path, host: null, files: [plain] }];
    await rereadWindows(
      [{ windows: [window], onRecord: () => shown++, isDone: () => shown >= 10 }],
      sources,
      undefined,
    );
    expect(shown).toBeGreaterThanOrEqual(10);
    expect(shown).toBeLessThan(5000);
  });

  it("dates lines that only say how much later they are from the beginning of the log", async () => {
    // 2 MiB at a line a second.
    const text = Array.from({ length: 40_000 }, (_, index) =>
      index === 0 ? "[May22 00:00] first" : `[  +1.000000] usb 1-1: reset number ${index}, again and again`,
    );
    const file = logFile("dmesg", text.map((line) => `${line}\n`).join(""));
    const { summary } = await readFile(file, 0, null, options);
    const segment = summary.streams.get("")?.segments[0] as Segment;
    const resolved = {
      ...resolvedOf(segment),
      source: { source: 0, summaries: [summary] },
    } as unknown as ResolvedSegment;
    const at = segment.firstClockMicros + 39_000 * second;
    const { found } = await reread(file, [{ resolved, fromMicros: at, toMicros: at + 2 * second }]);
    expect(found[0]?.map(({ line, text }) => [line, text])).toEqual([
      [39_001, text[39_000]],
      [39_002, text[39_001]],
    ]);
  });
});

it("no part of a log whose stamps are relative is dated by itself", async () => {
  // Two threads share a file from 128 MiB on.
  const filler = "x".repeat(60_000);
  const text = Array.from({ length: 2300 }, (_, index) =>
    index === 0 ? "[May22 00:00] x" : `[  +1.000000] ${filler}`,
  );
  const file = logFile("long-dmesg", text.map((line) => `${line}\n`).join(""));
  expect(file.sizeBytes).toBeGreaterThan(2 * 64 * 2 ** 20);
  const source = { name: file.path, host: null, files: [file] };
  const { tasks } = await planReading([source], 2, undefined);
  expect(tasks).toHaveLength(2);
  const [read] = await readSources([source], tasks, { ...options, threads: null, onDiagnostic: () => undefined });
  const segments = [...(read?.summaries[0]?.streams.values() ?? [])].flatMap((stream) => stream.segments);
  const [segment] = segments;
  expect(segments).toHaveLength(1);
  expect(segment).toMatchObject({ records: 2300 });
  expect((segment?.lastClockMicros ?? 0) - (segment?.firstClockMicros ?? 0)).toBe(2299 * second);
});
