import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { builtinGrammars } from "./grammar/builtin.js";
import type { Grammar } from "./grammar/model.js";
import { grammarSuffix } from "./grammar/names.js";
import type { Incident } from "./incident/record.js";
import { readTrustedTexts } from "./read/trusted-texts.js";
import { caseChecks, draftDifferences } from "./testing/case-checks.js";
import type { ExpectedIncident } from "./testing/case-schema.js";
import { findTestable } from "./testing/find.js";
import { sampleChecks } from "./testing/sample-checks.js";

export type { ExpectedIncident } from "./testing/case-schema.js";
export type { FrozenClock } from "./testing/frozen-clock.js";
export { frozenClock } from "./testing/frozen-clock.js";

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: Declarations of one interface must have the same parameters.
  interface Matchers<T = any> {
    /**
     * The drafts of a scan are these and no others. Of each as much is compared as is stated, the start at least; instants
     * may have any offset, lists any order, and `{ matches: "…" }` says what a text must speak of.
     */
    toDraftIncidents(expected: readonly ExpectedIncident[]): void;
  }
}

expect.extend({
  toDraftIncidents(received: { readonly incidents: readonly Incident[] }, expected: readonly ExpectedIncident[]) {
    const found = draftDifferences(expected, received.incidents);
    return {
      pass: found.length === 0,
      message: () =>
        found.length === 0 ? "expected other incidents than these" : `the drafts differ:\n${found.join("\n")}`,
    };
  },
});

/**
 * Makes a test of each sample, look-alike and fixture below the paths, in all disguises: the same checks as
 * `logscan test PATH ...`. To be awaited at the top of a test file.
 * @param beside the grammars that are loaded with those below the paths; the built-in ones unless told otherwise
 */
export async function testGrammars(
  paths: readonly string[],
  beside: readonly Grammar[] = builtinGrammars,
): Promise<void> {
  const found = findTestable(paths);
  const texts = [];
  for (const file of found.grammars) {
    // Whoever runs tests trusts the folder that they lie in.
    texts.push(...((await readTrustedTexts(file, grammarSuffix, { userId: null }))?.files ?? []));
  }
  const { checks, grammars } = sampleChecks(texts, beside);
  const scratch = mkdtempSync(join(tmpdir(), "logscan-testing-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  checks.push(...found.cases.flatMap((known) => caseChecks(known, grammars, scratch)));
  if (checks.length === 0) throw new Error(`${paths.join(", ")}: neither a grammar nor an expectation below`);
  for (const group of new Set(checks.map((check) => check.group))) {
    describe(group, () => {
      for (const { name, run } of checks.filter((check) => check.group === group)) test(name, run);
    });
  }
}
