import type { Steps } from "./steps.js";

/** Bytes that a message must contain for a pattern to match it. */
export interface Needle {
  readonly bytes: Buffer;
  /** Where its byte stands that is the least common in messages: that one is looked for. */
  readonly anchor: number;
  /** The pass in which it was looked for last, and what was found. */
  checkedIn: number;
  isThere: boolean;
}

/** The longest piece without blanks of a pattern that stands nowhere in another's literals, or null. */
export function needleOf(steps: Steps, other: Steps): Needle | null {
  const literalsOf = ({ literal, holes }: Steps) => [literal, ...holes.map((hole) => hole.literal)];
  const others = literalsOf(other);
  let longest: string | null = null;
  for (const piece of literalsOf(steps).flatMap((literal) => literal.toString("latin1").split(" "))) {
    if (piece === "" || others.some((literal) => literal.includes(piece, 0, "latin1"))) continue;
    if (longest === null || piece.length > longest.length) longest = piece;
  }
  if (longest === null) return null;
  const rare = longest.search(/[^A-Za-z0-9 ,.:=/-]/);
  return { bytes: Buffer.from(longest, "latin1"), anchor: Math.max(0, rare), checkedIn: 0, isThere: false };
}

/** Whether `buffer[start..end)` contains it; looked for once a pass. */
export function contains(needle: Needle, buffer: Uint8Array, start: number, end: number, pass: number): boolean {
  if (needle.checkedIn === pass) return needle.isThere;
  needle.checkedIn = pass;
  needle.isThere = find(needle, buffer, start, end);
  return needle.isThere;
}

function find({ bytes, anchor }: Needle, buffer: Uint8Array, start: number, end: number): boolean {
  const wanted = bytes[anchor]!;
  const last = end - (bytes.length - anchor);
  for (let at = start + anchor; at <= last; at++) {
    if (buffer[at] !== wanted) continue;
    let same = 0;
    while (same < bytes.length && buffer[at - anchor + same] === bytes[same]) same++;
    if (same === bytes.length) return true;
  }
  return false;
}
