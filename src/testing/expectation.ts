import type { Grammar } from "../grammar/model.js";
import type { DatedLine } from "../incident/dated-lines.js";
import type { Incident } from "../incident/record.js";
import { readLogLine } from "../read/log-line.js";
import type { CaseOptions, ExpectedIncident } from "./case-schema.js";
import { scanCase } from "./cases.js";
import { shortFile } from "./comparison.js";
import { linesOf, readLogs } from "./logs.js";

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
  const { coverage } = await scanCase({ now, zone }, logs, grammars);
  const ends = coverage.sources.flatMap(({ lastAt }) => (lastAt === null ? [] : [lastAt]));
  const texts = (await readLogs(logs)).flatMap(linesOf);
  const options = hourAfter(ends, zone, isYearless(texts));
  const { incidents } = await scanCase(options, logs, grammars);
  return `${JSON.stringify({ options, incidents: incidents.map(expected) }, null, 2)}\n`;
}

/** The text of an expectation of lines for which nobody has said yet what they show: a person adds the incidents. */
export function openExpectation(lines: readonly DatedLine[], zone: string): string {
  const ends = lines.flatMap(({ time }) => (time === null ? [] : [time.at]));
  const options = hourAfter(ends, zone, isYearless(lines.map(({ text }) => text)));
  return `${JSON.stringify({ options, incidents: [] }, null, 2)}\n`;
}

function isYearless(lines: readonly string[]): boolean {
  return lines.slice(0, mostLooked).some((line) => readLogLine(line)?.stamp.kind === "calendar");
}

const mostLooked = 1000;

/** Options that make a scan repeatable: the present is an hour after the last line, the year that of the last line. */
function hourAfter(ends: readonly string[], zone: string, isYearless: boolean): CaseOptions {
  const [last = new Date(0).toISOString()] = [...ends].sort((a, b) => Date.parse(b) - Date.parse(a));
  const now = new Date(Date.parse(last) + secondsPerHour * 1000).toISOString();
  return { zone, now, ...(isYearless ? { year: Number(last.slice(0, 4)) } : {}) };
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
