import { lastSign, type Sign } from "../detect/activity.js";
import { endedByAnswers } from "../detect/answers.js";
import { type Boot, bootsOf, hostOutages } from "../detect/boots.js";
import { withBursts } from "../detect/burst.js";
import { credibleOutages } from "../detect/credible.js";
import { silentDeaths } from "../detect/deaths.js";
import { endedByDependents } from "../detect/dependents.js";
import { withFailovers } from "../detect/failover.js";
import { canonicalHosts } from "../detect/hosts.js";
import { findSignLines } from "../detect/look.js";
import { type ComponentHistory, componentHistories } from "../detect/marks.js";
import { needs } from "../detect/needs.js";
import { type Outage, outagesOf } from "../detect/outage.js";
import { hostPulsesOf, pulsesOf } from "../detect/pulse.js";
import { type Progress, readSources } from "../detect/read.js";
import { type Contradiction, resolveSegments, type SourceSummary, type ZoneChoice } from "../detect/resolve.js";
import { judgeSilences, silencesOf, silentEntry } from "../detect/silent.js";
import { plannedStops } from "../detect/stops.js";
import { createTookReader } from "../detect/took.js";
import { findDates } from "../detect/year-votes.js";
import type { Diagnostic } from "../diagnostic.js";
import { adjusted } from "../grammar/adjust.js";
import { builtinGrammars } from "../grammar/builtin.js";
import { createCatalog } from "../grammar/catalog.js";
import { compileMatcher } from "../grammar/matcher.js";
import type { Grammar } from "../grammar/model.js";
import { discover } from "../read/discover.js";
import { formatInstant, parseInstant, zoneByName } from "../time/zone.js";
import { actionsByHost } from "./actions.js";
import { buildIncident } from "./build.js";
import { buildCoverage } from "./coverage.js";
import { type Folded, foldOutages } from "./fold.js";
import type { Language } from "./phrases.js";
import type { Incident, ScanDocument } from "./record.js";
import { schemaUri, schemaVersion, version } from "./version.js";

export interface ScanOptions {
  /** Directories, files, globs; `-` is `stdin`. */
  readonly paths: readonly string[];
  /** The present, RFC 3339 with an offset: no line lies after it. */
  readonly now: string;
  /** The zone of stamps that state none: an IANA name or an offset. Without it UTC is assumed, and the drafts say so. */
  readonly zone?: string | undefined;
  /** Zones of single hosts. */
  readonly zones?: ReadonlyMap<string, string> | undefined;
  /** The zone was not given by the user but taken from the machine: the drafts call it assumed. */
  readonly zoneIsAssumed?: boolean | undefined;
  /** The year of the newest lines whose stamps have none. */
  readonly year?: number | undefined;
  /** Incidents that overlap [since, until) only; RFC 3339 with an offset. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Directory to host, for logs whose lines name none. */
  readonly hosts?: ReadonlyMap<string, string> | undefined;
  /** Other name to host, for hosts that go by several. */
  readonly aliases?: ReadonlyMap<string, string> | undefined;
  readonly grammars?: readonly Grammar[] | undefined;
  readonly language?: Language | undefined;
  /** How many threads may read one long file; 1 if not given. The result does not depend on it. */
  readonly threads?: number | undefined;
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** A scan's options were wrong; `code` is stable, the message says what to change. */
export class ScanOptionError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "ScanOptionError";
    this.code = code;
  }
}

/** What a scan found on its way to the drafts, for whoever asks why a draft is as it is. */
export interface Investigation {
  readonly document: ScanDocument;
  /** Everything that was said of each component. */
  readonly histories: readonly ComponentHistory[];
  /** All outages, also those that no draft tells of. */
  readonly outages: readonly Outage[];
  /** Outages that belong together, in the order of the document's incidents. */
  readonly folded: readonly Folded[];
  readonly boots: readonly Boot[];
}

/**
 * Reads logs and drafts the incidents that they show.
 * @throws ScanOptionError for unusable options, and the reason of an aborted signal; what the logs hold never throws.
 */
export async function scan(options: ScanOptions): Promise<ScanDocument> {
  return (await investigate(options)).document;
}

