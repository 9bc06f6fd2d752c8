// Whether the bytes of a hole stand in the order that its type asks for: the same as `isWellFormed` of `src/grammar/fields.ts`.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { isDigit } from "./bytes";

export const ANY_FORM: i32 = 0;
export const NUMBER_FORM: i32 = 1;
export const HEX_FORM: i32 = 2;
export const PAIRS_FORM: i32 = 3;

export function isWellFormed(form: i32, start: usize, end: usize): bool {
  if (form === NUMBER_FORM) return isNumber(start < end && load<u8>(start) === 45 ? start + 1 : start, end);
  if (form === HEX_FORM) return isHex(start, end);
  if (form === PAIRS_FORM) return isPairs(start, end);
  return true;
}

/** digits[.digits] */
function isNumber(start: usize, end: usize): bool {
  let point: usize = 0;
  for (let at = start; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (byte === 46 && point === 0 && at > start && at + 1 < end) point = at;
    else if (!isDigit(byte)) return false;
  }
  return end > start;
}

function isHex(start: usize, end: usize): bool {
  const isPrefixed = start + 1 < end && load<u8>(start) === 48 && (load<u8>(start + 1) | 32) === 120;
  for (let at = isPrefixed ? start + 2 : start; at < end; at++) if ((load<u8>(at) | 32) === 120) return false;
  return !isPrefixed || end > start + 2;
}

/** A key, and an equals sign. */
function isPairs(start: usize, end: usize): bool {
  let at = start;
  for (; at < end; at++) {
    const byte = <u32>load<u8>(at);
    const isKey = isDigit(byte) || (byte | 32) - 97 < 26 || byte === 46 || byte === 95 || byte === 45;
    if (!isKey) break;
  }
  return at > start && at < end && load<u8>(at) === 61;
}
