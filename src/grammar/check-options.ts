import { printCondition } from "./conditions.js";
import { fieldAdvice, fieldsOfEvent, type Report, typesOfEvent } from "./event-fields.js";
import { numericTypes } from "./fields.js";
import type { Component, GrammarEvent } from "./model.js";
import { transactionField } from "./names.js";
import { placeOfName } from "./places.js";
import { listed, quoted } from "./reporter.js";

/** Options of an event that name its own fields, or that its health cannot have. */
export function checkOptions(event: GrammarEvent, component: Component, report: Report): void {
  const fields = fieldsOfEvent(event);
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
    report("unknown-field", placeOfName(event, option, name), message, fieldAdvice(name, fields));
  }
  checkTook(event, report);
  checkOpens(event, new Set([...fields, ...event.inherits]), `event ${quoted(event.name)}`, report, component);
  checkConditions(event, report);
  if (event.same !== null && event.health !== "working") {
    const message = `${quoted(event.name)} is ${quoted(event.health)} and cannot have \`same {${event.same}}\``;
    report("not-working", placeOfName(event, "same"), message, {
      expected: "a `working` event",
      hint: "it says what a proof of working is compared with",
    });
  }
  if (event.unlessInTransaction.length > 0 && event.health !== "working") {
    const message = `${quoted(event.name)} is ${quoted(event.health)} and cannot have \`unless … in transaction\``;
    report("not-working", placeOfName(event, "unless"), message, {
      expected: "a `working` event",
      hint: "it says which proof of working does not count",
    });
  }
  if (event.sudden && event.health !== "failing" && event.health !== "degraded") {
    report(
      "not-failing",
      placeOfName(event, "sudden"),
      `${quoted(event.name)} is ${quoted(event.health)} and cannot be \`sudden\``,
      {
        expected: "a `failing` or `degraded` event",
        hint: "it says that the component worked until then",
      },
    );
  }
  if (event.unready && event.health !== "started") {
    report(
      "not-started",
      placeOfName(event, "unready"),
      `${quoted(event.name)} is ${quoted(event.health)} and cannot be \`unready\``,
      {
        expected: "a `started` event",
        hint: "it says that what was started does not serve yet",
      },
    );
  }
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
  report(
    "unknown-field",
    placeOfName(owner, "opens", name),
    message,
    fieldAdvice(name, new Set([...fields, transactionField])),
  );
}

function checkTook(event: GrammarEvent, report: Report): void {
  const told = new Set<string>();
  for (const [name, type] of typesOfEvent(event)) {
    if (!event.took.includes(name) || told.has(name)) continue;
    if (!numericTypes.includes(type)) {
      told.add(name);
      report("field-type", placeOfName(event, "took", name), `\`took {${name}}\`: the field is a ${quoted(type)}`, {
        expected: listed(numericTypes.map(quoted)),
        hint: `write {${name}:number} in the pattern`,
      });
    } else if (type === "duration" && event.tookUnitSeconds !== 1) {
      told.add(name);
      report(
        "field-type",
        placeOfName(event, "took", name),
        `\`took {${name}}\`: the field is a \`duration\`, which says its own unit`,
        {
          expected: "`int` or `number` before a unit",
          hint: "drop the unit",
        },
      );
    }
  }
}

function checkConditions(event: GrammarEvent, report: Report): void {
  const fields = fieldsOfEvent(event);
  for (const condition of event.conditions) {
    const { field } = condition;
    const written = quoted(printCondition(condition));
    if (!fields.has(field)) {
      const message = `${written}: no pattern of ${quoted(event.name)} has that field`;
      report("unknown-field", condition, message, fieldAdvice(field, fields));
    }
    if (!("number" in condition)) continue;
    const wrong = typesOfEvent(event).find(([name, type]) => name === field && !numericTypes.includes(type));
    if (wrong === undefined) continue;
    report("field-type", condition, `${written}: the field is a ${quoted(wrong[1])}`, {
      expected: listed(numericTypes.map(quoted)),
      hint: `write {${field}:int} in the pattern, or compare with \`is\``,
    });
  }
}
