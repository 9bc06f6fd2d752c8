import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { visible } from "../diagnostic.js";
import type { Grammar } from "../grammar/model.js";
import type { TextFile } from "../read/trusted-texts.js";
import { caseChecks } from "../testing/case-checks.js";
import { ExpectationError, expectationSuffix } from "../testing/cases.js";
import { type Check, CheckFailure } from "../testing/check.js";
import { proposeExpectation } from "../testing/expectation.js";
import { expectationOf, findTestable } from "../testing/find.js";
import { type CheckResult, printJunit } from "../testing/junit.js";
import { sampleChecks } from "../testing/sample-checks.js";
import { configuredGrammars, siteDirectory, textsBelow } from "./grammars.js";
import { helpOption, readingOptions } from "./option-types.js";
import { print, write } from "./output.js";
import { readArguments, UsageError } from "./usage.js";

const testHelp = `logscan test checks grammars against their own samples, and their fixtures in every disguise.

  logscan test [PATH ...]       grammar files, expectations (CASE.expected.json), directories with such;
                                without a path the built-in grammars and those that are configured

  --grammars DIR                other grammars that are loaded beside
  --update                      write the expectations that are missing, never over one; then read them
  --tz ZONE                     with --update: the zone of stamps that state none (default UTC)
  --junit FILE                  the results as XML for build servers too

Exit status: 0 all hold; 1 one does not; 2 wrong usage.
`;

export const testOptions = {
  grammars: readingOptions.grammars,
  update: { type: "boolean", default: false },
  tz: { type: "string", default: "UTC" },
  junit: { type: "string", takes: "path" },
  ...helpOption,
} as const;

/** Of the package, beside what this file is built into. */
const builtinDirectory = fileURLToPath(new URL("../grammars", import.meta.url));

/** `logscan test` */
export async function runTest(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, testOptions);
  if (values.help) return print(testHelp);
  if (values.update && isInCi()) {
    throw new UsageError("--update: not where CI is set; an expectation that nobody read proves nothing");
  }
  for (const path of positionals) if (!existsSync(path)) throw new UsageError(`${path}: no such file or directory`);
  const scratch = mkdtempSync(join(tmpdir(), "logscan-test-"));
  try {
    const { checks, warnings, updated } =
      positionals.length === 0
        ? await checksOfLoaded(values.grammars)
        : await checksOfPaths(positionals, values, scratch);
    for (const line of warnings.flatMap((warning) => warning.split("\n"))) process.stderr.write(`${visible(line)}\n`);
    if (checks.length === 0 && updated === 0) {
      throw new UsageError(`${positionals.join(", ")}: neither a grammar (NAME.grammar) nor an expectation below it`);
    }
    const results = await runChecks(checks);
    if (values.junit !== undefined) await write(printJunit(results), values.junit);
    await write(printResults(results), undefined);
    return results.some(({ failure }) => failure !== null) ? 1 : 0;
  } catch (error) {
    if (error instanceof ExpectationError) throw new UsageError(error.message);
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Tests {
  readonly checks: Check[];
  readonly warnings: readonly string[];
  /** How many expectations were written. */
  readonly updated: number;
}

function isInCi(): boolean {
  return !["", "0", "false"].includes(process.env.CI ?? "");
}

/** The samples of all grammars that a scan would use; those of the built-in ones are read from the package's files. */
async function checksOfLoaded(directory: string | undefined): Promise<Tests> {
  const own = [...(await textsBelow(siteDirectory, false)), ...(await textsBelow(directory, true))];
  const replaced = new Set(own.map(({ file }) => basename(file)));
  const builtin = (await textsBelow(builtinDirectory, true)).filter(({ file }) => !replaced.has(basename(file)));
  return { ...sampleChecks([...builtin.map(inPackage), ...own], []), updated: 0 };
}

const inPackage = ({ file, text }: TextFile) => ({ file: `grammars/${basename(file)}`, text });

async function checksOfPaths(
  paths: readonly string[],
  values: { readonly update: boolean; readonly tz: string; readonly grammars?: string | undefined },
  scratch: string,
): Promise<Tests> {
  const found = findTestable(paths);
  const texts = (await Promise.all(found.grammars.map((file) => textsBelow(file, true)))).flat();
  const { checks, grammars, warnings } = sampleChecks(texts, await configuredGrammars(values.grammars));
  if (values.update) {
    for (const logs of found.unexpected) await update(logs, grammars, values.tz);
  } else {
    checks.push(...found.unexpected.map(missingExpectation));
  }
  checks.push(...found.cases.flatMap((known) => caseChecks(known, grammars, scratch)));
  return { checks, warnings, updated: values.update ? found.unexpected.length : 0 };
}

async function update(logs: string, grammars: readonly Grammar[], zone: string): Promise<void> {
  const file = expectationOf(logs);
  const text = await proposeExpectation(logs, grammars, new Date().toISOString(), zone);
  // Never over what somebody wrote: the flag makes it fail where the file exists meanwhile.
  writeFileSync(file, text, { flag: "wx" });
  process.stderr.write(
    `wrote ${visible(file)}: what a scan finds now, not what is true. Read every line of it against the log, and correct it.\n`,
  );
}

function missingExpectation(logs: string): Check {
  const run = async () => {
    throw new CheckFailure(`${expectationOf(logs)} is missing\n  hint: logscan test --update writes one to be read`);
  };
  return { group: expectationOf(logs).slice(0, -expectationSuffix.length), name: "has an expectation", run };
}

async function runChecks(checks: readonly Check[]): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { group, name, run } of checks) {
    const from = performance.now();
    const failure = await run().then(
      () => null,
      (error: unknown) => {
        if (error instanceof Error) return error.message;
        throw error;
      },
    );
    results.push({ group, name, seconds: (performance.now() - from) / 1000, failure });
  }
  return results;
}

function printResults(results: readonly CheckResult[]): string {
  const groups = [...new Set(results.map(({ group }) => group))];
  const lines = groups.flatMap((group) => {
    const own = results.filter((result) => result.group === group);
    const failed = own.filter(({ failure }) => failure !== null);
    if (failed.length === 0) return [`ok    ${visible(group)}: ${own.length} checks`];
    return failed.flatMap(({ name, failure }) => [
      `FAIL  ${visible(group)}: ${visible(name)}`,
      ...(failure ?? "").split("\n").map((line) => `      ${visible(line)}`),
    ]);
  });
  const failed = results.filter(({ failure }) => failure !== null).length;
  const total = `${results.length} checks`;
  return `${lines.join("\n")}\n${failed === 0 ? `all ${total} hold` : `${failed} of ${total} do not hold`}\n`;
}
