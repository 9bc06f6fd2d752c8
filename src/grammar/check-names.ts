import type { Diagnostic } from "../diagnostic.js";
import { checkOpens, checkOptions } from "./check-options.js";
import { checkShared } from "./check-shared.js";
import { fieldAdvice, fieldsOfEvent, type Report } from "./event-fields.js";
import { allowedBytes } from "./fields.js";
import type { Component, Grammar, GrammarEvent, Text } from "./model.js";
import { meantHint } from "./nearest.js";
import { listed, quoted } from "./reporter.js";
import { holesOf, stepsOf } from "./steps.js";

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
    checkShared(grammar, report);
    checkAdjustments(grammar, grammars, report);
    if (grammar.events.length > 0 && grammar.events.every((event) => event.lookAlikes.length === 0)) {
      report("no-look-alike", 1, `The grammar ${quoted(grammar.name)} has no look-alike`, {
        expected: "`!` and a log line that looks like one of its events and is none",
        hint: "for example another program that quotes such a message",
      });
    }
  }
  return found;
}

function checkAdjustments({ adjustments }: Grammar, grammars: readonly Grammar[], report: Report): void {
  const events = new Map<string, Set<string>>();
  for (const grammar of grammars) {
    for (const { name } of grammar.components) if (!events.has(name)) events.set(name, new Set());
    for (const event of grammar.events) events.get(grammar.components[event.component]!.name)!.add(event.name);
  }
  for (const { component, event, at } of adjustments) {
    const known = events.get(component);
    if (known === undefined) {
      report("unknown-component", at, `\`adjust ${component}\`: no grammar has such a component`, {
        expected: "a component of a grammar that is loaded (logscan grammars lists them)",
        hint: meantHint(component, events.keys()),
      });
    } else if (event !== null && !known.has(event)) {
      report("unknown-event", at, `\`adjust ${component} ${event}\`: the component has no such event`, {
        expected: listed([...known].sort().map(quoted)),
        hint: meantHint(event, known),
      });
    }
  }
}

function checkComponent(grammar: Grammar, component: Component, components: ReadonlySet<string>, report: Report): void {
  const own = grammar.events.filter((event) => grammar.components[event.component] === component);
  const fields = new Set(own.flatMap((event) => [...fieldsOfEvent(event)]));
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
  checkOpens(component, fields, `component ${quoted(component.name)}`, report);
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
  checkOptions(grammar, event, report);
  const known = new Set([
    ...fieldsOfEvent(event),
    ...event.inherits,
    ...(component.key === null ? [] : [component.key]),
  ]);
  for (const text of [event.title, ...event.hints, ...event.questions]) {
    if (text !== null) checkText(text, known, event.at, `event ${quoted(event.name)}`, report);
  }
  checkKey(component, event, report);
  checkForgery(component, event, report);
}

/** What says nothing of health may be told of anybody. */
const harmless = ["note", "block"];

/** A hole before the key whose value may hold the text that ends it: who writes that value chooses the key. */
function checkForgery(component: Component, event: GrammarEvent, report: Report): void {
  const { key } = component;
  if (key === null || harmless.includes(event.health)) return;
  for (const { alternatives, at } of event.patterns) {
    const holes = alternatives.flatMap((elements) => {
      const { holes: own } = stepsOf(elements);
      return own.slice(
        0,
        Math.max(
          0,
          own.findIndex(({ name }) => name === key),
        ),
      );
    });
    const open = holes.find(({ type, literal }) => literal.every((byte) => allowedBytes[type][byte] === 1));
    if (open === undefined) continue;
    const { name, type, literal } = open;
    const message = `Whoever writes {${name}} can choose the ${quoted(component.name)}: a ${quoted(type)} may hold the text behind it, ${quoted(literal.toString("utf8"))}, and what follows`;
    report(
      "forgeable-key",
      at,
      message,
      {
        expected: `before {${key}} only holes whose type cannot hold the text that ends them`,
        hint: `give {${name}} a narrower type, such as host, int, address or word before a blank`,
      },
      "warning",
    );
  }
}

function checkKey(component: Component, event: GrammarEvent, report: Report): void {
  const { key } = component;
  if (key === null || event.inherits.includes(key)) return;
  for (const pattern of event.patterns) {
    const alternatives = pattern.alternatives.map((elements) => holesOf(elements).map(({ name }) => name));
    const without = alternatives.find((names) => !names.includes(key));
    if (without === undefined) continue;
    const isOptional = alternatives.some((names) => names.includes(key));
    const where = isOptional ? ", where an optional part is absent" : "";
    report("no-key", pattern.at, `The pattern does not say which ${quoted(component.name)} it speaks of${where}`, {
      expected: `a hole {${key}}`,
      hint: meantHint(key, without, `if an earlier line names it: inherits ${key}`),
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
