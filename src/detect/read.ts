import type { Diagnostic } from "../diagnostic.js";
import type { LogFile, LogSource } from "../read/source.js";
import { createSkimmers } from "../skim/skimmers.js";
import { cellRules } from "./cells.js";
import { mostOf } from "./extremes.js";
import { type FileOptions, type FileReading, readFile } from "./file.js";
import { mergeParts } from "./merge.js";
import { patternUses } from "./pattern-uses.js";
import type { SourceSummary } from "./resolve.js";
import { crowdedLines, mayCrowd } from "./room.js";
import type { ComponentRoutine } from "./routine.js";
import type { FileSummary } from "./summary.js";
import { createTaskBoard, type ReadingTask, takeTask } from "./tasks.js";
import type { ReadingThreads } from "./threads.js";

export interface Progress {
  readonly file: string;
  /** Decompressed bytes read so far, of all files. */
  readonly bytes: number;
}

export interface ReadOptions extends Omit<FileOptions, "onRead" | "skimmers"> {
  /** Those that read beside this one; null where there are none. The result does not depend on it. */
  readonly threads: ReadingThreads | null;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onDiagnostic: (diagnostic: Diagnostic) => void;
}

const weekdayCode = "time.weekday";
/** Beside 1, 2 and so on, which are others. */
const thisThread = -1;
const newline = 10;
/** Logs are packed to a tenth or a fiftieth of their size. */
const oddRatio = 250;

/**
 * Reads all files of all sources; what fails is a diagnostic, the rest is read. Throws only an aborted signal's reason.
 * @param tasks all of them, in order
 */
export async function readSources(
  sources: readonly LogSource[],
  tasks: readonly ReadingTask[],
  options: ReadOptions,
): Promise<SourceSummary[]> {
  const { threads, signal, catalog, matcher } = options;
  const skimmers = createSkimmers<ComponentRoutine>(matcher, patternUses(catalog, matcher));
  const fileOptions: FileOptions = { ...options, skimmers, onRead: undefined };
  const stop = () => threads?.stop();
  signal?.addEventListener("abort", stop, { once: true });
  const readings = await readTasks(tasks, options, fileOptions).finally(() => {
    signal?.removeEventListener("abort", stop);
    stop();
  });
  let next = 0;
  const summaries: SourceSummary[] = [];
  for (const [index, source] of sources.entries()) {
    const read: FileSummary[] = [];
    const files: SourceSummary["files"][number][] = [];
    let isWeekdaySaid = false;
    for (const [fileIndex, file] of source.files.entries()) {
      const first = next++;
      while (tasks[next]?.file === file) next++;
      const reading = await joined(file, fileIndex, readings.slice(first, next), fileOptions);
      for (const diagnostic of [...reading.diagnostics, ...remarks(file, reading)]) {
        // What is wrong with one file's stamps is with those of its predecessors.
        if (diagnostic.code === weekdayCode && isWeekdaySaid) continue;
        isWeekdaySaid ||= diagnostic.code === weekdayCode;
        options.onDiagnostic(diagnostic);
      }
      read.push(reading.summary);
      files.push({
        path: file.path,
        modifiedMicros: file.modifiedMillis > 0 ? file.modifiedMillis * 1000 : null,
        gzipMicros: reading.gzipMillis === null ? null : reading.gzipMillis * 1000,
        suffixDate: file.suffixDate,
        rotation: file.rotation,
      });
    }
    summaries.push({ source: index, name: source.name, directoryHost: source.host, files, summaries: read });
  }
  return summaries;
}

