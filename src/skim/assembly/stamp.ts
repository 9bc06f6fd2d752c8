// The stamps of lines, by the form of one that was read.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { isSame } from "./bytes";
import { FRACTION_DIGITS, HEAD, HEAD_LENGTH, TAIL, TAIL_LENGTH } from "./layout";

/** Of the stamp that was read last, behind the head's. */
export let micros: u32 = 0;
/** Where it stands in this chunk, with what stands behind it. */
let latestAt: usize = 0;
let latestLength: i32 = 0;

/** Begins anew: other bytes may stand where the latest stamp stood. */
export function forgetStamp(): void {
  latestLength = 0;
}

/** The stamp and what stands behind it as in the line that was read last but for its minute and second; the end, or 0. */
export function behindStamp(start: usize, stop: usize): usize {
  // Most lines have the stamp of the line before; a newline ends what is the same of a shorter one.
  if (latestLength > 0 && isSame(start, latestAt, latestLength)) return start + <usize>latestLength;
  const headLength = load<i32>(HEAD_LENGTH);
  const tailLength = load<i32>(TAIL_LENGTH);
  const digits = load<i32>(FRACTION_DIGITS);
  const minutes = start + headLength;
  const fraction = digits === 0 ? 0 : digits + 1;
  const tail = minutes + 5 + fraction;
  if (tail + tailLength > stop) return 0;
  if (!isSame(start, HEAD, headLength) || !isSame(tail, TAIL, tailLength)) return 0;
  const minute = sixtieth(minutes);
  const second = sixtieth(minutes + 3);
  if (minute > 59 || second > 59 || load<u8>(minutes + 2) !== 58) return 0;
  micros = (minute * 60 + second) * 1000000;
  if (digits > 0) {
    if (load<u8>(minutes + 5) !== 46) return 0;
    let value: u32 = 0;
    for (let index = 0; index < digits; index++) {
      const digit = <u32>load<u8>(minutes + 6 + index) - 48;
      if (digit > 9) return 0;
      value = value * 10 + digit;
    }
    for (let index = digits; index < 6; index++) value *= 10;
    micros += value;
  }
  latestAt = start;
  latestLength = <i32>(tail - start) + tailLength;
  return tail + tailLength;
}

/** The minute or second of two digits; more than 59 where there is none. */
function sixtieth(at: usize): u32 {
  const tens = <u32>load<u8>(at) - 48;
  const ones = <u32>load<u8>(at + 1) - 48;
  return tens > 5 || ones > 9 ? 60 : tens * 10 + ones;
}
