import {
  emptyStamp,
  noOffset,
  readBsdStamp,
  readCtimeStamp,
  readIsoStamp,
  readMinuteStamp,
  readSecondsStamp,
  type Stamp,
} from "../time/stamp.js";
import { createNameTable } from "./names.js";

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
  /** `noPid` where the line has none. */
  pid: number;
  /** The kernel's own `[seconds]`, in microseconds since boot, or `noKernelTime`. */
  kernelMicros: number;
  /** For how many messages the line stands. */
  count: number;
  /** `last message repeated N times`: stands for the record before it in the same stream. */
  repeatsPrevious: boolean;
}

/** Reads single lines; keeps names and the state of relative stamps from one line to the next. */
export interface RecordParser {
  readonly view: RecordView;
  /** Fills `view` from the line at `start` to `end` (exclusive, no newline); false where it is no record of a known form. */
  parse(buffer: Buffer, start: number, end: number): boolean;
}

const blank = 32;
const tab = 9;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const less = 60;
const greater = 62;

const repeatedPrevious = Buffer.from("last message repeated ");
const repeatedInner = Buffer.from("message repeated ");
const repeatedTimes = Buffer.from(" times");
const innerStart = Buffer.from(" times: [");
const kernelProgram = "kernel";

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;

function startsWith(buffer: Buffer, at: number, end: number, text: Buffer): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index++) if (buffer[at + index] !== text[index]) return false;
  return true;
}

function skipBlanks(buffer: Buffer, at: number, end: number): number {
  let next = at;
  while (next < end && (buffer[next] === blank || buffer[next] === tab)) next++;
  return next;
}

/** Whether `[level]` or `[module:level]` stands here: Apache's error log has the same stamp as `dmesg -T`. */
function isApacheLevel(buffer: Buffer, at: number, end: number): boolean {
  if (buffer[at] !== openBracket) return false;
  const close = buffer.indexOf(closeBracket, at);
  if (close < 0 || close >= end || close - at > 40) return false;
  const name = buffer.toString("latin1", at + 1, close);
  return /^(?:\w*:)?(?:emerg|alert|crit|error|warn|notice|info|debug|trace[1-8])$/.test(name);
}

