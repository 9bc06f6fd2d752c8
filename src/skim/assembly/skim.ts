// The first look at a log, compiled to WebAssembly by AssemblyScript: `src/skim/build.ts` does it when logscan is built or
// tested. It passes over lines with the form and the hour of one that was read, which no pattern claims or which say again what
// was said a moment ago of the same component; everything else stops it, and is read as if it were not there. What it says of
// a line must never be other than what the reader would say.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { digitsAt, isDigit, newlineFrom } from "./bytes";
import {
  claimOf,
  FAILING,
  FAILING_NOTED,
  isUnknown,
  LIFE,
  NOTHING,
  NOTHING_DIFFERS,
  READ,
  ROUTINE_UNLESS,
  TRANSACTION_DIFFERS,
} from "./claims";
import { behindClient, clientHash } from "./client";
import {
  ACCESS_LOOK,
  CHUNK,
  CLAIMED_BY,
  HEAD_MICROS,
  LAST_OFFSET,
  LIFE_FROM,
  LINE_CLIENT,
  LINE_MICROS,
  LONGEST_KEY,
  LONGEST_PROGRAM,
  LOOK_BACK,
  MESSAGE_AT,
  MOST_NOTED,
  MOST_ROWS,
  NOTED_COUNT,
  PID_AT,
  PID_END,
  PROGRAM_SLOT,
  RECOGNISED,
  ROW_COUNT,
  STOPPED_AT,
  STOPPED_BY,
  STOPPED_END,
  TOUCHED_COUNT,
  UNLESS_FROM,
  UNWRITTEN,
} from "./layout";
import { mayClaim } from "./look";
import {
  behindAmavisId,
  behindKernelTime,
  behindQueueId,
  forgetPeeled,
  isPiece,
  kernelMicros,
  transactionAt,
  transactionEnd,
} from "./peel";
import { findProgram, lookOf } from "./programs";
import { addNoted, addSighting, differenceHash, findRoutine, routineAt, transactionHash } from "./routine";
import { beginRows, endRows, leaps, MOST_ROWS_OF_LINE, noteLine } from "./rows";
import { holeEnd, holeStart } from "./search";
import { behindStamp, forgetStamp, micros } from "./stamp";
import { Claim, Tree } from "./structures";

export { hashOf } from "./bytes";
export {
  FAILING,
  FAILING_NOTED,
  LIFE,
  NOTHING,
  NOTHING_DIFFERS,
  READ,
  ROUTINE,
  ROUTINE_UNLESS,
  TRANSACTION_DIFFERS,
  UNTOLD,
} from "./claims";
export { AT_LEAST, AT_MOST, IS, IS_NOT, LESS, MORE, STARTS_WITH } from "./conditions";
export { ANY_FORM, HEX_FORM, NUMBER_FORM, PAIRS_FORM } from "./forms";
export * from "./layout";
export { PAIR_MULTIPLIER, PAIR_SLOTS } from "./look";
export {
  COUNT_AT,
  forgetRoutines,
  NOTED_BYTES,
  nameRoutine,
  ROUTINE_BYTES,
  SIGHTING_BYTES,
  SIGHTINGS_AT,
  UNTIL_AT,
} from "./routine";
export { BEATS, BUSY, VISITS } from "./rows";
export { NO_NODE, UNWRITTEN_NODE, WRITTEN_NODE } from "./structures";

/** Why it stopped. */
const BY_END: i32 = 0;
export const BY_FORM: i32 = 1;
export const BY_PROGRAM: i32 = 2;
export const BY_MESSAGE: i32 = 3;

/** Bits of a look's first word. */
export const HAS_PATTERNS: u32 = 1;
export const HAS_HEARTBEAT: u32 = 2;
export const HAS_QUEUE_ID: u32 = 4;
export const HAS_AMAVIS_ID: u32 = 8;
export const IS_OF_KERNEL: u32 = 16;
/** Nothing tells at once what no pattern claims. */
export const HAS_NO_LOOK: u32 = 32;

const LONGEST_LINE: i32 = 65536;
const MOST_PID_DIGITS: u32 = 10;

