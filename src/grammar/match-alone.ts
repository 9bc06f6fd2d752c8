import { allowedBytes, isWellFormed } from "./fields.js";
import { matchLiteral, runBehind } from "./literals.js";
import type { HoleStep, Steps } from "./steps.js";

/**
 * Whether one pattern matches the message `buffer[start..end)`, which neither begins nor ends with blanks; `bounds` are
 * its holes' then, as `Matcher.holeBounds`. Linear in the message; creates nothing.
 */
export function matchesAlone(
  steps: Steps,
  buffer: Uint8Array,
  start: number,
  end: number,
  bounds: Int32Array,
): boolean {
  let at = start;
  if (steps.literal.length > 0) {
    at = matchLiteral(steps.literal, 0, buffer, start, end);
    if (at < 0) return false;
  }
  for (let index = 0; index < steps.holes.length; index++) {
    const hole = steps.holes[index]!;
    const holeEnd = holeEndAt(hole, buffer, at, end);
    if (holeEnd < 0 || !isWellFormed(hole.type, buffer, at, holeEnd)) return false;
    bounds[2 * index] = at;
    bounds[2 * index + 1] = holeEnd;
    at = hole.literal.length === 0 ? holeEnd : matchLiteral(hole.literal, 0, buffer, holeEnd, end);
  }
  return at === end;
}

function holeEndAt({ type, literal, beforeRun }: HoleStep, buffer: Uint8Array, start: number, end: number): number {
  const allowed = allowedBytes[type];
  const first = literal[0];
  let runEnd = start;
  for (let at = start; at < end; at++) {
    const isNewRun = beforeRun < 0 || at + beforeRun >= runEnd;
    if (isNewRun && (buffer[at] === first || first === 0x20) && at > start) {
      if (matchLiteral(literal, 0, buffer, at, end) >= 0) return at;
      // Later places would fail behind the same run of blanks: one try is enough.
      if (beforeRun >= 0) runEnd = runBehind(literal, beforeRun, buffer, at, end);
    }
    if (allowed[buffer[at]!] === 0) return -1;
  }
  return literal.length === 0 && start < end ? end : -1;
}
