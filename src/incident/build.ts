import type { Boot } from "../detect/boots.js";
import { isFailing } from "../detect/marks.js";
import type { Outage } from "../detect/outage.js";
import { messageOf } from "../detect/place.js";
import type { ResolvedSegment } from "../detect/resolve.js";
import { aloneBelow } from "../detect/rhythm.js";
import { aheadMicros, type Skew, skewBetween } from "../detect/skew.js";
import { waitingFor } from "../detect/snapshot.js";
import type { Text } from "../grammar/model.js";
import { actionsAround } from "./actions.js";
import { createEvidenceBook, type EvidenceBook } from "./evidence.js";
import type { Folded } from "./fold.js";
import { incidentId } from "./identity.js";
import { digitsOf, formatMicros } from "./moment.js";
import { anchorOf, type BuildContext, buildOutage, historyOf, type Part, shownDuring } from "./part.js";
import { type Language, phrases, say, yearSources } from "./phrases.js";
import type { Incident } from "./record.js";
import { isGraver } from "./severity.js";
import { timelineOf } from "./timeline.js";
import { watchedName } from "./watched.js";

const titleLimit = 120;
const inStepMicros = 2_000_000;

/** The draft of one incident. */
export function buildIncident(folded: Folded, scanned: BuildContext): Incident {
  const { primary, outages } = folded;
  const hosts = hostsOf(outages);
  // Between hosts that the draft shows beside each other, a third one's clock matters to no moment.
  const isOwn = ({ host, other }: Skew) => hosts.includes(host) && hosts.includes(other);
  const context = hosts.length > 1 ? { ...scanned, skews: scanned.skews.filter(isOwn) } : scanned;
  const book = createEvidenceBook();
  const parts = outages.map((outage) => buildOutage(outage, context, book));
  const inStep = parts.filter(
    ({ outage }) => isInStep(primary.host, outage.host, context) && !folded.silences.includes(outage),
  );
  const start = earliestPart(inStep);
  const end = lastEnd(outages, inStep, primary);
  const anchor = anchorOf(primary);
  const severity = outages
    .filter((outage) => outage === primary || (outage.nature !== "planned" && outage.nature !== "instant"))
    .map((outage) => outage.severity)
    .reduce((a, b) => (isGraver(b, a) ? b : a));
  const lines = outages.reduce((sum, outage) => sum + outage.failingLines, 0);
  const history = historyOf(primary, context);
  return {
    id: incidentId(primary, history?.marks ?? []),
    aliases: [],
    kind: `${primary.entry.component.name}.${primary.how}`,
    nature: outages.some((outage) => outage.nature === "failure") ? "failure" : primary.nature,
    title: titleOf(folded, context.language),
    status: statusOf(primary, outages, end),
    severity,
    confidence: confidenceOf(primary, lines, context),
    targets: targetsOf(folded),
    start: start.record.start,
    end: end?.record.end ?? null,
    lastFailingAt: lastFailing(
      inStep.map(({ outage }) => outage),
      anchor,
    ),
    durationSeconds: durationOf(start.outage, end?.outage),
    outages: parts.map((part) => part.record),
    timeline: timelineOf(parts, book, context),
    ...statements(folded, book, context),
    related: [],
    cause: null,
    response: null,
    evidence: [...book.lines],
    evidenceOmitted: Math.max(
      0,
      lines - book.lines.filter((line) => line.role === "onset" || line.role === "during").length,
    ),
  };
}

/** Whose lines the draft shows, in the order in which they come. */
function hostsOf(outages: readonly Outage[]): string[] {
  const hosts = outages.flatMap(({ host, movedTo }) => (movedTo === undefined ? [host] : [host, movedTo.host]));
  return [...new Set(hosts)].filter((host) => host !== "");
}

/** The incident's own times are by one clock, that of its primary's host: what another is known to show otherwise is left to the parts. */
function isInStep(host: string, other: string, { skews }: BuildContext): boolean {
  return Math.abs(aheadMicros(skews, host, other)) <= inStepMicros;
}

function earliestPart(parts: readonly Part[]): Part {
  return parts.reduce((a, b) => (earliness(b) < earliness(a) ? b : a));
}

