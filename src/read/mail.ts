import { blank, colon, isDigit } from "./line-bytes.js";
import type { RecordView } from "./record.js";

const dash = 45;
const openParenthesis = 40;
const closeParenthesis = 41;
const exclamation = 33;
const lowerZ = 122;
const mostKeyBytes = 40;
/** A short queue id is microseconds, five hexadecimal digits, and a number of a file. */
const leastShortId = 6;
/** A long queue id is seconds, at least six digits, microseconds, four, a `z`, and a number of a file. */
const longIdSeparator = 10;
const hexadecimal = digitTable("0123456789ABCDEF");
/** Long queue ids have no vowels, so that they spell nothing; short ones may have `A` and `E`. */
const idDigits = digitTable("0123456789ABCDEFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz");
const isVowel = (byte: number) => byte === 65 || byte === 69;

function digitTable(digits: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(digits)) table[byte] = 1;
  return table;
}

/**
 * What mail daemons put in front of a message, the key of the transaction that it belongs to: Postfix' queue id, amavis' id
 * and marker. Moves the view's message behind it. Creates nothing, as most lines of a mail server pass through here.
 */
export function peelTransaction(view: RecordView): void {
  const { program } = view;
  // Where rsyslog writes RFC 5424 it cuts the name at the slash.
  if (program.startsWith("postfix") && (program.length === 7 || program[7] === "/")) peelQueueId(view);
  else if (program === "amavis" || program === "amavisd") peelAmavis(view);
}

/** `4D9C01A2B: ` or `4jXR014p6vz2Gf: `. */
function peelQueueId(view: RecordView): void {
  const { buffer, messageStart: start, messageEnd: end } = view;
  const limit = Math.min(end, start + mostKeyBytes);
  let at = start;
  while (at < limit && idDigits[buffer[at] as number] === 1) at++;
  if (at + 1 >= end || buffer[at] !== colon || buffer[at + 1] !== blank) return;
  const length = at - start;
  if (length < leastShortId) return;
  let isShort = true;
  let isLong = false;
  let hasVowel = false;
  for (let next = start; next < at; next++) {
    const byte = buffer[next] as number;
    if (hexadecimal[byte] !== 1) isShort = false;
    if (isVowel(byte)) hasVowel = true;
    if (byte === lowerZ && next - start >= longIdSeparator) isLong = true;
  }
  if (isShort || (isLong && !hasVowel)) setTransaction(view, start, at, at + 2);
}

/** `(12345-06) ` or `(12345-06-7) `, and in front of what is wrong `(!)` or `(!!)`. */
function peelAmavis(view: RecordView): void {
  const { buffer, messageStart: start, messageEnd: end } = view;
  if (start >= end || buffer[start] !== openParenthesis) return;
  const limit = Math.min(end, start + mostKeyBytes);
  let at = start + 1;
  let dashes = 0;
  for (; at < limit && (isDigit(buffer[at]) || buffer[at] === dash); at++) if (buffer[at] === dash) dashes++;
  if (dashes > 0 && isDigit(buffer[start + 1]) && buffer[at] === closeParenthesis && buffer[at + 1] === blank) {
    setTransaction(view, start + 1, at, at + 2);
  }
  let next = view.messageStart;
  if (buffer[next] !== openParenthesis || buffer[next + 1] !== exclamation) return;
  next += buffer[next + 2] === exclamation ? 3 : 2;
  if (next < end && buffer[next] === closeParenthesis) view.messageStart = next + 1;
}

function setTransaction(view: RecordView, start: number, end: number, messageStart: number): void {
  view.transactionStart = start;
  view.transactionEnd = end;
  view.messageStart = Math.min(messageStart, view.messageEnd);
}
