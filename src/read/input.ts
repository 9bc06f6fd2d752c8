import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Diagnostic } from "../diagnostic.js";
import type { LogFile } from "./source.js";

/** The bytes of a file or stream as they lie there, compressed or not. */
export interface RawInput {
  /** The first bytes: as many as were asked for, or all that there are. */
  readonly head: Buffer;
  /** Whether `pieces` may be called again, to start over. */
  readonly restartable: boolean;
  /**
   * From the first byte on. Each piece is good until the next one is asked for.
   * @param pieceBytes how long the piece at an offset (in bytes) may be; a stream gives its own pieces, cut to that.
   * @param into where they are read to, if they fit; a stream has its own memory.
   */
  pieces(pieceBytes: (offset: number) => number, into?: Buffer): AsyncGenerator<Buffer, void, undefined>;
  /** May be called more than once. */
  close(): void;
}

/** Thrown by `openFileInput` for what is no regular file. */
export class NotRegularError extends Error {}

/**
 * Reads a regular file, or a range of its bytes, to the size that it had when it was opened.
 * @throws what the system says where the file cannot be opened.
 * @param onShrunk told when the file ends before that size.
 */
export function openFileInput(
  { path, keptAs }: LogFile,
  headBytes: number,
  onShrunk: (diagnostic: Diagnostic) => void,
  signal: AbortSignal | undefined,
  range?: { readonly fromByte: number; readonly endByte: number },
): RawInput {
  // Without O_NONBLOCK, opening a FIFO would wait for a writer.
  const descriptor = keptAs ?? openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  let isOpen = true;
  const close = () => {
    if (isOpen && keptAs === undefined) closeSync(descriptor);
    isOpen = false;
  };
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new NotRegularError(stats.isDirectory() ? "is a directory" : "is not a regular file");
    const size = Math.min(stats.size, range?.endByte ?? stats.size);
    const head = Buffer.alloc(Math.min(headBytes, size));
    const headRead = readSync(descriptor, head, 0, head.length, 0);

    async function* pieces(
      pieceBytes: (offset: number) => number,
      into: Buffer = Buffer.alloc(0),
    ): AsyncGenerator<Buffer, void, undefined> {
      let buffer = into;
      let offset = range?.fromByte ?? 0;
      while (offset < size) {
        const wanted = Math.min(pieceBytes(offset), size - offset);
        if (buffer.length < wanted) buffer = Buffer.allocUnsafeSlow(wanted);
        const count = readSync(descriptor, buffer, 0, wanted, offset);
        if (count === 0) {
          onShrunk(shrunk(path, offset, size));
          return;
        }
        offset += count;
        yield buffer.subarray(0, count);
        await nextTurn();
        signal?.throwIfAborted();
      }
    }
    return { head: head.subarray(0, headRead), restartable: true, pieces, close };
  } catch (error) {
    close();
    throw error;
  }
}

function shrunk(path: string, offset: number, size: number): Diagnostic {
  return {
    code: "read.shrunk",
    severity: "warning",
    message: `became shorter while it was read: ends after ${offset} of ${size} bytes`,
    file: path,
    hint: "a rotation may have emptied it: run logscan again",
  };
}

/** Reads a stream, such as standard input, once. */
export async function openStreamInput(
  stream: AsyncIterable<Uint8Array>,
  headBytes: number,
  signal: AbortSignal | undefined,
): Promise<RawInput> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let firstBytes = 0;
  let ended = false;

  async function next(): Promise<Buffer | null> {
    const result = await unlessAborted(iterator.next(), signal);
    if (result.done === true) {
      ended = true;
      return null;
    }
    const { value } = result;
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  function close(): void {
    if (ended) return;
    ended = true;
    // Not awaited: it waits for a read that may never end.
    iterator.return?.()?.catch(() => undefined);
  }

  while (firstBytes < headBytes) {
    const piece = await next();
    if (piece === null) break;
    first.push(piece);
    firstBytes += piece.length;
  }
  const joined = Buffer.concat(first);

  async function* pieces(pieceBytes: (offset: number) => number): AsyncGenerator<Buffer, void, undefined> {
    let offset = 0;
    let whole: Buffer | null = joined;
    while (whole !== null) {
      for (let start = 0; start < whole.length; ) {
        const piece = whole.subarray(start, start + pieceBytes(offset));
        start += piece.length;
        offset += piece.length;
        yield piece;
        signal?.throwIfAborted();
      }
      whole = ended ? null : await next();
    }
  }
  return { head: joined.subarray(0, headBytes), restartable: false, pieces, close };
}

/** @throws the signal's reason as soon as it is aborted. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
