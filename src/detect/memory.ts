import { lookBackBytes } from "./look-back.js";

/**
 * Remembers where things were seen last, for as long as a line may refer back. What it answers depends only on what it was
 * told of the last `lookBackBytes`: parts of a file remember as the whole file does. Holds no more than twice as many
 * things as that, since it forgets them by the stretch. Things are told by two hashes of 32 bits.
 */
export interface Memory {
  put(hash: number, otherHash: number, byteOffset: number): void;
  /** Whether it was put, as seen from `byteOffset`. */
  has(hash: number, otherHash: number, byteOffset: number): boolean;
  /** From this byte offset on it has nothing of what was put so far. */
  readonly emptyFrom: number;
}

/** A power of 2. */
const firstSlots = 16;

/** A table in which each thing stands in the first free slot from that of its hash on. Makes no object of a thing. */
interface Table {
  slots: number;
  used: number;
  hashes: Int32Array;
  otherHashes: Int32Array;
  /** -1 where a slot is free. */
  byteOffsets: Float64Array;
}

const createTable = (slots: number): Table => ({
  slots,
  used: 0,
  hashes: new Int32Array(slots),
  otherHashes: new Int32Array(slots),
  byteOffsets: new Float64Array(slots).fill(-1),
});

/** Where a thing stands, or would. */
function slotOf({ slots, hashes, otherHashes, byteOffsets }: Table, hash: number, otherHash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (slots - 1);
  while ((byteOffsets[slot] as number) >= 0 && (hashes[slot] !== (hash | 0) || otherHashes[slot] !== (otherHash | 0))) {
    slot = (slot + 1) & (slots - 1);
  }
  return slot;
}

function putInto(table: Table, hash: number, otherHash: number, byteOffset: number): void {
  const slot = slotOf(table, hash, otherHash);
  if ((table.byteOffsets[slot] as number) < 0) table.used++;
  table.hashes[slot] = hash;
  table.otherHashes[slot] = otherHash;
  table.byteOffsets[slot] = byteOffset;
}

function grown(table: Table): Table {
  const larger = createTable(2 * table.slots);
  for (let slot = 0; slot < table.slots; slot++) {
    const byteOffset = table.byteOffsets[slot] as number;
    if (byteOffset >= 0) {
      putInto(larger, table.hashes[slot] as number, table.otherHashes[slot] as number, byteOffset);
    }
  }
  return larger;
}

export function createMemory(): Memory {
  let recent = createTable(firstSlots);
  let older = createTable(firstSlots);
  /** Where `recent` begins. */
  let since = 0;
  let emptyFrom = 0;
  const isIn = (table: Table, hash: number, otherHash: number, byteOffset: number) => {
    const seen = table.byteOffsets[slotOf(table, hash, otherHash)] as number;
    return seen >= 0 && byteOffset - seen < lookBackBytes;
  };
  return {
    put(hash, otherHash, byteOffset) {
      if (byteOffset - since >= lookBackBytes) {
        const forgotten = older;
        older = recent;
        recent = forgotten;
        recent.used = 0;
        recent.byteOffsets.fill(-1);
        since = byteOffset;
      }
      // At most half full, so that what is looked for is near its slot.
      if (2 * recent.used >= recent.slots) recent = grown(recent);
      putInto(recent, hash, otherHash, byteOffset);
      emptyFrom = byteOffset + lookBackBytes;
    },
    has: (hash, otherHash, byteOffset) =>
      isIn(recent, hash, otherHash, byteOffset) || isIn(older, hash, otherHash, byteOffset),
    get emptyFrom() {
      return emptyFrom;
    },
  };
}
