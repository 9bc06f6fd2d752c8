import type { Grammar } from "../grammar/model.js";
import type { Incident, ScanDocument } from "../incident/record.js";
import { type CaseOptions, type ExpectedIncident, scanCase } from "./cases.js";
import { shortFile } from "./comparison.js";

const secondsPerHour = 3600;

/**
 * The text of an expectation that says what a scan finds, for a person to read and correct: a program cannot know what is true.
 * Its options make the scan repeatable: an hour after the last line is the present.
 * @param now the present, RFC 3339 with an offset: no line lies after it
 */
export async function proposeExpectation(
  logs: string,
  grammars: readonly Grammar[],
  now: string,
  zone: string,
): Promise<string> {
  const document = await scanCase({ now, zone }, logs, grammars);
  const options = repeatable(document, now, zone);
  const { incidents } = await scanCase(options, logs, grammars);
  return `${JSON.stringify({ options, incidents: incidents.map(expected) }, null, 2)}\n`;
}

function repeatable({ coverage, incidents }: ScanDocument, now: string, zone: string): CaseOptions {
  const ends = coverage.sources.flatMap(({ lastAt }) => (lastAt === null ? [] : [lastAt]));
  const [last] = ends.sort((a, b) => Date.parse(b) - Date.parse(a));
  if (last === undefined) return { now, zone };
  const later = new Date(Date.parse(last) + secondsPerHour * 1000).toISOString();
  const isInferred = incidents.some(({ start }) => start.certainty.year === "inferred");
  return { zone, now: later, ...(isInferred ? { year: Number(last.slice(0, 4)) } : {}) };
}

function expected(incident: Incident): ExpectedIncident {
  const proofs = new Set([...incident.start.evidence, ...(incident.end?.evidence ?? [])]);
  const hosts = new Set(incident.evidence.map(({ host }) => host));
  const boundsOf = ({ at, notBefore, notAfter, basis }: Incident["start"] | NonNullable<Incident["end"]>) => {
    return { at: at ?? "", notBefore, notAfter, basis };
  };
  return {
    kind: incident.kind,
    nature: incident.nature,
    status: incident.status,
    severity: incident.severity,
    targets: incident.targets.map(({ host, component, role }) => ({ host, component, role })),
    start: boundsOf(incident.start),
    end: incident.end === null ? null : boundsOf(incident.end),
    evidence: incident.evidence
      .filter(({ ref }) => proofs.has(ref))
      .map(({ host, file, line, text }) => ({
        ...(hosts.size > 1 ? { host } : {}),
        file: shortFile(file),
        line,
        text,
      })),
  };
}
