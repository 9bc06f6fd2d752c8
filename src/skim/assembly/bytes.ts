// Places of bytes.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

/** The place of the next newline, or `limit`. */
export function newlineFrom(from: usize, limit: usize): usize {
  for (let at = from; at < limit; at += 64) {
    const found = placesIn64(at, 10);
    if (found === 0) continue;
    const place = at + <usize>ctz(found);
    return place < limit ? place : limit;
  }
  return limit;
}

/** Where a byte stands among the 64 at a place: the lowest bit for the first of them. */
export function placesIn64(at: usize, value: i8): u64 {
  const byte = i8x16.splat(value);
  const first = <u64>i8x16.bitmask(i8x16.eq(v128.load(at), byte));
  const second = <u64>i8x16.bitmask(i8x16.eq(v128.load(at, 16), byte));
  const third = <u64>i8x16.bitmask(i8x16.eq(v128.load(at, 32), byte));
  const fourth = <u64>i8x16.bitmask(i8x16.eq(v128.load(at, 48), byte));
  return first | (second << 16) | (third << 32) | (fourth << 48);
}

/** The first place whose byte is of another kind than 1, or `stop`: by a table of kinds as `writeKinds` of `src/skim/kinds.ts` leaves it. */
export function behindOrdinary(kinds: usize, from: usize, stop: usize): usize {
  const half = i8x16.splat(15);
  const none = i8x16.splat(0);
  const low = v128.load(kinds, 256);
  const high = v128.load(kinds, 272);
  for (let at = from; at < stop; at += 16) {
    const bytes = v128.load(at);
    const others = v128.and(i8x16.swizzle(low, v128.and(bytes, half)), i8x16.swizzle(high, i8x16.shr_u(bytes, 4)));
    let found = i8x16.bitmask(i8x16.ne(others, none));
    while (found !== 0) {
      const place = at + <usize>ctz(found);
      if (place >= stop) return stop;
      // Tables of halves may take some bytes for others of which there is one like them.
      if (load<u8>(kinds + <usize>load<u8>(place)) !== 1) return place;
      found &= found - 1;
    }
  }
  return stop;
}

/** Bytes beyond are read, never beyond the memory. */
export function isSame(at: usize, wanted: usize, length: i32): bool {
  if (length < 8) return ((load<u64>(at) ^ load<u64>(wanted)) & (((<u64>1) << ((<u64>length) << 3)) - 1)) === 0;
  const last = length - 8;
  for (let index = 0; index < last; index += 8) {
    if (load<u64>(at + index) !== load<u64>(wanted + index)) return false;
  }
  return load<u64>(at + last) === load<u64>(wanted + last);
}

export function isDigit(byte: u32): bool {
  return byte - 48 < 10;
}

/** How many digits stand at a place, up to sixteen. */
export function digitsAt(at: usize): u32 {
  const digits = i8x16.lt_u(i8x16.sub(v128.load(at), i8x16.splat(48)), i8x16.splat(10));
  return ctz(~i8x16.bitmask(digits));
}

/** Of a name: from its first and last eight bytes. */
export function hashOf(name: usize, length: i32): u32 {
  const first = load<u64>(name) & (length < 8 ? ((<u64>1) << ((<u64>length) << 3)) - 1 : u64.MAX_VALUE);
  const last = length < 8 ? 0 : load<u64>(name + length - 8);
  const mixed = first * 0x9e3779b97f4a7c15 + last * 0xc2b2ae3d27d4eb4f + <u64>length;
  return <u32>(mixed >> 32);
}
