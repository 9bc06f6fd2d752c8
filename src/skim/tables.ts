import type { Matcher, ProgramPatterns } from "../grammar/matcher.js";
import type { Look } from "../grammar/probe.js";
import { peeledBy } from "../read/peeled.js";
import type { Kernel } from "./kernel.js";
import { lookWords } from "./look-tables.js";
import { createTableMemory, Unwritable } from "./memory.js";
import { createTreeTables, type PatternUse } from "./tree-tables.js";

const programBytes = 16;
/** A hash table that is fuller than half finds slowly. */
const mostPrograms = 1024;
const kernelProgram = "kernel";
const nothing: Look = { beginnings: [], needles: [] };

/** What the kernel looks programs up in, what it looks for in their messages, and the patterns that it searches. */
export interface Tables {
  /** Where the look at a program's messages stands; 0 where each has to be read. */
  lookFor(program: string): number;
  /** Makes a program known. Returns its slot, or -1 where there is no room. */
  addProgram(name: string): number;
  /** Writes the node of a tree that the kernel came to. */
  writeNode(at: number): void;
}

export function createTables(kernel: Kernel, matcher: Matcher, useOf: (pattern: number) => PatternUse): Tables {
  const { bytes, layout, hashOf } = kernel;
  const memory = createTableMemory(kernel);
  const trees = createTreeTables(kernel, memory, matcher, useOf);
  const [programs, programCount, longestName] = [
    layout("PROGRAMS"),
    layout("PROGRAM_COUNT"),
    layout("LONGEST_PROGRAM"),
  ];
  const slots = new Map<string, number>();
  /** Where looks stand that were written, by their patterns and flags; undefined for programs that no grammar speaks of. */
  const looks = new Map<ProgramPatterns | undefined, Map<number, number>>();

  /** 0 where it cannot be written. */
  function written(write: () => number): number {
    try {
      return write();
    } catch (error) {
      if (error instanceof Unwritable) return 0;
      throw error;
    }
  }

  function writeLook(patterns: ProgramPatterns | undefined, flags: number): number {
    const look = patterns === undefined ? nothing : matcher.lookOf(patterns);
    const tree = patterns === undefined ? 0 : written(() => trees.writeTree(patterns.tree));
    const hasLook = look === null ? layout("HAS_NO_LOOK") : 0;
    return written(() => memory.writeWords([flags | hasLook, ...lookWords(kernel, memory, look ?? nothing), tree]));
  }

  function lookFor(program: string): number {
    const patterns = matcher.forProgram(program);
    const peeled = peeledBy(program);
    if (peeled === "web log") return 0;
    const flags =
      (peeled === "queue id" ? layout("HAS_QUEUE_ID") : 0) |
      (peeled === "amavis id" ? layout("HAS_AMAVIS_ID") : 0) |
      (program === kernelProgram ? layout("IS_OF_KERNEL") : 0) |
      (patterns === undefined ? 0 : layout("HAS_PATTERNS")) |
      (patterns?.isHeartbeat === true ? layout("HAS_HEARTBEAT") : 0);
    const byFlags = looks.get(patterns) ?? new Map<number, number>();
    looks.set(patterns, byFlags);
    const place = byFlags.get(flags) ?? writeLook(patterns, flags);
    byFlags.set(flags, place);
    return place;
  }

  function addProgram(name: string): number {
    const text = Buffer.from(name);
    if (slots.size === mostPrograms || text.length === 0 || text.length > longestName) return -1;
    const at = written(() => memory.writeBytes(text));
    if (at === 0) return -1;
    const hash = hashOf(at, text.length) >>> 0;
    let slot = hash % programCount;
    while (bytes.readUInt32LE(programs + slot * programBytes + 4) !== 0) slot = (slot + 1) % programCount;
    const entry = programs + slot * programBytes;
    bytes.writeUInt32LE(hash, entry);
    bytes.writeUInt32LE(at, entry + 4);
    bytes.writeUInt32LE(text.length, entry + 8);
    bytes.writeUInt32LE(lookFor(name), entry + 12);
    slots.set(name, slot);
    return slot;
  }

  return {
    lookFor,
    // What is no UTF-8, or came after too many others, has another name than its bytes: it stays unknown.
    writeNode: trees.writeNode,
    addProgram: (name) => slots.get(name) ?? addProgram(name),
  };
}
