// What mail daemons put in front of a message: the same as `src/read/mail.ts`.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { isDigit } from "./bytes";
import { ID_KINDS } from "./layout";

const LONGEST_ID: usize = 40;
const SHORTEST_ID: usize = 6;
const LONG_ID_SEPARATOR: usize = 10;
/** Of the kernel's time: so many decimals, so many digits with them. */
const KERNEL_FRACTION: usize = 6;
const LONGEST_SECONDS: usize = 16;
const IS_NO_HEXADECIMAL: u32 = 2;
const IS_VOWEL: u32 = 4;
/** What amavisd cuts is at least so long. */
const SHORTEST_PIECE: usize = 50;

/** Where the transaction stands that was peeled last, and the kernel's time. */
export let transactionAt: usize = 0;
export let transactionEnd: usize = 0;
export let kernelMicros: f64 = -1;

export function forgetPeeled(): void {
  transactionAt = 0;
  transactionEnd = 0;
  kernelMicros = -1;
}

/** Behind `4D9C01A2B: ` or `4jXR014p6vz2Gf: `, or `start`. */
export function behindQueueId(start: usize, stop: usize): usize {
  const limit = min(stop, start + LONGEST_ID);
  let at = start;
  let kinds: u32 = 0;
  let separator: usize = 0;
  for (; at < limit; at++) {
    const byte = <usize>load<u8>(at);
    const kind = <u32>load<u8>(ID_KINDS + byte);
    if (kind === 0) break;
    kinds |= kind;
    if (byte === 122) separator = at;
  }
  if (at + 1 >= stop || load<u16>(at) !== 0x203a || at - start < SHORTEST_ID) return start;
  const isShort = (kinds & IS_NO_HEXADECIMAL) === 0;
  const isLong = separator >= start + LONG_ID_SEPARATOR && (kinds & IS_VOWEL) === 0;
  if (!isShort && !isLong) return start;
  transactionAt = start;
  transactionEnd = at;
  return at + 2;
}

/** Behind `(12345-06) ` or `(12345-06-7) `, and the `(!)` or `(!!)` there; or `start`. */
export function behindAmavisId(start: usize, stop: usize): usize {
  if (start >= stop || load<u8>(start) !== 40) return start;
  const limit = min(stop, start + LONGEST_ID);
  let at = start + 1;
  let dashes = 0;
  for (; at < limit; at++) {
    const byte = <u32>load<u8>(at);
    if (byte === 45) dashes++;
    else if (!isDigit(byte)) break;
  }
  let next = start;
  if (dashes > 0 && isDigit(<u32>load<u8>(start + 1)) && at + 1 < stop && load<u16>(at) === 0x2029) {
    transactionAt = start + 1;
    transactionEnd = at;
    next = at + 2;
  }
  if (next + 2 >= stop || load<u16>(next) !== 0x2128) return next;
  const close = next + (load<u8>(next + 2) === 33 ? 3 : 2);
  return close < stop && load<u8>(close) === 41 ? close + 1 : next;
}

/** Whether what stands behind the id is a piece of a longer message. */
export function isPiece(idStart: usize, start: usize, stop: usize): bool {
  if (start === idStart) return false;
  if (isEllipsis(start, stop)) return true;
  return stop - idStart >= SHORTEST_PIECE && isEllipsis(stop - 3, stop);
}

function isEllipsis(at: usize, stop: usize): bool {
  return at + 3 <= stop && load<u16>(at) === 0x2e2e && load<u8>(at + 2) === 46;
}

/** Behind `[ 12.345678] `, or `start`; 0 where that is for the reader to tell. The same as in `src/read/record.ts`. */
export function behindKernelTime(start: usize, stop: usize): usize {
  if (start >= stop || load<u8>(start) !== 91) return start;
  let at = start + 1;
  while (at < stop && load<u8>(at) === 32) at++;
  const first = at;
  let seconds: f64 = 0;
  for (; at < stop && isDigit(<u32>load<u8>(at)); at++) seconds = seconds * 10 + <f64>(load<u8>(at) - 48);
  if (at === first || at + 1 >= stop || load<u8>(at) !== 46 || !isDigit(<u32>load<u8>(at + 1))) return start;
  const point = at++;
  let fraction: u32 = 0;
  for (; at < stop && isDigit(<u32>load<u8>(at)); at++) fraction = fraction * 10 + <u32>(load<u8>(at) - 48);
  if (at - first > LONGEST_SECONDS || at - point !== KERNEL_FRACTION + 1) return 0;
  if (at >= stop || load<u8>(at) !== 93) return start;
  kernelMicros = seconds * 1000000 + <f64>fraction;
  at++;
  while (at < stop && (load<u8>(at) === 32 || load<u8>(at) === 9)) at++;
  if (at >= stop || load<u8>(at) !== 91) return at;
  // `[T12]` or `[   C0]` tells who called.
  let caller = at + 1;
  while (caller < stop && load<u8>(caller) === 32) caller++;
  return caller < stop && (load<u8>(caller) === 84 || load<u8>(caller) === 67) ? 0 : at;
}
