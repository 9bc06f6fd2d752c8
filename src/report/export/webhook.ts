import { visible } from "../../diagnostic.js";
import type { Incident } from "../../incident/record.js";
import { utf8Bytes } from "../cut.js";
import { titleOf } from "./details.js";
import { cutWarning, fitEvidence } from "./fit.js";
import { digestOf, type ExportContext, type Exported, jsonRequest, spanOf } from "./request.js";

/** What every intermediary of CloudEvents must forward. */
const eventBytes = 64 * 1024;

/**
 * The draft itself, its texts made visible, in an envelope of CloudEvents 1.0 (structured JSON). `subject` is the draft's id, `id` changes with the
 * draft: a receiver that drops repeats by (source, id) takes each state of a draft once.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export function toWebhook(draft: Incident, _: ExportContext): Exported {
  const incident = visibleThroughout(draft);
  const { startAt } = spanOf(incident);
  const eventWith = (data: Incident) => ({
    specversion: "1.0",
    id: `${incident.id}/${digestOf(JSON.stringify(incident))}`,
    source: "urn:logscan",
    type: "logscan.incident.v1",
    subject: incident.id,
    ...(startAt === null ? {} : { time: startAt }),
    datacontenttype: "application/json",
    data,
  });
  const sizeOf = (data: Incident) => utf8Bytes(JSON.stringify(eventWith(data)));
  const cut = sizeOf(incident) <= eventBytes ? incident : withinBytes(incident, sizeOf);
  if (cut === null) {
    const message = `${incident.id}: not sent: without any evidence it is still larger than the ${eventBytes} bytes that every receiver of CloudEvents takes`;
    return { requests: [], warnings: [{ code: "export.too-large", message }] };
  }
  return {
    requests: [jsonRequest("POST", "", eventWith(cut), { repeatable: true, type: "application/cloudevents+json" })],
    warnings: cutWarning(incident, cut.evidenceOmitted),
  };
}

/** A receiver may show texts as they are, and its terminal or page obey what is in them. */
function visibleThroughout(draft: Incident): Incident {
  const shown: Incident = JSON.parse(JSON.stringify(draft), (_, value) =>
    typeof value === "string" ? visible(value) : value,
  );
  return { ...shown, title: titleOf(draft) };
}

/** The draft with as much evidence as fits, and no ref to a line that is left out; null where nothing helps. */
function withinBytes(incident: Incident, sizeOf: (data: Incident) => number): Incident | null {
  const rest = eventBytes - sizeOf({ ...incident, evidence: [], evidenceOmitted: Number.MAX_SAFE_INTEGER });
  if (rest < 0) return null;
  const { lines, omitted } = fitEvidence(incident, rest, (line) => utf8Bytes(JSON.stringify(line)) + 1);
  const kept = new Set(lines.map(({ ref }) => ref));
  const cited = <Item extends { readonly evidence: string[] }>(item: Item): Item => ({
    ...item,
    evidence: item.evidence.filter((ref) => kept.has(ref)),
  });
  const citedEnd = (end: Incident["end"]) => (end === null ? null : cited(end));
  return {
    ...incident,
    start: cited(incident.start),
    end: citedEnd(incident.end),
    outages: incident.outages.map((outage) => ({ ...outage, start: cited(outage.start), end: citedEnd(outage.end) })),
    timeline: incident.timeline.map(cited),
    evidence: [...lines],
    evidenceOmitted: omitted,
    causeHints: incident.causeHints.map(cited),
    detectionGaps: incident.detectionGaps.map(cited),
    openQuestions: incident.openQuestions.map(cited),
    actionsSeen: incident.actionsSeen.map(cited),
  };
}
