import { type CompiledCondition, compileConditions, failedCondition } from "./conditions.js";
import { skipBlanks, trimBlanks } from "./literals.js";
import { matchesAlone } from "./match-alone.js";
import type { Condition, FieldType, Grammar, GrammarEvent } from "./model.js";
import { silenceEvent } from "./names.js";
import { contains } from "./needle.js";
import { type AskedPattern, compileLook, compileProbe, type Look, mayClaim, type Probe } from "./probe.js";
import { byProgram } from "./programs.js";
import { createSearch } from "./search.js";
import { type KnownLiterals, stepsOf } from "./steps.js";
import { buildTree, type Claim, type OrderedPatterns, type Tree, type TreePattern } from "./tree.js";

/**
 * One alternative of a pattern of a grammar: indexes from 0 into the matcher's grammars, their `events`, their
 * `patterns` and their `alternatives`.
 */
export interface CompiledPattern {
  readonly grammar: number;
  readonly event: number;
  readonly pattern: number;
  readonly alternative: number;
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
  /** The patterns of an event of these grammars, for messages that one of them is known to claim; none of another event. */
  forEvent(event: GrammarEvent): Pick<ProgramPatterns, "tree">;
  /**
   * The index in `patterns` of the pattern that claims the message `buffer[start..end)`, or -1. Blanks around the
   * message are ignored. Where the preferred pattern stands in several events, it is that of the first one whose
   * conditions hold; where none holds nothing else is tried. Then `holeBounds[2 * i]` is the start (inclusive) and `holeBounds[2 * i + 1]` the end
   * (exclusive) of that pattern's i-th hole, as offsets into `buffer`, until the next call.
   */
  match(patterns: Pick<ProgramPatterns, "tree">, buffer: Uint8Array, start: number, end: number): number;
  /**
   * False where the message, as for `match`, is claimed by no pattern, or by one of an event that only proves what failed
   * before to have worked again (`same`): a quick look, which may say true of others.
   */
  mayMatter(program: ProgramPatterns, buffer: Uint8Array, start: number, end: number): boolean;
  /** What messages of a program must have that say something, as `mayMatter` has it; null where nothing tells. */
  lookOf(program: ProgramPatterns): Look | null;
  readonly patterns: readonly CompiledPattern[];
  /** The holes of a pattern, in the order of the message; those of absent parts are not among them. None of -1. */
  holesOf(pattern: number): readonly { readonly name: string; readonly type: FieldType }[];
  /** By pattern, none before `forProgram` was asked for a program of it: what must hold for it to claim what it matches. */
  readonly conditions: readonly (readonly CompiledCondition[])[];
  readonly holeBounds: Int32Array;
}

/** Of the text of a hole: no pattern has more of them than fit into its own. */
const shortestHole = "{a:ip}".length;

/** One matcher of all patterns of all grammars; matching is linear in the message and creates nothing. */
export function compileMatcher(grammars: readonly Grammar[]): Matcher {
  const patterns: CompiledPattern[] = [];
  const sources: PatternSource[] = [];
  /** By the programs that they speak of, which all patterns of a grammar mostly have in common, the indexes of patterns. */
  const indexesOf = new Map<readonly string[], number[]>();
  /** The first of an event's patterns, which follow each other. */
  const firstOf = new Map<GrammarEvent, number>();
  let written = 0;
  let longest = 0;
  grammars.forEach(({ events, programs: ofGrammar }, grammar) => {
    events.forEach((grammarEvent, event) => {
      const { patterns: ofEvent, programs: own, conditions, same } = grammarEvent;
      firstOf.set(grammarEvent, patterns.length);
      const programs = own ?? ofGrammar;
      const indexes = indexesOf.get(programs) ?? [];
      indexesOf.set(programs, indexes);
      ofEvent.forEach(({ alternatives }, pattern) => {
        alternatives.forEach((text, alternative) => {
          indexes.push(patterns.length);
          patterns.push({ grammar, event, pattern, alternative });
          sources.push({ text, written, conditions, matters: same === null });
          longest = Math.max(longest, text.length);
        });
        written++;
      });
    });
  });
  /** What trees know of each pattern, made once a program asks for it: most never write a line. */
  const inTree: (TreePattern | undefined)[] = [];
  const conditionsOf: (readonly CompiledCondition[])[] = [];
  const literals: KnownLiterals = new Map();
  function treePattern(index: number): TreePattern {
    const known = inTree[index];
    if (known !== undefined) return known;
    const { text, written, conditions } = sources[index]!;
    const made = {
      ...{ index, steps: stepsOf(text, literals), written },
      isUnconditional: conditions.length === 0,
    };
    inTree[index] = made;
    conditionsOf[index] = compileConditions(conditions, made.steps.holes);
    return made;
  }
  /** By the indexes of their patterns: programs of one family have the same. */
  const treeOf = new Map<string, Tree>();
  const ordered: OrderedPatterns = new Map();
  function treeFor(own: readonly TreePattern[]): Tree {
    const name = own.map(({ index }) => index).join();
    const tree = treeOf.get(name) ?? buildTree(own, ordered);
    treeOf.set(name, tree);
    return tree;
  }
  const byEvent = new Map<GrammarEvent, Pick<ProgramPatterns, "tree">>();
  const forEvent: Matcher["forEvent"] = (event) => {
    const known = byEvent.get(event);
    const first = firstOf.get(event);
    if (known !== undefined || first === undefined) return known ?? { tree: treeFor([]) };
    const count = event.patterns.reduce((sum, { alternatives }) => sum + alternatives.length, 0);
    const made = { tree: treeFor(Array.from({ length: count }, (_, at) => treePattern(first + at))) };
    byEvent.set(event, made);
    return made;
  };
  const heartbeats = grammars.flatMap(({ events, programs: ofGrammar }) =>
    events.flatMap(({ name, programs: own }) => (name === silenceEvent ? (own ?? ofGrammar) : [])),
  );
  const forProgram = byProgram(
    [...[...indexesOf].flatMap(([programs, { length }]) => (length > 0 ? programs : [])), ...heartbeats],
    (applying): ProgramPatterns => {
      const own = [...indexesOf]
        .flatMap(([programs, indexes]) => (programs.some((name) => applying.has(name)) ? indexes : []))
        .sort((a, b) => a - b)
        .map(treePattern);
      const tree = treeFor(own);
      const mattering = own.flatMap(({ index, steps }) => {
        const { matters, conditions } = sources[index]!;
        return matters ? [{ steps, conditions }] : [];
      });
      const isHeartbeat = heartbeats.some((name) => applying.has(name));
      return { tree, isHeartbeat, probe: compileProbe(mattering), mattering };
    },
  );
  const holeBounds = new Int32Array(2 * Math.ceil(longest / shortestHole));
  const match = createMatch(holeBounds, treeOf, conditionsOf);
  const mayMatter: Matcher["mayMatter"] = ({ probe }, buffer, start, end) =>
    probe === null || mayClaim(probe, buffer, start, end);
  const lookOf: Matcher["lookOf"] = ({ mattering }) => compileLook(mattering);
  const holesOf: Matcher["holesOf"] = (index) => (index < 0 ? [] : treePattern(index).steps.holes);
  return {
    forProgram,
    forEvent,
    match,
    mayMatter,
    lookOf,
    patterns,
    holesOf,
    conditions: conditionsOf,
    holeBounds,
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
