import { readCtimeStamp, type Stamp } from "../time/stamp.js";
import { readDayFirstStamp, readPlainStamp, readShortDateStamp, readSlashedStamp } from "../time/webstamp.js";
import {
  blank,
  closeBracket,
  colon,
  comma,
  isDigit,
  openBracket,
  point,
  skipBlanks,
  startsWith,
} from "./line-bytes.js";
import type { RecordView } from "./record.js";

const nginxProgram = "nginx";
const pidWord = Buffer.from("[pid ");
const hash = 35;
const asterisk = 42;
/** A time zone behind PHP's stamp is no longer. */
const longestZoneBytes = 40;
/** dpkg's own words, which tell its log from others with this stamp. Source: dpkg 1.13 to 1.22, `log_message`. */
const dpkgWords = [
  "startup",
  "install",
  "upgrade",
  "configure",
  "trigproc",
  "remove",
  "purge",
  "status",
  "conffile",
].map((word) => Buffer.from(`${word} `));
const fpmLevels = ["DEBUG", "NOTICE", "WARNING", "ERROR", "ALERT"].map((word) => Buffer.from(`${word}: `));
const phpWord = Buffer.from("PHP ");
const utc = Buffer.from(" UTC]");
/** As long as a host's name may be. */
const longestHostBytes = 255;

/** Where a message begins, or -1. */
type MessageStart = number;

/**
 * Lines of daemons that write their own logs, without host and mostly without a name: nginx, vsftpd, samba, mysqld, exim,
 * lighttpd, dpkg, PHP; and ctime behind a host's name. Fills the view's stamp, host, program and pid; returns where the message begins,
 * or -1 where the line is none of theirs.
 */
export function readDaemonLine(view: RecordView, buffer: Buffer, start: number, end: number): MessageStart {
  const first = buffer[start];
  if (isDigit(first)) return readDigits(view, buffer, start, end);
  if (first === openBracket) {
    return isDigit(buffer[start + 4]) ? readSamba(view.stamp, buffer, start, end) : readPhp(view, buffer, start, end);
  }
  return readCtime(view, buffer, start, end);
}

function readDigits(view: RecordView, buffer: Buffer, start: number, end: number): MessageStart {
  const { stamp } = view;
  let next = readSlashedStamp(buffer, start, end, stamp);
  if (next >= 0) return readNginx(view, buffer, next, end);
  next = readPlainStamp(buffer, start, end, stamp);
  if (next < 0) next = readShortDateStamp(buffer, start, end, stamp);
  if (next >= end || next < 0) return -1;
  // `09:32:03: (log.c.75)` of lighttpd, `09:32:03.123` and `09:32:03,123` of others.
  if (buffer[next] === point || buffer[next] === comma) {
    next++;
    while (next < end && isDigit(buffer[next])) next++;
  } else if (buffer[next] === colon) next++;
  if (buffer[next] !== blank) return -1;
  next = skipBlanks(buffer, next, end);
  if (dpkgWords.some((known) => startsWith(buffer, next, end, known))) view.program = "dpkg";
  return next;
}

/** `[22-Nov-2026 11:17:00] WARNING: MESSAGE` of php-fpm, `[22-Nov-2026 11:17:00 UTC] PHP Fatal error:  MESSAGE` of PHP. */
function readPhp(view: RecordView, buffer: Buffer, start: number, end: number): MessageStart {
  const { stamp } = view;
  let next = readDayFirstStamp(buffer, start + 1, end, stamp);
  if (next < 0 || (buffer[next] !== blank && buffer[next] !== closeBracket)) return -1;
  if (startsWith(buffer, next, end, utc)) {
    stamp.kind = "instant";
    stamp.offsetMinutes = 0;
  }
  const limit = Math.min(end, next + longestZoneBytes);
  while (next < limit && buffer[next] !== closeBracket) next++;
  if (next >= limit) return -1;
  next = skipBlanks(buffer, next + 1, end);
  if (startsWith(buffer, next, end, phpWord)) view.program = "php";
  else if (fpmLevels.some((level) => startsWith(buffer, next, end, level))) view.program = "php-fpm";
  else return -1;
  return next;
}

