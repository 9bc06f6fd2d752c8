import type { FieldType, PatternElement } from "./model.js";

/** A hole and the literal up to the next hole; an empty literal means that the hole takes the rest of the message. */
export interface HoleStep {
  readonly name: string;
  readonly type: FieldType;
  readonly literal: Buffer;
}

/** A pattern as matchers see it: literal bytes, in which 0x20 stands for a run of blanks, then holes. */
export interface Steps {
  /** Empty where the pattern begins with a hole. */
  readonly literal: Buffer;
  readonly holes: readonly HoleStep[];
}

export function stepsOf(elements: readonly PatternElement[]): Steps {
  let first = Buffer.alloc(0);
  const holes: { name: string; type: FieldType; literal: Buffer }[] = [];
  for (const element of elements) {
    if ("hole" in element) {
      holes.push({ name: element.hole, type: element.type, literal: Buffer.alloc(0) });
      continue;
    }
    const literal = Buffer.from(element.literal, "utf8");
    const hole = holes.at(-1);
    if (hole === undefined) first = literal;
    else hole.literal = literal;
  }
  return { literal: first, holes };
}

/**
 * Which of two patterns that match the same message goes first: negative for `a`, positive for `b`, 0 when only the
 * order of declaration tells.
 */
export function preference(a: Steps, b: Steps): number {
  if (!a.literal.equals(b.literal)) return b.literal.length - a.literal.length;
  for (const [index, hole] of a.holes.entries()) {
    const other = b.holes[index];
    if (other === undefined) return 0;
    if (hole.type !== other.type || !hole.literal.equals(other.literal))
      return other.literal.length - hole.literal.length;
  }
  return 0;
}
