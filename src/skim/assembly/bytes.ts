// Places of bytes.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

/** The place of the next newline, or `limit`. */
export function newlineFrom(from: usize, limit: usize): usize {
  const newline = i8x16.splat(10);
  let at = from;
  // Lines are longer than this, most of them.
  while (at < limit) {
    const first = i8x16.eq(v128.load(at), newline);
    const second = i8x16.eq(v128.load(at, 16), newline);
    const third = i8x16.eq(v128.load(at, 32), newline);
    const fourth = i8x16.eq(v128.load(at, 48), newline);
    if (v128.any_true(v128.or(v128.or(first, second), v128.or(third, fourth)))) break;
    at += 64;
  }
  for (; at < limit; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), newline));
    if (found === 0) continue;
    const place = at + <usize>ctz(found);
    return place < limit ? place : limit;
  }
  return limit;
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

/** Of a name: from its first and last eight bytes. */
export function hashOf(name: usize, length: i32): u32 {
  const first = load<u64>(name) & (length < 8 ? ((<u64>1) << ((<u64>length) << 3)) - 1 : u64.MAX_VALUE);
  const last = length < 8 ? 0 : load<u64>(name + length - 8);
  const mixed = first * 0x9e3779b97f4a7c15 + last * 0xc2b2ae3d27d4eb4f + <u64>length;
  return <u32>(mixed >> 32);
}
