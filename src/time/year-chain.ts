import type { YearTerm } from "./year-evidence.js";
import type { Stretch } from "./year-solver.js";
import { continuedSaving, offCost, stepCost } from "./year-steps.js";

/** The stretches on the main clock with their years, and how sure they are. */
export interface Chain {
  /** By stretch; null where it is not on the main clock. */
  readonly years: readonly (number | null)[];
  /** How much more the best solution costs in which the stretch lies in another year of the main clock, and in which. */
  marginOf(index: number): { readonly margin: number; readonly alternative: number | null };
}

export interface ChainQuestion {
  readonly years: readonly number[];
  readonly terms: readonly (readonly YearTerm[])[];
  readonly usualGapMicros: number;
  isFileMissing(a: Stretch, b: Stretch): boolean;
  isInside(stretch: Stretch): boolean;
  /** What it costs that the log ends with this stretch in this year. */
  endCost(stretch: Stretch, year: number): number;
}

/** How many stretches in a row may be off the main clock. */
const mostOff = 24;
/** Years that cost so much more than the best of their stretch are not followed. */
const beam = 24;
const beginsOff = 1;
const endsOff = 1.5;
/** Only decides between solutions that fit equally well: the latest. */
const recencyCost = 0.02;

/**
 * The cheapest chain of stretches that run on from each other, by dynamic programming over (stretch, year): time grows with
 * stretches times `mostOff` times the square of the years that are followed.
 */
