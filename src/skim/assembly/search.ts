// Where in a tree a message leads: the same as `src/grammar/search.ts`, whose comments say why it is done so.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { matchLiteral, skipBlanks } from "./blanks";
import { behindOrdinary } from "./bytes";
import { ANY_FORM, isWellFormed } from "./forms";
import { BOUNDS, FORKS, UNWRITTEN, WAITING, WAY } from "./layout";
import { Branch, Edge, Group, LiteralTable, Node, Tree, UNWRITTEN_NODE, WRITTEN_NODE } from "./structures";

const UNRANKED: i32 = 0x3fff_ffff;
const WORD: usize = 4;

/** How many messages were searched. */
let pass: u32 = 0;

/** Whether the latest search came to a node that is not written. */
export let isCutShort: bool = false;

/** The bounds of the i-th hole, from 0, of the pattern that was found. */
export function holeStart(hole: i32): usize {
  return <usize>load<u32>(BOUNDS + ((<usize>hole) << 3));
}

export function holeEnd(hole: i32): usize {
  return <usize>load<u32>(BOUNDS + ((<usize>hole) << 3) + WORD);
}

/** So many messages can be searched that no log has them; then none is any more. */
export function canSearch(): bool {
  return pass !== u32.MAX_VALUE;
}

/** The node of the preferred pattern that matches the message, which neither begins nor ends with blanks, or null. */
export function search(tree: Tree, messageStart: usize, end: usize): Node | null {
  pass++;
  isCutShort = false;
  let claiming: Node | null = null;
  let claimingRank = UNRANKED;
  let height: usize = 0;
  const first = <usize>load<u8>(messageStart);
  const root = tree.root!;
  for (let index = root.groupCount - 1; index >= 0; index--) {
    const candidate = groupOf(root, index);
    if ((load<u8>(candidate.kinds + first) & 1) === 0) continue;
    begin(candidate, messageStart, end);
    wait(candidate, height);
    height++;
  }
  let group = tree.beginning!;
  let start = messageStart;
  let place = start;
  let blanksEnd = start;
  let unfound = group.ways;
  while (true) {
    const kinds = group.kinds;
    place = behindOrdinary(kinds, place, end);
    const kind: u32 = place < end ? <u32>load<u8>(kinds + <usize>load<u8>(place)) : 1;
    let following: Group | null = null;
    let followingStart: usize = 0;
    if (place === end) {
      const rest = group.rest;
      if (rest !== null && rest.rank < claimingRank && isFormed(group, start, end)) {
        setBounds(group, start, end);
        claiming = rest;
        claimingRank = rest.rank;
        keepBounds(group.depth);
      }
    } else if (kind !== 0) {
      let forkCount: usize = 0;
      let table: LiteralTable | null = group.literals;
      let at = place;
      const readsOn = (kind & 1) !== 0;
      if (readsOn) {
        wait(group, height);
        height++;
      }
      while (true) {
        let branch: Branch | null = null;
        let next = at + 1;
        if (table !== null && at < end) {
          branch = branchOf(table, load<u8>(at));
          const afterBlanks = table.afterBlanks;
          if (
            afterBlanks !== null &&
            (at > place ? table.blanksIn !== pass || at >= table.blanksTo : at >= blanksEnd)
          ) {
            const runEnd = skipBlanks(at, end);
            if (at === place) blanksEnd = runEnd;
            else {
              table.blanksIn = pass;
              table.blanksTo = runEnd;
            }
            if (runEnd > at) {
              if (branch !== null) {
                store<u32>(FORKS + forkCount * 8, <u32>changetype<usize>(branch));
                store<u32>(FORKS + forkCount * 8 + WORD, <u32>next);
                forkCount++;
              }
              branch = afterBlanks;
              next = runEnd;
            }
          }
        }
        at = branch === null ? 0 : matchLiteral(branch.tail, branch.tailLength, next, end);
        while (at === 0 && forkCount > 0) {
          forkCount--;
          branch = changetype<Branch>(<usize>load<u32>(FORKS + forkCount * 8));
          at = matchLiteral(branch.tail, branch.tailLength, <usize>load<u32>(FORKS + forkCount * 8 + WORD), end);
        }
        if (at === 0) break;
        const edge: Edge | null = branch!.edge;
        table = branch!.next;
        if (edge === null || edge.foundIn === pass) continue;
        edge.foundIn = pass;
        unfound--;
        const node = edge.node!;
        if (node.bestRank >= claimingRank || !isFormed(group, start, place)) continue;
        setBounds(group, start, place);
        if (at === end) {
          if (node.rank >= claimingRank) continue;
          claiming = node;
          claimingRank = node.rank;
          keepBounds(group.depth);
          continue;
        }
        if (!isWritten(node)) return null;
        const byte = <usize>load<u8>(at);
        for (let index = node.groupCount - 1; index >= 0; index--) {
          const candidate = groupOf(node, index);
          if ((load<u8>(candidate.kinds + byte) & 1) === 0 || candidate.bestRank >= claimingRank) continue;
          if (following !== null) {
            begin(following, followingStart, end);
            wait(following, height);
            height++;
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
      place = group.takesAll !== 0 ? end : start + 1;
      blanksEnd = start;
      unfound = group.ways;
      continue;
    }
    do {
      if (height === 0) return claiming;
      height--;
      group = changetype<Group>(<usize>load<u32>(WAITING + height * WORD));
    } while (group.unfound === 0 || group.bestRank >= claimingRank);
    start = group.start;
    place = group.readTo;
    blanksEnd = group.blanksEnd;
    unfound = group.unfound;
  }
  return claiming;
}

/** Else the search is cut short. */
export function isWritten(node: Node): bool {
  if (node.state === WRITTEN_NODE) return true;
  if (node.state === UNWRITTEN_NODE) store<u32>(UNWRITTEN, <u32>changetype<usize>(node));
  isCutShort = true;
  return false;
}

function groupOf(node: Node, index: i32): Group {
  return changetype<Group>(<usize>load<u32>(node.groups + <usize>index * WORD));
}

/** A hole of the group begins at `at`. */
function begin(group: Group, at: usize, end: usize): void {
  group.start = at;
  group.readTo = group.takesAll !== 0 ? end : at + 1;
  group.blanksEnd = at;
  group.unfound = group.ways;
}

function wait(group: Group, height: usize): void {
  store<u32>(WAITING + height * WORD, <u32>changetype<usize>(group));
}

function isFormed(group: Group, start: usize, end: usize): bool {
  return group.form === ANY_FORM || isWellFormed(group.form, start, end);
}

/** Of the hole on the way to where the search is; the one without bytes is the first. */
function setBounds(group: Group, start: usize, end: usize): void {
  const bounds = WAY + ((<usize>group.depth) << 3);
  store<u32>(bounds, <u32>start);
  store<u32>(bounds + WORD, <u32>end);
}

/** The bounds of the holes on the way, so many, are those of the preferred pattern so far. */
function keepBounds(holes: i32): void {
  for (let hole = 0; hole < holes; hole++) {
    const at = (<usize>hole) << 3;
    store<u64>(BOUNDS + at, load<u64>(WAY + at + 8));
  }
}

function branchOf(table: LiteralTable, byte: u8): Branch | null {
  const index = <usize>load<u8>(table.byFirst + <usize>byte);
  return index === 0 ? null : changetype<Branch>(table.branches + (index - 1) * offsetof<Branch>());
}
