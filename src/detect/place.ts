import type { Catalog } from "../grammar/catalog.js";
import { pidOf, type RecordView } from "../read/record.js";
import type { Place } from "./summary.js";

/** Longer evidence is cut: it is proof, not an archive. */
export const longestEvidenceBytes = 4096;

/** A copy of what proves something, as the view is reused. `file` is the index into the source's files. */
export function placeOf(view: RecordView, file: number, count: number, workedClockMicros = -1): Place {
  const end = Math.min(view.lineEnd, view.lineStart + longestEvidenceBytes);
  return {
    file,
    line: view.line,
    byteOffset: view.byteOffset,
    clockMicros: view.stamp.micros,
    fractionDigits: view.stamp.fractionDigits,
    offsetMinutes: view.stamp.offsetMinutes,
    kernelMicros: view.kernelMicros,
    pid: pidOf(view),
    bytes: view.buffer.toString("latin1", view.lineStart, end),
    messageStart: view.messageStart - view.lineStart,
    messageEnd: Math.min(view.messageEnd, end) - view.lineStart,
    count,
    workedClockMicros,
  };
}

const keptBlockLines = 32;

/** How many earliest places the cells of an event keep: of a block every line, of life the first, of the rest the first two. */
export function keptFirst(catalog: Catalog): (event: number) => number {
  return (event) => {
    const health = catalog.events[event]?.event.health;
    return health === "block" ? keptBlockLines : health === "working" ? 1 : 2;
  };
}
