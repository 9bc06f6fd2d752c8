// What is left of lines that were passed over: the seconds in which they stand, and rows of those that tell more than that.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import {
  ASKS_KERNEL_TIME,
  BLOCK_BYTES,
  CHUNK_OFFSET,
  HEAD_MICROS,
  HOUR_TURN,
  KERNEL_TIMES,
  LAST_CLOCK,
  NEXT_BLOCK,
  OWN_FROM,
  ROW_COUNT,
  ROWS,
  SECOND_RANGES,
  SECONDS,
  SECONDS_BYTES,
  VISIT_BYTES,
  VISIT_MICROS,
  VISITOR_CLOCKS,
  VISITOR_COUNT,
  VISITOR_OFFSETS,
  VISITORS,
} from "./layout";
import { kernelMicros } from "./peel";

const ROW_BYTES: i32 = 12;
/** A segment's clock may step further than this (`continuesSegment` of `src/detect/summary.ts`). */
const FARTHEST_BACK: f64 = -60_000_000;
const FARTHEST_ON: f64 = 80_000_000_000;
/** How many rows one line may leave: that of the line before, of the last one with a kernel's time, and its own. */
export const MOST_ROWS_OF_LINE: i32 = 3;

/** Sets of seconds of the hour: with a line, with one of a heartbeat, with a visit. */
export const BUSY: i32 = 0;
export const BEATS: i32 = 1;
export const VISITS: i32 = 2;
const SETS: i32 = 3;

/** A line: which of those that were passed over, from 0, or -1 for none; and what its row would tell. */
let lastIndex: i32 = -1;
let lastOffset: i32 = 0;
let lastMicros: u32 = 0;
/** The same of the last one with a kernel's time. */
let timedIndex: i32 = -1;
let timedOffset: i32 = 0;
let timedMicros: u32 = 0;
let timedKernelMicros: f64 = -1;
/** The least clock at boot that was told, by lines of the same boot and the same hour. */
let leastBoot: f64 = 0;
/** The line of the last row. */
let rowIndex: i32 = -1;
let lastSecond: u32 = 0;

export function beginRows(): void {
  lastIndex = timedIndex = rowIndex = -1;
  timedKernelMicros = -1;
  lastSecond = u32.MAX_VALUE;
  store<i32>(ROW_COUNT, 0);
  for (let set = 0; set < SETS; set++) {
    const range = SECOND_RANGES + ((<usize>set) << 3);
    const low = load<i32>(range) >>> 3;
    const high = load<i32>(range, 4) >>> 3;
    if (low <= high) memory.fill(SECONDS + <usize>(set * SECONDS_BYTES + low), 0, <usize>(high - low + 1));
    store<i32>(range, i32.MAX_VALUE);
    store<i32>(range, 0, 4);
  }
}

/** Whether the line before one lies so far from it that it may belong to another segment; else it is the one before from now on. */
export function leaps(micros: u32): bool {
  const clock = load<f64>(HEAD_MICROS) + <f64>micros;
  const step = clock - load<f64>(LAST_CLOCK);
  if (step < FARTHEST_BACK || (step > FARTHEST_ON && step < f64.POSITIVE_INFINITY)) return true;
  store<f64>(LAST_CLOCK, clock);
  return false;
}

/**
 * Notes in which second a line stands. Rows tell where clocks of lines turn: between two rows they run on, in a block and in
 * the kernel's own time too.
 */
