// The first look at a log, compiled to WebAssembly by AssemblyScript: `src/skim/build.ts` does it when logscan is built or
// tested. It passes over lines that differ from the line before in nothing but seconds, and of which no pattern can claim
// anything; everything else stops it, and is read as if it were not there. What it says of a line must never be more than
// the reader would say.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { isDigit, isSame, newlineFrom } from "./bytes";
import { mayBegin, mayClaim } from "./claims";

/** The layout of the memory, in bytes: whoever fills it (`src/skim/tables.ts`, `src/skim/skimmer.ts`) asks for these. */
const STATE: usize = 1024;
/** The bytes of a stamp before its seconds, and those behind them up to where lines differ. */
export const HEAD: usize = 2048;
export const LONGEST_HEAD: i32 = 256;
export const TAIL: usize = 2304;
export const LONGEST_TAIL: i32 = 512;
/** A hash table of programs: hash, place of the name, its length, place of the look (0: always stop). */
export const PROGRAMS: usize = 4096;
export const PROGRAM_COUNT: u32 = 2048;
const PROGRAM_BYTES: u32 = 16;
/** What was passed over: byte offset in the chunk, microseconds of the minute and the beat's bit, client. */
export const PASSED: usize = 36864;
const PASSED_BYTES: u32 = 12;
const MOST_PASSED: i32 = 4096;
/** Looks, and names of programs. */
export const TABLES: usize = 98304;
export const CHUNK: usize = 1048576;
export const CHUNK_BYTES: i32 = 1048576;

/** Words of the state. */
export const HEAD_LENGTH: usize = STATE;
export const TAIL_LENGTH: usize = STATE + 4;
export const FRACTION_DIGITS: usize = STATE + 8;
/** The look for the messages of access logs; 0 where lines are those of syslog. */
export const ACCESS_LOOK: usize = STATE + 12;
export const STOPPED_AT: usize = STATE + 16;
export const STOPPED_END: usize = STATE + 20;
export const STOPPED_BY: usize = STATE + 24;
/** Of the line that it stopped at because of its message: offsets into the chunk, the program's slot (-1: access log). */
export const MESSAGE_AT: usize = STATE + 28;
export const PID_AT: usize = STATE + 32;
export const PID_END: usize = STATE + 36;
export const PROGRAM_SLOT: usize = STATE + 40;
export const LINE_MICROS: usize = STATE + 44;
export const LINE_CLIENT: usize = STATE + 48;

/** Why it stopped. */
const BY_END: i32 = 0;
export const BY_FORM: i32 = 1;
export const BY_PROGRAM: i32 = 2;
export const BY_MESSAGE: i32 = 3;

const IS_BEAT: u32 = 0x80000000;

/** Bits of a look's first word. */
export const HAS_PATTERNS: u32 = 1;
export const HAS_HEARTBEAT: u32 = 2;
export const HAS_QUEUE_ID: u32 = 4;

const LONGEST_LINE: i32 = 65536;
const LONGEST_CLIENT: i32 = 255;
export const LONGEST_PROGRAM: i32 = 64;
const MOST_PID_DIGITS: i32 = 10;
const LEAST_ID: i32 = 6;
const LONGEST_ID: i32 = 40;

/** Filled by the check of a line. */
let micros: u32 = 0;
let client: i32 = 0;
let isBeat: bool = false;
let messageAt: usize = 0;
let pidAt: usize = 0;
let pidEnd: usize = 0;
let slot: i32 = 0;

/**
 * Passes over lines from `from` to `end` (exclusive), offsets into the chunk; says how many. Each leaves where it begins, its
 * microseconds within the minute and the hash of its client at PASSED. The state tells where it stopped, where the line
 * there ends (-1 where it does not), and why.
 */
