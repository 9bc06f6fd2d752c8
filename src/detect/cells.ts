import type { Catalog } from "../grammar/catalog.js";
import { addDifferent } from "./different.js";
import { column, columns, copyRow, emptyKeptLines, type KeptLines, rowColumn, rowValue } from "./kept-lines.js";
import { microsPerMinute, type Segment } from "./summary.js";

/**
 * A cell is what was seen of one event of one component in a minute of a segment's clock, or in several where there is much
 * to keep. Of its lines the earliest are kept, the latest, and those in which the component turned; all others are counted.
 * So the cells of two parts of a file together are the cells of the whole.
 */

/** What the cells of each event keep, by its place in the catalog. */
export interface CellRules {
  readonly works: readonly boolean[];
  /** Of components of which there may be many. */
  readonly isKeyed: readonly boolean[];
  /** Each start is kept: what ran before it had died. */
  readonly starts: readonly boolean[];
  /** How many earliest lines. */
  readonly keptFirst: readonly number[];
  /** How much a failure weighs among those that follow each other: 2 where one is enough to be kept apart. */
  readonly weights: readonly number[];
}

/** Of a block every line, within reason. */
const keptBlockLines = 32;
/** How many latest lines a cell keeps. */
const keptLast = 2;
/** How many turns a cell keeps: more are flaps, whose ends matter. */
const mostTurns = 64;
/**
 * How many lines of what works a segment may keep, and how many others, before their minutes are doubled. Names may be an
 * attacker's, and so may be how often they fail: memory must not grow with the log.
 */
export const keptLimit = 16_384;
/** So many rows more are gathered before they are looked through again. */
const spareRows = keptLimit;
/** Of what works, where there may be many of its kind: there are turns to go by. */
const minutesOfKeyed = 16;
/** One cell for all of a log: what its components may have of these is bounded by itself. */
const mostMinutes = 2 ** 20;

export function cellRules({ events }: Catalog): CellRules {
  return {
    works: events.map(({ event }) => event.health === "working"),
    isKeyed: events.map(({ component }) => component.key !== null),
    starts: events.map(({ event }) => event.health === "started"),
    keptFirst: events.map(({ event: { health } }) =>
      health === "block" ? keptBlockLines : health === "working" ? 1 : 2,
    ),
    weights: events.map(({ event: { health, opens }, component }) =>
      health === "stopped" || (opens ?? component.opens).count === 1 ? 2 : 1,
    ),
  };
}

function minutesOf(segment: Segment, rules: CellRules, event: number): number {
  if (rules.works[event] !== true) return segment.minutesOfCell;
  return Math.max(segment.minutesOfWorkingCell, rules.isKeyed[event] === true ? minutesOfKeyed : 1);
}

/** The first of the minutes of the cell that a clock falls into. */
export function minuteOf(segment: Segment, rules: CellRules, event: number, clockMicros: number): number {
  const minutes = minutesOf(segment, rules, event);
  return Math.floor(clockMicros / (microsPerMinute * minutes)) * minutes;
}

