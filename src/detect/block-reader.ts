import { createRecordReader, longestLineBytes, type RecordReader } from "../read/reader.js";
import type { RecordView } from "../read/record.js";
import { blockBytes } from "./blocks.js";
import { lookBackBytes } from "./look-back.js";

/** A block of a file that is read again, and what asked for it. */
export interface WantedBlock<Wanted> {
  readonly number: number;
  /** The first line that is shown: where it begins, from 0, and its number, from 1. */
  readonly firstOffset: number;
  readonly firstLine: number;
  readonly wanted: readonly Wanted[];
}

export interface BlockReader {
  /** Where the bytes begin that are needed next, from 0; null where no more are. Never less than before. */
  nextByte(): number | null;
  /** Takes the bytes of the file that begin at `offset`; those before `nextByte` may be left out. */
  push(bytes: Buffer, offset: number): void;
  /** Reads what stands behind the last newline of the file. */
  finish(): void;
}

const newline = 10;

/**
 * Shows the records of some blocks of a file, each with those that asked for its block and still want more, with the line
 * numbers and places that they have in the file. Reads somewhat before each block, since lines may refer to earlier ones.
 * @param blocks in the order of the file
 * @param isFromStart whether lines refer to all earlier ones: the file is read from its beginning
 */
export function createBlockReader<Wanted>(
  blocks: readonly WantedBlock<Wanted>[],
  show: (view: RecordView, wanted: readonly Wanted[]) => void,
  isDone: (wanted: Wanted) => boolean,
  isFromStart: boolean,
): BlockReader {
  const readFromByte = ({ firstOffset }: WantedBlock<unknown>) =>
    isFromStart ? 0 : Math.max(0, firstOffset - lookBackBytes);
  let index = -1;
  let current: WantedBlock<Wanted> | undefined;
  /** Those that asked for the current block. */
  let wanted: readonly Wanted[] = [];
  let reader: RecordReader | undefined;
  /** Of the reader's line numbers to those of the file, once it has come to a line whose number is known. */
  let linesBefore: number | null = null;
  /** Of the bytes that were read or passed over. */
  let position = 0;

  function takeNext(): void {
    do {
      current = blocks[++index];
      wanted = current?.wanted.filter((one) => !isDone(one)) ?? [];
    } while (current !== undefined && wanted.length === 0);
  }

  function onRecord(view: RecordView): void {
    if (current === undefined || linesBefore === null || view.byteOffset < current.firstOffset) return;
    if (Math.floor(view.byteOffset / blockBytes) !== current.number) return;
    view.line += linesBefore;
    show(view, wanted);
  }

  /** Begins to read where a line begins, not behind the first line that is shown; false where none begins in the bytes. */
  function begin(bytes: Buffer, offset: number, block: WantedBlock<Wanted>): boolean {
    const from = readFromByte(block);
    if (offset + bytes.length <= from) return false;
    const start = Math.max(0, from - offset);
    const first = from === 0 ? start : bytes.indexOf(newline, start) + 1;
    const latest = block.firstOffset - offset;
    const isFound = (first > 0 || from === 0) && first <= latest;
    if (!isFound && latest > bytes.length) return false;
    position = offset + (isFound ? first : latest);
    linesBefore = null;
    reader = createRecordReader({ onRecord, onOther: nothing, onNulRun: nothing, onLongLine: nothing }, 1, position);
    return true;
  }

  /** Reads on in the bytes, up to the end of the current block; whether that was reached. */
  function readOn(bytes: Buffer, offset: number, block: WantedBlock<Wanted>, into: RecordReader): boolean {
    if (linesBefore === null) {
      const first = Math.min(bytes.length, block.firstOffset - offset);
      into.push(bytes.subarray(position - offset, first));
      position = offset + first;
      if (position < block.firstOffset) return false;
      linesBefore = block.firstLine - 1 - into.lines;
    }
    const endByte = (block.number + 1) * blockBytes;
    const end = bytes.indexOf(newline, Math.max(position, endByte - 1) - offset) + 1;
    const isWhole = end > 0;
    const next = isWhole ? end : bytes.length;
    into.push(bytes.subarray(position - offset, next));
    position = offset + next;
    // Of a longer line nothing more is read.
    return isWhole || position > endByte + longestLineBytes;
  }

  takeNext();
  return {
    nextByte() {
      if (current === undefined) return null;
      return reader === undefined ? Math.max(position, readFromByte(current)) : position;
    },
    push(bytes, offset) {
      while (current !== undefined) {
        if (reader === undefined && !begin(bytes, offset, current)) break;
        if (reader === undefined || !readOn(bytes, offset, current, reader)) break;
        takeNext();
        if (current !== undefined && readFromByte(current) <= position) continue;
        reader.finish();
        reader = undefined;
      }
      position = Math.max(position, offset + bytes.length);
    },
    finish() {
      reader?.finish();
    },
  };
}

const nothing = () => undefined;
