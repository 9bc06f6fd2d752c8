import type { ClockKind } from "../time/stamp.js";

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
  /** The line's bytes, one character each (latin1), cut at `longestEvidenceBytes`; behind them a message that came in pieces. */
  readonly bytes: string;
  /** How many of `bytes` are the line. */
  readonly lineLength: number;
  /** Where the message begins and ends in `bytes`. */
  readonly messageStart: number;
  readonly messageEnd: number;
  /** For how many messages the line stands. */
  readonly count: number;
  /** Of a failure after which the component was heard of as working: the clock of the last line that said so; else -1. */
  readonly workedClockMicros: number;
  /** The hash of the value by whose differences the event opens an outage; -1 where it has none. */
  readonly differentHash: number;
}

/**
 * What was seen of one event of one component in a minute of a segment's clock, or in several where there is much to keep.
 * Cells merge by sum, and by the earliest and latest places, so the cells of two parts of a file together are the cells of
 * the whole.
 */
export interface Cell {
  /** Index into the catalog's events. */
  readonly event: number;
  /** Of a block: the event that it continues, whose component it belongs to; else -1. */
  readonly continues: number;
  /** Tells components of one kind apart; empty where a host has only one. */
  readonly key: string;
  /** The first of the minutes of the segment's clock that it holds, from 0. */
  readonly minute: number;
  count: number;
  /** The earliest places, in order of the file. */
  first: Place[];
  /** The latest places, in order of the file; they may be the same ones as `first`. */
  last: Place[];
  /** The earliest places at which the component turned from failing to working or back; they may be among the others. */
  turns: Place[];
  /** Hashes of the different values by which the event opens an outage, ascending. */
  different: number[];
}

/** A boot as the kernel's own `[seconds]` show it. */
export interface KernelRun {
  readonly firstMicros: number;
  lastMicros: number;
  /** By hour of the segment's clock: the least (clock - kernel time) in microseconds, which is the clock at boot. */
  readonly bootClockByHour: Map<number, number>;
}

/** How a component was heard of in a segment: what parts of a file need of each other to know where it turned. */
export interface Heard {
  readonly component: string;
  readonly key: string;
  /** The first line that said whether it works: the event and the key of its cell, whether it did, and where it stands. */
  readonly firstEvent: number;
  readonly firstKey: string;
  readonly firstWorks: boolean;
  readonly firstClockMicros: number;
  readonly firstOffset: number;
  /** The last one. */
  works: boolean;
  clockMicros: number;
}

/** Where in a block of the file the lines of a segment stand: those that begin in the block. */
export interface Block {
  /** From 0: it begins at so many times `blockBytes` (`blocks.ts`). */
  readonly number: number;
  /** Of the first line: its number, from 1, and where its first byte stands. */
  readonly firstLine: number;
  readonly firstOffset: number;
  /** Between which clocks the lines are stamped, both inclusive; the lines need not be in order. */
  leastClockMicros: number;
  mostClockMicros: number;
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
  /** Where its lines stand, in the order of the file. */
  readonly blocks: Block[];
  /** By event, key and minute. */
  readonly cells: Map<string, Cell>;
  /** How many minutes a cell of what works holds, and any other: a power of 2. */
  minutesOfWorkingCell: number;
  minutesOfCell: number;
  /** How much the cells of what works keep, and the others, as `cells.ts` counts it. */
  keptWorking: number;
  kept: number;
  /** By component and key. */
  readonly heard: Map<string, Heard>;
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
/** How many different components one stream may have before the rest is counted as one: names may be an attacker's. */
export const keyLimit = 1000;
export const otherKey = "other";
export const nulRunLimit = 64;

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

/** By which a segment finds how a component was heard of. */
export const heardName = (component: string, key: string) => `${component}\t${key}`;
