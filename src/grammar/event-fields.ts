import type { DiagnosticSeverity } from "../diagnostic.js";
import type { FieldType, GrammarEvent } from "./model.js";
import { meantHint } from "./nearest.js";
import { type Advice, listed } from "./reporter.js";
import { holesOf } from "./steps.js";

/** Tells of something wrong at a place of a grammar's file: the line, and the character in it where one can be named. */
export type Report = (
  code: string,
  place: { readonly at: number; readonly column?: number | undefined },
  message: string,
  advice: Advice,
  severity?: DiagnosticSeverity,
) => void;

/** The names of the fields that at least one pattern of the event may have. */
export function fieldsOfEvent(event: GrammarEvent): Set<string> {
  return new Set(typesOfEvent(event).map(([name]) => name));
}

/** The fields of the event's patterns with each type that they have in one. */
export function typesOfEvent(event: GrammarEvent): [name: string, type: FieldType][] {
  return event.patterns.flatMap(({ alternatives }) =>
    // The fullest alternative comes first and has all holes.
    holesOf(alternatives[0]!).map(({ name, type }): [string, FieldType] => [name, type]),
  );
}

export function fieldAdvice(name: string, fields: ReadonlySet<string>): Advice {
  const known = [...fields].sort().map((field) => `{${field}}`);
  return { expected: known.length === 0 ? "no field" : listed(known), hint: meantHint(name, fields) };
}
