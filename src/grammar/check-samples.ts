import type { Diagnostic } from "../diagnostic.js";
import {
  type Checking,
  claim,
  failing,
  type LookAlike,
  lineOf,
  matches,
  type Owner,
  type ReadLine,
  report,
  type Sample,
  sourceOf,
  speaksOf,
  whose,
} from "./checking.js";
import { printCondition } from "./conditions.js";
import { fieldValue } from "./fields.js";
import { followPattern } from "./follow.js";
import { compileMatcher } from "./matcher.js";
import type { Grammar, GrammarEvent } from "./model.js";
import { programField } from "./names.js";
import { meantHint } from "./nearest.js";
import { listed, quoted } from "./reporter.js";
import { reportUnmatched } from "./sample-mismatch.js";
import { holesOf, isAlike, preference, type Steps, stepsOf } from "./steps.js";

/**
 * Samples and look-alikes against the patterns, and patterns without a sample; of `settled` events it is known that nothing
 * is wrong with theirs.
 */
export function checkSamples(
  grammars: readonly Grammar[],
  readLine: ReadLine,
  settled: ReadonlySet<GrammarEvent>,
): Diagnostic[] {
  const isAsked = (event: GrammarEvent) => !settled.has(event);
  if (!grammars.some(({ events }) => events.some(isAsked))) return [];
  const checking = createChecking(grammars, readLine);
  const asked: number[] = [];
  let next = 0;
  for (const [grammar, { events, file }] of grammars.entries()) {
    for (const [index, event] of events.entries()) {
      const patterns = event.patterns.flatMap(({ alternatives }) => alternatives.map(() => next++));
      if (!isAsked(event)) continue;
      asked.push(...patterns);
      const owner: Owner = { grammar, event: index, file, name: event.name, patterns };
      for (const sample of event.samples) checkSample(checking, owner, sample);
      for (const lookAlike of event.lookAlikes) checkLookAlike(checking, owner, lookAlike);
    }
  }
  for (const index of new Set(asked.map((pattern) => checking.writtenOf[pattern]!)))
    if (!checking.proven.has(index)) reportUnproven(checking, index);
  return checking.found;
}

function createChecking(grammars: readonly Grammar[], readLine: ReadLine): Checking {
  const matcher = compileMatcher(grammars);
  const steps: Steps[] = [];
  const speaking = new Map<string, readonly number[]>();
  const checking: Checking = {
    ...{ grammars, matcher, readLine },
    stepsOf(index) {
      const pattern = matcher.patterns[index]!;
      steps[index] ??= stepsOf(sourceOf(grammars, pattern).alternatives[pattern.alternative]!);
      return steps[index];
    },
    speaking(program) {
      const known = speaking.get(program);
      if (known !== undefined) return known;
      const found = [...matcher.patterns.keys()].filter((index) => speaksOf(checking, index, program));
      speaking.set(program, found);
      return found;
    },
    writtenOf: matcher.patterns.map(({ alternative }, index) => index - alternative),
    ...{ proven: new Set(), hiddenBy: new Map(), found: [] },
  };
  return checking;
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
    const isOther = claiming >= 0 && checking.writtenOf[index] !== checking.writtenOf[claiming];
    if (isOther && matches(checking, index, message)) checking.hiddenBy.set(checking.writtenOf[index]!, claiming);
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
        hint: otherEventHint(checking, owner, message, claiming),
      },
    );
    return;
  }
  checking.proven.add(checking.writtenOf[claiming]!);
  reportRivals(checking, owner, sample, record.program, message, claiming);
  checkValues(checking, owner, sample, record.program, message, claiming);
}

