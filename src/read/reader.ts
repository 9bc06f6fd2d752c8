import { journalLine, looksLikeJournalEntry } from "./journal.js";
import { createRecordParser, type RecordView } from "./record.js";

/** A longer line is read up to here and the rest of it passed over, so that memory stays bounded. */
export const longestLineBytes = 65_536;

export interface RecordHandlers {
  /** A record; the view is valid only during the call. */
  onRecord(view: RecordView): void;
  /** A line that is no record of a known form; only the places in the view are set. */
  onOther(view: RecordView): void;
  /** A run of NUL bytes, as a power cut leaves it. */
  onNulRun(line: number, byteOffset: number, length: number): void;
  onLongLine(line: number, byteOffset: number): void;
}

export interface RecordReader {
  /** Takes the next bytes of the stream; they may be reused after the call. */
  push(chunk: Buffer): void;
  /** Reads what stands behind the last newline. */
  finish(): void;
  readonly lines: number;
  readonly bytes: number;
}

const newline = 10;
const carriageReturn = 13;

/**
 * Cuts a stream into records. `firstLine` counts from 1 and `firstByte` from 0: where in the file the stream begins.
 * NUL runs separate records as newlines do: after a power cut the next good line is glued to them.
 */
export function createRecordReader(handlers: RecordHandlers, firstLine = 1, firstByte = 0): RecordReader {
  const parser = createRecordParser();
  const view = parser.view;
  /** The beginning of a line whose end has not come yet. */
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  let line = firstLine;
  let byteOffset = firstByte;

  function parseJournalEntry(buffer: Buffer, start: number, end: number): boolean {
    const text = journalLine(buffer.toString("utf8", start, end));
    if (text === null) return false;
    const bytes = Buffer.from(text);
    return parser.parse(bytes, 0, bytes.length);
  }

  function readPiece(buffer: Buffer, start: number, end: number, offset: number): void {
    const lineEnd = end > start && buffer[end - 1] === carriageReturn ? end - 1 : end;
    view.line = line;
    view.byteOffset = offset;
    const isRecord = looksLikeJournalEntry(buffer, start, lineEnd)
      ? parseJournalEntry(buffer, start, lineEnd)
      : parser.parse(buffer, start, lineEnd);
    if (isRecord) handlers.onRecord(view);
    else handlers.onOther(view);
  }

  function readLine(buffer: Buffer, start: number, end: number, offset: number): void {
    let pieceStart = start;
    let nul = end - start > 0 ? buffer.subarray(start, end).indexOf(0) : -1;
    while (nul >= 0) {
      const nulStart = pieceStart + nul;
      let nulEnd = nulStart;
      while (nulEnd < end && buffer[nulEnd] === 0) nulEnd++;
      if (nulStart > pieceStart) readPiece(buffer, pieceStart, nulStart, offset + pieceStart - start);
      handlers.onNulRun(line, offset + nulStart - start, nulEnd - nulStart);
      pieceStart = nulEnd;
      nul = pieceStart < end ? buffer.subarray(pieceStart, end).indexOf(0) : -1;
    }
    if (pieceStart < end || end === start) readPiece(buffer, pieceStart, end, offset + pieceStart - start);
  }

  function readWhole(buffer: Buffer, start: number, end: number, offset: number): void {
    if (end - start > longestLineBytes) {
      handlers.onLongLine(line, offset);
      readLine(buffer, start, start + longestLineBytes, offset);
    } else {
      readLine(buffer, start, end, offset);
    }
  }

  function carry(bytes: Buffer): void {
    if (carriedBytes <= longestLineBytes) carried.push(Buffer.from(bytes.subarray(0, longestLineBytes + 1)));
    carriedBytes += bytes.length;
  }

  function readCarried(): void {
    const whole = Buffer.concat(carried);
    carried = [];
    readWhole(whole, 0, whole.length, byteOffset);
    byteOffset += carriedBytes;
    carriedBytes = 0;
  }

  return {
    push(chunk) {
      let start = 0;
      const hasNul = chunk.indexOf(0) >= 0;
      if (carriedBytes > 0) {
        const first = chunk.indexOf(newline);
        if (first < 0) return carry(chunk);
        carry(chunk.subarray(0, first));
        readCarried();
        byteOffset++;
        line++;
        start = first + 1;
      }
      const base = byteOffset - start;
      for (let end = chunk.indexOf(newline, start); end >= 0; end = chunk.indexOf(newline, start)) {
        if (hasNul || end - start > longestLineBytes) readWhole(chunk, start, end, base + start);
        else readPiece(chunk, start, end, base + start);
        line++;
        start = end + 1;
      }
      byteOffset = base + start;
      if (start < chunk.length) carry(chunk.subarray(start));
    },
    finish() {
      if (carriedBytes > 0) {
        readCarried();
        line++;
      }
    },
    get lines() {
      return line - firstLine;
    },
    get bytes() {
      return byteOffset - firstByte;
    },
  };
}
