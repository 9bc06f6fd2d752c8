// Runs of blanks, and literals in which a blank stands for a run of them: the same as `src/grammar/literals.ts`.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

/** The end of the run of blanks at `start`: blanks and tabs, raw or written. */
export function skipBlanks(start: usize, stop: usize): usize {
  // Most bytes are neither a blank nor the beginning of a written tab.
  const byte = <u32>load<u8>(start);
  return byte - 36 < 56 || byte > 94 ? start : behindBlanks(start, stop);
}

function behindBlanks(start: usize, stop: usize): usize {
  let at = start;
  while (at < stop) {
    const byte = load<u8>(at);
    if (byte === 32 || byte === 9) at += 1;
    else if (byte === 94 && at + 1 < stop && load<u8>(at + 1) === 73) at += 2;
    else if (byte === 92 && at + 1 < stop && load<u8>(at + 1) === 116) at += 2;
    else if (byte === 35 && isWrittenTab(at, stop)) at += 4;
    else break;
  }
  return at;
}

/** The end of what stands before the run of blanks at the end. */
export function trimBlanks(start: usize, stop: usize): usize {
  let at = stop;
  while (at > start) {
    const byte = load<u8>(at - 1);
    if (byte === 32 || byte === 9) at -= 1;
    else if (byte === 73 && at >= start + 2 && load<u8>(at - 2) === 94) at -= 2;
    else if (byte === 116 && at >= start + 2 && load<u8>(at - 2) === 92) at -= 2;
    else if (byte === 49 && at >= start + 4 && load<u8>(at - 4) === 35 && isWrittenTab(at - 4, at)) at -= 4;
    else break;
  }
  return at;
}

/** `#011` */
function isWrittenTab(at: usize, stop: usize): bool {
  return at + 3 < stop && load<u16>(at + 1) === 0x3130 && load<u8>(at + 3) === 49;
}

/** The end of a literal where it stands at `start`, or 0; a blank takes a run of them. Compares up to eight bytes at a time. */
export function matchLiteral(literal: usize, length: i32, start: usize, stop: usize): usize {
  let at = start;
  let index = 0;
  while (index < length) {
    const wanted = load<u64>(literal + index);
    const rest = length - index;
    const plain = min(bytesBeforeBlank(wanted), rest);
    if (plain === 0) {
      const next = skipBlanks(at, stop);
      if (next === at) return 0;
      at = next;
      index++;
    } else {
      // What stands behind `stop` is looked at, but does not count in the end.
      const other = load<u64>(at) ^ wanted;
      if (other << ((8 - <u64>plain) << 3) !== 0) return 0;
      at += plain;
      index += plain;
    }
  }
  return at > stop ? 0 : at;
}

/** How many of eight bytes stand before the first blank among them. */
function bytesBeforeBlank(bytes: u64): i32 {
  const different = bytes ^ 0x2020202020202020;
  const blanks = (different - 0x0101010101010101) & ~different & 0x8080808080808080;
  return blanks === 0 ? 8 : <i32>(ctz(blanks) >> 3);
}
