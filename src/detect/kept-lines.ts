import { pidOf } from "../read/record.js";
import { ownTurn, type Turn } from "./heard.js";
import { type LineView, type Place, textLayoutOf, textLengthOf, writeText } from "./place.js";

/**
 * The lines that a segment keeps, a row a line, in columns: there may be many thousands, and threads hand them over
 * without copying them. Rows belong to cells (`cells.ts`) by their first four columns.
 */
export interface KeptLines {
  rows: number;
  /** `columns` numbers a row. */
  numbers: Float64Array;
  textBytes: number;
  /** The rows' texts, as `writeText` writes them. */
  texts: Uint8Array;
  /** By row: hashes of the values in the lines that its cell only counted, ascending. */
  different: Map<number, readonly number[]>;
}

/** The columns of a row, as `Place` explains them. */
export const column = {
  /** The first of the minutes of the segment's clock that the cell holds, from 0. */
  minute: 0,
  /** Index into the catalog's events. */
  event: 1,
  /** Of a block: the event that it continues, whose component it belongs to; else -1. */
  continues: 2,
  /** Which of the stream's keys tells the component from others of its kind. */
  key: 3,
  byteOffset: 4,
  line: 5,
  clockMicros: 6,
  fractionDigits: 7,
  offsetMinutes: 8,
  kernelMicros: 9,
  pid: 10,
  count: 11,
  workedClockMicros: 12,
  differentHash: 13,
  /** `ownTurn` and `neededTurn` (`heard.ts`), else 0. */
  turns: 14,
  /** How many lines of the cell were only counted: stands at the last of its earliest lines. */
  hidden: 15,
  textStart: 16,
  lineLength: 17,
  messageStart: 18,
  messageEnd: 19,
  /** 1 where the component was heard to work since the line before of its failures, else 0. */
  hasWorked: 20,
  /** Of `hidden` lines: 1 where the component worked between them, else 0. */
  isScattered: 21,
} as const;
export const columns = 22;

/** Little, as a clock that leaps at every line makes a segment of each. */
const firstRows = 4;
const firstTextBytes = 512;
const growth = 2;

export function emptyKeptLines(): KeptLines {
  return { rows: 0, numbers: new Float64Array(0), textBytes: 0, texts: new Uint8Array(0), different: new Map() };
}

/** With no more memory than the rows need. */
export function trimmed({ rows, numbers, textBytes, texts, different }: KeptLines): KeptLines {
  return { rows, numbers: numbers.slice(0, rows * columns), textBytes, texts: texts.slice(0, textBytes), different };
}

/** For so many more rows, and so many bytes of texts. */
function makeRoom(lines: KeptLines, rows: number, textBytes: number): void {
  const rowsNeeded = lines.rows + rows;
  if (rowsNeeded * columns > lines.numbers.length) {
    const grown = new Float64Array(Math.max(firstRows, rowsNeeded, lines.rows * growth) * columns);
    grown.set(lines.numbers);
    lines.numbers = grown;
  }
  const needed = lines.textBytes + textBytes;
  if (needed > lines.texts.length) {
    const grown = new Uint8Array(Math.max(firstTextBytes, needed, lines.texts.length * growth));
    grown.set(lines.texts.subarray(0, lines.textBytes));
    lines.texts = grown;
  }
}

/** The cell that a row belongs to: its first columns. */
export interface CellOfRow {
  readonly minute: number;
  readonly event: number;
  readonly continues: number;
  readonly keyIndex: number;
}

/** Adds a line; returns its row. */
export function addRow(
  lines: KeptLines,
  cell: CellOfRow,
  view: LineView,
  count: number,
  differentHash: number,
  { bits, hasWorked, workedClockMicros }: Turn,
): number {
  const textBytes = textLengthOf(view);
  makeRoom(lines, 1, textBytes);
  const { numbers, rows } = lines;
  const layout = textLayoutOf(view);
  const at = rows * columns;
  numbers[at + column.minute] = cell.minute;
  numbers[at + column.event] = cell.event;
  numbers[at + column.continues] = cell.continues;
  numbers[at + column.key] = cell.keyIndex;
  numbers[at + column.byteOffset] = view.byteOffset;
  numbers[at + column.line] = view.line;
  numbers[at + column.clockMicros] = view.stamp.micros;
  numbers[at + column.fractionDigits] = view.stamp.fractionDigits;
  numbers[at + column.offsetMinutes] = view.stamp.offsetMinutes;
  numbers[at + column.kernelMicros] = view.kernelMicros;
  numbers[at + column.pid] = pidOf(view);
  numbers[at + column.count] = count;
  numbers[at + column.workedClockMicros] = workedClockMicros;
  numbers[at + column.differentHash] = differentHash;
  numbers[at + column.turns] = bits;
  numbers[at + column.hasWorked] = hasWorked ? 1 : 0;
  numbers[at + column.hidden] = 0;
  numbers[at + column.isScattered] = 0;
  numbers[at + column.textStart] = lines.textBytes;
  numbers[at + column.lineLength] = layout.lineLength;
  numbers[at + column.messageStart] = layout.messageStart;
  numbers[at + column.messageEnd] = layout.messageEnd;
  writeText(view, lines.texts, lines.textBytes);
  lines.textBytes += textBytes;
  lines.rows++;
  return rows;
}

