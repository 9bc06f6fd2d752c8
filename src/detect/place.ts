import { pidOf, type RecordView } from "../read/record.js";

/** Longer evidence is cut: it is proof, not an archive. */
export const longestEvidenceBytes = 4096;

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
  /** Holds the line's bytes, cut at `longestEvidenceBytes`, and behind them a message that came in pieces. */
  readonly texts: Buffer;
  /** Where the line begins in `texts`; what follows counts from here. */
  readonly textStart: number;
  readonly lineLength: number;
  readonly messageStart: number;
  readonly messageEnd: number;
  /** For how many messages the line stands. */
  readonly count: number;
  /** Of a failure after which the component was heard of as working: the clock of the last line that said so; else -1. */
  readonly workedClockMicros: number;
  /** The line's own component was heard to work since the failure before it. */
  readonly hasWorked: boolean;
  /** The hash of the value by whose differences the event opens an outage; -1 where it has none. */
  readonly differentHash: number;
}

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

/** The line's bytes, one character each (latin1). */
export const lineOf = ({ texts, textStart, lineLength }: Place) =>
  texts.toString("latin1", textStart, textStart + lineLength);

/** The message's bytes, one character each (latin1). */
export const messageOf = ({ texts, textStart, messageStart, messageEnd }: Place) =>
  texts.toString("latin1", textStart + messageStart, textStart + messageEnd);

/** Whether the message came in pieces and stands behind the last one's line. */
const isBehind = ({ messageStart, messageEnd, lineEnd }: LineView) => messageStart >= lineEnd && messageEnd > lineEnd;

const lineLengthOf = ({ lineStart, lineEnd }: LineView) => Math.min(lineEnd - lineStart, longestEvidenceBytes);

/** How many bytes `writeText` writes. */
export function textLengthOf(view: LineView): number {
  return lineLengthOf(view) + (isBehind(view) ? view.messageEnd - view.messageStart : 0);
}

/** Copies the line's bytes to `into`, and a message that came in pieces behind them. */
export function writeText(view: LineView, into: Uint8Array, at: number): void {
  const lineLength = lineLengthOf(view);
  view.buffer.copy(into, at, view.lineStart, view.lineStart + lineLength);
  if (isBehind(view)) view.buffer.copy(into, at + lineLength, view.messageStart, view.messageEnd);
}

/** Where line and message stand in what `writeText` writes. */
export interface TextLayout {
  readonly lineLength: number;
  readonly messageStart: number;
  readonly messageEnd: number;
}

export function textLayoutOf(view: LineView): TextLayout {
  const lineLength = lineLengthOf(view);
  if (isBehind(view)) {
    return { lineLength, messageStart: lineLength, messageEnd: lineLength + view.messageEnd - view.messageStart };
  }
  return {
    lineLength,
    messageStart: view.messageStart - view.lineStart,
    messageEnd: Math.min(view.messageEnd - view.lineStart, lineLength),
  };
}

/** A copy of what proves something, as the view is reused. `file` is the index into the source's files. */
export function placeOf(view: LineView, file: number, count: number): Place {
  const texts = Buffer.allocUnsafe(textLengthOf(view));
  writeText(view, texts, 0);
  return {
    file,
    line: view.line,
    byteOffset: view.byteOffset,
    clockMicros: view.stamp.micros,
    fractionDigits: view.stamp.fractionDigits,
    offsetMinutes: view.stamp.offsetMinutes,
    kernelMicros: view.kernelMicros,
    pid: pidOf(view),
    texts,
    textStart: 0,
    ...textLayoutOf(view),
    count,
    workedClockMicros: -1,
    hasWorked: false,
    differentHash: -1,
  };
}
