import {
  type Checking,
  failing,
  lineOf,
  type Owner,
  report,
  type Sample,
  sourceOf,
  speaksOf,
  whose,
} from "./checking.js";
import { printCondition } from "./conditions.js";
import { type Failed, followPattern } from "./follow.js";
import { meantHint } from "./nearest.js";
import { listed, quoted } from "./reporter.js";
import { preference } from "./steps.js";

/** Tells why no event claims a sample: its program, its conditions, or where the nearest pattern failed. */
export function reportUnmatched(
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
    const followed = followPattern(checking.stepsOf(index), message);
    if (followed.matched && speaksOf(checking, index, record.program)) {
      reportCondition(checking, owner, sample, record.program, message, index);
      return;
    }
    if (followed.matched) {
      checking.proven.add(checking.writtenOf[index]!);
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
      hint: hasLiteralHole(nearest, sourceOf(checking.grammars, checking.matcher.patterns[nearestPattern]!).source)
        ? "two braces are a literal one: a literal brace and then a hole are written {{{name}"
        : reached === ""
          ? undefined
          : `it matches as far as \`${reached}\``,
    },
  );
}

/** Whether text was expected that looks like a hole: `{{name}` was perhaps meant as a brace and a hole. */
function hasLiteralHole({ expected }: Failed, source: string): boolean {
  return source.includes("{{") && /^`\{?[a-z][a-z0-9_-]*(?::[a-z]+)?\}/.test(expected);
}

/** The sample is matched by the owner's pattern at `index`, and still nothing claims it. */
function reportCondition(
  checking: Checking,
  owner: Owner,
  sample: Sample,
  program: string,
  message: Buffer,
  index: number,
): void {
  const own = failing(checking, index, message);
  if (own !== null) {
    const found = heldBy(checking, index, message, own.field);
    const text = `The pattern on line ${lineOf(checking, index)} matches the sample, but ${quoted(printCondition(own))} does not hold`;
    report(checking, owner.file, sample, "condition-fails", text, {
      expected: "a sample for which every `when` of its event holds",
      hint: found === null ? `the sample has no {${own.field}}` : `{${own.field}} is ${quoted(found)} there`,
    });
    return;
  }
  for (const other of checking.speaking(program)) {
    if (preference(checking.stepsOf(other), checking.stepsOf(index)) > 0) continue;
    const failed = failing(checking, other, message);
    if (failed === null) continue;
    const text = `The sample is matched by ${whose(checking, other)}, which is preferred but whose condition ${quoted(printCondition(failed))} does not hold`;
    report(checking, owner.file, sample, "condition-fails", text, {
      expected: `a pattern of ${quoted(owner.name)} that is preferred, or the same pattern`,
      hint: "where no condition holds no other pattern is tried",
    });
    return;
  }
}

function heldBy(checking: Checking, index: number, message: Buffer, field: string): string | null {
  const followed = followPattern(checking.stepsOf(index), message);
  const hole = checking.matcher.holesOf(index).findIndex(({ name }) => name === field);
  if (!followed.matched || hole < 0) return null;
  return message.toString("utf8", followed.bounds[2 * hole]!, followed.bounds[2 * hole + 1]!);
}
