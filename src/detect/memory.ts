import { lookBackBytes } from "./look-back.js";

/**
 * Remembers where things were seen last, for as long as a line may refer back, and no more than `limit` of them. What it
 * answers depends only on what it was told of the last `lookBackBytes`: parts of a file remember as the whole file does.
 */
export interface Memory<Value> {
  put(name: string, byteOffset: number, value: Value): void;
  /** What was put last under the name, as seen from `byteOffset`. */
  get(name: string, byteOffset: number): Value | undefined;
}

export function createMemory<Value>(limit: number): Memory<Value> {
  const known = new Map<string, { readonly byteOffset: number; readonly value: Value }>();
  return {
    put(name, byteOffset, value) {
      // Behind all others: the map's first is what was put longest ago.
      known.delete(name);
      known.set(name, { byteOffset, value });
      if (known.size > limit) known.delete(known.keys().next().value as string);
    },
    get(name, byteOffset) {
      const entry = known.get(name);
      return entry !== undefined && byteOffset - entry.byteOffset < lookBackBytes ? entry.value : undefined;
    },
  };
}
