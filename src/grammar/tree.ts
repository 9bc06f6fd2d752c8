import { byteKinds } from "./byte-kinds.js";
import { hasForm, takesAnyByte } from "./fields.js";
import { forgetBlanks, type LiteralTable } from "./literal-table.js";
import type { FieldType } from "./model.js";
import { type Needle, needleOf } from "./needle.js";
import { mayShareMessages, type Steps } from "./steps.js";

/** Greater than every rank, and still a small integer, which engines keep without an object. */
export const unranked = 0x3fff_ffff;

/** A place in patterns right after a literal: what may follow, and the pattern that ends here. */
export interface TreeNode {
  /** The patterns that end here and match the same messages, in the order of their declaration. */
  readonly claims: readonly Claim[];
  /** Their place in the order of preference, from 0. */
  readonly rank: number;
  /** The lowest rank at or below this node. */
  readonly bestRank: number;
  /** See `groupsOf`. */
  groups: readonly HoleGroup[] | null;
  /** The patterns at or below this node, those of `inOrder` from one (inclusive) to another (exclusive), and how many holes they have before it. */
  readonly inOrder: readonly TreePattern[];
  readonly from: number;
  readonly to: number;
  readonly depth: number;
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
  /** See `byteKinds`. */
  readonly kinds: Uint8Array;
  /** Holes that take the rest of the message. */
  readonly rest: TreeNode | null;
  /** Made for the first message that gets there: most never do. */
  literals: LiteralTable<LiteralEdge> | null;
  readonly edges: readonly LiteralEdge[];
  /** Whatever follows belongs to the hole: no byte needs to be looked at. */
  readonly takesAll: boolean;
  /** How many ways may lead on: its literals, and the rest of the message. */
  readonly ways: number;
  /** The lowest rank at or below the group. */
  readonly bestRank: number;
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
  /** Made with the same known literals as those of the others. */
  readonly steps: Steps;
  /** The same for all alternatives of one written pattern, which follow each other, the fullest first. */
  readonly written: number;
  /** Whether it always claims what it matches. */
  readonly isUnconditional: boolean;
}

/**
 * A tree of patterns in the order of their declaration; what begins alike is looked at once. Nodes are made when a message comes
 * to the node before them: to most none ever does.
 * @param ordered of other trees
 */
export function buildTree(patterns: readonly TreePattern[], ordered: OrderedPatterns): Tree {
  const beginnings = patterns.filter(({ steps }) => steps.literal.length > 0);
  const others = patterns.filter(({ steps }) => steps.literal.length === 0);
  const inOrder: TreePattern[] = [];
  const edges: LiteralEdge[] = [];
  // A pattern that begins with a literal is preferred to one that begins with a hole.
  for (const { literal, patterns: alike } of partition(beginnings, -1)) {
    const from = inOrder.length;
    for (const pattern of beginningAlike(alike, literal, ordered)) inOrder.push(pattern);
    edges.push({ literal, node: nodeOf(inOrder, from, inOrder.length, 0), foundIn: 0 });
  }
  const rootFrom = inOrder.length;
  addInOrder(others, 0, inOrder);
  const root = nodeOf(inOrder, rootFrom, inOrder.length, 0);
  const beginning = groupOf("text", null, 0, edges, null);
  const places = new Map(inOrder.map((pattern, place) => [pattern, place]));
  const needles = new Map<string, Needle>();
  const fullerThan = (claim: Claim) => {
    claim.fuller ??= fullerAlternatives(patterns.indexOf(claim.pattern), patterns, places, needles);
    return claim.fuller;
  };
  const forgetPasses = () => {
    for (const needle of needles.values()) needle.checkedIn = 0;
    forgetIn(beginning);
    forgetAt(root);
  };
  return { beginning, root, fullerThan, forgetPasses };
}

/** By the literal that patterns begin with, and these: programs of one family have most of them. */
export type OrderedPatterns = Map<
  Buffer,
  { readonly patterns: readonly TreePattern[]; readonly inOrder: readonly TreePattern[] }
>;

/** Patterns that begin with one literal, the preferred first. */
function beginningAlike(
  patterns: readonly TreePattern[],
  literal: Buffer,
  ordered: OrderedPatterns,
): readonly TreePattern[] {
  const known = ordered.get(literal);
  const isSame =
    known?.patterns.length === patterns.length && known.patterns.every((pattern, at) => pattern === patterns[at]);
  if (isSame) return known.inOrder;
  const inOrder: TreePattern[] = [];
  addInOrder(patterns, 0, inOrder);
  ordered.set(literal, { patterns, inOrder });
  return inOrder;
}

/** Patterns that go on alike from one place: with a hole (null: with none) and a literal behind it. */
interface Alike {
  readonly literal: Buffer;
  readonly type: FieldType | null;
  readonly patterns: TreePattern[];
}