export function skim(from: i32, end: i32): i32 {
  const limit = CHUNK + <usize>end;
  let at = CHUNK + <usize>from;
  let count = 0;
  let reason = BY_END;
  let lineEnd: usize = 0;
  while (true) {
    lineEnd = newlineFrom(at, limit);
    if (lineEnd === limit || count === MOST_PASSED) break;
    const length = <i32>(lineEnd - at);
    if (length < 1 || length > LONGEST_LINE) {
      reason = BY_FORM;
      break;
    }
    const stop = load<u8>(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    reason = load<i32>(ACCESS_LOOK) !== 0 ? checkAccess(at, stop) : checkSyslog(at, stop);
    if (reason !== BY_END) break;
    const passed = PASSED + <usize>count * PASSED_BYTES;
    store<u32>(passed, <u32>(at - CHUNK));
    store<u32>(passed + 4, isBeat ? micros | IS_BEAT : micros);
    store<i32>(passed + 8, client);
    count++;
    at = lineEnd + 1;
  }
  store<i32>(STOPPED_AT, <i32>(at - CHUNK));
  store<i32>(STOPPED_END, lineEnd === limit ? -1 : <i32>(lineEnd - CHUNK));
  store<i32>(STOPPED_BY, reason);
  if (reason === BY_MESSAGE) {
    store<i32>(MESSAGE_AT, <i32>(messageAt - CHUNK));
    store<i32>(PID_AT, <i32>(pidAt - CHUNK));
    store<i32>(PID_END, <i32>(pidEnd - CHUNK));
    store<i32>(PROGRAM_SLOT, slot);
    store<u32>(LINE_MICROS, micros);
    store<i32>(LINE_CLIENT, client);
  }
  return count;
}

/** The stamp and what stands behind it as in the line that was read last but for its seconds; the end, or 0. */
function behindStamp(start: usize, stop: usize): usize {
  const headLength = load<i32>(HEAD_LENGTH);
  const tailLength = load<i32>(TAIL_LENGTH);
  const digits = load<i32>(FRACTION_DIGITS);
  const seconds = start + headLength;
  const fraction = digits === 0 ? 0 : digits + 1;
  const tail = seconds + 2 + fraction;
  if (tail + tailLength > stop) return 0;
  if (!isSame(start, HEAD, headLength) || !isSame(tail, TAIL, tailLength)) return 0;
  const tens = <u32>load<u8>(seconds) - 48;
  const ones = <u32>load<u8>(seconds + 1) - 48;
  if (tens > 5 || ones > 9) return 0;
  micros = (tens * 10 + ones) * 1000000;
  if (digits > 0) {
    if (load<u8>(seconds + 2) !== 46) return 0;
    let value: u32 = 0;
    for (let index = 0; index < digits; index++) {
      const digit = <u32>load<u8>(seconds + 3 + index) - 48;
      if (digit > 9) return 0;
      value = value * 10 + digit;
    }
    for (let index = digits; index < 6; index++) value *= 10;
    micros += value;
  }
  return tail + tailLength;
}

/** `CLIENT - - [STAMP] "REQUEST" …` */
function checkAccess(start: usize, stop: usize): i32 {
  const first = <u32>load<u8>(start);
  const isNumber = isDigit(first);
  if (!isNumber && (first | 32) - 97 > 25) return BY_FORM;
  let hash: i32 = <i32>0x811c9dc5;
  let at = start;
  let dots = 0;
  let colons = 0;
  for (; at < stop; at++) {
    const byte = <u32>load<u8>(at);
    if (byte === 32) break;
    if (byte === 46) dots++;
    else if (byte === 58) colons++;
    else if (!isDigit(byte) && (byte | 32) - 97 > 25 && byte !== 45) return BY_FORM;
    hash = (hash ^ byte) * 0x01000193;
  }
  if (<i32>(at - start) > LONGEST_CLIENT || at + 6 > stop) return BY_FORM;
  // What could be a stamp of another form, or a level in front of one.
  if (isNumber ? dots === 1 || (dots === 0 && colons === 0) || load<u8>(start + 4) === 45 : colons > 0) return BY_FORM;
  // ` - - [`
  if (load<u32>(at) !== 0x2d202d20 || load<u16>(at + 4) !== 0x5b20) return BY_FORM;
  const message = behindStamp(at + 6, stop);
  if (message === 0) return BY_FORM;
  client = hash === 0 ? 1 : hash;
  isBeat = false;
  // The stamp's tail ends with the quote that the message begins with.
  messageAt = message - 1;
  pidAt = start;
  pidEnd = start;
  slot = -1;
  const look = <usize>load<u32>(ACCESS_LOOK);
  if ((load<u32>(look) & HAS_PATTERNS) === 0) return BY_END;
  return mayClaim(look, messageAt, stop) ? BY_MESSAGE : BY_END;
}

/** `STAMP HOST TAG[PID]: MESSAGE` */
function checkSyslog(start: usize, stop: usize): i32 {
  const tag = behindStamp(start, stop);
  if (tag === 0) return BY_FORM;
  let at = tagEnd(tag, stop);
  const length = <i32>(at - tag);
  if (length === 0 || length > LONGEST_PROGRAM || at === stop) return BY_FORM;
  let byte = <u32>load<u8>(at);
  pidAt = start;
  pidEnd = start;
  if (byte === 91) {
    pidAt = ++at;
    while (at < stop && isDigit(<u32>load<u8>(at))) at++;
    pidEnd = at;
    const digits = <i32>(at - pidAt);
    if (digits === 0 || digits > MOST_PID_DIGITS || at + 1 >= stop || load<u8>(at) !== 93) return BY_FORM;
    byte = <u32>load<u8>(++at);
  }
  if (byte !== 58) return BY_FORM;
  at++;
  while (at < stop && (load<u8>(at) === 32 || load<u8>(at) === 9)) at++;
  const known = programAt(hashOf(tag, length), tag, length);
  if (known === 0) return BY_PROGRAM;
  messageAt = at;
  client = 0;
  const look = <usize>load<u32>(known + 12);
  if (look === 0 || isRepetition(at, stop)) return BY_MESSAGE;
  const flags = load<u32>(look);
  isBeat = (flags & HAS_HEARTBEAT) !== 0;
  if ((flags & HAS_PATTERNS) === 0) return BY_END;
  if (mayClaim(look, at, stop)) return BY_MESSAGE;
  if ((flags & HAS_QUEUE_ID) === 0) return BY_END;
  const behind = behindId(at, stop);
  return behind !== 0 && mayBegin(look, behind, stop) ? BY_MESSAGE : BY_END;
}

/** The place of what ends a program's name (`:`, `[`, a blank or a tab), or `stop`. */
function tagEnd(tag: usize, stop: usize): usize {
  for (let at = tag; at < stop; at += 16) {
    const bytes = v128.load(at);
    const ends = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(58)), i8x16.eq(bytes, i8x16.splat(91))),
      v128.or(i8x16.eq(bytes, i8x16.splat(32)), i8x16.eq(bytes, i8x16.splat(9))),
    );
    const found = i8x16.bitmask(ends);
    if (found === 0) continue;
    const place = at + <usize>ctz(found);
    return place < stop ? place : stop;
  }
  return stop;
}

