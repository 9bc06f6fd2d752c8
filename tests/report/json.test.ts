import { describe, expect, it } from "vitest";
import { documentSchema } from "../../src/incident/record.js";
import { printJson, printNdjson } from "../../src/report/json.js";
import { document, end, evidence, incident, start } from "./draft.js";

const later = incident({
  id: "ls1-fedcba9876543210",
  title: "Another\nwith a newline",
  start: start("2008-07-28T13:57:40+09:00"),
  end: end("2008-07-28T21:30:04+09:00"),
  evidence: [evidence('a "quoted" line with \u2028 and \x1b')],
});
const both = document([incident(), later]);

describe("printJson", () => {
  it("gives back the whole document", () => {
    expect(documentSchema.parse(JSON.parse(printJson(both)))).toEqual(both);
    expect(printJson(both).endsWith("}\n")).toBe(true);
  });

  it("gives the same bytes for the same document", () => {
    expect(printJson(structuredClone(both))).toBe(printJson(both));
  });

  it("keeps the order of incidents and of fields", () => {
    const printed = printJson(both);
    expect(Object.keys(JSON.parse(printed))).toEqual(Object.keys(both));
    expect(printed.indexOf(incident().id)).toBeLessThan(printed.indexOf(later.id));
  });

  it("writes no raw escape character", () => {
    expect(printJson(both)).not.toContain("\x1b");
  });
});

describe("printNdjson", () => {
  it("has one line an incident, whatever its texts hold", () => {
    const lines = printNdjson(both).split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toEqual([incident(), later]);
  });

  it("is empty without incidents", () => {
    expect(printNdjson(document([]))).toBe("");
  });
});
