import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Incident, incidentSchema } from "../../../src/incident/record.js";
import { printRequests } from "../../../src/report/export/print-requests.js";
import { type ReceiverName, receivers } from "../../../src/report/export/receivers.js";
import { type Sent, send } from "../../../src/report/export/send.js";
import { evidence, incident, start } from "../draft.js";
import {
  alertmanagerStub,
  calendarStub,
  cloudEventsStub,
  fetchFrom,
  githubStub,
  gitlabStub,
  type Issue,
  pagerdutyStub,
  redmineStub,
  type Stub,
  webhookStub,
} from "./stub-receivers.js";

const ongoing = { status: "ongoing", end: null, durationSeconds: { min: 0, max: null } } as const;
const token = "0123456789abcdef0123456789abcdef";
const anything = new URL("http://127.0.0.1:9/");

function sent(name: ReceiverName, stub: Stub, draft: Incident, language: "en" | "ja" = "en"): Promise<Sent> {
  const receiver = receivers[name];
  const url = name === "redmine" ? new URL("projects/web/", anything) : anything;
  return send(receiver.export(draft, { language }), {
    ...{ receiver, url, token, fetch: fetchFrom(stub) },
    wait: () => Promise.reject(new Error("a stub is never busy")),
  });
}

describe.each([
  ["github", githubStub],
  ["gitlab", gitlabStub],
] as const)("an issue on %s", (name, stubOf) => {
  it("is made once, updated when the draft says more, and left alone when it does not", async () => {
    const issues: Issue[] = [];
    const stub = stubOf(issues);
    await sent(name, stub, incident());
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ title: "XFS file system hda7 shut down", labels: ["logscan", incident().id] });
    expect(issues[0]?.body).toContain("kern.log:19  May 22 23:34:30 ns kernel: the line that proves it");
    await sent(name, stub, incident());
    expect(issues[0]?.changes).toBe(0);
    await sent(name, stub, incident({ evidence: [evidence("found later")] }));
    expect(issues).toHaveLength(1);
    expect(issues[0]?.body).toContain("found later");
    expect(issues[0]?.body).not.toContain("the line that proves it");
  });

  it("is found by an id that the draft had before", async () => {
    const issues: Issue[] = [];
    const old = "ls1-00000000000000c1";
    await sent(name, stubOf(issues), incident({ id: old }));
    await sent(name, stubOf(issues), incident({ aliases: [old], evidence: [evidence("found later")] }));
    expect(issues).toHaveLength(1);
    expect(issues[0]?.body).toContain("found later");
  });

  it("keeps title, labels and words of people", async () => {
    const issues: Issue[] = [];
    await sent(name, stubOf(issues), incident());
    const issue = issues[0]!;
    issue.title = "The disk";
    issue.labels.push("hardware");
    issue.body = `Seen by Aoki.\r\n${issue.body.replaceAll("\n", "\r\n").replace("(to be written)", "A loose cable.")}`;
    await sent(name, stubOf(issues), incident({ evidence: [evidence("found later")] }));
    expect(issue).toMatchObject({ title: "The disk", labels: ["logscan", incident().id, "hardware"] });
    expect(issue.body).toMatch(/^Seen by Aoki\.\n/);
    expect(issue.body).toContain("found later");
    expect(issue.body).toContain("### Cause\n\nA loose cable.\n");
  });

  it("is closed once, when the ongoing incident that it was made for is over", async () => {
    const issues: Issue[] = [];
    await sent(name, stubOf(issues), incident(ongoing));
    expect(issues[0]?.isOpen).toBe(true);
    await sent(name, stubOf(issues), incident());
    expect(issues[0]?.isOpen).toBe(false);
    issues[0]!.isOpen = true;
    await sent(name, stubOf(issues), incident({ evidence: [evidence("found later")] }));
    expect(issues[0]?.isOpen).toBe(true);
  });

  it("stays open when it was made for a past incident: a person has to confirm the draft", async () => {
    const issues: Issue[] = [];
    await sent(name, stubOf(issues), incident());
    await sent(name, stubOf(issues), incident({ evidence: [evidence("found later")] }));
    expect(issues[0]?.isOpen).toBe(true);
  });

  it("is left to people who took the machine's part out", async () => {
    const issues: Issue[] = [];
    await sent(name, stubOf(issues), incident());
    issues[0]!.body = "Written anew.";
    const { warnings } = await sent(name, stubOf(issues), incident({ evidence: [evidence("found later")] }));
    expect(issues[0]).toMatchObject({ body: "Written anew.", changes: 0 });
    expect(warnings).toMatchObject([{ code: "export.left-to-people" }]);
  });

  it("has no part of the log outside of code", async () => {
    const text = "@admin #1 !2 [x](http://evil.example) <img src=x> :tada: /close ![i](y) **b** GH-3 a@b.c";
    const issues: Issue[] = [];
    const hint = { text, evidence: [] };
    const targets = [{ host: text, service: text, component: text, role: "primary" as const }];
    await sent(name, stubOf(issues), incident({ targets, causeHints: [hint], evidence: [evidence(text)] }));
    const lines = (issues[0]?.body ?? "").split("\n").filter((line) => line.includes("@admin"));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^- concerns: `.*`$/);
    expect(lines[1]).toBe(`kern.log:19  ${text}`);
    expect(lines[2]).toBe(`- \`${text}\``);
  });

  it("has a fence that no line of the log closes, and marks that no line imitates", async () => {
    const issues: Issue[] = [];
    const lines = [
      "````",
      "`````log",
      `<!-- logscan:end ${incident().id} -->`,
      `<!-- logscan:begin ${incident().id} ongoing -->`,
    ];
    const draft = incident({ evidence: lines.map((line, index) => evidence(line, { ref: `e${index}` })) });
    await sent(name, stubOf(issues), draft);
    const body = issues[0]?.body ?? "";
    expect(body.match(/^`{6}(?:log)?$/gm)).toEqual(["``````log", "``````"]);
    expect(body.match(/<!-- logscan:end/g)).toHaveLength(1);
    await sent(name, stubOf(issues), incident());
    expect(issues[0]?.body.match(/<!-- logscan:end/g)).toHaveLength(1);
    expect(issues[0]?.body).not.toContain("````");
  });
});

it("GitHub's limit is kept with people's words in the body, and what is cut is said", async () => {
  const issues: Issue[] = [];
  const lines = Array.from({ length: 80 }, (_, index) =>
    evidence("障".repeat(2000), { ref: `e${index}`, line: index + 1 }),
  );
  const draft = incident({ evidence: lines, evidenceOmitted: 5 });
  const { warnings } = await sent("github", githubStub(issues), draft, "ja");
  const issue = issues[0]!;
  const shown = issue.body.match(/^kern\.log:/gm)?.length ?? 0;
  expect(shown).toBeGreaterThan(25);
  expect(issue.body).toContain(`ほか ${85 - shown} 行`);
  expect(warnings).toMatchObject([
    { code: "export.cut", message: expect.stringContaining(`${80 - shown} of 80 evidence lines`) },
  ]);
  issue.body += "x".repeat(65_536 - issue.body.length);
  await sent("github", githubStub(issues), { ...draft, severity: "error", status: "quiet" }, "ja");
  expect(issue.changes).toBe(1);
  expect(issue.body).toMatch(/x{100}$/);
  expect(issue.body.length).toBeLessThanOrEqual(65_536);
});

it("a GitHub issue that people's words fill is left to them", async () => {
  const issues: Issue[] = [];
  await sent("github", githubStub(issues), incident());
  const issue = issues[0]!;
  issue.body += "y".repeat(65_536 - issue.body.length);
  const { warnings } = await sent(
    "github",
    githubStub(issues),
    incident({ causeHints: [{ text: "A hint. ".repeat(30), evidence: [] }] }),
  );
  expect(warnings).toMatchObject([{ code: "export.left-to-people" }]);
  expect(issue.changes).toBe(0);
});

it("GitLab's limit of a request is kept with lines that JSON makes longer", async () => {
  const issues: Issue[] = [];
  const lines = Array.from({ length: 40 }, (_, index) => evidence('\\"'.repeat(20_000), { ref: `e${index}` }));
  const { warnings } = await sent("gitlab", gitlabStub(issues), incident({ evidence: lines }));
  expect(issues).toHaveLength(1);
  expect(warnings).toMatchObject([{ code: "export.cut" }]);
});

it("the title of an incident on GitLab holds nothing that is linked or tells people; GitHub's, which are plain, stay", async () => {
  const titles = [
    '@all a@b.c #123 !1 ~label ~"my label" %v1 &4 $5 ^alert#1 *iteration:2 [vulnerability:3]',
    "http://evil.example www.evil.example GL-12 :skull: 50% of ~ at 12:30:59, wow! & #? on hda7 (ns)",
  ];
  const [onGitLab, onGitHub]: [Issue[], Issue[]] = [[], []];
  for (const [index, title] of titles.entries()) {
    const draft = incident({ id: `ls1-00000000000000c${index}`, title });
    await sent("gitlab", gitlabStub(onGitLab), draft);
    await sent("github", githubStub(onGitHub), draft);
  }
  expect(onGitLab.map((issue) => issue.title)).toEqual([
    String.raw`\x40all a\x40b.c \x23123 \x211 \x7elabel \x7e"my label" \x25v1 \x264 \x245 \x5ealert\x231 \x2aiteration:2 \x5bvulnerability:3]`,
    String.raw`http\x3a//evil.example www\x2eevil.example GL\x2d12 \x3askull: 50% of ~ at 12:30:59, wow! & #? on hda7 (ns)`,
  ]);
  expect(onGitHub.map((issue) => issue.title)).toEqual(titles);
});