export function findChain(stretches: readonly Stretch[], question: ChainQuestion): Chain {
  const { years, terms, usualGapMicros, isFileMissing, isInside, endCost } = question;
  const count = stretches.length;
  const own = terms.map((list) => years.map((year) => list.reduce((sum, term) => sum + term.cost(year), 0)));
  const offBefore = [0];
  const savedBefore = [0];
  for (const [index, stretch] of stretches.entries()) {
    const before = stretches[index - 1];
    const cost = offCost(stretch, before, stretches[index + 1], isInside(stretch));
    offBefore.push((offBefore[index] as number) + cost);
    savedBefore.push((savedBefore[index] as number) + continuedSaving(before, stretch, cost));
  }
  /** What it costs that the stretches of [from, to) are off the main clock: one that continues another costs less. */
  const offBetween = (from: number, to: number) => {
    if (to <= from) return 0;
    const saved = (savedBefore[to] as number) - (savedBefore[from + 1] as number);
    return (offBefore[to] as number) - (offBefore[from] as number) - saved;
  };
  const lengthBefore = [0];
  for (const [index, { firstClockMicros, lastClockMicros }] of stretches.entries()) {
    lengthBefore.push((lengthBefore[index] as number) + lastClockMicros - firstClockMicros);
  }
  const step = (from: number, fromYear: number, to: number, toYear: number) => {
    const a = stretches[from] as Stretch;
    const b = stretches[to] as Stretch;
    const off = (lengthBefore[to] as number) - (lengthBefore[from + 1] as number);
    return stepCost(a, years[fromYear] as number, b, years[toYear] as number, usualGapMicros, isFileMissing(a, b), off);
  };
  const latest = years.length - 1;
  const forward: Float64Array[] = [];
  const least: number[] = [];
  const leastUpTo: number[] = [];
  const cameFrom: { index: number; year: number }[][] = [];
  for (let index = 0; index < count; index++) {
    const costs = new Float64Array(years.length).fill(Number.POSITIVE_INFINITY);
    const from = years.map(() => ({ index: -1, year: -1 }));
    for (let year = 0; year <= latest; year++) {
      let best = Number.POSITIVE_INFINITY;
      if (index <= mostOff) best = index === 0 ? 0 : beginsOff + offBetween(0, index);
      for (let before = index - 1; before >= Math.max(0, index - 1 - mostOff); before--) {
        const off = offBetween(before + 1, index);
        const beforeCosts = forward[before] as Float64Array;
        // Evidence may make a cost negative: no stretch from here back was reached for less.
        if (off + (leastUpTo[before] as number) >= best) break;
        // A clock may step back over New Year by hours.
        for (
          let beforeYear = Math.min(latest, year + 1);
          beforeYear >= Math.max(0, year - mostYearsBetween);
          beforeYear--
        ) {
          if ((beforeCosts[beforeYear] as number) > (least[before] as number) + beam) continue;
          const reached = (beforeCosts[beforeYear] as number) + off;
          if (reached >= best) continue;
          const cost = reached + step(before, beforeYear, index, year);
          if (cost < best) {
            best = cost;
            from[year] = { index: before, year: beforeYear };
          }
        }
      }
      costs[year] = best + ((own[index] as number[])[year] as number);
    }
    forward.push(costs);
    least.push(costs.reduce((a, b) => Math.min(a, b)));
    leastUpTo.push(Math.min(least[index] as number, leastUpTo[index - 1] ?? Number.POSITIVE_INFINITY));
    cameFrom.push(from);
  }
  const ending = (index: number, year: number) =>
    endCost(stretches[index] as Stretch, years[year] as number) +
    (latest - year) * recencyCost +
    (index === count - 1 ? 0 : endsOff + offBetween(index + 1, count));
  const backward: Float64Array[] = stretches.map(() => new Float64Array(years.length).fill(Number.POSITIVE_INFINITY));
  const leastFrom = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  for (let index = count - 1; index >= 0; index--) {
    const costs = backward[index] as Float64Array;
    for (let year = 0; year <= latest; year++) {
      let best = count - 1 - index <= mostOff ? ending(index, year) : Number.POSITIVE_INFINITY;
      for (let after = index + 1; after <= Math.min(count - 1, index + 1 + mostOff); after++) {
        const off = offBetween(index + 1, after);
        if (off + (leastFrom[after] as number) >= best) break;
        const afterCosts = backward[after] as Float64Array;
        for (
          let afterYear = Math.max(0, year - 1);
          afterYear <= Math.min(latest, year + mostYearsBetween);
          afterYear++
        ) {
          const rest = (afterCosts[afterYear] as number) + ((own[after] as number[])[afterYear] as number) + off;
          if (rest < best) best = Math.min(best, rest + step(index, year, after, afterYear));
        }
      }
      costs[year] = best;
    }
    const reached = costs.reduce(
      (least, cost, year) => Math.min(least, cost + ((own[index] as number[])[year] as number)),
      Number.POSITIVE_INFINITY,
    );
    leastFrom[index] = Math.min(reached, leastFrom[index + 1] as number);
  }
  const total = (index: number, year: number) =>
    ((forward[index] as Float64Array)[year] as number) + ((backward[index] as Float64Array)[year] as number);
  const { path, cost: best } = bestPath(forward, cameFrom, ending, mostOff);
  return {
    years: path.map((year) => (year < 0 ? null : (years[year] as number))),
    marginOf(index) {
      const chosen = path[index] as number;
      const cost = chosen < 0 ? best : total(index, chosen);
      let alternative = -1;
      for (let year = 0; year <= latest; year++) {
        if (year !== chosen && (alternative < 0 || total(index, year) < total(index, alternative))) alternative = year;
      }
      if (alternative < 0) return { margin: 0, alternative: null };
      return { margin: total(index, alternative) - cost, alternative: years[alternative] as number };
    },
  };
}

/** A log that was silent for longer than this starts anew. */
const mostYearsBetween = 12;

function bestPath(
  forward: readonly Float64Array[],
  cameFrom: readonly (readonly { index: number; year: number }[])[],
  ending: (index: number, year: number) => number,
  mostAtEnd: number,
): { path: number[]; cost: number } {
  const path = new Array<number>(forward.length).fill(-1);
  let best = { index: -1, year: -1, cost: Number.POSITIVE_INFINITY };
  for (let index = forward.length - 1; index >= Math.max(0, forward.length - 1 - mostAtEnd); index--) {
    for (const [year, cost] of (forward[index] as Float64Array).entries()) {
      if (cost + ending(index, year) < best.cost) best = { index, year, cost: cost + ending(index, year) };
    }
  }
  for (let at = { index: best.index, year: best.year }; at.index >= 0; ) {
    path[at.index] = at.year;
    at = needed(cameFrom[at.index]?.[at.year]);
  }
  return { path, cost: best.cost };
}

/** What must be there by how the solver works. */
export function needed<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new RangeError("the solver left a gap");
  return value;
}
