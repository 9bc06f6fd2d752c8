import type { LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";
import { placeOf } from "./place.js";
import { rereadFiles } from "./reread.js";
import { lineTime } from "./resolve.js";
import type { Place } from "./summary.js";

/** A line by which a sign of life is proven; it need not be one that a pattern knows. */
export interface SignLine {
  readonly micros: number;
  readonly place: Place;
  readonly resolved: Sign["resolved"];
}

/**
 * Reads files a second time for the lines behind signs of life: the first reading keeps only in which seconds there were
 * lines. Of several lines in that second the last one counts. What can be read only once (standard input) gives none.
 */
export async function findSignLines(
  signs: readonly Sign[],
  sources: readonly LogSource[],
  hostNameOf: (sign: Sign, name: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<Map<Sign, SignLine>> {
  const found = new Map<Sign, SignLine>();
  await rereadFiles(
    signs,
    (sign) => sign,
    sources,
    (view, sign) => {
      const { resolved } = sign;
      const { segment } = resolved;
      if (view.byteOffset < segment.firstOffset || view.byteOffset > segment.lastOffset) return;
      const micros = resolved.instantOf(view.stamp.micros);
      if (micros < sign.micros || micros >= sign.micros + 1e6 || !hostNameOf(sign, view.host)) return;
      const place = placeOf(view, segment.file, view.count);
      found.set(sign, { micros: lineTime(resolved, place).micros, place, resolved });
    },
    signal,
  );
  return found;
}
