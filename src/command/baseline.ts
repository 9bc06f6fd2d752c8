import type { Incident } from "../incident/record.js";
import { readText } from "./input.js";
import { UsageError } from "./usage.js";

/** The incidents of an earlier report in `--format json` or `ndjson`. @throws UsageError where the file is none. */
export async function readBaseline(path: string): Promise<Incident[]> {
  const refuse = (reason: string) => new UsageError(`--baseline ${path}: ${reason}`);
  const text = await readText(path, "--baseline");
  const { baselineDocumentSchema, incidentSchema } = await import("../incident/record.js");
  const whole = parsed(text);
  if (isObject(whole) && "schemaVersion" in whole) {
    const document = baselineDocumentSchema.safeParse(whole);
    if (document.success) return document.data.incidents;
    throw refuse(`is no report of logscan: ${problemOf(document.error.issues[0])}`);
  }
  const lines = text.split("\n").map((line, index) => ({ line, number: index + 1 }));
  return lines.flatMap(({ line, number }) => {
    if (line.trim() === "") return [];
    const incident = incidentSchema.safeParse(parsed(line));
    if (incident.success) return [incident.data];
    const expected = "expected what logscan --format json or ndjson prints";
    throw refuse(`line ${number} is no incident (${problemOf(incident.error.issues[0])}); ${expected}`);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function problemOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  if (issue === undefined) return "not as its schema says";
  const place = issue.path.map(String).join(".");
  return place === "" ? issue.message : `${place}: ${issue.message}`;
}
