import { setImmediate as nextTurn } from "node:timers/promises";
import type { Diagnostic } from "../diagnostic.js";
import type { Catalog } from "../grammar/catalog.js";
import type { Matcher } from "../grammar/matcher.js";
import { openLog } from "../read/decompress.js";
import { createEncodingCheck } from "../read/encoding.js";
import type { FilePart } from "../read/part.js";
import { createRecordReader } from "../read/reader.js";
import type { RecordView } from "../read/record.js";
import type { LogFile } from "../read/source.js";
import type { Skimmer } from "../skim/skimmer.js";
import type { Skimmers } from "../skim/skimmers.js";
import { dayNames, microsPerSecond } from "../time/stamp.js";
import { isWeekdayWrong, weekdayOf } from "../time/weekday.js";
import { createCollector } from "./collect.js";
import type { Room } from "./room.js";
import type { ComponentRoutine } from "./routine.js";
import type { FileSummary } from "./summary.js";

export interface FileReading {
  readonly summary: FileSummary;
  readonly gzipMillis: number | null;
  /** -1 where nothing was read. */
  readonly lastByte: number;
  readonly isOpened: boolean;
  readonly room: Room;
  /** Lines are counted from the beginning of the part. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface FileOptions {
  readonly catalog: Catalog;
  readonly matcher: Matcher;
  readonly signal?: AbortSignal | undefined;
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** For the first look at long logs; null reads every line, to the same result. */
  readonly skimmers: Skimmers<ComponentRoutine> | null;
  /** Told how many decompressed bytes were read so far. */
  readonly onRead?: ((bytes: number) => void) | undefined;
}

/** A shorter log is read sooner than a first look at it is made ready. */
const skimFromBytes = 2 ** 20;

/** Reads a file, or a part of it. What fails is a diagnostic; throws only an aborted signal's reason. */
export async function readFile(
  file: LogFile,
  fileIndex: number,
  part: FilePart | null,
  options: FileOptions,
): Promise<FileReading> {
  const { catalog, matcher, skimmers, signal, stdin } = options;
  const diagnostics: Diagnostic[] = [];
  const linesBefore = part?.linesBefore ?? 0;
  const readFrom = part?.readFromByte ?? 0;
  const collector = createCollector(catalog, matcher, fileIndex, part?.startByte);
  const reader = createRecordReader(
    {
      onRecord: (view) => {
        if (collector.add(view)) skimmer?.learn(view);
        if (isWeekdaySeen || !isWeekdayWrong(view.stamp) || view.line <= 0) return;
        isWeekdaySeen = true;
        diagnostics.push(wrongWeekday(file.path, view));
      },
      onOther: (view) => collector.addUnread(view.byteOffset),
      onNulRun: (line, byteOffset, length) => collector.addNulRun(line, byteOffset, length),
      onLongLine: (line) => {
        if (line > 0) diagnostics.push(longLine(file.path, line));
      },
    },
    1 - linesBefore,
    readFrom,
  );
  let isWeekdaySeen = false;
  function takeSkimmer(): Skimmer<ComponentRoutine> | null {
    const taken = skimmers?.take(collector.passed) ?? null;
    if (taken !== null) reader.lookFirst(taken);
    return taken;
  }
  let isLong = file.sizeBytes >= skimFromBytes;
  let skimmer = isLong ? takeSkimmer() : null;
  const log = await openLog(file, {
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
    ...(signal === undefined ? {} : { signal }),
    ...(stdin === undefined ? {} : { stdin }),
    ...(skimmer === null ? {} : { into: skimmer.chunk }),
    ...(part === null ? {} : { range: { fromByte: readFrom, endByte: part.endByte } }),
  });
  const encoding = createEncodingCheck();
  let lastByte = -1;
  for await (const chunk of log.chunks) {
    const damaged = encoding.push(chunk);
    const line = reader.lines - linesBefore + (damaged ?? 0);
    if (damaged !== null && line > 0) diagnostics.push(notUtf8(file.path, line));
    if (!isLong && reader.bytes >= skimFromBytes) {
      isLong = true;
      skimmer = takeSkimmer();
    }
    reader.push(chunk);
    collector.copyLatest();
    lastByte = chunk.at(-1) ?? lastByte;
    options.onRead?.(reader.bytes);
    await nextTurn();
  }
  reader.finish();
  if (skimmer !== null) skimmers?.giveBack(skimmer);
  const summary = collector.finish(readFrom + reader.bytes, reader.lines - linesBefore);
  summary.hasRelativeStamps = reader.hasRelativeStamps;
  const { used, crowded } = collector.room;
  return {
    ...{ summary, gzipMillis: log.gzipMillis, lastByte, isOpened: log.compression !== null, diagnostics },
    room: { used, crowded },
  };
}

function longLine(file: string, line: number): Diagnostic {
  return {
    code: "read.long-line",
    severity: "warning",
    message: "the line is longer than 64 KiB; only its beginning was read",
    file,
    line,
  };
}

function notUtf8(file: string, line: number): Diagnostic {
  return {
    code: "read.encoding",
    severity: "information",
    message: "bytes that are no UTF-8; such lines are read and shown as Latin-1",
    file,
    line,
  };
}

function wrongWeekday(file: string, { line, stamp }: RecordView): Diagnostic {
  const local = stamp.micros + (stamp.kind === "instant" ? stamp.offsetMinutes * 60 * microsPerSecond : 0);
  const date = new Date(local / 1000).toISOString().slice(0, 10);
  return {
    code: "time.weekday",
    severity: "warning",
    message: `the stamp names ${dayNames[stamp.weekday]} as the day of the week of ${date}; its date is taken as it stands`,
    file,
    line,
    expected: `${dayNames[weekdayOf(local)]}, as ${date} was`,
    hint: "the line's date was changed after it was written, or what wrote it was wrong: compare with an unchanged copy",
  };
}
