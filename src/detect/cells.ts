import type { Catalog } from "../grammar/catalog.js";
import { addDifferent } from "./different.js";
import { type KeptLines, keepRows, rowColumn, rowValue } from "./kept-lines.js";
import { microsPerMinute, type Segment } from "./summary.js";

/**
 * A cell is what was seen of one event of one component in a minute of a segment's clock, or in several where there is much
 * to keep. Of its lines the earliest are kept, the latest, and those in which the component turned; all others are counted.
 * So the cells of two parts of a file together are the cells of the whole.
 */

/** What the cells of each event keep, by its place in the catalog. */
export interface CellRules {
  /** Working, or started. */
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
 * How many lines of what works a segment may keep, and how many others, before their minutes are doubled, beyond the few that
 * each component keeps in any case (`room.ts` bounds how many there are). How often they fail may be up to an attacker: memory
 * must not grow with the log. Of many segments each may keep less.
 */
export const keptLimit = 4_096;
const leastKept = 32;
const mostSegmentsInFull = 32;

const limitAmong = (segments: number) =>
  Math.max(leastKept, Math.min(keptLimit, Math.floor((mostSegmentsInFull * keptLimit) / segments)));
/** So many times what it may keep is gathered before it is looked through again. */
const spareFactor = 1.5;
/** Of what works, where there may be many of its kind: there are turns to go by. */
const minutesOfKeyed = 16;
/** One cell for all of a log: what its components may have of these is bounded by itself. */
const mostMinutes = 2 ** 20;

export function cellRules({ events }: Catalog): CellRules {
  return {
    works: events.map(({ event: { health } }) => health === "working" || health === "started"),
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

/** How many minutes of a segment's clock a cell of an event holds. */
export function minutesOf(segment: Segment, rules: CellRules, event: number): number {
  if (rules.works[event] !== true) return segment.minutesOfCell;
  return Math.max(segment.minutesOfWorkingCell, rules.isKeyed[event] === true ? minutesOfKeyed : 1);
}

/** The first of the minutes of the cell that a clock falls into. */
export function minuteOf(segment: Segment, rules: CellRules, event: number, clockMicros: number): number {
  const minutes = minutesOf(segment, rules, event);
  return Math.floor(clockMicros / (microsPerMinute * minutes)) * minutes;
}

/** Whether there is so much that `boundCells` should look through it before more comes. */
export const keepsMuch = ({ lines, boundRows }: Segment, segments: number) =>
  lines.rows >= spareFactor * Math.max(2 * limitAmong(segments), boundRows);

/** The rows of all cells of one event of one component, in order of the file. Where its clock goes back a minute has several cells. */
interface Strand {
  readonly event: number;
  readonly continues: number;
  readonly key: number;
  readonly rows: number[];
}

/**
 * Puts together what belongs to one cell, and doubles the minutes of cells until a segment keeps no more than it may: of what
 * works, and of the rest. What is not kept goes on counting; which cells there are in the end depends on the whole log alone,
 * not on the order in which it was read.
 * @param segments how many there are in the file, or in the part that is read
 */
export function boundCells(segment: Segment, rules: CellRules, segments: number): void {
  const limit = limitAmong(segments);
  const { lines } = segment;
  const strands = strandsOf(lines);
  const isOfWorking = ({ event }: Strand) => rules.works[event] === true;
  const working = strands.filter(isOfWorking);
  while (segment.minutesOfWorkingCell < mostMinutes && countKept(segment, rules, working) > limit) {
    segment.minutesOfWorkingCell *= 2;
  }
  const others = strands.filter((strand) => !isOfWorking(strand));
  while (segment.minutesOfCell < mostMinutes && countKept(segment, rules, others) > limit) {
    segment.minutesOfCell *= 2;
  }
  const kept = new Uint32Array(lines.rows);
  const different = new Map<number, readonly number[]>();
  let rows = 0;
  for (const strand of strands) {
    eachCell(segment, rules, strand, (start, end) => {
      rows = mergeCell(segment, rules, strand, start, end, kept, rows, different);
    });
  }
  keepRows(lines, kept.subarray(0, rows), different);
  segment.boundRows = rows;
}

function strandsOf(lines: KeptLines): Strand[] {
  const strands = new Map<string, Strand>();
  let latest: Strand | undefined;
  for (let row = 0; row < lines.rows; row++) {
    const event = rowValue(lines, row, "event");
    const continues = rowValue(lines, row, "continues");
    const key = rowValue(lines, row, "key");
    if (latest === undefined || latest.event !== event || latest.key !== key || latest.continues !== continues) {
      const name = `${event} ${continues} ${key}`;
      latest = strands.get(name);
      if (latest === undefined) {
        latest = { event, continues, key, rows: [] };
        strands.set(name, latest);
      }
    }
    latest.rows.push(row);
  }
  for (const { rows } of strands.values()) sortRows(lines, rows);
  return [...strands.values()].sort((a, b) => a.event - b.event || a.continues - b.continues || a.key - b.key);
}

/** Rows come nearly in order: only where they do not is there anything to sort. */
function sortRows(lines: KeptLines, rows: number[]): void {
  const compare = (a: number, b: number) => rowValue(lines, a, "byteOffset") - rowValue(lines, b, "byteOffset");
  for (let index = 1; index < rows.length; index++) {
    if (compare(rows[index - 1] as number, rows[index] as number) > 0) {
      rows.sort(compare);
      return;
    }
  }
}

/** Where the cells of a strand begin and end (exclusive) among its rows. */
function eachCell(
  segment: Segment,
  rules: CellRules,
  { event, rows }: Strand,
  onCell: (start: number, end: number) => void,
): void {
  const { lines } = segment;
  const minutes = minutesOf(segment, rules, event);
  const cellOf = (index: number) => Math.floor(rowValue(lines, rows[index] as number, "minute") / minutes);
  for (let start = 0; start < rows.length; ) {
    const cell = cellOf(start);
    let end = start + 1;
    while (end < rows.length && cellOf(end) === cell) end++;
    onCell(start, end);
    start = end;
  }
}

/** How many rows are kept beyond those that longer cells would keep as well. */
function countKept(segment: Segment, rules: CellRules, strands: readonly Strand[]): number {
  let kept = 0;
  for (const strand of strands) {
    const { event, rows } = strand;
    const keptFirst = rules.keptFirst[event] as number;
    kept -= Math.min(rows.length, keptFirst + keptLast);
    eachCell(segment, rules, strand, (start, end) => {
      let turnsLeft = mostTurns;
      for (let index = start; index < end; index++) {
        const isTurn = rowValue(segment.lines, rows[index] as number, "turns") !== 0;
        if (index - start < keptFirst || index >= end - keptLast || (isTurn && turnsLeft > 0)) kept++;
        if (isTurn) turnsLeft--;
      }
    });
  }
  return kept;
}

/**
 * Makes the rows that one cell keeps, of those of a strand from `start` to `end` (exclusive), say what the others said, and
 * notes which they are from `kept[into]` on; returns where the next are to be noted.
 * @param allDifferent the hashes of values in lines that are only counted, by where the row is noted that they stand with
 */
function mergeCell(
  segment: Segment,
  rules: CellRules,
  { event, rows }: Strand,
  start: number,
  end: number,
  kept: Uint32Array,
  into: number,
  allDifferent: Map<number, readonly number[]>,
): number {
  const { lines } = segment;
  const { numbers } = lines;
  const keptFirst = rules.keptFirst[event] as number;
  const minutes = minutesOf(segment, rules, event);
  const minute = Math.floor(rowValue(lines, rows[start] as number, "minute") / minutes) * minutes;
  let turnsLeft = mostTurns;
  let rowsKept = into;
  let hidden = 0;
  /** Where the row is noted that tells of the hidden ones. */
  let hiddenAt = into;
  /** The hashes of lines that are not kept. */
  let different: number[] | undefined;
  /** Lines that were dropped failed after the component had worked: those that are only counted are scattered. */
  let isScattered = false;
  /** What is to be said of the next line that is kept, as the ones before it are not. */
  let hasWorked = false;
  let workedClockMicros = -1;
  for (let index = start; index < end; index++) {
    const row = rows[index] as number;
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
    if (isFirst) hiddenAt = rowsKept;
    kept[rowsKept++] = row;
    numbers[rowColumn(row, "minute")] = minute;
    numbers[rowColumn(row, "hidden")] = 0;
    numbers[rowColumn(row, "isScattered")] = 0;
    if (!hasWorked) continue;
    const worked = rowColumn(row, "workedClockMicros");
    numbers[worked] = Math.max(workedClockMicros, numbers[worked] as number);
    numbers[rowColumn(row, "hasWorked")] = 1;
    hasWorked = false;
    workedClockMicros = -1;
  }
  const hiddenRow = kept[hiddenAt] as number;
  numbers[rowColumn(hiddenRow, "hidden")] = hidden;
  numbers[rowColumn(hiddenRow, "isScattered")] = isScattered ? 1 : 0;
  if (different !== undefined) allDifferent.set(hiddenAt, different);
  return rowsKept;
}

const isSameCell = (lines: KeptLines, a: number, b: number) =>
  rowValue(lines, a, "minute") === rowValue(lines, b, "minute") &&
  rowValue(lines, a, "event") === rowValue(lines, b, "event") &&
  rowValue(lines, a, "key") === rowValue(lines, b, "key") &&
  rowValue(lines, a, "continues") === rowValue(lines, b, "continues");

/** The rows of a segment by their cells, from `start` to `end` (exclusive). */
export function* cellsOf({ lines }: Pick<Segment, "lines">): Generator<{ start: number; end: number }> {
  for (let start = 0; start < lines.rows; ) {
    let end = start + 1;
    while (end < lines.rows && isSameCell(lines, start, end)) end++;
    yield { start, end };
    start = end;
  }
}
