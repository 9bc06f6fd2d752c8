import { setImmediate as nextTurn } from "node:timers/promises";
import type { Diagnostic } from "../diagnostic.js";
import type { Catalog } from "../grammar/catalog.js";
import type { Matcher } from "../grammar/matcher.js";
import { openLog } from "../read/decompress.js";
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
  for await (const chunk of log.chunks) {
    reader.push(chunk);
    onRead(reader.bytes);
    await nextTurn();
  }
  reader.finish();
  const summary = collector.finish(reader.bytes, reader.lines);
  for (const run of summary.nulRuns.slice(0, 1)) {
    onDiagnostic({
      code: "read.nul",
      severity: "information",
      message: `${summary.nulRuns.length === 1 ? "a run" : `${summary.nulRuns.length} runs`} of NUL bytes, as a power cut leaves them; the lines around were read`,
      file: file.path,
      line: run.line,
    });
  }
  return { summary, gzipMillis: log.gzipMillis };
}
