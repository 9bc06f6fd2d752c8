import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { ScanDocument } from "../../src/incident/record.js";
import { type ScanOptions, scan } from "../../src/incident/scan.js";

const optionsSchema = z.strictObject({
  now: z.string(),
  zone: z.string().optional(),
  year: z.int().optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  language: z.enum(["en", "ja"]).optional(),
  /** Host to zone. */
  zones: z.record(z.string(), z.string()).optional(),
  /** Directory below the case to host. */
  hosts: z.record(z.string(), z.string()).optional(),
  aliases: z.record(z.string(), z.string()).optional(),
});

const evidenceSchema = z.strictObject({
  /** Of several hosts in one case, whose line it is. */
  host: z.string().optional(),
  /** Below `var/log`. */
  file: z.string(),
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

const expectationSchema = z.strictObject({ options: optionsSchema, incidents: z.array(incidentSchema) });

export type CaseOptions = z.infer<typeof optionsSchema>;
export type ExpectedIncident = z.infer<typeof incidentSchema>;

/** `CASE.expected.json` with the folder `CASE` beside it, which holds `HOST/var/log/...`. */
export interface IncidentCase {
  readonly name: string;
  readonly directory: string;
  readonly options: CaseOptions;
  readonly incidents: readonly ExpectedIncident[];
}

export const casesDirectory = fileURLToPath(new URL("../../fixtures/incidents", import.meta.url));
const suffix = ".expected.json";

/** Every case, found by its expectation. */
export function incidentCases(): IncidentCase[] {
  const files = readdirSync(casesDirectory).filter((file) => file.endsWith(suffix));
  return files.sort().map((file) => {
    const name = file.slice(0, -suffix.length);
    const text = readFileSync(join(casesDirectory, file), "utf8");
    return { name, directory: join(casesDirectory, name), ...expectationSchema.parse(JSON.parse(text)) };
  });
}

/** Scans the logs of a case, or of its copy in another directory. */
export function scanCase(options: CaseOptions, directory: string): Promise<ScanDocument> {
  const { zones, hosts, aliases, ...plain } = options;
  const ofDirectories = Object.entries(hosts ?? {}).map(([path, host]) => [join(directory, path), host] as const);
  const scanOptions: ScanOptions = {
    ...plain,
    paths: [directory],
    zones: new Map(Object.entries(zones ?? {})),
    hosts: new Map(ofDirectories),
    aliases: new Map(Object.entries(aliases ?? {})),
  };
  return scan(scanOptions);
}
