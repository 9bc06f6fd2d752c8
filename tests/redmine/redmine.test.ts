import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Incident } from "../../src/incident/record.js";
import { receivers } from "../../src/report/export/receivers.js";
import { type Sent, send } from "../../src/report/export/send.js";
import { buildWhenStale, command, project } from "../built-command.js";
import { evidence, incident } from "../report/draft.js";
import { emptyFolder } from "../report/export/receiver-process.js";
import { type Redmine, startRedmine } from "./redmine-server.js";

const unpacked = process.env.LOGSCAN_REDMINE;
if (unpacked === undefined) throw new Error("run it as npm run test:redmine, which unpacks Redmine first");

const ongoing = { status: "ongoing", end: null, durationSeconds: { min: 0, max: null } } as const;
const later = { evidence: [evidence("the line that proves it"), evidence("found later", { ref: "e2", line: 20 })] };

interface Issue {
  readonly id: number;
  readonly subject: string;
  readonly description: string;
  readonly status: { readonly id: number; readonly name: string; readonly is_closed: boolean };
  readonly priority: { readonly name: string };
  readonly start_date: string | null;
  readonly updated_on: string;
  readonly attachments: readonly { readonly filename: string; readonly content_url: string }[];
}

let redmine: Redmine;
let projectUrl: URL;
beforeAll(async () => {
  redmine = await startRedmine(unpacked);
  projectUrl = new URL("projects/web/", redmine.url);
});
afterAll(() => redmine?.stop());

let count = 0;
/** Each test has a draft of its own. */
const freshId = () => `ls1-${String(++count).padStart(16, "0")}`;

/** What happens to a request on its way; `null` lets it through. */
type Fault = "busy" | "answer lost" | null;

function sent(draft: Incident, faults: Fault[] = [], token = redmine.keys.scanner): Promise<Sent> {
  const receiver = receivers.redmine;
  const faulty: typeof fetch = async (address, init) => {
    const fault = faults.shift() ?? null;
    if (fault === "busy") return new Response("busy", { status: 503 });
    const answer = await fetch(address, init);
    if (fault === "answer lost") throw new TypeError("fetch failed", { cause: new Error("read ECONNRESET") });
    return answer;
  };
  return send(receiver.export(draft, { language: "en" }), {
    ...{ receiver, url: projectUrl, token, fetch: faulty, wait: async () => {} },
  });
}

