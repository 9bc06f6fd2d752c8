/** How far apart two hosts' clocks are. */
export interface Skew {
  readonly host: string;
  readonly other: string;
  /** The clock of `other` is ahead of `host`'s by between so many seconds, both inclusive; negative: behind. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly by: "shared keys" | "order of a common log";
  /** How many things that both logged agree on it. */
  readonly count: number;
}

/** What one thing that both hosts logged says: the other's clock is ahead by between so many microseconds; may be infinite. */
export interface SkewBound {
  readonly fromMicros: number;
  readonly toMicros: number;
}

/** Of fewer a coincidence is not told from a measurement. */
const leastBounds = 3;
/** Of less than so many one offset does not hold: a clock was set meanwhile, or the bounds are of different things. */
const leastShare = 0.95;

/** The stretch that lies within most of the bounds; null where too few share one, or it is open at an end. */
export function commonBounds(bounds: readonly SkewBound[]): (SkewBound & { readonly count: number }) | null {
  if (bounds.length < leastBounds) return null;
  const edges = bounds.flatMap(({ fromMicros, toMicros }) => [
    { at: fromMicros, step: 1 },
    { at: toMicros, step: -1 },
  ]);
  // Stretches that only touch share a moment: what begins is counted before what ends.
  edges.sort((a, b) => (a.at === b.at ? b.step - a.step : a.at < b.at ? -1 : 1));
  let depth = 0;
  let best = 0;
  let found: SkewBound | null = null;
  for (const [index, { at, step }] of edges.entries()) {
    depth += step;
    if (depth <= best) continue;
    best = depth;
    found = { fromMicros: at, toMicros: edges[index + 1]?.at ?? at };
  }
  if (found === null || best < leastShare * bounds.length) return null;
  if (!Number.isFinite(found.fromMicros) || !Number.isFinite(found.toMicros)) return null;
  return { ...found, count: best };
}

/** How far the clock of `other` is ahead of `host`'s, in seconds; null where nothing measured it. */
export function skewBetween(skews: readonly Skew[], host: string, other: string): readonly [number, number] | null {
  if (host === other) return [0, 0];
  for (const skew of skews) {
    if (skew.host === host && skew.other === other) return [skew.fromSeconds, skew.toSeconds];
    if (skew.host === other && skew.other === host) return [0 - skew.toSeconds, 0 - skew.fromSeconds];
  }
  return null;
}

/** What to take from the clock of `other` to have that of `host`: the middle of what was measured, 0 where nothing was. */
export function aheadMicros(skews: readonly Skew[], host: string, other: string): number {
  const known = skewBetween(skews, host, other);
  return known === null ? 0 : ((known[0] + known[1]) / 2) * 1e6;
}

/** How far a host's clock may be off against others', in seconds; null where nothing measured it. */
export function mostSkewOf(skews: readonly Skew[], host: string): number | null {
  let most: number | null = null;
  for (const { host: one, other, fromSeconds, toSeconds } of skews) {
    if (one === host || other === host) most = Math.max(most ?? 0, Math.abs(fromSeconds), Math.abs(toSeconds));
  }
  return most;
}
