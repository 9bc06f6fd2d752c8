// What `src/skim/tree-tables.ts` writes: patterns as `src/grammar/tree.ts` and `src/grammar/literal-table.ts` have them, whose
// comments say more. Each field is a word of four bytes; 0 stands for what is not there.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

@unmanaged
export class Tree {
  beginning: Group | null;
  root: Node | null;
}

@unmanaged
export class Node {
  rank: i32;
  bestRank: i32;
  /** Places of groups. */
  groups: usize;
  groupCount: i32;
  claims: usize;
  claimCount: i32;
  /** One of the following: most nodes are never come to, and written only then. */
  state: i32;
}

export const UNWRITTEN_NODE: i32 = 0;
export const WRITTEN_NODE: i32 = 1;
/** There was no room for it, or it has what cannot be searched. */
export const NO_NODE: i32 = 2;

@unmanaged
export class Group {
  kinds: usize;
  depth: i32;
  /** One of those of `forms.ts`. */
  form: i32;
  rest: Node | null;
  literals: LiteralTable | null;
  takesAll: i32;
  ways: i32;
  bestRank: i32;
  start: usize;
  readTo: usize;
  blanksEnd: usize;
  unfound: i32;
}

@unmanaged
export class LiteralTable {
  /** By byte, a byte: which of the branches, from 1. */
  byFirst: usize;
  branches: usize;
  afterBlanks: Branch | null;
  blanksIn: u32;
  blanksTo: usize;
}

@unmanaged
export class Branch {
  tail: usize;
  tailLength: i32;
  edge: Edge | null;
  next: LiteralTable | null;
}

@unmanaged
export class Edge {
  node: Node | null;
  foundIn: u32;
}

/** What is made of the messages that a pattern claims. */
@unmanaged
export class Claim {
  /** One of those of `claims.ts`. */
  kind: i32;
  /** Index of the pattern among those of the matcher. */
  pattern: i32;
  /** Which of the pattern's holes tells its components apart, from 0; -1 where there is one. */
  keyHole: i32;
  /** Which hole tells lines of a routine apart, from 0; `NOTHING_DIFFERS` or `TRANSACTION_DIFFERS`. */
  differentHole: i32;
  /** Pieces that a message must have for a fuller alternative to match it. */
  needles: usize;
  needleCount: i32;
  conditions: usize;
  conditionCount: i32;
}

@unmanaged
export class Needle {
  bytes: usize;
  length: i32;
  /** Where its least common byte stands. */
  anchor: i32;
}

@unmanaged
export class Condition {
  number: f64;
  /** One of those of `conditions.ts`. */
  test: i32;
  hole: i32;
  isDevice: i32;
  values: usize;
  valueCount: i32;
  /** A multiple of 8. */
  padding: i32;
}

@unmanaged
export class Text {
  bytes: usize;
  length: i32;
}
