import { lookBackBytes } from "./look-back.js";

/**
 * Remembers where things were seen last, for as long as a line may refer back. What it answers depends only on what it was
 * told of the last `lookBackBytes`: parts of a file remember as the whole file does. Holds no more than twice as many
 * things as that, since it forgets them by the stretch. Things are told by two hashes of 32 bits, so that nothing is made of
 * a line that is asked about; of those that share the first one only the latest is known.
 */
export interface Memory {
  put(hash: number, otherHash: number, byteOffset: number): void;
  /** Whether it was put, as seen from `byteOffset`. */
  has(hash: number, otherHash: number, byteOffset: number): boolean;
}

interface Entry {
  otherHash: number;
  byteOffset: number;
}

export function createMemory(): Memory {
  let recent = new Map<number, Entry>();
  let older = new Map<number, Entry>();
  /** Where `recent` begins. */
  let since = 0;
  const isIn = (entries: ReadonlyMap<number, Entry>, hash: number, otherHash: number, byteOffset: number) => {
    const entry = entries.get(hash);
    return entry !== undefined && entry.otherHash === otherHash && byteOffset - entry.byteOffset < lookBackBytes;
  };
  return {
    put(hash, otherHash, byteOffset) {
      if (byteOffset - since >= lookBackBytes) {
        const forgotten = older;
        older = recent;
        recent = forgotten;
        recent.clear();
        since = byteOffset;
      }
      const known = recent.get(hash);
      if (known === undefined) recent.set(hash, { otherHash, byteOffset });
      else {
        known.otherHash = otherHash;
        known.byteOffset = byteOffset;
      }
    },
    has: (hash, otherHash, byteOffset) =>
      isIn(recent, hash, otherHash, byteOffset) || isIn(older, hash, otherHash, byteOffset),
  };
}
