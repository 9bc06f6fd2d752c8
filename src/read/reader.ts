import { createDmesgJson, looksLikeDmesgJson } from "./dmesgjson.js";
import { journalLine, lineOfFields, looksLikeJournalEntry } from "./journal.js";
import { createJournalExport, looksLikeExport } from "./journalexport.js";
import { createRecordParser, type LineParts, type RecordView } from "./record.js";

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

/** Passes over lines that need not be read. */
export interface FirstLook {
  /**
   * Passes over lines of `chunk` from `start`, where the line with this number and byte offset begins, up to `end` (exclusive);
   * says how many, or -1 where it cannot look at them.
   */
  pass(chunk: Buffer, start: number, end: number, line: number, byteOffset: number): number;
  /** Where in the chunk it stopped, and where the line there ends; -1 where it does not before `end`. */
  readonly stoppedAt: number;
  readonly lineEnd: number;
  /** The parts of that line, where it found them on its way; what they hold has to be read. */
  readonly parts: LineParts | null;
  /** The bytes of the chunk are used again after this. */
  release(): void;
}

export interface RecordReader {
  /** Takes the next bytes of the stream; they may be reused after the call. */
  push(chunk: Buffer): void;
  /** Reads what stands behind the last newline. */
  finish(): void;
  /** Lines read so far; the one that has begun counts when it is finished. */
  readonly lines: number;
  /** Bytes taken so far. */
  readonly bytes: number;
  /** Of the lines so far, as `RecordParser` has it. */
  readonly hasRelativeStamps: boolean;
  /** From the next chunk on lines are looked at before they are read. */
  lookFirst(look: FirstLook): void;
}

const newline = 10;
const carriageReturn = 13;

/**
 * Cuts a stream into records. `firstLine` counts from 1 and `firstByte` from 0: where in the file the stream begins.
 * A run of NUL bytes separates records as a newline does: after a power cut the next good line is glued to it. So a line
 * consists of pieces, and each is read as if it were the line.
 */
