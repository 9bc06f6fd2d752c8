import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printTextPicture } from "../../src/report/text-picture.js";
import { document, end, evidence, incident, start } from "./draft.js";

/** Read from 00:00 to 10:00 of a day: ten columns an hour when the bar has 100. */
const read = (hour: number) => `2008-05-22T${String(hour).padStart(2, "0")}:00:00+09:00`;
const base = document([]).coverage;
const coverage = { ...base, sources: [{ ...base.sources[0]!, firstAt: read(0), lastAt: read(10) }] };
const outage = (component: string, from: number, to: number) =>
  ({ component, host: "ns", nature: "failure", start: start(read(from)), end: end(read(to)) }) as const;
const barOf = (picture: string | null, component: string) =>
  picture
    ?.split("\n")
    .find((line) => line.startsWith(`  ns ${component}`))
    ?.trim()
    .split(/\s{2,}/)[1];

describe("printTextPicture", () => {
  it("has a line for each component, its outage where it was", () => {
    const scan = document([incident({ outages: [outage("hda7", 2, 5), outage("httpd", 3, 5)] })], { coverage });
    const picture = printTextPicture(scan, "en", 200);
    expect(barOf(picture, "hda7")).toBe(`${".".repeat(20)}${"#".repeat(31)}${".".repeat(49)}`);
    expect(barOf(picture, "httpd")).toBe(`${".".repeat(30)}${"#".repeat(21)}${".".repeat(49)}`);
  });

  it("tells apart what is proven, taken and possible", () => {
    const uncertain = {
      ...outage("hda7", 2, 8),
      start: start(read(2), { notBefore: read(1), notAfter: read(3) }),
      end: end(read(8), { notBefore: read(6), notAfter: read(9) }),
    };
    const bar = barOf(
      printTextPicture(document([incident({ outages: [uncertain] })], { coverage }), "en", 200),
      "hda7",
    );
    expect(bar?.replace(/(.)\1*/g, "$1")).toBe(".~=#=~.");
  });

  it("marks boots, failovers and silences", () => {
    const boots = [{ host: "ns", at: read(5), stop: "unclean", lastBefore: null, file: "a", line: 1 } as const];
    const failovers = [{ from: "ns", to: "fw", at: read(7), until: null, skewSeconds: 0 }];
    const silences = [
      {
        host: "ns",
        source: "access.log",
        from: read(1),
        to: read(2),
        seconds: 3600,
        expected: 1,
        reason: "weak",
      } as const,
    ];
    const picture = printTextPicture(
      document([], { coverage: { ...coverage, boots, failovers, silences } }),
      "en",
      200,
    );
    expect(barOf(picture, "host")).toBe(`${".".repeat(50)}^${".".repeat(19)}>${".".repeat(29)}`);
    expect(barOf(picture, "access.log")).toBe(`${".".repeat(10)}${"_".repeat(11)}${".".repeat(79)}`);
  });

  it("names hours under the bars, and explains its signs in both languages", () => {
    const scan = document([incident({ outages: [outage("hda7", 2, 5)] })], { coverage });
    expect(printTextPicture(scan, "en", 200)).toMatch(/\|05-22 00:00 +\|02:00/);
    expect(printTextPicture(scan, "en", 200)).toContain("# proven");
    expect(printTextPicture(scan, "ja", 200)).toContain("# ログが示す範囲");
  });

  it("is not there when nothing was found", () => {
    expect(printTextPicture(document([]), "en", 80)).toBeNull();
  });

  it("fits the terminal and moves no cursor, whatever a component is called", () => {
    const name = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("障害".repeat(40), "\x1b[2J", "a\nb"));
    fc.assert(
      fc.property(name, fc.integer({ min: 60, max: 300 }), (component, columns) => {
        const scan = document([incident({ outages: [outage(component, 2, 5)], evidence: [evidence("")] })], {
          coverage,
        });
        const lines = (printTextPicture(scan, "en", columns) ?? "").split("\n");
        expect(lines).toHaveLength(3);
        for (const line of lines.slice(0, 2)) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(line.replace(/[^ -~]/gu, "").length).toBeLessThan(columns);
        }
      }),
    );
  });

  it("counts the components that do not fit the first screen", () => {
    const outages = Array.from({ length: 25 }, (_, index) => outage(`relay ${index}`, 1, 2));
    expect(printTextPicture(document([incident({ outages })], { coverage }), "en", 80)).toContain(
      "and 5 more components",
    );
  });
});