it("a title that GitLab would link throughout keeps GitLab's limit", async () => {
  const issues: Issue[] = [];
  await sent("gitlab", gitlabStub(issues), incident({ title: "@".repeat(120) }));
  expect(issues[0]?.title).toHaveLength(255);
});

it("a merge request that a text of the log speaks of is code in the body", async () => {
  const issues: Issue[] = [];
  await sent("gitlab", gitlabStub(issues), incident({ causeHints: [{ text: "look at !1 now", evidence: [] }] }));
  expect(issues[0]?.body).toContain("- `look at !1 now`\n");
});

describe("a Redmine issue", () => {
  const issues: Parameters<typeof redmineStub>[0] = [];
  const stub = redmineStub(issues);

  it("is made with the evidence attached, updated, and closed when what was ongoing is over", async () => {
    const first = incident(ongoing);
    await sent("redmine", stub, first);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      subject: first.title,
      statusId: 1,
      files: [expect.stringMatching(/^evidence-ls1-.*\.log$/)],
    });
    await sent("redmine", stub, first);
    expect(issues[0]?.files).toHaveLength(1);
    issues[0]!.description = `Seen by Aoki.\n${issues[0]!.description}`;
    await sent("redmine", stub, incident({ evidence: [evidence("found later")] }));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({
      statusId: 5,
      description: expect.stringMatching(/^Seen by Aoki\.\n\[logscan:begin .* recovered\]/),
    });
    expect(issues[0]?.files).toHaveLength(2);
  });

  it("has no part of the log that is linked or tells people", async () => {
    const hint = {
      text: "@aoki #1 r2 user:aoki commit:abc http://evil.example www.evil.example a@b.c [[Wiki]]",
      evidence: [],
    };
    const own: typeof issues = [];
    await sent("redmine", redmineStub(own), incident({ causeHints: [hint] }));
    const line = own[0]?.description.split("\n").find((text) => text.includes("aoki"));
    const shown = line?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(shown).toBe(
      String.raw`* \x40aoki \x231 \x722 user\x3aaoki commit\x3aabc http\x3a//evil.example www\x2eevil.example a\x40b.c \x5b[Wiki]]`,
    );
  });

  it("keeps the status that people gave it", async () => {
    issues[0]!.statusId = 3;
    await sent("redmine", stub, incident({ evidence: [evidence("found even later")] }));
    expect(issues[0]?.statusId).toBe(3);
  });
});

