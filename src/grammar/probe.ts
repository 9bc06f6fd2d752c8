import { byteKinds } from "./byte-kinds.js";
import { bytesBeforeRun, matchLiteral, runBehind, skipBlanks } from "./literals.js";
import type { Condition, FieldType } from "./model.js";
import type { Steps } from "./steps.js";

/** What messages must have, one thing or another, to be claimed by any of some patterns: each begins with one of the literals. */
export type Probe = readonly Place[];

/** A pattern, and what must hold for it to claim what it matches. */
export interface AskedPattern {
  /** Made with the same known literals as those of the others. */
  readonly steps: Steps;
  readonly conditions: readonly Condition[];
}

/** What messages must have to be claimed by any of some patterns: a beginning, or one of the pieces anywhere. */
export interface Look {
  readonly beginnings: readonly Place[];
  /** Pieces of patterns that begin with a hole; in none of them stands a blank. */
  readonly needles: readonly Buffer[];
}

/** A literal that messages begin with, or a hole and the literal behind it. What begins alike is looked at once. */
export interface Place {
  readonly type: FieldType | null;
  /** See `byteKinds`. */
  readonly kinds: Uint8Array;
  readonly literal: Buffer;
  /** See `bytesBeforeRun`. */
  readonly beforeRun: number;
  readonly next: Place[];
  /** The least that a number behind the literal may be: infinity where no pattern asks for one, -1 where one ends here. */
  least: number;
}

type Beginnings = Map<Buffer, Place>;

/** Beyond, no digit matters: no status or code is longer. */
const mostDigits = 15;

/**
 * A quick look for whether some patterns may claim a message; null where nothing quicker than matching tells. Whole logs say
 * in the same words that all is well or that it is not: what differs is a number, which a condition asks for.
 */
export function compileProbe(patterns: readonly AskedPattern[]): Probe | null {
  const probe: Beginnings = new Map();
  for (const { steps, conditions } of patterns) {
    if (!conditions.some((condition) => addNumber(probe, steps, condition))) return null;
  }
  return probe.size === 0 ? null : [...probe.values()];
}

/** A look at whole patterns; null where some message that one of them claims has nothing that could be looked for. */
export function compileLook(patterns: readonly AskedPattern[]): Look | null {
  const beginnings: Beginnings = new Map();
  const needles = new Map<string, Buffer>();
  for (const { steps, conditions } of patterns) {
    if (conditions.some((condition) => addNumber(beginnings, steps, condition))) continue;
    if (steps.literal.length > 0) {
      // What stands behind it is left to the search: there the ways that begin alike are looked at together.
      beginningIn(beginnings, steps.literal).least = -1;
      continue;
    }
    const pieces = steps.holes.flatMap(({ literal }) => literal.toString("latin1").split(" "));
    const needle = pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
    if (needle === "") return null;
    needles.set(needle, Buffer.from(needle, "latin1"));
  }
  return { beginnings: [...beginnings.values()], needles: [...needles.values()] };
}

/** Whether the condition asks for a number that must be great. */
function addNumber(beginnings: Beginnings, { literal, holes }: Steps, condition: Condition): boolean {
  if (!("number" in condition) || (condition.test !== ">=" && condition.test !== ">")) return false;
  const number = holes.findIndex(({ name }) => name === condition.field);
  // What begins with a hole would be looked for in every message to its end.
  if (holes[number]?.type !== "int" || condition.number < 0 || literal.length === 0) return false;
  let place = beginningIn(beginnings, literal);
  for (const { type, literal: behind } of holes.slice(0, number)) place = placeIn(place.next, type, behind);
  place.least = Math.min(place.least, condition.number);
  return true;
}

function beginningIn(beginnings: Beginnings, literal: Buffer): Place {
  const place = beginnings.get(literal) ?? newPlace(null, literal);
  beginnings.set(literal, place);
  return place;
}

function placeIn(places: Place[], type: FieldType, literal: Buffer): Place {
  const known = places.find((place) => place.type === type && place.literal === literal);
  if (known !== undefined) return known;
  const place = newPlace(type, literal);
  places.push(place);
  return place;
}

function newPlace(type: FieldType | null, literal: Buffer): Place {
  const kinds = byteKinds(type, [literal]);
  return { type, kinds, literal, beforeRun: bytesBeforeRun(literal), next: [], least: Number.POSITIVE_INFINITY };
}

/** False only where none of the patterns claims the message. */
export function mayClaim(probe: Probe, buffer: Uint8Array, messageStart: number, end: number): boolean {
  const start = skipBlanks(buffer, messageStart, end);
  for (let index = 0; index < probe.length; index++) {
    const place = probe[index]!;
    if (mayGoOn(place, buffer, matchLiteral(place.literal, 0, buffer, start, end), end)) return true;
  }
  return false;
}

/** Whether what stands behind a place, -1 for none, is as some pattern asks. */
function mayGoOn({ next, least }: Place, buffer: Uint8Array, at: number, end: number): boolean {
  if (at < 0) return false;
  if (least !== Number.POSITIVE_INFINITY && isAtLeast(least, buffer, at, end)) return true;
  for (let index = 0; index < next.length; index++) {
    const place = next[index]!;
    if (mayGoOn(place, buffer, behindHole(place, buffer, at, end), end)) return true;
  }
  return false;
}

/** As in a search, a hole of at least one byte ends at the first place of the literal behind it; -1 where it does not. */
function behindHole({ kinds, literal, beforeRun }: Place, buffer: Uint8Array, start: number, end: number): number {
  if (start >= end || (kinds[buffer[start]!]! & 1) === 0) return -1;
  let runEnd = start;
  for (let at = start + 1; ; at++) {
    while (at < end && kinds[buffer[at]!] === 1) at++;
    const kind = at < end ? kinds[buffer[at]!]! : 0;
    if (kind === 0) return -1;
    // Later places would fail behind the same run of blanks: one try is enough.
    const isNewRun = beforeRun < 0 || at + beforeRun >= runEnd;
    const next = isNewRun ? matchLiteral(literal, 0, buffer, at, end) : -1;
    if (next >= 0 || (kind & 1) === 0) return next;
    if (isNewRun && beforeRun >= 0) runEnd = runBehind(literal, beforeRun, buffer, at, end);
  }
}

function isAtLeast(least: number, buffer: Uint8Array, start: number, end: number): boolean {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = buffer[at]! - 0x30;
    if (digit < 0 || digit > 9) break;
    if (at - start === mostDigits) return true;
    value = value * 10 + digit;
  }
  return value >= least;
}
