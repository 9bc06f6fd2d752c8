// Whether a pattern may claim a message, by the tables of `src/skim/look-tables.ts`. A place has the words kinds, literal, its
// length, bytesBeforeRun, next places, their count, and in 64 bits the least that a number there may be. The same as `mayClaim`
// of `src/grammar/probe.ts`, whose comments say why.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { matchLiteral, skipBlanks } from "./blanks";
import { behindOrdinary, isSame, placesIn64 } from "./bytes";

const MOST_DIGITS: i32 = 15;
/** Of a place where a pattern may begin: its first four bytes, which of their bits count, and where the place stands. */
const BEGINNING_BYTES: usize = 12;
/** Of a number: the literal in front of it, its length, by byte whether it may be the second one, and the least. */
const NUMBER_BYTES: usize = 20;
/** By slots of hashes of their pairs, where pieces stand in their list. */
export const PAIR_SLOTS: u32 = 1024;
export const PAIR_MULTIPLIER: u32 = 0x9e3b;
/** Of a piece: where it stands, in two bytes each its length and where its pair stands in it, the pair. */
const NEEDLE_BYTES: usize = 12;

/** False only where no pattern that says something claims the message. */
export function mayClaim(look: usize, message: usize, stop: usize): bool {
  return (hasNumber(look, message, stop) && mayBegin(look, message, stop)) || hasNeedle(look, message, stop);
}

/**
 * False only where all beginnings lead to a number and none of these numbers stands in the message, with the literal in front of
 * it.
 */
function hasNumber(look: usize, message: usize, stop: usize): bool {
  let number = <usize>load<u32>(look + 16);
  if (number === 0) return true;
  for (; load<u32>(number) !== 0; number += NUMBER_BYTES) {
    const literal = <usize>load<u32>(number);
    const length = load<i32>(number + 4);
    const isSecond = <usize>load<u32>(number + 8);
    const least = load<i64>(number + 12);
    const first = load<i8>(literal);
    for (let at = message; at < stop; at += 64) {
      let found = placesIn64(at, first);
      while (found !== 0) {
        const place = at + <usize>ctz(found);
        found &= found - 1;
        if (load<u8>(isSecond + <usize>load<u8>(place + 1)) === 0) continue;
        const behind = matchLiteral(literal, length, place, stop);
        if (behind !== 0 && isAtLeast(least, behind, stop)) return true;
      }
    }
  }
  return false;
}

function mayBegin(look: usize, message: usize, stop: usize): bool {
  const start = skipBlanks(message, stop);
  if (start >= stop) return false;
  const first = <usize>load<u32>(look + 4) + <usize>load<u8>(start) * 2;
  const beginnings = <usize>load<u32>(look + 8);
  const text = load<u32>(start);
  const last = beginnings + <usize>load<u16>(first + 2) * BEGINNING_BYTES;
  for (let at = beginnings + <usize>load<u16>(first) * BEGINNING_BYTES; at < last; at += BEGINNING_BYTES) {
    if (((text ^ load<u32>(at)) & load<u32>(at + 4)) !== 0) continue;
    const place = <usize>load<u32>(at + 8);
    if (mayGoOn(place, literalAt(place, start, stop), stop)) return true;
  }
  return false;
}

/**
 * Whether one of the pieces stands in the message that patterns have which begin with a hole. Of each three neighbouring bytes
 * are looked for, sixteen places at a time: by both halves of each byte, tables say in which of eight buckets there is such a
 * piece.
 */
function hasNeedle(look: usize, message: usize, stop: usize): bool {
  const tables = <usize>load<u32>(look + 12);
  if (tables === 0) return false;
  const firstLow = v128.load(tables);
  const firstHigh = v128.load(tables, 16);
  const secondLow = v128.load(tables, 32);
  const secondHigh = v128.load(tables, 48);
  const thirdLow = v128.load(tables, 64);
  const thirdHigh = v128.load(tables, 80);
  const none = i8x16.splat(0);
  for (let at = message; at < stop; at += 16) {
    const first = bucketsOf(v128.load(at), firstLow, firstHigh);
    const second = bucketsOf(v128.load(at, 1), secondLow, secondHigh);
    const third = bucketsOf(v128.load(at, 2), thirdLow, thirdHigh);
    let found = i8x16.bitmask(i8x16.ne(v128.and(v128.and(first, second), third), none));
    while (found !== 0) {
      const place = at + <usize>ctz(found);
      if (isNeedleAt(tables + 96, place, message, stop)) return true;
      found &= found - 1;
    }
  }
  return false;
}

