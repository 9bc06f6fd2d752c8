import * as z from "zod";
import { tokenisedSchema } from "../grammar/tokenised.js";
import { jsonSchema } from "../incident/record.js";
import { expectationSchema } from "./case-schema.js";

/** The JSON Schemas of what other programs read or write, by the names of their files in the package. */
export function jsonSchemas(): Readonly<Record<string, Record<string, unknown>>> {
  return {
    incident: jsonSchema(),
    event: named("event", "what logscan recognises in a line", tokenisedSchema),
    expectation: named("expectation", "what a test expects of a log", expectationSchema),
  };
}

function named(name: string, title: string, schema: z.ZodType): Record<string, unknown> {
  return {
    $id: `urn:logscan:schema:${name}:1`,
    title: `logscan: ${title}`,
    ...z.toJSONSchema(schema, { io: "input" }),
  };
}