/** Filled by the check of a line. */
let client: i32 = 0;
let isBeat: bool = false;
let messageAt: usize = 0;
let pidAt: usize = 0;
let pidEnd: usize = 0;
let slot: i32 = 0;
/** Behind what stands before the message; the routine that the line belongs to, or -1. */
let peeledAt: usize = 0;
let routine: i32 = -1;
let claim: Claim | null = null;
let claimedBy: i32 = -1;
let isRecognised: bool = false;
/**
 * Passes over lines from `from` to `end` (exclusive), offsets into the chunk; says how many, and leaves what `rows.ts` and
 * `routine.ts` tell of them. The state tells where it stopped, where the line there ends (-1 where it does not), and why.
 */
export function skim(from: i32, end: i32): i32 {
  const limit = CHUNK + <usize>end;
  const isAccess = load<i32>(ACCESS_LOOK) !== 0;
  let at = CHUNK + <usize>from;
  let last = at;
  let count = 0;
  let reason = BY_END;
  let lineEnd: usize = 0;
  beginRows();
  forgetStamp();
  store<i32>(RECOGNISED, 0);
  store<i32>(TOUCHED_COUNT, 0);
  store<i32>(NOTED_COUNT, 0);
  store<u32>(UNWRITTEN, 0);
  while (true) {
    lineEnd = newlineFrom(at, limit);
    const isFull = load<i32>(ROW_COUNT) > MOST_ROWS - 2 * MOST_ROWS_OF_LINE || load<i32>(NOTED_COUNT) === MOST_NOTED;
    if (lineEnd === limit || isFull) break;
    const length = <i32>(lineEnd - at);
    if (length < 1 || length > LONGEST_LINE) {
      reason = BY_FORM;
      break;
    }
    const stop = load<u8>(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    routine = -1;
    claimedBy = -1;
    isRecognised = false;
    forgetPeeled();
    reason = isAccess ? checkAccess(at, stop) : checkSyslog(at, stop);
    // Lines of another segment are told apart by the reader.
    if (reason !== BY_END || leaps(micros)) break;
    if (isRecognised) store<i32>(RECOGNISED, load<i32>(RECOGNISED) + 1);
    noteLine(count, <i32>(at - CHUNK), micros, client, isBeat);
    if (routine >= 0) goOn(count, <i32>(at - CHUNK), stop);
    count++;
    last = at;
    at = lineEnd + 1;
  }
  endRows();
  store<i32>(LAST_OFFSET, <i32>(last - CHUNK));
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
    store<i32>(CLAIMED_BY, claimedBy);
  }
  return count;
}

/** Counts a line of a routine. */
function goOn(index: i32, offset: i32, stop: usize): void {
  const known = claim!;
  const sighting = addSighting(routine);
  sighting.index = index;
  sighting.offset = offset;
  sighting.micros = micros;
  sighting.kernelMicros = kernelMicros;
  sighting.messageAt = <i32>(peeledAt - CHUNK);
  sighting.pidAt = <i32>(pidAt - CHUNK);
  sighting.pidEnd = <i32>(pidEnd - CHUNK);
  sighting.end = <i32>(stop - CHUNK);
  sighting.differentHash = 0;
  sighting.hasDifferent = 0;
  if (known.kind < FAILING) return;
  const behind = offset + load<i32>(LOOK_BACK);
  store<i32>(LIFE_FROM, behind + 1);
  if (known.kind !== FAILING_NOTED) return;
  store<i32>(UNLESS_FROM, behind);
  const noted = addNoted();
  noted.index = index;
  noted.offset = offset;
  noted.routine = routine;
  noted.hasTransaction = transactionEnd > transactionAt ? 1 : 0;
  noted.transactionHash = differenceHash(transactionAt, transactionEnd);
  noted.otherTransactionHash = transactionHash(transactionAt, transactionEnd);
  noted.hasDifferent = 0;
  const hole = known.differentHole;
  if (hole === NOTHING_DIFFERS) return;
  const start = hole === TRANSACTION_DIFFERS ? transactionAt : holeStart(hole);
  const end = hole === TRANSACTION_DIFFERS ? transactionEnd : holeEnd(hole);
  if (end <= start) return;
  noted.hasDifferent = 1;
  noted.differentHash = differenceHash(start, end);
  sighting.hasDifferent = 1;
  sighting.differentHash = noted.differentHash;
}

