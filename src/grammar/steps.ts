import { elementsOf } from "./alternative.js";
import { allowedBytes } from "./fields.js";
import { bytesBeforeRun } from "./literals.js";
import type { FieldType } from "./model.js";

/** A hole and the literal up to the next hole; an empty literal means that the hole takes the rest of the message. */
export interface HoleStep {
  readonly name: string;
  readonly type: FieldType;
  readonly literal: Buffer;
  /** Of the literal: see `bytesBeforeRun`. */
  readonly beforeRun: number;
}

/** A pattern as matchers see it: literal bytes, in which 0x20 stands for a run of blanks, then holes. */
export interface Steps {
  /** Empty where the pattern begins with a hole. */
  readonly literal: Buffer;
  readonly holes: readonly HoleStep[];
}

/** Literals by their text: the same text is the same object, in all steps that are made with it. */
export type KnownLiterals = Map<string, Pick<HoleStep, "literal" | "beforeRun">>;

/** @param known of other patterns: hundreds of them have the same few literals */
export function stepsOf(alternative: string, known: KnownLiterals = new Map()): Steps {
  const literalOf = (text: string) => {
    let found = known.get(text);
    if (found === undefined) {
      const literal = Buffer.from(text, "utf8");
      found = { literal, beforeRun: bytesBeforeRun(literal) };
      known.set(text, found);
    }
    return found;
  };
  let first = "";
  const holes: HoleStep[] = [];
  const elements = elementsOf(alternative);
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!;
    if (!("hole" in element)) {
      first = element.literal;
      continue;
    }
    const behind = elements[index + 1];
    const isLiteral = behind !== undefined && "literal" in behind;
    if (isLiteral) index++;
    const { literal, beforeRun } = literalOf(isLiteral ? behind.literal : "");
    holes.push({ name: element.hole, type: element.type, literal, beforeRun });
  }
  return { literal: literalOf(first).literal, holes };
}

/** The holes of a pattern, in the order of the message. */
export function holesOf(alternative: string): { name: string; type: FieldType }[] {
  return elementsOf(alternative).flatMap((element) =>
    "hole" in element ? [{ name: element.hole, type: element.type }] : [],
  );
}

/** Whether two patterns match the same messages because they differ in nothing but the names of their holes. */
export function isAlike(a: Steps, b: Steps): boolean {
  return (
    a.literal.equals(b.literal) &&
    a.holes.length === b.holes.length &&
    a.holes.every(
      ({ type, literal }, index) => type === b.holes[index]!.type && literal.equals(b.holes[index]!.literal),
    )
  );
}

/** The bytes that may begin what a blank of a literal stands for. */
export const blankStarts = Buffer.from(" \t^\\#");

/**
 * Whether there may be a message that both patterns match. False only where they say different things at the same
 * place: where they first differ, no byte of the hole before it may begin what follows.
 */
export function mayShareMessages(a: Steps, b: Steps): boolean {
  if (!a.literal.equals(b.literal)) return !divergeAtOnce(a.literal, b.literal);
  for (const [index, { type, literal }] of a.holes.entries()) {
    const other = b.holes[index];
    if (other === undefined || other.type !== type) return true;
    if (literal.equals(other.literal)) continue;
    return (
      [literal, other.literal].some((text) => mayBeginWithin(text, type)) || !divergeAtOnce(literal, other.literal)
    );
  }
  return true;
}

function mayBeginWithin(literal: Buffer, type: FieldType): boolean {
  const first = literal[0];
  if (first === undefined) return true;
  const starts = first === 0x20 ? blankStarts : literal.subarray(0, 1);
  return starts.some((byte) => allowedBytes[type][byte] === 1);
}

/** Whether the texts differ in a byte that stands for itself, before either ends. */
function divergeAtOnce(a: Buffer, b: Buffer): boolean {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a[at] === b[at]) at++;
  return at < shorter && !blankStarts.includes(a[at]!) && !blankStarts.includes(b[at]!);
}

/**
 * Which of two patterns that match the same message goes first: negative for `a`, positive for `b`, 0 when only the
 * order of declaration tells.
 */
export function preference(a: Steps, b: Steps): number {
  if (a.literal.length !== b.literal.length || !a.literal.equals(b.literal)) return b.literal.length - a.literal.length;
  for (let index = 0; index < a.holes.length; index++) {
    const hole = a.holes[index]!;
    const other = b.holes[index];
    if (other === undefined) return 0;
    if (hole.type !== other.type || !hole.literal.equals(other.literal))
      return other.literal.length - hole.literal.length;
  }
  return 0;
}
