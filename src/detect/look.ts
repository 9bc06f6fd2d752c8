import type { Sign } from "./activity.js";
import { lineTime } from "./kernel-boots.js";
import type { Place } from "./place.js";
import { placeOf } from "./place.js";
import { instantIn, type SecondLook, type Window } from "./reread.js";

/** A line by which a sign of life is proven; it need not be one that a pattern knows. */
export interface SignLine {
  readonly micros: number;
  readonly place: Place;
  readonly resolved: Sign["resolved"];
}

export interface SignLook {
  readonly look: SecondLook;
  /** The lines that were found. */
  readonly found: ReadonlyMap<Sign, SignLine>;
}

/**
 * Looks for the lines behind signs of life: the first reading keeps only in which seconds there were lines. Of several lines
 * in that second the last one counts. What can be read only once (standard input) gives none.
 */
export function signLook(signs: readonly Sign[], hostNameOf: (sign: Sign, name: string) => boolean): SignLook {
  const found = new Map<Sign, SignLine>();
  const look: SecondLook<Window & { readonly sign: Sign }> = {
    windows: signs.map((sign) => ({
      sign,
      resolved: sign.resolved,
      fromMicros: sign.micros,
      toMicros: sign.micros + 1e6,
    })),
    onRecord(view, wanted) {
      for (const window of wanted) {
        const { sign, resolved, fromMicros, toMicros } = window;
        const micros = instantIn(window, view);
        if (micros === null || micros < fromMicros || micros >= toMicros || !hostNameOf(sign, view.host)) continue;
        const place = placeOf(view, resolved.segment.file, view.count);
        found.set(sign, { micros: lineTime(resolved, place).micros, place, resolved });
      }
    },
  };
  return { look, found };
}
