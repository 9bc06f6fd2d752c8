import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { builtinGrammars } from "../src/grammar/builtin.js";
import { jsonSchema } from "../src/incident/record.js";
import { printJson } from "../src/report/json.js";
import { caseChecks } from "../src/testing/case-checks.js";
import { scanCase } from "../src/testing/cases.js";
import { findTestable } from "../src/testing/find.js";
import { isAnyMissing } from "./needs-grammar.js";

// One runner over every case that lies in fixtures/: a case is added as files, without a change here.
const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
const { cases, unexpected } = findTestable([fixtures]);

const scratch = mkdtempSync(join(tmpdir(), "logscan-incidents-"));
afterAll(() => rmSync(scratch, { recursive: true }));

test("every case has an expectation", () => {
  expect(unexpected).toEqual([]);
  const folders = readdirSync(join(fixtures, "incidents"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(cases.map(({ name }) => name)).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
});

describe.each(builtinGrammars.map((grammar) => [grammar.name, grammar] as const))("the grammar %s", (name, grammar) => {
  const own = cases.filter(({ file }) => dirname(file) === join(fixtures, name)).flatMap(({ incidents }) => incidents);

  test.skipIf(own.length === 0 && isAnyMissing)("has a fixture with an incident of one of its components", () => {
    // What people did is no component that fails: it is told with the incidents of others.
    const isOnlyTold = grammar.components.every(({ opens }) => opens.count === 0);
    const names: unknown[] = grammar.components.map((component) => component.name);
    if (isOnlyTold)
      expect(own.some(({ actionsSeen }) => Array.isArray(actionsSeen) && actionsSeen.length > 0)).toBe(true);
    else expect(own.map(({ kind }) => names.includes(kind?.split(".")[0]))).toContain(true);
  });
});

describe.each(cases.map((known) => [relative(fixtures, known.logs), known] as const))("%s", (_, known) => {
  test.each(caseChecks(known, builtinGrammars, scratch).map(({ name, run }) => [name, run] as const))(
    "%s",
    async (_, run) => run(),
  );

  test("the document is as the JSON Schema says, which says no to others", async () => {
    const document = await scanCase(known.options, known.logs, builtinGrammars);
    const schema = z.fromJSONSchema(jsonSchema());
    expect(schema.safeParse(JSON.parse(printJson(document))).error).toBeUndefined();
    expect(schema.safeParse({ ...document, incidents: [{}] }).success).toBe(false);
  });
});
