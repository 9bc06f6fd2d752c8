import * as z from "zod";
import { schemaUri, schemaVersion } from "./version.js";

const instant = z.iso.datetime({ offset: true }).describe("RFC 3339 with a numeric offset, in the host's zone");

const certaintySchema = z.object({
  precision: z.enum(["minute", "second", "millisecond", "microsecond"]),
  year: z.enum(["stated", "inferred"]),
  yearBy: z.string().describe("by what the year was found"),
  zone: z.enum(["stated", "configured", "assumed"]),
  skewSeconds: z
    .number()
    .nullable()
    .describe(
      "how far this host's clock may be off against the incident's other hosts, against any where it has none; null: not known",
    ),
});

const endFields = {
  at: instant.nullable(),
  notBefore: instant.nullable(),
  notAfter: instant.nullable(),
  certainty: certaintySchema,
  evidence: z.array(z.string()).describe("refs of evidence lines"),
};

const startSchema = z.object({
  ...endFields,
  basis: z.enum(["failing event", "reported delay", "silence", "stop event", "log begins"]),
});

const endSchema = z.object({
  ...endFields,
  basis: z.enum(["working event", "reboot", "stop event", "quiet", "traffic resumed"]),
});

const natureSchema = z.enum(["failure", "degraded", "planned", "failover", "instant"]);

const statementSchema = z.object({ text: z.string(), evidence: z.array(z.string()) });

export const incidentSchema = z.object({
  id: z.string().regex(/^ls1-[0-9a-f]{16}$/),
  aliases: z.array(z.string()),
  kind: z.string(),
  nature: natureSchema,
  title: z.string().max(120),
  status: z.enum(["recovered", "quiet", "ongoing", "unknown"]),
  severity: z.enum(["critical", "error", "warning", "info"]),
  confidence: z.object({ level: z.enum(["low", "medium", "high"]), reasons: z.array(z.string()) }),
  targets: z.array(
    z.object({
      host: z.string(),
      service: z.string(),
      component: z.string(),
      role: z.enum(["primary", "affected", "reporting"]),
    }),
  ),
  start: startSchema,
  end: endSchema.nullable(),
  lastFailingAt: instant.nullable().describe("how far the log proves the failure"),
  durationSeconds: z.object({ min: z.number(), max: z.number().nullable() }),
  outages: z.array(
    z.object({
      component: z.string(),
      host: z.string(),
      nature: natureSchema,
      start: startSchema,
      end: endSchema.nullable(),
    }),
  ),
  timeline: z.array(
    z.object({
      at: instant,
      certainty: certaintySchema,
      host: z.string(),
      component: z.string(),
      what: z.string(),
      evidence: z.array(z.string()),
    }),
  ),
  evidence: z.array(
    z.object({
      ref: z.string(),
      host: z.string(),
      file: z.string(),
      line: z.int().min(1),
      byteOffset: z.int().min(0).describe("of the line's first byte, in the decompressed stream"),
      at: instant,
      text: z.string(),
      encoding: z.enum(["utf-8", "latin1"]),
      event: z.string(),
      role: z.enum(["onset", "during", "recovery", "context"]),
    }),
  ),
  evidenceOmitted: z.int().min(0),
  causeHints: z.array(statementSchema),
  detectionGaps: z.array(statementSchema),
  openQuestions: z.array(statementSchema),
  actionsSeen: z.array(statementSchema),
  related: z.array(z.object({ id: z.string(), relation: z.string() })),
  cause: z.null(),
  response: z.null(),
});

const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "information"]),
  message: z.string(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  expected: z.string().optional(),
  hint: z.string().optional(),
});

