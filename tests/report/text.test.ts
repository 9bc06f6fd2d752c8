import { describe, expect, it } from "vitest";
import type { Language } from "../../src/incident/phrases.js";
import type { Incident, ScanDocument } from "../../src/incident/record.js";
import { printText } from "../../src/report/text.js";
import { words } from "../../src/report/words.js";
import { certainty, document, end, evidence, incident, start } from "./draft.js";

const print = (scan: ScanDocument, language: Language = "en") => printText(scan, { language, color: false });
/** What stands behind a label, of the one incident. */
const row = (changes: Partial<Incident>, label: string, language: Language = "en") => {
  const line = print(document([incident(changes)]), language)
    .split("\n")
    .find((candidate) => candidate.trimStart().startsWith(`${label} `));
  return line?.trimStart().slice(label.length).trim();
};

describe("the order", () => {
  const old = incident({ title: "Old", start: start("2008-05-22T23:34:30+09:00") });
  const recent = incident({ title: "Recent", start: start("2008-07-28T13:57:40+09:00") });
  const ongoing = incident({
    title: "Ongoing",
    status: "ongoing",
    start: start("2008-01-01T00:00:00+09:00"),
    end: null,
  });
  // As text 00:10 looks earlier than 09:05; as an instant it is later.
  const otherZone = incident({ title: "Other zone", start: start("2008-07-28T09:05:00+00:00") });
  const titles = (printed: string) =>
    printed
      .split("\n")
      .filter((line) => line.startsWith("CRITICAL "))
      .map((line) => line.slice("CRITICAL ".length));

  it("is ongoing first, then newest first, by the instant", () => {
    expect(titles(print(document([old, ongoing, recent, otherZone])))).toEqual([
      "Ongoing",
      "Other zone",
      "Recent",
      "Old",
    ]);
  });

  it("counts an unknown start by the moment that it cannot be after", () => {
    const unknown = incident({
      title: "Unknown start",
      start: start("", { at: null, notBefore: null, notAfter: "2008-06-01T00:00:00+09:00", basis: "log begins" }),
    });
    expect(titles(print(document([old, unknown, recent])))).toEqual(["Recent", "Unknown start", "Old"]);
  });

  it("leaves the document as it was", () => {
    const scan = document([old, recent]);
    print(scan);
    expect(scan.incidents).toEqual([old, recent]);
  });

  it("is shown in one line each before the first, when there are several", () => {
    const [summary, , first, second] = print(document([old, ongoing])).split("\n");
    expect(summary).toMatch(/^2 incidents\. /);
    expect(first).toMatch(/^ {2}2008-01-01 00:00:00 \+09:00 .*CRITICAL Ongoing {2}\(ongoing\)$/);
    expect(second).toMatch(/^ {2}2008-05-22 23:34:30 \+09:00 +1:55:50 {2}CRITICAL Old$/);
    expect(print(document([old])).match(/CRITICAL Old/g)).toHaveLength(1);
  });
});

describe("the first line", () => {
  it("says how many there are and how much was read", () => {
    expect(print(document([])).split("\n")[0]).toBe("No incident found. 173 records read of 1 log.");
    expect(print(document([incident()])).split("\n")[0]).toBe("1 incident. 173 records read of 1 log.");
  });

  it("has no plural for one, there and below", () => {
    const { coverage } = document([]);
    const [source] = coverage.sources;
    const years = [{ year: null, by: "latest possible", isDecided: false, records: 1 }] as never;
    const one = { ...source!, records: 1, unread: 1, years };
    const printed = print(document([], { coverage: { ...coverage, sources: [one] } }));
    expect(printed).toContain("No incident found. 1 record read of 1 log.");
    expect(printed).toContain("  1 record, 1 line of unknown form\n    the year of 1 record is undecided");
  });
});

