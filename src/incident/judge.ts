import type { Sign } from "../detect/activity.js";
import { answerLook } from "../detect/answers.js";
import { type Boot, bootsOf, hostOutages } from "../detect/boots.js";
import { burstLook } from "../detect/burst.js";
import { clockSteps } from "../detect/clock-steps.js";
import { componentOutages } from "../detect/component-outages.js";
import { withFailovers } from "../detect/failover.js";
import { measureSkews } from "../detect/handovers.js";
import { hostClockOf } from "../detect/host-clock.js";
import { groupedByHost } from "../detect/hosts.js";
import { signLook } from "../detect/look.js";
import { withLostTogether } from "../detect/lost-together.js";
import { type ComponentHistory, componentHistories } from "../detect/marks.js";
import type { Outage } from "../detect/outage.js";
import { hostPulsesOf, pulsesOf } from "../detect/pulse.js";
import { rereadWindows } from "../detect/reread.js";
import { judgeSilences, type SilenceVerdicts, silencesOf, silentEntry } from "../detect/silent.js";
import { type Skew, withThirdHosts } from "../detect/skew.js";
import { skewsByOutages } from "../detect/skew-by-outages.js";
import { createTookReader } from "../detect/took.js";
import { actionsByHost } from "./actions.js";
import { buildIncident } from "./build.js";
import type { DatedSources } from "./dated-sources.js";
import { type Folded, foldOutages } from "./fold.js";
import type { Incident } from "./record.js";
import type { ScanOptions } from "./scan-options.js";

/** What all logs together say, once every line has its instant. */
export interface Judgement {
  readonly incidents: readonly Incident[];
  /** Everything that was said of each component. */
  readonly histories: readonly ComponentHistory[];
  /** All outages, also those that no draft tells of. */
  readonly outages: readonly Outage[];
  /** Outages that belong together, in the order of the incidents. */
  readonly folded: readonly Folded[];
  readonly boots: readonly Boot[];
  /** Silences that are no outages. */
  readonly silences: SilenceVerdicts["others"];
  readonly skews: readonly Skew[];
}

/** Microseconds since 1970 in UTC; null where there is no such bound. */
export interface Span {
  readonly sinceMicros: number | null;
  /** Exclusive. */
  readonly untilMicros: number | null;
}

/** Finds the outages, and drafts the incidents that overlap the span. @throws the reason of an aborted signal */
export async function judge(read: DatedSources, options: ScanOptions, span: Span): Promise<Judgement> {
  const { catalog, matcher, discovery, hostOf, segments } = read;
  const { signal } = options;
  const histories = componentHistories(segments, catalog, createTookReader(matcher));
  const steps = clockSteps(histories, matcher);
  const [historiesOf, stepsOf] = [groupedByHost(histories), groupedByHost(steps)];
  const byHost = [...groupedByHost(segments)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, own]) => {
      const ownHistories = historiesOf.get(host) ?? [];
      const boots = bootsOf(host, ownHistories, own);
      const clock = hostClockOf(stepsOf.get(host) ?? [], boots, own);
      return { histories: ownHistories, segments: own, boots, clock };
    });
  const boots = byHost.flatMap((host) => host.boots);
  const signs = boots.flatMap((boot) => (boot.lastBefore === null || boot.stop === "orderly" ? [] : [boot.lastBefore]));
  const isOf = ({ resolved }: Pick<Sign, "resolved">, name: string) => hostOf(name, resolved.source) === resolved.host;
  const pulses = pulsesOf(segments);
  // Hosts first: what a whole host did not write needs no explanation for each of its logs.
  const silent = silencesOf([...hostPulsesOf(segments), ...pulses]);
  signs.push(...silent.flatMap(({ before, after }) => (after === null ? [before] : [before, after])));
  const outages = byHost.flatMap(componentOutages);
  const isWithinOneClock = ({ setSeconds }: Outage) => setSeconds === undefined;
  const bursts = burstLook(silent, isOf);
  const before = signLook(signs, isOf);
  const answers = answerLook(outages.filter(isWithinOneClock), {
    ...{ catalog, matcher, segments, sources: discovery.sources, isOf, signal },
  });
  // Together, so that logs are unpacked only once more.
  await rereadWindows([bursts.look, before.look, answers.look], discovery.sources, signal);
  const silences = bursts.judged();
  const lastLines = before.found;
  const answered = answers.ended();
  const overSettings = outages.filter((outage) => !isWithinOneClock(outage));
  const down = byHost.flatMap((host) => hostOutages(host.boots, host.histories, lastLines, host.clock));
  const shown = [...answered, ...overSettings, ...down];
  const verdicts = judgeSilences(silences, {
    ...{ catalog, histories, boots, segments, outages: shown, lines: lastLines },
    steps,
  });
  const silentComponent = silentEntry(catalog, false)?.component.name ?? "";
  const measured = await measureSkews(verdicts.outages, {
    ...{ catalog, matcher, segments, sources: discovery.sources, isOf, signal },
  });
  const skews = withThirdHosts(
    [...measured, ...skewsByOutages(verdicts.outages, measured)],
    verdicts.outages.map(({ host }) => host),
  );
  const moved = withFailovers(verdicts.outages, pulses, silentComponent, skews);
  const told = moved.filter(({ entry }) => !entry.component.silenced);
  const folded = foldOutages(withLostTogether(told, catalog), skews).filter(({ outages: members }) =>
    members.some(
      ({ start, end }) =>
        (span.untilMicros === null || start.at < span.untilMicros) &&
        (span.sinceMicros === null || end === null || end.at >= span.sinceMicros),
    ),
  );
  const isYearStated = options.year !== undefined;
  const taken = moved.flatMap(({ movedTo }) => (movedTo === undefined ? [] : [movedTo.first]));
  const moves = signLook(taken, isOf);
  await rereadWindows([moves.look], discovery.sources, signal);
  const actions = actionsByHost(histories);
  const signLines = new Map([...lastLines, ...moves.found]);
  const context = {
    histories: historiesOf,
    actions,
    language: options.language ?? "en",
    signLines,
    isYearStated,
    skews,
  } as const;
  const incidents: Incident[] = folded.map((group) => buildIncident(group, context));
  return { incidents, histories, outages: moved, folded, boots, silences: verdicts.others, skews };
}
