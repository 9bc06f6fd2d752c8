// Whether a pattern may claim a message, by the tables of `src/skim/tables.ts`. A place has the words kinds, literal, its
// length, bytesBeforeRun, next places, their count, and in 64 bits the least that a number there may be. The same as `mayClaim`
// of `src/grammar/probe.ts`, whose comments say why.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { isSame } from "./bytes";

const MOST_DIGITS: i32 = 15;

/** False only where no pattern that says something claims the message. */
export function mayClaim(look: usize, message: usize, stop: usize): bool {
  return mayBegin(look, message, stop) || hasNeedle(look, message, stop);
}

export function mayBegin(look: usize, message: usize, stop: usize): bool {
  const start = skipBlanks(message, stop);
  if (start >= stop) return false;
  const first = <usize>load<u32>(look + 4) + <usize>load<u8>(start) * 2;
  const places = <usize>load<u32>(look + 8);
  const last = <usize>load<u16>(first + 2);
  for (let index = <usize>load<u16>(first); index < last; index++) {
    const place = <usize>load<u32>(places + index * 4);
    if (mayGoOn(place, matchLiteral(place, start, stop), stop)) return true;
  }
  return false;
}

/** Whether one of the pieces stands in the message that patterns have which begin with a hole. */
function hasNeedle(look: usize, message: usize, stop: usize): bool {
  const byFirst = <usize>load<u32>(look + 12);
  if (byFirst === 0) return false;
  const needles = <usize>load<u32>(look + 16);
  for (let at = message; at < stop; at++) {
    const first = byFirst + <usize>load<u8>(at) * 2;
    const last = <usize>load<u16>(first + 2);
    for (let index = <usize>load<u16>(first); index < last; index++) {
      const length = load<i32>(needles + index * 8 + 4);
      if (at + length <= stop && isSame(at, <usize>load<u32>(needles + index * 8), length)) return true;
    }
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
    while (at < stop && load<u8>(kinds + load<u8>(at)) === 1) at++;
    const kind = at < stop ? load<u8>(kinds + load<u8>(at)) : 0;
    if (kind === 0) return 0;
    const isNewRun = beforeRun < 0 || at + beforeRun >= runEnd;
    const next = isNewRun ? matchLiteral(place, at, stop) : 0;
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

/** The end of the place's literal where it stands at `start`, or 0; a blank takes a run of them. */
function matchLiteral(place: usize, start: usize, stop: usize): usize {
  const literal = <usize>load<u32>(place + 4);
  const length = <usize>load<u32>(place + 8);
  let at = start;
  for (let index: usize = 0; index < length; index++) {
    const byte = load<u8>(literal + index);
    if (byte === 32) {
      const next = skipBlanks(at, stop);
      if (next === at) return 0;
      at = next;
    } else {
      if (at >= stop || load<u8>(at) !== byte) return 0;
      at++;
    }
  }
  return at;
}

/** The end of the run of blanks at `start`: blanks and tabs, raw or written. */
function skipBlanks(start: usize, stop: usize): usize {
  let at = start;
  while (at < stop) {
    const byte = load<u8>(at);
    if (byte === 32 || byte === 9) at += 1;
    else if (byte === 94 && at + 1 < stop && load<u8>(at + 1) === 73) at += 2;
    else if (byte === 92 && at + 1 < stop && load<u8>(at + 1) === 116) at += 2;
    else if (byte === 35 && at + 3 < stop && load<u16>(at + 1) === 0x3130 && load<u8>(at + 3) === 49) at += 4;
    else break;
  }
  return at;
}
