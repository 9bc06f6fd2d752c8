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

/** @throws ScanOptionError for unusable options, and the reason of an aborted signal */
export async function readDated(
  options: ScanOptions,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): Promise<DatedSources> {
  const { signal, stdin, onProgress } = options;
  const nowMicros = instantOption("now", options.now);
  const zoneOf = zoneChoice(options);
  const grammars = adjusted(options.grammars ?? builtinGrammars);
  const discovery = await discover(pathsOption(options), options.hosts === undefined ? {} : { hosts: options.hosts });
  const { tasks, threads: count } = await planReading(discovery.sources, options.threads ?? 1, signal);
  // Before anything else, as it takes them a while to begin.
  const threads = count < 2 ? null : await threadsBeside(count - 1, tasks, grammars);
  const catalog = createCatalog(grammars);
  const matcher = compileMatcher(grammars);
  for (const diagnostic of [...discovery.diagnostics, ...journalDiagnostics(discovery.journals)])
    onDiagnostic(diagnostic);
  const sources = await readSources(discovery.sources, tasks, {
    ...{ catalog, matcher, signal, stdin, onProgress, onDiagnostic, threads },
  });
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
