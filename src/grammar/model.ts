import * as z from "zod";
import { fieldTypes } from "./fields.js";

/** The version of the grammar language that this build reads; stated by a grammar's first line. */
export const languageVersion = 1;

const text = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });

/** What a hole may hold. */
export const fieldTypeSchema = z.enum(fieldTypes);

/**
 * Where names stand that the grammar's own lines mention, for messages: by the word that begins the line and the name, such
 * as `needs disk`, `took delay`, `title ups` (of `{ups}` in a text); the word alone where the line begins. Of several the
 * first. `at` is the line from 1, `column` counts characters from 1.
 */
const placesSchema = z.record(z.string(), z.strictObject({ at: z.int(), column: z.int().min(1) }));

const sampleSchema = z.strictObject({
  /** The log line as it stood in the file, without its newline. */
  line: z.string(),
  /** Field values that the pattern must find in it. */
  fields: z.record(z.string(), z.string()),
  /** Line of the grammar file, from 1. */
  at: z.int(),
  /** Where its text begins in that line, in characters from 1. */
  column: z.int().min(1).optional(),
  /** Where these values begin; only where there are any. */
  fieldsAt: z.strictObject({ at: z.int(), column: z.int().min(1) }).optional(),
});

/** How many alternatives a pattern may have: each is compiled like a pattern of its own. */
export const mostAlternatives = 16;

const patternSchema = z.strictObject({
  source: z.string(),
  /** What it stands for with its parts put in (`alternative.ts`), one text for each choice of optional parts, the fullest first. */
  alternatives: z.array(z.string().min(1)).min(1).max(mostAlternatives),
  /** Line of the grammar file, from 1. */
  at: z.int(),
  /** Where its text begins in that line, in characters from 1. */
  column: z.int().min(1).optional(),
});

/** How much failing evidence opens an outage: `count` events within `withinSeconds`; 1 opens at once, 0 never does. */
const opensSchema = z.strictObject({
  count: z.int().min(0),
  withinSeconds: z.number().min(0),
  /** The field, or `transactionField`, by whose different values events are counted; null counts every event. */
  different: z.string().nullable(),
});

/** Of a field that the line does not have only `is not` holds. */
const conditionSchema = z.union([
  /** `is` and `starts with` hold for any of the values, `is not` for none of them. */
  z.strictObject({
    field: z.string(),
    test: z.enum(["is", "is not", "starts with"]),
    values: z.array(z.string()).min(1),
    /** Line of the grammar file, from 1. */
    at: z.int(),
    /** Where the field's name begins in it, in characters from 1. */
    column: z.int().min(1),
  }),
  z.strictObject({
    ...{ field: z.string(), test: z.enum(["<", "<=", ">", ">="]), number: z.number() },
    ...{ at: z.int(), column: z.int().min(1) },
  }),
]);

export const severitySchema = z.enum(["critical", "error", "warning", "info"]);

export const healthSchema = z.enum(["working", "failing", "degraded", "started", "stopped", "note", "block"]);

const eventSchema = z.strictObject({
  name: z.string(),
  health: healthSchema,
  /** Index into the grammar's components, from 0. */
  component: z.int().min(0),
  /** Program names, `none` for lines without one, `START*` for all that begin so; null takes the grammar's. */
  programs: z.array(z.string()).nullable(),
  /** All must hold for the event to claim a line; the same pattern may stand in several events that differ in them. */
  conditions: z.array(conditionSchema),
  opens: opensSchema.nullable(),
  /** Seconds without failing evidence after which an outage with this event is over; null: only proof of working ends it. undefined: the component's. */
  quietSeconds: z.number().nullable().optional(),
  /** Fields taken from the nearest earlier event of this grammar in the same stream, as this line does not name them. */
  inherits: z.array(z.string()),
  /** The field that says for how many lines this one stands. */
  counts: z.string().nullable(),
  /** Of a `working` event: the field by whose value it proves that what failed with the same value works again. */
  same: z.string().nullable(),
  /** The fields whose sum says how long what the line reports took; empty where it says nothing of it. */
  took: z.array(z.string()),
  /** The unit of `took`, in seconds, for fields that name none: 1, or 0.001 for milliseconds. */
  tookUnitSeconds: z.number().positive(),
  /**
   * The line's host handed something on, which the host that took it logs under the value of `field`, as `takes` says there;
   * that was no longer before than the sum of the fields `within`, in seconds.
   */
  passes: z.strictObject({ field: z.string(), within: z.array(z.string()).min(1) }).nullable(),
  /** The field, or `transactionField`, under whose value the line's host logs what another passed to it. */
  takes: z.string().nullable(),
  /** Counts only if `event` did not come since `since`. */
  unless: z.strictObject({ event: z.string(), since: z.string() }).nullable(),
  /** Counts only if none of these events was seen in the same transaction. */
  unlessInTransaction: z.array(z.string()),
  echo: z.boolean(),
  /** Of what was started: it does not serve yet. What works later ends an outage, and only where nothing does, this. */
  unready: z.boolean(),
  instant: z.boolean(),
  /** The line tells of the change itself, within seconds: until then the component worked. */
  sudden: z.boolean(),
  /** Something that a person did. */
  action: z.boolean(),
  /** Near a boot it proves that the stop before was not orderly. */
  uncleanStop: z.boolean(),
  severity: severitySchema.nullable(),
  title: text.nullable(),
  hints: z.array(text),
  questions: z.array(text),
  patterns: z.array(patternSchema),
  samples: z.array(sampleSchema),
  lookAlikes: z.array(z.strictObject({ line: z.string(), at: z.int(), column: z.int().min(1).optional() })),
  at: z.int(),
  places: placesSchema,
});

