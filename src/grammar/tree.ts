import { allowedBytes, hasForm } from "./fields.js";
import { forgetBlanks, type LiteralTable } from "./literal-table.js";
import type { FieldType } from "./model.js";
import { type Needle, needleOf } from "./needle.js";
import { blankStarts, mayShareMessages, type Steps } from "./steps.js";

/** Greater than every rank, and still a small integer, which engines keep without an object. */
export const unranked = 0x3fff_ffff;

/** A place in patterns right after a literal: what may follow, and the pattern that ends here. */
export interface TreeNode {
  /** The patterns that end here and match the same messages, in the order of their declaration. */
  readonly claims: Claim[];
  /** Their place in the order of preference, from 0. */
  rank: number;
  /** The lowest rank at or below this node. */
  bestRank: number;
  /** The preferred first. */
  readonly groups: HoleGroup[];
  /** The index of the first declared pattern at or below this node. */
  readonly first: number;
}

/** A pattern, or one alternative of it, that may claim the messages that end at a node. */
export interface Claim {
  readonly pattern: TreePattern;
  /**
   * Fuller alternatives of the same written pattern that do not come before it in the order of preference; null until they
   * are asked for, as most patterns never claim anything.
   */
  fuller: readonly FullerPattern[] | null;
}

export interface FullerPattern {
  readonly pattern: TreePattern;
  /** What a message must contain to be matched by it, beside what the claiming pattern asks for; null where nothing is known. */
  readonly needle: Needle | null;
}

/** All holes of one type that may begin at a node; one pass over the message looks for the literals of them all. */
export interface HoleGroup {
  readonly type: FieldType;
  /** Not everything of allowed bytes is of the type. */
  readonly hasForm: boolean;
  /** Which hole of its patterns it is, from 1. */
  readonly depth: number;
  /** By byte: 1 where the hole may contain it, plus 2 where a literal of the group may begin with it, written tabs included. */
  readonly kinds: Uint8Array;
  /** Holes that take the rest of the message. */
  rest: TreeNode | null;
  /** Made for the first message that gets there: most never do. */
  literals: LiteralTable<LiteralEdge> | null;
  readonly edges: LiteralEdge[];
  /** Whatever follows belongs to the hole: no byte needs to be looked at. */
  takesAll: boolean;
  /** How many ways may lead on: its literals, and the rest of the message. */
  ways: number;
  /** The lowest rank at or below the group. */
  bestRank: number;
  /** Where the hole begins in the message that is searched. */
  start: number;
  /** How far it was read. */
  readTo: number;
  /** The end of the last run of blanks in it that a literal was looked for behind. */
  blanksEnd: number;
  /** How many of its ways were not found yet. */
  unfound: number;
}

/** A literal and what may follow it. */
export interface LiteralEdge {
  readonly literal: Buffer;
  readonly node: TreeNode;
  /** The message in which the literal was last found: a hole ends at its first place, nothing is retried. */
  foundIn: number;
}

export interface Tree {
  /** Patterns that begin with a literal: a hole without bytes stands before it. */
  readonly beginning: HoleGroup;
  /** Patterns that begin with a hole. */
  readonly root: TreeNode;
  /** Finds `Claim.fuller`. */
  fullerThan(claim: Claim): readonly FullerPattern[];
  /** Forgets in which passes literals were found, so that passes may be counted from 0 again. */
  forgetPasses(): void;
}

export interface TreePattern {
  readonly index: number;
  readonly steps: Steps;
  /** The same for all alternatives of one written pattern, which follow each other, the fullest first. */
  readonly written: number;
  /** Whether it always claims what it matches. */
  readonly isUnconditional: boolean;
  /** What tells its nodes from others, in order; made once for all trees. */
  names: readonly string[] | null;
}

function emptyNode(first: number): TreeNode {
  return { claims: [], rank: unranked, bestRank: unranked, groups: [], first };
}

/** Of holes that may contain the `allowed` bytes. */
function emptyGroup(type: FieldType, depth: number, allowed: Uint8Array): HoleGroup {
  const search = { start: 0, readTo: 0, blanksEnd: 0, unfound: 0 };
  const nothing = { rest: null, literals: null, edges: [], ways: 0, bestRank: unranked };
  return { type, hasForm: hasForm(type), depth, kinds: allowed.slice(), takesAll: false, ...nothing, ...search };
}

