/** How many different names one reading keeps apart; what comes after is `other`, since names may be an attacker's. */
const nameLimit = 4096;

interface Entry {
  readonly bytes: Buffer;
  readonly text: string;
}

/** Turns byte ranges into strings without making a string twice: lines repeat few host and program names millions of times. */
export interface NameTable {
  /** The bytes from `start` to `end` (exclusive) as a string; `lowered` makes ASCII capitals small. */
  name(buffer: Buffer, start: number, end: number): string;
}

export function createNameTable(fold: (text: string) => string = (text) => text): NameTable {
  const buckets = new Map<number, Entry[]>();
  let size = 0;
  return {
    name(buffer, start, end) {
      if (start >= end) return "";
      let hash = end - start;
      for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] as number)) | 0;
      let bucket = buckets.get(hash);
      if (bucket !== undefined) {
        for (const entry of bucket) if (sameBytes(entry.bytes, buffer, start, end)) return entry.text;
      }
      if (size >= nameLimit) return "other";
      const bytes = Buffer.from(buffer.subarray(start, end));
      const text = fold(bytes.toString("utf8"));
      size++;
      if (bucket === undefined) {
        bucket = [];
        buckets.set(hash, bucket);
      }
      bucket.push({ bytes, text });
      return text;
    },
  };
}

function sameBytes(bytes: Buffer, buffer: Buffer, start: number, end: number): boolean {
  if (bytes.length !== end - start) return false;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== buffer[start + at]) return false;
  return true;
}
