import { emptyStamp, readCtimeStamp, type Stamp, two } from "../time/stamp.js";
import { accessStampBytes, readAccessStamp, readPlainStamp, readSlashedStamp } from "../time/webstamp.js";
import { readDaemonLine, readNginx } from "./daemonlogs.js";
import {
  blank,
  closeBracket,
  colon,
  hasBytes,
  isDigit,
  isNil,
  openBracket,
  skipBlanks,
  startsWith,
} from "./line-bytes.js";
import type { RecordView } from "./record.js";

const accessProgram = "httpd-access";
const errorProgram = "httpd";
/** What a script wrote into Apache's error log by itself: a name of its own, since scripts may print anything. */
const scriptProgram = "httpd-stderr";
const nginxProgram = "nginx";
const suexecProgram = "suexec";
const clamavProgram = "clamd";

/** The logs that daemons write without syslog: Apache's, suexec's and ClamAV's. */
export interface WebLogs {
  /** Fills the view from the line, and its stamp; false where it is none of theirs. */
  read(buffer: Buffer, start: number, end: number): boolean;
  /** A line without a stamp belongs to the line before, where that stands in an error log; else false. */
  readContinuation(buffer: Buffer, start: number, end: number): boolean;
  /** Of a message that came by syslog: moves the view's message behind what stands before it in a log of their own. */
  peel(buffer: Buffer): void;
  /** The line was of another form: what follows continues nothing. */
  forget(): void;
}

const levels = ["emerg", "alert", "crit", "error", "warn", "notice", "info", "debug", "trace"].map((name) =>
  Buffer.from(name),
);
const clientWord = Buffer.from("[client ");
const remoteWord = Buffer.from("[remote ");
const pidWord = Buffer.from("[pid ");
const resolverWord = Buffer.from("EAI ");
const nginxWord = Buffer.from("nginx: ");
const arrow = Buffer.from(" -> ");
const referer = Buffer.from(", referer: ");
/** Between most clients and the stamp. */
const nobody = Buffer.from(" - - [");
/** Where the seconds stand in `22/Nov/2026:05:56:30 -0500`. */
const accessSecondsAt = 18;
/** No prefix of a line is longer: beyond it no bracket is looked for. */
const longestPrefixBytes = 512;
const longestLevelBytes = 40;
const quote = 34;
const openParenthesis = 40;
const closeParenthesis = 41;

/** The end of `[level]` or `[module:level]`, or -1. */
function levelEnd(buffer: Buffer, at: number, end: number): number {
  if (at >= end || buffer[at] !== openBracket) return -1;
  let word = at + 1;
  let next = word;
  const limit = Math.min(end, at + longestLevelBytes);
  for (; next < limit && buffer[next] !== closeBracket; next++) {
    if (buffer[next] === blank) return -1;
    if (buffer[next] === colon) word = next + 1;
  }
  if (next >= limit) return -1;
  for (const level of levels) {
    const rest = next - word - level.length;
    if ((rest === 0 || rest === 1) && startsWith(buffer, word, next, level)) return next + 1;
  }
  return -1;
}

/** Behind the bracket that closes the one at `at`, and the blanks there; `at` where it is not closed. */
function behindBracket(buffer: Buffer, at: number, end: number): number {
  let next = at;
  while (next < end && buffer[next] !== closeBracket) next++;
  return next < end ? skipBlanks(buffer, next + 1, end) : at;
}

/** Behind `(13)Permission denied: ` or a resolver's `(EAI 3)…: `, else `at`. */
function behindErrorNumber(buffer: Buffer, at: number, end: number): number {
  if (buffer[at] !== openParenthesis) return at;
  const number = startsWith(buffer, at + 1, end, resolverWord) ? at + 1 + resolverWord.length : at + 1;
  let next = number;
  while (next < end && isDigit(buffer[next])) next++;
  if (next === number || buffer[next] !== closeParenthesis) return at;
  for (; next + 1 < end; next++) {
    if (buffer[next] === colon && buffer[next + 1] === blank) return skipBlanks(buffer, next + 1, end);
  }
  return at;
}

/** Behind `AH00489: `, else `at`. */
function behindMessageNumber(buffer: Buffer, at: number, end: number): number {
  if (at + 8 >= end || buffer[at] !== 65 || buffer[at + 1] !== 72 || buffer[at + 7] !== colon) return at;
  for (let next = at + 2; next < at + 7; next++) if (!isDigit(buffer[next])) return at;
  return skipBlanks(buffer, at + 8, end);
}

/** Where `, referer: …` begins that ends the message, else `end`. */
function refererStart(buffer: Buffer, start: number, end: number): number {
  for (let at = end - referer.length; at > start; at--) if (startsWith(buffer, at, end, referer)) return at;
  return end;
}

