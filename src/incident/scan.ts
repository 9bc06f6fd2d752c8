import type { Sign } from "../detect/activity.js";
import { endedByAnswers } from "../detect/answers.js";
import { type Boot, bootsOf, hostOutages } from "../detect/boots.js";
import { withBursts } from "../detect/burst.js";
import { clockSteps } from "../detect/clock-steps.js";
import { componentOutages } from "../detect/component-outages.js";
import { withFailovers } from "../detect/failover.js";
import { measureSkews } from "../detect/handovers.js";
import { hostClockOf } from "../detect/host-clock.js";
import { findSignLines } from "../detect/look.js";
import { withLostTogether } from "../detect/lost-together.js";
import { type ComponentHistory, componentHistories } from "../detect/marks.js";
import type { Outage } from "../detect/outage.js";
import { hostPulsesOf, pulsesOf } from "../detect/pulse.js";
import type { Contradiction } from "../detect/resolve.js";
import { judgeSilences, silencesOf, silentEntry } from "../detect/silent.js";
import { withThirdHosts } from "../detect/skew.js";
import { skewsByOutages } from "../detect/skew-by-outages.js";
import { createTookReader } from "../detect/took.js";
import type { Diagnostic } from "../diagnostic.js";
import { formatInstant } from "../time/zone.js";
import { actionsByHost } from "./actions.js";
import { buildIncident } from "./build.js";
import { buildCoverage } from "./coverage.js";
import { readDated } from "./dated-sources.js";
import { type Folded, foldOutages } from "./fold.js";
import type { Incident, ScanDocument } from "./record.js";
import { instantOption, type ScanOptions } from "./scan-options.js";
import { schemaUri, schemaVersion, version } from "./version.js";

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
  const read = await readDated(options, (diagnostic) => diagnostics.push(diagnostic));
  const { catalog, matcher, discovery, sources, hostOf, zoneOf, segments, undated, contradictions } = read;
  const { signal } = options;
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
  const steps = clockSteps(histories, matcher);
  const byHost = hosts.map((host) => {
    const isOwn = (one: { readonly host: string }) => one.host === host;
    const own = segments.filter(isOwn);
    const boots = bootsOf(host, histories, own);
    const clock = hostClockOf(steps.filter(isOwn), boots, own);
    return { histories: histories.filter(isOwn), segments: own, boots, clock };
  });
  const boots = byHost.flatMap((host) => host.boots);
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
  const outages = byHost.flatMap(componentOutages);
  const isWithinOneClock = ({ setSeconds }: Outage) => setSeconds === undefined;
  const answered = await endedByAnswers(outages.filter(isWithinOneClock), {
    ...{ catalog, matcher, segments, sources: discovery.sources, isOf, signal },
  });
  const overSettings = outages.filter((outage) => !isWithinOneClock(outage));
  const down = byHost.flatMap(({ boots: own, clock }) => hostOutages(own, histories, lastLines, clock));
  const shown = [...answered, ...overSettings, ...down];
  const verdicts = judgeSilences(silences, {
    ...{ catalog, histories, boots, segments, outages: shown, lines: lastLines },
    steps,
  });
  const silent = silentEntry(catalog, false)?.component.name ?? "";
  const measured = await measureSkews(verdicts.outages, {
    ...{ catalog, matcher, segments, sources: discovery.sources, isOf, signal },
  });
  const skews = withThirdHosts(
    [...measured, ...skewsByOutages(verdicts.outages, measured)],
    verdicts.outages.map(({ host }) => host),
  );
  const moved = withFailovers(verdicts.outages, pulses, silent, skews);
  const told = moved.filter(({ entry }) => !entry.component.silenced);
  const folded = foldOutages(withLostTogether(told, catalog), skews).filter(({ outages: members }) =>
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
  const context = { histories, actions, language: options.language ?? "en", signLines, isYearStated, skews } as const;
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
    coverage: buildCoverage(sources, segments, boots, discovery.notRead, verdicts.others, moved, skews),
    diagnostics,
  };
  return { document, histories, outages: moved, folded, boots };
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
