import type { Diagnostic } from "../diagnostic.js";
import type { GrammarDraft } from "./draft.js";
import { type Grammar, languageVersion } from "./model.js";
import { nearestWord } from "./nearest.js";
import type { Statement } from "./statements.js";
import { statementWords } from "./tokens.js";

/** What is declared for all events: where a line of these is wrong, no event's patterns are as they were meant. */
const shared = ["field", "part", "logscan", "grammar"];

/**
 * The events of a wrong grammar below which no line is wrong, so that their samples can be checked all the same; null where
 * nothing is left to say of any. Without components, and without look-alikes: a wrong event may be what claims those.
 */
export function intactEvents(
  draft: GrammarDraft,
  statements: readonly Statement[],
  diagnostics: readonly Diagnostic[],
  file: string,
): Grammar | null {
  const { name, title, programs } = draft;
  if (name === null || title === null || programs === null) return null;
  const wrong = new Set(diagnostics.map(({ line }) => line));
  const isShared = ({ first }: Statement) => {
    const word = statementWords.includes(first.image) ? first.image : nearestWord(first.image, statementWords);
    return word !== undefined && shared.includes(word);
  };
  if (statements.some((statement) => wrong.has(statement.first.startLine) && isShared(statement))) return null;
  const starts = [...draft.components, ...draft.events].map(({ place }) => place.line).sort((a, b) => a - b);
  const ownerOf = (line: number) => starts.findLast((start) => start <= line);
  const owners = new Set(diagnostics.map(({ line }) => ownerOf(line!)));
  // Above all components and events stands what holds for all.
  if (owners.has(undefined)) return null;
  const events = draft.events
    .filter(({ place }) => !owners.has(place.line))
    .map(({ model }) => ({ ...model, lookAlikes: [] }));
  if (events.length === 0) return null;
  return { language: languageVersion, name, title, file, programs, components: [], events, adjustments: [] };
}
