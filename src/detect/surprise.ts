/**
 * How surprising a silence is against the visits around it, and how many as surprising ones chance brings.
 * A rate is known from n visits only, so the time without a visit has a long tail: (1 + mean / n) ^ -n instead of e ^ -mean.
 */

/** How many visits a rate is measured over. A lull of the fewest protects the gaps in it. */
export const contextVisits = [8, 16, 32, 64] as const;
const fewestVisits = 4;

/** The visits on one side of a silence: for each of `contextVisits`, how many there were and in how many seconds. */
export interface Side {
  readonly visits: Float64Array;
  readonly seconds: Float64Array;
}

export function createSide(): Side {
  return { visits: new Float64Array(contextVisits.length), seconds: new Float64Array(contextVisits.length) };
}

export function copySide(side: Side): Side {
  return { visits: side.visits.slice(), seconds: side.seconds.slice() };
}

/** Whether so few visits stand on a side that it has no rate. */
export function isUnknown(side: Side): boolean {
  return (side.visits[0] as number) < fewestVisits;
}

function rate(side: Side, context: number): number {
  return (side.visits[context] as number) / (side.seconds[context] as number);
}

/** Minus the logarithm of the chance of at most `inside` visits where `mean` are expected from a rate known from `known` visits. */
export function surprise(known: number, mean: number, inside: number): number {
  let term = 1;
  let sum = 1;
  for (let count = 0; count < inside; count++) {
    term *= (((known + count) / (count + 1)) * mean) / (known + mean);
    sum += term;
  }
  return known * Math.log(1 + mean / known) - Math.log(sum);
}

/** A silence between two sides; `after` is null where the log ends in it. */
export interface Sides {
  readonly before: Side;
  readonly after: Side | null;
}

/** By the lower of the two rates: at the edge of a lull nothing is surprising. */
function expectedVisits({ before, after }: Sides, context: number, seconds: number): number {
  const earlier = rate(before, context);
  return seconds * (after === null ? earlier : Math.min(earlier, rate(after, context)));
}

function surpriseIn(sides: Sides, context: number, seconds: number, inside: number): number {
  const known = (sides.before.visits[context] as number) + (sides.after?.visits[context] ?? 0);
  return surprise(known, expectedVisits(sides, context, seconds), inside);
}

/** The least surprised of all contexts; 0 where a side has no rate. */
export function leastSurprise(sides: Sides, seconds: number, inside: number): number {
  if (isUnknown(sides.before) || (sides.after !== null && isUnknown(sides.after))) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let context = 0; context < contextVisits.length; context++) {
    least = Math.min(least, surpriseIn(sides, context, seconds, inside));
  }
  return least;
}

/** The surprise against the busier side alone: what a part of a broken silence shows. */
export function surpriseOfOneSide({ before, after }: Sides, seconds: number): number {
  const earlier = leastSurprise({ before, after: null }, seconds, 0);
  return after === null ? earlier : Math.max(earlier, leastSurprise({ before: after, after: null }, seconds, 0));
}

/** How many visits the least surprised context misses. */
export function missingVisits(sides: Sides, seconds: number, inside: number): number {
  let least = 0;
  for (let context = 1; context < contextVisits.length; context++) {
    const isLess = surpriseIn(sides, context, seconds, inside) < surpriseIn(sides, least, seconds, inside);
    if (isLess) least = context;
  }
  return expectedVisits(sides, least, seconds) - inside;
}

/** The time in which a visit comes with 95 % at the lowest rate of a side. */
export function secondsUntilVisit(side: Side): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let context = 0; context < contextVisits.length; context++) lowest = Math.min(lowest, rate(side, context));
  return 3 / lowest;
}

/** Of how many largest scores the tail of a source is made. */
export function tailSize(gaps: number): number {
  return Math.min(1000, Math.max(20, Math.floor(gaps / 10)));
}

const priorVisits = 10;
const priorScale = 1.5;

/**
 * How many gaps with at least a score chance brings in the whole source, by the source's own tail of scores: an exponential
 * whose scale is known from the tail only, the largest left out since they may be outages.
 * @param scores the `tailSize` + 1 largest, largest first
 */
export function expectedByTail(scores: Float64Array): (score: number) => number {
  const size = scores.length - 1;
  const threshold = scores[size] ?? Number.POSITIVE_INFINITY;
  const leftOut = Math.max(2, Math.floor(size / 50));
  const used = size - leftOut;
  let sum = leftOut * ((scores[leftOut] ?? threshold) - threshold);
  for (let rank = leftOut; rank < size; rank++) sum += (scores[rank] as number) - threshold;
  const known = used + priorVisits;
  const scale = Math.max(1, (sum + priorVisits * priorScale) / known);
  return (score) => (score >= threshold ? size * (1 + (score - threshold) / (known * scale)) ** -known : size);
}
