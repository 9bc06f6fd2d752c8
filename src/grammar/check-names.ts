import type { Diagnostic, DiagnosticSeverity } from "../diagnostic.js";
import type { Component, Grammar, GrammarEvent, Text } from "./model.js";
import { meantHint } from "./nearest.js";
import { listed, quoted } from "./reporter.js";

/** Options that name fields, events, components or programs that do not exist. */
export function checkNames(grammars: readonly Grammar[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const components = new Set(grammars.flatMap((grammar) => grammar.components.map(({ name }) => name)));
  const files = new Map<string, string>();
  for (const grammar of grammars) {
    const report: Report = (code, at, message, advice, severity = "error") => {
      const { expected, hint } = advice;
      found.push({
        ...{ code: `grammar.${code}`, severity, message, file: grammar.file, line: at },
        ...(expected !== undefined && { expected }),
        ...(hint !== undefined && { hint }),
      });
    };
    const before = files.get(grammar.name);
    if (before !== undefined) {
      report("duplicate-grammar", 1, `There are two grammars ${quoted(grammar.name)}`, {
        expected: "each name once",
        hint: `the other is ${before}`,
      });
    }
    files.set(grammar.name, grammar.file);
    for (const component of grammar.components) checkComponent(grammar, component, components, report);
    for (const event of grammar.events) checkEvent(grammar, event, report);
    if (grammar.events.every((event) => event.lookAlikes.length === 0)) {
      report("no-look-alike", 1, `The grammar ${quoted(grammar.name)} has no look-alike`, {
        expected: "`!` and a log line that looks like one of its events and is none",
        hint: "for example another program that quotes such a message",
      });
    }
  }
  return found;
}

type Report = (
  code: string,
  at: number,
  message: string,
  advice: { expected?: string | undefined; hint?: string | undefined },
  severity?: DiagnosticSeverity,
) => void;

function checkComponent(grammar: Grammar, component: Component, components: ReadonlySet<string>, report: Report): void {
  const fields = new Set(
    grammar.events.flatMap((event) => (grammar.components[event.component] === component ? fieldsOf(event) : [])),
  );
  for (const need of component.needs) {
    if (!components.has(need.name)) {
      // Only a warning: the grammar that speaks of it may be one that this site does not have.
      const hint = meantHint(need.name, components);
      report(
        "unknown-component",
        component.at,
        `No grammar has the component ${quoted(need.name)}, which ${quoted(component.name)} needs`,
        { hint },
        "warning",
      );
    }
    if (need.key !== null && need.key !== component.key && !fields.has(need.key)) {
      report(
        "unknown-field",
        component.at,
        `\`needs ${need.name} {${need.key}}\`: no event of ${quoted(component.name)} has that field`,
        fieldAdvice(need.key, fields),
      );
    }
  }
  const ofKey = new Set(component.key === null ? [] : [component.key]);
  for (const text of [
    component.title,
    ...component.hints,
    ...component.questions,
    ...component.unseenBy.map(({ why }) => why),
  ]) {
    checkText(text, ofKey, component.at, `component ${quoted(component.name)}`, report);
  }
}

function checkEvent(grammar: Grammar, event: GrammarEvent, report: Report): void {
  const component = grammar.components[event.component]!;
  const fields = new Set(fieldsOf(event));
  const ofGrammar = new Set(grammar.events.flatMap(fieldsOf));
  for (const name of event.inherits) {
    if (!ofGrammar.has(name)) {
      report(
        "unknown-field",
        event.at,
        `\`inherits ${name}\`: no pattern of the grammar has that field`,
        fieldAdvice(name, ofGrammar),
      );
    }
  }
  for (const option of ["counts", "took"] as const) {
    const name = event[option];
    if (name !== null && !fields.has(name)) {
      report(
        "unknown-field",
        event.at,
        `\`${option} {${name}}\`: no pattern of ${quoted(event.name)} has that field`,
        fieldAdvice(name, fields),
      );
    }
  }
  const names = new Set(grammar.events.map(({ name }) => name));
  for (const name of event.unless === null ? [] : [event.unless.event, event.unless.since]) {
    if (!names.has(name)) {
      report(
        "unknown-event",
        event.at,
        `\`unless\` of ${quoted(event.name)} names the event ${quoted(name)}, which the grammar does not have`,
        {
          expected: "an event of the same grammar",
          hint: meantHint(name, names),
        },
      );
    }
  }
  const known = new Set([...fields, ...event.inherits, ...(component.key === null ? [] : [component.key])]);
  for (const text of [event.title, ...event.hints, ...event.questions]) {
    if (text !== null) checkText(text, known, event.at, `event ${quoted(event.name)}`, report);
  }
  checkKey(component, event, report);
}

function checkKey(component: Component, event: GrammarEvent, report: Report): void {
  const { key } = component;
  if (key === null || event.inherits.includes(key)) return;
  for (const pattern of event.patterns) {
    const holes = pattern.elements.flatMap((element) => ("hole" in element ? [element.hole] : []));
    if (holes.includes(key)) continue;
    report("no-key", pattern.at, `The pattern does not say which ${quoted(component.name)} it speaks of`, {
      expected: `a hole {${key}}`,
      hint: meantHint(key, holes, `if an earlier line names it: inherits ${key}`),
    });
  }
}

function checkText(text: Text, known: ReadonlySet<string>, at: number, owner: string, report: Report): void {
  const unknown = new Set<string>();
  for (const side of [text.en, text.ja]) {
    for (const [, name] of side.matchAll(/\{([a-z][a-z0-9_-]*)\}/g)) if (!known.has(name!)) unknown.add(name!);
  }
  for (const name of unknown) {
    report("unknown-field", at, `A text of ${owner} names {${name}}, which it does not have`, fieldAdvice(name, known));
  }
}

function fieldsOf(event: GrammarEvent): string[] {
  return event.patterns.flatMap(({ elements }) =>
    elements.flatMap((element) => ("hole" in element ? [element.hole] : [])),
  );
}

function fieldAdvice(name: string, fields: ReadonlySet<string>) {
  const known = [...fields].sort().map((field) => `{${field}}`);
  return { expected: known.length === 0 ? "no field" : listed(known), hint: meantHint(name, fields) };
}
