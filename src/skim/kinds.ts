import type { TableMemory } from "./memory.js";

const halves = 16;
const mostBuckets = 8;
const ordinary = 1;

/**
 * Writes of what kind each byte is, and behind it two tables by which the kernel finds bytes that are not of kind 1, sixteen at a
 * time: by both halves of a byte they say in which of eight buckets there is such a byte. A bucket has the upper halves that go
 * together with the same lower ones; where there are more than eight the last ones share one, and some bytes are found in vain.
 */
export function writeKinds(memory: TableMemory, kinds: Uint8Array): number {
  const low = new Uint8Array(halves);
  const high = new Uint8Array(halves);
  const buckets: string[] = [];
  for (let upper = 0; upper < halves; upper++) {
    const others = Array.from({ length: halves }, (_, lower) => lower).filter(
      (lower) => kinds[upper * halves + lower] !== ordinary,
    );
    if (others.length === 0) continue;
    const known = buckets.indexOf(others.join());
    const bucket = known >= 0 ? known : Math.min(buckets.push(others.join()), mostBuckets) - 1;
    high[upper] = 1 << Math.min(bucket, mostBuckets - 1);
    for (const lower of others) low[lower]! |= 1 << Math.min(bucket, mostBuckets - 1);
  }
  return memory.writeBytes(Buffer.concat([kinds, low, high]));
}