/** Of a program's name: from its first and last eight bytes; `src/skim/tables.ts` has the same. */
function hashOf(name: usize, length: i32): u32 {
  const first = load<u64>(name) & (length < 8 ? ((<u64>1) << ((<u64>length) << 3)) - 1 : u64.MAX_VALUE);
  const last = length < 8 ? 0 : load<u64>(name + length - 8);
  const mixed = first * 0x9e3779b97f4a7c15 + last * 0xc2b2ae3d27d4eb4f + <u64>length;
  return <u32>(mixed >> 32);
}

/** `message repeated `, in front of how often. */
function isRepetition(at: usize, stop: usize): bool {
  return at + 17 <= stop && load<u64>(at) === 0x206567617373656d && load<u64>(at + 8) === 0x6465746165706572;
}

/** Behind what may be a queue id, or 0. */
function behindId(start: usize, stop: usize): usize {
  let at = start;
  for (; at < stop; at++) {
    const byte = <u32>load<u8>(at);
    if (!isDigit(byte) && (byte | 32) - 97 > 25) break;
  }
  const length = <i32>(at - start);
  if (length < LEAST_ID || length > LONGEST_ID || at + 1 >= stop) return 0;
  return load<u16>(at) === 0x203a ? at + 2 : 0;
}

/** Where a program stands among those that were seen, or 0; leaves its slot. */
function programAt(hash: u32, name: usize, length: i32): usize {
  let at = hash % PROGRAM_COUNT;
  while (true) {
    const entry = PROGRAMS + <usize>(at * PROGRAM_BYTES);
    const text = <usize>load<u32>(entry + 4);
    if (text === 0) return 0;
    if (load<u32>(entry) === hash && load<i32>(entry + 8) === length && isSame(name, text, length)) {
      slot = <i32>at;
      return entry;
    }
    at = (at + 1) % PROGRAM_COUNT;
  }
}