export function createRecordReader(handlers: RecordHandlers, firstLine = 1, firstByte = 0): RecordReader {
  const parser = createRecordParser();
  const view = parser.view;
  const dmesg = createDmesgJson();
  const journalExport = createJournalExport();
  const exporting = journalExport.state;
  let line = firstLine;
  /** Of the next chunk's first byte. */
  let position = firstByte;
  /** Where the line, and the piece that is read, begin. */
  let lineOffset = firstByte;
  let pieceOffset = firstByte;
  /** The beginning of a piece whose end has not come yet; `carriedBytes` counts what was not kept too. */
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  /** Of the NUL run whose end has not come yet. */
  let nulBytes = 0;

  let firstLook: FirstLook | null = null;

  /** Whether an entry of JSON was read; false where the bytes are none. */
  function readJson(buffer: Buffer, start: number, end: number): boolean {
    const isDmesg = looksLikeDmesgJson(buffer, start, end);
    if (!isDmesg && !looksLikeJournalEntry(buffer, start, end)) return false;
    const text = isDmesg ? dmesg.take(buffer, start, end) : journalLine(buffer.toString("utf8", start, end));
    if (text === null) return false;
    if (text === "") return true;
    return readText(text);
  }

  function readText(text: string): boolean {
    const bytes = Buffer.from(text);
    if (!parser.parse(bytes, 0, bytes.length)) return false;
    handlers.onRecord(view);
    return true;
  }

  /** Whether the line belongs to an entry of `journalctl -o export`; the entry is the record of its last line. */
  function readExport(buffer: Buffer, start: number, end: number): boolean {
    if (!journalExport.take(buffer.subarray(start, end))) return false;
    const entry = journalExport.entry();
    const text = entry === null ? null : lineOfFields((name) => entry.get(name) ?? null);
    if (text !== null) readText(text);
    return true;
  }

  function readPiece(buffer: Buffer, start: number, end: number, offset: number): void {
    let pieceEnd = end;
    view.line = line;
    view.byteOffset = offset;
    if (end - start > longestLineBytes) {
      handlers.onLongLine(line, offset);
      pieceEnd = start + longestLineBytes;
    }
    if (pieceEnd > start && buffer[pieceEnd - 1] === carriageReturn) pieceEnd--;
    const first = buffer[start];
    if (
      (exporting.isInside || (first === 0x5f && looksLikeExport(buffer, start, pieceEnd))) &&
      readExport(buffer, start, pieceEnd)
    )
      return;
    if ((first === 0x7b || first === 0x20) && readJson(buffer, start, pieceEnd)) return;
    if (!parser.parse(buffer, start, pieceEnd)) {
      handlers.onOther(view);
      return;
    }
    handlers.onRecord(view);
    if (first === 0x7b) while (parser.parseNext()) handlers.onRecord(view);
  }

  /** As `readPiece`, of a line whose parts are known. */
  function readParts(buffer: Buffer, start: number, end: number, parts: LineParts): void {
    view.line = line;
    view.byteOffset = lineOffset;
    parser.take(buffer, start, buffer[end - 1] === carriageReturn ? end - 1 : end, parts);
    handlers.onRecord(view);
  }

  function carry(bytes: Buffer): void {
    if (carriedBytes <= longestLineBytes) carried.push(Buffer.from(bytes.subarray(0, longestLineBytes + 1)));
    carriedBytes += bytes.length;
  }

  /** Ends the piece that stands in `chunk` from `start` to `end` (exclusive), or began in the chunks before. */
  function endPiece(chunk: Buffer, start: number, end: number): void {
    if (carriedBytes === 0) {
      if (end > start || exporting.isInside) readPiece(chunk, start, end, pieceOffset);
      return;
    }
    carry(chunk.subarray(start, end));
    const whole = Buffer.concat(carried);
    carried = [];
    carriedBytes = 0;
    readPiece(whole, 0, whole.length, pieceOffset);
  }

  function endNulRun(offset: number): void {
    if (nulBytes === 0) return;
    handlers.onNulRun(line, offset - nulBytes, nulBytes);
    nulBytes = 0;
    pieceOffset = offset;
  }

  /** Passes over bytes of a value, newlines and NULs among them; returns where they end. */
  function skipValue(chunk: Buffer, start: number): number {
    const end = Math.min(chunk.length, start + exporting.bytesToCome);
    journalExport.takeBytes(chunk.subarray(start, end));
    for (let at = chunk.indexOf(newline, start); at >= 0 && at < end; at = chunk.indexOf(newline, at + 1)) line++;
    lineOffset = position + end;
    pieceOffset = lineOffset;
    return end;
  }

  return {
    push(chunk) {
      let start = 0;
      let nul = indexOf(chunk, 0, 0);
      let lineEnd = indexOf(chunk, newline, 0);
      /** Of the line at `start`. */
      let parts: LineParts | null = null;
      while (start < chunk.length) {
        if (exporting.bytesToCome > 0) {
          start = skipValue(chunk, start);
          nul = indexOf(chunk, 0, start);
          lineEnd = indexOf(chunk, newline, start);
          continue;
        }
        if (chunk[start] === 0) {
          endPiece(chunk, start, start);
          const runStart = start;
          while (start < chunk.length && chunk[start] === 0) start++;
          nulBytes += start - runStart;
          if (start === chunk.length) break;
          nul = indexOf(chunk, 0, start);
        }
        endNulRun(position + start);
        const end = Math.min(nul, lineEnd);
        if (end === chunk.length) {
          carry(chunk.subarray(start));
          break;
        }
        if (end === nul) {
          endPiece(chunk, start, end);
          start = end;
          continue;
        }
        if (parts !== null) readParts(chunk, start, end, parts);
        else if (lineOffset === position + end) readPiece(chunk, start, end, lineOffset);
        else endPiece(chunk, start, end);
        parts = null;
        line++;
        start = end + 1;
        lineOffset = position + start;
        pieceOffset = lineOffset;
        lineEnd = -1;
        if (firstLook !== null && !exporting.isInside) {
          const passed = firstLook.pass(chunk, start, nul, line, lineOffset);
          if (passed > 0) {
            parser.forget();
            line += passed;
            start = firstLook.stoppedAt;
            lineOffset = position + start;
            pieceOffset = lineOffset;
          }
          if (passed >= 0) {
            lineEnd = firstLook.lineEnd;
            parts = firstLook.parts;
          }
        }
        if (lineEnd < 0) lineEnd = indexOf(chunk, newline, start);
      }
      position += chunk.length;
      firstLook?.release();
    },
    finish() {
      endPiece(nothing, 0, 0);
      endNulRun(position);
      if (position > lineOffset) line++;
      lineOffset = position;
      pieceOffset = position;
    },
    lookFirst(look) {
      firstLook = look;
    },
    get lines() {
      return line - firstLine;
    },
    get bytes() {
      return position - firstByte;
    },
    get hasRelativeStamps() {
      return parser.hasRelativeStamps;
    },
  };
}

const nothing = Buffer.alloc(0);

/** As `Buffer.indexOf`, but the length where the byte does not come. */
function indexOf(chunk: Buffer, byte: number, from: number): number {
  const index = chunk.indexOf(byte, from);
  return index < 0 ? chunk.length : index;
}
