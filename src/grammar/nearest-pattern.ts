import { type CompiledCondition, compileConditions, failedCondition, printCondition } from "./conditions.js";
import { type Followed, followPattern } from "./follow.js";
import { skipBlanks, trimBlanks } from "./literals.js";
import { matchesAlone } from "./match-alone.js";
import type { Grammar } from "./model.js";
import { byProgram } from "./programs.js";
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

/** A way in which a pattern may be written, ready to be followed. */
interface Candidate {
  readonly event: Grammar["events"][number];
  readonly programs: readonly string[];
  readonly alternative: string;
  readonly steps: Steps;
  /** Bytes of literal text. */
  readonly literals: number;
  readonly about: Pick<NearMiss, "event" | "file" | "line" | "pattern">;
}

/** A candidate and how it fared with a message. */
interface Near {
  readonly candidate: Candidate;
  readonly speaks: boolean;
  readonly followed: Followed;
}

interface Prepared {
  /** What may come near a message of the program that begins with the byte: in the order of the grammars. */
  readonly candidates: (program: string, firstByte: number) => readonly Omit<Near, "followed">[];
  /** Room for the bounds of any candidate's holes. */
  readonly bounds: Int32Array;
  /** What was nearest to a message that differed in numbers only; null where nothing was. */
  readonly remembered: Map<string, Near | null>;
}

const prepared = new WeakMap<readonly Grammar[], Prepared>();
/** Then all are forgotten: lines repeat few shapes, but an attacker's may not. */
const mostRemembered = 4096;
/** Longer messages are few, and would fill the memory. */
const longestRemembered = 1024;

/**
 * Of the patterns that come near: those of the program first, then the one of which most literal text stands in the message.
 * null where none comes near. Give the same list of grammars again: it is prepared once.
 */
export function nearestPattern(
  record: { readonly program: string; readonly message: string },
  grammars: readonly Grammar[],
): NearMiss | null {
  let known = prepared.get(grammars);
  if (known === undefined) {
    known = prepare(grammars);
    prepared.set(grammars, known);
  }
  const message = Buffer.from(record.message);
  const shape = `${record.program}\t${record.message.replace(/\d+/g, "0")}`;
  const remembered = again(known.remembered.get(shape), message);
  const near = remembered === undefined ? nearest(record.program, message, known) : remembered;
  if (shape.length <= longestRemembered) {
    if (known.remembered.size >= mostRemembered) known.remembered.clear();
    known.remembered.set(shape, near);
  }
  return near === null ? null : missOf(near, record.program, message);
}

/** What was nearest to a message of the same shape, with this one; undefined where it fares otherwise. */
function again(earlier: Near | null | undefined, message: Buffer): Near | null | undefined {
  if (earlier === null || earlier === undefined) return earlier;
  const followed = followPattern(earlier.candidate.steps, message);
  return followed.matched === earlier.followed.matched ? { ...earlier, followed } : undefined;
}

function nearest(program: string, message: Buffer, known: Prepared): Near | null {
  const end = trimBlanks(message, 0, message.length);
  const start = skipBlanks(message, 0, end);
  if (start === end) return null;
  let best: Near | null = null;
  let bestScore = 0;
  for (const { candidate, speaks } of known.candidates(program, message[start]!)) {
    const { steps, literals } = candidate;
    // A message that fits whole but comes from another program tells more than one that breaks off.
    if (literals + (speaks ? message.length : 0) + 1 <= bestScore) continue;
    // What breaks off is near only where it speaks of the program. Most patterns of others can be left after a few bytes.
    if (!speaks && !matchesAlone(steps, message, start, end, known.bounds)) continue;
    const followed = followPattern(steps, message);
    const fitted = followed.matched
      ? literals
      : followed.literalBytes + laterBytes(steps, message, followed.failedAt, followed.literalBytes);
    if (fitted < Math.min(leastBytes, literals)) continue;
    const score = fitted + (speaks ? message.length : 0) + (followed.matched ? 1 : 0);
    if (best !== null && score <= bestScore) continue;
    best = { candidate, speaks, followed };
    bestScore = score;
  }
  return best;
}

function missOf({ candidate, speaks, followed }: Near, program: string, message: Buffer): NearMiss {
  const { event, programs, alternative, about } = candidate;
  if (!followed.matched) {
    const failedAt = message.toString("utf8", 0, followed.failedAt).length;
    return { ...about, failedAt, expected: followed.expected };
  }
  const expected = speaks
    ? failedWhen(event.conditions, compileConditions(event.conditions, holesOf(alternative)), message, followed.bounds)
    : `the program ${programs.join(" or ")}, not ${program === "" ? "none" : program}`;
  return { ...about, failedAt: null, expected };
}

function prepare(grammars: readonly Grammar[]): Prepared {
  const all = grammars.flatMap(candidatesOf);
  const byFirstByte = (applying: ReadonlySet<string>) => {
    const lists = new Map<number, readonly Omit<Near, "followed">[]>();
    return (byte: number) => {
      let list = lists.get(byte);
      if (list === undefined) {
        list = all
          .map((candidate) => ({ candidate, speaks: candidate.programs.some((spec) => applying.has(spec)) }))
          .filter(({ candidate: { steps }, speaks }) => speaks || (steps.literal[0] ?? byte) === byte);
        lists.set(byte, list);
      }
      return list;
    };
  };
  const ofOthers = byFirstByte(new Set());
  const ofProgram = byProgram(
    all.flatMap(({ programs }) => programs),
    byFirstByte,
  );
  return {
    candidates: (program, byte) => (ofProgram(program) ?? ofOthers)(byte),
    bounds: new Int32Array(2 * all.reduce((most, { steps }) => Math.max(most, steps.holes.length), 0)),
    remembered: new Map(),
  };
}

function candidatesOf({ name, file, events, programs: ofGrammar }: Grammar): Candidate[] {
  return events.flatMap((event) =>
    event.patterns.flatMap(({ alternatives, at, source }) =>
      alternatives.map((alternative) => {
        const steps = stepsOf(alternative);
        const literals = steps.holes.reduce((sum, hole) => sum + hole.literal.length, steps.literal.length);
        const about = { event: `${name}.${event.name}`, file, line: at, pattern: source };
        return { event, programs: event.programs ?? ofGrammar, alternative, steps, literals, about };
      }),
    ),
  );
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
