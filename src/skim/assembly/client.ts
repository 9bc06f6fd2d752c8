// Who sent a request: what an access log's lines begin with.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { isDigit } from "./bytes";

const LONGEST_CLIENT: usize = 255;

/** Where the first blank stands behind a client's name or address, or 0 where none stands there, or what may be a stamp or level. */
export function behindClient(start: usize): usize {
  let at = start;
  let dots = 0;
  let colons = 0;
  let length: u32 = 0;
  do {
    const bytes = v128.load(at);
    length = ctz(i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(32))) | 0x10000);
    const ahead = (1 << length) - 1;
    const isDot = i8x16.eq(bytes, i8x16.splat(46));
    // Digits and colons.
    const isOfNumber = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(11));
    const lower = v128.or(bytes, i8x16.splat(32));
    const isLetter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(97)), i8x16.splat(26));
    const isDash = i8x16.eq(bytes, i8x16.splat(45));
    const isOfName = i8x16.bitmask(v128.or(v128.or(isOfNumber, isDot), v128.or(isLetter, isDash)));
    if ((isOfName & ahead) !== ahead || at - start > LONGEST_CLIENT) return 0;
    dots += popcnt(i8x16.bitmask(isDot) & ahead);
    colons += popcnt(i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(58))) & ahead);
    at += <usize>length;
  } while (length === 16);
  const first = <u32>load<u8>(start);
  if (isDigit(first)) return dots === 1 || (dots === 0 && colons === 0) || load<u8>(start + 4) === 45 ? 0 : at;
  return (first | 32) - 97 > 25 || colons > 0 ? 0 : at;
}

/** As `clientOf` of `src/read/weblogs.ts`. */
export function clientHash(start: usize, end: usize): i32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = start; at < end; at += 4) {
    const rest = <u32>(end - at);
    const word = rest < 4 ? load<u32>(at) & ((1 << (rest << 3)) - 1) : load<u32>(at);
    hash = (hash ^ word) * 0x9e3779b1;
    hash ^= hash >>> 15;
  }
  return hash === 0 ? 1 : <i32>hash;
}
