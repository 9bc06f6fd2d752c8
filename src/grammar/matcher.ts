import { mostHolesOf } from "./alternative.js";
import { type CompiledCondition, compileConditions, failedCondition } from "./conditions.js";
import { skipBlanks, trimBlanks } from "./literals.js";
import { matchesAlone } from "./match-alone.js";
import type { Condition, FieldType, Grammar } from "./model.js";
import { silenceEvent } from "./names.js";
import { contains } from "./needle.js";
import { type AskedPattern, compileLook, compileProbe, type Look, mayClaim, type Probe } from "./probe.js";
import { byProgram } from "./programs.js";
import { createSearch } from "./search.js";
import { holesOf, stepsOf } from "./steps.js";
import { buildTree, type Claim, type Tree, type TreePattern } from "./tree.js";

/**
 * One alternative of a pattern of a grammar: indexes from 0 into the matcher's grammars, their `events`, their
 * `patterns` and their `alternatives`.
 */
export interface CompiledPattern {
  readonly grammar: number;
  readonly event: number;
  readonly pattern: number;
  readonly alternative: number;
  /** In the order of the message; those of absent parts are not among them. */
  readonly holes: readonly { readonly name: string; readonly type: FieldType }[];
}

/** The compiled patterns that apply to one program; opaque. */
export interface ProgramPatterns {
  readonly tree: Tree;
  /** A silence of this program's lines says something. */
  readonly isHeartbeat: boolean;
  /** Tells messages that only prove what failed before to have worked again from all others (`mayMatter`). */
  readonly probe: Probe | null;
  /** The patterns of events that say something by themselves. */
  readonly mattering: readonly AskedPattern[];
}

/** A pattern as it is written, and what is asked of it. */
interface PatternSource {
  readonly programs: readonly string[];
  readonly text: string;
  /** The same for all its alternatives. */
  readonly written: number;
  readonly conditions: readonly Condition[];
  readonly matters: boolean;
}

export interface Matcher {
  /**
   * The patterns for a program name ("" for lines without a program); undefined when no grammar speaks of it.
   * Memoised within bounds, as names may be an attacker's.
   */
  forProgram(program: string): ProgramPatterns | undefined;
  /**
   * The index in `patterns` of the pattern that claims the message `buffer[start..end)`, or -1. Blanks around the
   * message are ignored. Where the preferred pattern stands in several events, it is that of the first one whose
   * conditions hold; where none holds nothing else is tried. Then `holeBounds[2 * i]` is the start (inclusive) and `holeBounds[2 * i + 1]` the end
   * (exclusive) of that pattern's i-th hole, as offsets into `buffer`, until the next call.
   */
  match(program: ProgramPatterns, buffer: Uint8Array, start: number, end: number): number;
  /**
   * False where the message, as for `match`, is claimed by no pattern, or by one of an event that only proves what failed
   * before to have worked again (`same`): a quick look, which may say true of others.
   */
  mayMatter(program: ProgramPatterns, buffer: Uint8Array, start: number, end: number): boolean;
  /** What messages of a program must have that say something, as `mayMatter` has it; null where nothing tells. */
  lookOf(program: ProgramPatterns): Look | null;
  readonly patterns: readonly CompiledPattern[];
  /** By pattern, once `forProgram` was asked for a program of it: what must hold for it to claim what it matches. */
  readonly conditions: readonly (readonly CompiledCondition[])[];
  readonly holeBounds: Int32Array;
}

