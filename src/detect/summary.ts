import type { ClockKind } from "../time/stamp.js";
import { mergeDifferent } from "./different.js";

/** Where a line stands and what it says: kept of the few lines that prove something. */
export interface Place {
  /** Index into the source's files, from 0. */
  readonly file: number;
  /** From 1. */
  readonly line: number;
  /** Of the line's first byte, from 0 in the decompressed stream. */
  readonly byteOffset: number;
  readonly clockMicros: number;
  readonly fractionDigits: number;
  /** East of UTC, or `noOffset`. */
  readonly offsetMinutes: number;
  /** The kernel's own time since boot, or `noKernelTime`. */
  readonly kernelMicros: number;
  readonly pid: number;
  /** The line's bytes, one character each (latin1), cut at `longestEvidenceBytes`. */
  readonly bytes: string;
  /** Where the message begins and ends in `bytes`. */
  readonly messageStart: number;
  readonly messageEnd: number;
  /** For how many messages the line stands. */
  readonly count: number;
  /** Of a failure after which the component was heard of as working: the clock of the last line that said so; else -1. */
  readonly workedClockMicros: number;
}

/**
 * What was seen of one event of one component in one minute of a segment's clock. Cells merge by sum, and by the earliest
 * and latest places, so the cells of two parts of a file together are the cells of the whole.
 */
export interface Cell {
  /** Index into the catalog's events. */
  readonly event: number;
  /** Of a block: the event that it continues, whose component it belongs to; else -1. */
  readonly continues: number;
  /** Tells components of one kind apart; empty where a host has only one. */
  readonly key: string;
  /** Minutes of the segment's clock, from 0; of what works the first minute of its hour. */
  readonly minute: number;
  count: number;
  /** The earliest places, in order of the file. */
  first: Place[];
  /** The latest places, in order of the file; they may be the same ones as `first`. */
  last: Place[];
  /** The earliest places at which the component turned from failing to working or back; they may be among the others. */
  turns: Place[];
  /** Hashes of the different values by which the event opens an outage, ascending. */
  different: readonly number[];
}

/** A boot as the kernel's own `[seconds]` show it. */
export interface KernelRun {
  readonly firstMicros: number;
  lastMicros: number;
  /** By hour of the segment's clock: the least (clock - kernel time) in microseconds, which is the clock at boot. */
  readonly bootClockByHour: Map<number, number>;
}

/** A stretch of a stream in which the clock runs forward. */
export interface Segment {
  readonly kind: ClockKind;
  readonly file: number;
  readonly firstClockMicros: number;
  lastClockMicros: number;
  readonly firstOffset: number;
  lastOffset: number;
  records: number;
  /** By event, key and minute. */
  readonly cells: Map<string, Cell>;
  /** By hour of the clock: one bit a second, set where a record stands. */
  readonly busySeconds: Map<number, Uint8Array>;
  /** The same of seconds in which a client came that was not there before; empty where lines name no clients. */
  readonly visitSeconds: Map<number, Uint8Array>;
  /** The same of seconds with a line that shows by its mere coming that the host works: cron's and the like. */
  readonly beatSeconds: Map<number, Uint8Array>;
  readonly kernelRuns: KernelRun[];
  /** There were more runs than are kept: what came after is not among them. */
  kernelRunsCut: boolean;
}

/** What one host wrote into one file, or a part of one. */
export interface Stream {
  readonly segments: Segment[];
  /** Keys of components in the order of their first appearance. */
  readonly keys: Set<string>;
}

export interface NulRun {
  readonly file: number;
  readonly line: number;
  readonly byteOffset: number;
  readonly length: number;
}

/** What was read of one file, or of the part of it from `startOffset` to `endOffset` (exclusive, in decompressed bytes). */
export interface FileSummary {
  readonly file: number;
  readonly startOffset: number;
  endOffset: number;
  /** Newlines passed. */
  lines: number;
  records: number;
  recognised: number;
  /** Lines that are no record of a known form. */
  unread: number;
  /** By host; empty for records that name none. */
  readonly streams: Map<string, Stream>;
  readonly nulRuns: NulRun[];
}

export const microsPerMinute = 60_000_000;
export const microsPerHour = 3_600_000_000;

const earlierByMicros = 90_000_000;
const laterByMicros = 86_400_000_000;
const rebootMicros = 5_000_000;
/** How many latest places a cell keeps. */
export const keptLast = 2;
/** How many turns a cell keeps: more are flaps, whose ends matter. */
export const keptTurns = 64;
/** Cells of what works hold an hour, since healthy lines are many and only turns matter. */
export const minutesOfWorkingCell = 60;
/** How many different components one stream may have before the rest is counted as one: names may be an attacker's. */
export const keyLimit = 1000;
export const otherKey = "other";
export const nulRunLimit = 64;
/** How many boots one segment may have: `[seconds]` may be an attacker's. */
export const kernelRunLimit = 256;

/** Whether a record continues a segment: its clock neither steps back nor leaps. */
export function continuesSegment(
  kind: ClockKind,
  lastClockMicros: number,
  nextKind: ClockKind,
  nextMicros: number,
): boolean {
  const step = nextMicros - lastClockMicros;
  return kind === nextKind && step >= -earlierByMicros && step <= laterByMicros;
}

/** Whether the kernel's own clock goes on, or began anew with a boot. */
export function continuesKernelRun(run: KernelRun, kernelMicros: number): boolean {
  return kernelMicros >= run.lastMicros - rebootMicros;
}

export function cellName(event: number, continues: number, key: string, minute: number): string {
  return `${event}\t${continues}\t${minute}\t${key}`;
}

