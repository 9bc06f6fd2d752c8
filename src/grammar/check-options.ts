import { printCondition } from "./conditions.js";
import { fieldAdvice, fieldsOfEvent, type Report, typesOfEvent } from "./event-fields.js";
import { numericTypes } from "./fields.js";
import type { Component, Grammar, GrammarEvent } from "./model.js";
import { transactionField } from "./names.js";
import { meantHint } from "./nearest.js";
import { listed, quoted } from "./reporter.js";

/** Options of an event that name fields or events. */
export function checkOptions(grammar: Grammar, event: GrammarEvent, report: Report): void {
  const component = grammar.components[event.component]!;
  const fields = fieldsOfEvent(event);
  const ofGrammar = new Set(grammar.events.flatMap((other) => [...fieldsOfEvent(other)]));
  for (const name of event.inherits) {
    if (ofGrammar.has(name)) continue;
    const message = `\`inherits ${name}\`: no pattern of the grammar has that field`;
    report("unknown-field", event.at, message, fieldAdvice(name, ofGrammar));
  }
  const named = [
    ...(event.counts === null ? [] : [["counts", event.counts] as const]),
    ...(event.same === null ? [] : [["same", event.same] as const]),
    ...event.took.map((name) => ["took", name] as const),
    ...(event.passes === null ? [] : [event.passes.field, ...event.passes.within]).map(
      (name) => ["passes", name] as const,
    ),
    ...(event.takes === null || event.takes === transactionField ? [] : [["takes", event.takes] as const]),
  ];
  for (const [option, name] of named) {
    if (fields.has(name)) continue;
    const message = `\`${option} {${name}}\`: no pattern of ${quoted(event.name)} has that field`;
    report("unknown-field", event.at, message, fieldAdvice(name, fields));
  }
  checkTook(event, report);
  checkOpens(event, new Set([...fields, ...event.inherits]), `event ${quoted(event.name)}`, report, component);
  checkConditions(event, report);
  checkReferences(grammar, event, report);
  checkSame(grammar, event, report);
  if (event.unready && event.health !== "started") {
    report("not-started", event.at, `${quoted(event.name)} is ${quoted(event.health)} and cannot be \`unready\``, {
      expected: "a `started` event",
      hint: "it says that what was started does not serve yet",
    });
  }
}

function checkSame(grammar: Grammar, event: GrammarEvent, report: Report): void {
  const { same } = event;
  if (same === null) return;
  const option = `\`same {${same}}\``;
  if (event.health !== "working") {
    report("not-working", event.at, `${quoted(event.name)} is ${quoted(event.health)} and cannot have ${option}`, {
      expected: "a `working` event",
      hint: "it says what a proof of working is compared with",
    });
    return;
  }
  const isFailing = ({ health, component }: GrammarEvent) =>
    component === event.component && (health === "failing" || health === "degraded");
  const failing = new Set(grammar.events.filter(isFailing).flatMap((other) => [...fieldsOfEvent(other)]));
  if (failing.has(same)) return;
  const message = `${option}: no failing or degraded event of the component has that field`;
  report("unknown-field", event.at, message, fieldAdvice(same, failing));
}

/** `opens N different {field}` of a component or an event. */
export function checkOpens(
  owner: Component | GrammarEvent,
  fields: ReadonlySet<string>,
  label: string,
  report: Report,
  component?: Component,
): void {
  const name = owner.opens?.different ?? null;
  if (name === null || name === transactionField || fields.has(name) || name === component?.key) return;
  const message = `\`opens … different {${name}}\`: no pattern of ${label} has that field`;
  report("unknown-field", owner.at, message, fieldAdvice(name, new Set([...fields, transactionField])));
}

function checkTook(event: GrammarEvent, report: Report): void {
  const told = new Set<string>();
  for (const [name, type] of typesOfEvent(event)) {
    if (!event.took.includes(name) || told.has(name)) continue;
    if (!numericTypes.includes(type)) {
      told.add(name);
      report("field-type", event.at, `\`took {${name}}\`: the field is a ${quoted(type)}`, {
        expected: listed(numericTypes.map(quoted)),
        hint: `write {${name}:number} in the pattern`,
      });
    } else if (type === "duration" && event.tookUnitSeconds !== 1) {
      told.add(name);
      report("field-type", event.at, `\`took {${name}}\`: the field is a \`duration\`, which says its own unit`, {
        expected: "`int` or `number` before a unit",
        hint: "drop the unit",
      });
    }
  }
}

function checkConditions(event: GrammarEvent, report: Report): void {
  const fields = fieldsOfEvent(event);
  for (const condition of event.conditions) {
    const { field, at } = condition;
    const written = quoted(printCondition(condition));
    if (!fields.has(field)) {
      const message = `${written}: no pattern of ${quoted(event.name)} has that field`;
      report("unknown-field", at, message, fieldAdvice(field, fields));
    }
    if (!("number" in condition)) continue;
    const wrong = typesOfEvent(event).find(([name, type]) => name === field && !numericTypes.includes(type));
    if (wrong === undefined) continue;
    report("field-type", at, `${written}: the field is a ${quoted(wrong[1])}`, {
      expected: listed(numericTypes.map(quoted)),
      hint: `write {${field}:int} in the pattern, or compare with \`is\``,
    });
  }
}

function checkReferences(grammar: Grammar, event: GrammarEvent, report: Report): void {
  const names = new Set(grammar.events.map(({ name }) => name));
  const references = [...(event.unless === null ? [] : [event.unless.event, event.unless.since])];
  for (const name of [...references, ...event.unlessInTransaction]) {
    if (names.has(name)) continue;
    const message = `\`unless\` of ${quoted(event.name)} names the event ${quoted(name)}, which the grammar does not have`;
    report("unknown-event", event.at, message, {
      expected: "an event of the same grammar",
      hint: meantHint(name, names),
    });
  }
  if (event.unlessInTransaction.length > 0 && event.health !== "working") {
    report(
      "not-working",
      event.at,
      `${quoted(event.name)} is ${quoted(event.health)} and cannot have \`unless … in transaction\``,
      {
        expected: "a `working` event",
        hint: "it says which proof of working does not count",
      },
    );
  }
}
