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
const isIdDigit = 1;
const isNoHexadecimal = 2;
const isVowel = 4;
/** By byte, what it is in a queue id. Long ones have no vowels, so that they spell nothing; short ones may have `A` and `E`. */
export const queueIdKinds = new Uint8Array(256);
for (const byte of Buffer.from("0123456789ABCDEF")) queueIdKinds[byte] = isIdDigit;
for (const byte of Buffer.from("AE")) queueIdKinds[byte] = isIdDigit | isVowel;
for (const byte of Buffer.from("GHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"))
  queueIdKinds[byte] = isIdDigit | isNoHexadecimal;

/**
 * What mail daemons put in front of a message, the key of the transaction that it belongs to: Postfix' queue id, amavis' id
 * and marker. Moves the view's message behind it. Creates nothing, as most lines of a mail server pass through here.
 */
export function peelTransaction(view: RecordView, peeled: "queue id" | "amavis id"): void {
  if (peeled === "queue id") peelQueueId(view);
  else peelAmavis(view);
}

/** `4D9C01A2B: ` or `4jXR014p6vz2Gf: `. */
function peelQueueId(view: RecordView): void {
  const { buffer, messageStart: start, messageEnd: end } = view;
  const limit = Math.min(end, start + mostKeyBytes);
  let at = start;
  let kinds = 0;
  let zAt = -1;
  for (; at < limit; at++) {
    const byte = buffer[at] as number;
    const kind = queueIdKinds[byte] as number;
    if (kind === 0) break;
    kinds |= kind;
    if (byte === lowerZ) zAt = at;
  }
  if (at + 1 >= end || buffer[at] !== colon || buffer[at + 1] !== blank || at - start < leastShortId) return;
  const isShort = (kinds & isNoHexadecimal) === 0;
  const isLong = zAt - start >= longIdSeparator && (kinds & isVowel) === 0;
  if (isShort || isLong) setTransaction(view, start, at, at + 2);
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