/** One matcher of all patterns of all grammars; matching is linear in the message and creates nothing. */
export function compileMatcher(grammars: readonly Grammar[]): Matcher {
  const patterns: CompiledPattern[] = [];
  const sources: PatternSource[] = [];
  let written = 0;
  let mostHoles = 0;
  for (const [grammar, { events, programs: ofGrammar }] of grammars.entries()) {
    for (const [event, { patterns: ofEvent, programs: own, conditions: ofPattern, same }] of events.entries()) {
      for (const [pattern, { alternatives }] of ofEvent.entries()) {
        for (const [alternative, text] of alternatives.entries()) {
          patterns.push(compiledPattern({ grammar, event, pattern, alternative }, text));
          mostHoles = Math.max(mostHoles, mostHolesOf(text));
          const programs = own ?? ofGrammar;
          sources.push({ programs, text, written, conditions: ofPattern, matters: same === null });
        }
        written++;
      }
    }
  }
  /** What trees know of each pattern, made once a program asks for it: most never write a line. */
  const inTree: (TreePattern | undefined)[] = sources.map(() => undefined);
  const conditionsOf: CompiledCondition[][] = sources.map(() => []);
  function treePattern(index: number): TreePattern {
    const known = inTree[index];
    if (known !== undefined) return known;
    const { text, written, conditions } = sources[index]!;
    const made = {
      ...{ index, steps: stepsOf(text), written, names: null },
      isUnconditional: conditions.length === 0,
    };
    inTree[index] = made;
    conditionsOf[index] = compileConditions(conditions, patterns[index]!.holes);
    return made;
  }
  /** By the indexes of their patterns: programs of one family have the same. */
  const treeOf = new Map<string, Tree>();
  const heartbeats = grammars.flatMap(({ events, programs: ofGrammar }) =>
    events.flatMap(({ name, programs: own }) => (name === silenceEvent ? (own ?? ofGrammar) : [])),
  );
  const forProgram = byProgram(
    [...sources.flatMap(({ programs }) => programs), ...heartbeats],
    (applying): ProgramPatterns => {
      const own = sources.flatMap(({ programs }, index) =>
        programs.some((name) => applying.has(name)) ? [treePattern(index)] : [],
      );
      const name = own.map(({ index }) => index).join();
      let tree = treeOf.get(name);
      if (tree === undefined) {
        tree = buildTree(own);
        treeOf.set(name, tree);
      }
      const mattering = own.flatMap(({ index, steps }) => {
        const { matters, conditions } = sources[index]!;
        return matters ? [{ steps, conditions }] : [];
      });
      const isHeartbeat = heartbeats.some((name) => applying.has(name));
      return { tree, isHeartbeat, probe: compileProbe(mattering), mattering };
    },
  );
  const holeBounds = new Int32Array(2 * mostHoles);
  const match = createMatch(holeBounds, treeOf, conditionsOf);
  const mayMatter: Matcher["mayMatter"] = ({ probe }, buffer, start, end) =>
    probe === null || mayClaim(probe, buffer, start, end);
  const lookOf: Matcher["lookOf"] = ({ mattering }) => compileLook(mattering);
  return { forProgram, match, mayMatter, lookOf, patterns, conditions: conditionsOf, holeBounds };
}

/** Most patterns are never asked for their holes. */
function compiledPattern(place: Omit<CompiledPattern, "holes">, text: string): CompiledPattern {
  let holes: CompiledPattern["holes"] | undefined;
  return {
    ...place,
    get holes() {
      holes ??= holesOf(text);
      return holes;
    },
  };
}

/** Messages are counted up to here: beyond, numbers cost more. */
const mostPasses = 0x3f00_0000;

function createMatch(
  holeBounds: Int32Array,
  trees: ReadonlyMap<string, Tree>,
  conditions: readonly (readonly CompiledCondition[])[],
): Matcher["match"] {
  const search = createSearch(holeBounds);
  /** How many messages were looked at. */
  let pass = 0;

  /**
   * The first of the patterns that end at the same place whose conditions hold, or -1. A fuller alternative of it goes
   * first where one matches, though another literal was longer.
   */
  function settle(
    { fullerThan }: Tree,
    claims: readonly Claim[],
    buffer: Uint8Array,
    start: number,
    end: number,
  ): number {
    let isBound = true;
    for (let index = 0; index < claims.length; index++) {
      const claim = claims[index]!;
      const { pattern } = claim;
      const fuller = claim.fuller ?? fullerThan(claim);
      let found = -1;
      for (let other = 0; other < fuller.length && found < 0; other++) {
        const { pattern: fullerPattern, needle } = fuller[other]!;
        if (needle !== null && !contains(needle, buffer, start, end, pass)) continue;
        isBound = false;
        if (matchesAlone(fullerPattern.steps, buffer, start, end, holeBounds)) found = fullerPattern.index;
      }
      if (found < 0) {
        // Tries leave bounds behind.
        if (!isBound) isBound = matchesAlone(pattern.steps, buffer, start, end, holeBounds);
        found = pattern.index;
      }
      if (failedCondition(conditions[found]!, buffer, holeBounds) < 0) return found;
    }
    return -1;
  }

  return ({ tree }, buffer, messageStart, messageEnd) => {
    const end = trimBlanks(buffer, messageStart, messageEnd);
    const start = skipBlanks(buffer, messageStart, end);
    if (start >= end) return -1;
    if (pass === mostPasses) {
      for (const known of trees.values()) known.forgetPasses();
      pass = 0;
    }
    pass++;
    const node = search(tree, buffer, start, end, pass);
    return node === null ? -1 : settle(tree, node.claims, buffer, start, end);
  };
}
