// Programs that were seen, and what is looked for in their messages: a hash table that `src/skim/tables.ts` fills.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { hashOf, isSame } from "./bytes";
import { PROGRAM_COUNT, PROGRAMS } from "./layout";

const PROGRAM_BYTES: u32 = 16;

/** The slot of a program that was seen, or -1. */
export function findProgram(name: usize, length: i32): i32 {
  const hash = hashOf(name, length);
  let at = hash % PROGRAM_COUNT;
  while (true) {
    const entry = PROGRAMS + <usize>(at * PROGRAM_BYTES);
    const text = <usize>load<u32>(entry + 4);
    if (text === 0) return -1;
    if (load<u32>(entry) === hash && load<i32>(entry + 8) === length && isSame(name, text, length)) {
      return <i32>at;
    }
    at = (at + 1) % PROGRAM_COUNT;
  }
}

/** Where the look stands at the messages of the program in a slot; 0 where each has to be read. */
export function lookOf(slot: i32): usize {
  return <usize>load<u32>(PROGRAMS + <usize>(<u32>slot * PROGRAM_BYTES) + 12);
}
