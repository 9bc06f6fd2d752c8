// What is to be made of a message: the same as `match` of `src/grammar/matcher.ts`, as far as it is told without the reader.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { skipBlanks, trimBlanks } from "./blanks";
import { isSame } from "./bytes";
import { holds } from "./conditions";
import { canSearch, isCutShort, isWritten, search } from "./search";
import { Claim, Condition, Needle, Node, Tree } from "./structures";

/** Whether the pattern claims a message is left to the reader. */
export const UNTOLD: i32 = -1;
/** The reader has to see the message. */
export const READ: i32 = 0;
/** Nothing is made of it. */
export const NOTHING: i32 = 1;
/** It is known, and nothing is made of it where nothing failed before. */
export const LIFE: i32 = 2;
/** A component works: counted where it is one of `routine.ts`, else left to the reader. */
export const ROUTINE: i32 = 3;
/** As ROUTINE, where nothing was noted of a transaction lately. */
export const ROUTINE_UNLESS: i32 = 4;
/** As ROUTINE, of a component that fails. */
export const FAILING: i32 = 5;
/** As FAILING, and of each line something has to be noted. */
export const FAILING_NOTED: i32 = 6;

/** What tells lines of a routine apart. */
export const NOTHING_DIFFERS: i32 = -1;
export const TRANSACTION_DIFFERS: i32 = -2;

/** The claim on the message, or null where there is none, or none that is known: then `isUnknown`. */
export let isUnknown: bool = false;

export function claimOf(tree: Tree, messageStart: usize, stop: usize): Claim | null {
  isUnknown = false;
  const end = trimBlanks(messageStart, stop);
  const start = skipBlanks(messageStart, end);
  if (start >= end) return null;
  if (!canSearch()) return unknown();
  const node = search(tree, start, end);
  if (isCutShort) return unknown();
  return node === null ? null : settle(node, start, end);
}

function unknown(): Claim | null {
  isUnknown = true;
  return null;
}

/** The first of the patterns that end at the same place whose conditions hold. */
function settle(node: Node, start: usize, end: usize): Claim | null {
  if (!isWritten(node)) return unknown();
  for (let index = 0; index < node.claimCount; index++) {
    const claim = changetype<Claim>(node.claims + <usize>index * offsetof<Claim>());
    if (claim.kind === UNTOLD || hasNeedle(claim, start, end)) return unknown();
    if (areMet(claim)) return claim;
  }
  return null;
}

/** Whether a fuller alternative of the pattern may match. */
function hasNeedle(claim: Claim, start: usize, end: usize): bool {
  for (let index = 0; index < claim.needleCount; index++) {
    if (stands(changetype<Needle>(claim.needles + <usize>index * offsetof<Needle>()), start, end)) return true;
  }
  return false;
}

function stands(needle: Needle, start: usize, end: usize): bool {
  const anchor = <usize>needle.anchor;
  const length = needle.length;
  if (<i32>(end - start) < length) return false;
  const wanted = i8x16.splat(load<i8>(needle.bytes + anchor));
  // The last place of the anchor's byte is still before `limit`.
  const limit = end - <usize>length + anchor + 1;
  for (let at = start + anchor; at < limit; at += 16) {
    let found = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    while (found !== 0) {
      const place = at + <usize>ctz(found);
      if (place >= limit) return false;
      if (isSame(place - anchor, needle.bytes, length)) return true;
      found &= found - 1;
    }
  }
  return false;
}

function areMet(claim: Claim): bool {
  for (let index = 0; index < claim.conditionCount; index++) {
    if (!holds(changetype<Condition>(claim.conditions + <usize>index * offsetof<Condition>()))) return false;
  }
  return true;
}
