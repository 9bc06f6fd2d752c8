/** Pieces of bytes as one run that is taken from the front. */
export interface ByteQueue {
  /** Bytes at hand. */
  readonly length: number;
  /** Reads until `count` bytes are at hand; false where the input ends before that. */
  fill(count: number): Promise<boolean>;
  /** The bytes at hand, the first `count` of them; fewer where there are no more. */
  peek(count: number): Buffer;
  /** Like `peek`, and forgets them. The buffer stays good until the next `fill`. */
  take(count: number): Buffer;
}

export function createByteQueue(pieces: AsyncIterator<Buffer, void, undefined>): ByteQueue {
  let buffer = Buffer.allocUnsafeSlow(128 * 1024);
  let start = 0;
  let end = 0;

  function append(piece: Buffer): void {
    if (end + piece.length > buffer.length) {
      const needed = end - start + piece.length;
      const target = needed > buffer.length ? Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2)) : buffer;
      buffer.copy(target, 0, start, end);
      buffer = target;
      end -= start;
      start = 0;
    }
    end += piece.copy(buffer, end);
  }
  const peek = (count: number) => buffer.subarray(start, Math.min(end, start + count));

  return {
    get length() {
      return end - start;
    },
    async fill(count) {
      while (end - start < count) {
        const next = await pieces.next();
        if (next.done === true) return false;
        append(next.value);
      }
      return true;
    },
    peek,
    take(count) {
      const taken = peek(count);
      start += taken.length;
      return taken;
    },
  };
}
