import { readFullStamp, readUnixStamp } from "../time/journalstamp.js";
import { emptyStamp, noWeekday, readIsoStamp, readSecondsStamp, type Stamp } from "../time/stamp.js";
import { createBsdStampReader } from "./bsd-stamp.js";
import { behindThread } from "./daemonlogs.js";
import { createKernelLines, kernelProgram } from "./kernel-lines.js";
import {
  blank,
  closeBracket,
  colon,
  comma,
  dash,
  decodedPrefixEnd,
  endsTag,
  fieldEnd,
  greater,
  hasBytes,
  isBlank,
  isDigit,
  isNil,
  less,
  openBracket,
  point,
  skipBlanks,
  skipCaller,
  structuredDataEnd,
  tab,
} from "./line-bytes.js";
import { peelTransaction } from "./mail.js";
import { createMailQueue } from "./mail-queue.js";
import { createNameTable, longestNameBytes } from "./names.js";
import { type Peeled, peeledBy } from "./peeled.js";
import { createPieces } from "./pieces.js";
import { peelRepetition } from "./repetition.js";
import { createWebLogs } from "./weblogs.js";

export const noPid = -1;
export const noKernelTime = -1;

/**
 * One logical line, as a view into the reader's buffer: valid only until the next one is read, never kept.
 * Offsets into `buffer` are from 0, ends exclusive. Numbers instead of nulls, because this is written millions of times.
 */
export interface RecordView {
  buffer: Buffer;
  lineStart: number;
  /** Without newline and carriage return. */
  lineEnd: number;
  /** Behind the line where it is the last piece of a message (`pieces.ts`): then the whole message stands there. */
  messageStart: number;
  messageEnd: number;
  /** From 1. */
  line: number;
  /** Of the line's first byte, from 0 in the decompressed stream. */
  byteOffset: number;
  readonly stamp: Stamp;
  /** Lower case; empty where the line names none. */
  host: string;
  /** Empty where the line has no tag. */
  program: string;
  /** Where the process id stands, as far as one does; `pidOf` reads it. */
  pidStart: number;
  pidEnd: number;
  /** Where the key of the transaction stands that the line belongs to: a queue id. The same place where there is none. */
  transactionStart: number;
  transactionEnd: number;
  /** The kernel's own `[seconds]`, in microseconds since boot, or `noKernelTime`. */
  kernelMicros: number;
  /** A hash of who sent the request that the line reports; 0 where it reports none. */
  client: number;
  /** The pattern that is known to claim the message, or -1: the bounds of its holes are those of the matcher then. */
  claimedBy: number;
  /** For how many messages the line stands. */
  count: number;
  /** `last message repeated N times`: stands for the record before it in the same stream. */
  repeatsPrevious: boolean;
}

/** What a line consists of, as offsets into its buffer. */
export interface LineParts {
  /** As in `RecordView`. */
  stamp: Stamp;
  host: string;
  program: string;
  peeled: Peeled;
  pidStart: number;
  pidEnd: number;
  messageStart: number;
  client: number;
  claimedBy: number;
}

/** Reads single lines; keeps names and the state of relative stamps from one line to the next. */
export interface RecordParser {
  readonly view: RecordView;
  /** Whether a stamp only said how much later it is than the line before: such lines are dated from the beginning of the log. */
  readonly hasRelativeStamps: boolean;
  /** Fills `view` from the line at `start` to `end` (exclusive, no newline); false where it is no record of a known form. */
  parse(buffer: Buffer, start: number, end: number): boolean;
  /** Fills `view` from a line as `parse`, where its parts are known already. */
  take(buffer: Buffer, start: number, end: number, parts: LineParts): void;
  /** Lines were passed over: what follows continues nothing. */
  forget(): void;
  /** Fills `view` with the next record of the line that was parsed last; false where it has no more. */
  parseNext(): boolean;
}

/** More digits are no process id, and would not be exact. */
const mostPidDigits = 10;
/** Where the point stands in `1211466870.250123`. */
const unixPointAt = 10;
/** The process id that a record names, or `noPid`. */
export function pidOf({
  buffer,
  pidStart: start,
  pidEnd: end,
}: Pick<RecordView, "buffer" | "pidStart" | "pidEnd">): number {
  if (end === start || end - start > mostPidDigits) return noPid;
  let pid = 0;
  for (let at = start; at < end; at++) {
    if (!isDigit(buffer[at])) return noPid;
    pid = pid * 10 + (buffer[at] as number) - 48;
  }
  return pid;
}

