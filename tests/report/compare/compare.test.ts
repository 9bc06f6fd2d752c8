import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/incident/record.js";
import { compareReports } from "../../../src/report/compare/compare.js";
import { printComparison } from "../../../src/report/compare/print-comparison.js";
import { readReports } from "../../../src/report/compare/read-reports.js";
import { printMarkdown } from "../../../src/report/markdown.js";
import { printPukiWiki } from "../../../src/report/pukiwiki.js";
import { certainty, document, end, incident, start } from "../draft.js";

/** 22 May 2008, 23:34:30 to 01:30:20, file system hda7 of ns. */
const xfs = incident();
const zone = "Asia/Tokyo";
const now = "2008-12-01T00:00:00+09:00";

function compared(page: string, incidents: readonly Incident[] = [xfs], aliases?: ReadonlyMap<string, string>) {
  const { incidents: reports } = readReports(page, "page.txt");
  const scan = document(incidents, { tool: { name: "logscan", version: "0.1.0", zone, now } });
  return compareReports(reports, [scan], aliases);
}

const entry = (...fields: readonly string[]) => ["* 2008年", "** 5/22", "*** ◆a", ...fields, ""].join("\n");

function verdicts(page: string, incidents?: readonly Incident[]) {
  return compared(page, incidents).found.map(({ start: first, end: last }) => [
    ...[first.verdict, first.errorMinutes],
    ...[last.verdict, last.errorMinutes],
  ]);
}

const counts = ({ found, missed, extra }: ReturnType<typeof compared>) => [found.length, missed.length, extra.length];

describe("an incident that was reported", () => {
  it("is found with the error of both ends, the end on the day after", () => {
    expect(verdicts(entry(":発生|23:34", ":復旧|1:31"))).toEqual([["agrees", 0.5, "agrees", expect.closeTo(-0.67, 2)]]);
  });

  it("agrees within a minute and not beyond", () => {
    expect(verdicts(entry(":発生|23:33:30", ":復旧|01:31:21"))).toEqual([
      ["agrees", 1, "off", expect.closeTo(-1.02, 2)],
    ]);
  });

  it("agrees within half an hour of an approximate time", () => {
    expect(verdicts(entry(":発生|23:10 頃", ":復旧|about 1:00"))).toEqual([
      ["agrees", 24.5, "off", expect.closeTo(30.33, 2)],
    ]);
  });

  it("agrees with a day or an hour anywhere in it", () => {
    expect(verdicts(entry(":発生|2008-05-22", ":復旧|5/23 午前1時"))).toEqual([["agrees", 0, "agrees", 0]]);
  });

  it("may lie within the draft's bounds", () => {
    const wide = incident({ start: start("2008-05-22T23:34:30+09:00", { notBefore: "2008-05-22T23:17:01+09:00" }) });
    expect(verdicts(entry(":発生|23:20", ":復旧|01:30"), [wide])[0]?.slice(0, 2)).toEqual(["within bounds", 14.5]);
    expect(verdicts(entry(":発生|23:17", ":復旧|01:30"), [wide])[0]?.slice(0, 1)).toEqual(["within bounds"]);
    expect(verdicts(entry(":発生|23:16", ":復旧|01:30"), [wide])[0]?.slice(0, 1)).toEqual(["off"]);
  });

  it("is found where one end is an hour off, and not where it is more and little overlaps", () => {
    expect(counts(compared(entry(":発生|22:35")))).toEqual([1, 0, 0]);
    expect(counts(compared(entry(":発生|22:34")))).toEqual([0, 1, 1]);
    expect(verdicts(entry(":発生|22:00", ":復旧|01:30"))).toEqual([["off", 94.5, "agrees", expect.closeTo(0.33, 2)]]);
    expect(counts(compared(entry(":発生|10:00", ":復旧|01:30")))).toEqual([0, 1, 1]);
  });

  it("is missed on another day", () => {
    expect(counts(compared(entry(":発生|5/23 23:34", ":復旧|5/24 01:30")))).toEqual([0, 1, 1]);
  });

  it("under no day is taken for the day that fits", () => {
    expect(verdicts("started: 23:34\nended: 1:30\n")).toEqual([["agrees", 0.5, "agrees", expect.closeTo(0.33, 2)]]);
  });

  it("without a year is of the latest that is past", () => {
    expect(counts(compared("• 5/22\n◆a\n発生: 23:34\n"))).toEqual([1, 0, 0]);
    const old = incident({ start: start("2007-12-31T23:34:30+09:00"), end: end("2008-01-01T01:30:20+09:00") });
    expect(verdicts("• 12/31\n◆a\n発生: 23:34\n復旧: Jan 1 01:30\n", [old])).toEqual([
      ["agrees", 0.5, "agrees", expect.closeTo(0.33, 2)],
    ]);
    expect(verdicts("• 2008/1/1\n◆a\n発生: Dec 31 23:34\n復旧: 1/1 01:30\n", [old])[0]?.[0]).toBe("agrees");
  });

  it("by words of ours agrees to the second", () => {
    for (const print of [printMarkdown, printPukiWiki]) {
      expect(verdicts(print(document([xfs]), "ja"))).toEqual([["agrees", 0, "agrees", 0]]);
    }
  });
});

