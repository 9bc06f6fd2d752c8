import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { caseChecks } from "../../src/testing/case-checks.js";
import type { Check } from "../../src/testing/check.js";
import { findTestable } from "../../src/testing/find.js";
import { sampleChecks } from "../../src/testing/sample-checks.js";
import { pumpExpectation, pumpGrammar, pumpLines } from "./pump.js";

// Each check must be able to fail: here are grammars and fixtures with one mistake each, and what is said of it.
const top = mkdtempSync(join(tmpdir(), "logscan-checks-"));
afterAll(() => rmSync(top, { recursive: true }));
let folders = 0;

async function failures(checks: readonly Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of checks) await run().catch((error: Error) => failed.push(`${name}\n${error.message}`));
  return failed;
}

const ofSamples = (text: string) => failures(sampleChecks([{ file: "pump.grammar", text }], builtinGrammars).checks);

/** The failures of a case whose files are as given, with the pump's grammar or another. */
async function ofCase(
  { lines = pumpLines, expectation = pumpExpectation }: { lines?: readonly string[]; expectation?: object },
  grammar = pumpGrammar,
): Promise<string[]> {
  const folder = join(top, String(folders++));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put("fixtures/pump/night.log", lines.map((line) => `${line}\n`).join(""));
  put("fixtures/pump/night.expected.json", JSON.stringify(expectation));
  const { cases } = findTestable([folder]);
  const { grammars } = sampleChecks([{ file: "pump.grammar", text: grammar }], builtinGrammars);
  const scratch = join(folder, "scratch");
  mkdirSync(scratch);
  return failures(cases.flatMap((known) => caseChecks(known, grammars, scratch)));
}

test("a good grammar and a good case have no failure", async () => {
  expect(await ofSamples(pumpGrammar)).toEqual([]);
  expect(await ofCase({})).toEqual([]);
});

test("a sample that no pattern matches fails, with the place and how far it got", async () => {
  expect(await ofSamples(pumpGrammar.replace("| pump {device} runs dry", "| pump {device} ran dry"))).toEqual([
    [
      "can be read, every pattern is proven, every name exists",
      "pump.grammar:11:5: error grammar.pattern-without-sample: The pattern has no sample",
      "  |   | pump {device} ran dry",
      "  |     ^",
      "  expected: `>` and a log line of the same event that it claims",
      "  hint: copy one from a real log",
    ].join("\n"),
    [
      "line 12: the sample is claimed by dry",
      "pump.grammar:12:48: error grammar.sample-not-matched: No pattern of `dry` matches the sample: the nearest, on line 11, fails at character 11 of the message (`u`)",
      "  |   > Mar  7 10:02:11 db01 pumpd[812]: pump hda runs dry",
      "  |                                                ^",
      "  expected: `an dry`",
      "  hint: it matches as far as `pump hda r`",
    ].join("\n"),
  ]);
});

test("a pattern that knows a name by heart fails in disguise", async () => {
  const literal = pumpGrammar.replace("| pump {device} runs dry", "| pump {device} at db01.example.org runs dry");
  const sample = literal.replaceAll("pump hda runs dry", "pump hda at db01.example.org runs dry");
  expect(await ofSamples(sample)).toEqual([
    expect.stringMatching(
      /^line 12: so is the sample disguised, and forged it is not\ndry does not claim it with other names, at another time: .* alder pumpd\[1923\]: pump sdb at alder\.example\.org runs dry$/,
    ),
  ]);
});

test("a claimed look-alike fails, and a grammar that anybody can forge does in disguise", async () => {
  const forgeable = pumpGrammar.replace("program pumpd", "program pumpd, forger").replace("wall[813]", "pumpd[813]");
  const [lookAlike, ...others] = (await ofSamples(forgeable)).reverse();
  expect(lookAlike).toContain(
    "so is the sample disguised, and forged it is not\nwet claims what another program wrote",
  );
  expect(others.join("\n")).toContain("the look-alike is passed over by dry\n");
  expect(others.join("\n")).toContain("forger[4711]: pump hda runs dry");
});

test("an incident that is missing, not expected or not as expected is told in a line each", async () => {
  const [incident] = pumpExpectation.incidents;
  const expectation = (incidents: object[]) => ({ expectation: { ...pumpExpectation, incidents } });
  const all = async (incidents: object[]) => (await ofCase(expectation(incidents))).join("\n");
  expect(await all([])).toBe(
    "finds the expected incidents and no other\nnot expected: pump.dry from 2026-03-07T10:02:11.000Z",
  );
  expect(await all([{ ...incident, kind: "pump.wet" }])).toContain(
    "missing: pump.wet from 2026-03-07T10:02:11.000Z\nnot expected: pump.dry from 2026-03-07T10:02:11.000Z",
  );
  expect(await all([{ ...incident, severity: "warning", targets: [{ host: "db02" }] }])).toBe(
    [
      "pump.dry from 2026-03-07T10:02:11.000Z is as expected",
      'severity: expected "warning", found "error"',
      'targets[0].host: expected "db02", found "db01"',
    ].join("\n"),
  );
});

test("a quotation that stands elsewhere fails", async () => {
  const [incident] = pumpExpectation.incidents;
  const evidence = [{ file: "night.log", line: 3, text: pumpLines[1] }];
  const expectation = { ...pumpExpectation, incidents: [{ ...incident, evidence }] };
  expect((await ofCase({ expectation }))[0]).toBe(
    `the expectation quotes what stands in the files\nnight.log:3: expected ${JSON.stringify(pumpLines[1])}, found ${JSON.stringify([pumpLines[2]])}`,
  );
});

test("a case without healthy life fails", async () => {
  const expectation = {
    ...pumpExpectation,
    incidents: [{ kind: "pump.dry", start: { at: "2026-03-07T10:02:11Z" } }],
  };
  expect(await ofCase({ lines: [pumpLines[1] as string], expectation })).toEqual([
    "without its failing and stopping lines no incident remains\nnothing is left: the case needs lines of healthy life",
  ]);
});

test("lines that another program may write fail where a grammar believes them", async () => {
  const forgeable = pumpGrammar.replace("program pumpd", "program pumpd, forger");
  const failed = await ofCase({}, forgeable);
  expect(failed.map((text) => text.split("\n")[0])).toEqual([
    "with lines forged under another program's name the same incidents remain",
  ]);
});
