import type { Look, Place } from "../grammar/probe.js";
import type { Kernel } from "./kernel.js";

const wordBytes = 4;
const placeBytes = 32;
const lookBytes = 20;
const programBytes = 16;
const byteValues = 256;
/** A hash table that is fuller than half finds slowly. */
const mostPrograms = 1024;

/** What the kernel looks programs up in, and what it looks for in their messages. */
export interface Tables {
  /** Where the look stands that was written, or 0 where there is no room for it. */
  writeLook(look: Look, flags: number): number;
  /** Makes a program known, with the place of its look; 0 stops at each of its lines. Returns its slot, or -1 where there is no room. */
  addProgram(name: string, look: number): number;
}

export function createTables({ bytes, layout }: Kernel): Tables {
  const [programs, programCount, end] = [layout("PROGRAMS"), layout("PROGRAM_COUNT"), layout("CHUNK")];
  const longestName = layout("LONGEST_PROGRAM");
  let free = layout("TABLES");
  const slots = new Map<string, number>();
  /** Many holes hold the same bytes. */
  const writtenKinds = new Map<Uint8Array, number>();

  /** Where so many bytes may be written, aligned; throws `Full` where there are no more. */
  function take(length: number): number {
    const at = free;
    free = Math.ceil((free + length) / 8) * 8;
    if (free > end) throw new Full();
    return at;
  }

  function writeBytes(content: Uint8Array): number {
    const at = take(content.length);
    bytes.set(content, at);
    return at;
  }

  function writeKinds(kinds: Uint8Array): number {
    const at = writtenKinds.get(kinds) ?? writeBytes(kinds);
    writtenKinds.set(kinds, at);
    return at;
  }

  function writePlaces(places: readonly Place[]): number {
    const list = take(places.length * wordBytes);
    for (const [index, place] of places.entries()) {
      const at = take(placeBytes);
      bytes.writeUInt32LE(writeKinds(place.kinds), at);
      bytes.writeUInt32LE(writeBytes(place.literal), at + 4);
      bytes.writeUInt32LE(place.literal.length, at + 8);
      bytes.writeInt32LE(place.beforeRun, at + 12);
      bytes.writeUInt32LE(writePlaces(place.next), at + 16);
      bytes.writeUInt32LE(place.next.length, at + 20);
      const least = Number.isFinite(place.least) ? BigInt(Math.ceil(place.least)) : 2n ** 63n - 1n;
      bytes.writeBigInt64LE(least, at + 24);
      bytes.writeUInt32LE(at, list + index * wordBytes);
    }
    return list;
  }

  /** For each byte where those begin that begin with it, of a list in the order of first bytes. */
  function writeByFirst(firsts: readonly number[]): number {
    const at = take((byteValues + 1) * 2);
    for (let byte = 0; byte <= byteValues; byte++) {
      const index = firsts.findIndex((first) => first >= byte);
      bytes.writeUInt16LE(index < 0 ? firsts.length : index, at + byte * 2);
    }
    return at;
  }

  function write({ beginnings, needles }: Look, flags: number): number {
    const at = take(lookBytes);
    const first = (literal: Uint8Array) => literal[0] as number;
    const places = beginnings.toSorted((a, b) => first(a.literal) - first(b.literal));
    bytes.writeUInt32LE(flags, at);
    bytes.writeUInt32LE(writeByFirst(places.map(({ literal }) => first(literal))), at + 4);
    bytes.writeUInt32LE(writePlaces(places), at + 8);
    bytes.writeUInt32LE(0, at + 12);
    if (needles.length > 0) {
      const sorted = needles.toSorted((a, b) => first(a) - first(b));
      bytes.writeUInt32LE(writeByFirst(sorted.map(first)), at + 12);
      const list = take(sorted.length * 2 * wordBytes);
      bytes.writeUInt32LE(list, at + 16);
      for (const [index, needle] of sorted.entries()) {
        bytes.writeUInt32LE(writeBytes(needle), list + index * 8);
        bytes.writeUInt32LE(needle.length, list + index * 8 + 4);
      }
    }
    return at;
  }

  return {
    writeLook(look, flags) {
      try {
        return write(look, flags);
      } catch (error) {
        if (error instanceof Full) return 0;
        throw error;
      }
    },
    addProgram(name, look) {
      const known = slots.get(name);
      // What is no UTF-8, or came after too many others, has another name than its bytes.
      if (known !== undefined) return known;
      const text = Buffer.from(name);
      if (slots.size === mostPrograms || text.length === 0 || text.length > longestName || free + text.length > end)
        return -1;
      const hash = hashOf(text);
      let slot = hash % programCount;
      while (bytes.readUInt32LE(programs + slot * programBytes + 4) !== 0) slot = (slot + 1) % programCount;
      const entry = programs + slot * programBytes;
      bytes.writeUInt32LE(hash, entry);
      bytes.writeUInt32LE(writeBytes(text), entry + 4);
      bytes.writeUInt32LE(text.length, entry + 8);
      bytes.writeUInt32LE(look, entry + 12);
      slots.set(name, slot);
      return slot;
    },
  };
}

class Full extends Error {}

/** As the kernel has it. */
function hashOf(text: Uint8Array): number {
  const padded = Buffer.alloc(Math.max(8, text.length));
  padded.set(text);
  const first = padded.readBigUInt64LE(0);
  const last = text.length < 8 ? 0n : padded.readBigUInt64LE(text.length - 8);
  const mixed = first * 0x9e3779b97f4a7c15n + last * 0xc2b2ae3d27d4eb4fn + BigInt(text.length);
  return Number((mixed >> 32n) & 0xffff_ffffn);
}