/** What is counted back by less than stamps can show is no earlier than a line that stands there. */
function earliness({ outage: { start } }: Part): number {
  return start.basis === "reported delay" ? start.at + 1_000_000 : start.at;
}

/** The part that ended last; undefined where what matters has not ended. */
function lastEnd(outages: readonly Outage[], parts: readonly Part[], primary: Outage): Part | undefined {
  const last = outages
    .filter((outage) => outage.component === primary.component && outage.host === primary.host)
    .at(-1);
  if (last?.end === null || last === undefined) return undefined;
  if (outages.some((outage) => outage.end === null && outage.nature === "failure")) return undefined;
  const ended = parts.filter((part) => part.outage.end !== null);
  return ended.reduce((a, b) => ((b.outage.end?.at ?? 0) > (a.outage.end?.at ?? 0) ? b : a));
}

function statusOf(primary: Outage, outages: readonly Outage[], end: Part | undefined): Incident["status"] {
  if (end !== undefined) return end.outage.status;
  const open = outages.filter((outage) => outage.end === null);
  return (open.find((outage) => outage.status === "ongoing") ?? open[0] ?? primary).status;
}

function lastFailing(outages: readonly Outage[], anchor: ResolvedSegment): string | null {
  const last = outages.reduce((a, b) => (b.lastFailingMicros > a.lastFailingMicros ? b : a));
  const digits = digitsOf(last.marks.filter(isFailing).at(-1));
  return formatMicros(last.lastFailingMicros, anchor, digits);
}

function durationOf(first: Outage, last: Outage | undefined): Incident["durationSeconds"] {
  const startAfter = first.start.notAfter ?? first.start.at;
  const startBefore = first.start.notBefore;
  const endBefore = last?.end?.notBefore ?? first.lastFailingMicros;
  const endAfter = last?.end?.notAfter ?? null;
  return {
    min: Math.max(0, (endBefore - startAfter) / 1e6),
    max: startBefore === null || endAfter === null ? null : (endAfter - startBefore) / 1e6,
  };
}

const hostTitles: Readonly<Record<string, Text>> = {
  "unclean-reboot": phrases.hostUncleanReboot,
  "unexplained-reboot": phrases.hostUnexplainedReboot,
  panic: phrases.hostPanic,
  "planned-stop": phrases.hostPlannedStop,
};

function fieldsOf(outage: Outage): Record<string, string> {
  const key = outage.entry.component.key;
  return key === null ? {} : { [key]: outage.key };
}

function titleOf({ primary, outages }: Folded, language: Language): string {
  if (primary.movedTo !== undefined) {
    const title = say(phrases.moved, language, { from: primary.host, to: primary.movedTo.host });
    return [...title].slice(0, titleLimit).join("");
  }
  const isHost = primary.boot !== null && primary.component === "host";
  const own = primary.gravest.title ?? primary.entry.component.title;
  const text = isHost ? hostTitles[primary.how] : own;
  const title = say(text ?? primary.entry.component.title, language, fieldsOf(primary));
  const same = outages.filter((outage) => outage.component === primary.component && outage.host === primary.host);
  const counted = same.length > 1 && !isHost ? say(phrases.times, language, { title, count: same.length }) : title;
  const hosts = [...new Set(outages.map((outage) => outage.host))].filter((host) => host !== "").join(", ");
  const whole = hosts === "" ? counted : `${counted} (${hosts})`;
  return [...whole].length <= titleLimit ? whole : `${[...whole].slice(0, titleLimit - 1).join("")}…`;
}

function targetsOf({ primary, outages }: Folded): Incident["targets"] {
  const targets = new Map<string, Incident["targets"][number]>();
  const add = (host: string, component: string, service: string, role: Incident["targets"][number]["role"]) => {
    const name = `${host}\t${component}`;
    if (!targets.has(name)) targets.set(name, { host, service, component, role });
  };
  const watched = watchedName(primary);
  if (watched !== null) add(watched, primary.key, primary.entry.component.service, "primary");
  for (const outage of [primary, ...outages]) {
    const { service, reports } = outage.entry.component;
    for (const host of outage.movedTo === undefined ? [outage.host] : [outage.host, outage.movedTo.host]) {
      add(
        host,
        outage.component,
        service,
        reports && targets.size > 0 ? "reporting" : targets.size > 0 ? "affected" : "primary",
      );
    }
  }
  return [...targets.values()];
}