describe("the ends", () => {
  it("are written with their zone, their basis, and bounds where these differ", () => {
    expect(row({}, "started")).toBe("2008-05-22 23:34:30 +09:00  (a line shows the failure)");
    const bounded = start("2008-05-22T23:34:30+09:00", { notBefore: "2008-05-22T23:17:01+09:00" });
    expect(row({ start: bounded }, "started")).toBe(
      "2008-05-22 23:34:30 +09:00  (a line shows the failure, between 2008-05-22 23:17:01 +09:00 and 2008-05-22 23:34:30 +09:00)",
    );
  });

  it("say where a bound is missing", () => {
    expect(row({ start: start("2008-05-22T23:34:30+09:00", { notBefore: null }) }, "started")).toContain("or before");
    const open = end("2008-05-23T01:30:20+09:00", { notAfter: null, basis: "quiet" });
    expect(row({ end: open, status: "quiet" }, "ended")).toContain("or later");
    const counted = start("2008-05-22T23:34:30+09:00", { notBefore: null, notAfter: "2008-05-22T23:35:00+09:00" });
    expect(row({ start: counted }, "started")).toContain("not after 2008-05-22 23:35:00 +09:00");
  });

  it("say what was assumed", () => {
    const assumed = { ...certainty, year: "inferred", yearBy: "modification time", zone: "assumed" } as const;
    const shown = row({ start: start("2008-05-22T23:34:30+09:00", { certainty: assumed }) }, "started");
    expect(shown).toContain("year by modification time");
    expect(shown).toContain("zone assumed");
    expect(row({}, "started")).not.toMatch(/year by|zone assumed/);
  });

  it("that nobody knows are not made up", () => {
    const unknown = start("", { at: null, notBefore: null, notAfter: null, basis: "log begins" });
    expect(row({ start: unknown }, "started")).toMatch(/^\? {2}\(the log begins/);
    expect(row({ end: null, status: "ongoing" }, "ended")).toBe(
      "ongoing; last seen failing 2008-05-22 23:34:30 +09:00",
    );
    const silent = start("2008-05-22T23:34:30+09:00", { basis: "silence" });
    expect(row({ start: silent, end: null, status: "ongoing" }, "ended")).toBe(
      "ongoing; still silent at 2008-05-22 23:34:30 +09:00",
    );
    expect(row({ end: null, durationSeconds: { min: 0, max: null } }, "lasted")).toBe("not known");
    expect(row({ end: null, durationSeconds: { min: 60, max: null } }, "lasted")).toBe("at least 0:01:00");
    expect(row({ end: null, status: "unknown", lastFailingAt: null }, "ended")).toBe(
      "unknown, the log ends; last seen failing ?",
    );
  });
});

describe("how long it lasted", () => {
  it.each([
    [0, "0:00:00"],
    [59, "0:00:59"],
    [6950, "1:55:50"],
    [86_399, "23:59:59"],
    [86_400, "1d 0:00:00"],
    [190_001, "2d 4:46:41"],
  ])("%d seconds: %s", (seconds, shown) => {
    const over = new Date(Date.parse("2008-05-22T23:34:30+09:00") + seconds * 1000).toISOString();
    const known = { end: end(over), durationSeconds: { min: seconds, max: seconds } };
    expect(row(known, "lasted")).toBe(shown);
  });

  it("is from start to end, with what the bounds leave open", () => {
    expect(row({ durationSeconds: { min: 60, max: 7200 } }, "lasted")).toBe(
      "1:55:50  (by its bounds 0:01:00 to 2:00:00)",
    );
    expect(row({ durationSeconds: { min: 60, max: null } }, "lasted")).toBe("1:55:50  (by its bounds 0:01:00 or more)");
  });

  it("is a least where an end is not known", () => {
    const open = { end: null, status: "ongoing", durationSeconds: { min: 3600, max: null } } as const;
    expect(row(open, "lasted")).toBe("at least 1:00:00");
  });
});

describe("the lines that prove it", () => {
  it("stand with their place, as they are", () => {
    expect(print(document([incident()]))).toContain(
      "    kern.log:19  May 22 23:34:30 ns kernel: the line that proves it\n",
    );
  });

  it("are the first and the last eight; those between are counted with those that the document leaves out", () => {
    const many = Array.from({ length: 19 }, (_, index) => evidence(`line number ${index}.`, { line: index + 1 }));
    const printed = print(document([incident({ evidence: many, evidenceOmitted: 7 })]));
    const cited = printed.split("\n").flatMap((line) => /line number \d+|\[.*\]/.exec(line)?.[0] ?? []);
    const numbers = (from: number) => Array.from({ length: 8 }, (_, index) => `line number ${from + index}`);
    expect(cited).toEqual([...numbers(0), "[10 more lines]", ...numbers(11)]);
  });

  it("cannot write to the terminal", () => {
    const hostile = "\x1b[2J\x07\u009b1m\u202e\r";
    const printed = print(
      document(
        [
          incident({
            title: `t${hostile}`,
            targets: [{ host: `h${hostile}`, service: "s", component: `c${hostile}`, role: "primary" }],
            confidence: { level: "low", reasons: [`r${hostile}`] },
            evidence: [evidence(`e${hostile}`, { file: `f${hostile}` })],
            causeHints: [{ text: `a${hostile}`, evidence: [] }],
            detectionGaps: [{ text: `b${hostile}`, evidence: [] }],
            actionsSeen: [{ text: `d${hostile}`, evidence: [] }],
            openQuestions: [{ text: `q${hostile}`, evidence: [] }],
          }),
        ],
        {
          coverage: {
            ...document([]).coverage,
            sources: [{ ...document([]).coverage.sources[0]!, name: `n${hostile}`, hosts: [`h${hostile}`] }],
            boots: [
              {
                host: `h${hostile}`,
                at: "2008-05-23T01:30:20+09:00",
                stop: "unclean",
                lastBefore: null,
                file: "kern.log",
                line: 23,
              },
            ],
          },
          diagnostics: [
            {
              code: "read.failed",
              severity: "error",
              message: `m${hostile}`,
              file: `p${hostile}`,
              hint: `i${hostile}`,
            },
          ],
        },
      ),
    );
    // Control characters other than the newline, and what changes the direction.
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    // Title; component, host; reason; file, line; four lists; source, its host; boot; place, message and hint of the diagnostic.
    expect(printed.match(/\\x1b\[2J/g)).toHaveLength(16);
  });
});

describe("what was read", () => {
  it("shows each source, boots, problems with their hints, and how many files were left out", () => {
    const scan = document([], {
      coverage: {
        ...document([]).coverage,
        boots: [
          {
            host: "ns",
            at: "2008-05-23T01:30:20+09:00",
            stop: "unclean",
            lastBefore: "2008-05-22T23:50:01+09:00",
            file: "kern.log",
            line: 23,
          },
        ],
        notRead: [{ path: "/var/log/wtmp", reason: "no log" }],
      },
      diagnostics: [
        {
          code: "read.permission",
          severity: "warning",
          message: "no permission to read",
          file: "auth.log",
          hint: "be root",
        },
      ],
    });
    const printed = print(scan);
    expect(printed).toContain("kern.log (ns)  2008-05-22 18:40:27 +09:00 - 2008-05-23 10:15:10 +09:00  173 records");
    expect(printed).toContain("boot of ns 2008-05-23 01:30:20 +09:00: after an unclean stop");
    expect(printed).toContain("1 file or directory was not read");
    expect(printed).toContain("warning read.permission: auth.log: no permission to read\n    be root");
  });
});

describe("both languages", () => {
  it("show the same incidents, times, lines and names", () => {
    const scan = document([incident({ openQuestions: [{ text: "Why?", evidence: [] }] })]);
    const facts = [
      ...["2008-05-22 23:34:30 +09:00", "2008-05-23 01:30:20 +09:00", "1:55:50"],
      "kern.log:19",
      "ls1-",
      "Why?",
    ];
    for (const language of ["en", "ja"] as const) {
      for (const fact of facts) expect(print(scan, language)).toContain(fact);
    }
    expect(print(scan, "ja")).toMatch(/^障害 1 件。/);
    expect(print(scan, "ja").split("\n").length).toBe(print(scan).split("\n").length);
  });

  it("have words for the same things, all of them written, and none in the other's letters", () => {
    const flat = (value: unknown, path: string): [string, string][] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([name, part]) => flat(part, `${path}.${name}`))
        : [[path, typeof value === "function" ? value("1", "2") : String(value)]];
    const english = flat(words.en, "words");
    const japanese = flat(words.ja, "words");
    expect(japanese.map(([path]) => path)).toEqual(english.map(([path]) => path));
    const japaneseLetter = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    expect(english.filter(([, text]) => japaneseLetter.test(text)).map(([path]) => path)).toEqual([]);
    const unspoken = japanese.filter(([path, text]) => !japaneseLetter.test(text) && !/labelColumns|\.on$/.test(path));
    expect(unspoken.map(([path]) => path)).toEqual([]);
  });

  it("align their values", () => {
    for (const language of ["en", "ja"] as const) {
      const labels = print(document([incident()]), language)
        .split("\n")
        .slice(3, 10)
        .map((line) => /^( {2}\S+ +)\S/.exec(line)?.[1] ?? "");
      const columns = labels.map((label) => label.length + label.replace(/[ -~]/g, "").length);
      expect(new Set(columns).size).toBe(1);
    }
  });
});

describe("colour", () => {
  it("marks titles only, and only when asked", () => {
    const scan = document([incident()]);
    const coloured = printText(scan, { language: "en", color: true });
    expect(coloured).toContain("\x1b[1mCRITICAL XFS file system hda7 shut down\x1b[0m\n");
    expect(coloured.replaceAll("\x1b[1m", "").replaceAll("\x1b[0m", "")).toBe(print(scan));
  });
});
