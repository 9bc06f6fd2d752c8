import type { Look, Place } from "../grammar/probe.js";
import type { Kernel } from "./kernel.js";
import { writeKinds } from "./kinds.js";
import type { TableMemory } from "./memory.js";

const byteValues = 256;
const blank = 32;
const buckets = 8;
/** How common bytes are in messages, the most common ones first; all others are rare. */
const common = Buffer.from(" etaoinsrcdlmu0123456789.pfghby:=wvk,-/_()[]xqjz");

/** What the kernel looks for in the messages of a program. @returns its words, for `writeWords` */
export function lookWords(kernel: Kernel, memory: TableMemory, { beginnings, needles }: Look): number[] {
  const first = (literal: Uint8Array) => literal[0] as number;
  const places = beginnings.toSorted((a, b) => first(a.literal) - first(b.literal));
  return [
    writeByFirst(
      memory,
      places.map(({ literal }) => first(literal)),
    ),
    memory.writeWords(places.flatMap((place) => [...beginningOf(place), writePlace(memory, place)])),
    needles.length === 0 ? 0 : writeNeedles(kernel, memory, needles),
  ];
}

/** The first four bytes of a place's literal, and which of their bits a message has too that it matches: those before a blank. */
function beginningOf({ literal }: Place): number[] {
  const beginning = Buffer.alloc(4);
  beginning.set(literal.subarray(0, 4));
  const blankAt = literal.subarray(0, 4).indexOf(blank);
  const plain = blankAt < 0 ? Math.min(4, literal.length) : blankAt;
  return [beginning.readInt32LE(0), plain === 4 ? -1 : 2 ** (8 * plain) - 1];
}

function writePlaces(memory: TableMemory, places: readonly Place[]): number {
  return memory.writeWords(places.map((place) => writePlace(memory, place)));
}

function writePlace(memory: TableMemory, { kinds, literal, beforeRun, next, least }: Place): number {
  const wanted = Number.isFinite(least) ? BigInt(Math.ceil(least)) : 2n ** 63n - 1n;
  return memory.writeWords([
    writeKinds(memory, kinds),
    memory.writeBytes(literal),
    literal.length,
    beforeRun,
    writePlaces(memory, next),
    next.length,
    Number(BigInt.asIntN(32, wanted)),
    Number(wanted >> 32n),
  ]);
}

/** For each byte where those begin that begin with it, of a list in the order of first bytes. */
function writeByFirst(memory: TableMemory, firsts: readonly number[]): number {
  const starts = new Uint16Array(byteValues + 1);
  for (let byte = 0; byte <= byteValues; byte++) {
    const index = firsts.findIndex((first) => first >= byte);
    starts[byte] = index < 0 ? firsts.length : index;
  }
  return memory.writeBytes(Buffer.from(starts.buffer));
}

const rareness = (byte: number | undefined) =>
  byte === undefined || !common.includes(byte) ? 60 : common.indexOf(byte);

/** Where the two neighbouring bytes of a piece stand that come least often. */
function rarestPair(needle: Uint8Array): number {
  let best = 0;
  const rarenessAt = (at: number) => rareness(needle[at]) + rareness(needle[at + 1]);
  for (let at = 1; at + 1 < needle.length; at++) if (rarenessAt(at) > rarenessAt(best)) best = at;
  return best;
}

/**
 * Pieces, and by the halves of both bytes of their pairs in which of eight buckets there is one with such a byte: four tables
 * of sixteen bytes, a set of the pairs, the number of pieces, and of each where it stands, in two bytes each how long it is, where its pair stands
 * in it, the pair, and which bits of it matter: of a piece of one byte only those of the first.
 */
function writeNeedles({ layout }: Kernel, memory: TableMemory, needles: readonly Buffer[]): number {
  const halves = new Uint8Array(4 * 16);
  const pairBits = layout("PAIR_BITS");
  const pairs = new Uint8Array(pairBits / 8);
  const paired = needles
    .map((needle) => {
      const at = rarestPair(needle);
      const pair = (needle[at] as number) | ((needle[at + 1] ?? 0) << 8);
      return { needle, at, pair, mask: needle.length === 1 ? 0xff : 0xffff };
    })
    .sort((a, b) => a.pair - b.pair);
  const words = paired.flatMap(({ needle, at, pair, mask }, index) => {
    const bucket = 1 << Math.floor((index * buckets) / paired.length);
    for (const [table, half] of [pair & 15, (pair >> 4) & 15, (pair >> 8) & 15, pair >> 12].entries()) {
      for (let other = 0; other < 16; other++) {
        if (other === half || (table > 1 && mask === 0xff)) halves[table * 16 + other]! |= bucket;
      }
    }
    const hash = (Math.imul(pair, layout("PAIR_MULTIPLIER")) >>> 16) & (pairBits - 1);
    pairs[hash >> 3]! |= 1 << (hash & 7);
    return [memory.writeBytes(needle), needle.length | (at << 16), pair | (mask << 16)];
  });
  const list = Buffer.alloc((1 + words.length) * 4);
  for (const [index, word] of [paired.length, ...words].entries()) list.writeInt32LE(word | 0, index * 4);
  return memory.writeBytes(Buffer.concat([halves, pairs, list]));
}