const coverageSchema = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      hosts: z.array(z.string()),
      files: z.array(z.string()),
      firstAt: instant.nullable(),
      lastAt: instant.nullable(),
      bytes: z.int(),
      records: z.int(),
      recognised: z.int().describe("lines that a pattern claims and that say something by themselves"),
      passedOver: z
        .int()
        .describe("all other records, answers too that only matter behind a failure; together they are `records`"),
      unread: z.int().describe("lines that are no record of a known form"),
      missingRotations: z.array(z.int()).describe("numbers of rotations that were not supplied"),
      gaps: z
        .array(
          z.object({
            from: instant,
            to: instant,
            reason: z.enum(["not supplied", "host down", "host silent", "logging", "this log"]),
          }),
        )
        .describe("long times without a line, and why"),
      years: z
        .array(
          z.object({
            by: z.string().describe("by what the years were found"),
            isDecided: z.boolean().describe("false: another year fits about as well"),
            years: z.array(z.int()),
            records: z.int(),
          }),
        )
        .describe("of lines whose stamps state no year"),
    }),
  ),
  silences: z
    .array(
      z.object({
        host: z.string(),
        source: z.string(),
        from: instant,
        to: instant.nullable().describe("null: the log ends in silence"),
        seconds: z.number(),
        expected: z.number().describe("how many such silences chance brings in this log"),
        reason: z.enum(["weak", "stopped", "host", "logging", "alive", "outage", "clock", "unproven"]),
      }),
    )
    .describe("silences that are no incident of their own, and why"),
  boots: z.array(
    z.object({
      host: z.string(),
      at: instant,
      stop: z.enum(["orderly", "unclean", "panic", "unknown", "log begins"]),
      lastBefore: instant.nullable(),
      file: z.string(),
      line: z.int(),
    }),
  ),
  failovers: z.array(
    z.object({
      from: z.string().describe("the host whose requests moved"),
      to: z.string().describe("the host that answered them"),
      at: instant,
      until: instant.nullable(),
      skewSeconds: z.number().describe("how far the other host's clock is ahead if these were the same requests"),
    }),
  ),
  skews: z
    .array(
      z.object({
        host: z.string(),
        other: z.string(),
        fromSeconds: z.number().describe("the other host's clock is ahead by at least so much; negative: behind"),
        toSeconds: z.number().describe("and by at most so much"),
        by: z.enum(["shared keys", "order of a common log", "outages that both saw", "other hosts"]),
        count: z.int().describe("how many things that both logged agree on it"),
      }),
    )
    .describe(
      "how far hosts' clocks are apart, where both logged the same around an outage, or a third host did with both; of others no order is claimed",
    ),
  notRead: z.array(z.object({ path: z.string(), reason: z.string() })),
});

const baselineSchema = z.object({
  new: z.array(z.string()).describe("ids"),
  updated: z.array(z.string()),
  unchanged: z.array(z.string()),
  absent: z
    .array(z.object({ id: z.string(), kind: z.string(), title: z.string() }))
    .describe("known before and not found now"),
});

export const documentSchema = z.object({
  $schema: z.string(),
  schemaVersion: z.literal(schemaVersion),
  tool: z.object({
    name: z.literal("logscan"),
    version: z.string(),
    zone: z.string(),
    now: instant,
    since: instant.optional(),
    until: instant.optional(),
  }),
  incidents: z.array(incidentSchema),
  coverage: coverageSchema,
  baseline: baselineSchema.optional().describe("against an earlier report; absent where none was given"),
  diagnostics: z.array(diagnosticSchema),
});

/** What a later scan asks of an earlier report: not what was read for it, which versions tell in different detail. */
export const baselineDocumentSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  incidents: z.array(incidentSchema),
});

export type Incident = z.infer<typeof incidentSchema>;
export type Certainty = z.infer<typeof certaintySchema>;
export type EvidenceLine = Incident["evidence"][number];
export type Coverage = z.infer<typeof coverageSchema>;
export type ScanDocument = z.infer<typeof documentSchema>;

/** The JSON Schema of what `--format json` prints. */
export function jsonSchema(): Record<string, unknown> {
  return { $id: schemaUri, title: "logscan draft incidents", ...z.toJSONSchema(documentSchema, { io: "input" }) };
}
