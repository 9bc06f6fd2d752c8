import type { Stamp } from "../time/stamp.js";
import { readDayFirstStamp, readPlainStamp, readSlashStamp } from "../time/webstamp.js";
import { blank, closeBracket, colon, isDigit, openBracket, skipBlanks, startsWith } from "./line-bytes.js";
import type { RecordView } from "./record.js";

const dash = 45;
const slash = 47;
const hash = 35;
const star = 42;
const stampBytes = 19;
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

/** Logs of their own stamp, one line a record and no host: nginx's error log, dpkg's log, PHP's and php-fpm's. */
export function readPlainLog(view: RecordView, buffer: Buffer, start: number, end: number): boolean {
  if (end - start <= stampBytes) return false;
  if (buffer[start] === openBracket) return readPhp(view, buffer, start, end);
  if (!isDigit(buffer[start]) || buffer[start + 10] !== blank) return false;
  if (buffer[start + 4] === slash) return readNginx(view, buffer, start, end);
  return buffer[start + 4] === dash && readDpkg(view, buffer, start, end);
}

/** `2026/11/22 11:17:00 [error] 12#12: *7 MESSAGE`. Source: nginx `ngx_log_error_core`. */
function readNginx(view: RecordView, buffer: Buffer, start: number, end: number): boolean {
  let next = readSlashStamp(buffer, start, end, view.stamp);
  if (next < 0 || buffer[next + 1] !== openBracket) return false;
  while (next < end && buffer[next] !== closeBracket) next++;
  const pidStart = next + 2;
  let pidEnd = pidStart;
  while (pidEnd < end && isDigit(buffer[pidEnd])) pidEnd++;
  if (pidEnd === pidStart || buffer[pidEnd] !== hash) return false;
  next = digitsEnd(buffer, pidEnd + 1, end);
  if (buffer[next] !== colon || next >= end) return false;
  view.pidStart = pidStart;
  view.pidEnd = pidEnd;
  next = skipBlanks(buffer, next + 1, end);
  if (buffer[next] === star && isDigit(buffer[next + 1])) {
    next = skipBlanks(buffer, digitsEnd(buffer, next + 1, end), end);
  }
  return setMessage(view, "nginx", next, end);
}

/** `2026-11-22 11:17:00 upgrade PACKAGE OLD NEW` */
function readDpkg(view: RecordView, buffer: Buffer, start: number, end: number): boolean {
  const word = start + stampBytes + 1;
  if (buffer[word - 1] !== blank || !dpkgWords.some((known) => startsWith(buffer, word, end, known))) return false;
  return readPlainStamp(buffer, start, end, view.stamp) >= 0 && setMessage(view, "dpkg", word, end);
}

/** `[22-Nov-2026 11:17:00] WARNING: MESSAGE` of php-fpm, `[22-Nov-2026 11:17:00 UTC] PHP Fatal error:  MESSAGE` of PHP. */
function readPhp(view: RecordView, buffer: Buffer, start: number, end: number): boolean {
  let next = readDayFirstStamp(buffer, start + 1, end, view.stamp);
  if (next < 0 || (buffer[next] !== blank && buffer[next] !== closeBracket)) return false;
  if (startsWith(buffer, next, end, utc)) setUtc(view.stamp);
  const limit = Math.min(end, next + longestZoneBytes);
  while (next < limit && buffer[next] !== closeBracket) next++;
  if (next >= limit) return false;
  next = skipBlanks(buffer, next + 1, end);
  if (startsWith(buffer, next, end, phpWord)) return setMessage(view, "php", next, end);
  return fpmLevels.some((level) => startsWith(buffer, next, end, level)) && setMessage(view, "php-fpm", next, end);
}

function setUtc(stamp: Stamp): void {
  stamp.kind = "instant";
  stamp.offsetMinutes = 0;
}

function digitsEnd(buffer: Buffer, at: number, end: number): number {
  let next = at;
  while (next < end && isDigit(buffer[next])) next++;
  return next;
}

function setMessage(view: RecordView, program: string, start: number, end: number): true {
  view.program = program;
  view.messageStart = start;
  view.messageEnd = end;
  return true;
}