/** Of each byte, by the tables of its lower and its upper half. */
function bucketsOf(bytes: v128, low: v128, high: v128): v128 {
  return v128.and(i8x16.swizzle(low, v128.and(bytes, i8x16.splat(15))), i8x16.swizzle(high, i8x16.shr_u(bytes, 4)));
}

/** Whether one of the pieces has its two bytes at `place`, or, if it has but one, that. */
function isNeedleAt(tables: usize, place: usize, message: usize, stop: usize): bool {
  const pair = load<u16>(place);
  return (
    isNeedleOfPair(tables, pair, place, message, stop) || isNeedleOfPair(tables, pair & 0xff, place, message, stop)
  );
}

function isNeedleOfPair(tables: usize, pair: u32, place: usize, message: usize, stop: usize): bool {
  const slot = tables + ((<usize>(((pair * PAIR_MULTIPLIER) >>> 16) & (PAIR_SLOTS - 1))) << 1);
  const needles = tables + 4 + <usize>PAIR_SLOTS * 2;
  const end = needles + <usize>load<u16>(slot, 2) * NEEDLE_BYTES;
  for (let needle = needles + <usize>load<u16>(slot) * NEEDLE_BYTES; needle < end; needle += NEEDLE_BYTES) {
    if (load<u32>(needle + 8) !== pair) continue;
    const length = <usize>load<u16>(needle + 4);
    const start = place - <usize>load<u16>(needle + 6);
    if (start >= message && start + length <= stop && isSame(start, <usize>load<u32>(needle), <i32>length)) return true;
  }
  return false;
}

/** Whether what stands behind a place, 0 for none, is as some pattern asks. */
function mayGoOn(place: usize, at: usize, stop: usize): bool {
  if (at === 0) return false;
  const least = load<i64>(place + 24);
  if (least !== i64.MAX_VALUE && isAtLeast(least, at, stop)) return true;
  const next = <usize>load<u32>(place + 16);
  const count = <usize>load<u32>(place + 20);
  for (let index: usize = 0; index < count; index++) {
    const following = <usize>load<u32>(next + index * 4);
    if (mayGoOn(following, behindHole(following, at, stop), stop)) return true;
  }
  return false;
}

/** As in a search, a hole of at least one byte ends at the first place of the literal behind it; 0 where it does not. */
function behindHole(place: usize, start: usize, stop: usize): usize {
  const kinds = <usize>load<u32>(place);
  if (start >= stop || (load<u8>(kinds + load<u8>(start)) & 1) === 0) return 0;
  const beforeRun = load<i32>(place + 12);
  let runEnd = start;
  let at = start + 1;
  while (true) {
    at = behindOrdinary(kinds, at, stop);
    const kind = at < stop ? load<u8>(kinds + load<u8>(at)) : 0;
    if (kind === 0) return 0;
    const isNewRun = beforeRun < 0 || at + beforeRun >= runEnd;
    const next = isNewRun ? literalAt(place, at, stop) : 0;
    if (next !== 0 || (kind & 1) === 0) return next;
    if (isNewRun && beforeRun >= 0) runEnd = runBehind(place, beforeRun, at, stop);
    at++;
  }
}

/** The end of the run of blanks that the place's literal comes to from `start`, or `start` where it does not. */
function runBehind(place: usize, before: i32, start: usize, stop: usize): usize {
  if (start + before > stop || !isSame(start, <usize>load<u32>(place + 4), before)) return start;
  return skipBlanks(start + before, stop);
}

function isAtLeast(least: i64, start: usize, stop: usize): bool {
  let value: i64 = 0;
  for (let at = start; at < stop; at++) {
    const digit = <u32>load<u8>(at) - 48;
    if (digit > 9) break;
    if (<i32>(at - start) === MOST_DIGITS) return true;
    value = value * 10 + <i64>digit;
  }
  return value >= least;
}

/** The end of the place's literal where it stands at `start`, or 0. */
function literalAt(place: usize, start: usize, stop: usize): usize {
  return matchLiteral(<usize>load<u32>(place + 4), load<i32>(place + 8), start, stop);
}
