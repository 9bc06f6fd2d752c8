import type { Component, Grammar, GrammarEvent } from "./model.js";
import { clockStepEvent } from "./names.js";

/** An event with what it belongs to; `index` is its place in the catalog, from 0. */
export interface CatalogEvent {
  readonly index: number;
  readonly grammar: Grammar;
  readonly event: GrammarEvent;
  readonly component: Component;
  /** Another event, a boot or a silence asks for it: a note that must be kept. */
  readonly isReferred: boolean;
}

/** Every event of every grammar, in order. */
export interface Catalog {
  readonly events: readonly CatalogEvent[];
  /** The catalog index of the `event`-th event of the `grammar`-th grammar, both from 0. */
  indexOf(grammar: number, event: number): number;
}

export function createCatalog(grammars: readonly Grammar[]): Catalog {
  const events: CatalogEvent[] = [];
  const starts: number[] = [];
  for (const grammar of grammars) {
    starts.push(events.length);
    const referred = new Set(
      grammar.events.flatMap(({ unless, unlessInTransaction }) => [
        unless?.event,
        unless?.since,
        ...unlessInTransaction,
      ]),
    );
    for (const event of grammar.events) {
      const component = grammar.components[event.component];
      if (component === undefined) throw new RangeError(`${grammar.name}.${event.name} belongs to no component`);
      const isReferred = event.uncleanStop || event.action || event.name === clockStepEvent || referred.has(event.name);
      events.push({ index: events.length, grammar, event, component, isReferred });
    }
  }
  return { events, indexOf: (grammar, event) => (starts[grammar] ?? 0) + event };
}
