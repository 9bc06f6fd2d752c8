import { setImmediate as nextTurn } from "node:timers/promises";
import type { Diagnostic } from "../diagnostic.js";
import type { Catalog } from "../grammar/catalog.js";
import type { Matcher } from "../grammar/matcher.js";
import { openLog } from "../read/decompress.js";
import { createEncodingCheck } from "../read/encoding.js";
import { createRecordReader } from "../read/reader.js";
import type { LogFile, LogSource } from "../read/source.js";
import { createCollector } from "./collect.js";
import type { SourceSummary } from "./resolve.js";
import type { FileSummary } from "./summary.js";

export interface Progress {
  readonly file: string;
  /** Decompressed bytes read so far, of all files. */
  readonly bytes: number;
}

export interface ReadOptions {
  readonly catalog: Catalog;
  readonly matcher: Matcher;
  readonly signal?: AbortSignal | undefined;
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onDiagnostic: (diagnostic: Diagnostic) => void;
}

/** Reads all files of all sources; what fails is a diagnostic, the rest is read. Throws only an aborted signal's reason. */
export async function readSources(sources: readonly LogSource[], options: ReadOptions): Promise<SourceSummary[]> {
  const summaries: SourceSummary[] = [];
  let bytes = 0;
  for (const [index, source] of sources.entries()) {
    const read: FileSummary[] = [];
    const files: SourceSummary["files"][number][] = [];
    for (const [fileIndex, file] of source.files.entries()) {
      const before = bytes;
      const result = await readFile(file, fileIndex, options, (read) => {
        bytes = before + read;
        options.onProgress?.({ file: file.path, bytes });
      });
      read.push(result.summary);
      files.push({
        path: file.path,
        modifiedMicros: file.modifiedMillis > 0 ? file.modifiedMillis * 1000 : null,
        gzipMicros: result.gzipMillis === null ? null : result.gzipMillis * 1000,
        suffixDate: file.suffixDate,
      });
    }
    summaries.push({ source: index, name: source.name, directoryHost: source.host, files, summaries: read });
  }
  return summaries;
}

async function readFile(
  file: LogFile,
  fileIndex: number,
  options: ReadOptions,
  onRead: (bytes: number) => void,
): Promise<{ summary: FileSummary; gzipMillis: number | null }> {
  const { catalog, matcher, onDiagnostic, signal, stdin } = options;
  const collector = createCollector(catalog, matcher, fileIndex);
  const reader = createRecordReader({
    onRecord: (view) => collector.add(view),
    onOther: (view) => collector.addUnread(view.byteOffset),
    onNulRun: (line, byteOffset, length) => collector.addNulRun(line, byteOffset, length),
    onLongLine: (line) =>
      onDiagnostic({
        code: "read.long-line",
        severity: "warning",
        message: "the line is longer than 64 KiB; only its beginning was read",
        file: file.path,
        line,
      }),
  });
  const log = await openLog(file, {
    onDiagnostic,
    ...(signal === undefined ? {} : { signal }),
    ...(stdin === undefined ? {} : { stdin }),
  });
  const encoding = createEncodingCheck();
  let lastByte = newline;
  for await (const chunk of log.chunks) {
    const damaged = encoding.push(chunk);
    if (damaged !== null) onDiagnostic(notUtf8(file.path, reader.lines + damaged));
    reader.push(chunk);
    lastByte = chunk.at(-1) ?? lastByte;
    onRead(reader.bytes);
    await nextTurn();
  }
  reader.finish();
  const summary = collector.finish(reader.bytes, reader.lines);
  if (log.compression !== null) for (const remark of remarks(file.path, summary, lastByte)) onDiagnostic(remark);
  return { summary, gzipMillis: log.gzipMillis };
}

const newline = 10;

function notUtf8(file: string, line: number): Diagnostic {
  return {
    code: "read.encoding",
    severity: "information",
    message: "bytes that are no UTF-8; such lines are read and shown as Latin-1",
    file,
    line,
  };
}

/** What was odd about a file and did not keep it from being read. */
function remarks(file: string, summary: FileSummary, lastByte: number): Diagnostic[] {
  const found: Diagnostic[] = [];
  const add = (code: string, message: string, line?: number) =>
    found.push({ code, severity: "information", message, file, line });
  const [nul] = summary.nulRuns;
  if (nul !== undefined) {
    const runs = summary.nulRuns.length === 1 ? "a run" : `${summary.nulRuns.length} runs`;
    add("read.nul", `${runs} of NUL bytes, as a power cut leaves them; the lines around were read`, nul.line);
  }
  if (summary.endOffset === 0) add("read.empty", "is empty");
  else if (lastByte !== newline && lastByte !== 0)
    add("read.half-line", "ends in the middle of a line; its beginning was read", summary.lines);
  return found;
}
