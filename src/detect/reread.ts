import { openLog } from "../read/decompress.js";
import type { RecordView } from "../read/record.js";
import type { LogFile, LogSource } from "../read/source.js";
import { type BlockReader, createBlockReader, type WantedBlock } from "./block-reader.js";
import { blockBytes, type DatedBlock, datedBlocks } from "./blocks.js";
import type { ResolvedSegment } from "./resolve.js";

/** A stretch of time of one segment, in microseconds since 1970 in UTC. */
export interface Window {
  readonly resolved: ResolvedSegment;
  readonly fromMicros: number;
  /** Exclusive. */
  readonly toMicros: number;
}

/** When a line was written, or null where it is none of the window's segment. */
export function instantIn({ resolved: { segment, instantOf } }: Window, view: RecordView): number | null {
  const isWithin = view.byteOffset >= segment.firstOffset && view.byteOffset <= segment.lastOffset;
  return isWithin ? instantOf(view.stamp.micros) : null;
}

/**
 * Reads a second time where lines of the windows that were asked for stand, every place once, and shows the records there in the
 * order of the file, those of the windows and others near them, each with what was asked for near it. What can be read only
 * once (standard input) is left out.
 * @param isDone whether it wants no more records; what nobody wants any more is not read
 */
export async function rereadWindows<Wanted extends Window>(
  asked: readonly Wanted[],
  sources: readonly LogSource[],
  onRecord: (view: RecordView, wanted: readonly Wanted[]) => void,
  signal: AbortSignal | undefined,
  isDone: (wanted: Wanted) => boolean = () => false,
): Promise<void> {
  const byFile = new Map<LogFile, Wanted[]>();
  for (const wanted of asked) {
    const { source, segment } = wanted.resolved;
    const file = sources[source.source]?.files[segment.file];
    if (file === undefined || file.path === "-") continue;
    const group = byFile.get(file);
    if (group === undefined) byFile.set(file, [wanted]);
    else group.push(wanted);
  }
  for (const [file, group] of byFile) {
    const isFromStart = group.some(
      ({ resolved: { source, segment } }) => source.summaries[segment.file]?.hasRelativeStamps === true,
    );
    await readBlocks(file, createBlockReader(blocksOf(group), onRecord, isDone, isFromStart), signal);
  }
}

/** The blocks of one file in which lines of the windows stand, in the order of the file. */
function blocksOf<Wanted extends Window>(asked: readonly Wanted[]): WantedBlock<Wanted>[] {
  const bySegment = new Map<ResolvedSegment, readonly DatedBlock[]>();
  const blocks = new Map<number, { number: number; firstOffset: number; firstLine: number; wanted: Wanted[] }>();
  for (const wanted of asked) {
    const own = bySegment.get(wanted.resolved) ?? datedBlocks(wanted.resolved);
    bySegment.set(wanted.resolved, own);
    for (const { block, fromMicros, toMicros } of own) {
      if (fromMicros >= wanted.toMicros || toMicros < wanted.fromMicros) continue;
      const { number, firstOffset, firstLine } = block;
      const known = blocks.get(number);
      if (known === undefined) blocks.set(number, { number, firstOffset, firstLine, wanted: [wanted] });
      else {
        known.wanted.push(wanted);
        known.firstOffset = Math.min(known.firstOffset, firstOffset);
        known.firstLine = Math.min(known.firstLine, firstLine);
      }
    }
  }
  return [...blocks.values()].sort((a, b) => a.number - b.number);
}

async function readBlocks(file: LogFile, reader: BlockReader, signal: AbortSignal | undefined): Promise<void> {
  const options = { chunkBytes: blockBytes, ...(signal === undefined ? {} : { signal }) };
  const log = await openLog(file, options);
  if (log.compression !== "none") {
    await readFrom(0, log.chunks, reader, false);
    return;
  }
  log.close();
  for (let from = reader.nextByte(); from !== null; ) {
    const range = { fromByte: from, endByte: Number.POSITIVE_INFINITY };
    await readFrom(from, (await openLog(file, { ...options, range })).chunks, reader, true);
    const next = reader.nextByte();
    from = next === from ? null : next;
  }
}

/** Reads until no more is needed, or, where one can leap, until bytes are not needed. */
async function readFrom(
  from: number,
  chunks: AsyncIterable<Buffer>,
  reader: BlockReader,
  canLeap: boolean,
): Promise<void> {
  let offset = from;
  for await (const chunk of chunks) {
    reader.push(chunk, offset);
    offset += chunk.length;
    const next = reader.nextByte();
    if (next === null || (canLeap && next > offset)) return;
  }
  reader.finish();
}
