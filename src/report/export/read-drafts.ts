import type { Diagnostic } from "../../diagnostic.js";
import { documentSchema, type Incident, incidentSchema } from "../../incident/record.js";

/**
 * The drafts of what `--format json` or `--format ndjson` printed. A draft that cannot be read is a diagnostic; the others are
 * given nevertheless.
 * @param name of the text, for diagnostics
 */
export function readDrafts(text: string, name: string): { incidents: Incident[]; diagnostics: Diagnostic[] } {
  const whole = jsonOf(text);
  if (isRecord(whole) && !("id" in whole)) return readDocument(whole, name);
  const incidents: Incident[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, line] of (whole === undefined ? text.split("\n") : [text]).entries()) {
    if (line.trim() === "") continue;
    const value = jsonOf(line);
    const draft = incidentSchema.safeParse(value);
    if (draft.success) incidents.push(draft.data);
    else {
      const why = value === undefined ? "not JSON" : issueOf(draft.error);
      diagnostics.push(notADraft(name, index + 1, why));
    }
  }
  return { incidents, diagnostics };
}

function readDocument(
  value: Record<string, unknown>,
  name: string,
): { incidents: Incident[]; diagnostics: Diagnostic[] } {
  const version = documentSchema.pick({ schemaVersion: true }).safeParse(value);
  if (!version.success || !Array.isArray(value.incidents)) {
    const why = version.success ? "no incidents" : issueOf(version.error);
    return { incidents: [], diagnostics: [notADraft(name, undefined, why)] };
  }
  const incidents: Incident[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, item] of value.incidents.entries()) {
    const draft = incidentSchema.safeParse(item);
    if (draft.success) incidents.push(draft.data);
    else diagnostics.push(notADraft(name, undefined, `incidents[${index}]: ${issueOf(draft.error)}`));
  }
  return { incidents, diagnostics };
}

function notADraft(file: string, line: number | undefined, why: string): Diagnostic {
  return {
    code: "export.no-draft",
    severity: "error",
    message: `not a draft of schema version 1: ${why}`,
    file,
    line,
    hint: "give it what `logscan --format json` or `--format ndjson` prints",
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first of a schema's complaints, e.g. `start.basis: expected one of ...`. */
function issueOf(error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  const place = issue?.path.map(String).join(".") ?? "";
  return place === "" ? (issue?.message ?? "") : `${place}: ${issue?.message}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
