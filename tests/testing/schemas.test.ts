import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { tokenise } from "../../src/grammar/tokenise.js";
import { jsonSchemas } from "../../src/testing/schemas.js";
import { hasCases } from "../needs-grammar.js";
import { standInGrammars } from "../stand-in.js";

const schemaOf = (name: string) => z.fromJSONSchema(jsonSchemas()[name] ?? {});

test.runIf(hasCases("2008-05-22-xfs"))("every expectation is as its schema says, which says no to others", () => {
  const directory = fileURLToPath(new URL("../../fixtures/incidents", import.meta.url));
  const files = readdirSync(directory).filter((name) => name.endsWith(".expected.json"));
  for (const file of files) {
    const content: unknown = JSON.parse(readFileSync(join(directory, file), "utf8"));
    expect(schemaOf("expectation").safeParse(content).error).toBeUndefined();
  }
  expect(schemaOf("expectation").safeParse({ options: {}, incidents: [] }).success).toBe(false);
});

test("what a line became is as its schema says", () => {
  const found = tokenise({ program: "kernel", message: "XFS mounting filesystem hda7" }, standInGrammars());
  expect(found?.event).toBe("xfs.mounting");
  expect(schemaOf("event").safeParse(found).error).toBeUndefined();
  expect(schemaOf("event").safeParse({ ...found, health: "fine" }).success).toBe(false);
});

test("each schema has a name of its own", () => {
  const ids = Object.values(jsonSchemas()).map(({ $id }) => $id);
  expect(ids).toEqual(["incident", "event", "expectation"].map((name) => `urn:logscan:schema:${name}:1`));
});
