import { allowedBytes } from "./fields.js";
import type { FieldType } from "./model.js";
import { blankStarts } from "./steps.js";

const blank = 0x20;

/** By type and first bytes: many places in patterns have the same. */
const known = new Map<string, Uint8Array>();

/**
 * By byte: 1 where a hole of the type may hold it (null: what holds nothing), plus 2 where one of the literals behind the hole may
 * begin with it, written tabs included. What is the same is one table.
 */
export function byteKinds(type: FieldType | null, literals: readonly Buffer[]): Uint8Array {
  const firsts = [...new Set(literals.map((literal) => literal[0]!))].sort((a, b) => a - b);
  const name = `${type} ${firsts.join()}`;
  let kinds = known.get(name);
  if (kinds === undefined) {
    kinds = type === null ? new Uint8Array(256) : allowedBytes[type].slice();
    for (const first of firsts) for (const start of first === blank ? blankStarts : [first]) kinds[start]! |= 2;
    known.set(name, kinds);
  }
  return kinds;
}
