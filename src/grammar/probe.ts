import { bytesBeforeRun, matchLiteral, runBehind } from "./literals.js";
import type { Condition } from "./model.js";
import type { Steps } from "./steps.js";

/** A number that must stand behind a literal, and be so great at least, in each message that a pattern claims. */
interface Demand {
  readonly literal: Buffer;
  readonly least: number;
}

/** What messages must have, one thing or another, to be claimed by any of some patterns. */
export type Probe = readonly Demand[];

/** Beyond, no digit matters: no status or code is longer. */
const mostDigits = 15;

/**
 * A quick look for whether some patterns may claim a message; null where nothing quicker than matching tells. Whole logs say
 * in the same words that all is well or that it is not: what differs is a number, which a condition asks for.
 */
export function compileProbe(
  patterns: readonly { readonly steps: Steps; readonly conditions: readonly Condition[] }[],
): Probe | null {
  const demands = new Map<string, Demand>();
  for (const { steps, conditions } of patterns) {
    const [demand] = conditions.flatMap((condition) => demandOf(steps, condition) ?? []);
    if (demand === undefined) return null;
    const name = demand.literal.toString("latin1");
    const known = demands.get(name);
    if (known === undefined || known.least > demand.least) demands.set(name, demand);
  }
  return demands.size === 0 ? null : [...demands.values()];
}

function demandOf(steps: Steps, condition: Condition): Demand | null {
  if (!("number" in condition) || (condition.test !== ">=" && condition.test !== ">")) return null;
  const hole = steps.holes.findIndex(({ name }) => name === condition.field);
  const literal = steps.holes[hole - 1]?.literal;
  // A blank may stand as several bytes, and there are many of them.
  if (literal === undefined || literal.length === 0 || literal[0] === 0x20) return null;
  const isWhole = steps.holes[hole]?.type === "int" && condition.number >= 0;
  return isWhole ? { literal, least: condition.number } : null;
}

/** False only where none of the patterns claims the message. */
export function mayClaim(probe: Probe, buffer: Uint8Array, start: number, end: number): boolean {
  for (let index = 0; index < probe.length; index++) {
    const { literal, least } = probe[index]!;
    const first = literal[0]!;
    const before = bytesBeforeRun(literal);
    let runEnd = start;
    for (let at = start; at < end; at++) {
      if (buffer[at] !== first || (before > 0 && at + before < runEnd)) continue;
      const next = matchLiteral(literal, 1, buffer, at + 1, end);
      if (next >= 0 && isAtLeast(least, buffer, next, end)) return true;
      if (before > 0) runEnd = runBehind(literal, before, buffer, at, end);
    }
  }
  return false;
}

function isAtLeast(least: number, buffer: Uint8Array, start: number, end: number): boolean {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = buffer[at]! - 0x30;
    if (digit < 0 || digit > 9) break;
    if (at - start === mostDigits) return true;
    value = value * 10 + digit;
  }
  return value >= least;
}
