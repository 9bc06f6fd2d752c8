import { type CompiledCondition, compileConditions, failedCondition } from "./conditions.js";
import { isWellFormed } from "./fields.js";
import type { LiteralBranch } from "./literal-table.js";
import { matchLiteral, skipBlanks, trimBlanks } from "./literals.js";
import { matchesAlone } from "./match-alone.js";
import type { FieldType, Grammar } from "./model.js";
import { silenceEvent } from "./names.js";
import { contains } from "./needle.js";
import { byProgram } from "./programs.js";
import { stepsOf } from "./steps.js";
import {
  buildTree,
  type Claim,
  type HoleGroup,
  type LiteralEdge,
  type Tree,
  type TreeNode,
  type TreePattern,
  unranked,
} from "./tree.js";

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
  readonly patterns: readonly CompiledPattern[];
  readonly holeBounds: Int32Array;
}

/** One matcher of all patterns of all grammars; matching is linear in the message and creates nothing. */
export function compileMatcher(grammars: readonly Grammar[]): Matcher {
  const patterns: CompiledPattern[] = [];
  const inTree: TreePattern[] = [];
  const conditions: CompiledCondition[][] = [];
  const programs: (readonly string[])[] = [];
  let written = 0;
  for (const [grammar, { events, programs: ofGrammar }] of grammars.entries()) {
    for (const [event, { patterns: ofEvent, programs: own, conditions: ofPattern }] of events.entries()) {
      for (const [pattern, { alternatives }] of ofEvent.entries()) {
        for (const [alternative, elements] of alternatives.entries()) {
          const steps = stepsOf(elements);
          const holes = steps.holes.map(({ name, type }) => ({ name, type }));
          inTree.push({ index: patterns.length, steps, written, isUnconditional: ofPattern.length === 0 });
          patterns.push({ grammar, event, pattern, alternative, holes });
          conditions.push(compileConditions(ofPattern, holes));
          programs.push(own ?? ofGrammar);
        }
        written++;
      }
    }
  }
  const trees: Tree[] = [];
  const heartbeats = grammars.flatMap(({ events, programs: ofGrammar }) =>
    events.flatMap(({ name, programs: own }) => (name === silenceEvent ? (own ?? ofGrammar) : [])),
  );
  const forProgram = byProgram([...programs.flat(), ...heartbeats], (applying): ProgramPatterns => {
    const tree = buildTree(inTree.filter(({ index }) => programs[index]!.some((name) => applying.has(name))));
    trees.push(tree);
    return { tree, isHeartbeat: heartbeats.some((name) => applying.has(name)) };
  });
  const mostHoles = Math.max(0, ...patterns.map(({ holes }) => holes.length));
  const holeBounds = new Int32Array(2 * mostHoles);
  return { forProgram, match: createMatch(holeBounds, trees, conditions), patterns, holeBounds };
}

const noClaims: readonly Claim[] = [];

/** Passes are counted up to here: beyond, numbers cost more, and a message makes far fewer than what is left. */
const mostPasses = 0x3f00_0000;

