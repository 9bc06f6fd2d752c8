/** The end of the run of blanks at `at`: blanks and tabs, raw or written `^I`, `#011` or `\t`; `at` itself where none begins. */
export function skipBlanks(buffer: Uint8Array, at: number, end: number): number {
  let here = at;
  while (here < end) {
    const byte = buffer[here]!;
    if (byte === 0x20 || byte === 0x09) here += 1;
    else if (byte === 0x5e && here + 1 < end && buffer[here + 1] === 0x49) here += 2;
    else if (byte === 0x5c && here + 1 < end && buffer[here + 1] === 0x74) here += 2;
    else if (byte === 0x23 && isWrittenTab(buffer, here, end)) here += 4;
    else break;
  }
  return here;
}

function isWrittenTab(buffer: Uint8Array, at: number, end: number): boolean {
  return at + 3 < end && buffer[at + 1] === 0x30 && buffer[at + 2] === 0x31 && buffer[at + 3] === 0x31;
}

/** The end of a message (exclusive) without the blanks that trail it. */
export function trimBlanks(buffer: Uint8Array, start: number, end: number): number {
  let here = end;
  while (here > start) {
    const byte = buffer[here - 1]!;
    if (byte === 0x20 || byte === 0x09) here -= 1;
    else if (byte === 0x49 && here - 2 >= start && buffer[here - 2] === 0x5e) here -= 2;
    else if (byte === 0x74 && here - 2 >= start && buffer[here - 2] === 0x5c) here -= 2;
    else if (byte === 0x31 && here - 4 >= start && buffer[here - 4] === 0x23 && isWrittenTab(buffer, here - 4, here))
      here -= 4;
    else break;
  }
  return here;
}

/** The end of `literal` where it stands at `at`, or -1; its bytes before `from` are taken as matched. 0x20 takes a run of blanks. */
export function matchLiteral(literal: Uint8Array, from: number, buffer: Uint8Array, at: number, end: number): number {
  let here = at;
  for (let index = from; index < literal.length; index++) {
    const byte = literal[index]!;
    if (byte === 0x20) {
      const next = skipBlanks(buffer, here, end);
      if (next === here) return -1;
      here = next;
    } else {
      if (here >= end || buffer[here] !== byte) return -1;
      here++;
    }
  }
  return here;
}

/** How written tabs may end: a literal that begins so, and then has a blank, may stand at many places of one run of blanks. */
const tabTails = ["I", "t", "1", "11", "011"];

/**
 * How many bytes of a literal stand before its first blank, where comparing it from place to place would read one run of
 * blanks again and again: 0 where it begins with the blank, more where it begins as a written tab ends; else -1.
 */
export function bytesBeforeRun(literal: Uint8Array): number {
  const blank = literal.indexOf(0x20);
  if (blank === 0) return 0;
  return blank > 0 && tabTails.some((tail) => tail.length === blank && startsWith(literal, tail)) ? blank : -1;
}

function startsWith(literal: Uint8Array, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (literal[index] !== text.charCodeAt(index)) return false;
  return true;
}

/**
 * The end of the run of blanks that a literal with so many `bytesBeforeRun` comes to from `at`, or `at` where it does not.
 * From later places it would come to the same end, and to the same result, while the run lies behind them.
 */
export function runBehind(literal: Uint8Array, before: number, buffer: Uint8Array, at: number, end: number): number {
  for (let index = 0; index < before; index++) {
    if (at + index >= end || buffer[at + index] !== literal[index]) return at;
  }
  return skipBlanks(buffer, at + before, end);
}