describe("what is not stated", () => {
  const dhcp = incident({
    ...{ kind: "dhcp.offer-unanswered", status: "ongoing", end: null, lastFailingAt: "2008-05-23T17:35:59+09:00" },
    targets: [{ host: "fw", service: "dhcp", component: "dhcp fxp2", role: "primary" }],
    start: {
      at: null,
      notBefore: null,
      notAfter: "2008-05-21T09:00:42+09:00",
      basis: "log begins",
      certainty,
      evidence: [],
    },
  });

  it("is open, and the incident found by its day and its system", () => {
    const page = "* 2008年\n** 5/22\n*** ◆NET-PRIV で DHCP が使えない\n:発生|FW 導入時より\n:復旧|???\n";
    expect(verdicts(page, [dhcp, xfs])).toEqual([["open", null, "open", null]]);
    expect(compared(page, [dhcp, xfs]).found[0]?.incident).toBe(dhcp);
    expect(counts(compared(page, [xfs]))).toEqual([0, 1, 1]);
    expect(counts(compared(page.replace("5/22", "5/20"), [dhcp]))).toEqual([0, 1, 1]);
  });

  it("by the logs is said to be not shown", () => {
    const lasting = incident({ end: null, status: "unknown", durationSeconds: { min: 0, max: null } });
    expect(verdicts(entry(":発生|23:34", ":復旧|1:30"), [lasting])).toEqual([["agrees", 0.5, "not shown", null]]);
  });
});

describe("of several incidents", () => {
  const other = incident({
    id: "ls1-00000000000000bb",
    targets: [{ host: "fw", service: "host", component: "host", role: "primary" }],
    start: start("2008-05-22T23:40:00+09:00"),
    end: end("2008-05-23T01:20:00+09:00"),
  });
  const page = `${entry(":発生|23:39", ":復旧|1:20")}\n*** ◆b\n:発生|23:35\n:復旧|1:30\n`;

  it("the closest are taken, each once", () => {
    expect(compared(page, [xfs, other]).found.map(({ incident: { id } }) => id)).toEqual([other.id, xfs.id]);
    expect(counts(compared(page, [xfs]))).toEqual([1, 1, 0]);
    expect(counts(compared("", [xfs, other]))).toEqual([0, 0, 2]);
  });

  it("none is of a host that the report does not name, by words or by the lines that it quotes", () => {
    const named = (...fields: string[]) => compared(entry(":発生|23:40", ...fields), [xfs, other]);
    expect(named(":対象|NS").found.map(({ incident: { id } }) => id)).toEqual([xfs.id]);
    expect(named(" May 22 23:34:30 ns kernel: gone").found.map(({ incident: { id } }) => id)).toEqual([xfs.id]);
    expect(named(":対象|FW.example.org").found.map(({ incident: { id } }) => id)).toEqual([other.id]);
    expect(named(":対象|メール").found.map(({ incident: { id } }) => id)).toEqual([other.id]);
  });

  it("a host may go by another name", () => {
    const onWww = entry(":発生|23:40", ":対象|WWW");
    expect(compared(onWww, [xfs, other]).found[0]?.incident).toBe(other);
    expect(compared(onWww, [xfs, other], new Map([["www", "ns"]])).found[0]?.incident).toBe(xfs);
  });
});

describe("a report that contradicts its own logs", () => {
  const page = entry(":発生|00:34:30", "", "ログでは 23:34:30 に止まっている。").replace("5/22", "5/23");

  it("is found by the logs' time, and the words are named", () => {
    const [found] = compared(page).found;
    expect(found?.start).toMatchObject({
      verdict: "contradicts itself",
      errorMinutes: -60,
      contradiction: { line: 6 },
    });
  });

  it("needs words about a log, or a line of one", () => {
    expect(compared(page.replace("ログ", "話")).found[0]?.start.verdict).toBe("off");
    expect(compared(page.replace("ログでは", "May 22 23:34:30 ns kernel:")).found[0]?.start.verdict).toBe(
      "contradicts itself",
    );
    expect(compared(page.replace("23:34:30 に", "22:34:30 に")).found[0]?.start.verdict).toBe("off");
  });
});

describe("the printed comparison", () => {
  const page = entry(":対象|ns", ":発生|23:34 (\x1b[31m", ":復旧|1:31", ":状態|復旧");
  const later = incident({
    id: "ls1-00000000000000cc",
    title: "Later",
    start: start("2008-07-01T10:00:00+09:00"),
    end: null,
  });

  it("has both sides beside each other, and the counts last", () => {
    expect(printComparison(compared(`${page}\n*** ◆b\n:発生|6/1 10:00\n`, [xfs, later]), "en")).toBe(
      `Of each: what the report says | what the logs show | the logs' time minus the report's, in minutes

found  page.txt:3
  incident: a | XFS file system hda7 shut down  ls1-0123456789abcdef
  concerns: ns | filesystem hda7 on ns
  started: 23:34 (\\x1b[31m | 2008-05-22 23:34:30 +09:00 | +0.5 min
  ended: 1:31 | 2008-05-23 01:30:20 +09:00 | -0.7 min
  state: 復旧 | recovered, failure

missed  page.txt:9
  incident: b
  concerns: -
  started: 6/1 10:00
  ended: -
  state: -

extra  ls1-00000000000000cc
  incident: - | Later
  concerns: - | filesystem hda7 on ns
  started: - | 2008-07-01 10:00:00 +09:00
  ended: - | recovered; last seen failing 2008-05-22 23:34:30 +09:00

1 found, 1 missed, 1 extra
`,
    );
  });

  it("is there in Japanese too", () => {
    const lines = printComparison(compared(page), "ja").trimEnd().split("\n");
    expect(lines).toContain("  復旧: 1:31 | 2008-05-23 01:30:20 +09:00 | -0.7 分");
    expect(lines.at(-1)).toBe("一致 1、見落とし 0、報告なし 0");
  });
});
