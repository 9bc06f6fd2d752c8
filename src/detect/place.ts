import { pidOf, type RecordView } from "../read/record.js";
import type { Place } from "./summary.js";

/** Longer evidence is cut: it is proof, not an archive. */
export const longestEvidenceBytes = 4096;

/** What a place is made of. */
export type LineView = Pick<
  RecordView,
  | "buffer"
  | "lineStart"
  | "lineEnd"
  | "messageStart"
  | "messageEnd"
  | "line"
  | "byteOffset"
  | "pidStart"
  | "pidEnd"
  | "kernelMicros"
  | "count"
> & { readonly stamp: Pick<RecordView["stamp"], "micros" | "fractionDigits" | "offsetMinutes"> };

/** A copy of what proves something, as the view is reused. `file` is the index into the source's files. */
export function placeOf(
  view: LineView,
  file: number,
  count: number,
  workedClockMicros = -1,
  differentHash = -1,
): Place {
  const lineEnd = Math.min(view.lineEnd, view.lineStart + longestEvidenceBytes);
  const isBehind = view.messageStart >= view.lineEnd && view.messageEnd > view.lineEnd;
  const line = view.buffer.toString("latin1", view.lineStart, lineEnd);
  return {
    file,
    line: view.line,
    byteOffset: view.byteOffset,
    clockMicros: view.stamp.micros,
    fractionDigits: view.stamp.fractionDigits,
    offsetMinutes: view.stamp.offsetMinutes,
    kernelMicros: view.kernelMicros,
    pid: pidOf(view),
    bytes: isBehind ? line + view.buffer.toString("latin1", view.messageStart, view.messageEnd) : line,
    lineLength: line.length,
    messageStart: isBehind ? line.length : view.messageStart - view.lineStart,
    messageEnd: isBehind
      ? line.length + view.messageEnd - view.messageStart
      : Math.min(view.messageEnd, lineEnd) - view.lineStart,
    count,
    workedClockMicros,
    differentHash,
  };
}
