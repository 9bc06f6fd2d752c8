import { fieldAdvice, fieldsOfEvent, type Report } from "./event-fields.js";
import type { Grammar, GrammarEvent } from "./model.js";
import { meantHint } from "./nearest.js";
import { placeOfName } from "./places.js";
import { quoted } from "./reporter.js";

/** Options of an event that name other events of its grammar, or fields of these. */
export function checkReferences(grammar: Grammar, event: GrammarEvent, report: Report): void {
  const references = [...(event.unless === null ? [] : [event.unless.event, event.unless.since])];
  for (const name of [...references, ...event.unlessInTransaction]) {
    if (grammar.events.some((other) => other.name === name)) continue;
    const message = `\`unless\` of ${quoted(event.name)} names the event ${quoted(name)}, which the grammar does not have`;
    report("unknown-event", placeOfName(event, "unless", name), message, {
      expected: "an event of the same grammar",
      hint: meantHint(name, new Set(grammar.events.map((other) => other.name))),
    });
  }
  for (const name of event.inherits) {
    const fields = fieldsOf(grammar.events);
    if (fields.has(name)) continue;
    const message = `\`inherits ${name}\`: no pattern of the grammar has that field`;
    report("unknown-field", placeOfName(event, "inherits", name), message, fieldAdvice(name, fields));
  }
  if (event.health === "working") checkSame(grammar, event, report);
}

function checkSame(grammar: Grammar, event: GrammarEvent, report: Report): void {
  const { same } = event;
  // Where the event itself has no such field, that was told.
  if (same === null || !fieldsOfEvent(event).has(same)) return;
  const isFailing = ({ health, component }: GrammarEvent) =>
    component === event.component && (health === "failing" || health === "degraded");
  const failing = fieldsOf(grammar.events.filter(isFailing));
  if (failing.has(same)) return;
  const message = `\`same {${same}}\`: no failing or degraded event of the component has that field`;
  report("unknown-field", placeOfName(event, "same", same), message, fieldAdvice(same, failing));
}

const fieldsOf = (events: readonly GrammarEvent[]) => new Set(events.flatMap((event) => [...fieldsOfEvent(event)]));
