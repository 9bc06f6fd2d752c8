// Runs of blanks, and literals in which a blank stands for a run of them: the same as `src/grammar/literals.ts`.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

/** The end of the run of blanks at `start`: blanks and tabs, raw or written. */
export function skipBlanks(start: usize, stop: usize): usize {
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

/** The end of a literal where it stands at `start`, or 0; a blank takes a run of them. */
export function matchLiteral(literal: usize, length: i32, start: usize, stop: usize): usize {
  let at = start;
  for (let index = 0; index < length; index++) {
    const byte = load<u8>(literal + index);
    if (byte === 32) {
      const next = skipBlanks(at, stop);
      if (next === at) return 0;
      at = next;
    } else {
      if (at >= stop || load<u8>(at) !== byte) return 0;
      at++;
    }
  }
  return at;
}