/** Patterns in the order of their declaration; what begins alike is looked at once. */
export function buildTree(patterns: readonly TreePattern[]): Tree {
  const beginning = emptyGroup("text", 0, new Uint8Array(256));
  const root = emptyNode(0);
  const nodes = new Map<string, TreeNode>();
  const ends: TreeNode[] = [];
  for (const pattern of patterns) {
    const { steps, index: first } = pattern;
    pattern.names ??= nodeNames(steps);
    const { names } = pattern;
    let node =
      nodes.get(names[0]!) ?? (steps.literal.length === 0 ? root : literalNode(beginning, steps.literal, first));
    nodes.set(names[0]!, node);
    for (let index = 0; index < steps.holes.length; index++) {
      const { type, literal } = steps.holes[index]!;
      const name = names[index + 1]!;
      const known = nodes.get(name);
      node = known ?? holeNode(node, type, literal, index + 1, first);
      if (known === undefined) nodes.set(name, node);
    }
    // Behind a pattern that always claims none is asked.
    if (node.claims.at(-1)?.pattern.isUnconditional !== true) node.claims.push({ pattern, fuller: null });
    ends.push(node);
  }
  const counter = { next: 0 };
  // A pattern that begins with a literal is preferred to one that begins with a hole.
  rankNode({ ...emptyNode(0), groups: [beginning] }, counter);
  rankNode(root, counter);
  const needles = new Map<string, Needle>();
  const fullerThan = (claim: Claim) => {
    claim.fuller ??= fullerAlternatives(patterns.indexOf(claim.pattern), patterns, ends, needles);
    return claim.fuller;
  };
  const forgetPasses = () => {
    for (const needle of needles.values()) needle.checkedIn = 0;
    forgetIn(beginning);
    forgetAt(root);
  };
  return { beginning, root, fullerThan, forgetPasses };
}

/** Each says all that comes before its node. */
function nodeNames({ literal, holes }: Steps): string[] {
  let name = literal.toString("latin1");
  return [name, ...holes.map(({ type, literal: behind }) => (name += `\n${type}\n${behind.toString("latin1")}`))];
}

/** Of the pattern at `at`; `ends` are the nodes where the patterns end. */
function fullerAlternatives(
  at: number,
  patterns: readonly TreePattern[],
  ends: readonly TreeNode[],
  needles: Map<string, Needle>,
): FullerPattern[] {
  const pattern = patterns[at]!;
  const fuller: FullerPattern[] = [];
  for (let other = at - 1; patterns[other]?.written === pattern.written; other--) {
    const isLater = ends[other]!.rank > ends[at]!.rank;
    if (!isLater || !mayShareMessages(patterns[other]!.steps, pattern.steps)) continue;
    fuller.unshift({ pattern: patterns[other]!, needle: sharedNeedle(patterns[other]!, pattern, needles) });
  }
  return fuller;
}

/** One for all patterns that need the same bytes, so that a message is searched for them once. */
function sharedNeedle(fuller: TreePattern, pattern: TreePattern, needles: Map<string, Needle>): Needle | null {
  const needle = needleOf(fuller.steps, pattern.steps);
  if (needle === null) return null;
  const name = needle.bytes.toString("latin1");
  const known = needles.get(name) ?? needle;
  needles.set(name, known);
  return known;
}

function forgetIn({ edges, literals, rest }: HoleGroup): void {
  if (literals !== null) forgetBlanks(literals);
  for (const edge of edges) {
    edge.foundIn = 0;
    forgetAt(edge.node);
  }
  if (rest !== null) forgetAt(rest);
}

function forgetAt(node: TreeNode): void {
  for (const group of node.groups) forgetIn(group);
}

/** A new node behind a hole and what follows it. */
function holeNode(node: TreeNode, type: FieldType, literal: Buffer, depth: number, first: number): TreeNode {
  let group = node.groups.find((candidate) => candidate.type === type);
  if (group === undefined) {
    group = emptyGroup(type, depth, allowedBytes[type]);
    node.groups.push(group);
  }
  if (literal.length > 0) return literalNode(group, literal, first);
  group.rest = emptyNode(first);
  return group.rest;
}

function literalNode(group: HoleGroup, literal: Buffer, first: number): TreeNode {
  const edge: LiteralEdge = { literal, node: emptyNode(first), foundIn: 0 };
  group.edges.push(edge);
  const byte = literal[0]!;
  for (const start of byte === 0x20 ? blankStarts : [byte]) group.kinds[start]! |= 2;
  return edge.node;
}

/** Finishes a node: ranks in the order of preference, longer literals first, then the order of declaration. */
function rankNode(node: TreeNode, counter: { next: number }): void {
  if (node.claims.length > 0) node.rank = counter.next++;
  node.bestRank = node.rank;
  const following: { length: number; first: number; group: HoleGroup; node: TreeNode }[] = [];
  for (const group of node.groups) {
    group.ways = group.edges.length + (group.rest === null ? 0 : 1);
    group.takesAll = group.edges.length === 0 && group.kinds.every((kind) => kind === 1);
    for (const { literal, node: next } of group.edges)
      following.push({ length: literal.length, first: next.first, group, node: next });
    if (group.rest !== null) following.push({ length: 0, first: group.rest.first, group, node: group.rest });
  }
  following.sort((a, b) => b.length - a.length || a.first - b.first);
  for (const next of following) {
    rankNode(next.node, counter);
    next.group.bestRank = Math.min(next.group.bestRank, next.node.bestRank);
    node.bestRank = Math.min(node.bestRank, next.node.bestRank);
  }
  node.groups.sort((a, b) => a.bestRank - b.bestRank);
}