/** `2026/11/22 11:17:00 [error] 12#12: *1 MESSAGE`, as nginx writes its error log; the level and the connection are no part of it. */
export function readNginx(view: RecordView, buffer: Buffer, at: number, end: number): MessageStart {
  if (buffer[at] !== blank || buffer[at + 1] !== openBracket) return -1;
  let next = at + 2;
  while (next < end && buffer[next] !== closeBracket && buffer[next] !== blank) next++;
  if (next >= end || buffer[next] !== closeBracket || buffer[next + 1] !== blank) return -1;
  const pidStart = next + 2;
  next = pidStart;
  while (next < end && isDigit(buffer[next])) next++;
  if (next === pidStart || buffer[next] !== hash) return -1;
  const pidEnd = next++;
  while (next < end && isDigit(buffer[next])) next++;
  if (buffer[next] !== colon) return -1;
  next = skipBlanks(buffer, next + 1, end);
  if (buffer[next] === asterisk && isDigit(buffer[next + 1])) {
    while (next < end && buffer[next] !== blank) next++;
    next = skipBlanks(buffer, next, end);
  }
  view.program = nginxProgram;
  view.pidStart = pidStart;
  view.pidEnd = pidEnd;
  return next;
}

/** `[2010/01/05 09:39:21,  0] smbd/server.c:1050(main)`; what it says stands in the lines below. */
function readSamba(stamp: Stamp, buffer: Buffer, start: number, end: number): MessageStart {
  const stampEnd = readSlashedStamp(buffer, start + 1, end, stamp);
  if (stampEnd < 0 || buffer[stampEnd] !== comma) return -1;
  let next = stampEnd;
  while (next < end && buffer[next] !== closeBracket) next++;
  return next < end ? skipBlanks(buffer, next + 1, end) : -1;
}

/** `Mon Sep  2 07:00:08 2019 [pid 56910] MESSAGE` of vsftpd, and `ns2 Wed Jul 26 14:22:58 2006 "MESSAGE"`. */
function readCtime(view: RecordView, buffer: Buffer, start: number, end: number): MessageStart {
  let at = start;
  let next = readCtimeStamp(buffer, at, end, view.stamp);
  if (next < 0) {
    const limit = Math.min(end, start + longestHostBytes);
    while (at < limit && buffer[at] !== blank) at++;
    next = at < limit && at > start ? readCtimeStamp(buffer, at + 1, end, view.stamp) : -1;
    if (next < 0) return -1;
  }
  if (next >= end || buffer[next] !== blank) return -1;
  if (at > start) view.host = buffer.toString("latin1", start, at).toLowerCase();
  const message = skipBlanks(buffer, next, end);
  if (!startsWith(buffer, message, end, pidWord)) return message;
  let close = message + pidWord.length;
  while (close < end && isDigit(buffer[close])) close++;
  if (buffer[close] !== closeBracket) return message;
  view.pidStart = message + pidWord.length;
  view.pidEnd = close;
  return skipBlanks(buffer, close + 1, end);
}

/** What MySQL writes in the place of its thread when it is started again, or crashed. */
const restartWords = Buffer.from("mysqld_safe ");
const crashWords = Buffer.from("UTC - mysqld got signal ");

/**
 * Where the message begins of `2017-03-10T04:05:16.123456Z 0 [Warning] MESSAGE`, which mysqld writes since 5.7: its thread
 * stands where syslog has the host. -1 where the line is none of it. `at` stands behind the stamp and a blank.
 */
export function behindThread(buffer: Buffer, at: number, end: number): MessageStart {
  if (startsWith(buffer, at, end, restartWords) || startsWith(buffer, at, end, crashWords)) return at;
  let next = at;
  while (next < end && isDigit(buffer[next])) next++;
  if (next === at || next + 2 >= end || buffer[next] !== blank || buffer[next + 1] !== openBracket) return -1;
  const letter = buffer[next + 2] as number;
  return letter >= 65 && letter <= 90 ? next + 1 : -1;
}