function createMatch(
  holeBounds: Int32Array,
  trees: readonly Tree[],
  conditions: readonly (readonly CompiledCondition[])[],
): Matcher["match"] {
  const bounds = new Int32Array(holeBounds.length);
  let buffer = new Uint8Array(0);
  let end = 0;
  let claiming: readonly Claim[] = noClaims;
  let claimingRank = unranked;
  let pass = 0;
  /** The first pass over the message. */
  let messagePass = 0;

  /** Looks at what may follow at `at`, when `depth` holes are already bound. */
  function visit(node: TreeNode, at: number, depth: number): void {
    if (at === end) {
      if (node.rank < claimingRank) {
        claimingRank = node.rank;
        claiming = node.claims;
        for (let index = 0; index < 2 * depth; index++) holeBounds[index] = bounds[index]!;
      }
      return;
    }
    const groups = node.groups;
    for (let index = 0; index < groups.length; index++) {
      const group = groups[index]!;
      if ((group.kinds[buffer[at]!]! & 1) === 1) fill(group, at, depth);
    }
  }

  /** Binds a hole of the group's type at `start`: one pass finds the first place of each literal that may follow it. */
  function fill(group: HoleGroup, start: number, depth: number): void {
    const { kinds, literals } = group;
    // Local names for what the loop reads at every byte.
    const bytes = buffer;
    const last = end;
    pass++;
    const thisPass = pass;
    let runEnd = start;
    let at = group.takesAll ? last : start + 1;
    for (; at < last; at++) {
      const byte = bytes[at]!;
      const kind = kinds[byte]!;
      if (kind === 1) continue;
      if ((kind & 2) !== 0) {
        if (at >= runEnd) {
          runEnd = skipBlanks(bytes, at, last);
          // Later places within the run would end it at the same byte: one try is enough.
          const afterBlanks = literals[0x20];
          if (runEnd > at && afterBlanks !== undefined) descend(afterBlanks, runEnd, group, start, at, depth, thisPass);
        }
        const branch = byte === 0x20 ? undefined : literals[byte];
        if (branch !== undefined) descend(branch, at + 1, group, start, at, depth, thisPass);
        // What else the group could find is not preferred to what was found.
        if (group.bestRank >= claimingRank) return;
      }
      if ((kind & 1) === 0) return;
    }
    const rest = group.rest;
    if (rest !== null && rest.rank < claimingRank && isWellFormed(group.type, buffer, start, end)) {
      bounds[2 * depth] = start;
      bounds[2 * depth + 1] = end;
      visit(rest, end, depth + 1);
    }
  }

  /**
   * Walks the literals of a branch, whose first byte was found and ends at `next`, along the message. They end a hole of
   * `group` that reaches from `start` to `holeEnd`; `group` is null for the literals that begin a pattern.
   */
  function descend(
    branch: LiteralBranch<LiteralEdge>,
    next: number,
    group: HoleGroup | null,
    start: number,
    holeEnd: number,
    depth: number,
    thisPass: number,
  ): void {
    const after = matchLiteral(branch.label, 1, buffer, next, end);
    if (after < 0) return;
    const { edge, next: table } = branch;
    if (edge !== null && edge.foundIn !== thisPass && edge.node.bestRank < claimingRank) {
      edge.foundIn = thisPass;
      if (group === null) visit(edge.node, after, depth);
      else if (isWellFormed(group.type, buffer, start, holeEnd)) {
        bounds[2 * depth] = start;
        bounds[2 * depth + 1] = holeEnd;
        visit(edge.node, after, depth + 1);
      }
    }
    if (table === null || after >= end) return;
    const byte = buffer[after]!;
    const afterBlanks = table[0x20];
    if (afterBlanks !== undefined) {
      const runEnd = skipBlanks(buffer, after, end);
      if (runEnd > after) descend(afterBlanks, runEnd, group, start, holeEnd, depth, thisPass);
    }
    const further = byte === 0x20 ? undefined : table[byte];
    if (further !== undefined) descend(further, after + 1, group, start, holeEnd, depth, thisPass);
  }

  /**
   * The first of the patterns that end at the same place whose conditions hold, or -1. A fuller alternative of it goes
   * first where one matches, though another literal was longer.
   */
  function settle(claims: readonly Claim[], start: number): number {
    let isBound = true;
    for (let index = 0; index < claims.length; index++) {
      const { pattern, fuller } = claims[index]!;
      let found = -1;
      for (let other = 0; other < fuller.length && found < 0; other++) {
        const { pattern: fullerPattern, needle } = fuller[other]!;
        if (needle !== null && !contains(needle, buffer, start, end, messagePass)) continue;
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

  return (program, message, messageStart, messageEnd) => {
    const { tree } = program;
    buffer = message as Uint8Array<ArrayBuffer>;
    end = trimBlanks(message, messageStart, messageEnd);
    claiming = noClaims;
    claimingRank = unranked;
    const start = skipBlanks(message, messageStart, end);
    if (start >= end) return -1;
    if (pass > mostPasses) {
      for (const known of trees) known.forgetPasses();
      pass = 0;
    }
    pass++;
    messagePass = pass;
    const branch = tree.literals[message[start]!];
    if (branch !== undefined) descend(branch, start + 1, null, start, start, 0, pass);
    if (tree.root.bestRank < claimingRank) visit(tree.root, start, 0);
    return settle(claiming, start);
  };
}
