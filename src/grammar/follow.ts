import { allowedBytes, isWellFormed } from "./fields.js";
import { matchLiteral, runBehind, skipBlanks, trimBlanks } from "./literals.js";
import type { HoleStep, Steps } from "./steps.js";

/** How one pattern fares on one message. Offsets are in bytes of the message, from 0. */
export type Followed = { readonly matched: true; readonly bounds: readonly number[] } | Failed;

export interface Failed {
  readonly matched: false;
  readonly failedAt: number;
  /** What would have had to stand there. */
  readonly expected: string;
  /** How many bytes of the pattern's literal text stand in the message up to there. */
  readonly literalBytes: number;
}

/** Follows a single pattern through a message, step by step: slower than the matcher, but it can say what went wrong. */
export function followPattern(steps: Steps, message: Buffer): Followed {
  const end = trimBlanks(message, 0, message.length);
  const bounds: number[] = [];
  let at = skipBlanks(message, 0, end);
  if (at >= end) return { matched: false, failedAt: 0, expected: "a message", literalBytes: 0 };
  if (steps.literal.length > 0) {
    const after = matchLiteral(steps.literal, 0, message, at, end);
    if (after < 0) return literalFailure(steps.literal, message, at, end);
    at = after;
  }
  let literalBytes = steps.literal.length;
  for (const hole of steps.holes) {
    const filled = fillHole(hole, message, at, end);
    if (typeof filled !== "number") return { ...filled, literalBytes: literalBytes + filled.literalBytes };
    literalBytes += hole.literal.length;
    bounds.push(at, filled);
    at = hole.literal.length === 0 ? filled : matchLiteral(hole.literal, 0, message, filled, end);
  }
  if (at < end) return { matched: false, failedAt: at, expected: "the end of the message", literalBytes };
  return { matched: true, bounds };
}

/** The end of the hole that begins at `start`, or why it cannot be filled. */
function fillHole(hole: HoleStep, message: Buffer, start: number, end: number): number | Failed {
  const allowed = allowedBytes[hole.type];
  const wanted = `{${hole.name}:${hole.type}}`;
  const literal = hole.literal.toString("utf8");
  const none = { matched: false, literalBytes: 0 } as const;
  if (start >= end) return { ...none, failedAt: start, expected: wanted };
  let runEnd = start;
  for (let at = start; at < end; at++) {
    // Later places would fail behind the same run of blanks: one try is enough.
    const isNewRun = hole.beforeRun < 0 || at + hole.beforeRun >= runEnd;
    if (at > start && literal !== "" && isNewRun) {
      if (matchLiteral(hole.literal, 0, message, at, end) >= 0) {
        if (isWellFormed(hole.type, message, start, at)) return at;
        return { ...none, failedAt: start, expected: wanted };
      }
      if (hole.beforeRun >= 0) runEnd = runBehind(hole.literal, hole.beforeRun, message, at, end);
    }
    if (allowed[message[at]!] === 0) {
      // Where the literal begins but breaks off, its break says more than the byte that the hole may not hold.
      if (at > start && literal !== "") {
        const broken = literalFailure(hole.literal, message, at, end);
        if (broken.failedAt > at) return broken;
      }
      const expected = literal === "" ? wanted : `${wanted} and then \`${literal}\``;
      return { ...none, failedAt: at, expected };
    }
  }
  if (literal !== "") return { ...none, failedAt: end, expected: `${wanted} and then \`${literal}\`` };
  return isWellFormed(hole.type, message, start, end) ? end : { ...none, failedAt: start, expected: wanted };
}

function literalFailure(literal: Buffer, message: Buffer, start: number, end: number): Failed {
  // The longest beginning of the literal that fits; a cut inside a character is moved before it.
  let length = 0;
  let at = start;
  for (; length < literal.length - 1; length++) {
    const next = matchLiteral(literal.subarray(length, length + 1), 0, message, at, end);
    if (next < 0) break;
    at = next;
  }
  while (length > 0 && (literal[length]! & 0xc0) === 0x80) length--;
  const failedAt = matchLiteral(literal.subarray(0, length), 0, message, start, end);
  return { matched: false, failedAt, expected: `\`${literal.toString("utf8", length)}\``, literalBytes: length };
}