/**
 * Longer literals first, then in the order of declaration.
 * @param depth how many holes stand before the place; -1 for the beginning of messages
 */
function partition(patterns: readonly TreePattern[], depth: number): Alike[] {
  const byLiteral = new Map<Buffer, Alike[]>();
  const all: Alike[] = [];
  let latest: Alike | undefined;
  for (const pattern of patterns) {
    const { steps } = pattern;
    const hole = depth < 0 ? null : steps.holes[depth]!;
    const [literal, type] = hole === null ? [steps.literal, null] : [hole.literal, hole.type];
    // Alternatives of one written pattern follow each other.
    if (latest?.literal !== literal || latest.type !== type) {
      const known = byLiteral.get(literal) ?? [];
      byLiteral.set(literal, known);
      latest = known.find((candidate) => candidate.type === type);
      if (latest === undefined) {
        latest = { literal, type, patterns: [] };
        known.push(latest);
        all.push(latest);
      }
    }
    latest.patterns.push(pattern);
  }
  return all.sort((a, b) => b.literal.length - a.literal.length);
}

/** Adds patterns that are alike up to behind so many holes, the preferred first: those that end there, then the others. */
function addInOrder(patterns: readonly TreePattern[], depth: number, inOrder: TreePattern[]): void {
  if (patterns.length < 2) {
    inOrder.push(...patterns);
    return;
  }
  const others: TreePattern[] = [];
  for (const pattern of patterns) (pattern.steps.holes.length === depth ? inOrder : others).push(pattern);
  for (const { patterns: alike } of partition(others, depth)) addInOrder(alike, depth + 1, inOrder);
}

function nodeOf(inOrder: readonly TreePattern[], from: number, to: number, depth: number): TreeNode {
  const claims: Claim[] = [];
  for (let at = from; at < to && inOrder[at]!.steps.holes.length === depth; at++) {
    const pattern = inOrder[at]!;
    claims.push({ pattern, fuller: null });
    // Behind a pattern that always claims none is asked.
    if (pattern.isUnconditional) break;
  }
  const rank = claims.length > 0 ? from : unranked;
  return { claims, rank, bestRank: from < to ? from : unranked, groups: null, inOrder, from, to, depth };
}

/** What may follow a node, the preferred first. */
export function groupsOf(node: TreeNode): readonly HoleGroup[] {
  node.groups ??= makeGroups(node);
  return node.groups;
}

function makeGroups({ inOrder, from, to, depth }: TreeNode): HoleGroup[] {
  const byType = new Map<FieldType, { edges: LiteralEdge[]; rest: TreeNode | null }>();
  let at = from;
  while (at < to && inOrder[at]!.steps.holes.length === depth) at++;
  while (at < to) {
    const { type, literal } = inOrder[at]!.steps.holes[depth]!;
    const start = at++;
    while (at < to && goesOn(inOrder[at]!, depth, type, literal)) at++;
    const node = nodeOf(inOrder, start, at, depth + 1);
    const ways = byType.get(type) ?? { edges: [], rest: null };
    byType.set(type, ways);
    if (literal.length > 0) ways.edges.push({ literal, node, foundIn: 0 });
    else ways.rest = node;
  }
  return [...byType].map(([type, { edges, rest }]) => groupOf(type, type, depth + 1, edges, rest));
}

function goesOn({ steps }: TreePattern, depth: number, type: FieldType, literal: Buffer): boolean {
  const hole = steps.holes[depth]!;
  return hole.type === type && hole.literal === literal;
}

/** @param holds what its holes hold: null for nothing */
function groupOf(
  type: FieldType,
  holds: FieldType | null,
  depth: number,
  edges: readonly LiteralEdge[],
  rest: TreeNode | null,
): HoleGroup {
  const kinds = byteKinds(
    holds,
    edges.map(({ literal }) => literal),
  );
  return {
    ...{ type, depth, kinds, rest, literals: null, edges },
    hasForm: hasForm(type),
    takesAll: edges.length === 0 && holds !== null && takesAnyByte.has(holds),
    ways: edges.length + (rest === null ? 0 : 1),
    bestRank: Math.min(edges[0]?.node.bestRank ?? unranked, rest?.bestRank ?? unranked),
    ...{ start: 0, readTo: 0, blanksEnd: 0, unfound: 0 },
  };
}

/** Of the pattern at `at`; `places` are those in the order of preference. */
function fullerAlternatives(
  at: number,
  patterns: readonly TreePattern[],
  places: ReadonlyMap<TreePattern, number>,
  needles: Map<string, Needle>,
): FullerPattern[] {
  const pattern = patterns[at]!;
  const fuller: FullerPattern[] = [];
  for (let other = at - 1; patterns[other]?.written === pattern.written; other--) {
    const isLater = places.get(patterns[other]!)! > places.get(pattern)!;
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
  for (const group of node.groups ?? []) forgetIn(group);
}
