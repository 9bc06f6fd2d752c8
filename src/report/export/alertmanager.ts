import * as z from "zod";
import type { Incident } from "../../incident/record.js";
import { idsOf } from "../machine-part.js";
import { detailsOf, subjectOf, titleOf } from "./details.js";
import { cutWarning, evidenceText, fitEvidence } from "./fit.js";
import { notPaged, pagingStateOf } from "./paging.js";
import { type Answer, type ExportContext, type Exported, jsonOf, jsonRequest, lookup } from "./request.js";

const shownEvidence = 10;
const evidenceCharacters = 10_000;

/** What Alertmanager lists as open under the draft's id. */
const openAlerts = z.array(z.looseObject({ labels: z.record(z.string(), z.string()) }));

/**
 * Alertmanager's API v2. It is asked first what it has open under the draft's id: that is updated under the same labels, by
 * which Alertmanager tells alerts apart. A closed draft resolves an open alert with the true end, and is not sent without one,
 * since Alertmanager would neither list it nor tell anybody.
 * Source: https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml, and Alertmanager 0.25 itself.
 */
export function toAlertmanager(incident: Incident, context: ExportContext): Exported {
  const paging = pagingStateOf(incident);
  if (paging.state === "unclear") return { requests: [], warnings: [paging.warning] };
  const { annotations, warnings } = annotationsOf(incident, context);
  const alertWith = (labels: Readonly<Record<string, string>>) => ({
    labels,
    annotations,
    startsAt: paging.startAt,
    ...(paging.state === "resolved" ? { endsAt: paging.endAt } : {}),
  });
  const post = (labels: Readonly<Record<string, string>>): Exported => ({
    requests: [jsonRequest("POST", "api/v2/alerts", [alertWith(labels)], { repeatable: true })],
    warnings: [],
  });
  const follow = (answer: Answer | null): Exported => {
    const open = openAlerts.safeParse(jsonOf(answer)).data?.[0];
    if (open !== undefined) return post(open.labels);
    if (paging.state === "firing") return post(labelsOf(incident));
    return { requests: [], warnings: [notPaged(incident, "it is over, and no alert is open under its id")] };
  };
  const matcher = `logscan_id=~"${idsOf(incident).join("|")}"`;
  return { requests: [lookup(`api/v2/alerts?filter=${encodeURIComponent(matcher)}`, follow)], warnings };
}

/** By these Alertmanager knows an alert again: nothing that a later scan of the same incident changes may be among them. */
export function labelsOf(incident: Incident): Record<string, string> {
  const { host, service } = subjectOf(incident);
  const labels = { alertname: incident.kind, logscan_id: incident.id, host, service, severity: incident.severity };
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ""));
}

export function annotationsOf(incident: Incident, { language }: ExportContext) {
  const { facts, statements, warnings } = detailsOf(incident, language);
  const { lines, omitted } = fitEvidence(
    incident,
    evidenceCharacters,
    (line) => evidenceText(line).length + 1,
    shownEvidence,
  );
  const description = [
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    ...statements.flatMap(({ label, texts }) => [`${label}:`, ...texts.map((text) => `- ${text}`)]),
  ];
  const annotations = {
    summary: titleOf(incident),
    description: description.join("\n"),
    evidence: [...lines.map(evidenceText), ...(omitted > 0 ? [`(${omitted} more lines)`] : [])].join("\n"),
  };
  return { annotations, warnings: [...warnings, ...cutWarning(incident, omitted)] };
}
