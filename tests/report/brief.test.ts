import { describe, expect, it } from "vitest";
import { printText } from "../../src/report/text.js";
import { document, evidence, incident } from "./draft.js";

const brief = (incidents: Parameters<typeof document>[0]) =>
  printText(document(incidents), { language: "en", color: false, isBrief: true });

describe("a report for a mail", () => {
  it("has few lines of evidence, and says how many more there are", () => {
    const lines = Array.from({ length: 30 }, (_, index) =>
      evidence(`line ${index}`, { ref: `e${index}`, line: index + 1 }),
    );
    const text = brief([incident({ evidence: lines, evidenceOmitted: 7 })]);
    expect(text.match(/kern\.log:\d+ {2}line \d+/g)?.map((line) => line.replace(/^.*line /, ""))).toEqual([
      "0",
      "1",
      "2",
      "27",
      "28",
      "29",
    ]);
    expect(text).toContain("[31 more lines]");
  });

  it("has no line longer than a mail's, and stays small with a thousand incidents of long lines", () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      incident({
        id: `ls1-${String(index).padStart(16, "0")}`,
        evidence: Array.from({ length: 80 }, (_, line) =>
          evidence("障".repeat(20_000), { ref: `e${line}`, line: line + 1 }),
        ),
      }),
    );
    const text = brief(many);
    const longest = text.split("\n").reduce((most, line) => Math.max(most, Buffer.byteLength(line)), 0);
    expect(longest).toBeLessThanOrEqual(900);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    expect(text.match(/^ {2}started/gm)).toHaveLength(50);
    expect(text).toContain("1000 incidents.");
    expect(text).toContain("  and 500 more\n");
    expect(text).toContain("The other incidents stand in full in a report without --quiet.");
  });

  it("stays within 2000 lines and 500000 bytes whatever was read, and says how much is left out", () => {
    const [source] = document([]).coverage.sources;
    const long = (index: number) => `${index}-${"長".repeat(400)}`;
    const bounds = [
      [5000, () => "short"],
      [1500, long],
    ] as const;
    const linesOf = (count: number, nameOf: (index: number) => string) => {
      const sources = Array.from({ length: count }, (_, index) => ({ ...source!, name: nameOf(index) }));
      const whole = document([incident()]);
      const read = { ...whole, coverage: { ...whole.coverage, sources } };
      return printText(read, { language: "en", color: false, isBrief: true }).split("\n").slice(0, -1);
    };
    const others = linesOf(1, () => "one").length - 1;
    for (const [count, nameOf] of bounds) {
      const lines = linesOf(count, nameOf);
      expect(lines.length).toBeLessThanOrEqual(2000);
      expect(Buffer.byteLength(lines.join("\n"))).toBeLessThan(500_000);
      const [, left] = /^\[(\d+) more lines stand in a report without --quiet\]$/.exec(lines.at(-1) ?? "") ?? [];
      expect(lines.length - 1 + Number(left)).toBe(others + count);
    }
  });
});
