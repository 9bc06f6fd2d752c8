import type { Diagnostic } from "../diagnostic.js";
import { openLog } from "../read/decompress.js";
import { cutFile, type FilePart } from "../read/part.js";
import type { LogFile, LogSource } from "../read/source.js";
import { createSkimmers } from "../skim/skimmers.js";
import { cellRules } from "./cells.js";
import { type FileOptions, type FileReading, readFile } from "./file.js";
import { lookBackBytes } from "./look-back.js";
import { mergeParts } from "./merge.js";
import { patternUses } from "./pattern-uses.js";
import type { SourceSummary } from "./resolve.js";
import type { ComponentRoutine } from "./routine.js";
import type { FileSummary } from "./summary.js";

export interface Progress {
  readonly file: string;
  /** Decompressed bytes read so far, of all files. */
  readonly bytes: number;
}

export interface ReadOptions extends Omit<FileOptions, "onRead" | "skimmers"> {
  /** How many threads may read one file; the result does not depend on it. */
  readonly threads: number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onDiagnostic: (diagnostic: Diagnostic) => void;
}

const weekdayCode = "time.weekday";
/** Below, starting a thread costs more than it saves. */
const leastPartBytes = 64 * 2 ** 20;
/** What this thread reads until another has started. */
const headStartBytes = 48 * 2 ** 20;
const newline = 10;
/** Logs are packed to a tenth or a fiftieth of their size. */
const oddRatio = 250;

/** Reads all files of all sources; what fails is a diagnostic, the rest is read. Throws only an aborted signal's reason. */
export async function readSources(sources: readonly LogSource[], options: ReadOptions): Promise<SourceSummary[]> {
  const summaries: SourceSummary[] = [];
  let bytes = 0;
  const skimmers = createSkimmers<ComponentRoutine>(options.matcher, patternUses(options.catalog, options.matcher));
  for (const [index, source] of sources.entries()) {
    const read: FileSummary[] = [];
    const files: SourceSummary["files"][number][] = [];
    let isWeekdaySaid = false;
    for (const [fileIndex, file] of source.files.entries()) {
      const before = bytes;
      const reading = await readWhole(file, fileIndex, {
        ...options,
        skimmers,
        onRead: (read) => {
          bytes = before + read;
          options.onProgress?.({ file: file.path, bytes });
        },
      });
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

/** Reads a file with as many threads as pay. */
async function readWhole(file: LogFile, fileIndex: number, options: ReadOptions & FileOptions): Promise<FileReading> {
  const parts = await partsOf(file, options);
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return await readFile(file, fileIndex, null, options);
  const { signal } = options;
  const { readInWorker } = await import("./threads.js");
  const inWorkers = others.map((part) => readInWorker(file, fileIndex, part, options));
  const readings = [await readFile(file, fileIndex, first, options), ...(await Promise.all(inWorkers))];
  signal?.throwIfAborted();
  // No part knows when it begins: only from its beginning is such a log dated.
  if (readings.some(({ summary }) => summary.hasRelativeStamps)) return await readFile(file, fileIndex, null, options);
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
  const last = readings.at(-1) as FileReading;
  return { ...last, summary: merged[0] as FileSummary, diagnostics: onceEach(diagnostics) };
}

/** The parts of a plain file that is long enough to be read by several threads; none of others. */
async function partsOf(file: LogFile, { threads, signal }: ReadOptions): Promise<FilePart[]> {
  const count = Math.min(threads, Math.floor(file.sizeBytes / leastPartBytes));
  if (count < 2 || file.path === "-") return [];
  const log = await openLog(file, signal === undefined ? {} : { signal });
  log.close();
  if (log.compression !== "none") return [];
  try {
    return cutFile(file.path, file.sizeBytes, count, lookBackBytes, headStartBytes);
  } catch {
    return [];
  }
}

/** Parts say each for themselves what is to be said once of a file. */
function onceEach(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const once = new Set(["read.encoding", weekdayCode]);
  return diagnostics.filter(
    ({ code }, index) => !once.has(code) || diagnostics.findIndex((other) => other.code === code) === index,
  );
}

function longestCell({ streams }: FileSummary): number {
  return Math.max(1, ...[...streams.values()].flatMap(({ segments }) => segments.map((one) => one.minutesOfCell)));
}

/** What was odd about a file and did not keep it from being read. */
function remarks({ path: file, sizeBytes }: LogFile, { summary, lastByte, isOpened }: FileReading): Diagnostic[] {
  if (!isOpened) return [];
  const found: Diagnostic[] = [];
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
