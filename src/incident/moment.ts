import type { Mark } from "../detect/marks.js";
import type { ResolvedSegment } from "../detect/resolve.js";
import { mostSkewOf, type Skew } from "../detect/skew.js";
import { formatInstant } from "../time/zone.js";
import type { Certainty } from "./record.js";

/** How exactly a mark's stamp says when it was written: decimals of the second. */
export const digitsOf = (mark: Pick<Mark, "place"> | undefined) => Math.max(0, mark?.place.fractionDigits ?? 0);

/** An instant as the draft states it, in the zone of the host whose line proves it. */
export function formatMicros(micros: number, resolved: ResolvedSegment, fractionDigits: number): string {
  return formatInstant(micros, resolved.zone.offsetAt(micros), fractionDigits);
}

/** How sure the times are that a segment's stamps give; `skews` as far as hosts' clocks were compared. */
export function certaintyOf(resolved: ResolvedSegment, fractionDigits: number, skews: readonly Skew[] = []): Certainty {
  const isStated = resolved.yearBy === "stated";
  return {
    precision: fractionDigits >= 6 ? "microsecond" : fractionDigits >= 3 ? "millisecond" : "second",
    year: isStated ? "stated" : "inferred",
    yearBy: resolved.yearBy,
    zone: resolved.zoneBy,
    skewSeconds: mostSkewOf(skews, resolved.host),
  };
}
