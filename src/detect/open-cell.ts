import { noKernelTime, type RecordView } from "../read/record.js";
import { noOffset } from "../time/stamp.js";
import { addLast } from "./cells.js";
import { type LineView, placeOf } from "./place.js";
import type { Cell, Place } from "./summary.js";

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** A line that stands in a buffer which is still good; filled again and again, as most lines are not the latest for long. */
interface Sighting extends Writable<LineView> {
  readonly stamp: Writable<LineView["stamp"]>;
  workedClockMicros: number;
  differentHash: number;
  /** The line's copy, where one was needed at once. */
  place: Place | undefined;
}

/**
 * A cell that lines are added to, with its two latest lines: they are copied only when their buffer is about to be used
 * again, since a healthy line is not the latest for long.
 */
export interface OpenCell {
  cell: Cell;
  /** Of the lines that were not copied yet. */
  pending: number;
  earlier: Sighting;
  latest: Sighting;
}

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
    workedClockMicros: -1,
    differentHash: -1,
    place: undefined,
  };
}

export function openCell(cell: Cell): OpenCell {
  return { cell, pending: 0, earlier: emptySighting(), latest: emptySighting() };
}

/** Notes the latest line; `place` is its copy, where there is one already. */
export function noteLatest(
  open: OpenCell,
  view: RecordView,
  count: number,
  workedClockMicros: number,
  differentHash: number,
  place: Place | undefined,
): void {
  const sighting = open.earlier;
  open.earlier = open.latest;
  open.latest = sighting;
  open.pending++;
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
  sighting.workedClockMicros = workedClockMicros;
  sighting.differentHash = differentHash;
  sighting.place = place;
}

/** Copies what was only noted into the cell. */
export function copyLatest(open: OpenCell, file: number): void {
  const { earlier, latest, pending } = open;
  if (pending === 0) return;
  const copyOf = (sighting: Sighting) =>
    sighting.place ?? placeOf(sighting, file, sighting.count, sighting.workedClockMicros, sighting.differentHash);
  addLast(open.cell, pending === 1 ? [copyOf(latest)] : [copyOf(earlier), copyOf(latest)]);
  open.pending = 0;
  earlier.buffer = noBytes;
  latest.buffer = noBytes;
  earlier.place = undefined;
  latest.place = undefined;
}