describe("PagerDuty", () => {
  it("is told of what goes on, and of its end under the same key", async () => {
    const open = new Set<string>();
    await sent("pagerduty", pagerdutyStub(open), incident(ongoing));
    expect([...open]).toEqual([incident().id]);
    await sent("pagerduty", pagerdutyStub(open), incident({ id: "ls1-00000000000000c2", aliases: [incident().id] }));
    expect([...open]).toEqual([]);
  });

  it("is never triggered by the past", () => {
    for (const status of ["recovered", "quiet", "unknown"] as const) {
      const { requests, warnings } = receivers.pagerduty.export(incident({ status }), { language: "en" });
      expect(requests.filter(({ body }) => body?.includes('"trigger"'))).toEqual([]);
      expect(warnings).toMatchObject([{ code: "export.not-paged" }]);
    }
  });

  it("is told nothing where the log ends first", () => {
    const draft = incident({ status: "unknown", end: null });
    expect(receivers.pagerduty.export(draft, { language: "en" }).requests).toEqual([]);
  });
});

describe("a CloudEvent", () => {
  const events: { id: string; source: string; data: unknown }[] = [];

  it("is the draft itself, taken once for each of its states", async () => {
    await sent("webhook", cloudEventsStub(events), incident(ongoing));
    await sent("webhook", cloudEventsStub(events), incident(ongoing));
    await sent("webhook", cloudEventsStub(events), incident());
    expect(events.map(({ data }) => data)).toEqual([incident(ongoing), incident()]);
  });

  it("has texts that are visible, and a title of no more than 120 characters", async () => {
    const raw = "a\x1b[2J\u202eb\u009b\0\ud800";
    const shown = String.raw`a\x1b[2J\u{202e}b\x9b\x00\u{d800}`;
    const taken: { id: string; source: string; data: unknown }[] = [];
    const draft = incident({
      title: `${raw}${"\x1b".repeat(100)}`,
      targets: [{ host: raw, service: raw, component: raw, role: "primary" }],
      evidence: [evidence(raw, { file: raw })],
      openQuestions: [{ text: raw, evidence: ["e1"] }],
    });
    await sent("webhook", cloudEventsStub(taken), draft);
    const data = taken[0]?.data as Incident;
    expect(data).toMatchObject({
      targets: [{ host: shown, service: shown, component: shown }],
      evidence: [{ text: shown, file: shown }],
      openQuestions: [{ text: shown }],
    });
    expect(data.title).toHaveLength(120);
    expect(incidentSchema.safeParse(data).success).toBe(true);
  });

  it("refers to no evidence that was left out", async () => {
    const lines = Array.from({ length: 80 }, (_, index) => evidence("x".repeat(3000), { ref: `e${index}` }));
    const timeline = lines.map(({ ref, at }) => ({
      at,
      certainty: start(at).certainty,
      host: "ns",
      component: "c",
      what: "w",
      evidence: [ref],
    }));
    const taken: { id: string; source: string; data: unknown }[] = [];
    await sent("webhook", cloudEventsStub(taken), incident({ evidence: lines, timeline }));
    const data = taken[0]?.data as Incident;
    const refs = new Set(data.evidence.map(({ ref }) => ref));
    expect(data.evidence.length + data.evidenceOmitted).toBe(80);
    expect(data.timeline).toHaveLength(80);
    expect(data.timeline.flatMap(({ evidence: cited }) => cited).filter((ref) => !refs.has(ref))).toEqual([]);
  });

  it("is not sent where nothing makes it small enough", async () => {
    const openQuestions = Array.from({ length: 400 }, () => ({ text: "?".repeat(300), evidence: [] }));
    const { requests, warnings } = receivers.webhook.export(incident({ openQuestions }), { language: "en" });
    expect(requests).toEqual([]);
    expect(warnings).toMatchObject([{ code: "export.too-large" }]);
  });
});

