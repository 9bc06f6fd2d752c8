import { cpSync, mkdtempSync } from "node:fs";
import { basename, join } from "node:path";
import type { Grammar } from "../grammar/model.js";
import { documentSchema, type Incident, type ScanDocument } from "../incident/record.js";
import { printJson } from "../report/json.js";
import type { ExpectedIncident } from "./case-schema.js";
import { expectationSuffix, type IncidentCase, scanCase } from "./cases.js";
import { type Check, failIfAny } from "./check.js";
import { citedRefs, complaintsAbout, differences, exactDifferences, shortFile, withShortFiles } from "./comparison.js";
import { forgeCase, withOriginalLines } from "./forged.js";
import { knownMicros } from "./instants.js";
import { type LogText, linesOf, pathBelow, readLogs, standsAt, writeLogs } from "./logs.js";
import { createRecogniser } from "./records.js";
import { renameCase } from "./renamed.js";
import { shapesOf } from "./shape.js";
import { withoutTrouble } from "./without-trouble.js";

/** What incidents are told apart by; a kind that an expectation leaves open is any. */
interface Named {
  readonly kind?: string | undefined;
  readonly start: { readonly at?: string | null };
}

/** In the order of their starts, which is how expectations and drafts are paired. */
function byStart<Draft extends Named>(drafts: readonly Draft[]): Draft[] {
  const micros = ({ start }: Draft) => (start.at == null ? 0 : knownMicros(start.at));
  return [...drafts].sort((a, b) => micros(a) - micros(b) || ((a.kind ?? "") < (b.kind ?? "") ? -1 : 1));
}

const anyKind = "some incident";

export const summary = ({ kind = anyKind, start }: Named) =>
  `${kind} from ${new Date(knownMicros(start.at ?? "") / 1000).toISOString()}`;

/** Which incidents are missing, and which nobody expected. */
function surplus(expected: readonly Named[], found: readonly Named[]): string[] {
  const wanted = byStart(expected);
  const pairedKind = (index: number, kind: string | undefined) =>
    wanted[index] !== undefined && wanted[index].kind === undefined ? undefined : kind;
  const names = byStart(found).map(({ kind, start }, index) => summary({ kind: pairedKind(index, kind), start }));
  const wantedNames = wanted.map(summary);
  const missing = wantedNames.filter((name) => !names.includes(name)).map((name) => `missing: ${name}`);
  const unexpected = names.filter((name) => !wantedNames.includes(name)).map((name) => `not expected: ${name}`);
  if (missing.length + unexpected.length > 0 || names.length === wantedNames.length) return [...missing, ...unexpected];
  return [`expected ${wantedNames.length} incidents, found ${names.length}: ${names.join("; ")}`];
}

/** Where the drafts of a scan are not as expected, one line a place; each expectation is compared as far as it states something. */
export function draftDifferences(expected: readonly ExpectedIncident[], drafts: readonly Incident[]): string[] {
  const missed = surplus(expected, drafts);
  if (missed.length > 0) return missed;
  const found = byStart(drafts);
  return byStart(expected).flatMap((incident, index) => {
    const draft = found[index];
    return draft === undefined ? [] : differences(incident, withShortFiles(draft), summary(incident));
  });
}

/**
 * Everything that must hold of a case: its incidents are found as expected, in its own logs and in every disguise.
 * @param scratch an empty directory for disguised copies; whoever gives it removes it.
 */
