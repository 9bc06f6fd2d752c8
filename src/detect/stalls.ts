import type { Place } from "./place.js";

/** An answer this late after its request waited for something. */
const lateMicros = 10_000_000;
/** Waits this close to each other are one. */
const nearMicros = 5_000_000;
/** So many lines at once behind a gap were waiting in it. */
const queuedLines = 5;
const queuedMicros = 2_000_000;
const stallLimit = 1024;

/** A stretch in which requests waited, in microseconds since 1970 in UTC. */
export interface Stall {
  fromMicros: number;
  toMicros: number;
  /** The line that was answered late. */
  first: Place;
  /** The line with which the wait was seen to be over. */
  last: Place;
}

/** Finds where requests waited, in a log whose lines are stamped when a request came and written when it was answered. */
export interface StallFinder {
  /** Takes a line, in the order of the file; `place` is asked only for lines that matter. */
  add(micros: number, place: () => Place): void;
  /** The stretch that a moment lies in or next to, or null. */
  around(micros: number): Stall | null;
}

export function createStallFinder(): StallFinder {
  const stalls: Stall[] = [];
  let latestMicros = -1;
  /** The latest gap in the stamps, until it is known whether lines waited in it. */
  let gap: { readonly fromMicros: number; readonly toMicros: number; readonly place: Place; lines: number } | null =
    null;

  function join(fromMicros: number, toMicros: number, place: Place): void {
    let from = fromMicros;
    let first = place;
    let last = stalls.at(-1);
    while (last !== undefined && last.toMicros >= from - nearMicros) {
      if (last.fromMicros <= from) ({ fromMicros: from, first } = last);
      stalls.pop();
      last = stalls.at(-1);
    }
    if (stalls.length < stallLimit) stalls.push({ fromMicros: from, toMicros, first, last: place });
  }

  return {
    add(micros, place) {
      if (latestMicros - micros >= lateMicros) join(micros, latestMicros, place());
      if (latestMicros >= 0 && micros - latestMicros >= lateMicros) {
        gap = { fromMicros: latestMicros, toMicros: micros, place: place(), lines: 0 };
      }
      latestMicros = Math.max(latestMicros, micros);
      if (gap === null) return;
      if (latestMicros - gap.toMicros > queuedMicros) gap = null;
      else if (micros >= gap.toMicros && ++gap.lines === queuedLines) join(gap.fromMicros, gap.toMicros, gap.place);
    },
    around: (micros) =>
      stalls.find(({ fromMicros, toMicros }) => fromMicros - lateMicros <= micros && micros <= toMicros + lateMicros) ??
      null,
  };
}
