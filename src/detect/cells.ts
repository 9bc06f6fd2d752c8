import type { Catalog } from "../grammar/catalog.js";
import { mergeDifferent } from "./different.js";
import { type Cell, microsPerMinute, type Place, type Segment } from "./summary.js";

/** What the cells of each event keep, by its place in the catalog. */
export interface CellRules {
  readonly works: readonly boolean[];
  /** How many earliest places. */
  readonly keptFirst: readonly number[];
}

/** Of a block every line, within reason. */
const keptBlockLines = 32;
/** How many latest places a cell keeps. */
const keptLast = 2;
/** How many turns a cell of one minute keeps, and any at least: more are flaps, whose ends matter. */
const mostTurns = 64;
const leastTurns = 8;
/**
 * How many cells of what works a segment has, and how many others, before their minutes are doubled. Names may be an
 * attacker's, and so may be how often they fail: memory must not grow with the log.
 */
const workingCellLimit = 4096;
const cellLimit = 8192;

export function cellRules({ events }: Catalog): CellRules {
  return {
    works: events.map(({ event }) => event.health === "working"),
    keptFirst: events.map(({ event: { health } }) =>
      health === "block" ? keptBlockLines : health === "working" ? 1 : 2,
    ),
  };
}

function cellName(event: number, continues: number, key: string, minute: number): string {
  return `${event}\t${continues}\t${minute}\t${key}`;
}

function minutesOf(segment: Segment, rules: CellRules, event: number): number {
  return rules.works[event] === true ? segment.minutesOfWorkingCell : segment.minutesOfCell;
}

/** The first of the minutes of the cell that a clock falls into. */
export function minuteOf(segment: Segment, rules: CellRules, event: number, clockMicros: number): number {
  const minutes = minutesOf(segment, rules, event);
  return Math.floor(clockMicros / (microsPerMinute * minutes)) * minutes;
}

/** The cell of what an event says at a clock, a new one where there is none yet. */
export function cellAt(
  segment: Segment,
  rules: CellRules,
  event: number,
  continues: number,
  key: string,
  minute: number,
): Cell {
  const name = cellName(event, continues, key, minute);
  let cell = segment.cells.get(name);
  if (cell === undefined) {
    cell = { event, continues, key, minute, count: 0, first: [], last: [], turns: [], different: [] };
    segment.cells.set(name, cell);
    if (rules.works[event] === true) segment.workingCells++;
  }
  return cell;
}

function turnsKept(minutes: number): number {
  return Math.max(leastTurns, Math.floor(mostTurns / minutes));
}

/** Adds a line in which the component turned from working to failing or back; in order of the file. */
export function addTurn(segment: Segment, rules: CellRules, cell: Cell, place: Place): void {
  if (cell.turns.length < turnsKept(minutesOf(segment, rules, cell.event))) cell.turns.push(place);
}

/** Adds the latest lines; in order of the file. */
export function addLast(cell: Cell, places: readonly Place[]): void {
  cell.last = [...cell.last, ...places].slice(-keptLast);
}

/** Adds a cell to a segment, into the cell that holds its minute. */
export function mergeCell(into: Segment, rules: CellRules, cell: Cell): void {
  const { event } = cell;
  const minute = minuteOf(into, rules, event, cell.minute * microsPerMinute);
  const known = cellAt(into, rules, event, cell.continues, cell.key, minute);
  known.count += cell.count;
  known.first = mergePlaces(known.first, cell.first).slice(0, rules.keptFirst[event]);
  known.last = mergePlaces(known.last, cell.last).slice(-keptLast);
  known.turns = mergePlaces(known.turns, cell.turns).slice(0, turnsKept(minutesOf(into, rules, event)));
  known.different = mergeDifferent(known.different, cell.different);
}

function mergePlaces(left: readonly Place[], right: readonly Place[]): Place[] {
  return [...left, ...right].sort((a, b) => a.byteOffset - b.byteOffset);
}

export function hasTooManyCells({ cells, workingCells }: Segment): boolean {
  return workingCells > workingCellLimit || cells.size - workingCells > cellLimit;
}

/**
 * Doubles the minutes of a segment's cells until there are no more than it may have: those of what works first, since a
 * failure matters wherever it stands. What a cell held goes on counting; which cells there are in the end depends on the
 * whole log alone, not on the order in which it was read.
 */
export function boundCells(segment: Segment, rules: CellRules): void {
  while (hasTooManyCells(segment)) {
    if (segment.workingCells > workingCellLimit) segment.minutesOfWorkingCell *= 2;
    else segment.minutesOfCell *= 2;
    mergeWithin(segment, rules);
  }
}

/** Puts the cells of a segment together whose minutes are one cell's by now. */
export function mergeWithin(segment: Segment, rules: CellRules): void {
  const cells = [...segment.cells.values()];
  segment.cells.clear();
  segment.workingCells = 0;
  for (const cell of cells) mergeCell(segment, rules, cell);
}
