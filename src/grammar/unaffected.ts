import { claim, type ReadLine } from "./checking.js";
import { compileMatcher } from "./matcher.js";
import type { Grammar, GrammarEvent } from "./model.js";
import { shareProgram } from "./programs.js";

/**
 * The events of grammars, among which nothing was wrong `before`, whose samples and look-alikes fare the same among
 * `grammars`, in which those that are left stand in the same order, before all others.
 */
export function unaffectedEvents(
  before: readonly Grammar[],
  grammars: readonly Grammar[],
  readLine: ReadLine,
): ReadonlySet<GrammarEvent> {
  const held = new Set(before);
  const added = grammars.filter((grammar) => !held.has(grammar));
  const left = new Set(grammars);
  const programsOfAdded = programsOf(added);
  const programsOfGone = programsOf(before.filter((grammar) => !left.has(grammar)));
  const isMatchedByAdded = createMatched(added, readLine);
  const unaffected = new Set<GrammarEvent>();
  for (const grammar of before) {
    if (!left.has(grammar)) continue;
    for (const event of grammar.events) {
      const programs = event.programs ?? grammar.programs;
      // Only lines of programs that both speak of can be claimed by one or the other.
      const isAffected =
        shareProgram(programs, programsOfGone) ||
        (shareProgram(programs, programsOfAdded) && [...event.samples, ...event.lookAlikes].some(isMatchedByAdded));
      if (!isAffected) unaffected.add(event);
    }
  }
  return unaffected;
}

function programsOf(grammars: readonly Grammar[]): string[] {
  return [
    ...new Set(grammars.flatMap(({ events, programs }) => events.flatMap((event) => event.programs ?? programs))),
  ];
}

/** Whether a pattern matches a line: where its conditions do not hold, it still keeps others from claiming it. */
function createMatched(grammars: readonly Grammar[], readLine: ReadLine): (of: { readonly line: string }) => boolean {
  const matcher = compileMatcher(
    grammars.map((grammar) => ({ ...grammar, events: grammar.events.map((event) => ({ ...event, conditions: [] })) })),
  );
  return ({ line }) => {
    const record = readLine(line);
    return record !== null && claim(matcher, record.program, Buffer.from(record.message)) >= 0;
  };
}
