import type { TableMemory } from "./memory.js";

const halves = 16;
const mostBuckets = 8;
const ordinary = 1;

/** By kinds: many places in patterns have the same ones. */
const known = new WeakMap<Uint8Array, Uint8Array>();

/**
 * Writes of what kind each byte is, and behind it two tables by which the kernel finds bytes that are not of kind 1, sixteen at a
 * time: by both halves of a byte they say in which of eight buckets there is such a byte. A bucket has the upper halves that go
 * together with the same lower ones; where there are more than eight the last ones share one, and some bytes are found in vain.
 */
export function writeKinds(memory: TableMemory, kinds: Uint8Array): number {
  const tables = known.get(kinds) ?? kindTables(kinds);
  known.set(kinds, tables);
  return memory.writeBytes(tables);
}

function kindTables(kinds: Uint8Array): Uint8Array {
  const low = new Uint8Array(halves);
  const high = new Uint8Array(halves);
  /** The lower halves of each, as bits. */
  const buckets: number[] = [];
  for (let upper = 0; upper < halves; upper++) {
    let others = 0;
    for (let lower = 0; lower < halves; lower++) {
      if (kinds[upper * halves + lower] !== ordinary) others |= 1 << lower;
    }
    if (others === 0) continue;
    const alike = buckets.indexOf(others);
    const bucket = 1 << Math.min(alike >= 0 ? alike : buckets.push(others) - 1, mostBuckets - 1);
    high[upper] = bucket;
    for (let lower = 0; lower < halves; lower++) if ((others & (1 << lower)) !== 0) low[lower]! |= bucket;
  }
  return Buffer.concat([kinds, low, high]);
}