async function api(path: string, method = "GET", body?: unknown): Promise<unknown> {
  const headers = { "x-redmine-api-key": redmine.keys.aoki, "content-type": "application/json" };
  const answer = await fetch(new URL(path, redmine.url), {
    ...{ method, headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.ok).toBe(true);
  const text = await answer.text();
  return text === "" ? null : JSON.parse(text);
}

/** All issues, open and closed, whose description names the draft. */
async function issuesOf(id: string): Promise<Issue[]> {
  const { issues } = (await api("issues.json?status_id=*&limit=100")) as { issues: Issue[] };
  const own = issues.filter(({ description }) => description.includes(id));
  const read = own.map((issue) => api(`issues/${issue.id}.json?include=attachments`) as Promise<{ issue: Issue }>);
  return (await Promise.all(read)).map(({ issue }) => issue);
}

async function issueOf(id: string): Promise<Issue> {
  const issues = await issuesOf(id);
  expect(issues).toHaveLength(1);
  return issues[0]!;
}

const edit = (issue: Issue, changes: object) => api(`issues/${issue.id}.json`, "PUT", { issue: changes });

describe("an issue of a draft", () => {
  it("is made with the evidence attached", async () => {
    const id = freshId();
    const { done, warnings } = await sent(incident({ id, ...later }));
    expect({ done, warnings }).toEqual({
      done: ["GET issues.json: 200", "POST /uploads.json: 201", "POST issues.json: 201"],
      warnings: [],
    });
    const issue = await issueOf(id);
    expect(issue).toMatchObject({ subject: incident().title, start_date: "2008-05-22", status: { name: "New" } });
    expect(issue.attachments).toHaveLength(1);
    const headers = { "x-redmine-api-key": redmine.keys.aoki };
    const attached = await (await fetch(issue.attachments[0]!.content_url, { headers })).text();
    expect(attached).toBe(
      [
        "2008-05-22T23:34:30+09:00  kern.log:19  the line that proves it\n",
        "2008-05-22T23:34:30+09:00  kern.log:20  found later\n",
      ].join(""),
    );
  });

  it("is not written to when the same draft is sent again", async () => {
    const id = freshId();
    await sent(incident({ id }));
    const before = await issueOf(id);
    const { done } = await sent(incident({ id }));
    expect(done.filter((line) => !line.startsWith("GET"))).toEqual([]);
    expect(await issueOf(id)).toEqual(before);
  });

  it("is updated by a later scan, and keeps what people changed", async () => {
    const id = freshId();
    await sent(incident({ id }));
    const first = await issueOf(id);
    await edit(first, {
      subject: "The disk",
      priority_id: 5,
      status_id: 2,
      notes: "Called the supplier.",
      description: `Seen by Aoki.\n\n${first.description.replace("Cause: (to be written)", "Cause: a loose cable")}`,
    });
    const { priority, status } = await issueOf(id);
    expect(priority.name).not.toBe(first.priority.name);
    await sent(
      incident({ id, severity: "error", confidence: { level: "low", reasons: ["another reason"] }, ...later }),
    );
    const issue = await issueOf(id);
    expect(issue).toMatchObject({ subject: "The disk", priority, status });
    expect(issue.description).toMatch(/^Seen by Aoki\.\r?\n\r?\n\[logscan:begin /);
    expect(issue.description).toContain("another reason");
    expect(issue.description).not.toContain("three lines show the failure");
    expect(issue.description).toContain("Cause: a loose cable");
    expect(issue.attachments).toHaveLength(2);
    const { issue: whole } = (await api(`issues/${issue.id}.json?include=journals`)) as {
      issue: { journals: { notes: string | null }[] };
    };
    expect(whole.journals.map(({ notes }) => notes)).toContain("Called the supplier.");
  });

  it("is found by an id that the draft had before", async () => {
    const [old, id] = [freshId(), freshId()];
    await sent(incident({ id: old }));
    const { id: number } = await issueOf(old);
    await sent(incident({ id, aliases: [old], ...later }));
    expect((await issueOf(id)).id).toBe(number);
  });

  it("is left to people who took the machine's part out", async () => {
    const id = freshId();
    await sent(incident({ id }));
    await edit(await issueOf(id), { description: `Written anew, about ${id}.` });
    const { warnings } = await sent(incident({ id, ...later }));
    expect(warnings).toMatchObject([{ code: "export.left-to-people" }]);
    expect((await issueOf(id)).description).toBe(`Written anew, about ${id}.`);
  });
});

describe("the issue of an ongoing incident", () => {
  it("is closed by a later scan that finds the end, and not again when people open it", async () => {
    const id = freshId();
    await sent(incident({ id, ...ongoing }));
    expect((await issueOf(id)).status.is_closed).toBe(false);
    const { warnings } = await sent(incident({ id }));
    expect(warnings).toEqual([]);
    const closed = await issueOf(id);
    expect(closed.status.is_closed).toBe(true);
    await edit(closed, { status_id: 2 });
    await sent(incident({ id, ...later }));
    expect((await issueOf(id)).status).toMatchObject({ id: 2, is_closed: false });
  });

  it("keeps the closed status that people gave it", async () => {
    const id = freshId();
    await sent(incident({ id, ...ongoing }));
    const { issue_statuses: statuses } = (await api("issue_statuses.json")) as { issue_statuses: Issue["status"][] };
    const rejected = statuses.find(({ name }) => name === "Rejected")!;
    await edit(await issueOf(id), { status_id: rejected.id });
    await sent(incident({ id }));
    expect((await issueOf(id)).status.name).toBe("Rejected");
  });

  it("stays open with a warning where the key's role may not close it", async () => {
    const id = freshId();
    await sent(incident({ id, ...ongoing }), [], redmine.keys.onlooker);
    const { warnings } = await sent(incident({ id }), [], redmine.keys.onlooker);
    expect(warnings).toMatchObject([{ code: "export.not-closed", message: expect.stringContaining(id) }]);
    const issue = await issueOf(id);
    expect(issue.status.is_closed).toBe(false);
    expect(issue.description).toContain("recovered]");
  });
});

describe("when something goes wrong on the way", () => {
  it("an update is sent again", async () => {
    const id = freshId();
    await sent(incident({ id }));
    // Search, read, upload, update.
    const { done } = await sent(incident({ id, ...later }), ["busy", null, null, "answer lost", null, "busy"]);
    expect(done.at(-1)).toMatch(/^PUT \/issues\/\d+\.json: 20[04]$/);
    const issue = await issueOf(id);
    expect(issue.attachments).toHaveLength(2);
  });

  it("a create whose answer was lost is not sent again, and the next run finds the issue", async () => {
    const id = freshId();
    await expect(sent(incident({ id }), [null, null, "answer lost"])).rejects.toMatchObject({
      code: "send.unreachable",
      message: expect.stringContaining("send the draft again, which looks for it first"),
    });
    await sent(incident({ id }));
    expect(await issuesOf(id)).toHaveLength(1);
  });

  it("a wrong key is told, and not repeated", async () => {
    const token = "0123456789abcdef0123456789abcdef01234567";
    const failed = sent(incident({ id: freshId() }), [], token);
    await expect(failed).rejects.toMatchObject({ code: "send.token" });
    await expect(failed).rejects.not.toThrow(token);
  });
});

it("what the command scans, it sends, with the key from a file", async () => {
  await buildWhenStale();
  const folder = emptyFolder("redmine-key");
  const [key, drafts] = [join(folder, "key"), join(folder, "drafts.ndjson")];
  writeFileSync(key, `${redmine.keys.scanner}\n`);
  const run = (...words: string[]) => promisify(execFile)(process.execPath, [command, ...words], { cwd: project });
  const scanned = ["--format", "ndjson", "--tz", "Asia/Tokyo", "--year", "2008", "-o", drafts];
  await run(...scanned, "fixtures/incidents/2008-05-22-xfs");
  const exported = ["export", "--to", "redmine", "--url", projectUrl.href, "--send", "--token-file", key, drafts];
  const { stdout, stderr } = await run(...exported);
  expect(stderr).toBe("");
  expect(stdout).toContain("POST issues.json: 201");
  expect(stdout).not.toContain(redmine.keys.scanner);
  expect((await run(...exported)).stdout).not.toMatch(/POST|PUT/);
});

describe.each(["textile", "markdown", "common_mark"] as const)("where descriptions are in %s", (markup) => {
  const hostile = [
    "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>",
    '"click":http://evil.example/ [click](http://evil.example/) http://evil.example/ www.evil.example mailto:a@evil.example',
    "!http://evil.example/x.png! ![x](http://evil.example/x.png) {{include(x)}} {{collapse(x)}} [[Wiki]] #1 r1 commit:abc @aoki user:aoki attachment:x",
    "*bold* _italic_ **bold** -gone- ~~gone~~ `code` @code@ ^up^ ~down~ h1. big bq. said |a|b| ---- <pre> </pre> ```",
    "\\# \\* &lt;b&gt; &#60;b&#62; \0\x1b[31m\u202e",
    "[logscan:end ls1-0000000000000001] * a\n* b\n\nh1. c\n# d\n    e",
  ];

  it("no log makes markup, links or images, and every text can be read as it was", async () => {
    redmine.useMarkup(markup);
    const id = freshId();
    const statements = hostile.map((text) => ({ text, evidence: [] }));
    const component = hostile[2]!;
    await sent(
      incident({
        ...{ id, title: hostile[0]!, causeHints: statements, openQuestions: statements },
        targets: [{ host: hostile[1]!, service: "s", component, role: "primary" }],
      }),
    );
    const issue = await issueOf(id);
    const shown = await descriptionOf(issue);
    expect(elementsOf(shown)).toEqual(["br", "li", "p", "ul"].filter((name) => shown.includes(`<${name}`)));
    const text = unescaped(shown.replace(/<[^>]*>/g, "")).replace(/\\x([4-7]\d|2[3e]|3a|5b)/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    for (const line of hostile.slice(0, 4)) expect(text.split(line).length - 1).toBeGreaterThanOrEqual(2);
    // The machine's part is found in it again.
    expect((await sent(incident({ id, ...later }))).warnings).not.toMatchObject([{ code: "export.left-to-people" }]);
    // The same texts as they are do make links.
    await edit(issue, { description: hostile.join("\n\n") });
    expect(elementsOf(await descriptionOf(issue))).toContain("a");
  });
});

/** The HTML that Redmine makes of a description. */
async function descriptionOf({ id }: Issue): Promise<string> {
  const headers = { "x-redmine-api-key": redmine.keys.aoki };
  const page = await (await fetch(new URL(`issues/${id}`, redmine.url), { headers })).text();
  const [, shown] = /<p><strong>Description<\/strong><\/p>\s*<div class="wiki">([\s\S]*?)<\/div>/.exec(page) ?? [];
  expect(shown).toBeDefined();
  return shown!;
}

const elementsOf = (html: string) =>
  [...new Set([...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name!))].sort();

function unescaped(html: string): string {
  const names: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };
  return html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return names[name ?? ""] ?? whole;
  });
}
