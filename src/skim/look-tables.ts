import type { Look, Place } from "../grammar/probe.js";
import { blankStarts } from "../grammar/steps.js";
import type { Kernel } from "./kernel.js";
import { writeKinds } from "./kinds.js";
import type { TableMemory } from "./memory.js";

const byteValues = 256;
const blank = 32;
const buckets = 8;
const digits = Buffer.from("0123456789");
/** The words of the greatest number of 64 bits. */
const mostLong = [-1, 2 ** 31 - 1];
/** How common bytes are in messages, the most common ones first; all others are rare. */
const common = Buffer.from(" etaoinsrcdlmu0123456789.pfghby:=wvk,-/_()[]xqjz");
const rare = 60;

const first = (literal: Uint8Array) => literal[0] as number;

/** What the kernel looks for in the messages of a program. @returns its words, for `writeWords` */
export function lookWords(kernel: Kernel, memory: TableMemory, { beginnings, needles }: Look): number[] {
  const places = beginnings.toSorted((a, b) => first(a.literal) - first(b.literal));
  return [
    writeByFirst(
      memory,
      places.map(({ literal }) => first(literal)),
    ),
    memory.writeWords(places.flatMap((place) => [...beginningOf(place), writePlace(memory, place)])),
    needles.length === 0 ? 0 : writeNeedles(kernel, memory, needles),
    writeNumbers(memory, places),
  ];
}

/** The literals in front of numbers that must be great, with the least of them, behind them 0; 0 where places lead elsewhere. */
function writeNumbers(memory: TableMemory, places: readonly Place[]): number {
  const leasts = new Map<string, { readonly literal: Buffer; least: number }>();
  function add({ literal, least, next }: Place): boolean {
    if (least < 0) return false;
    if (least !== Number.POSITIVE_INFINITY) {
      if (literal.length === 0 || literal[0] === blank) return false;
      const name = literal.toString("latin1");
      const known = leasts.get(name) ?? { literal, least };
      known.least = Math.min(known.least, least);
      leasts.set(name, known);
    }
    return next.every(add);
  }
  if (places.length === 0 || !places.every(add)) return 0;
  const numbers = [...leasts.values()].flatMap(({ literal, least }) => [
    memory.writeBytes(literal),
    literal.length,
    memory.writeBytes(isSecond(literal)),
    ...longWords(Math.ceil(least)),
  ]);
  return memory.writeWords([...numbers, 0]);
}

/** By byte: 1 where it may be the second one of the literal and a number behind it. */
function isSecond(literal: Buffer): Uint8Array {
  const seconds = literal.length === 1 ? digits : literal[1] === blank ? blankStarts : literal.subarray(1, 2);
  return Uint8Array.from({ length: byteValues }, (_, byte) => (seconds.includes(byte) ? 1 : 0));
}

function longWords(value: number): number[] {
  const long = BigInt(value);
  return [Number(BigInt.asIntN(32, long)), Number(long >> 32n)];
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
  return memory.writeWords([
    writeKinds(memory, kinds),
    memory.writeBytes(literal),
    literal.length,
    beforeRun,
    writePlaces(memory, next),
    next.length,
    ...(Number.isFinite(least) ? longWords(Math.ceil(least)) : mostLong),
  ]);
}

/** For each byte where those begin that begin with it, of a list in the order of first bytes. */
function writeByFirst(memory: TableMemory, firsts: readonly number[]): number {
  const starts = new Uint16Array(byteValues + 1);
  let index = 0;
  for (let byte = 0; byte <= byteValues; byte++) {
    while (index < firsts.length && firsts[index]! < byte) index++;
    starts[byte] = index;
  }
  return memory.writeBytes(Buffer.from(starts.buffer));
}

/** By byte: how rare it is. */
const rareness = new Uint8Array(byteValues).fill(rare);
for (const [index, byte] of common.entries()) rareness[byte] = index;

/** Where the three neighbouring bytes of a piece stand that come least often. */
function rarestThree(needle: Uint8Array): number {
  let best = 0;
  const rarenessOf = (byte: number | undefined) => (byte === undefined ? rare : (rareness[byte] as number));
  const rarenessAt = (at: number) => rarenessOf(needle[at]) + rarenessOf(needle[at + 1]) + rarenessOf(needle[at + 2]);
  for (let at = 1; at + 2 < needle.length; at++) if (rarenessAt(at) > rarenessAt(best)) best = at;
  return best;
}

/**
 * Pieces, and by the halves of three bytes of each in which of eight buckets there is one with such a byte: six tables of
 * sixteen bytes. Behind them, by slots of hashes of the first two bytes, in two bytes, how many pieces there are in those
 * before it; and of each piece where it stands, in two bytes each how long it is and where the three stand in it, and the first
 * two of them: of a piece of one byte only that.
 */
function writeNeedles({ layout }: Kernel, memory: TableMemory, needles: readonly Buffer[]): number {
  const slots = layout("PAIR_SLOTS");
  const slotOf = (pair: number) => (Math.imul(pair, layout("PAIR_MULTIPLIER")) >>> 16) & (slots - 1);
  const paired = needles
    .map((needle) => {
      const at = rarestThree(needle);
      const pair = (needle[at] as number) | ((needle[at + 1] ?? 0) << 8);
      return { needle, at, pair, slot: slotOf(pair) };
    })
    .sort((a, b) => a.slot - b.slot || a.pair - b.pair);
  const starts = new Uint16Array(slots + 2);
  for (const { slot } of paired) starts[slot + 1]!++;
  for (let slot = 0; slot < slots; slot++) starts[slot + 1]! += starts[slot] as number;
  const words = paired.flatMap(({ needle, at, pair }) => [memory.writeBytes(needle), needle.length | (at << 16), pair]);
  return memory.writeBytes(
    Buffer.concat([halvesOf(paired), Buffer.from(starts.buffer), Buffer.from(Int32Array.from(words).buffer)]),
  );
}

/**
 * Pieces whose bytes are alike share a bucket. What is shorter than three bytes may go on with any, and has one by itself: it
 * would let all go on with which it shares one.
 */
function halvesOf(needles: readonly { readonly needle: Uint8Array; readonly at: number; readonly pair: number }[]) {
  const halves = new Uint8Array(6 * 16);
  const [short, long] = [
    needles.filter(({ needle }) => needle.length < 3),
    needles.filter(({ needle }) => needle.length > 2),
  ];
  const shared = short.length === 0 ? buckets : buckets - 1;
  const sorted = long.toSorted((a, b) => a.pair - b.pair);
  for (const [index, { needle, at }] of [...sorted, ...short].entries()) {
    const bucket = 1 << (index < long.length ? Math.floor((index * shared) / long.length) : shared);
    for (let place = 0; place < 3; place++) {
      const byte = needle[at + place];
      for (let half = 0; half < 16; half++) {
        if (byte === undefined || half === (byte & 15)) halves[32 * place + half]! |= bucket;
        if (byte === undefined || half === byte >> 4) halves[32 * place + 16 + half]! |= bucket;
      }
    }
  }
  return halves;
}
