import type { Transform } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import * as zlib from "node:zlib";
import { Decompress } from "fzstd";
import { type ByteQueue, createByteQueue } from "./bytequeue.js";
import { cutOff, DamageError, followedByOthers } from "./damage.js";
import { systemCode } from "./failure.js";
import type { RawInput } from "./input.js";
import { runZlib } from "./nodezlib.js";
import { createChecksum } from "./xxhash.js";

const frameMagic = 0xfd2fb528;
/** What the zstd program, too, takes without being asked: a window of 128 MiB. */
const windowLimitBytes = 2 ** 27;

/** From Node 22.15 on; not in the types of the oldest Node that is supported. */
const native: unknown = Reflect.get(zlib, "createZstdDecompress");

/**
 * Decompresses zstd, all frames one after another. A frame is taken apart into its blocks, because fzstd decompresses
 * everything that it is given at once.
 */
export async function* unzstd(input: RawInput): AsyncGenerator<Buffer, void, undefined> {
  const queue = createByteQueue(input.pieces(() => 64 * 1024));
  for (let isFirst = true; ; isFirst = false) {
    if (!(await queue.fill(8)) && queue.length === 0) return;
    const head = queue.peek(18);
    if (head.length >= 4 && head.readUInt32LE(0) >>> 4 === 0x184d2a5) {
      if (head.length < 8) throw cutOff();
      await skip(queue, head.readUInt32LE(4) + 8);
    } else if (head.length >= 4 && head.readUInt32LE(0) === frameMagic) {
      yield* typeof native === "function" ? nativeFrame(queue, native()) : portableFrame(queue);
    } else if (isFirst || head.every((byte, index) => byte === [0x28, 0xb5, 0x2f, 0xfd][index])) throw cutOff();
    else if (head.every((byte) => byte === 0)) return;
    else throw followedByOthers();
  }
}

async function skip(queue: ByteQueue, count: number): Promise<void> {
  for (let left = count; left > 0; ) {
    if (!(await queue.fill(1))) throw cutOff();
    left -= queue.take(left).length;
  }
}

/** The parts of one frame, each whole: its header, its blocks, its checksum. Source: RFC 8878, section 3.1.1. */
async function* frameParts(queue: ByteQueue): AsyncGenerator<Buffer, void, undefined> {
  const need = async (count: number) => {
    if (!(await queue.fill(count))) throw cutOff();
  };
  await need(5);
  const descriptor = queue.peek(5)[4] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 2 ** sizeFlag;
  const headerBytes = 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes + sizeBytes;
  await need(headerBytes);
  const header = queue.take(headerBytes);
  const contentSize = [...header.subarray(headerBytes - sizeBytes)].reduceRight((sum, byte) => sum * 256 + byte, 0);
  const exponent = 2 ** (10 + ((header[5] ?? 0) >> 3));
  const windowBytes = isSingleSegment ? contentSize : exponent + (exponent / 8) * ((header[5] ?? 0) & 7);
  if (windowBytes > windowLimitBytes) {
    throw new DamageError(
      `needs a window of ${Math.ceil(windowBytes / 2 ** 20)} MiB, more than 128 MiB`,
      "unsupported",
    );
  }
  if (header.subarray(headerBytes - sizeBytes - dictionaryBytes, headerBytes - sizeBytes).some((byte) => byte !== 0)) {
    throw new DamageError("needs a dictionary", "unsupported");
  }
  yield header;
  for (let isLast = false; !isLast; ) {
    await need(3);
    const block = queue.peek(3).readUIntLE(0, 3);
    isLast = (block & 1) !== 0;
    const type = (block >> 1) & 3;
    if (type === 3) throw new DamageError("is damaged");
    // A block of type 1 is one byte, to be repeated so many times.
    const blockBytes = 3 + (type === 1 ? 1 : block >> 3);
    await need(blockBytes);
    yield queue.take(blockBytes);
  }
  if ((descriptor & 4) !== 0) {
    await need(4);
    yield queue.take(4);
  }
}

async function* portableFrame(queue: ByteQueue): AsyncGenerator<Buffer, void, undefined> {
  let output: Buffer[] = [];
  const decoder = new Decompress((chunk) => {
    output.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  });
  const push = (part: Buffer, isFinal: boolean) => {
    try {
      decoder.push(part, isFinal);
    } catch {
      throw new DamageError("is damaged");
    }
    const ready = output;
    output = [];
    return ready;
  };
  const checksum = createChecksum();
  let last: Buffer = Buffer.alloc(0);
  let hasChecksum = false;
  for await (const part of frameParts(queue)) {
    if (last.length === 0) hasChecksum = ((part[4] ?? 0) & 4) !== 0;
    // Copied: fzstd holds on to parts, and to slices of them.
    last = Buffer.from(part);
    for (const chunk of push(last, false)) {
      if (hasChecksum) checksum.update(chunk);
      yield chunk;
    }
    await nextTurn();
  }
  for (const chunk of push(Buffer.alloc(0), true)) {
    if (hasChecksum) checksum.update(chunk);
    yield chunk;
  }
  // fzstd passes over the checksum.
  if (hasChecksum && last.readUInt32LE(0) !== checksum.low()) throw new DamageError("has a wrong checksum");
}

/** A stream of Node's for each frame, since it stops after one. */
async function* nativeFrame(queue: ByteQueue, stream: Transform): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* runZlib(stream, frameParts(queue), { pieceStart: 0, delivered: 0 }, true);
  } catch (error) {
    if (systemCode(error) === "") throw error;
    throw new DamageError("is damaged");
  }
}
