/** What the clock of a record is: microseconds of a 366-day calendar year (no year stated), of local time, since 1970 in UTC, or since boot. */
export type ClockKind = "calendar" | "local" | "instant" | "boot";

/**
 * One logical line, as a view into the reader's buffer: valid only until the next one is read, never kept.
 * All offsets into `buffer` are from 0, ends exclusive.
 */
export interface RecordView {
  buffer: Buffer;
  lineStart: number;
  /** Without newline and carriage return. */
  lineEnd: number;
  messageStart: number;
  messageEnd: number;
  /** From 1. */
  line: number;
  /** Of the line's first byte, from 0 in the decompressed stream. */
  byteOffset: number;
  clockKind: ClockKind;
  clockMicros: number;
  /** Of the stamp: 0 for whole seconds, 3 or 6 and so on for fractions. */
  fractionDigits: number;
  /** East of UTC, where the stamp states it, else null. */
  offsetMinutes: number | null;
  /** Lower-case as written; empty where the line names none. */
  host: string;
  /** Empty where the line has no tag. */
  program: string;
  pid: number | null;
  /** The kernel's own `[seconds]`, in microseconds since boot. */
  kernelMicros: number | null;
  /** How many messages this line stands for; `repeatsPrevious` says whether it repeats the one before it. */
  count: number;
  repeatsPrevious: boolean;
}
