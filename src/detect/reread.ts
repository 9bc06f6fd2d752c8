import { openLog } from "../read/decompress.js";
import type { RecordView } from "../read/record.js";
import { isRereadable, type LogFile, type LogSource } from "../read/source.js";
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

/** What is looked for in logs that were read already. */
export interface SecondLook<Wanted extends Window = Window> {
  readonly windows: readonly Wanted[];
  /** Takes a record, with the windows near which it stands: in one of them, or not far from it. */
  onRecord(view: RecordView, wanted: readonly Wanted[]): void;
  /** Whether it wants no more records. */
  isDone?(wanted: Wanted): boolean;
}

interface Asked {
  readonly look: SecondLook;
  readonly window: Window;
}

/**
 * Reads a second time where lines of the windows stand that are looked into, every place once, and shows the records there in the
 * order of the file, those of the windows and others near them. What nobody wants any more is not read; what can be read only
 * once (standard input that was not kept) is left out.
 */
export async function rereadWindows(
  looks: readonly SecondLook[],
  sources: readonly LogSource[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const byFile = new Map<LogFile, Asked[]>();
  for (const look of looks) {
    for (const window of look.windows) {
      const { source, segment } = window.resolved;
      const file = sources[source.source]?.files[segment.file];
      if (file === undefined || !isRereadable(file)) continue;
      const group = byFile.get(file);
      if (group === undefined) byFile.set(file, [{ look, window }]);
      else group.push({ look, window });
    }
  }
  const isDone = ({ look, window }: Asked) => look.isDone?.(window) === true;
  for (const [file, group] of byFile) {
    const isFromStart = group.some(
      ({ window: { resolved } }) => resolved.source.summaries[resolved.segment.file]?.hasRelativeStamps === true,
    );
    await readBlocks(file, createBlockReader(blocksOf(group), showTo(), isDone, isFromStart), signal);
  }
}

/** Shows records to each of the looks that want them. */
function showTo(): (view: RecordView, wanted: readonly Asked[]) => void {
  let latest: readonly Asked[] = [];
  let byLook: ReadonlyMap<SecondLook, readonly Window[]> = new Map();
  return (view, wanted) => {
    // The same for all records of a block.
    if (wanted !== latest) {
      latest = wanted;
      byLook = windowsByLook(wanted);
    }
    for (const [look, windows] of byLook) look.onRecord(view, windows);
  };
}

function windowsByLook(wanted: readonly Asked[]): Map<SecondLook, Window[]> {
  const byLook = new Map<SecondLook, Window[]>();
  for (const { look, window } of wanted) {
    const known = byLook.get(look);
    if (known === undefined) byLook.set(look, [window]);
    else known.push(window);
  }
  return byLook;
}

/** The blocks of one file in which lines of the windows stand, in the order of the file. */
function blocksOf(asked: readonly Asked[]): WantedBlock<Asked>[] {
  const bySegment = new Map<ResolvedSegment, readonly DatedBlock[]>();
  const blocks = new Map<number, { number: number; firstOffset: number; firstLine: number; wanted: Asked[] }>();
  for (const one of asked) {
    const { resolved, fromMicros: from, toMicros: to } = one.window;
    const own = bySegment.get(resolved) ?? datedBlocks(resolved);
    bySegment.set(resolved, own);
    for (const { block, fromMicros, toMicros } of own) {
      if (fromMicros >= to || toMicros < from) continue;
      const { number, firstOffset, firstLine } = block;
      const known = blocks.get(number);
      if (known === undefined) blocks.set(number, { number, firstOffset, firstLine, wanted: [one] });
      else {
        known.wanted.push(one);
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
