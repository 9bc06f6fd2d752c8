import { toAlertmanager } from "./alertmanager.js";
import { toAlertmanagerWebhook } from "./alertmanager-webhook.js";
import { toGitHub } from "./github.js";
import { toGitLab } from "./gitlab.js";
import { toICalendar } from "./icalendar.js";
import { toPagerDuty, withRoutingKey } from "./pagerduty.js";
import { toRedmine } from "./redmine.js";
import type { Exporter, ExportRequest } from "./request.js";
import { toWebhook } from "./webhook.js";

/** A tool that takes drafts. */
export interface Receiver {
  readonly export: Exporter;
  /** Where the tool is when nobody says; null where there is one for each user. */
  readonly url: string | null;
  /** What such a URL looks like, for people. */
  readonly urlExample: string;
  /** What its token is, for people. */
  readonly tokenIs: string;
  /** Whether nobody may write there without a token. */
  readonly needsToken: boolean;
  /** A request with the token where this tool looks for it. */
  readonly withToken: (request: ExportRequest, token: string) => ExportRequest;
}

const inHeader =
  (name: string, headerOf: (token: string) => string): Receiver["withToken"] =>
  (request, token) => ({ ...request, headers: { ...request.headers, [name]: headerOf(token) } });

const bearer = inHeader("authorization", (token) => `Bearer ${token}`);
/** The token is `USER:PASSWORD`. */
const basic = inHeader("authorization", (token) => `Basic ${Buffer.from(token).toString("base64")}`);

/** By the names that `logscan export --to` takes. */
export const receivers = {
  alertmanager: {
    export: toAlertmanager,
    url: null,
    urlExample: "http://127.0.0.1:9093/",
    tokenIs: "USER:PASSWORD, if it asks for one",
    needsToken: false,
    withToken: basic,
  },
  "alertmanager-webhook": {
    export: toAlertmanagerWebhook,
    url: null,
    urlExample: "https://tool.example.org/hook",
    tokenIs: "a bearer token, if it asks for one",
    needsToken: false,
    withToken: bearer,
  },
  github: {
    export: toGitHub,
    url: null,
    urlExample: "https://api.github.com/repos/OWNER/NAME/",
    tokenIs: "an access token that may write issues",
    needsToken: true,
    withToken: bearer,
  },
  gitlab: {
    export: toGitLab,
    url: null,
    urlExample: "https://gitlab.com/api/v4/projects/ID/",
    tokenIs: "an access token with the scope api",
    needsToken: true,
    withToken: inHeader("private-token", (token) => token),
  },
  icalendar: {
    export: toICalendar,
    url: null,
    urlExample: "https://dav.example.org/USER/CALENDAR/",
    tokenIs: "USER:PASSWORD, if it asks for one",
    needsToken: false,
    withToken: basic,
  },
  pagerduty: {
    export: toPagerDuty,
    url: "https://events.pagerduty.com/",
    urlExample: "https://events.eu.pagerduty.com/",
    tokenIs: "the integration's routing key",
    needsToken: true,
    withToken: withRoutingKey,
  },
  redmine: {
    export: toRedmine,
    url: null,
    urlExample: "https://redmine.example.org/projects/NAME/",
    tokenIs: "an API access key",
    needsToken: true,
    withToken: inHeader("x-redmine-api-key", (token) => token),
  },
  webhook: {
    export: toWebhook,
    url: null,
    urlExample: "https://tool.example.org/hook",
    tokenIs: "a bearer token, if it asks for one",
    needsToken: false,
    withToken: bearer,
  },
} as const satisfies Readonly<Record<string, Receiver>>;

export type ReceiverName = keyof typeof receivers;
