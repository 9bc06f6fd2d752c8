import * as z from "zod";

const optionsSchema = z.strictObject({
  now: z.string().describe("the present of the scan, RFC 3339 with an offset"),
  zone: z.string().optional(),
  year: z.int().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  language: z.enum(["en", "ja"]).optional(),
  zones: z.record(z.string(), z.string()).optional().describe("host to zone"),
  hosts: z.record(z.string(), z.string()).optional().describe("directory below the case to host"),
  aliases: z.record(z.string(), z.string()).optional(),
});

const evidenceSchema = z.strictObject({
  host: z.string().optional().describe("of several hosts in one case, whose line it is"),
  file: z.string().describe("below var/log; of a case of one file, its name"),
  line: z.int().min(1),
  text: z.string(),
  event: z.string().optional(),
  role: z.string().optional(),
});

/** The start must be stated, since it tells the incidents of a case apart; what else is stated is compared. */
const incidentSchema = z.looseObject({
  kind: z.string().optional(),
  start: z.looseObject({ at: z.string() }),
  evidence: z.array(evidenceSchema).optional(),
});

export const expectationSchema = z.strictObject({ options: optionsSchema, incidents: z.array(incidentSchema) });

export type CaseOptions = z.infer<typeof optionsSchema>;
export type ExpectedIncident = z.infer<typeof incidentSchema>;
