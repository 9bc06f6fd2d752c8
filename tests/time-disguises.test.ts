import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtinGrammars } from "../src/grammar/builtin.js";
import type { ScanDocument } from "../src/incident/record.js";
import type { CaseOptions } from "../src/testing/case-schema.js";
import { scanCase } from "../src/testing/cases.js";
import { findTestable } from "../src/testing/find.js";
import { knownMicros } from "../src/testing/instants.js";
import { type LogText, readLogs, writeLogs } from "../src/testing/logs.js";
import { createRecogniser, recordsOf } from "../src/testing/records.js";
import { hasCases } from "./needs-grammar.js";
import * as disguises from "./time-disguises.js";

const { cases } = findTestable([fileURLToPath(new URL("../fixtures", import.meta.url))]);

// Every case also runs in time's disguises: its incidents stay the same, or move by exactly the shift.
const scratch = mkdtempSync(join(tmpdir(), "logscan-disguises-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const recogniser = createRecogniser(builtinGrammars);
/** How many changes of clocks were gone through. */
let tried = 0;

type End = NonNullable<ScanDocument["incidents"][number]["start"] | ScanDocument["incidents"][number]["end"]>;

/** What must stay the same: not where lines stand, nor what is said in words. */
function essenceOf(document: ScanDocument, seconds = 0) {
  const at = (instant: string | null) => (instant === null ? null : Math.floor(knownMicros(instant) / 1e6) - seconds);
  const end = ({ at: moment, notBefore, notAfter, basis }: End) => {
    return { at: at(moment), notBefore: at(notBefore), notAfter: at(notAfter), basis };
  };
  return document.incidents.map((incident) => ({
    id: incident.id,
    kind: incident.kind,
    nature: incident.nature,
    status: incident.status,
    severity: incident.severity,
    targets: incident.targets,
    start: end(incident.start),
    end: incident.end === null ? null : end(incident.end),
    lastFailingAt: at(incident.lastFailingAt),
  }));
}

const everyDisguise = [
  ["in another year", disguises.inAnotherYear],
  ["split by rotation and gzip", disguises.rotated],
  ["supplied twice", disguises.suppliedTwice],
  ["with full stamps", disguises.withFullStamps],
  ["with carriage returns", disguises.withCarriageReturns],
  ["with noise between", disguises.withNoise],
] as const;

/** What at least these show. */
const hasTwoCases = hasCases("2008-05-22-xfs", "2008-09-23-mail-gateway");

test.runIf(hasTwoCases).each(everyDisguise.slice(1))("a case %s is another text", async (_, disguise) => {
  const changed = await Promise.all(
    cases.map(async ({ logs: path, options }) => {
      const logs = await readLogs(path);
      const bytesOf = (list: readonly LogText[]) => list.map(({ path, bytes }) => [path, bytes.toString("latin1")]);
      return JSON.stringify(bytesOf(disguise(logs, options).logs)) !== JSON.stringify(bytesOf(logs));
    }),
  );
  expect(changed.filter((one) => one).length).toBeGreaterThanOrEqual(2);
});

/** Without ids, which rest on what clocks showed, and without bounds. */
const outlineOf = ({ kind, nature, status, severity, targets, start, end }: ReturnType<typeof essenceOf>[number]) => {
  return { kind, nature, status, severity, targets, at: start.at, until: end?.at ?? null };
};

describe.each(cases.map((known) => [known.name, known] as const))("%s", (name, { logs: path, options }) => {
  let document: ScanDocument;
  let logs: LogText[];
  beforeAll(async () => {
    document = await scanCase(options, path, builtinGrammars);
    logs = await readLogs(path);
  });

  async function scanDisguised(given: readonly LogText[], changed: CaseOptions, purpose: string) {
    const copy = join(scratch, basename(dirname(path)), name, purpose);
    writeLogs(copy, given);
    return await scanCase(changed, copy, builtinGrammars);
  }

  test.each(everyDisguise)("%s", async (purpose, disguise) => {
    const disguised = disguise(logs, options);
    const found = await scanDisguised(disguised.logs, disguised.options, purpose.replaceAll(" ", "-"));
    expect(essenceOf(found, disguised.seconds)).toEqual(essenceOf(document));
  });

  test("with repeated lines collapsed as with them spelled out", async () => {
    const boots = (log: LogText) =>
      recordsOf(log, options, recogniser).flatMap(({ entry, line }) =>
        entry?.component.name === "host" ? [line] : [],
      );
    const spelledOut = await scanDisguised(disguises.repeated(logs, boots, "spelled out"), options, "spelled");
    const collapsed = await scanDisguised(disguises.repeated(logs, boots, "collapsed"), options, "collapsed");
    expect(essenceOf(collapsed)).toEqual(essenceOf(spelledOut));
  });

  test("in another zone", async () => {
    // What states its offset stays where it is: with logs that state none beside it, it would be another case.
    if (disguises.statesOffsets(logs)) return;
    const zone = "America/New_York";
    const { zones: _, ...others } = options;
    const found = await scanDisguised(logs, { ...others, zone }, "zone");
    const wallClock = ({ incidents }: ScanDocument) =>
      incidents.map(({ id, kind, start, end }) => [id, kind, start.at?.slice(0, 19), end?.at?.slice(0, 19)]);
    expect(wallClock(found)).toEqual(wallClock(document));
  });

  test.each([
    ["in autumn", "2008-10-26T01:00:00Z"],
    ["in spring", "2008-03-30T01:00:00Z"],
  ])("over the change of clocks %s, within each incident", async (season, change) => {
    if (!disguises.isPlainSyslog(logs)) return;
    for (const [index, { start, end }] of document.incidents.entries()) {
      if (start.at === null || end?.at == null) continue;
      const [from, to] = [knownMicros(start.at), knownMicros(end.at)];
      const candidates = [0.5, 0.25, 0.75, 0.9, 0.1].map((share) =>
        disguises.overClockChange(logs, options, from + share * (to - from), knownMicros(change)),
      );
      // Where no stamp steps back, lines an hour apart show the same time: nobody can tell the two hours apart.
      const disguised = candidates.find((one) => season === "in spring" || disguises.stepsBack(one.logs));
      if (disguised === undefined) continue;
      tried++;
      const found = await scanDisguised(disguised.logs, disguised.options, `${season}-${index}`);
      const [moved, original] = [essenceOf(found, disguised.seconds), essenceOf(document)];
      expect(moved.map(outlineOf)).toEqual(original.map(outlineOf));
      // Two lines an hour apart may show the same time: then bounds are wider, and never narrower.
      moved.forEach((incident, position) => {
        const before = original[position];
        expect(incident.start.notBefore ?? 0).toBeLessThanOrEqual(before?.start.notBefore ?? 0);
        expect(incident.end?.notBefore ?? 0).toBeLessThanOrEqual(before?.end?.notBefore ?? 0);
        expect(incident.end?.notAfter).toBeGreaterThanOrEqual(before?.end?.notAfter ?? 0);
      });
    }
  });

  test("with modification times reset to today", async () => {
    const copy = join(scratch, basename(dirname(path)), name, "reset");
    writeLogs(copy, logs);
    for (const path of readdirSync(copy, { recursive: true, encoding: "utf8" })) {
      if (statSync(join(copy, path)).isFile()) utimesSync(join(copy, path), 1_790_000_000, 1_790_000_000);
    }
    expect(essenceOf(await scanCase(options, copy, builtinGrammars))).toEqual(essenceOf(document));
  });

  test("with `--since` in the middle of each incident", async () => {
    for (const { id, start, end } of document.incidents) {
      if (start.at === null || end?.at == null) continue;
      const middle = (knownMicros(start.at) + knownMicros(end.at)) / 2;
      const since = new Date(Math.floor(middle / 1000)).toISOString();
      const found = await scanCase({ ...options, since }, path, builtinGrammars);
      const wanted = document.incidents.filter(
        (one) => one.end?.at == null || knownMicros(one.end.at) >= knownMicros(since),
      );
      expect(found.incidents.map((one) => one.id)).toContain(id);
      expect(found.incidents.map((one) => one.id)).toEqual(wanted.map((one) => one.id));
    }
  });
});

test.runIf(hasTwoCases)("some cases were written in another zone, and over a change of clocks", async () => {
  const logs = await Promise.all(cases.map(({ logs: path }) => readLogs(path)));
  expect(logs.filter((one) => !disguises.statesOffsets(one)).length).toBeGreaterThan(0);
  expect(tried).toBeGreaterThanOrEqual(2);
});
