// What is left of lines that were passed over: rows of those that tell more than the one before, of the same clock.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import {
  ALIKE_FROM,
  BLOCK_BYTES,
  CHUNK_OFFSET,
  HEAD_MICROS,
  KERNEL_TIMES,
  LAST_CLOCK,
  NEXT_BLOCK,
  ROW_COUNT,
  ROWS,
  VISIT_BYTES,
  VISIT_MICROS,
  VISITOR_CLOCKS,
  VISITOR_COUNT,
  VISITOR_OFFSETS,
  VISITORS,
} from "./layout";
import { kernelMicros } from "./peel";

const ROW_BYTES: i32 = 16;
/** A segment's clock may step back further than this (`continuesSegment` of `src/detect/summary.ts`). */
const FARTHEST_BACK: f64 = 60_000_000;

/** Flags of a row. */
export const IS_BEAT: i32 = 1;
export const HAS_KERNEL_TIME: i32 = 2;
export const IS_VISIT: i32 = 4;

/** Of the rows so far: clock and place of the last one, and the last clocks of a heartbeat and of a visit. */
let rowMicros: u32 = 0;
let rowOffset: i32 = 0;
let beatMicros: u32 = 0;
let visitMicros: u32 = 0;

export function beginRows(): void {
  rowMicros = beatMicros = visitMicros = u32.MAX_VALUE;
  store<i32>(ROW_COUNT, 0);
}

/** Whether a line lies so far behind the one before that it may begin another segment; else it is the one before from now on. */
export function leapsBack(micros: u32): bool {
  const clock = load<f64>(HEAD_MICROS) + <f64>micros;
  if (load<f64>(LAST_CLOCK) - clock > FARTHEST_BACK) return true;
  store<f64>(LAST_CLOCK, clock);
  return false;
}

/** Adds a row of a line, unless it tells no more than the row before. */
export function noteRow(index: i32, offset: i32, micros: u32, client: i32, isBeat: bool): void {
  const isVisit = client !== 0 && beginsVisit(client, micros, offset) && micros !== visitMicros;
  const isNewBeat = isBeat && micros !== beatMicros;
  const hasTime = kernelMicros >= 0;
  const isNewBlock = offset >= load<i32>(NEXT_BLOCK);
  const isAlike = micros === rowMicros && !isVisit && !isNewBeat && !hasTime && !isNewBlock;
  if (isAlike && rowOffset >= load<i32>(ALIKE_FROM)) return;
  const count = load<i32>(ROW_COUNT);
  const row = ROWS + <usize>(count * ROW_BYTES);
  let flags = 0;
  rowMicros = micros;
  rowOffset = offset;
  const isTold = offset >= load<i32>(ALIKE_FROM);
  if (isNewBeat) {
    flags |= IS_BEAT;
    if (isTold) beatMicros = micros;
  }
  if (isVisit) {
    flags |= IS_VISIT;
    if (isTold) visitMicros = micros;
  }
  if (hasTime) {
    flags |= HAS_KERNEL_TIME;
    store<f64>(KERNEL_TIMES + ((<usize>count) << 3), kernelMicros);
  }
  if (isNewBlock) {
    const chunkOffset = <i64>load<f64>(CHUNK_OFFSET);
    const blockBytes = <i64>load<i32>(BLOCK_BYTES);
    store<i32>(NEXT_BLOCK, <i32>(((chunkOffset + <i64>offset) / blockBytes + 1) * blockBytes - chunkOffset));
  }
  store<i32>(row, index);
  store<i32>(row + 4, offset);
  store<u32>(row + 8, micros);
  store<i32>(row + 12, flags);
  store<i32>(ROW_COUNT, count + 1);
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
