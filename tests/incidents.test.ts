import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { documentSchema, jsonSchema, type ScanDocument } from "../src/incident/record.js";
import { printJson } from "../src/report/json.js";
import { casesDirectory, incidentCases, scanCase } from "./incidents/cases.js";
import { citedRefs, complaintsAbout, statedPart, withShortFiles } from "./incidents/compare.js";
import { knownMicros } from "./incidents/instants.js";
import { type LogText, linesOf, pathBelow, readLogs, writeLogs } from "./incidents/logs.js";
import { renameCase } from "./incidents/renamed.js";
import { shapesOf } from "./incidents/shape.js";
import { withoutTrouble } from "./incidents/without-trouble.js";

// One runner over every case that lies in fixtures/incidents: a case is added as files, without a change here.
const cases = incidentCases();

const scratch = mkdtempSync(join(tmpdir(), "logscan-incidents-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** In the order of their starts, which is how expectations and drafts are paired. */
function byStart<Draft extends { start: { at: string | null }; kind?: string | undefined }>(
  drafts: readonly Draft[],
): Draft[] {
  const nameOf = ({ start, kind = "" }: Draft) => [start.at === null ? 0 : knownMicros(start.at), kind] as const;
  const order = (a: Draft, b: Draft) => nameOf(a)[0] - nameOf(b)[0] || (nameOf(a)[1] < nameOf(b)[1] ? -1 : 1);
  return [...drafts].sort(order);
}

const anyKind = "some incident";

const summary = ({ kind = anyKind, start }: { kind?: string | undefined; start: { at?: string | null } }) =>
  `${kind} from ${new Date(knownMicros(start.at ?? "") / 1000).toISOString()}`;

test("every folder of a case has an expectation, and every expectation a folder", () => {
  const folders = readdirSync(casesDirectory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(cases.map(({ name }) => name).sort());
});

describe.each(cases.map((known) => [known.name, known] as const))("%s", (name, known) => {
  const { directory, options, incidents: expected } = known;
  let document: ScanDocument;
  let logs: LogText[];
  beforeAll(async () => {
    document = await scanCase(options, directory);
    logs = await readLogs(directory);
  });
  const inCopy = (purpose: string) => join(scratch, purpose, name);

  test("the expectation quotes what stands in the files", () => {
    for (const line of expected.flatMap(({ evidence }) => evidence ?? [])) {
      const path = `/var/log/${line.file}`;
      const quoted = logs
        .filter((log) => log.path.endsWith(path) && (line.host === undefined || log.path.startsWith(`${line.host}/`)))
        .map((log) => Buffer.from(linesOf(log)[line.line - 1] ?? "", "latin1").toString("utf8"));
      expect(quoted, `${line.file}:${line.line}`).toContain(line.text);
    }
  });

  test("finds the expected incidents and no other", () => {
    const wanted = byStart(expected);
    const found = byStart(document.incidents).map(({ kind, start }, index) => {
      const paired = wanted[index];
      return summary(paired !== undefined && paired.kind === undefined ? { start } : { kind, start });
    });
    expect(found).toEqual(wanted.map(summary));
  });

  test.each(byStart(expected).map((incident, index) => [summary(incident), index, incident] as const))(
    "%s is as expected",
    (_, index, incident) => {
      const draft = byStart(document.incidents)[index];
      if (draft === undefined) throw new Error("there is no such draft");
      expect(statedPart(incident, withShortFiles(draft))).toEqual(incident);
      expect(draft.targets.filter(({ role }) => role === "primary")).toHaveLength(1);
    },
  );

  test("every line of evidence stands where it says, and only such lines are cited", () => {
    for (const incident of document.incidents) {
      const evidence = incident.evidence.map((line) => ({ ...line, file: pathBelow(directory, line.file) }));
      expect(evidence.flatMap((line) => complaintsAbout(line, logs))).toEqual([]);
      const refs = evidence.map(({ ref }) => ref);
      expect(new Set(refs).size).toBe(refs.length);
      expect(citedRefs(incident).filter(({ ref }) => !refs.includes(ref))).toEqual([]);
    }
  });

  test("the document is as its schemas say", () => {
    const printed: unknown = JSON.parse(printJson(document));
    // Equal to what was parsed: no field that the schema does not know was dropped.
    expect(documentSchema.parse(printed)).toEqual(printed);
    const fromJsonSchema = z.fromJSONSchema(jsonSchema());
    expect(fromJsonSchema.safeParse(printed).error).toBeUndefined();
    expect(fromJsonSchema.safeParse({ ...document, incidents: [{}] }).success).toBe(false);
  });

  test("the same logs give the same bytes, here and from another directory", async () => {
    expect(printJson(await scanCase(options, directory))).toBe(printJson(document));
    const copy = inCopy("copied");
    cpSync(directory, copy, { recursive: true, preserveTimestamps: true });
    const copied = await scanCase(options, copy);
    expect(copied.incidents.map(({ id }) => id)).toEqual(document.incidents.map(({ id }) => id));
    expect(printJson(copied).replaceAll(copy, "")).toBe(printJson(document).replaceAll(directory, ""));
  });

  test("without its failing and stopping lines no incident remains", async () => {
    const healthy = withoutTrouble(logs, options, expected);
    if (expected.length > 0) expect(healthy.taken.length).toBeGreaterThan(0);
    expect(healthy.left).toBeGreaterThan(0);
    const copy = inCopy("without");
    writeLogs(copy, healthy.logs);
    const { incidents, coverage } = await scanCase(options, copy);
    expect(incidents.map(summary)).toEqual([]);
    // As many lines were read as were left, so that nothing is healthy merely because nothing was read.
    const counted = coverage.sources.map(({ records, unread }) => records + unread).reduce((a, b) => a + b, 0);
    expect(counted).toBeGreaterThanOrEqual(healthy.left);
  });

  test.each([
    ["whole minutes", 11_220, "all"],
    ["odd seconds", 11_231, "proofs"],
  ] as const)(
    "with hosts, pids, devices and moments (by %s) renamed the same incidents remain",
    async (_, by, quotes) => {
      const { logs: renamedLogs, options: renamedOptions, renaming } = renameCase(logs, options, by);
      const copy = inCopy(`renamed-${by}`);
      writeLogs(copy, renamedLogs);
      const renamed = await scanCase(renamedOptions, copy);
      const wanted = shapesOf(document, {
        quotes,
        path: (path) => renaming.path(pathBelow(directory, path)),
        text: renaming.text,
        micros: (instant) => knownMicros(instant) + renaming.seconds * 1e6,
      });
      const asItStands = { path: (path: string) => pathBelow(copy, path), text: (text: string) => text };
      expect(shapesOf(renamed, { quotes, ...asItStands, micros: knownMicros })).toEqual(wanted);
      const evidence = renamed.incidents.flatMap((incident) => incident.evidence);
      const inCopyOfLogs = evidence.map((line) => ({ ...line, file: pathBelow(copy, line.file) }));
      expect(inCopyOfLogs.flatMap((line) => complaintsAbout(line, renamedLogs))).toEqual([]);
    },
  );
});
