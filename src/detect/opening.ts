import type { Mark } from "./marks.js";

/** The failing lines of a component since it last worked: too few yet for an outage. */
export interface Suspicion {
  readonly marks: readonly Mark[];
  /** How many of the first marks came before something that needs the component worked. */
  readonly disproven: number;
  /** What was given up without a try since then. */
  readonly echoes: readonly Mark[];
}

/** Of more than these the first and the latest are kept: no grammar asks for as many. */
const mostMarks = 128;

export const noSuspicion: Suspicion = { marks: [], disproven: 0, echoes: [] };

/**
 * @param workedMicros when it, or what needs it, worked last
 * @param quietMicros how far failing lines of one outage may lie apart
 */
export function suspect(
  { marks, disproven, echoes }: Suspicion,
  mark: Mark,
  workedMicros: number,
  quietMicros: number,
): Suspicion {
  const last = marks.at(-1);
  if (last === undefined || mark.micros - last.micros > quietMicros) return { ...noSuspicion, marks: [mark] };
  const known = marks.length < mostMarks ? marks : [marks[0] as Mark, ...marks.slice(2)];
  const dropped = marks.length - known.length;
  const still = Math.max(0, disproven - dropped);
  const isDisproven = workedMicros > last.micros;
  return {
    marks: [...known, mark],
    disproven: isDisproven ? known.length : still,
    echoes: isDisproven ? [] : echoes,
  };
}

/** Where something failed already, what is given up without a try because of that. */
export function echoed(suspicion: Suspicion, echo: Mark): Suspicion {
  if (suspicion.marks.length === 0) return suspicion;
  return { ...suspicion, echoes: [...suspicion.echoes.slice(1 - mostMarks), echo] };
}

/**
 * The marks that an outage begins with if the latest one opens it, else null. Enough of them within the time that the grammar
 * states open it. Where different things must fail, one fewer (at least two) do so over a longer time, since nothing worked
 * in it: a site with little mail. And where it was tried again in vain, what was given up in between counts as well: a site
 * with much mail, of which little is tried.
 */
export function openingMarks({ marks, disproven, echoes }: Suspicion): readonly Mark[] | null {
  const mark = marks.at(-1) as Mark;
  const { count, withinSeconds, different } = mark.entry.event.opens ?? mark.entry.component.opens;
  if (count === 0) return null;
  const isNear = (other: Mark) => mark.micros - other.micros <= withinSeconds * 1e6;
  const near = marks.filter(isNear);
  const undisputed = marks.slice(disproven);
  if (different === null) {
    const lines = near.reduce((sum, other) => sum + other.count, 0);
    if (lines < count && count > 1) return null;
  } else if (isTriedAgain(undisputed.filter(isNear)) && differentOf([...near, ...echoes.filter(isNear)]) >= count) {
    return undisputed;
  } else if (differentOf(near) < count && differentOf(undisputed) < Math.max(2, count - 1)) return null;
  else if (differentOf(near) < count && near.length === undisputed.length) return null;
  return undisputed.length > 1 || count === 1 ? undisputed : near;
}

const isTriedAgain = (marks: readonly Mark[]) => marks.some(({ micros }) => micros > (marks[0] as Mark).micros);

const differentOf = (marks: readonly Mark[]) => new Set(marks.flatMap((mark) => mark.different)).size;