function mergeCells(into: Map<string, Cell>, cells: Iterable<Cell>, keptFirst: (event: number) => number): void {
  for (const cell of cells) {
    const name = cellName(cell.event, cell.continues, cell.key, cell.minute);
    const known = into.get(name);
    if (known === undefined) {
      into.set(name, { ...cell });
      continue;
    }
    known.count += cell.count;
    known.first = mergePlaces(known.first, cell.first).slice(0, keptFirst(cell.event));
    known.last = mergePlaces(known.last, cell.last).slice(-keptLast);
    known.turns = mergePlaces(known.turns, cell.turns).slice(0, keptTurns);
    known.different = mergeDifferent(known.different, cell.different);
  }
}

function mergePlaces(left: readonly Place[], right: readonly Place[]): Place[] {
  return [...left, ...right].sort((a, b) => a.byteOffset - b.byteOffset);
}

function mergeKernelRuns(left: Segment, right: Segment): void {
  for (const run of right.kernelRuns) {
    if (left.kernelRunsCut) return;
    const last = left.kernelRuns.at(-1);
    if (last === undefined || !continuesKernelRun(last, run.firstMicros)) {
      if (left.kernelRuns.length === kernelRunLimit) left.kernelRunsCut = true;
      else left.kernelRuns.push({ ...run, bootClockByHour: new Map(run.bootClockByHour) });
      continue;
    }
    last.lastMicros = run.lastMicros;
    for (const [hour, clock] of run.bootClockByHour) {
      last.bootClockByHour.set(hour, Math.min(clock, last.bootClockByHour.get(hour) ?? clock));
    }
  }
  left.kernelRunsCut ||= right.kernelRunsCut;
}

function copySegment(segment: Segment, rename: (cell: Cell) => Cell, keptFirst: (event: number) => number): Segment {
  const cells = new Map<string, Cell>();
  mergeCells(cells, [...segment.cells.values()].map(rename), keptFirst);
  const copy = {
    ...segment,
    cells,
    kernelRuns: [],
    kernelRunsCut: false,
    busySeconds: new Map(segment.busySeconds),
    visitSeconds: new Map(segment.visitSeconds),
    beatSeconds: new Map(segment.beatSeconds),
  };
  mergeKernelRuns(copy, segment);
  return copy;
}

function joinSegments(left: Segment, right: Segment, keptFirst: (event: number) => number): void {
  left.lastClockMicros = right.lastClockMicros;
  left.lastOffset = right.lastOffset;
  left.records += right.records;
  mergeCells(left.cells, right.cells.values(), keptFirst);
  joinSeconds(left.busySeconds, right.busySeconds);
  joinSeconds(left.visitSeconds, right.visitSeconds);
  joinSeconds(left.beatSeconds, right.beatSeconds);
  mergeKernelRuns(left, right);
}

function joinSeconds(into: Map<number, Uint8Array>, seconds: ReadonlyMap<number, Uint8Array>): void {
  for (const [hour, bits] of seconds) {
    const known = into.get(hour);
    into.set(hour, known === undefined ? bits : known.map((byte, index) => byte | (bits[index] ?? 0)));
  }
}

/**
 * The summary of two neighbouring parts of one file, `right` beginning where `left` ends. Neither argument is changed.
 * `keptFirst` says how many earliest places a cell of an event keeps.
 */
function joinParts(left: FileSummary, right: FileSummary, keptFirst: (event: number) => number): FileSummary {
  const streams = new Map<string, Stream>();
  for (const host of new Set([...left.streams.keys(), ...right.streams.keys()])) {
    const before = left.streams.get(host);
    const after = right.streams.get(host);
    const keys = new Set(before?.keys);
    for (const key of after?.keys ?? []) if (keys.size < keyLimit) keys.add(key);
    const segments = (before?.segments ?? []).map((segment) => copySegment(segment, (cell) => cell, keptFirst));
    const movePlace = (place: Place): Place => ({ ...place, line: place.line + left.lines });
    const moveCell = (cell: Cell): Cell => ({
      ...cell,
      key: cell.key === "" || keys.has(cell.key) ? cell.key : otherKey,
      first: cell.first.map(movePlace),
      last: cell.last.map(movePlace),
      turns: cell.turns.map(movePlace),
    });
    for (const segment of after?.segments ?? []) {
      const moved = copySegment(segment, moveCell, keptFirst);
      const last = segments.at(-1);
      const continues =
        last !== undefined && continuesSegment(last.kind, last.lastClockMicros, moved.kind, moved.firstClockMicros);
      if (last !== undefined && continues) joinSegments(last, moved, keptFirst);
      else segments.push(moved);
    }
    streams.set(host, { segments, keys });
  }
  const nulRuns = [...left.nulRuns, ...right.nulRuns.map((run) => ({ ...run, line: run.line + left.lines }))];
  return {
    file: left.file,
    startOffset: left.startOffset,
    endOffset: right.endOffset,
    lines: left.lines + right.lines,
    records: left.records + right.records,
    recognised: left.recognised + right.recognised,
    unread: left.unread + right.unread,
    streams,
    nulRuns: nulRuns.slice(0, nulRunLimit),
  };
}

/**
 * The parts of one file, in any order, joined wherever one ends where another begins; in order of the file. Merging what
 * was merged before with more parts gives the same as merging all at once.
 */
export function mergeParts(parts: readonly FileSummary[], keptFirst: (event: number) => number): FileSummary[] {
  const merged: FileSummary[] = [];
  for (const part of [...parts].sort((a, b) => a.startOffset - b.startOffset || a.endOffset - b.endOffset)) {
    const last = merged.at(-1);
    if (last?.endOffset === part.startOffset) merged[merged.length - 1] = joinParts(last, part, keptFirst);
    else merged.push(part);
  }
  return merged;
}
