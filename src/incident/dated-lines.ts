import { lineTime } from "../detect/kernel-boots.js";
import { placeOf } from "../detect/place.js";
import type { ResolvedSegment } from "../detect/resolve.js";
import type { Diagnostic } from "../diagnostic.js";
import { openLog } from "../read/decompress.js";
import { type LogLine, logLineOf } from "../read/log-line.js";
import { createRecordReader } from "../read/reader.js";
import type { RecordView } from "../read/record.js";
import { type DatedSources, readDated, spoolOf } from "./dated-sources.js";
import { certaintyOf, digitsOf, formatMicros } from "./moment.js";
import type { Incident } from "./record.js";
import type { ScanOptions } from "./scan-options.js";

/** A line of a log as a scan reads it. */
export interface DatedLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** null for a line that is no record of a known form; then only the text is known. */
  readonly record: LogLine | null;
  readonly text: string;
  /** When it was written, and how that is known; null where nothing dates it. */
  readonly time: {
    readonly at: string;
    readonly zone: string;
    readonly certainty: Incident["start"]["certainty"];
  } | null;
}

/**
 * Every line of every log of the paths in order, read as a scan with these options reads them; logs are read twice, since what
 * dates a line may stand behind it, and so `stdin` must be one that can be iterated twice, or that is kept in `spoolDirectory`.
 * What could not be read goes to `onDiagnostic`.
 * @throws ScanOptionError for unusable options
 */
export async function* datedLines(
  options: ScanOptions,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): AsyncGenerator<DatedLine, void, undefined> {
  const spool = spoolOf(options, onDiagnostic);
  try {
    yield* linesOf(await readDated(options, spool, onDiagnostic), options);
  } finally {
    spool?.close();
  }
}

async function* linesOf({ discovery, segments }: DatedSources, { signal, stdin }: ScanOptions) {
  for (const [index, source] of discovery.sources.entries()) {
    for (const [fileIndex, file] of source.files.entries()) {
      const own = segments.filter(({ source: of, segment }) => of.source === index && segment.file === fileIndex);
      let lines: DatedLine[] = [];
      const add = (view: RecordView, record: LogLine | null) => {
        const text = view.buffer.toString("utf8", view.lineStart, view.lineEnd);
        const time = record === null ? null : timeOf(view, fileIndex, record.host, own);
        lines.push({ file: file.path, line: view.line, record, text, time });
      };
      const reader = createRecordReader({
        onRecord: (view) => add(view, logLineOf(view)),
        onOther: (view) => add(view, null),
        onNulRun: () => undefined,
        onLongLine: () => undefined,
      });
      const log = await openLog(file, {
        ...(signal === undefined ? {} : { signal }),
        ...(stdin === undefined ? {} : { stdin }),
      });
      for await (const chunk of log.chunks) {
        reader.push(chunk);
        yield* lines;
        lines = [];
      }
      reader.finish();
      yield* lines;
    }
  }
}

function timeOf(view: RecordView, file: number, host: string, segments: readonly ResolvedSegment[]): DatedLine["time"] {
  const resolved = segments.find(({ segment, source }) => {
    const isWithin = view.byteOffset >= segment.firstOffset && view.byteOffset <= segment.lastOffset;
    return isWithin && source.summaries[file]?.streams.get(host)?.segments.includes(segment) === true;
  });
  if (resolved === undefined) return null;
  const place = placeOf(view, file, view.count);
  const digits = digitsOf({ place });
  const { micros } = lineTime(resolved, place);
  return {
    at: formatMicros(micros, resolved, digits),
    zone: resolved.zone.name,
    certainty: certaintyOf(resolved, digits),
  };
}
