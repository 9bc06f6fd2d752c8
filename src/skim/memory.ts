import type { Kernel } from "./kernel.js";

const wordBytes = 4;

/** The part of a kernel's memory that tables are written to, one behind the other; nothing of it is given up again. */
export interface TableMemory {
  /** Where bytes stand that were written, or the same ones before. */
  writeBytes(content: Uint8Array): number;
  /** Where a list of words of four bytes stands that was written. */
  writeWords(words: readonly number[]): number;
}

/** There is no room for more, or the kernel could do nothing with it. */
export class Unwritable extends Error {}

export function createTableMemory({ bytes, words: memoryWords, layout }: Kernel): TableMemory {
  const end = layout("CHUNK");
  let free = layout("TABLES");
  const known = new Map<string, number>();

  /** Where so many bytes may be written, aligned to numbers of 64 bits. */
  function take(length: number): number {
    const at = free;
    free = Math.ceil((free + length) / 8) * 8;
    if (free > end) throw new Unwritable();
    return at;
  }

  return {
    writeBytes(content) {
      const name = Buffer.from(content.buffer, content.byteOffset, content.length).toString("latin1");
      const before = known.get(name);
      if (before !== undefined) return before;
      const at = take(content.length);
      bytes.set(content, at);
      known.set(name, at);
      return at;
    },
    writeWords(words) {
      const at = take(words.length * wordBytes);
      memoryWords.set(words, at / wordBytes);
      return at;
    },
  };
}
