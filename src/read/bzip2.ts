/// <reference path="./unbzip2-stream.d.ts" />
import { setImmediate as nextTurn } from "node:timers/promises";
import bzip2 from "unbzip2-stream/lib/bzip2.js";
import { createByteQueue } from "./bytequeue.js";
import { cutOff, DamageError, followedByOthers } from "./damage.js";
import type { RawInput } from "./input.js";

/** More than the longest block can take: 900 000 symbols of at most 20 bits, with tables. */
const longestBlockBytes = 2_400_000;
const outputBytes = 256 * 1024;

/**
 * Decompresses bzip2, all streams one after another; what follows the last one is left alone.
 * One block at a time, whole: at most 900 000 bytes before the run lengths in it are resolved, 46 MB after.
 */
export async function* bunzip2(input: RawInput): AsyncGenerator<Buffer, void, undefined> {
  const queue = createByteQueue(input.pieces(() => 64 * 1024));
  // The library keeps its tables in the object it is called on.
  const decoder = Object.create(bzip2) as typeof bzip2;
  let held = 0;
  let heldBits = 0;
  let bytes: Buffer = Buffer.alloc(0);
  let next = 0;
  const output = createOutput();

  function bits(count: number | null): number {
    if (count === null) {
      heldBits = 0;
      return 0;
    }
    if (count > 16) {
      const high = bits(count - 16);
      return (high << 16) | bits(16);
    }
    while (heldBits < count) {
      const byte = bytes[next++];
      if (byte === undefined) throw cutOff();
      held = ((held << 8) | byte) & 0xffffff;
      heldBits += 8;
    }
    heldBits -= count;
    return (held >>> heldBits) & ((1 << count) - 1);
  }
  /** Lets `step` read from as many bytes as it may need. */
  async function withBytes<T>(step: () => T): Promise<T> {
    await queue.fill(longestBlockBytes);
    bytes = queue.peek(longestBlockBytes);
    next = 0;
    try {
      return step();
    } catch (error) {
      throw error instanceof DamageError ? error : new DamageError("is damaged");
    } finally {
      queue.take(next);
    }
  }

  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst) {
      await queue.fill(4);
      if (queue.length === 0) return;
      if (!/^BZh[1-9]/.test(queue.peek(4).toString("latin1"))) {
        if (queue.peek(4).every((byte) => byte === 0)) return;
        throw followedByOthers();
      }
    }
    const workLength = (await withBytes(() => decoder.header(bits))) * 100_000;
    const work = new Int32Array(workLength);
    let checksum = 0;
    for (;;) {
      output.clear();
      const before = checksum;
      const after = await withBytes(() => decoder.decompress(bits, output.push, work, workLength, before));
      yield* output.buffers();
      if (after === null) break;
      checksum = after;
      await nextTurn();
    }
  }
}

/** Gathers single bytes in buffers, which are used again after `clear`. */
function createOutput(): { push: (byte: number) => void; buffers: () => Buffer[]; clear: () => void } {
  const buffers: Buffer[] = [Buffer.allocUnsafeSlow(outputBytes)];
  let current = buffers[0] as Buffer;
  let index = 0;
  let length = 0;
  function use(at: number): void {
    index = at;
    length = 0;
    const kept = buffers[at];
    current = kept ?? Buffer.allocUnsafeSlow(outputBytes);
    if (kept === undefined) buffers.push(current);
  }
  return {
    push(byte) {
      if (length === outputBytes) use(index + 1);
      current[length++] = byte;
    },
    buffers: () => [...buffers.slice(0, index), current.subarray(0, length)],
    clear: () => use(0),
  };
}