/** Why an event that is not the owner claims the owner's sample. */
function otherEventHint(checking: Checking, owner: Owner, message: Buffer, claiming: number): string {
  const shared = owner.patterns.find((index) => isAlike(checking.stepsOf(index), checking.stepsOf(claiming)));
  if (shared === undefined) return "a longer literal is preferred to a shorter one, literal text to a hole";
  const failed = failing(checking, shared, message);
  if (failed !== null) return `${quoted(printCondition(failed))} does not hold for the sample`;
  return "of the events that share a pattern the first one whose conditions hold claims the line";
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

/** Patterns that match the sample as well and come second only because they were declared later. */
function reportRivals(
  checking: Checking,
  owner: Owner,
  sample: Sample,
  program: string,
  message: Buffer,
  claiming: number,
): void {
  const preferred = checking.stepsOf(claiming);
  for (const index of checking.speaking(program)) {
    if (checking.writtenOf[index] === checking.writtenOf[claiming]) continue;
    if (!matches(checking, index, message) || preference(preferred, checking.stepsOf(index)) !== 0) continue;
    if (isSharedByEvents(checking, claiming, index)) continue;
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

/** Whether the two stand in different events: conditions decide between these, and `checkShared` looks at them. */
function isSharedByEvents(checking: Checking, claiming: number, index: number): boolean {
  const [own, other] = [checking.matcher.patterns[claiming]!, checking.matcher.patterns[index]!];
  if (own.grammar !== other.grammar || own.event === other.event) return false;
  return isAlike(checking.stepsOf(claiming), checking.stepsOf(index));
}

function checkValues(
  checking: Checking,
  owner: Owner,
  sample: Sample,
  program: string,
  message: Buffer,
  claiming: number,
): void {
  const holes = checking.matcher.holesOf(claiming);
  const names = holes.map(({ name }) => name);
  const followed = followPattern(checking.stepsOf(claiming), message);
  if (!followed.matched) return;
  const place = sample.fieldsAt ?? sample;
  for (const [name, wanted] of Object.entries(sample.fields)) {
    const index = names.indexOf(name);
    if (index < 0 && name !== programField) {
      const [fullest] = sourceOf(checking.grammars, checking.matcher.patterns[claiming]!).alternatives;
      if (holesOf(fullest!).some((hole) => hole.name === name)) {
        const message = `The sample has no ${quoted(name)}: the optional part that holds it is absent`;
        report(checking, owner.file, place, "sample-value", message, { expected: quoted(wanted) });
        continue;
      }
      report(
        checking,
        owner.file,
        place,
        "unknown-field",
        `The sample's pattern, on line ${lineOf(checking, claiming)}, has no field ${quoted(name)}`,
        {
          expected: names.length === 0 ? "no field" : listed(names.map(quoted)),
          hint: meantHint(name, names),
        },
      );
      continue;
    }
    const text = message.toString("utf8", followed.bounds[2 * index], followed.bounds[2 * index + 1]);
    const value = index < 0 ? program : fieldValue(holes[index]!.type, text);
    if (value === wanted) continue;
    report(checking, owner.file, place, "sample-value", `The field ${quoted(name)} of the sample is ${quoted(value)}`, {
      expected: quoted(wanted),
      hint: index < 0 ? undefined : "a hole ends at the first place where the text after it stands",
    });
  }
}

function reportUnproven(checking: Checking, index: number): void {
  const pattern = checking.matcher.patterns[index]!;
  const { file } = checking.grammars[pattern.grammar]!;
  const { at, column, source } = sourceOf(checking.grammars, pattern);
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
    hint: foreignHint(source) ?? "copy one from a real log",
  });
}

/** Where a pattern looks as if it was written in another language: all of it is literal here. */
function foreignHint(source: string): string | undefined {
  const expression = /\\[dwsDWS][+*]?|\.[+*]|\[\^?[^\s\]]{1,80}\][+*]/.exec(source)?.[0];
  if (expression !== undefined) return `${quoted(expression)} is literal text here: what varies is written {name:type}`;
  const braced = [...source.matchAll(/\{ {0,4}[a-z][a-z0-9_-]{0,60} {0,4}(?:: {0,4}[a-z]{1,20} {0,4})?\}/g)];
  const spaced = braced.find(([text]) => text.includes(" "))?.[0];
  return spaced === undefined ? undefined : `${quoted(spaced)} is literal text: a hole is written without blanks`;
}