/** `CLIENT - - [STAMP] "REQUEST" …` */
function checkAccess(start: usize, stop: usize): i32 {
  const at = behindClient(start);
  // ` - - [`
  if (at === 0 || at + 6 > stop || load<u32>(at) !== 0x2d202d20 || load<u16>(at + 4) !== 0x5b20) return BY_FORM;
  const message = behindStamp(at + 6, stop);
  if (message === 0) return BY_FORM;
  client = clientHash(start, at);
  isBeat = false;
  // The stamp's tail ends with the quote that the message begins with.
  messageAt = message - 1;
  pidAt = start;
  pidEnd = start;
  slot = -1;
  const look = <usize>load<u32>(ACCESS_LOOK);
  if ((load<u32>(look) & HAS_PATTERNS) === 0) return BY_END;
  peeledAt = messageAt;
  return checkMessage(look, start, stop);
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
    const digits = digitsAt(at);
    at += digits;
    pidEnd = at;
    if (digits === 0 || digits > MOST_PID_DIGITS || at + 1 >= stop || load<u8>(at) !== 93) return BY_FORM;
    byte = <u32>load<u8>(++at);
  }
  if (byte !== 58) return BY_FORM;
  at++;
  while (at < stop && (load<u8>(at) === 32 || load<u8>(at) === 9)) at++;
  slot = findProgram(tag, length);
  if (slot < 0) return BY_PROGRAM;
  messageAt = at;
  client = 0;
  const look = lookOf(slot);
  if (look === 0 || isRepetition(at, stop)) return BY_MESSAGE;
  const flags = load<u32>(look);
  isBeat = (flags & HAS_HEARTBEAT) !== 0;
  if ((flags & HAS_PATTERNS) === 0) return BY_END;
  peeledAt = at;
  if ((flags & HAS_QUEUE_ID) !== 0) peeledAt = behindQueueId(at, stop);
  else if ((flags & HAS_AMAVIS_ID) !== 0) {
    peeledAt = behindAmavisId(at, stop);
    if (isPiece(at, peeledAt, stop)) return BY_MESSAGE;
  } else if ((flags & IS_OF_KERNEL) !== 0) {
    peeledAt = behindKernelTime(at, stop);
    if (peeledAt === 0 || isRepetition(peeledAt, stop)) return BY_MESSAGE;
  }
  return checkMessage(look, start, stop);
}

/** Whether the message says anything that is new. */
function checkMessage(look: usize, start: usize, stop: usize): i32 {
  if ((load<u32>(look) & HAS_NO_LOOK) === 0 && !mayClaim(look, peeledAt, stop)) return BY_END;
  const tree = changetype<Tree>(<usize>load<u32>(look + 20));
  if (changetype<usize>(tree) === 0) return BY_MESSAGE;
  claim = claimOf(tree, peeledAt, stop);
  if (isUnknown) return BY_MESSAGE;
  if (claim === null || claim!.kind === NOTHING) return BY_END;
  const known = claim!;
  claimedBy = known.pattern;
  if (known.kind === READ) return BY_MESSAGE;
  const offset = <i32>(start - CHUNK);
  if (known.kind !== LIFE || offset < load<i32>(LIFE_FROM)) {
    if (known.kind === ROUTINE_UNLESS && offset < load<i32>(UNLESS_FROM)) return BY_MESSAGE;
    const hole = known.keyHole;
    const key: usize = hole < 0 ? 0 : holeStart(hole);
    const keyLength = hole < 0 ? 0 : <i32>(holeEnd(hole) - key);
    const found = keyLength > LONGEST_KEY ? -1 : findRoutine(known.pattern, key, keyLength);
    if (found < 0) return BY_MESSAGE;
    const clock = load<f64>(HEAD_MICROS) + <f64>micros;
    if (clock < routineAt(found).fromMicros || clock >= routineAt(found).untilMicros) return BY_MESSAGE;
    routine = found;
  }
  isRecognised = true;
  return BY_END;
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

/** `message repeated `, in front of how often. */
function isRepetition(at: usize, stop: usize): bool {
  return at + 17 <= stop && load<u64>(at) === 0x206567617373656d && load<u64>(at + 8) === 0x6465746165706572;
}
