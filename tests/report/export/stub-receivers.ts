import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a stub is asked, and what it answers. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}
export interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
export type Stub = (asked: Asked) => Answered;

const json = (status: number, value: unknown): Answered => ({
  status,
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});
const refused = (...errors: string[]) => json(422, { errors });

const isText = (value: unknown): value is string => typeof value === "string" && !/\p{Cs}/u.test(value);
/** RFC 3339 with an offset: a time without one is read as another. */
const isInstant = (value: unknown) =>
  isText(value) && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

export interface Issue {
  number: number;
  title: string;
  body: string;
  labels: string[];
  isOpen: boolean;
  /** How often it was written to after it was made. */
  changes: number;
}

/** GitHub's limits: docs.github.com/en/rest/issues, and its answers "title is too long", "body is too long". */
export function githubStub(issues: Issue[]): Stub {
  return tracker(issues, {
    body: "body",
    titleCharacters: 256,
    bodyCharacters: 65_536,
    requestBytes: Number.POSITIVE_INFINITY,
    numberField: "number",
    openWord: "open",
    updateMethod: "PATCH",
    closes: (value) => value.state === "closed" && value.state_reason === "completed",
    labelsOf: (value) => (Array.isArray(value) ? value : null),
  });
}

/** GitLab's limits: docs.gitlab.com/api/issues; the request is held to 1 MB. */
export function gitlabStub(issues: Issue[]): Stub {
  return tracker(issues, {
    body: "description",
    titleCharacters: 255,
    bodyCharacters: 1_048_576,
    requestBytes: 1_048_576,
    numberField: "iid",
    openWord: "opened",
    updateMethod: "PUT",
    closes: (value) => value.state_event === "close",
    labelsOf: (value) => (isText(value) ? value.split(",") : null),
  });
}

interface TrackerRules {
  readonly body: string;
  readonly titleCharacters: number;
  readonly bodyCharacters: number;
  readonly requestBytes: number;
  readonly numberField: string;
  readonly openWord: string;
  readonly updateMethod: string;
  readonly closes: (value: Record<string, unknown>) => boolean;
  readonly labelsOf: (value: unknown) => unknown[] | null;
}

function tracker(issues: Issue[], rules: TrackerRules): Stub {
  const shown = (issue: Issue) => ({
    [rules.numberField]: issue.number,
    title: issue.title,
    [rules.body]: issue.body,
    state: issue.isOpen ? rules.openWord : "closed",
  });
  return ({ method, path, query, body }) => {
    if (method === "GET") {
      const label = query.get("labels") ?? "";
      if (query.get("state") !== "all") return refused("only open issues would be found");
      return json(200, issues.filter((issue) => issue.labels.includes(label)).map(shown));
    }
    if (Buffer.byteLength(body) > rules.requestBytes) return json(413, { message: "too large" });
    const value = JSON.parse(body);
    const text = value[rules.body];
    if (text !== undefined && (!isText(text) || [...text].length > rules.bodyCharacters))
      return refused("body is too long");
    if (text !== undefined && control.test(text)) return refused("control characters");
    if (method === rules.updateMethod) {
      const issue = issues.find(({ number }) => path === `/issues/${number}`);
      if (issue === undefined) return json(404, { message: "Not Found" });
      issue.changes++;
      issue.body = text ?? issue.body;
      if (rules.closes(value)) issue.isOpen = false;
      return json(200, shown(issue));
    }
    const labels = rules.labelsOf(value.labels);
    if (method !== "POST" || path !== "/issues") return json(404, { message: "Not Found" });
    if (!isText(value.title) || value.title === "" || [...value.title].length > rules.titleCharacters)
      return refused("title is missing or too long");
    if (control.test(value.title)) return refused("control characters");
    if (!labels?.every((label): label is string => isText(label) && label.length <= 50)) return refused("labels");
    const number = issues.length + 1;
    const issue = { number, title: value.title, body: text, labels: labels as string[], isOpen: true, changes: 0 };
    issues.push(issue);
    return json(201, shown(issue));
  };
}