const componentSchema = z.strictObject({
  name: z.string(),
  /** The field whose value tells one component from another; null where a host has only one. */
  key: z.string().nullable(),
  /**
   * What this component needs on its host; `key` names the field whose value is the other's key, `value` is that key. What it
   * only uses is not proven: it may fail because of that, and may work without it.
   */
  needs: z.array(
    z.strictObject({
      name: z.string(),
      key: z.string().nullable(),
      value: z.string().nullable(),
      isProven: z.boolean(),
    }),
  ),
  /** Another's system, which a stranger may have named: an outage of it counts only if it was seen working, too. */
  foreign: z.boolean(),
  /** A check from outside: what it names by its key is out of order, not the host whose log says so. */
  reports: z.boolean(),
  service: z.string(),
  severity: severitySchema,
  opens: opensSchema,
  quietSeconds: z.number().nullable(),
  /** How long a stop may last before it is more than a restart. */
  restartSeconds: z.number(),
  /** So long after a boot a failure counts only if it lasts longer, of something that worked before. */
  settlesSeconds: z.number(),
  /** An outage that ended sooner is life. */
  lastsSeconds: z.number(),
  title: text,
  hints: z.array(text),
  questions: z.array(text),
  /** Outside checks that do not see this component fail, and why. */
  unseenBy: z.array(z.strictObject({ check: text, why: text })),
  /** A site does not want to hear of it: no outage of it is told. */
  silenced: z.boolean(),
  at: z.int(),
  places: placesSchema,
});

/** What a site wants otherwise for a component of any grammar, or for one event of it; null keeps what the grammar says. */
const adjustmentSchema = z.strictObject({
  component: z.string(),
  event: z.string().nullable(),
  severity: severitySchema.nullable(),
  opens: opensSchema.nullable(),
  /** undefined keeps it, null is never. */
  quietSeconds: z.number().nullable().optional(),
  restartSeconds: z.number().nullable(),
  settlesSeconds: z.number().nullable(),
  lastsSeconds: z.number().nullable(),
  at: z.int(),
  places: placesSchema,
});

export const grammarSchema = z.strictObject({
  language: z.literal(languageVersion),
  name: z.string(),
  title: text,
  /** Where it was read, for messages. */
  file: z.string(),
  /** A grammar that only adjusts others has no programs, components and events. */
  programs: z.array(z.string()),
  components: z.array(componentSchema),
  events: z.array(eventSchema),
  adjustments: z.array(adjustmentSchema),
  places: placesSchema,
});

export type Text = z.infer<typeof text>;
export type FieldType = z.infer<typeof fieldTypeSchema>;
export type Pattern = z.infer<typeof patternSchema>;
export type Places = z.infer<typeof placesSchema>;
export type Opens = z.infer<typeof opensSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type Severity = z.infer<typeof severitySchema>;
export type Health = z.infer<typeof healthSchema>;
export type GrammarEvent = z.infer<typeof eventSchema>;
export type Adjustment = z.infer<typeof adjustmentSchema>;
export type Component = z.infer<typeof componentSchema>;
export type Grammar = z.infer<typeof grammarSchema>;
