import type { Incident, ScanDocument } from "../incident/record.js";

/** How the names and moments of a draft are to be told. */
export interface Telling {
  /**
   * Whether all quoted lines are compared, or only those that prove an end of an outage: of many failing lines a draft quotes
   * the first and last of each minute, so which ones that are depends on where the minutes begin.
   */
  readonly quotes: "all" | "proofs";
  path(path: string): string;
  text(text: string): string;
  micros(instant: string): number;
}

/**
 * What must stay the same of a document's incidents when everything in the logs is renamed, in an order that does not depend
 * on names. Left out is what quotes or counts bytes: ids, texts and offsets of lines, and what is said in words.
 */
export function shapesOf(document: ScanDocument, telling: Telling): unknown[] {
  const shapes = document.incidents.map((incident) => ({ shape: shapeOf(incident, telling), incident }));
  const nameOf = ({ shape, incident }: (typeof shapes)[number]) =>
    `${telling.micros(incident.start.at ?? "")} ${JSON.stringify(shape)}`;
  return shapes.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).map(({ shape }) => shape);
}

function shapeOf(incident: Incident, { quotes, path, text, micros }: Telling) {
  const places = new Map(incident.evidence.map((line) => [line.ref, `${path(line.file)}:${line.line}`]));
  const at = (instant: string | null) => (instant === null ? null : micros(instant));
  const cited = (refs: readonly string[]) => refs.map((ref) => places.get(ref)).sort();
  const end = (given: Incident["start"] | Incident["end"]) =>
    given === null
      ? null
      : {
          at: at(given.at),
          notBefore: at(given.notBefore),
          notAfter: at(given.notAfter),
          basis: given.basis,
          precision: given.certainty.precision,
          evidence: cited(given.evidence),
        };
  const { kind, nature, status, severity, confidence, durationSeconds, evidenceOmitted } = incident;
  return {
    kind,
    nature,
    title: text(incident.title),
    status,
    severity,
    confidence: confidence.level,
    targets: incident.targets.map((target) => ({
      ...target,
      host: text(target.host),
      component: text(target.component),
    })),
    start: end(incident.start),
    end: end(incident.end),
    lastFailingAt: at(incident.lastFailingAt),
    durationSeconds,
    outages: incident.outages.map((outage) => ({
      component: text(outage.component),
      host: text(outage.host),
      nature: outage.nature,
      start: end(outage.start),
      end: end(outage.end),
    })),
    timeline: incident.timeline.map((entry) => ({
      at: at(entry.at),
      host: text(entry.host),
      component: text(entry.component),
      what: entry.what,
      evidence: cited(entry.evidence),
    })),
    evidence: quotes === "all" ? { quoted: quotedLines(incident, { path, text, micros }), evidenceOmitted } : null,
    statements: [incident.causeHints, incident.detectionGaps, incident.openQuestions, incident.actionsSeen].map(
      (statements) => statements.map(({ evidence }) => cited(evidence)),
    ),
  };
}

function quotedLines(incident: Incident, { path, text, micros }: Omit<Telling, "quotes">) {
  const quoted = incident.evidence.map(({ file, line, host, event, role, at }) => {
    return { place: `${path(file)}:${line}`, host: text(host), event, role, at: micros(at) };
  });
  return quoted.sort((a, b) => (a.place < b.place ? -1 : 1));
}
