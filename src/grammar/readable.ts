import { basename } from "node:path/posix";
import type { Diagnostic } from "../diagnostic.js";
import type { EventDraft, GrammarDraft } from "./draft.js";
import { type Grammar, healthSchema, languageVersion } from "./model.js";
import { grammarSuffix } from "./names.js";
import { meantWord, type Statement } from "./statements.js";

/** What of a grammar's file could not be read, so that nothing is said that may hang on it. */
export interface Gaps {
  /** Of which programs it reads lines: none of its samples can be checked. */
  readonly programs: boolean;
  /** Some of its components. */
  readonly components: boolean;
  /** Some of its events, or by what they claim lines. */
  readonly events: boolean;
}

/** What is declared for all events: where a line of these is wrong, no event's patterns are as they were meant. */
const declarations = ["field", "part"];
/** The lines of an event by which it claims log lines, and its samples. */
const claiming = [...healthSchema.options, "when", "program", "inherits", "|", ">", "!"];

/**
 * What can be read of a grammar with errors, so that all else that is wrong with it is told with them. Without the events
 * that may claim other lines than was meant, and without look-alikes if there are any: such an event may be what claims those.
 */
export function readableGrammar(
  draft: GrammarDraft,
  statements: readonly Statement[],
  diagnostics: readonly Diagnostic[],
  file: string,
): { grammar: Grammar; gaps: Gaps } {
  const linesOf = (isMeant: (diagnostic: Diagnostic) => boolean) =>
    new Set(diagnostics.filter(isMeant).map(({ line }) => line));
  // What is missing makes no other line wrong.
  const missing = linesOf(({ code }) => code === "grammar.missing");
  const wrongLines = linesOf(({ code }) => code !== "grammar.missing");
  const wrong = statements
    .filter(({ first }) => wrongLines.has(first.startLine))
    .map((statement) => ({ line: statement.first.startLine!, word: meantWord(statement) }));
  const starts = [...draft.components, ...draft.events].map(({ place }) => place.line).sort((a, b) => a - b);
  const ownerOf = (line: number) => starts.findLast((start) => start <= line);
  const isOfAll = ({ line, word }: (typeof wrong)[number]) =>
    declarations.includes(word ?? "") || (word === undefined && ownerOf(line) === undefined);
  const isUnsure = !wrong.some(isOfAll) ? unsureEvents(wrong, missing, ownerOf) : () => true;
  const events = draft.events.filter((event) => !isUnsure(event)).map(({ model }) => model);
  const gaps = {
    programs:
      draft.programs === null || wrong.some(({ line, word }) => word === "program" && ownerOf(line) === undefined),
    components: draft.components.length === 0 || draft.components.some(({ model }) => model.name === ""),
    // A line that cannot be understood may have begun another.
    events: events.length < draft.events.length || wrong.some(({ word }) => word === undefined),
  };
  const grammar = {
    language: languageVersion as Grammar["language"],
    // A grammar is called like its file.
    name: draft.name ?? basename(file, grammarSuffix),
    title: draft.title ?? untold,
    file,
    programs: draft.programs ?? [],
    components: draft.components.map(({ model }) => ({ ...model, title: model.title ?? untold })),
    events: gaps.events ? events.map((event) => ({ ...event, lookAlikes: [] })) : events,
    adjustments: draft.adjustments.map(({ model }) => model).filter(({ component }) => component !== ""),
    places: draft.places,
  };
  return { grammar, gaps };
}

/** Stands for a text that is missing, which was told. */
const untold = { en: "", ja: "" };

function unsureEvents(
  wrong: readonly { readonly line: number; readonly word: string | undefined }[],
  missing: ReadonlySet<number | undefined>,
  ownerOf: (line: number) => number | undefined,
): (event: EventDraft) => boolean {
  const owners = new Set(
    wrong.filter(({ word }) => word === undefined || claiming.includes(word)).map(({ line }) => ownerOf(line)),
  );
  return ({ place }) => owners.has(place.line) || missing.has(place.line);
}
