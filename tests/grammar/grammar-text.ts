import type { Grammar } from "../../src/grammar/model.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { printDiagnostic } from "../../src/grammar/print.js";

/** A whole grammar around the lines of its components and events. */
export function grammarText(body: string, name = "test"): string {
  return `logscan grammar 1\ngrammar ${name} "Test" / "テスト"\nprogram kernel\n${body}`;
}

/** A grammar with one component and one event that has the given patterns. */
export function patternsText(patterns: readonly string[], name = "test"): string {
  const lines = patterns.map((pattern) => `  | ${pattern}\n`);
  return grammarText(`component thing\n  title "Thing" / "もの"\nfailing broken\n${lines.join("")}`, name);
}

export function parsed(text: string, file = "test.grammar"): Grammar {
  const { grammar, diagnostics } = parseGrammar(text, file);
  if (grammar === null) throw new Error(diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text)).join("\n"));
  return grammar;
}

/** Everything that is wrong with a grammar's text, as it would be printed. */
export function complaints(text: string): string {
  const { diagnostics } = parseGrammar(text, "test.grammar");
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text)).join("\n");
}
