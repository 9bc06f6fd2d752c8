import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReports } from "../../../src/report/compare/read-reports.js";
import type { ReportedIncident } from "../../../src/report/compare/reported.js";
import { printMarkdown } from "../../../src/report/markdown.js";
import { printPukiWiki } from "../../../src/report/pukiwiki.js";
import { document, incident } from "../draft.js";

const read = (text: string) => readReports(text, "page.txt");
const essence = ({ text, line, date, concerns, state, start, end }: ReportedIncident) => {
  return { title: text, line, date, concerns, state, start: start?.text, end: end?.text };
};

const plainText = `障害報告

2008年

 
  • 09/24
    ◆メールゲートウェイダウン
    対象: FW
    発生: Sep 23 16:33:19 (←amavisd)
    復旧: Sep 25 00:05
    状態: 復旧
     
    原因: clamd
    Sep 23 16:33:19 fw amavis[46473]: (46473-13) (!)ClamAV-clamd: timed out, retrying (2)

2006年
  • 03/26
    ◆全サービス停止
    発生時刻: 4:00 頃
    復旧時刻: 6:00 頃
    状態:解決

    ◆外部通信不可
    発生時刻: 0:30 頃
    復旧時刻: ???
`;

describe("a page", () => {
  it("in plain text has entries under years and days, several under one", () => {
    const { incidents, diagnostics } = read(plainText);
    expect(diagnostics).toEqual([]);
    expect(incidents.map(essence)).toEqual([
      {
        ...{ title: "メールゲートウェイダウン", line: 7, date: { year: 2008, month: 9, day: 24 }, concerns: "FW" },
        ...{ state: "復旧", start: "Sep 23 16:33:19 (←amavisd)", end: "Sep 25 00:05" },
      },
      {
        ...{ title: "全サービス停止", line: 18, date: { year: 2006, month: 3, day: 26 }, concerns: "" },
        ...{ state: "解決", start: "4:00 頃", end: "6:00 頃" },
      },
      {
        ...{ title: "外部通信不可", line: 23, date: { year: 2006, month: 3, day: 26 }, concerns: "" },
        ...{ state: "", start: "0:30 頃", end: "???" },
      },
    ]);
    expect(incidents[0]?.start).toMatchObject({ line: 9, column: 9 });
    expect(incidents[2]?.end?.time).toBeNull();
    expect(incidents[0]?.remarks.map(({ line, text }) => `${line} ${text}`)).toEqual([
      "13 原因: clamd",
      "14 Sep 23 16:33:19 fw amavis[46473]: (46473-13) (!)ClamAV-clamd: timed out, retrying (2)",
    ]);
  });

  it("in PukiWiki's source has the same, and takes no preformatted line for a field", () => {
    const text = [
      ...["* 2008年", "// a remark", "** 9/24 [#oca54177]", "*** ◆メール &#91;gw&#93;", ":対象|FW", ":発生|16:33 頃"],
      ...[" end: a line of a log", ":復旧|Sep 25 00:05", ""],
    ].join("\n");
    const { incidents, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(incidents.map(essence)).toEqual([
      {
        ...{ title: "メール [gw]", line: 4, date: { year: 2008, month: 9, day: 24 }, concerns: "FW" },
        ...{ state: "", start: "16:33 頃", end: "Sep 25 00:05" },
      },
    ]);
    expect(incidents[0]?.remarks).toEqual([{ text: "end: a line of a log", line: 7, column: 2 }]);
  });

  it("in Markdown may have its titles behind the days and its fields as items", () => {
    const text = [
      ...[
        "# Outages",
        "## 2008-09-24 Mail is down",
        "- **Hosts**: fw, www",
        "- started: 2008-09-23 16:33",
        "```",
        "end: 1:00",
      ],
      ...["```", "- ended: about 0:05", "- 9/25 we looked again", ""],
    ].join("\n");
    const { incidents, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(incidents.map(essence)).toEqual([
      {
        ...{ title: "Mail is down", line: 2, date: { year: 2008, month: 9, day: 24 }, concerns: "fw, www" },
        ...{ state: "", start: "2008-09-23 16:33", end: "about 0:05" },
      },
    ]);
  });

  it.each([
    ["Markdown", printMarkdown],
    ["PukiWiki", printPukiWiki],
  ])("of ours in %s is read again", (_, print) => {
    for (const language of ["en", "ja"] as const) {
      const { incidents, diagnostics } = read(print(document([incident({ title: "Mail (fw) | [down]" })]), language));
      expect(diagnostics).toEqual([]);
      expect(incidents).toMatchObject([{ text: "Mail (fw) | [down]", date: { year: 2008, month: 5, day: 22 } }]);
      expect(incidents[0]?.start?.text).toMatch(/^2008-05-22 23:34:30 \+09:00/);
      expect(incidents[0]?.end?.time).toMatchObject({ date: { year: 2008, month: 5, day: 23 }, offsetMinutes: 540 });
    }
  });

  it("may have an entry without a day or a title", () => {
    expect(read("started: 16:33\nended: 17:00\n").incidents.map(essence)).toMatchObject([
      { title: "", line: 1, date: null, start: "16:33", end: "17:00" },
    ]);
  });

  it("has its mistakes named with their place, and what is good is read", () => {
    const text =
      "• 9/24\n◆one\n発生: 25:99\n復旧: 17:00\n復旧: 18:00\n◆two\n対象: FW\n復旧: 19:00\n◆three\n発生: 20:00\n";
    const { incidents, diagnostics } = read(text);
    expect(incidents.map(({ text: title }) => title)).toEqual(["one", "two", "three"]);
    expect(incidents[0]).toMatchObject({ start: { time: null }, end: { text: "17:00" } });
    expect(diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([
      ["report.time", 3, 5],
      ["report.twice", 5, 5],
      ["report.no-start", 6, undefined],
    ]);
    for (const { hint, file } of diagnostics) expect([hint, file]).toEqual([expect.any(String), "page.txt"]);
  });

  it("without any is said to be", () => {
    expect(read("Nothing happened.\n").diagnostics).toMatchObject([{ code: "report.empty", file: "page.txt" }]);
    expect(read("").diagnostics).toMatchObject([{ code: "report.empty" }]);
  });
});

describe("CSV", () => {
  it("has its columns in any order, in either language, with values in quotes", () => {
    const { incidents, diagnostics } = read(
      '件名,復旧,発生,対象,備考\n"Mail, all of it",2008-09-25 00:05,2008-09-23 16:33:19,"FW, WWW","a ""quoted"" word"\nb,???,9/24 10:00,,\n',
    );
    expect(diagnostics).toEqual([]);
    expect(incidents.map(essence)).toEqual([
      {
        ...{ title: "Mail, all of it", line: 2, date: null, concerns: "FW, WWW", state: "" },
        ...{ start: "2008-09-23 16:33:19", end: "2008-09-25 00:05" },
      },
      { title: "b", line: 3, date: null, concerns: "", state: "", start: "9/24 10:00", end: "???" },
    ]);
    expect(incidents[0]?.remarks).toEqual([{ text: 'a "quoted" word', line: 2, column: null }]);
  });

  it("keeps good rows beside bad ones", () => {
    const { incidents, diagnostics } = read("title,start\na,10:00\nb,\nc,77:00\n");
    expect(incidents.map(({ text }) => text)).toEqual(["a", "b", "c"]);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ["report.no-start", 3],
      ["report.time", 4],
    ]);
  });

  it("with a quote that never ends keeps the rows before it", () => {
    const { incidents, diagnostics } = read('title,start\na,10:00\n"b,11:00\n');
    expect(incidents.map(({ text }) => text)).toEqual(["a"]);
    expect(diagnostics).toMatchObject([{ code: "report.csv" }]);
  });

  it("without a column for the beginning is refused", () => {
    expect(read("title,end\na,10:00\n")).toMatchObject({
      incidents: [],
      diagnostics: [{ code: "report.columns", line: 1 }],
    });
  });
});

describe("JSON", () => {
  it("is an array of objects or a document with one", () => {
    const items = [{ title: "a", hosts: ["fw", "www"], start: "2008-09-23 16:33", end: null, cause: "clamd" }];
    for (const text of [JSON.stringify(items), JSON.stringify({ incidents: items })]) {
      const { incidents, diagnostics } = read(text);
      expect(diagnostics).toEqual([]);
      expect(incidents.map(essence)).toEqual([
        {
          title: "a",
          line: null,
          date: null,
          concerns: "fw, www",
          state: "",
          start: "2008-09-23 16:33",
          end: undefined,
        },
      ]);
      expect(incidents[0]?.remarks.map(({ text: words }) => words)).toEqual(["clamd"]);
    }
  });

  it("may be a report of ours", () => {
    const { incidents, diagnostics } = read(JSON.stringify(document([incident()])));
    expect(diagnostics).toEqual([]);
    expect(incidents.map(essence)).toMatchObject([
      { title: "XFS file system hda7 shut down", start: "2008-05-22T23:34:30+09:00", end: "2008-05-23T01:30:20+09:00" },
    ]);
    expect(incidents[0]?.concerns).toContain("ns");
  });

  it.each([
    ["[{", "report.json"],
    ['{"a": 1}', "report.json"],
    ["[1]", "report.json"],
    ['[{"title": "a"}]', "report.no-start"],
  ])("%s is refused", (text, code) => {
    expect(read(text).diagnostics).toMatchObject([{ code }]);
  });
});

describe("whatever a file of reports holds", () => {
  it("nothing is thrown", () => {
    const part = fc.constantFrom(
      ...[
        "◆",
        "• 9/24",
        "発生",
        ":",
        "|",
        "\n",
        " ",
        "25:99",
        "4:00 頃",
        '"',
        ",",
        "title,start\n",
        "[",
        "{",
        "}",
        "**",
        "```",
      ],
      ...["started: ", "//", "\0", "\ud800", "2008年", "-", "&#99999;", "[#a]", "終", "9", "\r\n"],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        for (const { line, text } of read(parts.join("")).incidents)
          expect([typeof line, typeof text]).toContain("string");
      }),
      { numRuns: 2000 },
    );
    expect(read(`[${"[".repeat(5000)}${"]".repeat(5000)}]`).diagnostics).toMatchObject([{ code: "report.json" }]);
    expect(read(`[{"start": ${"[".repeat(3000)}${"]".repeat(3000)}}]`).diagnostics).toMatchObject([
      { code: "report.no-start" },
    ]);
  });

  it.each([" ", "- ", "`", "` ", "a ", "*", "◆", ":", "\n", "* \n", "9/", "&#1;"])(
    "%j many times is read in time",
    (text) => {
      const many = text.repeat(300_000);
      for (const page of [many, `◆a\n発生: 1:00\n${many}`, `◆${many}\n発生: ${many}\n`, `- ${many}x`]) read(page);
    },
    120_000,
  );
});