/** PagerDuty's limits: developer.pagerduty.com/docs/events-api-v2. `open` has the keys of alerts that are open. */
export function pagerdutyStub(open: Set<string>): Stub {
  return ({ method, path, body }) => {
    if (method !== "POST" || path !== "/v2/enqueue") return json(404, {});
    if (Buffer.byteLength(body) > 512 * 1024) return json(413, {});
    const { routing_key: key, event_action: action, dedup_key: dedup, payload } = JSON.parse(body);
    const errors: string[] = [];
    if (!isText(key) || key.length !== 32) errors.push("routing_key");
    if (!["trigger", "acknowledge", "resolve"].includes(action)) errors.push("event_action");
    if (!isText(dedup) || dedup.length > 255) errors.push("dedup_key");
    if (action === "trigger") {
      if (!isText(payload?.summary) || payload.summary.length > 1024 || control.test(payload.summary))
        errors.push("summary");
      if (!isText(payload?.source) || payload.source === "") errors.push("source");
      if (!["critical", "error", "warning", "info"].includes(payload?.severity)) errors.push("severity");
      if (!isInstant(payload?.timestamp)) errors.push("timestamp");
    }
    if (errors.length > 0) return json(400, { status: "invalid event", errors });
    if (action === "trigger") open.add(dedup);
    if (action === "resolve") open.delete(dedup);
    return json(202, { status: "success", dedup_key: dedup });
  };
}

/** CloudEvents 1.0, structured mode; 64 KiB is what every intermediary forwards. `events` has what was taken. */
export function cloudEventsStub(events: { id: string; source: string; data: unknown }[]): Stub {
  return ({ method, headers, body }) => {
    if (method !== "POST" || headers["content-type"] !== "application/cloudevents+json") return json(415, {});
    if (Buffer.byteLength(body) > 64 * 1024) return json(413, {});
    const event = JSON.parse(body);
    const names = ["id", "source", "specversion", "type"];
    if (!names.every((name) => isText(event[name]) && event[name] !== "") || event.specversion !== "1.0")
      return json(400, {});
    if (!Object.keys(event).every((name) => /^[a-z0-9]{1,20}$/.test(name))) return json(400, {});
    if (event.time !== undefined && !isInstant(event.time)) return json(400, {});
    if (!events.some(({ id, source }) => id === event.id && source === event.source)) events.push(event);
    return json(202, {});
  };
}

/** The message of version 4 as GitLab's Prometheus endpoint wants it: every key, times with offsets, 1 MB. */
export function webhookStub(taken: { status: string; alerts: { startsAt: string; endsAt: string }[] }[]): Stub {
  const keys = ["alerts", "commonAnnotations", "commonLabels", "externalURL", "groupKey", "groupLabels", "receiver"];
  return ({ method, body }) => {
    if (method !== "POST" || Buffer.byteLength(body) > 1_048_576) return json(413, {});
    const message = JSON.parse(body);
    if (![...keys, "status", "version"].every((key) => message[key] !== undefined)) return json(422, {});
    const isRight = message.alerts.every(
      (alert: Record<string, unknown>) =>
        isInstant(alert.startsAt) &&
        isInstant(alert.endsAt) &&
        Object.entries({ ...(alert.labels as object), ...(alert.annotations as object) }).every(
          ([name, value]) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && isText(value) && !control.test(value),
        ),
    );
    if (!isRight || message.version !== "4") return json(422, {});
    taken.push(message);
    return json(200, {});
  };
}

/** Alertmanager's API as version 0.25 answered it, for what its real suite is too slow for. */
export function alertmanagerStub(alerts: { labels: Record<string, string>; endsAt?: string }[]): Stub {
  return ({ method, path, query, body }) => {
    if (path !== "/api/v2/alerts") return json(404, {});
    if (method === "GET") {
      const wanted = /^logscan_id=~"(.*)"$/.exec(query.get("filter") ?? "")?.[1]?.split("|") ?? [];
      return json(
        200,
        alerts.filter(({ labels, endsAt }) => endsAt === undefined && wanted.includes(labels.logscan_id ?? "")),
      );
    }
    for (const alert of JSON.parse(body)) {
      const names = [...Object.keys(alert.labels), ...Object.keys(alert.annotations)];
      if (!names.every((name) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name))) return json(400, {});
      if (!isInstant(alert.startsAt) || (alert.endsAt !== undefined && !isInstant(alert.endsAt))) return json(400, {});
      if (Date.parse(alert.endsAt ?? alert.startsAt) < Date.parse(alert.startsAt)) return json(400, {});
      if (!Object.values(alert.annotations).every((value) => isText(value) && !control.test(value)))
        return json(400, {});
      alerts.push(alert);
    }
    return { status: 200 };
  };
}