export function caseChecks(known: IncidentCase, grammars: readonly Grammar[], scratch: string): Check[] {
  const { name, file, logs: root, options, incidents: expected } = known;
  const group = file.slice(0, -expectationSuffix.length);
  const recogniser = once(() => createRecogniser(grammars));
  const scanned = once(() => scanCase(options, root, grammars));
  const logs = once(() => readLogs(root));
  const check = (what: string, run: () => Promise<void>): Check => ({ group, name: what, run });
  const inCopy = (purpose: string) => mkdtempSync(join(scratch, `${name}-${purpose}-`));
  const asItStands = (copy: string) => ({
    path: (path: string) => pathBelow(copy, path),
    text: (text: string) => text,
    micros: knownMicros,
  });

  const asExpected = byStart(expected).map((incident, index) =>
    check(`${summary(incident)} is as expected`, async () => {
      const draft = byStart((await scanned()).incidents)[index];
      if (draft === undefined) return failIfAny(["there is no such draft"]);
      const primaries = draft.targets.filter(({ role }) => role === "primary").length;
      failIfAny([
        ...differences(incident, withShortFiles(draft)),
        ...(primaries === 1 ? [] : [`targets: expected one primary, found ${primaries}`]),
      ]);
    }),
  );

  return [
    check("the expectation quotes what stands in the files", async () => failIfAny(misquoted(known, await logs()))),
    check("finds the expected incidents and no other", async () =>
      failIfAny(surplus(expected, (await scanned()).incidents)),
    ),
    ...asExpected,
    check("every line of evidence stands where it says, and only such lines are cited", async () =>
      failIfAny(wrongEvidence(await scanned(), root, await logs())),
    ),
    check("the document is as its schema says", async () => {
      const printed: unknown = JSON.parse(printJson(await scanned()));
      const parsed = documentSchema.safeParse(printed);
      if (!parsed.success) return failIfAny([parsed.error.message]);
      // No field that the schema does not know was dropped.
      failIfAny(exactDifferences(printed, parsed.data));
    }),
    check("the same logs give the same bytes, here and from another directory", async () => {
      const document = await scanned();
      const again = await scanCase(options, root, grammars);
      failIfAny(exactDifferences(JSON.parse(printJson(document)), JSON.parse(printJson(again))));
      const copy = inCopy("copied");
      const target =
        (await logs()).length === 1 && (await logs())[0]?.path === basename(root) ? join(copy, basename(root)) : copy;
      cpSync(root, target, { recursive: true, preserveTimestamps: true });
      const copied = printJson(await scanCase(options, target, grammars)).replaceAll(target, "");
      failIfAny(exactDifferences(JSON.parse(printJson(document).replaceAll(root, "")), JSON.parse(copied)));
    }),
    check("without its failing and stopping lines no incident remains", async () => {
      const healthy = withoutTrouble(await logs(), options, expected, recogniser());
      if (expected.length > 0 && healthy.taken.length === 0) failIfAny(["no line of the case was taken out"]);
      if (healthy.left === 0) failIfAny(["nothing is left: the case needs lines of healthy life"]);
      const copy = inCopy("without");
      writeLogs(copy, healthy.logs);
      const { incidents, coverage } = await scanCase(options, copy, grammars);
      // As many lines were read as were left, so that nothing is healthy merely because nothing was read.
      const read = coverage.sources.map(({ records, unread }) => records + unread).reduce((a, b) => a + b, 0);
      failIfAny([
        ...incidents.map((incident) => `still found: ${summary(incident)}`),
        ...(read >= healthy.left ? [] : [`only ${read} of ${healthy.left} lines were read`]),
      ]);
    }),
    ...(["whole minutes", "odd seconds"] as const).map((by) =>
      check(`with hosts, pids, devices and moments (by ${by}) renamed the same incidents remain`, async () => {
        // Minutes gather lines: moved by odd seconds other lines of a minute are quoted, the same ones prove.
        const [seconds, quotes] = by === "whole minutes" ? ([11_220, "all"] as const) : ([11_231, "proofs"] as const);
        const renamedCase = renameCase(await logs(), options, seconds, recogniser());
        const { logs: renamedLogs, options: renamedOptions, renaming } = renamedCase;
        const copy = inCopy(`renamed-${quotes}`);
        writeLogs(copy, renamedLogs);
        const renamed = await scanCase(renamedOptions, copy, grammars);
        const wanted = shapesOf(await scanned(), {
          quotes,
          path: (path) => renaming.path(pathBelow(root, path)),
          text: renaming.text,
          micros: (instant) => knownMicros(instant) + renaming.seconds * 1e6,
        });
        failIfAny(exactDifferences(wanted, shapesOf(renamed, { quotes, ...asItStands(copy) })));
        failIfAny(wrongEvidence(renamed, copy, renamedLogs));
      }),
    ),
    check("with lines forged under another program's name the same incidents remain", async () => {
      const { logs: forgedLogs, originalLine } = forgeCase(await logs(), options, recogniser());
      const copy = inCopy("forged");
      writeLogs(copy, forgedLogs);
      const pathOf = (file: string) => pathBelow(copy, file);
      const forged = withOriginalLines(await scanCase(options, copy, grammars), pathOf, originalLine);
      const wanted = shapesOf(await scanned(), { quotes: "all", ...asItStands(root) });
      failIfAny(exactDifferences(wanted, shapesOf(forged, { quotes: "all", ...asItStands(copy) })));
    }),
  ];
}

/** Made when it is first asked for; a failure stays one. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function misquoted({ incidents }: IncidentCase, logs: readonly LogText[]): string[] {
  return incidents
    .flatMap(({ evidence }) => evidence ?? [])
    .flatMap((line) => {
      const own = logs
        .filter(({ path }) => shortFile(`/${path}`) === line.file)
        .filter(({ path }) => line.host === undefined || path.startsWith(`${line.host}/`));
      if (own.some((log) => standsAt(log, line.line, line.text))) return [];
      const quoted = own.map((log) => Buffer.from(linesOf(log)[line.line - 1] ?? "", "latin1").toString("utf8"));
      return [`${line.file}:${line.line}: expected ${JSON.stringify(line.text)}, found ${JSON.stringify(quoted)}`];
    });
}

function wrongEvidence(document: ScanDocument, root: string, logs: readonly LogText[]): string[] {
  return document.incidents.flatMap((incident) => {
    const lines = incident.evidence.map((line) => ({ ...line, file: pathBelow(root, line.file) }));
    const refs = incident.evidence.map(({ ref }) => ref);
    return [
      ...lines.flatMap((line) => complaintsAbout(line, logs)),
      ...refs.filter((ref, index) => refs.indexOf(ref) !== index).map((ref) => `${ref} stands twice`),
      ...citedRefs(incident)
        .filter(({ ref }) => !refs.includes(ref))
        .map(({ path, ref }) => `${path} cites ${ref}, which is no line of evidence`),
    ];
  });
}