export function noteLine(index: i32, offset: i32, micros: u32, client: i32, isBeat: bool): void {
  const isVisit = client !== 0 && beginsVisit(client, micros, offset);
  if (offset < load<i32>(OWN_FROM)) {
    addRow(index, offset, micros, kernelMicros);
    return;
  }
  const second = micros / 1000000;
  if (second !== lastSecond) mark(BUSY, second);
  lastSecond = second;
  if (isBeat) mark(BEATS, second);
  if (isVisit) mark(VISITS, second);
  const isNewBlock = offset >= load<i32>(NEXT_BLOCK);
  const turns = lastIndex < 0 || isNewBlock || micros < lastMicros;
  const isTimed = kernelMicros >= 0 && load<i32>(ASKS_KERNEL_TIME) !== 0;
  const boot = <f64>micros - kernelMicros;
  const turnsTime = isTimed && (kernelMicros < timedKernelMicros || boot < leastBoot || isOtherHour(micros));
  if (turns || turnsTime || (isTimed && timedIndex < 0)) {
    endRows();
    addRow(index, offset, micros, kernelMicros);
  }
  if (isNewBlock) {
    const chunkOffset = <i64>load<f64>(CHUNK_OFFSET);
    const blockBytes = <i64>load<i32>(BLOCK_BYTES);
    store<i32>(NEXT_BLOCK, <i32>(((chunkOffset + <i64>offset) / blockBytes + 1) * blockBytes - chunkOffset));
  }
  lastIndex = index;
  lastOffset = offset;
  lastMicros = micros;
  if (!isTimed) return;
  if (turnsTime || timedIndex < 0) leastBoot = boot;
  timedIndex = index;
  timedOffset = offset;
  timedMicros = micros;
  timedKernelMicros = kernelMicros;
}

/** Whether another hour of UTC was when the last line with a kernel's time was written. */
function isOtherHour(micros: u32): bool {
  const turn = load<u32>(HOUR_TURN);
  return timedMicros < turn !== micros < turn;
}

/** Adds rows of the last lines, unless they have some. */
export function endRows(): void {
  if (timedIndex > rowIndex) addRow(timedIndex, timedOffset, timedMicros, timedKernelMicros);
  if (lastIndex > rowIndex) addRow(lastIndex, lastOffset, lastMicros, -1);
}

/** @param kernel the kernel's time, or -1 */
function addRow(index: i32, offset: i32, micros: u32, kernel: f64): void {
  const count = load<i32>(ROW_COUNT);
  const row = ROWS + <usize>(count * ROW_BYTES);
  store<i32>(row, index);
  store<i32>(row, offset, 4);
  store<u32>(row, micros, 8);
  store<f64>(KERNEL_TIMES + ((<usize>count) << 3), kernel);
  store<i32>(ROW_COUNT, count + 1);
  rowIndex = index;
}

function mark(set: i32, second: u32): void {
  const byte = SECONDS + <usize>(<u32>(set * SECONDS_BYTES) + (second >>> 3));
  store<u8>(byte, load<u8>(byte) | ((<u8>1) << (<u8>(second & 7))));
  const range = SECOND_RANGES + ((<usize>set) << 3);
  if (<i32>second < load<i32>(range)) store<i32>(range, second);
  if (<i32>second > load<i32>(range, 4)) store<i32>(range, second, 4);
}

/** Whether the line of a client begins a visit: the same as in `src/detect/visitors.ts`. */
function beginsVisit(client: i32, micros: u32, offset: i32): bool {
  const place = <usize>((client ^ <i32>(<u32>client >>> 15)) & (VISITOR_COUNT - 1));
  const clock = load<f64>(HEAD_MICROS) + <f64>micros;
  const byteOffset = load<f64>(CHUNK_OFFSET) + <f64>offset;
  const clockAt = VISITOR_CLOCKS + (place << 3);
  const offsetAt = VISITOR_OFFSETS + (place << 3);
  const isKnown =
    load<i32>(VISITORS + (place << 2)) === client &&
    byteOffset - load<f64>(offsetAt) <= load<f64>(VISIT_BYTES) &&
    abs(clock - load<f64>(clockAt)) <= load<f64>(VISIT_MICROS);
  store<i32>(VISITORS + (place << 2), client);
  store<f64>(clockAt, clock);
  store<f64>(offsetAt, byteOffset);
  return !isKnown;
}
