import { isUtf8 } from "node:buffer";

/** Watches a stream for bytes that are no UTF-8. */
export interface EncodingCheck {
  /** The line of the first such bytes, counted from 1 in this chunk, if the chunk is the first to have them; else null. */
  push(chunk: Buffer): number | null;
}

export function createEncodingCheck(): EncodingCheck {
  /** The beginning of a character that the last chunk cut. */
  let cut: Buffer = Buffer.alloc(0);
  let isKnown = false;
  return {
    push(chunk) {
      if (isKnown) return null;
      const whole = cut.length === 0 ? chunk : Buffer.concat([cut, chunk]);
      const end = wholeCharactersEnd(whole);
      cut = Buffer.from(whole.subarray(end));
      if (isUtf8(whole.subarray(0, end))) return null;
      isKnown = true;
      return lineOfDamage(whole.subarray(0, end));
    },
  };
}

/** Where a character begins whose end has not come yet, or the end of the bytes. */
function wholeCharactersEnd(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > 0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lineOfDamage(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const newline = bytes.indexOf(10, start);
    if (newline < 0 || !isUtf8(bytes.subarray(start, newline))) return line;
    start = newline + 1;
  }
}
