import { lookBackBytes } from "./look-back.js";

/**
 * Remembers where things were seen last, for as long as a line may refer back. What it answers depends only on what it was
 * told of the last `lookBackBytes`: parts of a file remember as the whole file does. Holds no more than twice as many
 * lines have, since it forgets them by the stretch.
 */
export interface Memory<Value> {
  put(name: string, byteOffset: number, value: Value): void;
  /** What was put last under the name, as seen from `byteOffset`. */
  get(name: string, byteOffset: number): Value | undefined;
}

interface Entry<Value> {
  byteOffset: number;
  value: Value;
}

export function createMemory<Value>(): Memory<Value> {
  let recent = new Map<string, Entry<Value>>();
  let older = new Map<string, Entry<Value>>();
  /** Where `recent` begins. */
  let since = 0;
  return {
    put(name, byteOffset, value) {
      if (byteOffset - since >= lookBackBytes) {
        older = recent;
        recent = new Map();
        since = byteOffset;
      }
      const known = recent.get(name);
      if (known === undefined) recent.set(name, { byteOffset, value });
      else {
        known.byteOffset = byteOffset;
        known.value = value;
      }
    },
    get(name, byteOffset) {
      const entry = recent.get(name) ?? older.get(name);
      return entry !== undefined && byteOffset - entry.byteOffset < lookBackBytes ? entry.value : undefined;
    },
  };
}
