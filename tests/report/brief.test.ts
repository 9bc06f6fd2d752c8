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
});
