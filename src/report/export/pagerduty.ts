import type { Incident } from "../../incident/record.js";
import { utf8Bytes } from "../cut.js";
import { idsOf } from "../machine-part.js";
import { detailsOf, subjectOf, titleOf } from "./details.js";
import { cutWarning, evidenceText, fitEvidence } from "./fit.js";
import { notPaged, pagingStateOf } from "./paging.js";
import { type ExportContext, type Exported, type ExportRequest, jsonRequest } from "./request.js";

const eventBytes = 512 * 1024;

/**
 * PagerDuty's Events API v2. An ongoing draft triggers an alert under its id; a closed one only resolves, which PagerDuty
 * drops when no alert is open under that id: nobody is paged for the past.
 * Source: https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
 */
export function toPagerDuty(incident: Incident, { language }: ExportContext): Exported {
  const event = { routing_key: tokenPlace, dedup_key: incident.id };
  const paging = pagingStateOf(incident);
  if (paging.state === "unclear") return { requests: [], warnings: [paging.warning] };
  if (paging.state === "resolved") {
    const requests = idsOf(incident).map((id) => enqueue({ ...event, dedup_key: id, event_action: "resolve" }));
    return { requests, warnings: [notPaged(incident, "it is over; an alert that is open under its id is resolved")] };
  }
  const { host, service, component } = subjectOf(incident);
  const { facts, statements, warnings } = detailsOf(incident, language);
  const payload = {
    summary: titleOf(incident),
    source: host === "" ? "unknown" : host,
    severity: incident.severity,
    timestamp: paging.startAt,
    component,
    group: service,
    class: incident.kind,
  };
  const details = Object.fromEntries([
    ...facts.map(({ label, value }) => [label, value] as const),
    ...statements.map(({ label, texts }) => [label, texts] as const),
  ]);
  const triggerWith = (evidence: readonly string[], evidenceOmitted: number) => ({
    ...event,
    event_action: "trigger",
    client: "logscan",
    payload: { ...payload, custom_details: { ...details, evidence, evidenceOmitted } },
  });
  // The token is longer than what holds its place.
  const rest = eventBytes - utf8Bytes(JSON.stringify(triggerWith([], Number.MAX_SAFE_INTEGER))) - 64;
  const { lines, omitted } = fitEvidence(incident, rest, (line) => utf8Bytes(JSON.stringify(evidenceText(line))) + 1);
  return {
    requests: [enqueue(triggerWith(lines.map(evidenceText), omitted))],
    warnings: [...warnings, ...cutWarning(incident, omitted)],
  };
}

const tokenPlace = "(the token)";

/** The request with the integration's routing key, which PagerDuty reads in the body. */
export function withRoutingKey(request: ExportRequest, token: string): ExportRequest {
  const event: object = JSON.parse(request.body ?? "{}");
  return { ...request, body: JSON.stringify({ ...event, routing_key: token }) };
}

function enqueue(event: unknown): ExportRequest {
  return jsonRequest("POST", "v2/enqueue", event, { repeatable: true });
}
