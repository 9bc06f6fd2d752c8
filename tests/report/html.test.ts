import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/report/html.js";
import { document, end, evidence, incident, start } from "./draft.js";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // Strict of taste, not of the standard.
    "no-inline-style": "off",
    "long-title": "off",
    "prefer-native-element": "off",
    "no-raw-characters": "error",
  },
});

function problemsOf(page: string): string[] {
  const { results } = validator.validateStringSync(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
  );
}

const second = incident({
  id: "ls1-00000000000000d1",
  title: "Relay mx.example.org takes no mail",
  status: "ongoing",
  start: start("2008-05-23T03:00:00+09:00", { notBefore: null }),
  end: null,
  openQuestions: [{ text: "Does it work now?", evidence: ["e1"] }],
});
const cause = { component: "filesystem hda7", host: "ns", nature: "failure" } as const;
const effect = { component: "httpd", host: "ns", nature: "degraded" } as const;
const at = "2008-05-22T23:34:30+09:00";
const until = "2008-05-23T01:30:20+09:00";
const folded = incident({
  outages: [
    { ...cause, start: start(at), end: end(until) },
    { ...effect, start: start(at, { notAfter: "2008-05-22T23:50:00+09:00" }), end: end(until) },
  ],
  timeline: [
    {
      at,
      certainty: start(at).certainty,
      host: "ns",
      component: "filesystem hda7",
      what: "shut down",
      evidence: ["e1"],
    },
  ],
});
const full = document([folded, second], {
  coverage: {
    ...document([]).coverage,
    boots: [{ host: "ns", at: until, stop: "unclean", lastBefore: at, file: "kern.log", line: 23 }],
    silences: [{ host: "ns", source: "access.log", from: at, to: null, seconds: 60, expected: 0.1, reason: "weak" }],
    failovers: [{ from: "ns", to: "fw", at, until, skewSeconds: 0 }],
    notRead: [{ path: "/var/log/btmp", reason: "binary" }],
  },
  diagnostics: [
    {
      code: "read.permission",
      severity: "warning",
      message: "may not be read",
      file: "/var/log/auth.log",
      hint: "sudo",
    },
  ],
});

describe("printHtml", () => {
  it.each(["en", "ja"] as const)("gives a valid page in the language %s", (language) => {
    const page = printHtml(full, language);
    expect(problemsOf(page)).toEqual([]);
    expect(page).toMatch(new RegExp(`^<!DOCTYPE html>\n<html lang="${language}">`));
    expect(page.endsWith("</html>\n")).toBe(true);
  });

  it("is valid without any incident", () => {
    const page = printHtml(document([]), "en");
    expect(problemsOf(page)).toEqual([]);
    expect(page).toContain("<h1>No incident found.</h1>");
  });

  it("sees what is wrong with a page", () => {
    const page = printHtml(full, "en");
    expect(problemsOf(page.replace("<summary>", "<summary><div>"))).not.toEqual([]);
    expect(problemsOf(page.replace(`id="${folded.id}"`, `id="${second.id}"`))).not.toEqual([]);
  });

  it("has nothing that a browser runs or loads", () => {
    const page = printHtml(full, "en");
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).not.toMatch(
      /<(?:script|iframe|object|embed|img|link|base|form|input)\b|\son[a-z]+=|@import|url\((?!#)/i,
    );
    const targets = [...page.matchAll(/\b(?:href|src|xlink:href|action)="([^"]*)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !target?.startsWith("#ls1-"))).toEqual([]);
  });

  it("names what each report names", () => {
    const page = printHtml(full, "en");
    for (const text of [
      '<time datetime="2008-05-22T23:34:30+09:00"><span>2008-05-22</span> <span>23:34:30 +09:00</span></time>',
      "kern.log:19  May 22 23:34:30 ns kernel: the line that proves it",
      "Does it work now?",
      "boot of ns",
      "/var/log/btmp: binary",
      "/var/log/auth.log: may not be read",
      "ongoing",
    ]) {
      expect(page).toContain(text);
    }
  });

  it("draws a bar for each outage, an arrow from cause to effect, and open ends where nothing bounds them", () => {
    const [overview = ""] = printHtml(full, "en").split("<nav");
    expect(overview.match(/<a href="#ls1-/g)).toHaveLength(3);
    expect(overview.match(/<line class="arrow"[^>]*marker-end/g)).toHaveLength(2);
    const bar = /<a href="#ls1-00000000000000d1".*?<\/a>/s.exec(overview)?.[0];
    expect(bar?.match(/class="open"/g)).toHaveLength(2);
    expect(bar).not.toContain('class="possible"');
    const bounded = /class="critical degraded".*?<\/a>/s.exec(overview)?.[0];
    expect(bounded).toContain('class="possible"');
    expect(bounded).not.toContain('class="open"');
  });

  it("keeps whatever stands in a log as text", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</pre></title><style>",
        "&lt;b&gt;",
        "'\"`",
        "]]>",
        "<!--",
        "\u202e\0",
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const statement = [{ text, evidence: [] }];
        const outage = { component: text, host: text, nature: "failure", start: start(at), end: end(until) } as const;
        const page = printHtml(
          document(
            [
              incident({
                title: text.slice(0, 120),
                kind: text,
                targets: [{ host: text, service: text, component: text, role: "primary" }],
                outages: [outage],
                evidence: [evidence(text, { file: text, host: text })],
                ...{
                  causeHints: statement,
                  detectionGaps: statement,
                  actionsSeen: statement,
                  openQuestions: statement,
                },
                confidence: { level: "low", reasons: [text] },
                timeline: [
                  { at, certainty: start(at).certainty, host: text, component: text, what: text, evidence: [] },
                ],
              }),
            ],
            {
              coverage: {
                ...document([]).coverage,
                boots: [{ host: text, at, stop: "unknown", lastBefore: null, file: text, line: 1 }],
                silences: [{ host: text, source: text, from: at, to: until, seconds: 1, expected: 1, reason: "weak" }],
                failovers: [{ from: text, to: text, at, until: null, skewSeconds: 0 }],
                notRead: [{ path: text, reason: text }],
              },
              diagnostics: [{ code: "x", severity: "error", message: text, file: text, hint: text }],
            },
          ),
          "en",
        );
        expect(page).not.toMatch(/<(?:script|img|b)\b|<!--|[\p{Cf}\u2028\u2029]/u);
        expect(page.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
        expect(page.match(/<style>|<\/pre>/g)).toHaveLength(2);
        expect(problemsOf(page)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
