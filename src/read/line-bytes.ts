// Places of bytes within a line. Offsets are from 0, ends exclusive; nothing behind `end` belongs to the line.

export const blank = 32;
export const tab = 9;
const quote = 34;
export const plus = 43;
export const comma = 44;
export const dash = 45;
export const point = 46;
export const colon = 58;
export const openBracket = 91;
const backslash = 92;
export const closeBracket = 93;
export const less = 60;
export const greater = 62;

/** By byte: 1 for what ends the name of a program in a tag. */
export const endsTag = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number([blank, tab, colon, openBracket].includes(byte)),
);

export const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;

export function startsWith(buffer: Buffer, at: number, end: number, text: Buffer): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index++) if (buffer[at + index] !== text[index]) return false;
  return true;
}

export function skipBlanks(buffer: Buffer, at: number, end: number): number {
  let next = at;
  while (next < end && (buffer[next] === blank || buffer[next] === tab)) next++;
  return next;
}

/** Whether `[level]` or `[module:level]` stands here: Apache's error log has the same stamp as `dmesg -T`. */
export function isApacheLevel(buffer: Buffer, at: number, end: number): boolean {
  if (buffer[at] !== openBracket) return false;
  const name = buffer.toString("latin1", at + 1, Math.min(end, at + 40));
  return /^(?:\w*:)?(?:emerg|alert|crit|error|warn|notice|info|debug|trace[1-8])\]/.test(name);
}

/** Behind `[    T0]` or `[   C12]`, the thread or processor that some kernels name behind the time; else `at`. */
export function skipCaller(buffer: Buffer, at: number, end: number): number {
  if (at >= end || buffer[at] !== openBracket) return at;
  let next = at + 1;
  while (next < end && buffer[next] === blank) next++;
  if (buffer[next] !== 84 && buffer[next] !== 67) return at;
  const first = ++next;
  while (next < end && isDigit(buffer[next])) next++;
  return next > first && next < end && buffer[next] === closeBracket ? skipBlanks(buffer, next + 1, end) : at;
}

/** The end of a `facility:level: ` prefix (`dmesg --decode`), or -1. */
export function decodedPrefixEnd(buffer: Buffer, at: number, end: number): number {
  let colons = 0;
  for (let next = at; next < end && next < at + 24; next++) {
    const byte = buffer[next] as number;
    if (byte === colon) {
      colons++;
      if (colons === 2) return skipBlanks(buffer, next + 1, end);
    } else if (byte !== blank && !(byte >= 97 && byte <= 122) && !isDigit(byte)) return -1;
  }
  return -1;
}

export const isPartOfDelta = (byte: number | undefined) =>
  byte === blank || byte === less || byte === greater || byte === point || isDigit(byte);

export const isBlank = (buffer: Buffer, at: number, end: number) =>
  at < end && (buffer[at] === blank || buffer[at] === tab);

/** Whether the bytes stand at `at`; compared from their end, where stamps differ first. */
export function hasBytes(buffer: Buffer, at: number, bytes: Uint8Array): boolean {
  for (let index = bytes.length - 1; index >= 0; index--) if (buffer[at + index] !== bytes[index]) return false;
  return true;
}

/** The end of a run of bytes that are no blanks, at most `end`. */
export function fieldEnd(buffer: Buffer, at: number, end: number): number {
  let next = at;
  while (next < end && buffer[next] !== blank) next++;
  return next;
}

export const isNil = (buffer: Buffer, start: number, end: number) => end - start === 1 && buffer[start] === dash;

/** The end of RFC 5424's `-` or `[id name="value"]...`; a backslash escapes within quotes. */
export function structuredDataEnd(buffer: Buffer, at: number, end: number): number {
  let next = at;
  if (next < end && buffer[next] === dash) return next + 1;
  while (next < end && buffer[next] === openBracket) {
    let quoted = false;
    for (next++; next < end && (quoted || buffer[next] !== closeBracket); next++) {
      if (quoted && buffer[next] === backslash) next++;
      else if (buffer[next] === quote) quoted = !quoted;
    }
    next = Math.min(next + 1, end);
  }
  return next;
}
