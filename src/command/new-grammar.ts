import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { visible } from "../diagnostic.js";
import type { Grammar } from "../grammar/model.js";
import { appliesTo } from "../grammar/programs.js";
import { proposeGrammar } from "../grammar/proposal.js";
import { groupByShape, type UnclaimedLine } from "../grammar/shapes.js";
import { starterExpectation, starterGrammar, starterLog } from "../grammar/starter.js";
import { tokenise } from "../grammar/tokenise.js";
import { type DatedLine, datedLines } from "../incident/dated-lines.js";
import { openExpectation } from "../testing/expectation.js";
import { helpOption, readingOptions } from "./option-types.js";
import { print, warn } from "./output.js";
import { scanOptions } from "./scan-options.js";
import { readArguments, UsageError } from "./usage.js";

const newHelp = `logscan new grammar NAME writes a grammar to start from, with a fixture and its expectation, below the current folder:

  grammars/NAME.grammar, fixtures/NAME/first.log, fixtures/NAME/first.expected.json

  --from FILE        propose patterns for the lines of this log that no grammar claims, the most frequent first
  --program PROGRAM  only lines of this program, START* for all that begin so and are told apart by their names (default:
                     those whose program is called like NAME, else the most frequent)

Options of a scan that say how logs are read: --tz --now --year --grammars
`;

export const newOptions = {
  ...readingOptions,
  from: { type: "string", takes: "path" },
  program: { type: "string" },
  ...helpOption,
} as const;

/** A fixture is a log of one incident, not an archive. */
const mostFixtureLines = 400;

interface NewFiles {
  readonly grammar: string;
  readonly log: string;
  readonly expectation: string;
}

/** `logscan new` */
export async function runNew(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, newOptions);
  if (values.help) return print(newHelp);
  const [what, name, ...more] = positionals;
  if (what !== "grammar" || name === undefined || more.length > 0) {
    throw new UsageError("new: expected: logscan new grammar NAME");
  }
  if (!/^[a-z][a-z0-9_-]*$/.test(name)) {
    throw new UsageError(`new grammar ${name}: expected lower-case letters, digits, _ and -, a letter first`);
  }
  const paths = [
    join("grammars", `${name}.grammar`),
    join("fixtures", name, "first.log"),
    join("fixtures", name, "first.expected.json"),
  ] as const;
  for (const path of paths) if (existsSync(path)) throw new UsageError(`${path}: exists; nothing was written`);
  const files: NewFiles =
    values.from === undefined
      ? { grammar: starterGrammar(name), log: starterLog(name), expectation: starterExpectation(name) }
      : await fromLog(name, values.from, values);
  const contents = [files.grammar, files.log, files.expectation];
  for (const [index, path] of paths.entries()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents[index] ?? "", { flag: "wx" });
  }
  return print(`${paths.map((path) => `wrote ${path}\n`).join("")}${nextSteps(paths, values.from !== undefined)}`);
}

function nextSteps([grammar, log, expectation]: readonly [string, string, string], isProposed: boolean): string {
  const steps = isProposed
    ? [
        `Decide in ${grammar} what each event says: failing, working, ... instead of note; delete what says nothing.`,
        `Cut ${log} to one incident with healthy life around it.`,
        `Write into ${expectation} what a person would say: which incident, from when to when.`,
      ]
    : [
        `Put your own lines into ${grammar} and ${log}, and mark what varies.`,
        `Write into ${expectation} what a person would say: which incident, from when to when.`,
      ];
  steps.push("logscan test grammars fixtures", "logscan --grammars grammars /var/log");
  return `\nNext:\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join("")}`;
}

async function fromLog(
  name: string,
  file: string,
  values: Parameters<typeof scanOptions>[0] & { readonly program?: string | undefined },
): Promise<NewFiles> {
  const base = await scanOptions(values);
  const lines: DatedLine[] = [];
  const onDiagnostic = (diagnostic: Diagnostic) => warn(diagnostic, false);
  for await (const line of datedLines({ ...base, paths: [file] }, onDiagnostic)) {
    if (line.record !== null) lines.push(line);
  }
  if (lines.length === 0) throw new UsageError(`--from ${file}: no line in it has a form that logscan reads`);
  const programs = chosenPrograms(name, values.program, lines, base.grammars ?? []);
  const own = lines.filter(({ record }) => programs.has(record?.program ?? ""));
  const isBeginning = values.program?.endsWith("*") === true;
  const unclaimed = own
    .flatMap((line) => unclaimedOf(line, base.grammars ?? []))
    .map((line) => (isBeginning ? { ...line, program: values.program ?? "" } : line));
  if (unclaimed.length === 0) throw new UsageError(`--from ${file}: grammars claim every line of ${listOf(programs)}`);
  const kept = own.slice(0, mostFixtureLines);
  return {
    grammar: proposeGrammar(name, groupByShape(unclaimed), base.grammars),
    log: kept.map(({ text }) => `${text}\n`).join(""),
    expectation: openExpectation(kept, base.zone ?? "UTC"),
  };
}

const listOf = (programs: ReadonlySet<string>) =>
  [...programs].map((program) => (program === "" ? "no program" : visible(program))).join(", ");

function unclaimedOf({ record, text }: DatedLine, grammars: readonly Grammar[]): UnclaimedLine[] {
  if (record === null || record.repeatsPrevious || tokenise(record, grammars) !== null) return [];
  return [{ program: record.program, message: record.message, text }];
}

/** Those that are asked for, else those called like the grammar, else the one with the most unclaimed lines. */
function chosenPrograms(
  name: string,
  asked: string | undefined,
  lines: readonly DatedLine[],
  grammars: readonly Grammar[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { program } of lines.flatMap((line) => unclaimedOf(line, grammars))) {
    counts.set(program, (counts.get(program) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([program]) => program);
  if (asked !== undefined) {
    const all = lines.map(({ record }) => record?.program ?? "");
    const meant = all.filter((program) => appliesTo(asked, program));
    if (meant.length > 0) return new Set(meant);
    throw new UsageError(
      `--program ${asked}: no such program in the log; it has ${listOf(new Set(byCount.slice(0, 20)))}`,
    );
  }
  const alike = byCount.filter((program) => program.toLowerCase().includes(name));
  return new Set(alike.length > 0 ? alike : byCount.slice(0, 1));
}