describe("whatever stands in a log", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
    fc.constantFrom(
      "\ud800",
      "\0",
      "\u202e",
      "```",
      "-->",
      "\r\nX: y",
      "logscan:end ls1-0123456789abcdef",
      '"',
      "\\",
      "</pre>",
    ),
    fc
      .tuple(fc.constantFrom("障", "x", "`", "\x1b", "\u{1f4a5}"), fc.integer({ min: 1, max: 70_000 }))
      .map(([unit, count]) => unit.repeat(count)),
  );
  const draftOf = fc
    .record({
      texts: fc.array(hostile, { minLength: 1, maxLength: 12 }),
      title: hostile.map((text) => text.slice(0, 120)),
      status: fc.constantFrom("ongoing", "recovered", "quiet", "unknown"),
      hasEnd: fc.boolean(),
      language: fc.constantFrom("en", "ja"),
    })
    .map(({ texts, title, status, hasEnd, language }) => {
      const [first = ""] = texts;
      const statement = texts.map((text) => ({ text, evidence: ["e1"] }));
      const draft = incident({
        ...{ title, status, causeHints: statement, openQuestions: statement },
        ...(hasEnd && status !== "ongoing" ? {} : { end: null }),
        targets: [{ host: first, service: first, component: first, role: "primary" }],
        confidence: { level: "low", reasons: texts },
        evidence: texts.map((text, index) => evidence(text, { ref: `e${index + 1}`, file: first, line: index + 1 })),
      });
      return { draft, language } as const;
    });
  const stubs: Readonly<Record<ReceiverName, () => Stub>> = {
    alertmanager: () => alertmanagerStub([]),
    "alertmanager-webhook": () => webhookStub([]),
    github: () => githubStub([]),
    gitlab: () => gitlabStub([]),
    icalendar: () => calendarStub(new Map()),
    pagerduty: () => pagerdutyStub(new Set()),
    redmine: () => redmineStub([]),
    webhook: () => cloudEventsStub([]),
  };

  it.each(Object.keys(stubs) as ReceiverName[])(
    "%s takes it, the second time too, or a warning says why not",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(draftOf, async ({ draft, language }) => {
          const stub = stubs[name]();
          const first = await sent(name, stub, draft, language);
          const writes = first.done.filter((line) => !line.startsWith("GET")).length;
          if (writes === 0) expect(first.warnings).not.toEqual([]);
          // What an update of unchanged words would write is written already.
          const second = await sent(name, stub, draft, language);
          if (["github", "gitlab", "icalendar", "redmine"].includes(name))
            expect(second.done.filter((line) => !line.startsWith("GET"))).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
    60_000,
  );

  it("is printed as JSON that moves no cursor", () => {
    fc.assert(
      fc.property(draftOf, fc.constantFrom(...(Object.keys(stubs) as ReceiverName[])), ({ draft, language }, name) => {
        const exported = receivers[name].export(draft, { language });
        const { text } = printRequests([{ draft: draft.id, exported }], anything);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(Array.isArray(JSON.parse(text))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
