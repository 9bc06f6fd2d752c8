import type { Incident } from "../../incident/record.js";
import { annotationsOf, labelsOf } from "./alertmanager.js";
import { notPaged, pagingStateOf } from "./paging.js";
import { type ExportContext, type Exported, jsonRequest } from "./request.js";

/** What Alertmanager writes where an alert has not ended. */
const notEnded = "0001-01-01T00:00:00Z";

/**
 * What Alertmanager sends to a webhook (version 4 of that text), for the tools that read it: GitLab's Prometheus endpoint,
 * Grafana IRM, Keep and others. One draft a message; the draft's id is the fingerprint and the key of the group.
 * Source: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function toAlertmanagerWebhook(incident: Incident, context: ExportContext): Exported {
  const paging = pagingStateOf(incident);
  if (paging.state === "unclear") return { requests: [], warnings: [paging.warning] };
  const { annotations, warnings } = annotationsOf(incident, context);
  const labels = labelsOf(incident);
  const status = paging.state;
  const message = {
    version: "4",
    groupKey: `{}:{logscan_id="${incident.id}"}`,
    truncatedAlerts: 0,
    status,
    receiver: "logscan",
    groupLabels: { logscan_id: incident.id },
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: `urn:logscan:${incident.id}`,
    alerts: [
      {
        status,
        labels,
        annotations,
        startsAt: paging.startAt,
        endsAt: paging.state === "resolved" ? paging.endAt : notEnded,
        generatorURL: `urn:logscan:${incident.id}`,
        fingerprint: incident.id.slice(4),
      },
    ],
  };
  return {
    requests: [jsonRequest("POST", "", message, { repeatable: true })],
    warnings: [
      ...warnings,
      ...(status === "firing" ? [] : [notPaged(incident, "it is over, and sent as resolved only")]),
    ],
  };
}