/** Where a number of a row stands in `numbers`. */
export const rowColumn = (row: number, of: keyof typeof column) => row * columns + column[of];

export const rowValue = ({ numbers }: KeptLines, row: number, of: keyof typeof column) =>
  numbers[row * columns + column[of]] as number;

/**
 * Keeps of its rows the given ones alone, in the order that they are given in: where they stand, without room for a second copy.
 * @param different as `KeptLines.different`, by the rows' new places
 */
export function keepRows(lines: KeptLines, rows: Uint32Array, different: Map<number, readonly number[]>): void {
  orderRows(lines, rows);
  lines.rows = rows.length;
  lines.different = different;
  closeGaps(lines);
}

/** Puts the given rows to the front, each by changing places with the one that stands there. */
function orderRows({ numbers, rows: count }: KeptLines, rows: Uint32Array): void {
  /** Which row stands where now, and where each stands. */
  const rowAt = Uint32Array.from({ length: count }, (_, row) => row);
  const placeOf = rowAt.slice();
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number;
    const from = placeOf[row] as number;
    if (from === place) continue;
    for (let index = 0; index < columns; index++) {
      const number = numbers[place * columns + index] as number;
      numbers[place * columns + index] = numbers[from * columns + index] as number;
      numbers[from * columns + index] = number;
    }
    const other = rowAt[place] as number;
    rowAt[from] = other;
    placeOf[other] = from;
    rowAt[place] = row;
    placeOf[row] = place;
  }
}

/** Moves texts to where others stood whose rows are gone. */
function closeGaps(lines: KeptLines): void {
  const { numbers, rows, texts } = lines;
  // By where their texts stand: as numbers, which are sorted without a call for each two of them.
  const order = new Float64Array(rows);
  for (let row = 0; row < rows; row++) order[row] = (numbers[rowColumn(row, "textStart")] as number) * rows + row;
  order.sort();
  let end = 0;
  for (const place of order) {
    const row = place % rows;
    const textStart = (place - row) / rows;
    const textBytes = Math.max(rowValue(lines, row, "lineLength"), rowValue(lines, row, "messageEnd"));
    if (textStart > end) texts.copyWithin(end, textStart, textStart + textBytes);
    numbers[rowColumn(row, "textStart")] = end;
    end += textBytes;
  }
  lines.textBytes = end;
}

/** The row's own component did not turn. */
export function clearTurn({ numbers }: KeptLines, row: number): void {
  const at = rowColumn(row, "turns");
  numbers[at] = (numbers[at] as number) & ~ownTurn;
}

/**
 * A copy of a part's lines that may be changed, as lines of the whole.
 * @param linesBefore how many lines stand before the part
 * @param keyIndexes where the part's keys stand among those of the whole
 */
export function movedLines(part: KeptLines, linesBefore: number, keyIndexes: readonly number[]): KeptLines {
  const lines = trimmed(part);
  const { rows, numbers } = lines;
  for (let row = 0; row < rows; row++) {
    const line = rowColumn(row, "line");
    numbers[line] = (numbers[line] as number) + linesBefore;
    const key = rowColumn(row, "key");
    numbers[key] = keyIndexes[numbers[key] as number] as number;
  }
  return { ...lines, different: new Map(lines.different) };
}

/** Adds the rows of `right` behind those of `left`. */
export function appendLines(left: KeptLines, right: KeptLines): void {
  makeRoom(left, right.rows, right.textBytes);
  const { rows, numbers, textBytes, texts, different } = left;
  numbers.set(right.numbers.subarray(0, right.rows * columns), rows * columns);
  texts.set(right.texts.subarray(0, right.textBytes), textBytes);
  left.rows += right.rows;
  left.textBytes += right.textBytes;
  for (let row = rows; row < left.rows; row++) {
    const textStart = rowColumn(row, "textStart");
    numbers[textStart] = (numbers[textStart] as number) + textBytes;
  }
  for (const [row, hashes] of right.different) different.set(rows + row, hashes);
}

/**
 * Lines as places, by row. Places in `texts` are made whole numbers of 32 bits, for the matcher that reads there too: it is
 * compiled for these, and would be compiled anew.
 */
export function placesOf(lines: KeptLines, file: number): (row: number) => Place {
  const { numbers } = lines;
  const texts = Buffer.from(lines.texts.buffer, lines.texts.byteOffset, lines.textBytes);
  return (row) => {
    const at = row * columns;
    return {
      file,
      line: numbers[at + column.line] as number,
      byteOffset: numbers[at + column.byteOffset] as number,
      clockMicros: numbers[at + column.clockMicros] as number,
      fractionDigits: numbers[at + column.fractionDigits] as number,
      offsetMinutes: numbers[at + column.offsetMinutes] as number,
      kernelMicros: numbers[at + column.kernelMicros] as number,
      pid: numbers[at + column.pid] as number,
      texts,
      textStart: (numbers[at + column.textStart] as number) | 0,
      lineLength: (numbers[at + column.lineLength] as number) | 0,
      messageStart: (numbers[at + column.messageStart] as number) | 0,
      messageEnd: (numbers[at + column.messageEnd] as number) | 0,
      count: numbers[at + column.count] as number,
      workedClockMicros: numbers[at + column.workedClockMicros] as number,
      hasWorked: numbers[at + column.hasWorked] === 1,
      differentHash: numbers[at + column.differentHash] as number,
    };
  };
}