export function createRecordParser(): RecordParser {
  const hosts = createNameTable((text) => text.toLowerCase());
  const programs = createNameTable();
  const stamp = emptyStamp();
  const relative = emptyStamp();
  /** Of the last dmesg line, for stamps that only say how much later they are. */
  let previousMicros = 0;
  let previousKind: Stamp["kind"] = "boot";
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
    pid: noPid,
    kernelMicros: noKernelTime,
    count: 1,
    repeatsPrevious: false,
  };

  /** `HOST TAG[PID]: MESSAGE` from `at`, which stands behind the stamp. */
  function readHostAndTag(buffer: Buffer, at: number, end: number): boolean {
    let next = skipBlanks(buffer, at, end);
    // FreeBSD's syslogd -v writes <facility.level> behind the stamp.
    if (buffer[next] === less) {
      while (next < end && buffer[next] !== greater) next++;
      next = skipBlanks(buffer, next + 1, end);
    }
    const hostStart = next;
    while (next < end && buffer[next] !== blank) next++;
    if (next === hostStart) return false;
    view.host = hosts.name(buffer, hostStart, next);
    readTag(buffer, skipBlanks(buffer, next, end), end);
    return true;
  }

  function readTag(buffer: Buffer, at: number, end: number): void {
    let next = at;
    let byte = buffer[next];
    while (next < end && byte !== colon && byte !== openBracket && byte !== blank && byte !== tab)
      byte = buffer[++next];
    const tagEnd = next;
    let pid = noPid;
    if (next < end && byte === openBracket && next > at) {
      pid = 0;
      for (next++; next < end && isDigit(buffer[next]); next++) pid = pid * 10 + (buffer[next] as number) - 48;
      if (buffer[next] !== closeBracket) pid = noPid;
      while (next < end && buffer[next] !== closeBracket && buffer[next] !== blank) next++;
      if (buffer[next] === closeBracket) next++;
      byte = buffer[next];
    }
    if (next < end && byte === colon && tagEnd > at) {
      view.program = programs.name(buffer, at, tagEnd);
      view.pid = pid;
      view.messageStart = skipBlanks(buffer, next + 1, end);
    } else if (pid !== noPid) {
      view.program = programs.name(buffer, at, tagEnd);
      view.pid = pid;
      view.messageStart = skipBlanks(buffer, next, end);
    } else {
      view.messageStart = at;
    }
  }

  /** `[ 12.345]` in front of a kernel message, with or without the caller (`[    T0]`) that some kernels add. */
  function peelKernelTime(buffer: Buffer, end: number): void {
    const start = view.messageStart;
    if (buffer[start] !== openBracket) return;
    const close = readSecondsStamp(buffer, start + 1, end, relative);
    if (close < 0 || buffer[close] !== closeBracket) return;
    view.kernelMicros = relative.micros;
    let next = close + 1;
    if (buffer[next] === openBracket) {
      while (next < end && buffer[next] !== closeBracket) next++;
      next++;
    }
    view.messageStart = skipBlanks(buffer, next, end);
  }

  /** Lines that say of others that they were repeated: sysklogd and syslogd without a tag, rsyslog with it. */
  function peelRepetition(buffer: Buffer, end: number): void {
    const start = view.messageStart;
    const previous = view.program === "" && startsWith(buffer, start, end, repeatedPrevious);
    if (!previous && !startsWith(buffer, start, end, repeatedInner)) return;
    let next = start + (previous ? repeatedPrevious : repeatedInner).length;
    let count = 0;
    const first = next;
    for (; next < end && isDigit(buffer[next]); next++)
      count = Math.min(count * 10 + (buffer[next] as number) - 48, 1e9);
    if (next === first) return;
    if (previous) {
      if (!startsWith(buffer, next, end, repeatedTimes)) return;
      view.count = count;
      view.repeatsPrevious = true;
    } else if (startsWith(buffer, next, end, innerStart) && buffer[end - 1] === closeBracket) {
      view.count = count;
      view.messageStart = skipBlanks(buffer, next + innerStart.length, end);
      view.messageEnd = end - 1;
    }
  }

  function finish(buffer: Buffer, end: number): boolean {
    if (view.program === kernelProgram) peelKernelTime(buffer, end);
    if (buffer[view.messageStart] === 0x6c || buffer[view.messageStart] === 0x6d) peelRepetition(buffer, end);
    return true;
  }

  /** `1 STAMP HOST APP-NAME PROCID MSGID SD MSG` behind the priority. Source: RFC 5424, section 6. */
  function readSyslogProtocol(buffer: Buffer, at: number, end: number): boolean {
    let next = readIsoStamp(buffer, at, end, stamp);
    if (next < 0 || buffer[next] !== blank) return false;
    const field = () => {
      const start = ++next;
      while (next < end && buffer[next] !== blank) next++;
      return start;
    };
    const isNil = (start: number) => next - start === 1 && buffer[start] === 45;
    let start = field();
    view.host = isNil(start) ? "" : hosts.name(buffer, start, next);
    start = field();
    view.program = isNil(start) ? "" : programs.name(buffer, start, next);
    start = field();
    view.pid = noPid;
    if (isDigit(buffer[start]) && next - start < 10) {
      view.pid = 0;
      for (let index = start; index < next && isDigit(buffer[index]); index++) {
        view.pid = view.pid * 10 + (buffer[index] as number) - 48;
      }
    }
    field();
    next++;
    if (next > end) return false;
    if (buffer[next] === 45) next++;
    while (buffer[next] === openBracket) {
      let quoted = false;
      for (next++; next < end && (quoted || buffer[next] !== closeBracket); next++) {
        if (buffer[next] === 92) next++;
        else if (buffer[next] === 34) quoted = !quoted;
      }
      next++;
    }
    next = skipBlanks(buffer, next, end);
    if (buffer[next] === 0xef && buffer[next + 1] === 0xbb && buffer[next + 2] === 0xbf) next += 3;
    view.messageStart = Math.min(next, end);
    return finish(buffer, end);
  }

  /** What `dmesg` prints: a stamp in brackets, or an ISO one with a comma, and no host. */
  function readKernelLine(buffer: Buffer, at: number, end: number): boolean {
    view.program = kernelProgram;
    if (buffer[at] !== openBracket) return false;
    let next = at + 1;
    const first = skipBlanks(buffer, next, end);
    let stampEnd = -1;
    if (buffer[first] === 43 || buffer[first] === less) {
      stampEnd = readSecondsStamp(buffer, first + 1, end, relative);
      if (stampEnd < 0) return false;
      stamp.kind = previousKind;
      stamp.micros = previousMicros + relative.micros;
      stamp.fractionDigits = 6;
      stamp.offsetMinutes = noOffset;
    } else if (isDigit(buffer[first])) {
      stampEnd = readSecondsStamp(buffer, next, end, stamp);
      if (stampEnd >= 0) view.kernelMicros = stamp.micros;
    } else {
      stampEnd = readCtimeStamp(buffer, next, end, stamp);
      if (stampEnd < 0) stampEnd = readMinuteStamp(buffer, next, end, stamp);
    }
    if (stampEnd < 0) return false;
    next = stampEnd;
    // `dmesg --show-delta` puts `<    0.001>` behind the stamp, in the same brackets.
    while (next < end && buffer[next] !== closeBracket) {
      if (
        buffer[next] !== blank &&
        buffer[next] !== less &&
        buffer[next] !== greater &&
        buffer[next] !== 46 &&
        !isDigit(buffer[next])
      )
        return false;
      next++;
    }
    if (next >= end) return false;
    const messageStart = skipBlanks(buffer, next + 1, end);
    if (stamp.kind === "local" && isApacheLevel(buffer, messageStart, end)) return false;
    previousMicros = stamp.micros;
    previousKind = stamp.kind;
    view.messageStart = messageStart;
    return true;
  }

  /** The end of a `facility:level: ` prefix (`dmesg --decode`), or -1. */
  function decodedPrefixEnd(buffer: Buffer, at: number, end: number): number {
    let next = at;
    let colons = 0;
    for (; next < end && next < at + 24; next++) {
      const byte = buffer[next] as number;
      if (byte === colon) {
        colons++;
        if (colons === 2) return skipBlanks(buffer, next + 1, end);
      } else if (byte !== blank && !(byte >= 97 && byte <= 122) && !isDigit(byte)) return -1;
    }
    return -1;
  }

  function readAfterPriority(buffer: Buffer, at: number, end: number): boolean {
    const byte = buffer[at];
    if (byte === openBracket) return readKernelLine(buffer, at, end);
    if (byte !== undefined && byte >= 65 && byte <= 90) {
      const next = readBsdStamp(buffer, at, end, stamp);
      return next >= 0 && readHostAndTag(buffer, next, end) && finish(buffer, end);
    }
    if (isDigit(byte)) {
      if (buffer[at] === 49 && buffer[at + 1] === blank) return readSyslogProtocol(buffer, at + 2, end);
      const next = readIsoStamp(buffer, at, end, stamp);
      if (next < 0) return false;
      if (buffer[at + 19] === 44) {
        view.program = kernelProgram;
        view.messageStart = skipBlanks(buffer, next, end);
        return true;
      }
      return readHostAndTag(buffer, next, end) && finish(buffer, end);
    }
    if (byte !== undefined && byte >= 97 && byte <= 122) {
      const next = decodedPrefixEnd(buffer, at, end);
      return next >= 0 && readKernelLine(buffer, next, end);
    }
    return false;
  }

  return {
    view,
    parse(buffer, start, end) {
      view.buffer = buffer;
      view.lineStart = start;
      view.lineEnd = end;
      view.messageStart = end;
      view.messageEnd = end;
      view.host = "";
      view.program = "";
      view.pid = noPid;
      view.kernelMicros = noKernelTime;
      view.count = 1;
      view.repeatsPrevious = false;
      let at = start;
      if (buffer[at] === less) {
        let next = at + 1;
        while (next < end && isDigit(buffer[next])) next++;
        if (buffer[next] !== greater || next > at + 4 || next === at + 1) return false;
        at = next + 1;
      }
      return readAfterPriority(buffer, at, end);
    },
  };
}
