import { type ClockKind, isArrival } from "../time/stamp.js";
import type { KeptLines } from "./kept-lines.js";

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
  /** By what needs it, not by its own lines. */
  readonly isNeeded: boolean;
  /** The first line that said whether it works: its event, whether it did, and where it stands. */
  readonly firstEvent: number;
  readonly firstWorks: boolean;
  readonly firstOffset: number;
  /** How often it failed before it was first heard to work, and where that was; -1 where it did not, or worked from the start. */
  firstFailures: number;
  firstTurnOffset: number;
  /** The last line that said whether it works. */
  works: boolean;
  clockMicros: number;
  /** How often it has failed, no more than matters, since it last worked; where that began, or -1. */
  failures: number;
  turnOffset: number;
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
  /**
   * What tells components of one kind apart: `singleKey`, then names in the order of their first appearance. The same for
   * all segments of a stream.
   */
  keys: readonly string[];
  /** What is kept of its lines: those of its cells (`cells.ts`). */
  lines: KeptLines;
  /** How many minutes a cell of what works holds, and any other: a power of 2. */
  minutesOfWorkingCell: number;
  minutesOfCell: number;
  /** How many rows were left when it was last looked through for what need not be kept. */
  boundRows: number;
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
  readonly streams: ReadonlyMap<string, Stream>;
  readonly nulRuns: NulRun[];
  /** Lines are dated by those before them, as far back as the beginning of the file: it can only be read from there. */
  hasRelativeStamps: boolean;
}

export const microsPerMinute = 60_000_000;

const earlierByMicros = 90_000_000;
const laterByMicros = 86_400_000_000;
/** The first of a stream's keys: that of components which a host has only once. */
export const singleKey = "";
export const nulRunLimit = 64;

/** Whether a record continues a segment: its clock neither steps back nor leaps. In a snapshot arrivals stand in no order. */
export function continuesSegment(
  kind: ClockKind,
  lastClockMicros: number,
  nextKind: ClockKind,
  nextMicros: number,
): boolean {
  const step = nextMicros - lastClockMicros;
  return kind === nextKind && (isArrival(kind) || (step >= -earlierByMicros && step <= laterByMicros));
}

/** The clock of a segment's last line; of a snapshot that of its latest arrival. */
export function lastClockOf(kind: ClockKind, lastClockMicros: number, nextMicros: number): number {
  return isArrival(kind) ? Math.max(lastClockMicros, nextMicros) : nextMicros;
}

/** By which a segment finds how a component was heard of. */
export const heardName = (component: string, key: string) => `${component}\t${key}`;
