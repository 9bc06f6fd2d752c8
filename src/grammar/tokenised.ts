import * as z from "zod";
import { fieldTypeSchema, healthSchema } from "./model.js";

/** A piece of a message that a pattern gives a name and a type. */
const messageTokenSchema = z.strictObject({
  name: z.string().describe("of a pair of a key=value list: the list's name, a dot and the key"),
  type: fieldTypeSchema,
  value: z.string().describe("a device without /dev/, else as it stands there"),
  start: z.int().min(0).describe("where it stands in the message: UTF-16 units from 0"),
  end: z.int().min(0).describe("exclusive"),
});

/** What the grammars make of a message. */
export const tokenisedSchema = z.strictObject({
  event: z.string().describe("grammar.event, as xfs.shutdown"),
  component: z.string(),
  key: z
    .string()
    .nullable()
    .describe("tells components of one kind apart; null where there is one only, or where the line inherits it"),
  health: healthSchema,
  file: z.string().describe("where the claiming pattern stands"),
  line: z.int().min(1),
  pattern: z.string().describe("as it is written"),
  tokens: z.array(messageTokenSchema).describe("in the order of the message"),
});

export type MessageToken = z.infer<typeof messageTokenSchema>;
export type Tokenised = z.infer<typeof tokenisedSchema>;
