/** How many different names one reading keeps apart; what comes after is `otherName`, since names may be an attacker's. */
const nameLimit = 4096;
/** As long as a host name may be; no program that writes logs has a longer one. */
export const longestNameBytes = 255;
const otherName = "other";

interface Entry {
  readonly bytes: Buffer;
  readonly text: string;
}

/** Turns byte ranges into strings without making a string twice: lines repeat few host and program names millions of times. */
export interface NameTable {
  /** The bytes from `start` to `end` (exclusive) as a string. */
  name(buffer: Buffer, start: number, end: number): string;
}

/** @param fold applied once to each different name, e.g. to make it lower case */
export function createNameTable(fold: (text: string) => string = (text) => text): NameTable {
  const buckets = new Map<number, Entry[]>();
  let size = 0;
  /** The latest name of each shape, by which most lines find theirs without hashing it. */
  const latest: Entry[] = new Array(256).fill({ bytes: Buffer.alloc(0), text: "" });

  function find(buffer: Buffer, start: number, end: number): Entry | null {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] as number)) | 0;
    const bucket = buckets.get(hash);
    if (bucket !== undefined) {
      for (const entry of bucket) if (sameBytes(entry.bytes, buffer, start, end)) return entry;
    }
    if (size >= nameLimit) return null;
    size++;
    const bytes = Buffer.from(buffer.subarray(start, end));
    const entry = { bytes, text: fold(bytes.toString("utf8")) };
    if (bucket === undefined) buckets.set(hash, [entry]);
    else bucket.push(entry);
    return entry;
  }

  return {
    name(buffer, start, end) {
      if (end <= start) return "";
      const shape = ((buffer[start] as number) + 5 * (buffer[end - 1] as number) + 11 * (end - start)) & 255;
      const known = latest[shape] as Entry;
      if (sameBytes(known.bytes, buffer, start, end)) return known.text;
      if (end - start > longestNameBytes) return otherName;
      const entry = find(buffer, start, end);
      if (entry === null) return otherName;
      latest[shape] = entry;
      return entry.text;
    },
  };
}

function sameBytes(bytes: Buffer, buffer: Buffer, start: number, end: number): boolean {
  if (bytes.length !== end - start) return false;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== buffer[start + at]) return false;
  return true;
}
