import type { Diagnostic, DiagnosticSeverity } from "../diagnostic.js";
import { fieldValue } from "./fields.js";
import { type Failed, followPattern } from "./follow.js";
import type { CompiledPattern, Matcher } from "./matcher.js";
import type { Grammar, GrammarEvent } from "./model.js";
import { meantHint } from "./nearest.js";
import { appliesTo } from "./programs.js";
import { listed, quoted } from "./reporter.js";
import { preference, type Steps, stepsOf } from "./steps.js";

export type ReadLine = (line: string) => { program: string; message: string } | null;

type Sample = GrammarEvent["samples"][number];
type LookAlike = GrammarEvent["lookAlikes"][number];

interface Checking {
  readonly grammars: readonly Grammar[];
  readonly matcher: Matcher;
  readonly readLine: ReadLine;
  readonly steps: readonly Steps[];
  /** By pattern: whether a sample of its own event is claimed by it. */
  readonly proven: boolean[];
  /** By pattern: the pattern that claims a sample which it matches as well. */
  readonly hiddenBy: Map<number, number>;
  readonly found: Diagnostic[];
}

/** An event and its place among the matcher's patterns. */
interface Owner {
  readonly grammar: number;
  readonly event: number;
  readonly file: string;
  readonly name: string;
  readonly patterns: readonly number[];
}

/** Samples and look-alikes against the patterns, and patterns without a sample. */
export function checkSamples(grammars: readonly Grammar[], matcher: Matcher, readLine: ReadLine): Diagnostic[] {
  const steps = matcher.patterns.map((pattern) => stepsOf(sourceOf(grammars, pattern).elements));
  const proven = steps.map(() => false);
  const checking: Checking = { grammars, matcher, readLine, steps, proven, hiddenBy: new Map(), found: [] };
  for (const [grammar, { events, file }] of grammars.entries()) {
    for (const [event, { name, samples, lookAlikes }] of events.entries()) {
      const patterns = matcher.patterns.flatMap((pattern, index) =>
        pattern.grammar === grammar && pattern.event === event ? [index] : [],
      );
      const owner: Owner = { grammar, event, file, name, patterns };
      for (const sample of samples) checkSample(checking, owner, sample);
      for (const lookAlike of lookAlikes) checkLookAlike(checking, owner, lookAlike);
    }
  }
  for (const index of matcher.patterns.keys()) if (!checking.proven[index]) reportUnproven(checking, index);
  return checking.found;
}

function checkSample(checking: Checking, owner: Owner, sample: Sample): void {
  const record = checking.readLine(sample.line);
  if (record === null) {
    report(checking, owner.file, sample, "not-a-log-line", "The sample is no log line that can be read", {
      expected: "a whole line as it stands in a log, with its time",
    });
    return;
  }
  const message = Buffer.from(record.message, "utf8");
  const claiming = claim(checking.matcher, record.program, message);
  for (const index of owner.patterns) {
    if (index !== claiming && claiming >= 0 && followPattern(checking.steps[index]!, message).matched)
      checking.hiddenBy.set(index, claiming);
  }
  if (claiming < 0) {
    reportUnmatched(checking, owner, sample, record, message);
    return;
  }
  if (!owner.patterns.includes(claiming)) {
    report(
      checking,
      owner.file,
      sample,
      "sample-of-other-event",
      `The sample is claimed by ${whose(checking, claiming)}`,
      {
        expected: `a pattern of ${quoted(owner.name)} to claim it`,
        hint: "a longer literal is preferred to a shorter one, literal text to a hole",
      },
    );
    return;
  }
  checking.proven[claiming] = true;
  reportRivals(checking, owner, sample, record.program, message, claiming);
  checkValues(checking, owner, sample, message, claiming);
}

function checkLookAlike(checking: Checking, owner: Owner, lookAlike: LookAlike): void {
  const record = checking.readLine(lookAlike.line);
  if (record === null) {
    const message = "The look-alike is no log line that can be read: it proves nothing";
    report(
      checking,
      owner.file,
      lookAlike,
      "not-a-log-line",
      message,
      { expected: "a whole line as it stands in a log, with its time" },
      "warning",
    );
    return;
  }
  const claiming = claim(checking.matcher, record.program, Buffer.from(record.message, "utf8"));
  if (!owner.patterns.includes(claiming)) return;
  report(
    checking,
    owner.file,
    lookAlike,
    "look-alike-claimed",
    `The look-alike is claimed by ${whose(checking, claiming)}`,
    {
      expected: `${quoted(owner.name)} to pass it over`,
      hint: "write more of the message as literal text, or give the holes narrower types",
    },
  );
}

