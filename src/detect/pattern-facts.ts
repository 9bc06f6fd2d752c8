import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import type { Matcher } from "../grammar/matcher.js";
import type { Component } from "../grammar/model.js";
import { programField, transactionField } from "../grammar/names.js";

/** What collecting asks of a pattern, found out once: lines come by the million. Holes are places among the pattern's, or -1. */
export interface PatternFacts {
  readonly entry: CatalogEvent;
  /** Its place in the catalog. */
  readonly event: number;
  /** Its component among those of different names, from 0. */
  readonly component: number;
  readonly componentName: string;
  readonly isKeyed: boolean;
  readonly keyHole: number;
  readonly isKeyDevice: boolean;
  /** The program that wrote the line is the key. */
  readonly isKeyProgram: boolean;
  readonly countsHole: number;
  /** What tells apart the failures that open an outage together. */
  readonly differentHole: number;
  readonly isDifferentByTransaction: boolean;
  /** An event of its grammar inherits fields: those of this one must be remembered. */
  readonly isInherited: boolean;
  /** A note that nothing asks for. */
  readonly isLife: boolean;
  /** Proves something only of what failed before. */
  readonly isAnswer: boolean;
  readonly isBlock: boolean;
  /** Failing or degraded, an echo of it too. */
  readonly isFailure: boolean;
  /** The events, by their places in the catalog, that keep this one from counting in the same transaction. */
  readonly unless: readonly number[];
  /** It keeps another one from counting. */
  readonly isAskedFor: boolean;
  /** Whether the line says that the component works, or that it does not; null where it says neither. */
  readonly works: boolean | null;
  /** Of which components the line proves that they work or fail because others need them: what it needs, or its own. */
  readonly proves: readonly NeededComponent[];
}

/** A component that others need and that a host has once: whether it works is also known from those others. */
export interface NeededComponent {
  /** Behind the numbers of all components. */
  readonly component: number;
  /** No component's name: how it fares by what needs it is remembered apart from what it says itself. */
  readonly name: string;
}

/** The facts of a pattern by its index in the matcher; undefined for -1. */
export type FactsOf = (pattern: number) => PatternFacts | undefined;

const known = new WeakMap<Matcher, FactsOf>();

/** Every file of a scan asks for the same; of most patterns no file has a line. */
export function patternFacts(catalog: Catalog, matcher: Matcher): FactsOf {
  const asked = known.get(matcher);
  if (asked !== undefined) return asked;
  const make = createFacts(catalog, matcher);
  const facts: (PatternFacts | undefined)[] = matcher.patterns.map(() => undefined);
  const factsOf: FactsOf = (pattern) => {
    let found = facts[pattern];
    if (found === undefined && pattern >= 0) {
      found = make(pattern);
      facts[pattern] = found;
    }
    return found;
  };
  known.set(matcher, factsOf);
  return factsOf;
}

function createFacts(catalog: Catalog, matcher: Matcher): (pattern: number) => PatternFacts {
  const components = [...new Set(catalog.events.map(({ component }) => component.name))];
  const needed = neededComponents(catalog, components.length);
  const unless = catalog.events.map(({ grammar, event: { unlessInTransaction } }) =>
    unlessInTransaction.length === 0
      ? []
      : catalog.events.flatMap((other) =>
          other.grammar === grammar && unlessInTransaction.includes(other.event.name) ? [other.index] : [],
        ),
  );
  const askedFor = new Set(unless.flat());
  return (pattern) => {
    const { grammar, event: indexInGrammar } = matcher.patterns[pattern]!;
    const holes = matcher.holesOf(pattern);
    const entry = catalog.events[catalog.indexOf(grammar, indexInGrammar)] as CatalogEvent;
    const { event, component } = entry;
    const holeOf = (name: string | null) => (name === null ? -1 : holes.findIndex((hole) => hole.name === name));
    const keyHole = holeOf(component.key);
    const isFailure = event.health === "failing" || event.health === "degraded";
    const different = isFailure ? (event.opens ?? component.opens).different : null;
    return {
      entry,
      event: entry.index,
      componentName: component.name,
      component: components.indexOf(component.name),
      isKeyed: component.key !== null,
      keyHole,
      isKeyDevice: holes[keyHole]?.type === "device",
      isKeyProgram: component.key === programField && keyHole < 0,
      countsHole: holeOf(event.counts),
      differentHole: different === transactionField ? -1 : holeOf(different),
      isDifferentByTransaction: different === transactionField,
      isInherited: entry.grammar.events.some(({ inherits }) => inherits.length > 0),
      isLife: event.health === "note" && !entry.isReferred,
      isAnswer: event.same !== null,
      isBlock: event.health === "block",
      isFailure,
      unless: unless[entry.index] ?? [],
      isAskedFor: askedFor.has(entry.index),
      works: worksBy(entry),
      proves: provedBy(entry, needed),
    };
  };
}

function neededComponents({ events }: Catalog, firstNumber: number): ReadonlyMap<string, NeededComponent> {
  const once = new Set(events.filter(({ component }) => component.key === null).map(({ component }) => component.name));
  const names = new Set(events.flatMap(({ component }) => namesOf(component.needs)).filter((name) => once.has(name)));
  return new Map([...names].map((name, index) => [name, { component: firstNumber + index, name: `needed ${name}` }]));
}

const namesOf = (needs: Component["needs"]) =>
  needs.filter(({ key, value, isProven }) => isProven && key === null && value === null).map(({ name }) => name);

function provedBy(entry: CatalogEvent, needed: ReadonlyMap<string, NeededComponent>): NeededComponent[] {
  const works = worksBy(entry);
  const { health } = entry.event;
  // What was only started has not needed anything yet.
  if (works === null || health === "started" || health === "stopped") return [];
  const names = works ? namesOf(entry.component.needs) : [entry.component.name];
  return names.flatMap((name) => needed.get(name) ?? []);
}

function worksBy({ event: { health, echo, unready } }: CatalogEvent): boolean | null {
  if (unready) return null;
  if (health === "working" || health === "started") return true;
  if (health === "stopped" || ((health === "failing" || health === "degraded") && !echo)) return false;
  return null;
}
