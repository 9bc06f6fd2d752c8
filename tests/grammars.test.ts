import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { grammarFiles } from "../src/grammar/bundle.js";
import { checkGrammars } from "../src/grammar/check.js";
import { fieldValue } from "../src/grammar/fields.js";
import { compileMatcher } from "../src/grammar/matcher.js";
import type { Grammar, GrammarEvent } from "../src/grammar/model.js";
import { parseGrammar } from "../src/grammar/parser.js";
import { printDiagnostic } from "../src/grammar/print.js";
import { appliesTo } from "../src/grammar/programs.js";
import { createRecordParser } from "../src/read/record.js";

// What is tested is found by listing the folder: a grammar is added or deleted without a change here.
const directory = fileURLToPath(new URL("../grammars", import.meta.url));
const sources = grammarFiles(directory).map((path) => ({
  name: `grammars/${basename(path)}`,
  text: readFileSync(path, "utf8"),
}));
const parsed = sources.map(({ name, text }) => ({ name, text, ...parseGrammar(text, name) }));
const grammars = parsed.flatMap(({ grammar }) => (grammar === null ? [] : [grammar]));
const matcher = compileMatcher(grammars);
const parser = createRecordParser();

function readLine(line: string): { program: string; message: string } | null {
  const bytes = Buffer.from(line);
  if (!parser.parse(bytes, 0, bytes.length)) return null;
  const { buffer, program, messageStart, messageEnd } = parser.view;
  return { program, message: buffer.toString("utf8", messageStart, messageEnd) };
}

/** What the matcher makes of a log line: the event that claims it, as `grammar.event`, and the fields that it finds. */
function claimOf(line: string): { program: string; event: string | null; fields: Record<string, string> } {
  const record = readLine(line);
  if (record === null) throw new Error("not a log line");
  const { program } = record;
  const message = Buffer.from(record.message);
  const patterns = matcher.forProgram(program);
  const claiming = patterns === undefined ? -1 : matcher.match(patterns, message, 0, message.length);
  const pattern = matcher.patterns[claiming];
  if (pattern === undefined) return { program, event: null, fields: {} };
  const fields: Record<string, string> = {};
  for (const [index, { name, type }] of matcher.holesOf(claiming).entries()) {
    const [start, end] = [matcher.holeBounds[2 * index], matcher.holeBounds[2 * index + 1]];
    fields[name] = fieldValue(type, message.toString("utf8", start, end));
  }
  const grammar = grammars[pattern.grammar]!;
  return { program, event: eventName(grammar, grammar.events[pattern.event]!), fields };
}

const eventName = (grammar: Grammar, event: GrammarEvent) => `${grammar.name}.${event.name}`;

function printed(diagnostics: ReturnType<typeof checkGrammars>): string[] {
  return diagnostics.map((diagnostic) =>
    printDiagnostic(diagnostic, sources.find(({ name }) => name === diagnostic.file)?.text),
  );
}

// A component that a deleted grammar spoke of may still be named by the others: the warning says so, the build is green.
const isOfMissingGrammar = ({ code }: { code: string }) => code === "grammar.unknown-component";

test("all grammars together: samples prove every pattern, nothing is claimed twice, every name exists", () => {
  const found = checkGrammars(grammars, readLine);
  expect(printed(found.filter((diagnostic) => !isOfMissingGrammar(diagnostic)))).toEqual([]);
});

describe.each(parsed.map((file) => [file.name, file] as const))("%s", (name, { text, grammar, diagnostics }) => {
  test("parses", () => {
    expect(diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text))).toEqual([]);
    expect(grammar?.name).toBe(basename(name, ".grammar"));
  });
  if (grammar === null) return;
  const samples = grammar.events.flatMap((event) => event.samples.map((sample) => ({ ...sample, event })));
  const lookAlikes = grammar.events.flatMap((event) => event.lookAlikes.map((line) => ({ ...line, event })));

  test.each(samples.map((sample) => [`${name}:${sample.at}`, sample] as const))("%s is claimed", (_, sample) => {
    const { event, line, fields } = sample;
    const claim = claimOf(line);
    expect(claim.event).toBe(eventName(grammar, event));
    const programs = event.programs ?? grammar.programs;
    expect(programs.some((program) => appliesTo(program, claim.program))).toBe(true);
    expect(claim.fields).toMatchObject(fields);
  });

  test.each(lookAlikes.map((line) => [`${name}:${line.at}`, line] as const))("%s is passed over", (_, lookAlike) => {
    expect(claimOf(lookAlike.line).event).not.toBe(eventName(grammar, lookAlike.event));
  });
});
