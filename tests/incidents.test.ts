import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { builtinGrammars } from "../src/grammar/builtin.js";
import { jsonSchema } from "../src/incident/record.js";
import { printJson } from "../src/report/json.js";
import { caseChecks } from "../src/testing/case-checks.js";
import { scanCase } from "../src/testing/cases.js";
import { findTestable } from "../src/testing/find.js";

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

describe.each(cases.map((known) => [known.name, known] as const))("%s", (_, known) => {
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