function confidenceOf(primary: Outage, lines: number, context: BuildContext): Incident["confidence"] {
  const { language } = context;
  const reasons: string[] = [];
  let level: Incident["confidence"]["level"] = "high";
  if (primary.boot !== null && primary.component === "host") {
    if (primary.boot.stop === "unknown") {
      level = "medium";
      reasons.push(say(phrases.noStopSeen, language));
    } else {
      reasons.push(say(primary.boot.stop === "orderly" ? phrases.stopSeen : phrases.uncleanProven, language));
    }
  } else {
    if (primary.silence !== undefined) {
      const { seconds, missing } = primary.silence;
      reasons.push(say(phrases.silent, language, { seconds, missing: Math.round(missing) }));
      if (primary.silence.queuedBurst) reasons.push(say(phrases.queued, language));
      level = primary.silence.expected < aloneBelow ? "medium" : "low";
    }
    if (lines > 0) reasons.push(say(lines === 1 ? phrases.openedByOne : phrases.openedBy, language, { lines }));
    else if (primary.start.basis === "stop event") reasons.push(say(phrases.stopSeen, language));
    if (primary.end?.basis === "working event") reasons.push(say(phrases.provenEnd, language));
    else if (primary.end?.basis === "reboot") reasons.push(say(phrases.endedByBoot, language));
    else if (primary.end?.basis === "quiet") reasons.push(say(phrases.noProofOfEnd, language));
    if (primary.nature === "degraded" && primary.end?.basis !== "working event") level = "medium";
    if (primary.movedTo?.isSkewMeasured === false && primary.movedTo.skewSeconds !== 0) level = "low";
  }
  const [oldest, ...later] = waitingFor(primary, historyOf(primary, context));
  if (oldest?.arrivedMicros != null) {
    const since = formatMicros(oldest.arrivedMicros, oldest.resolved, 0);
    const count = later.reduce((sum, mark) => sum + mark.count, oldest.count);
    reasons.push(say(phrases.waits, language, { count, since }));
  }
  return { level, reasons };
}

type Statements = Pick<Incident, "causeHints" | "detectionGaps" | "openQuestions" | "actionsSeen">;

