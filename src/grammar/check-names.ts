import type { Diagnostic } from "../diagnostic.js";
import { checkOpens, checkOptions } from "./check-options.js";
import { checkReferences } from "./check-references.js";
import { checkShared } from "./check-shared.js";
import { fieldAdvice, fieldsOfEvent, type Report } from "./event-fields.js";
import { allowedBytes } from "./fields.js";
import type { Component, Grammar, GrammarEvent, Pattern, Text } from "./model.js";
import { programField } from "./names.js";
import { meantHint, nearestWord } from "./nearest.js";
import { placeOfName } from "./places.js";
import type { Gaps } from "./readable.js";
import { listed, quoted } from "./reporter.js";
import { holesOf, stepsOf } from "./steps.js";

/**
 * Options that name fields, events, components or programs that do not exist; `gaps` are those of grammars that could only be
 * read in part: what may be missing only there is not told. Of `settled` grammars it is only told what others make wrong.
 */
export function checkNames(
  grammars: readonly Grammar[],
  gaps: ReadonlyMap<Grammar, Gaps> = new Map(),
  settled: ReadonlySet<Grammar> = new Set(),
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const hasAllComponents = [...gaps.values()].every((gap) => !gap.components);
  const hasAllEvents = [...gaps.values()].every((gap) => !gap.events);
  const components = new Set(grammars.flatMap((grammar) => grammar.components.map(({ name }) => name)));
  const eventNames = hasAllComponents && hasAllEvents ? eventsByComponent(grammars) : null;
  const files = new Map<string, string>();
  for (const grammar of grammars) {
    const { events: lacksEvents = false } = gaps.get(grammar) ?? {};
    const report: Report = (code, { at, column }, message, advice, severity = "error") => {
      const { expected, hint } = advice;
      found.push({
        ...{ code: `grammar.${code}`, severity, message, file: grammar.file, line: at },
        ...(column !== undefined && { column }),
        ...(expected !== undefined && { expected }),
        ...(hint !== undefined && { hint }),
      });
    };
    const before = files.get(grammar.name);
    const place = placeOfName({ at: 1, places: grammar.places }, "grammar", grammar.name);
    if (before !== undefined) {
      report("duplicate-grammar", place, `There are two grammars ${quoted(grammar.name)}`, {
        expected: "each name once",
        hint: `the other is ${before}`,
      });
    }
    files.set(grammar.name, grammar.file);
    for (const component of grammar.components) {
      if (hasAllComponents) checkNeeds(component, components, report);
      if (component.name !== "" && !settled.has(grammar)) checkComponent(grammar, component, lacksEvents, report);
    }
    if (eventNames !== null) checkAdjustments(grammar, eventNames, report);
    if (settled.has(grammar)) continue;
    for (const event of grammar.events) checkEvent(grammar, event, lacksEvents, report);
    checkShared(grammar, report);
    if (!lacksEvents && grammar.events.length > 0 && grammar.events.every((event) => event.lookAlikes.length === 0)) {
      report("no-look-alike", place, `The grammar ${quoted(grammar.name)} has no look-alike`, {
        expected: "`!` and a log line that looks like one of its events and is none",
        hint: "for example another program that quotes such a message",
      });
    }
  }
  return found;
}

/** The names of the events of each component. */
function eventsByComponent(grammars: readonly Grammar[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const grammar of grammars) {
    for (const { name } of grammar.components) if (!names.has(name)) names.set(name, new Set());
    for (const event of grammar.events) names.get(grammar.components[event.component]!.name)!.add(event.name);
  }
  return names;
}

function checkAdjustments(
  { adjustments }: Grammar,
  events: ReadonlyMap<string, ReadonlySet<string>>,
  report: Report,
): void {
  for (const adjustment of adjustments) {
    const { component, event } = adjustment;
    const known = events.get(component);
    if (known === undefined) {
      report(
        "unknown-component",
        placeOfName(adjustment, "adjust", component),
        `\`adjust ${component}\`: no grammar has such a component`,
        {
          expected: "a component of a grammar that is loaded (logscan grammars lists them)",
          hint: meantHint(component, events.keys()),
        },
      );
    } else if (event !== null && !known.has(event)) {
      report(
        "unknown-event",
        placeOfName(adjustment, "adjust", event),
        `\`adjust ${component} ${event}\`: the component has no such event`,
        {
          expected: listed([...known].sort().map(quoted)),
          hint: meantHint(event, known),
        },
      );
    }
  }
}

const wordOf = (isProven: boolean) => (isProven ? "needs" : "uses");

function checkNeeds(component: Component, components: ReadonlySet<string>, report: Report): void {
  for (const { name, isProven } of component.needs) {
    if (components.has(name)) continue;
    // Only a warning: the grammar that speaks of it may be one that this site does not have.
    const message = `No grammar has the component ${quoted(name)}, which ${quoted(component.name)} needs`;
    const hint = meantHint(name, components);
    report("unknown-component", placeOfName(component, wordOf(isProven), name), message, { hint }, "warning");
  }
}