/** By cell, then by the order of the file. Rows come nearly in this order. */
function compareRows({ numbers }: KeptLines): (a: number, b: number) => number {
  return (a, b) => {
    const left = a * columns;
    const right = b * columns;
    for (let index = 0; index <= column.byteOffset; index++) {
      const difference = (numbers[left + index] as number) - (numbers[right + index] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

const isSameCell = ({ numbers }: KeptLines, a: number, b: number) => {
  for (let index = 0; index < column.byteOffset; index++) {
    if (numbers[a * columns + index] !== numbers[b * columns + index]) return false;
  }
  return true;
};

/** Whether there is so much that `boundCells` should look through it before more comes. */
export const keepsMuch = (segment: Segment) => segment.lines.rows >= segment.nextBoundRows;

/**
 * Puts together what belongs to one cell, and doubles the minutes of cells until a segment keeps no more than it may: of what
 * works, and of the rest. What is not kept goes on counting; which cells there are in the end depends on the whole log alone,
 * not on the order in which it was read.
 */
export function boundCells(segment: Segment, rules: CellRules): void {
  for (;;) {
    const working = mergeCells(segment, rules);
    const others = segment.lines.rows - working;
    if (working > keptLimit && segment.minutesOfWorkingCell < mostMinutes) segment.minutesOfWorkingCell *= 2;
    else if (others > keptLimit && segment.minutesOfCell < mostMinutes) segment.minutesOfCell *= 2;
    else break;
  }
  segment.nextBoundRows = Math.max(2 * keptLimit, segment.lines.rows) + spareRows;
}

/** Brings rows into the order of their cells and drops what the cells do not keep; returns how many rows what works has. */
function mergeCells(segment: Segment, rules: CellRules): number {
  const { lines } = segment;
  const { numbers } = lines;
  for (let row = 0; row < lines.rows; row++) {
    const at = row * columns;
    const minutes = minutesOf(segment, rules, numbers[at + column.event] as number);
    const minute = numbers[at + column.minute] as number;
    numbers[at + column.minute] = Math.floor(minute / minutes) * minutes;
  }
  const order = Uint32Array.from({ length: lines.rows }, (_, row) => row).sort(compareRows(lines));
  const merged = emptyKeptLines(lines);
  let working = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && isSameCell(lines, order[start] as number, order[end] as number)) end++;
    const before = merged.rows;
    mergeCell(segment, rules, order, start, end, merged);
    const event = rowValue(lines, order[start] as number, "event");
    if (rules.works[event] === true) working += merged.rows - before;
    start = end;
  }
  segment.lines = merged;
  return working;
}

/** Adds the rows of one cell, those of `order` from `start` to `end` (exclusive), as far as it keeps them. */
function mergeCell(
  { lines }: Segment,
  rules: CellRules,
  order: Uint32Array,
  start: number,
  end: number,
  into: KeptLines,
): void {
  const keptFirst = rules.keptFirst[rowValue(lines, order[start] as number, "event")] as number;
  let turnsLeft = mostTurns;
  let hidden = 0;
  let hiddenRow = into.rows;
  /** The hashes of lines that are not kept. */
  let different: number[] | undefined;
  /** Lines that were dropped failed after the component had worked: those that are only counted are scattered. */
  let isScattered = false;
  /** What is to be said of the next line that is kept, as the ones before it are not. */
  let hasWorked = false;
  let workedClockMicros = -1;
  for (let index = start; index < end; index++) {
    const row = order[index] as number;
    const isTurn = rowValue(lines, row, "turns") !== 0;
    const isFirst = index - start < keptFirst;
    const isKept = isFirst || index >= end - keptLast || (isTurn && turnsLeft > 0);
    if (isTurn) turnsLeft--;
    hidden += rowValue(lines, row, "hidden");
    isScattered ||= rowValue(lines, row, "isScattered") === 1;
    const others = lines.different.get(row);
    if (others !== undefined) {
      if (different === undefined) different = [...others];
      else for (const hash of others) addDifferent(different, hash);
    }
    if (!isKept) {
      const hash = rowValue(lines, row, "differentHash");
      if (hash >= 0) {
        different ??= [];
        addDifferent(different, hash);
      }
      hidden += rowValue(lines, row, "count");
      if (rowValue(lines, row, "hasWorked") === 1) {
        isScattered = true;
        hasWorked = true;
        workedClockMicros = Math.max(workedClockMicros, rowValue(lines, row, "workedClockMicros"));
      }
      continue;
    }
    const copy = copyRow(lines, row, into);
    into.numbers[rowColumn(copy, "hidden")] = 0;
    into.numbers[rowColumn(copy, "isScattered")] = 0;
    if (isFirst) hiddenRow = copy;
    if (!hasWorked) continue;
    const worked = rowColumn(copy, "workedClockMicros");
    into.numbers[worked] = Math.max(workedClockMicros, into.numbers[worked] as number);
    into.numbers[rowColumn(copy, "hasWorked")] = 1;
    hasWorked = false;
    workedClockMicros = -1;
  }
  into.numbers[rowColumn(hiddenRow, "hidden")] = hidden;
  into.numbers[rowColumn(hiddenRow, "isScattered")] = isScattered ? 1 : 0;
  if (different !== undefined) into.different.set(hiddenRow, different);
}

/** The rows of a segment by their cells, from `start` to `end` (exclusive). */
export function* cellsOf({ lines }: Pick<Segment, "lines">): Generator<{ start: number; end: number }> {
  for (let start = 0; start < lines.rows; ) {
    let end = start + 1;
    while (end < lines.rows && isSameCell(lines, start, end)) end++;
    yield { start, end };
    start = end;
  }
}