function statements(folded: Folded, book: EvidenceBook, context: BuildContext): Statements {
  const { actions, language, isYearStated, skews } = context;
  const { primary, outages } = folded;
  const causeHints: Statements["causeHints"] = [];
  const detectionGaps: Statements["detectionGaps"] = [];
  const openQuestions: Statements["openQuestions"] = [];
  const actionsSeen: Statements["actionsSeen"] = [];
  const put = (into: Statements["causeHints"], text: string, evidence: string[]) => {
    if (!into.some((known) => known.text === text)) into.push({ text, evidence });
  };
  const onset = book.cite(primary.start.marks.slice(0, shownDuring), "onset");
  const { hints, questions, unseenBy } = isToldByLog(primary) ? nothingToGuess : primary.entry.component;
  for (const hint of [...primary.gravest.hints, ...hints]) {
    put(causeHints, say(hint, language, fieldsOf(primary)), onset);
  }
  for (const { check, why } of unseenBy) {
    put(detectionGaps, `${say(check, language, fieldsOf(primary))}: ${say(why, language, fieldsOf(primary))}`, onset);
  }
  for (const question of [...primary.gravest.questions, ...questions]) {
    put(openQuestions, say(question, language, fieldsOf(primary)), onset);
  }
  for (const boot of new Set(outages.map((outage) => outage.boot))) {
    if (boot !== null) addBootStatements(boot, primary, book, language, put, openQuestions, actionsSeen);
  }
  for (const mark of actionsAround(outages, actions)) {
    put(actionsSeen, messageOf(mark.place), book.cite([mark], "context"));
  }
  if (primary.movedTo?.isSkewMeasured === false) {
    const { host: to, skewSeconds: seconds } = primary.movedTo;
    const text = seconds === 0 ? phrases.clocksUnchecked : phrases.clocksDiffer;
    put(openQuestions, say(text, language, { from: primary.host, to, seconds }), onset);
  }
  for (const { host, others } of neverCompared(outages, skews)) {
    put(openQuestions, say(phrases.orderUnknown, language, { host, others: others.join(", ") }), onset);
  }
  const component = primary.component;
  if (primary.start.notBefore === null) put(openQuestions, say(phrases.beganBefore, language, { component }), onset);
  const unended = primary.end === null || primary.end.basis === "quiet";
  if (unended && primary.nature !== "instant")
    put(openQuestions, say(phrases.notEnded, language, { component }), onset);
  const resolved = anchorOf(primary);
  if (resolved.yearBy !== "stated" && !(isYearStated && resolved.isYearDecided)) {
    const by = yearSources[resolved.yearBy]?.[language] ?? resolved.yearBy;
    const values = { year: resolved.year ?? "?", by };
    const text = resolved.isYearDecided ? phrases.yearAssumed : phrases.yearUndecided;
    put(openQuestions, say(text, language, values), onset);
  }
  const ends = [...primary.start.marks, ...(primary.end?.marks ?? [])];
  const open = ends.filter((mark) => mark.resolved.boundsOf(mark.place.clockMicros) !== null);
  if (open.some((mark) => mark.resolved.clock === "main")) put(openQuestions, say(phrases.hourTwice, language), onset);
  if (open.some((mark) => mark.resolved.clock === "wrong")) {
    put(openQuestions, say(phrases.clockWrong, language, { host: primary.host }), onset);
  }
  for (const { host, setSeconds = 0, offMicros } of outages) {
    if (offMicros !== undefined) put(openQuestions, say(phrases.clockSetLater, language, { host }), onset);
    if (setSeconds === 0) continue;
    const text = setSeconds > 0 ? phrases.clockSetForward : phrases.clockSetBack;
    put(openQuestions, say(text, language, { host, seconds: Math.abs(setSeconds) }), onset);
  }
  if (resolved.zoneBy === "assumed") {
    put(openQuestions, say(phrases.zoneAssumed, language, { zone: resolved.zone.name }), onset);
  }
  return { causeHints, detectionGaps, openQuestions, actionsSeen };
}

/**
 * Whether the log itself says how the component went down: somebody stopped it in order, or the host panicked. A component's
 * hints, gaps and questions are about failures that nothing explains; what such a line leaves open stands below its own event.
 */
function isToldByLog({ nature, component, boot }: Outage): boolean {
  return nature === "planned" || (component === "host" && boot?.stop === "panic");
}

const nothingToGuess = { hints: [], questions: [], unseenBy: [] };

/** The hosts whose outages stand beside each other although nothing tells how far their clocks are apart; each pair once. */
function neverCompared(outages: readonly Outage[], skews: readonly Skew[]): { host: string; others: string[] }[] {
  const hosts = [...new Set(outages.map(({ host }) => host))].filter((host) => host !== "");
  return hosts.flatMap((host, index) => {
    const others = hosts.slice(index + 1).filter((other) => skewBetween(skews, host, other) === null);
    return others.length === 0 ? [] : [{ host, others }];
  });
}

function addBootStatements(
  boot: Boot,
  primary: Outage,
  book: EvidenceBook,
  language: Language,
  put: (into: Statements["causeHints"], text: string, evidence: string[]) => void,
  openQuestions: Statements["openQuestions"],
  actionsSeen: Statements["actionsSeen"],
): void {
  const banner = book.cite(boot.marks.slice(0, 1), "recovery");
  for (const run of boot.nulRuns) {
    const file = boot.marks[0]?.resolved.source.files[run.file]?.path ?? "";
    put(openQuestions, say(phrases.nulBytes, language, { count: run.length, file }), banner);
  }
  if (primary.component !== "host") put(actionsSeen, say(phrases.rebooted, language, { host: boot.host }), banner);
  else if (boot.stop === "unclean") put(openQuestions, say(phrases.whyUnclean, language), banner);
  else if (boot.stop === "unknown") put(openQuestions, say(phrases.wasItOrdered, language), banner);
}
