import { canonicalHosts } from "../detect/hosts.js";
import { readSources } from "../detect/read.js";
import { type Resolution, resolveSegments, type SourceSummary, type ZoneChoice } from "../detect/resolve.js";
import { planReading, type ReadingTask } from "../detect/tasks.js";
import type { ReadingThreads } from "../detect/threads.js";
import { findDates } from "../detect/year-votes.js";
import type { Diagnostic } from "../diagnostic.js";
import { adjusted } from "../grammar/adjust.js";
import { builtinGrammars } from "../grammar/builtin.js";
import { type Catalog, createCatalog } from "../grammar/catalog.js";
import { compileMatcher, type Matcher } from "../grammar/matcher.js";
import type { Grammar } from "../grammar/model.js";
import { type Discovery, discover } from "../read/discover.js";
import type { LogSource } from "../read/source.js";
import { createSpool, type Spool } from "../read/spool.js";
import { instantOption, pathsOption, type ScanOptions, zoneChoice } from "./scan-options.js";

/** All logs of the paths, read once, with the instants that their stamps stand for. */
export interface DatedSources extends Resolution {
  readonly catalog: Catalog;
  readonly matcher: Matcher;
  readonly discovery: Discovery;
  readonly sources: readonly SourceSummary[];
  readonly hostOf: (name: string, source: SourceSummary) => string;
  readonly zoneOf: (host: string) => ZoneChoice;
}

/** Keeps what comes through standard input, where there is a directory for that; null where there is none. */
export const spoolOf = (
  { stdin, spoolDirectory }: ScanOptions,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): Spool | null =>
  stdin === undefined || spoolDirectory === undefined ? null : createSpool(stdin, spoolDirectory, onDiagnostic);

/** What is given can be read again, standard input too, if it was kept. */
const rereadable = (sources: readonly LogSource[], keptAs: number | null): readonly LogSource[] =>
  keptAs === null
    ? sources
    : sources.map((source) => ({
        ...source,
        files: source.files.map((file) => (file.path === "-" ? { ...file, keptAs } : file)),
      }));

/**
 * @param spool keeps standard input for as long as what is returned is used
 * @throws ScanOptionError for unusable options, and the reason of an aborted signal
 */
export async function readDated(
  options: ScanOptions,
  spool: Spool | null,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): Promise<DatedSources> {
  const { signal, onProgress } = options;
  const stdin = spool?.stream ?? options.stdin;
  const nowMicros = instantOption("now", options.now);
  const zoneOf = zoneChoice(options);
  const grammars = adjusted(options.grammars ?? builtinGrammars);
  const found = await discover(pathsOption(options), options.hosts === undefined ? {} : { hosts: options.hosts });
  const { tasks, threads: count } = await planReading(found.sources, options.threads ?? 1, signal);
  // Before anything else, as it takes them a while to begin.
  const threads = count < 2 ? null : await threadsBeside(count - 1, tasks, grammars);
  const catalog = createCatalog(grammars);
  const matcher = compileMatcher(grammars);
  for (const diagnostic of [...found.diagnostics, ...journalDiagnostics(found.journals)]) onDiagnostic(diagnostic);
  const sources = await readSources(found.sources, tasks, {
    ...{ catalog, matcher, signal, stdin, onProgress, onDiagnostic, threads },
  });
  const discovery = { ...found, sources: rereadable(found.sources, spool?.descriptor() ?? null) };
  const hostOf = hostNames(sources, options.aliases ?? new Map());
  const dates = await findDates(sources, discovery.sources, signal);
  const resolution = resolveSegments(sources, hostOf, zoneOf, {
    ...{ catalog, nowMicros, stated: options.year ?? null },
    bootOf: (segment) => dates.boots.get(segment) ?? null,
    votesOf: (segment) => dates.votes.get(segment) ?? [],
  });
  return { ...resolution, catalog, matcher, discovery, sources, hostOf, zoneOf };
}

async function threadsBeside(
  count: number,
  tasks: readonly ReadingTask[],
  grammars: readonly Grammar[],
): Promise<ReadingThreads> {
  const { startThreads } = await import("../detect/threads.js");
  return startThreads(count, tasks, grammars === builtinGrammars ? null : grammars);
}

/** The host of a record: what it names, else what its directory names, else the one host that all other logs name. */
function hostNames(
  sources: readonly SourceSummary[],
  aliases: ReadonlyMap<string, string>,
): (name: string, source: SourceSummary) => string {
  const named = sources.flatMap((source) => source.summaries.flatMap((summary) => [...summary.streams.keys()]));
  const byDirectory = sources.flatMap((source) => (source.directoryHost === null ? [] : [source.directoryHost]));
  const canonical = canonicalHosts(
    [...named, ...byDirectory].filter((name) => name !== ""),
    aliases,
  );
  const all = new Set(canonical.values());
  const only = all.size === 1 ? ([...all][0] ?? "") : "";
  return (name, source) => {
    const own = name === "" ? source.directoryHost : name;
    return own === null ? only : (canonical.get(own) ?? own);
  };
}

function journalDiagnostics(journals: readonly string[]): Diagnostic[] {
  return journals.map((directory) => ({
    code: "read.journal",
    severity: "information",
    message: "holds journald's own files, which only journalctl reads",
    file: directory,
    hint: `journalctl -o json --directory='${directory.replaceAll("'", "'\\''")}' | logscan -`,
  }));
}
