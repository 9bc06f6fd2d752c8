import { visible } from "../../diagnostic.js";
import type { EvidenceLine, Incident } from "../../incident/record.js";
import { idsOf } from "../machine-part.js";
import type { ExportWarning } from "./request.js";

export interface FittedLines {
  readonly lines: readonly EvidenceLine[];
  /** How many lines of the incident are not among them, those that the scan itself omitted included. */
  readonly omitted: number;
}

const rank = { onset: 0, recovery: 1, during: 2, context: 3 } as const;

/**
 * As many whole evidence lines as cutTo, in their order. When not all do, those of the onset come first, then the recovery's.
 * @param sizeOf what a line takes in the receiver's text, its line end included
 */
export function fitEvidence(
  incident: Incident,
  budget: number,
  sizeOf: (line: EvidenceLine) => number,
  mostLines = Number.POSITIVE_INFINITY,
): FittedLines {
  const kept = new Set<EvidenceLine>();
  let left = budget;
  for (const line of [...incident.evidence].sort((a, b) => rank[a.role] - rank[b.role])) {
    const size = sizeOf(line);
    if (size > left || kept.size >= mostLines) continue;
    kept.add(line);
    left -= size;
  }
  const lines = incident.evidence.filter((line) => kept.has(line));
  return { lines, omitted: incident.evidenceOmitted + incident.evidence.length - lines.length };
}

/** Where a line stands and what it says, in one line that shows all that it holds. */
export function evidenceText({ file, line, text }: EvidenceLine): string {
  return `${visible(file)}:${line}  ${visible(text)}`;
}

/** The warning that evidence of the draft did not fit; none where the receiver gets all that the draft has. */
export function cutWarning(incident: Incident, omitted: number): ExportWarning[] {
  const cut = omitted - incident.evidenceOmitted;
  if (cut <= 0) return [];
  const message = `${idsOf(incident)[0]}: ${cut} of ${incident.evidence.length} evidence lines are left out to keep the receiver's limit`;
  return [{ code: "export.cut", message }];
}
