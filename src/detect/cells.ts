import type { Catalog } from "../grammar/catalog.js";
import { mergeDifferent } from "./different.js";
import { type Cell, microsPerMinute, type Place, type Segment } from "./summary.js";

/** What the cells of each event keep, by its place in the catalog. */
export interface CellRules {
  readonly works: readonly boolean[];
  /** Each start is kept: what ran before it had died. */
  readonly starts: readonly boolean[];
  /** How many earliest places. */
  readonly keptFirst: readonly number[];
}

/** Of a block every line, within reason. */
const keptBlockLines = 32;
/** How many latest places a cell keeps. */
const keptLast = 2;
/** How many turns a cell keeps: more are flaps, whose ends matter. Failures are kept by the minute, with fewer in longer ones. */
const mostTurns = 64;
const leastTurns = 8;
/**
 * How much the cells of what works may keep in a segment, and how much the others, before their minutes are doubled. Names
 * may be an attacker's, and so may be how often they fail: memory must not grow with the log.
 */
const keptLimit = 100_000;
/** One cell for all of a log: what its components may have of these is bounded by itself. */
const mostMinutes = 2 ** 20;
/** What a cell counts for beside its turns. */
const cellWeight = 3;

export function cellRules({ events }: Catalog): CellRules {
  return {
    works: events.map(({ event }) => event.health === "working"),
    starts: events.map(({ event }) => event.health === "started"),
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
    addKept(segment, rules, event, cellWeight);
  }
  return cell;
}

function addKept(segment: Segment, rules: CellRules, event: number, weight: number): void {
  if (rules.works[event] === true) segment.keptWorking += weight;
  else segment.kept += weight;
}

function turnsKept(segment: Segment, rules: CellRules, event: number): number {
  if (rules.works[event] === true) return mostTurns;
  return Math.max(leastTurns, Math.floor(mostTurns / segment.minutesOfCell));
}

/** Adds a line in which the component turned from working to failing or back; in order of the file. */
export function addTurn(segment: Segment, rules: CellRules, cell: Cell, place: Place): void {
  if (cell.turns.length >= turnsKept(segment, rules, cell.event)) return;
  cell.turns.push(place);
  addKept(segment, rules, cell.event, 1);
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
  const turns = mergePlaces(known.turns, cell.turns).slice(0, turnsKept(into, rules, event));
  addKept(into, rules, event, turns.length - known.turns.length);
  known.turns = turns;
  known.different = mergeDifferent(known.different, cell.different);
}

function mergePlaces(left: readonly Place[], right: readonly Place[]): Place[] {
  return [...left, ...right].sort((a, b) => a.byteOffset - b.byteOffset);
}

const workingKeepTooMuch = ({ keptWorking, minutesOfWorkingCell }: Segment) =>
  keptWorking > keptLimit && minutesOfWorkingCell < mostMinutes;
const othersKeepTooMuch = ({ kept, minutesOfCell }: Segment) => kept > keptLimit && minutesOfCell < mostMinutes;

export function keepsTooMuch(segment: Segment): boolean {
  return workingKeepTooMuch(segment) || othersKeepTooMuch(segment);
}

/**
 * Doubles the minutes of a segment's cells until they keep no more than they may: those of what works first, since a
 * failure matters wherever it stands. What a cell held goes on counting; which cells there are in the end depends on the
 * whole log alone, not on the order in which it was read.
 */
export function boundCells(segment: Segment, rules: CellRules): void {
  while (keepsTooMuch(segment)) {
    if (workingKeepTooMuch(segment)) segment.minutesOfWorkingCell *= 2;
    else segment.minutesOfCell *= 2;
    mergeWithin(segment, rules);
  }
}

/** Puts the cells of a segment together whose minutes are one cell's by now. */
export function mergeWithin(segment: Segment, rules: CellRules): void {
  const cells = [...segment.cells.values()];
  segment.cells.clear();
  segment.keptWorking = 0;
  segment.kept = 0;
  for (const cell of cells) mergeCell(segment, rules, cell);
}
