import { isFailing, type Mark } from "./marks.js";
import { gravestOf } from "./open-outage.js";
import { noSuspicion, openingMarks } from "./opening.js";
import type { Outage } from "./outage.js";

/** What failed last so long ago may have worked in between, unless its outages are one anyway. */
const mostPauseMicros = 60e6;
/** In what fails now and then all day long shorter pauses come by chance. */
const leastShare = 0.01;
/** What pauses more often fails now and then, or is seldom asked: pauses say nothing of it. And each stretch costs something for every line. */
const mostStretches = 8;

const isTry = (mark: Mark) => isFailing(mark) && !mark.entry.event.echo;

/**
 * The stretches of an outage between which no line failed for long. All but the last end quietly: whether they do not go on in
 * the next one has to be shown.
 */
export function stretchesOf(outage: Outage): readonly Outage[] {
  const { quietSeconds } = outage.entry.component;
  const shortMicros = Math.min(mostPauseMicros, (quietSeconds ?? Number.POSITIVE_INFINITY) * 1e6);
  const pauseMicros = Math.max(shortMicros, leastShare * (outage.lastFailingMicros - outage.start.at));
  const firsts = [0];
  let untilMicros: number | null = null;
  for (const [first, mark] of outage.marks.entries()) {
    if (!isTry(mark)) continue;
    if (untilMicros !== null && mark.sinceMicros - untilMicros > pauseMicros) firsts.push(first);
    untilMicros = Math.max(untilMicros ?? 0, mark.untilMicros);
  }
  if (firsts.length === 1 || firsts.length > mostStretches) return [outage];
  return firsts.map((first, index) => between(outage, first, firsts[index + 1]));
}

/** @param end of its marks, exclusive; not there where the outage ends with the stretch */
function between(outage: Outage, first: number, end: number | undefined): Outage {
  const marks = outage.marks.slice(first, end);
  const failing = marks.filter(isTry);
  const [begin] = failing as [Mark];
  const last = failing.at(-1) as Mark;
  const lastFailingMicros = last.micros;
  const next = end === undefined ? undefined : outage.marks[end];
  const lines = { marks, lastFailingMicros, failingLines: failing.reduce((sum, { count }) => sum + count, 0) };
  const quiet = { at: lastFailingMicros, notBefore: lastFailingMicros, basis: "quiet" as const, marks: [last] };
  return {
    ...{ ...outage, ...lines, ...gravestOf(failing) },
    ...(first === 0 ? {} : { start: startAt(begin) }),
    ...(next === undefined ? {} : { end: { ...quiet, notAfter: next.sinceMicros }, status: "quiet" }),
  };
}

const startAt = (mark: Mark): Outage["start"] => ({
  at: mark.sinceMicros,
  notBefore: null,
  notAfter: mark.micros,
  basis: mark.sinceMicros < mark.micros ? "reported delay" : "failing event",
  marks: [mark],
});

/** Stretches, in order, that nothing shows to be apart, as one outage. */
export function joinStretches(stretches: readonly Outage[]): Outage {
  const first = stretches[0] as Outage;
  const last = stretches.at(-1) as Outage;
  if (first === last) return first;
  const marks = stretches.flatMap((stretch) => stretch.marks);
  return {
    ...{ ...last, start: first.start, marks, ...gravestOf(marks.filter(isTry)) },
    failingLines: stretches.reduce((sum, { failingLines }) => sum + failingLines, 0),
  };
}

/** Whether a stretch is an outage by itself, once it worked before it. */
export const opensItself = ({ marks }: Outage): boolean =>
  openingMarks({ ...noSuspicion, marks: marks.filter(isTry) }) !== null;
