/** How far apart two hosts' clocks are. */
export interface Skew {
  readonly host: string;
  readonly other: string;
  /** The clock of `other` is ahead of `host`'s by between so many seconds, both inclusive; negative: behind. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly by: "shared keys" | "order of a common log" | "outages that both saw" | "other hosts";
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

/**
 * What was measured, and what follows from it: of hosts that were compared with one and the same third one, their bounds added.
 * Only between these hosts, the closest bounds of each two.
 */
export function withThirdHosts(skews: readonly Skew[], hosts: readonly string[]): Skew[] {
  const compared = [...new Set(skews.flatMap(({ host, other }) => [host, other]))].sort();
  if (compared.length < 3 || compared.length > mostCompared) return [...skews];
  const nearest = new Map<string, { readonly from: number; readonly to: number; readonly count: number }>();
  const nameOf = (host: string, other: string) => `${host}\t${other}`;
  for (const { host, other, fromSeconds: from, toSeconds: to, count } of skews) {
    nearest.set(nameOf(host, other), { from, to, count });
    nearest.set(nameOf(other, host), { from: 0 - to, to: 0 - from, count });
  }
  for (const by of compared) {
    for (const host of compared) {
      const first = nearest.get(nameOf(host, by));
      if (first === undefined) continue;
      for (const other of compared) {
        const second = nearest.get(nameOf(by, other));
        if (second === undefined || host === other || other === by) continue;
        const [from, to] = [first.from + second.from, first.to + second.to];
        const known = nearest.get(nameOf(host, other));
        if (known !== undefined && known.to - known.from <= to - from) continue;
        nearest.set(nameOf(host, other), { from, to, count: Math.min(first.count, second.count) });
      }
    }
  }
  const asked = [...new Set(hosts)].sort();
  const derived = asked.flatMap((host, index) =>
    asked.slice(index + 1).flatMap((other): Skew[] => {
      const found = nearest.get(nameOf(host, other));
      if (found === undefined || skewBetween(skews, host, other) !== null) return [];
      const [fromSeconds, toSeconds] = [found.from, found.to];
      return [{ host, other, fromSeconds, toSeconds, by: "other hosts", count: found.count }];
    }),
  );
  return [...skews, ...derived];
}

/** Of more hosts each two cost too much. */
const mostCompared = 300;

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
