import type { RecordView } from "../read/record.js";
import { type ResolvedSegment, spanOf } from "./resolve.js";
import type { Block, Segment } from "./summary.js";

/** So many bytes of a file, decompressed, are found again together (`Block`). */
export const blockBytes = 262_144;

/** Keeps in which block of the file a line of the segment stands: the latest block, or a new one, which is returned. */
export function noteBlock(segment: Segment, latest: Block | undefined, { byteOffset, line, stamp }: RecordView): Block {
  const clock = stamp.micros;
  if (latest !== undefined && byteOffset < (latest.number + 1) * blockBytes) {
    if (clock > latest.mostClockMicros) latest.mostClockMicros = clock;
    else if (clock < latest.leastClockMicros) latest.leastClockMicros = clock;
    return latest;
  }
  const number = Math.floor(byteOffset / blockBytes);
  const block = { number, firstLine: line, firstOffset: byteOffset, leastClockMicros: clock, mostClockMicros: clock };
  segment.blocks.push(block);
  return block;
}

/** Adds the blocks of what follows: a part of a file may begin within a block. */
export function joinBlocks(into: Block[], blocks: readonly Block[]): void {
  const [first, ...others] = blocks;
  const last = into.at(-1);
  if (first === undefined) return;
  if (last?.number !== first.number) into.push(first);
  else {
    const leastClockMicros = Math.min(last.leastClockMicros, first.leastClockMicros);
    const mostClockMicros = Math.max(last.mostClockMicros, first.mostClockMicros);
    into[into.length - 1] = { ...last, leastClockMicros, mostClockMicros };
  }
  for (const block of others) into.push(block);
}

/** A block and between which instants its lines were written, both inclusive (microseconds since 1970 in UTC). */
export interface DatedBlock {
  readonly block: Block;
  readonly fromMicros: number;
  readonly toMicros: number;
}

/** The blocks of a segment in the order of the file. */
export function datedBlocks(resolved: ResolvedSegment): DatedBlock[] {
  return resolved.segment.blocks.map((block) => {
    const [fromMicros, toMicros] = spanOf(resolved, block.leastClockMicros, block.mostClockMicros);
    return { block, fromMicros, toMicros };
  });
}
