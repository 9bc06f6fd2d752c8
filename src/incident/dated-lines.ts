import { placeOf } from "../detect/place.js";
import { readSources } from "../detect/read.js";
import { lineTime, type ResolvedSegment, resolveSegments, type SourceSummary } from "../detect/resolve.js";
import { findDates } from "../detect/year-votes.js";
import { builtinGrammars } from "../grammar/builtin.js";
import { createCatalog } from "../grammar/catalog.js";
import { compileMatcher } from "../grammar/matcher.js";
import { openLog } from "../read/decompress.js";
import { discover } from "../read/discover.js";
import { type LogLine, logLineOf } from "../read/log-line.js";
import { createRecordReader } from "../read/reader.js";
import type { RecordView } from "../read/record.js";
import { certaintyOf, digitsOf, formatMicros } from "./moment.js";
import type { Incident } from "./record.js";
import { instantOption, type ScanOptions, zoneChoice } from "./scan.js";

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
 * dates a line may stand behind it, and so `stdin` must be one that can be iterated twice.
 * @throws ScanOptionError for unusable options
 */
export async function* datedLines(options: ScanOptions): AsyncGenerator<DatedLine, void, undefined> {
  const { signal, stdin } = options;
  const nowMicros = instantOption("now", options.now);
  const zoneOf = zoneChoice(options);
  const grammars = options.grammars ?? builtinGrammars;
  const catalog = createCatalog(grammars);
  const { sources } = await discover(options.paths, options.hosts === undefined ? {} : { hosts: options.hosts });
  const summaries = await readSources(sources, {
    ...{ catalog, matcher: compileMatcher(grammars), signal, stdin },
    threads: 1,
    onDiagnostic: () => undefined,
  });
  const hostOf = (name: string, source: SourceSummary) => (name === "" ? (source.directoryHost ?? "") : name);
  const dates = await findDates(summaries, sources, signal);
  const { segments } = resolveSegments(summaries, hostOf, zoneOf, {
    ...{ catalog, nowMicros, stated: options.year ?? null },
    bootOf: (segment) => dates.boots.get(segment) ?? null,
    votesOf: (segment) => dates.votes.get(segment) ?? [],
  });
  for (const [index, source] of sources.entries()) {
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
