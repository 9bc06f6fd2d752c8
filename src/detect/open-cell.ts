import { noKernelTime, type RecordView } from "../read/record.js";
import { noOffset } from "../time/stamp.js";
import type { CellRules } from "./cells.js";
import { addDifferent } from "./different.js";
import type { Turn } from "./heard.js";
import { addRow, type CellOfRow, rowColumn } from "./kept-lines.js";
import { type LineView, textLayoutOf, textLengthOf, writeText } from "./place.js";
import type { Segment } from "./summary.js";

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** One of a cell's latest lines; filled again and again, as most lines are not the latest for long. */
interface Sighting extends Writable<LineView> {
  readonly stamp: Writable<LineView["stamp"]>;
  differentHash: number;
  /** It is kept already: nothing more needs to be known of it. */
  isKept: boolean;
  /** Where the line's bytes are copied to. */
  own: Buffer;
}

/** A cell that lines are added to: its earliest lines and its turns are kept at once, its latest ones when it is closed. */
export interface OpenCell extends Writable<CellOfRow> {
  /** How many lines (`Place.count`) it has, and how many of them are kept. */
  count: number;
  keptCount: number;
  /** How many earliest lines are kept. */
  first: number;
  /** The row of the last of its earliest lines. */
  firstRow: number;
  earlier: Sighting;
  latest: Sighting;
  /** It has lines whose bytes may not have been copied yet. */
  isTouched: boolean;
  /** Hashes of the values in its lines that are only counted. */
  readonly different: number[];
}

const nothingTurned: Turn = { bits: 0, hasWorked: false, workedClockMicros: -1 };
const noBytes = Buffer.alloc(0);

function emptySighting(): Sighting {
  return {
    buffer: noBytes,
    lineStart: 0,
    lineEnd: 0,
    messageStart: 0,
    messageEnd: 0,
    line: 0,
    byteOffset: 0,
    pidStart: 0,
    pidEnd: 0,
    kernelMicros: noKernelTime,
    count: 0,
    stamp: { micros: 0, fractionDigits: 0, offsetMinutes: noOffset },
    differentHash: -1,
    isKept: true,
    own: noBytes,
  };
}

/** Without spreads, as all that lines are added to: engines give each object that is made of spreads a shape of its own. */
export function openCell(event: number, continues: number, keyIndex: number, minute: number): OpenCell {
  return {
    event,
    continues,
    keyIndex,
    minute,
    count: 0,
    keptCount: 0,
    first: 0,
    firstRow: -1,
    isTouched: false,
    earlier: emptySighting(),
    latest: emptySighting(),
    different: [],
  };
}

/** Adds a line, whose bytes must stay where they are until `copyLatest`. Returns its row, or -1 where it has none yet. */
export function addToCell(
  open: OpenCell,
  segment: Segment,
  rules: CellRules,
  view: RecordView,
  count: number,
  differentHash: number,
  turn: Turn,
): number {
  const isFirst = open.first < (rules.keptFirst[open.event] as number);
  const isKept = isFirst || turn.bits !== 0;
  let row = -1;
  open.count += count;
  if (isKept) {
    row = addRow(segment.lines, open, view, count, differentHash, turn);
    open.keptCount += count;
    if (isFirst) {
      open.first++;
      open.firstRow = row;
    }
  }
  noteLatest(open, view, count, differentHash, isKept);
  return row;
}

function noteLatest(open: OpenCell, view: RecordView, count: number, differentHash: number, isKept: boolean): void {
  const sighting = open.earlier;
  open.earlier = open.latest;
  open.latest = sighting;
  if (!sighting.isKept && sighting.differentHash >= 0) addDifferent(open.different, sighting.differentHash);
  sighting.isKept = isKept;
  if (isKept) return;
  sighting.buffer = view.buffer;
  sighting.lineStart = view.lineStart;
  sighting.lineEnd = view.lineEnd;
  sighting.messageStart = view.messageStart;
  sighting.messageEnd = view.messageEnd;
  sighting.line = view.line;
  sighting.byteOffset = view.byteOffset;
  sighting.pidStart = view.pidStart;
  sighting.pidEnd = view.pidEnd;
  sighting.kernelMicros = view.kernelMicros;
  sighting.count = count;
  sighting.stamp.micros = view.stamp.micros;
  sighting.stamp.fractionDigits = view.stamp.fractionDigits;
  sighting.stamp.offsetMinutes = view.stamp.offsetMinutes;
  sighting.differentHash = differentHash;
}

/** Copies what is needed of the latest lines' bytes: their buffer is about to be used again. */
export function copyLatest({ earlier, latest }: OpenCell): void {
  copySighting(earlier);
  copySighting(latest);
}

function copySighting(sighting: Sighting): void {
  if (sighting.isKept || sighting.buffer === sighting.own) return;
  const length = textLengthOf(sighting);
  if (sighting.own.length < length) sighting.own = Buffer.allocUnsafeSlow(length);
  writeText(sighting, sighting.own, 0);
  const { lineLength, messageStart, messageEnd } = textLayoutOf(sighting);
  sighting.pidStart -= sighting.lineStart;
  sighting.pidEnd -= sighting.lineStart;
  sighting.buffer = sighting.own;
  sighting.lineStart = 0;
  sighting.lineEnd = lineLength;
  sighting.messageStart = messageStart;
  sighting.messageEnd = messageEnd;
}

/** Keeps what is still to be kept of a cell, and begins it anew for another minute, or the same one. */
export function closeCell(open: OpenCell, { lines }: Segment, minute: number): void {
  if (open.count === 0) {
    open.minute = minute;
    return;
  }
  for (const sighting of [open.earlier, open.latest]) {
    if (sighting.isKept) continue;
    const { count, differentHash } = sighting;
    addRow(lines, open, sighting, count, differentHash, nothingTurned);
    open.keptCount += count;
    sighting.isKept = true;
  }
  if (open.count > open.keptCount) {
    lines.numbers[rowColumn(open.firstRow, "hidden")] = open.count - open.keptCount;
    if (open.different.length > 0) lines.different.set(open.firstRow, open.different.slice());
  }
  open.different.length = 0;
  open.minute = minute;
  open.count = 0;
  open.keptCount = 0;
  open.first = 0;
}