/** By task. What a thread leaves unread as it dies is read here, with a diagnostic. */
async function readTasks(
  tasks: readonly ReadingTask[],
  options: ReadOptions,
  fileOptions: FileOptions,
): Promise<FileReading[]> {
  const { threads, signal } = options;
  const board = threads?.board ?? createTaskBoard(tasks.length);
  const own: FileReading[] = [];
  let bytes = 0;
  async function read(task: number): Promise<FileReading> {
    const { file, fileIndex, part } = tasks[task]!;
    const before = bytes;
    const onRead = (read: number) => {
      bytes = before + read;
      options.onProgress?.({ file: file.path, bytes });
    };
    const found = await readFile(file, fileIndex, part, { ...fileOptions, onRead });
    own[task] = found;
    return found;
  }
  for (let task = takeTask(board, thisThread); task !== null; task = takeTask(board, thisThread)) await read(task);
  await threads?.settled();
  signal?.throwIfAborted();
  for (const { task, reason } of threads?.dead ?? []) {
    options.onDiagnostic({
      code: "read.thread",
      severity: "information",
      message: `a reading thread died (${reason}); what it would have read was read without it`,
      ...(task === null ? {} : { file: tasks[task]!.file.path }),
    });
  }
  const readings: FileReading[] = [];
  for (const task of tasks.keys()) readings.push(own[task] ?? threads?.readings.get(task) ?? (await read(task)));
  return readings;
}

/** What was read of a file, from that of its parts in their order. */
async function joined(
  file: LogFile,
  fileIndex: number,
  readings: readonly FileReading[],
  options: FileOptions,
): Promise<FileReading> {
  const last = readings.at(-1) as FileReading;
  if (readings.length === 1) return last;
  // No part knows when it begins: only from its beginning is such a log dated. And no part knows what others keep.
  const needsWhole =
    readings.some(({ summary }) => summary.hasRelativeStamps) || mayCrowd(readings.map(({ room }) => room));
  if (needsWhole) return await readFile(file, fileIndex, null, options);
  const diagnostics: Diagnostic[] = [];
  let lines = 0;
  for (const reading of readings) {
    for (const diagnostic of reading.diagnostics) {
      diagnostics.push(diagnostic.line === undefined ? diagnostic : { ...diagnostic, line: diagnostic.line + lines });
    }
    lines += reading.summary.lines;
  }
  const merged = mergeParts(
    readings.map(({ summary }) => summary),
    cellRules(options.catalog),
  );
  return { ...last, summary: merged[0] as FileSummary, diagnostics: onceEach(diagnostics) };
}

/** Parts say each for themselves what is to be said once of a file. */
function onceEach(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const once = new Set(["read.encoding", weekdayCode]);
  return diagnostics.filter(
    ({ code }, index) => !once.has(code) || diagnostics.findIndex((other) => other.code === code) === index,
  );
}

function longestCell({ streams }: FileSummary): number {
  const segments = [...streams.values()].flatMap((stream) => stream.segments);
  return mostOf([1, ...segments.map(({ minutesOfCell }) => minutesOfCell)]);
}

/** What was odd about a file and did not keep it from being read. */
function remarks({ path: file, sizeBytes }: LogFile, { summary, room, lastByte, isOpened }: FileReading): Diagnostic[] {
  if (!isOpened) return [];
  const found = crowdedLines(file, room);
  const add = (code: string, message: string, line?: number) =>
    found.push({ code, severity: "information", message, file, line });
  const [nul] = summary.nulRuns;
  if (nul !== undefined) {
    const runs = summary.nulRuns.length === 1 ? "a run" : `${summary.nulRuns.length} runs`;
    add("read.nul", `${runs} of NUL bytes, as a power cut leaves them; the lines around were read`, nul.line);
  }
  const minutes = longestCell(summary);
  if (minutes > 1)
    add(
      "read.many-failures",
      `so many failures that those of ${minutes} minutes were kept together, each of them counted`,
    );
  const ratio = Math.round(summary.endOffset / Math.max(1, sizeBytes));
  if (sizeBytes > 0 && ratio >= oddRatio)
    add("read.ratio", `unpacks to ${ratio} times its size, as logs seldom do; it was read`);
  if (summary.endOffset === 0) add("read.empty", "is empty");
  else if (lastByte !== newline && lastByte > 0) {
    add("read.half-line", "ends in the middle of a line; its beginning was read", summary.lines);
  }
  return found;
}
