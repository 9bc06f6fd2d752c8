/// <reference path="./xz-decompress.d.ts" />
import { setImmediate as nextTurn } from "node:timers/promises";
import xzDecompress from "xz-decompress";
import { cutOff, DamageError, followedByOthers } from "./damage.js";
import type { RawInput } from "./input.js";

const streamEnd = 1;
const unsupportedCheck = 2;
const formatError = 5;
const noProgress = 8;
const unsupported: Readonly<Record<number, string>> = {
  3: "needs more memory than there is",
  4: "needs more memory than it may have",
  6: "uses options that logscan does not know (SHA-256, or a filter)",
};

/**
 * Decompresses xz, all streams one after another; NULs after the last one are padding.
 * The package's own stream is not used: it hangs where two are read by turns, and where a file is cut off.
 */
export async function* unxz(input: RawInput): AsyncGenerator<Buffer, void, undefined> {
  const { XzReadableStream } = xzDecompress;
  // An instance of its own, so that its memory goes when the stream is done.
  await XzReadableStream._getModuleInstance();
  const { memory, create_context, destroy_context, supply_input, get_next_output } =
    XzReadableStream._moduleInstance.exports;
  const context = create_context();
  /** Of the context: 0 buffer size; 1 input, 2 position in it, 3 its length; 4 output, 5 position in it. */
  const field = (index: number) => new DataView(memory.buffer).getUint32(context + index * 4, true);
  const bufferBytes = field(0);
  const pieces = withoutNulsAtTheEnd(input.pieces(() => bufferBytes));
  try {
    for (;;) {
      if (field(2) === field(3)) {
        const next = await pieces.next();
        if (next.done !== true) new Uint8Array(memory.buffer, field(1), bufferBytes).set(next.value);
        // Nothing at all says that nothing more will come.
        supply_input(context, next.done === true ? 0 : next.value.length);
      }
      const result = get_next_output(context);
      const produced = field(5);
      if (produced > 0) yield Buffer.from(memory.buffer.slice(field(4), field(4) + produced));
      new DataView(memory.buffer).setUint32(context + 5 * 4, 0, true);
      if (result === streamEnd) return;
      if (result === noProgress) throw cutOff();
      // The first stream's magic was seen before, so this is about what comes after a whole stream.
      if (result === formatError) throw followedByOthers();
      const reason = unsupported[result];
      if (reason !== undefined) throw new DamageError(reason, "unsupported");
      if (result !== 0 && result !== unsupportedCheck) throw new DamageError("is damaged");
      await nextTurn();
    }
  } finally {
    destroy_context(context);
  }
}

/** xz demands padding in fours; what a power cut leaves is of any length. */
async function* withoutNulsAtTheEnd(
  pieces: AsyncGenerator<Buffer, void, undefined>,
): AsyncGenerator<Buffer, void, undefined> {
  const nuls = Buffer.alloc(4096);
  let held = 0;
  for await (const piece of pieces) {
    let end = piece.length;
    while (end > 0 && piece[end - 1] === 0) end--;
    if (end > 0) {
      for (; held > 0; held -= Math.min(held, nuls.length)) yield nuls.subarray(0, held);
      yield piece.subarray(0, end);
    }
    held += piece.length - end;
  }
}