/** A CalDAV collection; `files` by name. */
export function calendarStub(files: Map<string, string>): Stub {
  return ({ method, path, headers, body }) => {
    const name = path.slice(1);
    const old = files.get(name);
    if (method === "GET")
      return old === undefined ? { status: 404 } : { status: 200, body: old, headers: { etag: `"${old.length}"` } };
    if (headers["if-none-match"] === "*" && old !== undefined) return { status: 412 };
    if (!body.startsWith("BEGIN:VCALENDAR\r\n") || control.test(body.replaceAll("\r\n", ""))) return { status: 400 };
    if (body.split("\r\n").some((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))) return { status: 400 };
    files.set(name, body);
    return { status: 201 };
  };
}

/** Redmine 5's limits and answers, as they were seen on a real one. */
export function redmineStub(
  issues: { id: number; subject: string; description: string; statusId: number; files: string[] }[],
): Stub {
  return ({ method, path, query, body }) => {
    if (path === "/uploads.json") return json(201, { upload: { token: `1.${query.get("filename")}` } });
    if (path === "/issue_statuses.json") {
      return json(200, {
        issue_statuses: [
          { id: 1, is_closed: false },
          { id: 5, is_closed: true },
        ],
      });
    }
    if (method === "GET" && path === "/projects/web/issues.json") {
      const wanted = (query.get("description") ?? "").slice(1);
      if (query.get("status_id") !== "*") return json(422, {});
      return json(200, { issues: issues.filter(({ description }) => description.includes(wanted)) });
    }
    if (method === "GET") {
      const issue = issues.find(({ id }) => path === `/issues/${id}.json`);
      if (issue === undefined) return { status: 404 };
      const { files, statusId, ...rest } = issue;
      const description = issue.description.replaceAll("\n", "\r\n");
      return json(200, {
        issue: { ...rest, description, status: { id: statusId }, attachments: files.map((filename) => ({ filename })) },
      });
    }
    const { issue } = JSON.parse(body);
    const files = (issue.uploads ?? []).map(({ filename }: { filename: string }) => filename);
    if (issue.start_date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(issue.start_date)) return refused("Start date");
    if (issue.subject !== undefined && (issue.subject === "" || [...issue.subject].length > 255))
      return refused("Subject");
    if (control.test(`${issue.subject ?? ""}${issue.description}`)) return refused("control characters");
    if (method === "POST" && path === "/projects/web/issues.json") {
      const id = issues.length + 1;
      issues.push({ id, subject: issue.subject, description: issue.description, statusId: 1, files });
      return json(201, { issue: { id } });
    }
    const old = issues.find(({ id }) => path === `/issues/${id}.json`);
    if (old === undefined || method !== "PUT") return { status: 404 };
    old.description = issue.description;
    old.statusId = issue.status_id ?? old.statusId;
    old.files.push(...files);
    return { status: 204 };
  };
}

/** A `fetch` that asks the stub without a network. */
export function fetchFrom(stub: Stub): typeof fetch {
  return async (address, init) => {
    const url = new URL(String(address));
    const headers = init?.headers as Record<string, string>;
    const asked = { method: init?.method ?? "GET", path: url.pathname, query: url.searchParams, headers };
    const { status, body, headers: given } = stub({ ...asked, body: String(init?.body ?? "") });
    return new Response(status === 204 ? null : (body ?? ""), { status, headers: given ?? {} });
  };
}

/** What goes wrong with a request: an answer instead of the stub's, or a connection that breaks before or after it was taken. */
export type Fault = Answered | "lost before" | "lost after";

export interface StubServer {
  readonly url: URL;
  readonly asked: Asked[];
  /** Each of the next requests takes one of these; null lets it through. */
  readonly faults: (Fault | null)[];
  close(): Promise<void>;
}

/** A real server on the loopback around a stub. */
export async function serve(stub: Stub): Promise<StubServer> {
  const asked: Asked[] = [];
  const faults: (Fault | null)[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Uint8Array[] = [];
    request.on("data", (part: Uint8Array) => parts.push(part));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const headers = request.headers as Record<string, string | undefined>;
      const body = Buffer.concat(parts).toString("utf8");
      const one = { method: request.method ?? "", path: url.pathname, query: url.searchParams, headers, body };
      asked.push(one);
      const fault = faults.shift() ?? null;
      if (fault === "lost before") return request.socket.destroy();
      const answer = fault === null || fault === "lost after" ? stub(one) : fault;
      if (fault === "lost after") return request.socket.destroy();
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: new URL(`http://127.0.0.1:${port}/`), asked, faults },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
