import { formatInstant, parseInstant } from "../time/zone.js";

/** A present that stands still until it is told to move; spread into the options of `scan`, it is their `now`. */
export interface FrozenClock {
  /** RFC 3339, in UTC. */
  readonly now: string;
  advance(seconds: number): void;
}

/** @param at RFC 3339 with an offset; @throws RangeError for what is none */
export function frozenClock(at: string): FrozenClock {
  let micros = parseInstant(at) ?? Number.NaN;
  if (Number.isNaN(micros)) throw new RangeError(`"${at}" is no time with an offset, e.g. 2008-05-23T01:30:20+09:00`);
  return {
    get now() {
      return formatInstant(micros, 0, 6);
    },
    advance(seconds) {
      micros += seconds * 1e6;
    },
  };
}