export function createRecordParser(): RecordParser {
  const hosts = createNameTable((text) => text.toLowerCase());
  const programs = createNameTable((name) => ({ name, peeled: peeledBy(name) }));
  /** What the program of the line that is read puts in front of its messages. */
  let peeled: Peeled = null;
  const stamp = emptyStamp();
  const readBsd = createBsdStampReader(stamp);
  const relative = emptyStamp();
  /** Most lines have the host of the line before: comparing costs less than reading. */
  let latestHost: Buffer = Buffer.alloc(0);
  let latestHostName = "";
  const view: RecordView = {
    buffer: Buffer.alloc(0),
    lineStart: 0,
    lineEnd: 0,
    messageStart: 0,
    messageEnd: 0,
    line: 0,
    byteOffset: 0,
    stamp,
    host: "",
    program: "",
    pidStart: 0,
    pidEnd: 0,
    transactionStart: 0,
    transactionEnd: 0,
    kernelMicros: noKernelTime,
    client: 0,
    claimedBy: -1,
    count: 1,
    repeatsPrevious: false,
  };
  const webLogs = createWebLogs(view);
  const kernelLines = createKernelLines(view);
  const mailQueue = createMailQueue(view);
  const pieces = createPieces();

  /** `HOST TAG[PID]: MESSAGE` from `at`, which stands behind the stamp. Some routers leave the host out. */
  function readHostAndTag(buffer: Buffer, at: number, end: number): boolean {
    let next = skipBlanks(buffer, at, end);
    // FreeBSD's syslogd -v writes <facility.level> behind the stamp.
    if (next < end && buffer[next] === less) {
      while (next < end && buffer[next] !== greater) next++;
      next = skipBlanks(buffer, next + 1, end);
    }
    const hostStart = next;
    const latestEnd = hostStart + latestHost.length;
    if (latestEnd < end && buffer[latestEnd] === blank && hasBytes(buffer, hostStart, latestHost)) {
      view.host = latestHostName;
      return readTag(buffer, skipBlanks(buffer, latestEnd, end), end);
    }
    while (next < end && buffer[next] !== blank && buffer[next] !== tab) next++;
    if (next <= hostStart) return false;
    if (buffer[next - 1] === colon) return readTag(buffer, hostStart, end);
    if (!isNil(buffer, hostStart, next)) view.host = hosts.name(buffer, hostStart, next);
    latestHost = Buffer.from(buffer.subarray(hostStart, Math.min(next, hostStart + longestNameBytes)));
    latestHostName = view.host;
    return readTag(buffer, skipBlanks(buffer, next, end), end);
  }

  function nameProgram(buffer: Buffer, start: number, end: number): void {
    const program = programs.name(buffer, start, end);
    view.program = program.name;
    peeled = program.peeled;
  }

  /** Always true: a line without a tag is a record too. */
  function readTag(buffer: Buffer, at: number, end: number): boolean {
    let next = at;
    while (next < end && endsTag[buffer[next] as number] === 0) next++;
    const byte = buffer[next];
    view.messageStart = at;
    if (next === at || next >= end || byte === blank || byte === tab) return true;
    const tagEnd = next;
    if (byte === openBracket) {
      while (next < end && buffer[next] !== closeBracket && buffer[next] !== blank) next++;
      if (next >= end || buffer[next] !== closeBracket) return true;
      view.pidStart = tagEnd + 1;
      view.pidEnd = next++;
    }
    const hasColon = next < end && buffer[next] === colon;
    // A word in brackets without a colon behind it belongs to the message.
    if (!hasColon && pidOf(view) === noPid) return true;
    nameProgram(buffer, at, tagEnd);
    view.messageStart = skipBlanks(buffer, hasColon ? next + 1 : next, end);
    return true;
  }

  /** `[ 12.345]` in front of a kernel message. */
  function peelKernelTime(buffer: Buffer, end: number): void {
    const start = view.messageStart;
    if (start >= end || buffer[start] !== openBracket) return;
    const close = readSecondsStamp(buffer, start + 1, end, relative);
    if (close < 0 || close >= end || buffer[close] !== closeBracket) return;
    view.kernelMicros = relative.micros;
    view.messageStart = skipCaller(buffer, skipBlanks(buffer, close + 1, end), end);
  }

  function begin(buffer: Buffer, start: number, end: number): void {
    view.buffer = buffer;
    view.lineStart = start;
    view.lineEnd = end;
    view.messageStart = end;
    view.messageEnd = end;
    view.host = "";
    view.program = "";
    peeled = null;
    view.pidStart = start;
    view.pidEnd = start;
    view.transactionStart = start;
    view.transactionEnd = start;
    view.kernelMicros = noKernelTime;
    view.client = 0;
    view.claimedBy = -1;
    view.count = 1;
    view.repeatsPrevious = false;
    stamp.weekday = noWeekday;
  }

  function finish(buffer: Buffer, end: number): boolean {
    if (view.program === kernelProgram) peelKernelTime(buffer, end);
    const first = buffer[view.messageStart];
    // What is said of another line of the kernel has the kernel's time inside.
    if ((first === 0x6c || first === 0x6d) && peelRepetition(view, end) && view.program === kernelProgram) {
      peelKernelTime(buffer, view.messageEnd);
    }
    if (peeled === "web log") webLogs.peel(buffer);
    else if (peeled !== null) {
      const { messageStart } = view;
      peelTransaction(view, peeled);
      if (peeled === "amavis id") pieces.join(view, messageStart);
    }
    return true;
  }

  /** `STAMP HOST APP-NAME PROCID MSGID SD MSG` behind the priority and the version. Source: RFC 5424, section 6. */
  function readSyslogProtocol(buffer: Buffer, at: number, end: number): boolean {
    const stampEnd = readIsoStamp(buffer, at, end, stamp);
    if (stampEnd < 0 || stampEnd >= end || buffer[stampEnd] !== blank) return false;
    const hostEnd = fieldEnd(buffer, stampEnd + 1, end);
    const programEnd = fieldEnd(buffer, hostEnd + 1, end);
    const pidEnd = fieldEnd(buffer, programEnd + 1, end);
    const typeEnd = fieldEnd(buffer, pidEnd + 1, end);
    if (typeEnd >= end) return false;
    if (!isNil(buffer, stampEnd + 1, hostEnd)) view.host = hosts.name(buffer, stampEnd + 1, hostEnd);
    if (!isNil(buffer, hostEnd + 1, programEnd)) nameProgram(buffer, hostEnd + 1, programEnd);
    view.pidStart = programEnd + 1;
    view.pidEnd = pidEnd;
    let next = skipBlanks(buffer, structuredDataEnd(buffer, typeEnd + 1, end), end);
    if (next + 3 <= end && buffer[next] === 0xef && buffer[next + 1] === 0xbb && buffer[next + 2] === 0xbf) {
      next = skipBlanks(buffer, next + 3, end);
    }
    view.messageStart = next;
    return finish(buffer, end);
  }

  function readAfterPriority(buffer: Buffer, at: number, end: number): boolean {
    if (at >= end) return false;
    const byte = buffer[at] as number;
    if (byte === openBracket) return kernelLines.read(buffer, at, end);
    if (byte >= 65 && byte <= 90) {
      let next = readBsd(buffer, at, end);
      if (next < 0) next = readFullStamp(buffer, at, end, stamp);
      return next >= 0 && next < end && readHostAndTag(buffer, next, end) && finish(buffer, end);
    }
    if (isDigit(byte)) {
      if (byte === 49 && buffer[at + 1] === blank) return readSyslogProtocol(buffer, at + 2, end);
      if (buffer[at + unixPointAt] === point) {
        const next = readUnixStamp(buffer, at, end, stamp);
        if (next >= 0 && isBlank(buffer, next, end)) return readHostAndTag(buffer, next, end) && finish(buffer, end);
      }
      // Neither a date nor a time of the kernel: the address of a client, mostly.
      if (buffer[at + 4] !== dash) return false;
      if (buffer[at + 19] === comma) return kernelLines.readIso(buffer, at, end);
      const next = readIsoStamp(buffer, at, end, stamp);
      if (next < 0 || !isBlank(buffer, next, end)) return false;
      const message = behindThread(buffer, next + 1, end);
      if (message > 0) view.messageStart = message;
      return message > 0 || (readHostAndTag(buffer, next, end) && finish(buffer, end));
    }
    if (byte >= 97 && byte <= 122) {
      const next = decodedPrefixEnd(buffer, at, end);
      if (next < 0 || next >= end) return false;
      return buffer[next] === openBracket
        ? kernelLines.read(buffer, next, end)
        : kernelLines.readIso(buffer, next, end);
    }
    return false;
  }

  return {
    view,
    get hasRelativeStamps() {
      return kernelLines.hasRelativeStamps;
    },
    parse(buffer, start, end) {
      begin(buffer, start, end);
      let at = start;
      if (at < end && buffer[at] === less) {
        let next = at + 1;
        while (next < end && isDigit(buffer[next])) next++;
        const isPriority = next < end && buffer[next] === greater && next <= at + 4 && next > at + 1;
        if (!isPriority) return webLogs.readContinuation(buffer, start, end);
        at = next + 1;
      }
      if (readAfterPriority(buffer, at, end)) {
        webLogs.forget();
        return true;
      }
      return at === start && (webLogs.read(buffer, start, end) || mailQueue.read(buffer, start, end));
    },
    take(buffer, start, end, parts) {
      begin(buffer, start, end);
      const { stamp: known } = parts;
      view.messageStart = parts.messageStart;
      view.host = parts.host;
      view.program = parts.program;
      peeled = parts.peeled;
      view.pidStart = parts.pidStart;
      view.pidEnd = parts.pidEnd;
      view.client = parts.client;
      view.claimedBy = parts.claimedBy;
      stamp.kind = known.kind;
      stamp.micros = known.micros;
      stamp.offsetMinutes = known.offsetMinutes;
      stamp.fractionDigits = known.fractionDigits;
      webLogs.forget();
      if (view.client === 0) finish(buffer, end);
    },
    forget: webLogs.forget,
    parseNext: mailQueue.readNext,
  };
}
