import type { Diagnostic } from "../diagnostic.js";
import { buildDraft } from "./build.js";
import type { GrammarDraft } from "./draft.js";
import { type Grammar, grammarSchema, languageVersion } from "./model.js";
import { lostTogetherEvent, silenceEvent } from "./names.js";
import { type Gaps, readableGrammar } from "./readable.js";
import { createReporter, type Reporter } from "./reporter.js";
import { parseStatement } from "./statement-parser.js";
import { grammarLines } from "./tokens.js";

/**
 * Reads the text of a grammar file; `file` is how messages name it. All errors of the text are given at once, in the
 * order of its lines; `grammar` is null when there is any.
 */
export function parseGrammar(text: string, file: string): { grammar: Grammar | null; diagnostics: Diagnostic[] } {
  const { grammar, gaps, diagnostics } = readGrammar(text, file);
  return { grammar: gaps === null ? grammar : null, diagnostics };
}

/** As `parseGrammar`, but with what can be read of a wrong grammar; `gaps` is what cannot, null where nothing is wrong. */
export function readGrammar(
  text: string,
  file: string,
): { grammar: Grammar | null; gaps: Gaps | null; diagnostics: Diagnostic[] } {
  const normal = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const reporter = createReporter(file, normal.split("\n"));
  const statements = grammarLines(normal).map((tokens) => parseStatement(tokens, reporter));
  const draft = buildDraft(statements, reporter);
  const { diagnostics } = reporter;
  // Of a newer language nothing else that we would say is likely to be true.
  if (draft === null)
    return { grammar: null, gaps: null, diagnostics: diagnostics.filter(({ code }) => code === "grammar.version") };
  reportMissing(draft, reporter);
  diagnostics.sort((a, b) => a.line! - b.line! || a.column! - b.column!);
  if (diagnostics.length > 0) return { ...readableGrammar(draft, statements, diagnostics, file), diagnostics };
  const model = grammarSchema.safeParse({
    language: languageVersion,
    name: draft.name,
    title: draft.title,
    file,
    programs: draft.programs ?? [],
    components: draft.components.map((component) => component.model),
    events: draft.events.map((event) => event.model),
    adjustments: draft.adjustments.map((adjustment) => adjustment.model),
    places: draft.places,
  });
  if (model.success) return { grammar: model.data, gaps: null, diagnostics };
  for (const issue of model.error.issues) {
    reporter.error("grammar.model", draft.place, `${issue.path.join(".")}: ${issue.message}`);
  }
  return { grammar: null, gaps: null, diagnostics };
}

function reportMissing(draft: GrammarDraft, reporter: Reporter): void {
  const missing = (message: string, place: { line: number; column: number }, expected: string) =>
    reporter.error("grammar.missing", place, message, { expected });
  if (!draft.broken) {
    if (draft.seen.size === 0) {
      missing("The grammar is empty", draft.place, `logscan grammar ${languageVersion}`);
      return;
    }
    if (draft.name === null && !draft.seen.has("grammar"))
      missing("The grammar has no name", draft.place, 'grammar NAME "English" / "日本語"');
    const isOnlyAdjusting = draft.adjustments.length > 0 && draft.components.length === 0 && draft.events.length === 0;
    if (isOnlyAdjusting) return;
    if (draft.programs === null && !draft.seen.has("program"))
      missing("The grammar names no program", draft.place, "program NAME, or program none");
    if (draft.components.length === 0 && draft.events.length === 0)
      missing("The grammar has no component", draft.place, "component NAME, or component NAME {field}");
    else if (draft.events.length === 0)
      missing("The grammar has no event", draft.place, "an event such as: failing NAME");
  }
  for (const component of draft.components) {
    if (component.broken || component.model.title !== null) continue;
    missing(`The ${component.label} has no title`, component.place, 'title "English" / "日本語"');
  }
  for (const event of draft.events) {
    // A silence has no line: it is found by what is missing.
    const isDeduced = event.model.name === silenceEvent || event.model.name === lostTogetherEvent;
    if (event.broken || event.model.patterns.length > 0 || isDeduced) continue;
    missing(`The ${event.label} has no pattern`, event.place, "| and the text of a log message");
  }
}
