/** How many different names are remembered; then all are forgotten, as they may be an attacker's. */
const mostNames = 4096;
/** As long as a host name may be; no program that writes logs has a longer one. Of what is longer this much is the name. */
export const longestNameBytes = 255;
/** A power of 2. */
const shapes = 1024;

interface Entry<Name> {
  readonly bytes: Buffer;
  readonly name: Name;
}

/** Turns byte ranges into names without making one twice: lines repeat few host and program names millions of times. */
export interface NameTable<Name> {
  /** What the bytes from `start` to `end` (exclusive) name. */
  name(buffer: Buffer, start: number, end: number): Name;
}

/** @param make called with the text of a name that is not remembered */
export function createNameTable<Name>(make: (text: string) => Name): NameTable<Name> {
  const buckets = new Map<number, Entry<Name>[]>();
  let size = 0;
  const none = { bytes: Buffer.alloc(0), name: make("") };
  /** The latest name of each shape, by which most lines find theirs without hashing it. */
  const latest: Entry<Name>[] = new Array(shapes).fill(none);

  function find(buffer: Buffer, start: number, end: number): Entry<Name> {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] as number)) | 0;
    const bucket = buckets.get(hash);
    if (bucket !== undefined) {
      for (const entry of bucket) if (sameBytes(entry.bytes, buffer, start, end)) return entry;
    }
    const bytes = Buffer.from(buffer.subarray(start, end));
    const entry = { bytes, name: make(bytes.toString("utf8")) };
    if (size === mostNames) {
      buckets.clear();
      size = 0;
    }
    size++;
    const alike = buckets.get(hash);
    if (alike === undefined) buckets.set(hash, [entry]);
    else alike.push(entry);
    return entry;
  }

  return {
    name(buffer, start, textEnd) {
      const length = Math.min(textEnd - start, longestNameBytes);
      if (length <= 0) return none.name;
      const end = start + length;
      const middle = buffer[start + (length >> 1)] as number;
      const edges = (buffer[start] as number) + 5 * (buffer[end - 1] as number);
      const shape =
        (edges + 11 * length + 37 * middle + 101 * (buffer[start + (length >> 2)] as number)) & (shapes - 1);
      const known = latest[shape] as Entry<Name>;
      if (sameBytes(known.bytes, buffer, start, end)) return known.name;
      const entry = find(buffer, start, end);
      latest[shape] = entry;
      return entry.name;
    },
  };
}

function sameBytes(bytes: Buffer, buffer: Buffer, start: number, end: number): boolean {
  if (bytes.length !== end - start) return false;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== buffer[start + at]) return false;
  return true;
}
