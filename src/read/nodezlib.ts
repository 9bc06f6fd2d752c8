import type { Transform } from "node:stream";
import { createSpent } from "./spent.js";

/** How far a run over a stream of node:zlib came. */
export interface ZlibProgress {
  /** Offset in the input of the piece that was being decompressed when it failed. */
  pieceStart: number;
  /** Decompressed bytes that were given out. */
  delivered: number;
}

/**
 * Decompresses `pieces`. The next piece is under way while the consumer works on a chunk, unless `careful`: then everything
 * that a piece gave is given out before the next one goes in, so that an error loses only what its own piece held.
 * @throws what the stream of node:zlib emits as an error.
 */
export async function* runZlib(
  stream: Transform,
  pieces: AsyncIterator<Buffer, void, undefined>,
  progress: ZlibProgress,
  careful: boolean,
): AsyncGenerator<Buffer, void, undefined> {
  let wake = () => {};
  let failure: Error | null = null;
  let isWriting = false;
  let isInputDone = false;
  let isEnding = false;
  let isEnded = false;
  let fed = 0;
  const spent = createSpent();
  stream.on("readable", () => wake());
  stream.on("error", (error: Error) => {
    failure = error;
    wake();
  });
  stream.on("end", () => {
    isEnded = true;
    wake();
  });

  async function feed(): Promise<void> {
    const next = await pieces.next();
    if (next.done === true) {
      isInputDone = true;
      return;
    }
    progress.pieceStart = fed;
    fed += next.value.length;
    isWriting = true;
    stream.write(next.value, () => {
      isWriting = false;
      wake();
    });
  }

  try {
    for (;;) {
      if (failure !== null) throw failure;
      if (!careful && !isWriting && !isInputDone) await feed();
      const chunk: Buffer | null = stream.read();
      if (chunk !== null) {
        progress.delivered += chunk.length;
        yield chunk;
        spent(chunk);
        continue;
      }
      if (failure !== null) throw failure;
      if (isEnded) return;
      if (!isWriting && !isInputDone) await feed();
      else if (!isWriting && !isEnding) {
        // Only now, with nothing left to be read: an input that was cut off then fails without losing anything.
        isEnding = true;
        stream.end();
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stream.destroy();
  }
}