function reportUnmatched(
  checking: Checking,
  owner: Owner,
  sample: Sample,
  record: { program: string; message: string },
  message: Buffer,
): void {
  const grammar = checking.grammars[owner.grammar]!;
  const programs = grammar.events[owner.event]!.programs ?? grammar.programs;
  let nearest: Failed | undefined;
  let nearestPattern = -1;
  for (const index of owner.patterns) {
    const followed = followPattern(checking.steps[index]!, message);
    if (followed.matched) {
      const program = record.program === "" ? "none" : record.program;
      report(
        checking,
        owner.file,
        sample,
        "sample-of-other-program",
        `The sample's program is ${quoted(program)}, the pattern on line ${lineOf(checking, index)} would match its message`,
        {
          expected: listed(programs.map(quoted)),
          hint: meantHint(program, programs, `add it: program ${[...programs, program].join(", ")}`),
        },
      );
      return;
    }
    if (nearest === undefined || followed.failedAt > nearest.failedAt) {
      nearest = followed;
      nearestPattern = index;
    }
  }
  if (nearest === undefined) return;
  const reached = message.toString("utf8", 0, nearest.failedAt);
  const rest = Array.from(message.toString("utf8", nearest.failedAt));
  const start = sample.line.endsWith(record.message)
    ? Array.from(sample.line).length - Array.from(record.message).length
    : null;
  const found = rest.length === 0 ? "its end" : quoted(rest[0]!);
  const character = Array.from(reached).length + 1;
  const pattern = `the nearest, on line ${lineOf(checking, nearestPattern)}, fails at character ${character} of the message (${found})`;
  const place =
    start === null || sample.column === undefined
      ? sample
      : { at: sample.at, column: sample.column + start + character - 1 };
  report(
    checking,
    owner.file,
    place,
    "sample-not-matched",
    `No pattern of ${quoted(owner.name)} matches the sample: ${pattern}`,
    {
      expected: nearest.expected,
      hint: reached === "" ? undefined : `it matches as far as \`${reached}\``,
    },
  );
}

/** Patterns that match the sample as well and come second only because they were declared later. */
function reportRivals(
  checking: Checking,
  owner: Owner,
  sample: Sample,
  program: string,
  message: Buffer,
  claiming: number,
): void {
  for (const [index, steps] of checking.steps.entries()) {
    if (index === claiming || !speaksOf(checking, index, program)) continue;
    if (preference(checking.steps[claiming]!, steps) !== 0 || !followPattern(steps, message).matched) continue;
    report(
      checking,
      owner.file,
      sample,
      "sample-claimed-twice",
      `Two patterns match the sample alike: line ${lineOf(checking, claiming)} and ${whose(checking, index)}`,
      {
        expected: "exactly one pattern",
        hint: "write more literal text in one of them, or make them one pattern",
      },
    );
  }
}

function checkValues(checking: Checking, owner: Owner, sample: Sample, message: Buffer, claiming: number): void {
  const { holes } = checking.matcher.patterns[claiming]!;
  const names = holes.map(({ name }) => name);
  const followed = followPattern(checking.steps[claiming]!, message);
  if (!followed.matched) return;
  for (const [name, wanted] of Object.entries(sample.fields)) {
    const index = names.indexOf(name);
    if (index < 0) {
      report(
        checking,
        owner.file,
        sample,
        "unknown-field",
        `The sample's pattern, on line ${lineOf(checking, claiming)}, has no field ${quoted(name)}`,
        {
          expected: names.length === 0 ? "no field" : listed(names.map(quoted)),
          hint: meantHint(name, names),
        },
      );
      continue;
    }
    const text = message.toString("utf8", followed.bounds[2 * index]!, followed.bounds[2 * index + 1]!);
    const value = fieldValue(holes[index]!.type, text);
    if (value === wanted) continue;
    report(
      checking,
      owner.file,
      sample,
      "sample-value",
      `The field ${quoted(name)} of the sample is ${quoted(value)}`,
      {
        expected: quoted(wanted),
        hint: "a hole ends at the first place where the text after it stands",
      },
    );
  }
}

function reportUnproven(checking: Checking, index: number): void {
  const pattern = checking.matcher.patterns[index]!;
  const { file } = checking.grammars[pattern.grammar]!;
  const { at, column } = sourceOf(checking.grammars, pattern);
  const place = { at, column };
  const hiding = checking.hiddenBy.get(index);
  if (hiding !== undefined) {
    report(
      checking,
      file,
      place,
      "pattern-hidden",
      `The pattern is hidden: what it matches is claimed by ${whose(checking, hiding)}`,
      {
        expected: "a sample that this pattern claims",
        hint: "drop it, or write more of the message as literal text",
      },
    );
    return;
  }
  report(checking, file, place, "pattern-without-sample", "The pattern has no sample", {
    expected: "`>` and a log line of the same event that it claims",
    hint: "copy one from a real log",
  });
}

function claim(matcher: Matcher, program: string, message: Buffer): number {
  const patterns = matcher.forProgram(program);
  return patterns === undefined ? -1 : matcher.match(patterns, message, 0, message.length);
}

function speaksOf(checking: Checking, index: number, program: string): boolean {
  const pattern = checking.matcher.patterns[index]!;
  const grammar = checking.grammars[pattern.grammar]!;
  const specs = grammar.events[pattern.event]!.programs ?? grammar.programs;
  return specs.some((spec) => appliesTo(spec, program));
}

function sourceOf(grammars: readonly Grammar[], { grammar, event, pattern }: CompiledPattern) {
  return grammars[grammar]!.events[event]!.patterns[pattern]!;
}

function lineOf(checking: Checking, index: number): number {
  return sourceOf(checking.grammars, checking.matcher.patterns[index]!).at;
}

function whose(checking: Checking, index: number): string {
  const { grammar, event } = checking.matcher.patterns[index]!;
  const { name, file, events } = checking.grammars[grammar]!;
  return `${quoted(`${name}.${events[event]!.name}`)} (${file}:${lineOf(checking, index)})`;
}

function report(
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
