import type { Diagnostic, DiagnosticSeverity } from "../diagnostic.js";
import { compileConditions, failedCondition } from "./conditions.js";
import { followPattern } from "./follow.js";
import { skipBlanks, trimBlanks } from "./literals.js";
import { matchesAlone } from "./match-alone.js";
import type { CompiledPattern, Matcher } from "./matcher.js";
import type { Condition, Grammar, GrammarEvent, Pattern } from "./model.js";
import { appliesTo } from "./programs.js";
import { quoted } from "./reporter.js";
import type { Steps } from "./steps.js";

export type ReadLine = (line: string) => { program: string; message: string } | null;

export type Sample = GrammarEvent["samples"][number];
export type LookAlike = GrammarEvent["lookAlikes"][number];

export interface Checking {
  readonly grammars: readonly Grammar[];
  readonly matcher: Matcher;
  readonly readLine: ReadLine;
  /** Of a compiled pattern; made when first asked for. */
  readonly stepsOf: (index: number) => Steps;
  /** The compiled patterns that speak of a program. */
  readonly speaking: (program: string) => readonly number[];
  /** By compiled pattern: the first alternative of the pattern as it is written. */
  readonly writtenOf: readonly number[];
  /** Of these: whether a sample of their own event is claimed by them, or would be if its program were one of theirs, which is told. */
  readonly proven: Set<number>;
  /** Of these: the pattern that claims a sample which they match as well. */
  readonly hiddenBy: Map<number, number>;
  readonly found: Diagnostic[];
}

/** An event and its place among the matcher's patterns. */
export interface Owner {
  readonly grammar: number;
  readonly event: number;
  readonly file: string;
  readonly name: string;
  readonly patterns: readonly number[];
}

export function claim(matcher: Matcher, program: string, message: Buffer): number {
  const patterns = matcher.forProgram(program);
  return patterns === undefined ? -1 : matcher.match(patterns, message, 0, message.length);
}

/** Whether the pattern by itself matches the message. */
export function matches(checking: Checking, index: number, message: Buffer): boolean {
  const end = trimBlanks(message, 0, message.length);
  const start = skipBlanks(message, 0, end);
  return start < end && matchesAlone(checking.stepsOf(index), message, start, end, checking.matcher.holeBounds);
}

export function speaksOf(checking: Checking, index: number, program: string): boolean {
  const pattern = checking.matcher.patterns[index]!;
  const grammar = checking.grammars[pattern.grammar]!;
  const specs = grammar.events[pattern.event]!.programs ?? grammar.programs;
  return specs.some((spec) => appliesTo(spec, program));
}

export function sourceOf(grammars: readonly Grammar[], { grammar, event, pattern }: CompiledPattern): Pattern {
  return grammars[grammar]!.events[event]!.patterns[pattern]!;
}

export function lineOf(checking: Checking, index: number): number {
  return sourceOf(checking.grammars, checking.matcher.patterns[index]!).at;
}

export function whose(checking: Checking, index: number): string {
  const { grammar, event } = checking.matcher.patterns[index]!;
  const { name, file, events } = checking.grammars[grammar]!;
  return `${quoted(`${name}.${events[event]!.name}`)} (${file}:${lineOf(checking, index)})`;
}

/** The first condition of the pattern's event that does not hold for a message which the pattern matches; null if all hold. */
export function failing(checking: Checking, index: number, message: Buffer): Condition | null {
  const { grammar, event } = checking.matcher.patterns[index]!;
  const { conditions } = checking.grammars[grammar]!.events[event]!;
  const followed = followPattern(checking.stepsOf(index), message);
  if (!followed.matched) return null;
  const compiled = compileConditions(conditions, checking.matcher.holesOf(index));
  return conditions[failedCondition(compiled, message, followed.bounds)] ?? null;
}

export function report(
  checking: Checking,
  file: string,
  place: { readonly at: number; readonly column?: number | undefined },
  code: string,
  message: string,
  advice: { expected?: string; hint?: string | undefined },
  severity: DiagnosticSeverity = "error",
): void {
  checking.found.push({
    ...{ code: `grammar.${code}`, severity, message, file, line: place.at },
    ...(place.column !== undefined && { column: place.column }),
    ...(advice.expected !== undefined && { expected: advice.expected }),
    ...(advice.hint !== undefined && { hint: advice.hint }),
  });
}