function checkComponent(grammar: Grammar, component: Component, lacksEvents: boolean, report: Report): void {
  const own = grammar.events.filter((event) => grammar.components[event.component] === component);
  const fields = new Set(own.flatMap((event) => [...fieldsOfEvent(event)]));
  if (!lacksEvents) {
    for (const { name, key, isProven } of component.needs) {
      if (key === null || key === component.key || fields.has(key)) continue;
      const message = `\`${wordOf(isProven)} ${name} {${key}}\`: no event of ${quoted(component.name)} has that field`;
      report("unknown-field", placeOfName(component, wordOf(isProven), key), message, fieldAdvice(key, fields));
    }
    checkOpens(component, fields, `component ${quoted(component.name)}`, report);
  }
  const ofKey = new Set(component.key === null ? [] : [component.key]);
  checkTexts(component, ofKey, `component ${quoted(component.name)}`, report);
  for (const { why } of component.unseenBy)
    checkText(component, "unseen", why, ofKey, `component ${quoted(component.name)}`, report);
}

function checkEvent(grammar: Grammar, event: GrammarEvent, lacksEvents: boolean, report: Report): void {
  const component = grammar.components[event.component];
  // A component whose line could not be read may have had any key.
  if (component === undefined || component.name === "") return;
  checkOptions(event, component, report);
  if (!lacksEvents) checkReferences(grammar, event, report);
  checkTexts(event, new Set(component.key === null ? [] : [component.key]), `event ${quoted(event.name)}`, report);
  if (component.key === programField) checkProgramKey(grammar, event, report);
  else checkKey(component, event, report);
  checkForgery(component, event, report);
}

/** What says nothing of health may be told of anybody. */
const harmless = ["note", "block"];

/** A hole before the key whose value may hold the text that ends it: who writes that value chooses the key. */
function checkForgery(component: Component, event: GrammarEvent, report: Report): void {
  const { key } = component;
  if (key === null || harmless.includes(event.health)) return;
  for (const pattern of event.patterns) {
    const holes = pattern.alternatives.flatMap((alternative) => {
      const { holes: own } = stepsOf(alternative);
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
      placeOfHole(pattern, name),
      message,
      {
        expected: `before {${key}} only holes whose type cannot hold the text that ends them`,
        hint: `give {${name}} a narrower type, such as host, int, address or word before a blank`,
      },
      "warning",
    );
  }
}

/** Lines that name no program cannot be told apart by it. */
function checkProgramKey(grammar: Grammar, event: GrammarEvent, report: Report): void {
  const pattern = event.patterns.find(({ alternatives }) =>
    alternatives.some((alternative) => holesOf(alternative).every(({ name }) => name !== programField)),
  );
  if (pattern === undefined || !(event.programs ?? grammar.programs).includes("none")) return;
  report("no-key", pattern, "The key is {program}, and `program none` has lines that name none", {
    expected: "`program` without `none`, or a hole {program}",
  });
}

function checkKey(component: Component, event: GrammarEvent, report: Report): void {
  const { key } = component;
  if (key === null || event.inherits.includes(key)) return;
  for (const pattern of event.patterns) {
    const alternatives = pattern.alternatives.map((alternative) => holesOf(alternative).map(({ name }) => name));
    const without = alternatives.find((names) => !names.includes(key));
    if (without === undefined) continue;
    const isOptional = alternatives.some((names) => names.includes(key));
    const where = isOptional ? ", where an optional part is absent" : "";
    report("no-key", pattern, `The pattern does not say which ${quoted(component.name)} it speaks of${where}`, {
      expected: `a hole {${key}}`,
      hint: keyHint(key, without),
    });
  }
}

function keyHint(key: string, holes: readonly string[]): string {
  const near = nearestWord(key, holes);
  return near === undefined
    ? `if an earlier line names it: inherits ${key}`
    : `{${near}} may be meant: call it {${key}}`;
}

/** A hole's place in a pattern as it is written; the pattern's own where a part brings it. */
function placeOfHole({ source, at, column }: Pattern, name: string): { at: number; column?: number | undefined } {
  const index = source.search(new RegExp(`\\{${name}[:}]`));
  return {
    at,
    column: column === undefined || index < 0 ? column : column + Array.from(source.slice(0, index)).length,
  };
}

function checkTexts(owner: Component | GrammarEvent, known: ReadonlySet<string>, label: string, report: Report): void {
  if (owner.title !== null) checkText(owner, "title", owner.title, known, label, report);
  for (const text of owner.hints) checkText(owner, "hint", text, known, label, report);
  for (const text of owner.questions) checkText(owner, "question", text, known, label, report);
}

function checkText(
  owner: Component | GrammarEvent,
  word: string,
  text: Text,
  known: ReadonlySet<string>,
  label: string,
  report: Report,
): void {
  const unknown = new Set<string>();
  for (const side of [text.en, text.ja]) {
    for (const [, name] of side.matchAll(/\{([a-z][a-z0-9_-]*)\}/g)) if (!known.has(name!)) unknown.add(name!);
  }
  for (const name of unknown) {
    const message = `A text of ${label} names {${name}}, which is no key of its component`;
    report("unknown-field", placeOfName(owner, word, name), message, fieldAdvice(name, known));
  }
}
