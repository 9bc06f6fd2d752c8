/** How many different names one reading keeps apart; what comes after is `otherName`, since names may be an attacker's. */
const nameLimit = 4096;
/** As long as a host name may be; no program that writes logs has a longer one. */
export const longestNameBytes = 255;
const otherName = "other";
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

/** @param make called once with the text of each different name */
export function createNameTable<Name>(make: (text: string) => Name): NameTable<Name> {
  const buckets = new Map<number, Entry<Name>[]>();
  let size = 0;
  const none = { bytes: Buffer.alloc(0), name: make("") };
  const other = make(otherName);
  /** The latest name of each shape, by which most lines find theirs without hashing it. */
  const latest: Entry<Name>[] = new Array(shapes).fill(none);

  function find(buffer: Buffer, start: number, end: number): Entry<Name> | null {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] as number)) | 0;
    const bucket = buckets.get(hash);
    if (bucket !== undefined) {
      for (const entry of bucket) if (sameBytes(entry.bytes, buffer, start, end)) return entry;
    }
    if (size >= nameLimit) return null;
    size++;
    const bytes = Buffer.from(buffer.subarray(start, end));
    const entry = { bytes, name: make(bytes.toString("utf8")) };
    if (bucket === undefined) buckets.set(hash, [entry]);
    else bucket.push(entry);
    return entry;
  }

  return {
    name(buffer, start, end) {
      const length = end - start;
      if (length <= 0) return none.name;
      const middle = buffer[start + (length >> 1)] as number;
      const edges = (buffer[start] as number) + 5 * (buffer[end - 1] as number);
      const shape =
        (edges + 11 * length + 37 * middle + 101 * (buffer[start + (length >> 2)] as number)) & (shapes - 1);
      const known = latest[shape] as Entry<Name>;
      if (sameBytes(known.bytes, buffer, start, end)) return known.name;
      if (length > longestNameBytes) return other;
      const entry = find(buffer, start, end);
      if (entry === null) return other;
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
