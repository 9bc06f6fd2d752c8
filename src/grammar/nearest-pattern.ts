import { type CompiledCondition, compileConditions, failedCondition, printCondition } from "./conditions.js";
import { followPattern } from "./follow.js";
import type { Grammar } from "./model.js";
import { appliesTo } from "./programs.js";
import { holesOf, type Steps, stepsOf } from "./steps.js";

/** The pattern that got furthest with a message that nothing claims, and why it does not claim it. */
export interface NearMiss {
  /** `grammar.event`. */
  readonly event: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly pattern: string;
  /** The first character of the message that does not fit, from 0 in UTF-16 units; null where the whole message fits. */
  readonly failedAt: number | null;
  /** What would have had to stand there, or what else keeps the pattern from claiming the message. */
  readonly expected: string;
}

/** So many bytes of literal text must have fitted at least: a blank or a first letter in common means nothing. */
const leastBytes = 6;

/**
 * Of the patterns that come near: those of the program first, then the one of which most literal text stands in the message.
 * null where none comes near.
 */
export function nearestPattern(
  record: { readonly program: string; readonly message: string },
  grammars: readonly Grammar[],
): NearMiss | null {
  const message = Buffer.from(record.message);
  let best: { readonly miss: NearMiss; readonly score: number } | null = null;
  for (const { name, file, events, programs: ofGrammar } of grammars) {
    for (const event of events) {
      const programs = event.programs ?? ofGrammar;
      const speaks = programs.some((spec) => appliesTo(spec, record.program));
      for (const { alternatives, at, source } of event.patterns) {
        for (const elements of alternatives) {
          const steps = stepsOf(elements);
          const followed = followPattern(steps, message);
          const about = { event: `${name}.${event.name}`, file, line: at, pattern: source };
          const literals = steps.holes.reduce((sum, hole) => sum + hole.literal.length, steps.literal.length);
          const fitted = followed.matched
            ? literals
            : followed.literalBytes + laterBytes(steps, message, followed.failedAt, followed.literalBytes);
          if (fitted < Math.min(leastBytes, literals)) continue;
          // A message that fits whole but comes from another program tells more than one that breaks off.
          const score = fitted + (speaks ? message.length : 0) + (followed.matched ? 1 : 0);
          if (best !== null && score <= best.score) continue;
          if (followed.matched) {
            const expected = speaks
              ? failedWhen(
                  event.conditions,
                  compileConditions(event.conditions, holesOf(elements)),
                  message,
                  followed.bounds,
                )
              : `the program ${programs.join(" or ")}, not ${record.program === "" ? "none" : record.program}`;
            best = { score, miss: { ...about, failedAt: null, expected } };
          } else if (speaks) {
            const failedAt = message.toString("utf8", 0, followed.failedAt).length;
            best = { score, miss: { ...about, failedAt, expected: followed.expected } };
          }
        }
      }
    }
  }
  return best?.miss ?? null;
}

/** How many bytes of literal text behind the first `fitted` ones stand in the message, too, in their order from `start` on. */
function laterBytes({ literal, holes }: Steps, message: Buffer, start: number, fitted: number): number {
  let at = start;
  let before = 0;
  let found = 0;
  for (const text of [literal, ...holes.map((hole) => hole.literal)]) {
    before += text.length;
    if (before <= fitted || text.length < leastBytes) continue;
    const next = message.indexOf(text, at);
    if (next < 0) continue;
    found += text.length;
    at = next + text.length;
  }
  return found;
}

function failedWhen(
  conditions: Parameters<typeof compileConditions>[0],
  compiled: readonly CompiledCondition[],
  message: Buffer,
  bounds: readonly number[],
): string {
  const failed = conditions[failedCondition(compiled, message, bounds)];
  return failed === undefined ? "no other pattern to be preferred" : `that \`${printCondition(failed)}\` holds`;
}
