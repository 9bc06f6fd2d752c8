import type { Report } from "./event-fields.js";
import type { Grammar, GrammarEvent, Pattern } from "./model.js";
import { shareProgram } from "./programs.js";
import { quoted } from "./reporter.js";
import { isAlike, type Steps, stepsOf } from "./steps.js";

interface Written {
  readonly event: GrammarEvent;
  readonly pattern: Pattern;
  readonly steps: Steps[];
}

/** Patterns that stand in several events: only conditions tell these apart, and are asked in the order of the events. */
export function checkShared(grammar: Grammar, report: Report): void {
  const before = new Map<string, Written[]>();
  for (const event of grammar.events) {
    for (const pattern of event.patterns) {
      const written: Written = { event, pattern, steps: pattern.alternatives.map((text) => stepsOf(text)) };
      const rivals = new Set(written.steps.flatMap((steps) => before.get(keyOf(steps)) ?? []));
      const first = [...rivals].find(
        (other) =>
          other.event !== event &&
          other.event.conditions.length === 0 &&
          other.steps.some((steps) => written.steps.some((own) => isAlike(steps, own))) &&
          shareProgram(event.programs ?? grammar.programs, other.event.programs ?? grammar.programs),
      );
      if (first !== undefined) reportHidden(written, first, report);
      for (const steps of written.steps) {
        const known = before.get(keyOf(steps));
        if (known === undefined) before.set(keyOf(steps), [written]);
        else known.push(written);
      }
    }
  }
}

/** Alike patterns have the same key. */
function keyOf({ literal, holes }: Steps): string {
  return [literal, ...holes.map((hole) => hole.literal)].map((text) => text.toString("latin1")).join("\0");
}

function reportHidden({ event, pattern }: Written, first: Written, report: Report): void {
  const name = quoted(first.event.name);
  if (event.conditions.length === 0) {
    report("pattern-twice", pattern, `The same pattern stands in ${name} on line ${first.pattern.at}`, {
      expected: "at most one of the events that share a pattern without a `when`",
      hint: "tell them apart by a condition: when {field} is VALUE",
    });
    return;
  }
  const message = `${quoted(event.name)} is never asked: ${name}, on line ${first.event.at}, has the same pattern and no \`when\``;
  report("never-asked", pattern, message, {
    expected: "the event without a condition below those that have one",
    hint: "events are asked in the order of the file",
  });
}