/** As `scan`, with what led to the drafts. */
export async function investigate(options: ScanOptions): Promise<Investigation> {
  const diagnostics: Diagnostic[] = [];
  const nowMicros = instantOption("now", options.now);
  const sinceMicros = options.since === undefined ? null : instantOption("since", options.since);
  const untilMicros = options.until === undefined ? null : instantOption("until", options.until);
  const zoneOf = zoneChoice(options);
  const grammars = adjusted(options.grammars ?? builtinGrammars);
  const catalog = createCatalog(grammars);
  const matcher = compileMatcher(grammars);
  const discovery = await discover(options.paths, options.hosts === undefined ? {} : { hosts: options.hosts });
  diagnostics.push(...discovery.diagnostics, ...journalDiagnostics(discovery.journals));
  const onDiagnostic = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const { signal, stdin, onProgress } = options;
  const sources = await readSources(discovery.sources, {
    ...{ catalog, matcher, signal, stdin, onProgress, onDiagnostic },
    threads: options.threads ?? 1,
  });
  const hostOf = hostNames(sources, options.aliases ?? new Map());
  const dates = await findDates(sources, discovery.sources, signal);
  const { segments, undated, contradictions } = resolveSegments(sources, hostOf, zoneOf, {
    ...{ catalog, nowMicros, stated: options.year ?? null },
    bootOf: (segment) => dates.boots.get(segment) ?? null,
    votesOf: (segment) => dates.votes.get(segment) ?? [],
  });
  diagnostics.push(...contradictions.map(contradictionDiagnostic));
  for (const { source, records } of undated) {
    diagnostics.push({
      code: "time.undated",
      severity: "warning",
      message: `${records} lines say only how long after boot they were written; they are in no draft`,
      file: source.name,
      hint: "write the log with `dmesg --time-format iso`, or read the journal: journalctl -k -o json | logscan -",
    });
  }
  const histories = componentHistories(segments, catalog, createTookReader(matcher));
  const hosts = [...new Set(segments.map((resolved) => resolved.host))].sort();
  const byHost = new Map(
    hosts.map((host) => {
      const own = segments.filter((resolved) => resolved.host === host);
      return [host, { boots: bootsOf(host, histories, own), endMicros: lastSign(own)?.micros ?? 0 }] as const;
    }),
  );
  const boots = [...byHost.values()].flatMap((host) => host.boots);
  const signs = boots.flatMap((boot) => (boot.lastBefore === null || boot.stop === "orderly" ? [] : [boot.lastBefore]));
  const isOf = ({ resolved }: Pick<Sign, "resolved">, name: string) => hostOf(name, resolved.source) === resolved.host;
  const pulses = pulsesOf(segments);
  // Hosts first: what a whole host did not write needs no explanation for each of its logs.
  const silences = await withBursts(
    silencesOf([...hostPulsesOf(segments), ...pulses]),
    discovery.sources,
    isOf,
    signal,
  );
  signs.push(...silences.flatMap(({ before, after }) => (after === null ? [before] : [before, after])));
  const lastLines = await findSignLines(signs, discovery.sources, isOf, signal);
  const outages = histories.flatMap((history) => {
    const host = byHost.get(history.host);
    const dependents = histories.filter((other) => needs(other, history) === "this");
    const found = outagesOf(history, host?.boots ?? [], host?.endMicros ?? 0);
    const failed = credibleOutages(history, dependents, found).map((outage) => endedByDependents(outage, dependents));
    return [
      ...failed,
      ...silentDeaths(history, failed, host?.boots ?? []),
      ...plannedStops(history, failed, host?.boots ?? [], host?.endMicros ?? 0),
    ];
  });
  const answered = await endedByAnswers(outages, {
    ...{ catalog, matcher, segments, sources: discovery.sources, isOf, signal },
  });
  const shown = [...answered, ...hostOutages(boots, histories, lastLines)];
  const verdicts = judgeSilences(silences, { catalog, histories, boots, segments, outages: shown, lines: lastLines });
  const silent = silentEntry(catalog, false)?.component.name ?? "";
  const moved = withFailovers(verdicts.outages, pulses, silent);
  const told = moved.filter(({ entry }) => !entry.component.silenced);
  const folded = foldOutages(told).filter(({ outages: members }) =>
    members.some(
      ({ start, end }) =>
        (untilMicros === null || start.at < untilMicros) &&
        (sinceMicros === null || end === null || end.at >= sinceMicros),
    ),
  );
  const isYearStated = options.year !== undefined;
  const taken = moved.flatMap(({ movedTo }) => (movedTo === undefined ? [] : [movedTo.first]));
  const signLines = new Map([...lastLines, ...(await findSignLines(taken, discovery.sources, isOf, signal))]);
  const actions = actionsByHost(histories);
  const context = { histories, actions, language: options.language ?? "en", signLines, isYearStated } as const;
  const incidents: Incident[] = folded.map((group) => buildIncident(group, context));
  const zone = zoneOf("").zone;
  const format = (micros: number) => formatInstant(micros, zone.offsetAt(micros), 0);
  const document: ScanDocument = {
    $schema: schemaUri,
    schemaVersion,
    tool: {
      name: "logscan",
      version,
      zone: zone.name,
      now: format(nowMicros),
      ...(sinceMicros === null ? {} : { since: format(sinceMicros) }),
      ...(untilMicros === null ? {} : { until: format(untilMicros) }),
    },
    incidents,
    coverage: buildCoverage(sources, segments, boots, discovery.notRead, verdicts.others, moved),
    diagnostics,
  };
  return { document, histories, outages: moved, folded, boots };
}

/** @throws ScanOptionError for what is no time with an offset */
export function instantOption(name: string, text: string): number {
  const micros = parseInstant(text);
  if (micros === null) {
    throw new ScanOptionError(
      `option.${name}`,
      `${name} must be a time with an offset, e.g. 2008-05-23T01:30:20+09:00`,
    );
  }
  return micros;
}

/** @throws ScanOptionError for a zone that does not exist */
export function zoneChoice(options: ScanOptions): (host: string) => ZoneChoice {
  const zoneNamed = (name: string) => {
    const zone = zoneByName(name);
    if (zone === null) {
      throw new ScanOptionError("option.zone", `"${name}" is no zone; expected e.g. Europe/Berlin, UTC or +09:00`);
    }
    return zone;
  };
  const general: ZoneChoice = {
    zone: zoneNamed(options.zone ?? "UTC"),
    by: options.zone === undefined || options.zoneIsAssumed === true ? "assumed" : "configured",
  };
  const single = new Map<string, ZoneChoice>();
  for (const [host, name] of options.zones ?? []) single.set(host, { zone: zoneNamed(name), by: "configured" });
  return (host) => single.get(host) ?? general;
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

function contradictionDiagnostic({ path, year, otherYear, otherBy }: Contradiction): Diagnostic {
  return {
    code: "time.contradiction",
    severity: "warning",
    message: `by its ${otherBy} the year would be ${otherYear}; ${year} was found by all that is known of the host`,
    file: path,
    hint: "if the year is wrong, state that of the newest lines with --year",
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
