import { isWellFormed } from "./fields.js";
import { type LiteralBranch, type LiteralTable, literalTable } from "./literal-table.js";
import { matchLiteral, skipBlanks } from "./literals.js";
import { groupsOf, type HoleGroup, type LiteralEdge, type Tree, type TreeNode, unranked } from "./tree.js";

/**
 * Finds where in a tree the message `bytes[start..end)`, which neither begins nor ends with blanks, leads: the node of the
 * preferred pattern that matches, or null. The first of `holeBounds` are the bounds of that pattern's holes then. `pass`
 * is greater than in any search since the tree last forgot its passes.
 */
export type Search = (tree: Tree, bytes: Uint8Array, start: number, end: number, pass: number) => TreeNode | null;

/**
 * Every line of every program that a grammar speaks of goes through here, so it is one function with its state in local
 * variables: calls would cost more than what they do. It tries first what is preferred, and nothing that could not be
 * preferred to what it found. There is one way to each node of a tree, and a hole ends at the first place of a literal
 * behind it: a message reaches each group of holes at most once, and how far it was read is kept in the group itself.
 */
export function createSearch(holeBounds: Int32Array): Search {
  /** Of the holes on the way to where the search is, the first of them at 2 and 3: at 0 is the one without bytes. */
  const bounds = new Int32Array(holeBounds.length + 2);
  /** The groups that are still to be read, or read on; the last is the next. */
  const waiting: HoleGroup[] = [];
  /** Literals that are still to be compared, from their places on: they begin as a written tab does. */
  const forks: LiteralBranch<LiteralEdge>[] = [];
  const forkPlaces: number[] = [];

  return (tree, bytes, messageStart, end, pass) => {
    let claiming: TreeNode | null = null;
    let claimingRank = unranked;
    let height = 0;
    const first = bytes[messageStart]!;
    const fromRoot = groupsOf(tree.root);
    for (let index = fromRoot.length - 1; index >= 0; index--) {
      const group = fromRoot[index]!;
      if ((group.kinds[first]! & 1) === 0) continue;
      begin(group, messageStart, end);
      waiting[height++] = group;
    }
    // The group that is read, and how far; kept in the group itself while it waits.
    let group = tree.beginning;
    let start = messageStart;
    let place = start;
    let blanksEnd = start;
    let unfound = group.ways;
    for (;;) {
      const { kinds, depth } = group;
      let kind = 1;
      while (place < end) {
        kind = kinds[bytes[place]!]!;
        if (kind !== 1) break;
        place++;
      }
      /** What comes next: it waits only for what is preferred to it. */
      let following: HoleGroup | null = null;
      let followingStart = 0;
      if (place === end) {
        const { rest } = group;
        if (rest !== null && rest.rank < claimingRank) {
          if (!group.hasForm || isWellFormed(group.type, bytes, start, end)) {
            bounds[2 * depth] = start;
            bounds[2 * depth + 1] = end;
            claiming = rest;
            claimingRank = rest.rank;
            for (let index = 2 * depth - 1; index >= 0; index--) holeBounds[index] = bounds[index + 2]!;
          }
        }
      } else if (kind !== 0) {
        let forkCount = 0;
        group.literals ??= literalTable(group.edges);
        let table: LiteralTable<LiteralEdge> | null = group.literals;
        let at = place;
        // What the literals here lead to is looked at before the hole is read on.
        const readsOn = (kind & 1) !== 0;
        if (readsOn) waiting[height++] = group;
        walk: for (;;) {
          let branch: LiteralBranch<LiteralEdge> | undefined;
          let next = at + 1;
          if (table !== null && at < end) {
            branch = table.byFirst[bytes[at]!];
            // From later places within a run of blanks all would go on at the same byte: one try is enough.
            if (
              table.afterBlanks !== null &&
              (at > place ? table.blanksIn !== pass || at >= table.blanksTo : at >= blanksEnd)
            ) {
              const runEnd = skipBlanks(bytes, at, end);
              if (at === place) blanksEnd = runEnd;
              else {
                table.blanksIn = pass;
                table.blanksTo = runEnd;
              }
              if (runEnd > at) {
                if (branch !== undefined) {
                  forks[forkCount] = branch;
                  forkPlaces[forkCount++] = next;
                }
                branch = table.afterBlanks;
                next = runEnd;
              }
            }
          }
          at = branch === undefined ? -1 : matchLiteral(branch.tail, 0, bytes, next, end);
          while (at < 0) {
            if (forkCount === 0) break walk;
            branch = forks[--forkCount]!;
            at = matchLiteral(branch.tail, 0, bytes, forkPlaces[forkCount]!, end);
          }
          const edge: LiteralEdge | null = branch!.edge;
          table = branch!.next;
          if (edge === null || edge.foundIn === pass) continue;
          edge.foundIn = pass;
          unfound--;
          const { node } = edge;
          if (node.bestRank >= claimingRank) continue;
          if (group.hasForm && !isWellFormed(group.type, bytes, start, place)) continue;
          bounds[2 * depth] = start;
          bounds[2 * depth + 1] = place;
          if (at === end) {
            if (node.rank >= claimingRank) continue;
            claiming = node;
            claimingRank = node.rank;
            for (let index = 2 * depth - 1; index >= 0; index--) holeBounds[index] = bounds[index + 2]!;
            continue;
          }
          const groups = node.groups ?? groupsOf(node);
          const byte = bytes[at]!;
          for (let index = groups.length - 1; index >= 0; index--) {
            const candidate = groups[index]!;
            if ((candidate.kinds[byte]! & 1) === 0 || candidate.bestRank >= claimingRank) continue;
            if (following !== null) {
              begin(following, followingStart, end);
              waiting[height++] = following;
            }
            following = candidate;
            followingStart = at;
          }
        }
        if (readsOn) {
          group.start = start;
          group.readTo = place + 1;
          group.blanksEnd = blanksEnd;
          group.unfound = unfound;
        }
      }
      if (following !== null) {
        group = following;
        start = followingStart;
        place = group.takesAll ? end : start + 1;
        blanksEnd = start;
        unfound = group.ways;
        continue;
      }
      do {
        if (height === 0) return claiming;
        group = waiting[--height]!;
      } while (group.unfound === 0 || group.bestRank >= claimingRank);
      start = group.start;
      place = group.readTo;
      blanksEnd = group.blanksEnd;
      unfound = group.unfound;
    }
  };
}

/** A hole of the group begins at `at`, and waits. */
function begin(group: HoleGroup, at: number, end: number): void {
  group.start = at;
  group.readTo = group.takesAll ? end : at + 1;
  group.blanksEnd = at;
  group.unfound = group.ways;
}