/** Of a client's name, by its words of four bytes, the lowest byte first: a first look makes the same of it. Never 0. */
function clientOf(buffer: Buffer, start: number, end: number): number {
  let hash = hashStart;
  for (let at = start; at < end; at += 4) {
    let word = buffer[at] as number;
    for (let byte = 1; byte < 4 && at + byte < end; byte++) word |= (buffer[at + byte] as number) << (8 * byte);
    hash = Math.imul(hash ^ word, hashFactor);
    hash ^= hash >>> 15;
  }
  return hash === 0 ? 1 : hash;
}

const hashStart = 0x811c9dc5 | 0;
const hashFactor = 0x9e3779b1 | 0;

export function createWebLogs(view: RecordView): WebLogs {
  /** The stamp of the latest line of an error log, for what stands below it without one. */
  const latest: Stamp = { ...view.stamp };
  let continues = false;
  /** What a message that came by syslog says itself: the logger's stamp counts. */
  const own = emptyStamp();
  /** Of the latest stamp of an access log: most lines have the minute and the zone of the line before. */
  let latestMinute: Buffer = Buffer.alloc(0);
  let latestZone: Buffer = Buffer.alloc(0);
  let latestMinuteMicros = -1;
  let latestOffsetMinutes = 0;

  function setMessage(program: string, start: number, end: number): true {
    view.program = program;
    view.messageStart = start;
    view.messageEnd = end;
    return true;
  }

  /** As `readAccessStamp`; of a stamp in the minute of the latest one only the seconds are read. */
  function readStamp(buffer: Buffer, at: number, end: number): number {
    const stampEnd = at + accessStampBytes;
    if (
      latestMinuteMicros >= 0 &&
      stampEnd < end &&
      hasBytes(buffer, at, latestMinute) &&
      hasBytes(buffer, at + accessSecondsAt + 2, latestZone)
    ) {
      const second = two(buffer, at + accessSecondsAt);
      if (second >= 0 && second < 60) {
        view.stamp.kind = "instant";
        view.stamp.micros = latestMinuteMicros + second * 1e6;
        view.stamp.fractionDigits = 0;
        view.stamp.offsetMinutes = latestOffsetMinutes;
        return stampEnd;
      }
    }
    const next = readAccessStamp(buffer, at, end, view.stamp);
    if (next < 0) return next;
    latestMinute = Buffer.from(buffer.subarray(at, at + accessSecondsAt));
    latestZone = Buffer.from(buffer.subarray(at + accessSecondsAt + 2, stampEnd));
    latestMinuteMicros = view.stamp.micros - two(buffer, at + accessSecondsAt) * 1e6;
    latestOffsetMinutes = view.stamp.offsetMinutes;
    return next;
  }

  /** `CLIENT IDENT USER [STAMP] "REQUEST" …`, perhaps with `VHOST:PORT ` before it. */
  function readAccess(buffer: Buffer, start: number, end: number): boolean {
    const limit = Math.min(end, start + longestPrefixBytes);
    let next = start;
    while (next < limit && buffer[next] !== blank && buffer[next] !== openBracket) next++;
    const stampStart = next + nobody.length;
    if (next > start && stampStart < limit && hasBytes(buffer, next, nobody)) {
      if (!readRequest(buffer, stampStart, end)) return false;
      view.client = clientOf(buffer, start, next);
      return true;
    }
    return readNamedAccess(buffer, start, end, limit);
  }

  /** As `readAccess`, whatever stands between the first field and the stamp. */
  function readNamedAccess(buffer: Buffer, start: number, end: number, limit: number): boolean {
    let fields = 0;
    let second = start;
    let third = start;
    let next = start;
    for (; next < limit && buffer[next] !== openBracket; next++) {
      if (buffer[next] !== blank || next === start) continue;
      fields++;
      if (fields === 1) second = next + 1;
      else if (fields === 2) third = next + 1;
    }
    if (fields < 3 || next >= limit || buffer[next - 1] !== blank) return false;
    if (!readRequest(buffer, next + 1, end)) return false;
    // Nobody knows a remote identity (`-`); where something else stands there, the first field is the virtual host.
    const isVirtual = fields > 3 && !isNil(buffer, second, third - 1);
    view.client = isVirtual ? clientOf(buffer, second, third - 1) : clientOf(buffer, start, second - 1);
    return true;
  }

  /** `STAMP] "REQUEST" …` */
  function readRequest(buffer: Buffer, at: number, end: number): boolean {
    const stampEnd = readStamp(buffer, at, end);
    if (stampEnd < 0 || buffer[stampEnd] !== closeBracket) return false;
    const messageStart = skipBlanks(buffer, stampEnd + 1, end);
    if (messageStart >= end || buffer[messageStart] !== quote) return false;
    return setMessage(accessProgram, messageStart, end);
  }

  /** `[Sun Nov 22 05:59:10.269973 2026] [mpm_event:notice] [pid 58:tid 58] AH00491: MESSAGE`, and as Apache 1.3 wrote it. */
  function readError(buffer: Buffer, start: number, end: number): boolean {
    const stampEnd = readCtimeStamp(buffer, start + 1, end, view.stamp);
    if (stampEnd < 0 || stampEnd >= end || buffer[stampEnd] !== closeBracket) return false;
    if (!readMessage(buffer, skipBlanks(buffer, stampEnd + 1, end), end)) return false;
    latest.kind = view.stamp.kind;
    latest.micros = view.stamp.micros;
    latest.fractionDigits = view.stamp.fractionDigits;
    latest.offsetMinutes = view.stamp.offsetMinutes;
    continues = true;
    return true;
  }

  /** `[mpm_event:notice] [pid 58:tid 58] AH00491: MESSAGE` */
  function readMessage(buffer: Buffer, start: number, end: number): boolean {
    const behindLevel = levelEnd(buffer, start, end);
    if (behindLevel < 0) return false;
    let next = skipBlanks(buffer, behindLevel, end);
    if (startsWith(buffer, next, end, pidWord)) {
      view.pidStart = next + pidWord.length;
      let pidEnd = view.pidStart;
      while (pidEnd < end && isDigit(buffer[pidEnd])) pidEnd++;
      view.pidEnd = pidEnd;
      next = behindBracket(buffer, next, end);
    }
    next = behindErrorNumber(buffer, next, end);
    const isClient = startsWith(buffer, next, end, clientWord) || startsWith(buffer, next, end, remoteWord);
    if (isClient) next = behindErrorNumber(buffer, behindBracket(buffer, next, end), end);
    next = behindMessageNumber(buffer, next, end);
    return setMessage(errorProgram, next, isClient ? refererStart(buffer, next, end) : end);
  }

  function peel(buffer: Buffer): void {
    const { program, messageStart: start, messageEnd: end } = view;
    if (program !== nginxProgram) readMessage(buffer, start, end);
    else if (startsWith(buffer, start, end, nginxWord)) {
      // So nginx says what is wrong before it has a log.
      const behindLevel = levelEnd(buffer, start + nginxWord.length, end);
      if (behindLevel >= 0) view.messageStart = skipBlanks(buffer, behindLevel, end);
    } else {
      const stampEnd = readSlashedStamp(buffer, start, end, own);
      const message = stampEnd < 0 ? -1 : readNginx(view, buffer, stampEnd, end);
      if (message >= 0) view.messageStart = message;
    }
  }

  /** `[2026-11-22 10:59:15]: MESSAGE` */
  function readSuexec(buffer: Buffer, start: number, end: number): boolean {
    const next = readPlainStamp(buffer, start + 1, end, view.stamp);
    if (next < 0 || next + 1 >= end || buffer[next] !== closeBracket || buffer[next + 1] !== colon) return false;
    continues = false;
    return setMessage(suexecProgram, skipBlanks(buffer, next + 2, end), end);
  }

  /** `Sun Nov 22 11:16:11 2026 -> MESSAGE` */
  function readClamav(buffer: Buffer, start: number, end: number): boolean {
    const next = readCtimeStamp(buffer, start, end, view.stamp);
    if (next < 0 || !startsWith(buffer, next, end, arrow)) return false;
    continues = false;
    return setMessage(clamavProgram, skipBlanks(buffer, next + arrow.length, end), end);
  }

  function readDaemon(buffer: Buffer, start: number, end: number): boolean {
    const messageStart = readDaemonLine(view, buffer, start, end);
    return messageStart >= 0 && setMessage(view.program, messageStart, end);
  }

  function readContinuation(_buffer: Buffer, start: number, end: number): boolean {
    if (!continues || start >= end) return false;
    view.stamp.kind = latest.kind;
    view.stamp.micros = latest.micros;
    view.stamp.fractionDigits = latest.fractionDigits;
    view.stamp.offsetMinutes = latest.offsetMinutes;
    return setMessage(scriptProgram, start, end);
  }

  return {
    read(buffer, start, end) {
      if (buffer[start] === openBracket) {
        if (readError(buffer, start, end) || readSuexec(buffer, start, end)) return true;
      } else if (readAccess(buffer, start, end)) {
        continues = false;
        return true;
      } else if (readClamav(buffer, start, end)) return true;
      return readDaemon(buffer, start, end) || readContinuation(buffer, start, end);
    },
    readContinuation,
    peel,
    forget() {
      continues = false;
    },
  };
}
