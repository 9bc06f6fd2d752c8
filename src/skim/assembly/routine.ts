// Lines that say again what was said a moment ago of the same component: that it works, or fails. They are counted, and the
// latest two of each are kept (`src/skim/routines.ts` tells what is made of them).

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { hashOf, isSame } from "./bytes";
import {
  KEY,
  KEYS,
  KEYS_END,
  MOST_ROUTINES,
  NOTED,
  NOTED_COUNT,
  ROUTINE_TABLE,
  ROUTINE_TABLE_SIZE,
  ROUTINES,
  TOUCHED,
  TOUCHED_COUNT,
} from "./layout";

@unmanaged
export class Routine {
  /** Lines from this clock to that (exclusive), in microseconds, belong to what is counted together; none where both are the same. */
  fromMicros: f64;
  untilMicros: f64;
  pattern: i32;
  hash: u32;
  key: usize;
  keyLength: i32;
  /** Lines that were not told yet. */
  count: i32;
  /** A multiple of 8. */
  padding: i32;
}

/** A line of a routine: which of those that were passed over, from 0, its clock behind the head's, and offsets into the chunk. */
@unmanaged
export class Sighting {
  /** The kernel's own, or -1. */
  kernelMicros: f64;
  index: i32;
  micros: u32;
  offset: i32;
  messageAt: i32;
  pidAt: i32;
  pidEnd: i32;
  end: i32;
  /** Of what tells lines apart: a hash, and 0 where there is none. */
  differentHash: u32;
  hasDifferent: i32;
  /** A multiple of 8. */
  padding: i32;
}

/** What has to be noted of a line of a routine: hashes of its transaction, where it has one, and of what tells it from others. */
@unmanaged
export class Noted {
  index: i32;
  offset: i32;
  routine: i32;
  hasTransaction: i32;
  transactionHash: u32;
  otherTransactionHash: u32;
  differentHash: u32;
  hasDifferent: i32;
}

export const NOTED_BYTES: i32 = offsetof<Noted>();

/** The latest line of a routine stands at one of two places, in turn: that of the first line is the first. */
export const SIGHTINGS_AT: i32 = offsetof<Routine>();
export const SIGHTING_BYTES: i32 = offsetof<Sighting>();
export const ROUTINE_BYTES: i32 = offsetof<Routine>() + 2 * offsetof<Sighting>();
export const UNTIL_AT: i32 = offsetof<Routine>("untilMicros");
export const COUNT_AT: i32 = offsetof<Routine>("count");

let routineCount: i32 = 0;
let keysEnd: usize = KEYS;

export function routineAt(index: i32): Routine {
  return changetype<Routine>(ROUTINES + <usize>(index * ROUTINE_BYTES));
}

/** The number of a pattern's routine, from 0, or -1. */
export function findRoutine(pattern: i32, key: usize, keyLength: i32): i32 {
  const hash = hashOf(key, keyLength) ^ (<u32>pattern * 0x9e3779b1);
  let at = hash % ROUTINE_TABLE_SIZE;
  while (true) {
    const index = <i32>load<u16>(ROUTINE_TABLE + <usize>at * 2) - 1;
    if (index < 0) return -1;
    const routine = routineAt(index);
    if (
      routine.hash === hash &&
      routine.pattern === pattern &&
      routine.keyLength === keyLength &&
      isSame(key, routine.key, keyLength)
    ) {
      return index;
    }
    at = (at + 1) % ROUTINE_TABLE_SIZE;
  }
}

/** The number of the routine of a pattern and the key at KEY, a new one where there is none, or -1 where there is no room. */
export function nameRoutine(pattern: i32, keyLength: i32): i32 {
  const known = findRoutine(pattern, KEY, keyLength);
  if (known >= 0) return known;
  if (routineCount === MOST_ROUTINES || keysEnd + <usize>keyLength > KEYS_END) return -1;
  const index = routineCount++;
  const routine = routineAt(index);
  routine.pattern = pattern;
  routine.hash = hashOf(KEY, keyLength) ^ (<u32>pattern * 0x9e3779b1);
  routine.key = keysEnd;
  routine.keyLength = keyLength;
  memory.copy(keysEnd, KEY, <usize>keyLength);
  keysEnd += <usize>keyLength;
  let at = routine.hash % ROUTINE_TABLE_SIZE;
  while (load<u16>(ROUTINE_TABLE + <usize>at * 2) !== 0) at = (at + 1) % ROUTINE_TABLE_SIZE;
  store<u16>(ROUTINE_TABLE + <usize>at * 2, <u16>(index + 1));
  return index;
}

/** The place of a new line of a routine, to be filled. */
export function addSighting(index: i32): Sighting {
  const routine = routineAt(index);
  if (routine.count === 0) {
    const touched = load<i32>(TOUCHED_COUNT);
    store<i32>(TOUCHED + ((<usize>touched) << 2), index);
    store<i32>(TOUCHED_COUNT, touched + 1);
  }
  const sighting = changetype<Sighting>(
    changetype<usize>(routine) + <usize>SIGHTINGS_AT + <usize>((routine.count & 1) * SIGHTING_BYTES),
  );
  routine.count++;
  return sighting;
}

/** The place of what is noted of a line, to be filled. */
export function addNoted(): Noted {
  const count = load<i32>(NOTED_COUNT);
  store<i32>(NOTED_COUNT, count + 1);
  return changetype<Noted>(NOTED + <usize>(count * NOTED_BYTES));
}

/** As `hashOf` of `src/detect/different.ts`. */
export function differenceHash(start: usize, end: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = (hash ^ <u32>load<u8>(at)) * 0x01000193;
  return hash;
}

/** As `otherHashOf` of `src/detect/transactions.ts`. */
export function transactionHash(start: usize, end: usize): u32 {
  let hash = <u32>(end - start);
  for (let at = start; at < end; at++) hash = hash * 31 + <u32>load<u8>(at);
  return hash;
}

/** Forgets all routines and their keys. */
export function forgetRoutines(): void {
  memory.fill(ROUTINES, 0, <usize>(routineCount * ROUTINE_BYTES));
  memory.fill(ROUTINE_TABLE, 0, <usize>ROUTINE_TABLE_SIZE * 2);
  routineCount = 0;
  keysEnd = KEYS;
}
