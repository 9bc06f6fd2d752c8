/** How many different values a cell tells apart: more than an outage asks for to open. */
const differentLimit = 64;

/** Stands for a value, so that values of any length can be kept and compared. FNV-1a, 32 bits. */
export function hashOf(buffer: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (buffer[at] as number), 0x01000193);
  return hash >>> 0;
}

/** Adds a hash to the smallest ones, each once, ascending: in whatever order they come, the same are kept. */
export function addDifferent(hashes: number[], hash: number): void {
  if (hashes.length === differentLimit && hash > (hashes[differentLimit - 1] as number)) return;
  let at = hashes.length;
  while (at > 0 && (hashes[at - 1] as number) > hash) at--;
  if (hashes[at - 1] === hash) return;
  hashes.splice(at, 0, hash);
  if (hashes.length > differentLimit) hashes.pop();
}
