import type { Sign } from "../detect/activity.js";
import type { Boot } from "../detect/boots.js";
import type { SignLine } from "../detect/look.js";
import type { ComponentHistory, Mark } from "../detect/marks.js";
import type { Outage, OutageEnd } from "../detect/outage.js";
import { messageOf } from "../detect/place.js";
import type { ResolvedSegment } from "../detect/resolve.js";
import { aloneBelow } from "../detect/rhythm.js";
import type { Text } from "../grammar/model.js";
import { actionsAround } from "./actions.js";
import { blocksWithin, type Citable, createEvidenceBook, type EvidenceBook } from "./evidence.js";
import type { Folded } from "./fold.js";
import { incidentId } from "./identity.js";
import { certaintyOf, digitsOf, formatMicros } from "./moment.js";
import { type Language, phrases, say } from "./phrases.js";
import type { Incident } from "./record.js";

const severities = ["info", "warning", "error", "critical"] as const;
const titleLimit = 120;
const shownDuring = 8;

export interface BuildContext {
  readonly histories: readonly ComponentHistory[];
  /** As `actionsByHost` gives it. */
  readonly actions: ReadonlyMap<string, readonly Mark[]>;
  readonly language: Language;
  /** The user stated the year of the newest lines: what follows from it is no assumption. */
  readonly isYearStated: boolean;
  /** The lines behind the last signs of life before boots, and behind the first requests that another host answered. */
  readonly signLines: ReadonlyMap<Sign, SignLine>;
}

/** The draft of one incident. */
export function buildIncident(folded: Folded, context: BuildContext): Incident {
  const { primary, outages } = folded;
  const book = createEvidenceBook();
  const parts = outages.map((outage) => buildOutage(outage, context, book));
  const bounding = parts.filter(({ outage }) => !folded.silences.includes(outage));
  const start = earliestPart(bounding);
  const end = folded.isUplink ? endOfUplink(bounding) : lastEnd(outages, bounding, primary);
  const anchor = anchorOf(primary);
  const severity = outages
    .filter((outage) => outage.nature === primary.nature || outage === primary)
    .map((outage) => outage.severity)
    .reduce((a, b) => (severities.indexOf(b) > severities.indexOf(a) ? b : a));
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
    confidence: confidenceOf(primary, lines, context.language),
    targets: targetsOf(folded),
    start: start.record.start,
    end: end?.record.end ?? null,
    lastFailingAt: lastFailing(outages, anchor),
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

interface Part {
  readonly outage: Outage;
  readonly record: Incident["outages"][number];
}

function historyOf(outage: Outage, context: BuildContext): ComponentHistory | undefined {
  return context.histories.find((history) => history.host === outage.host && history.component === outage.component);
}

/** A segment whose stamps date the outage: of the first line that proves something of it. */
function anchorOf(outage: Outage): ResolvedSegment {
  const mark = outage.start.marks[0] ?? outage.marks[0] ?? outage.boot?.marks[0];
  const resolved = mark?.resolved ?? outage.boot?.lastBefore?.resolved;
  if (resolved === undefined) throw new RangeError(`nothing dates the outage of ${outage.component}`);
  return resolved;
}

function buildEnd<Basis>(end: OutageEnd<Basis>, resolved: ResolvedSegment, digits: number, evidence: string[]) {
  const format = (micros: number | null) => (micros === null ? null : formatMicros(micros, resolved, digits));
  // What a stamp leaves open, an hour that came twice or a wrong clock, widens the bounds.
  const open = end.marks.flatMap((mark) => {
    const bounds = mark.resolved.boundsOf(mark.place.clockMicros);
    return bounds === null ? [] : [bounds];
  });
  const { at, notBefore, notAfter } = end;
  return {
    at: format(at),
    notBefore: format(notBefore === null ? null : Math.min(notBefore, ...open.map(([from]) => from))),
    notAfter: format(notAfter === null ? null : Math.max(notAfter, ...open.map(([, to]) => to))),
    basis: end.basis,
    certainty: certaintyOf(resolved, digits),
    evidence,
  };
}

function buildOutage(outage: Outage, context: BuildContext, book: EvidenceBook): Part {
  const history = historyOf(outage, context);
  const resolved = anchorOf(outage);
  const failing = outage.marks.filter((mark) => isFailing(mark));
  const onset = book.cite(onsetLines(outage, context), "onset");
  book.cite(blocksWithin(history, outage.start.at, outage.start.notAfter ?? outage.start.at), "context");
  const during =
    failing.length <= 2 * shownDuring ? failing : [...failing.slice(0, shownDuring), ...failing.slice(-shownDuring)];
  book.cite(during, "during");
  const endMarks = outage.end?.marks ?? [];
  const recovery = book.cite(endMarks, outage.end?.basis === "quiet" ? "during" : "recovery");
  book.cite(outage.marks.filter((mark) => !isFailing(mark)).slice(-shownDuring), "context");
  const record = {
    component: outage.component,
    host: outage.host,
    nature: outage.nature,
    start: buildEnd(outage.start, resolved, digitsOf(onsetLines(outage, context)[0]), onset),
    end:
      outage.end === null
        ? null
        : buildEnd(outage.end, endMarks[0]?.resolved ?? resolved, digitsOf(endMarks[0]), recovery),
  };
  return { outage, record };
}

/** The lines that prove the beginning: for a silence the last line before it. */
function onsetLines(outage: Outage, { signLines }: BuildContext): Citable[] {
  const sign = outage.start.basis === "silence" ? outage.boot?.lastBefore : null;
  const line = sign == null ? undefined : signLines.get(sign);
  return line === undefined ? [...outage.start.marks] : [line];
}

/** Of a failover the first request that the other host answered. */
function firstTaken({ movedTo }: Outage, { signLines }: BuildContext): Citable[] {
  const line = movedTo === undefined ? undefined : signLines.get(movedTo.first);
  return line === undefined ? [] : [line];
}

function isFailing(mark: Mark): boolean {
  return mark.entry.event.health === "failing" || mark.entry.event.health === "degraded";
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

/**
 * The way outside is back with the first that is reached over it again, unless others fail behind that: each of them only
 * shows it with its own next mail.
 */
function endOfUplink(parts: readonly Part[]): Part | undefined {
  if (parts.some(({ outage }) => outage.end === null)) return undefined;
  const lastFailingMicros = Math.max(...parts.map(({ outage }) => outage.lastFailingMicros));
  return parts
    .filter(({ outage }) => (outage.end?.at ?? 0) >= lastFailingMicros)
    .reduce<Part | undefined>((a, b) => (a === undefined || isEarlierEnd(b, a) ? b : a), undefined);
}

const isEarlierEnd = (a: Part, b: Part) => (a.outage.end?.at ?? 0) < (b.outage.end?.at ?? 0);

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

function titleOf({ primary, outages, isUplink }: Folded, language: Language): string {
  if (primary.movedTo !== undefined) {
    const title = say(phrases.moved, language, { from: primary.host, to: primary.movedTo.host });
    return [...title].slice(0, titleLimit).join("");
  }
  const isHost = primary.boot !== null && primary.component === "host";
  const own = primary.gravest.title ?? primary.entry.component.title;
  const text = isUplink ? phrases.uplink : isHost ? hostTitles[primary.how] : own;
  const title = say(text ?? primary.entry.component.title, language, fieldsOf(primary));
  const same = outages.filter((outage) => outage.component === primary.component && outage.host === primary.host);
  const counted =
    same.length > 1 && !isHost && !isUplink ? say(phrases.times, language, { title, count: same.length }) : title;
  const hosts = [...new Set(outages.map((outage) => outage.host))].filter((host) => host !== "").join(", ");
  const whole = hosts === "" ? counted : `${counted} (${hosts})`;
  return [...whole].length <= titleLimit ? whole : `${[...whole].slice(0, titleLimit - 1).join("")}…`;
}

function targetsOf({ primary, outages }: Folded): Incident["targets"] {
  const targets = new Map<string, Incident["targets"][number]>();
  for (const outage of [primary, ...outages]) {
    for (const host of outage.movedTo === undefined ? [outage.host] : [outage.host, outage.movedTo.host]) {
      const name = `${host}\t${outage.component}`;
      const role = targets.size === 0 ? "primary" : "affected";
      const { service } = outage.entry.component;
      if (!targets.has(name)) targets.set(name, { host, service, component: outage.component, role });
    }
  }
  return [...targets.values()];
}

function confidenceOf(primary: Outage, lines: number, language: Language): Incident["confidence"] {
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
    if (primary.movedTo !== undefined && primary.movedTo.skewSeconds !== 0) level = "low";
  }
  return { level, reasons };
}

function timelineOf(parts: readonly Part[], book: EvidenceBook, context: BuildContext): Incident["timeline"] {
  const entries: { micros: number; entry: Incident["timeline"][number] }[] = [];
  for (const { outage } of parts) {
    const anchor = anchorOf(outage);
    const add = (
      micros: number,
      what: Text,
      marks: readonly Citable[],
      role: "onset" | "during" | "recovery",
      host = outage.host,
    ) => {
      const resolved = marks[0]?.resolved ?? anchor;
      const digits = digitsOf(marks[0]);
      const entry = {
        at: formatMicros(micros, resolved, digits),
        certainty: certaintyOf(resolved, digits),
        host,
        component: outage.component,
        what: say(what, context.language),
        evidence: book.cite(marks.slice(0, 3), role),
      };
      entries.push({ micros, entry });
    };
    const failing = outage.marks.filter(isFailing);
    if (outage.nature === "instant") {
      add(outage.start.at, phrases.instant, outage.start.marks, "onset");
      continue;
    }
    if (outage.start.basis === "silence") {
      const what = outage.boot === null ? phrases.lastLine : phrases.lastSign;
      add(outage.start.at, what, onsetLines(outage, context), "onset");
    } else if (outage.start.basis === "stop event")
      add(outage.start.at, phrases.stopAnnounced, outage.start.marks, "onset");
    else add(outage.start.at, phrases.beganFailing, outage.start.marks, "onset");
    if (outage.movedTo !== undefined) {
      const { host, first } = outage.movedTo;
      add(first.micros, phrases.takenOver, firstTaken(outage, context), "onset", host);
    }
    if (failing.length > 1) add(outage.lastFailingMicros, phrases.lastFailing, failing.slice(-1), "during");
    if (outage.end?.basis === "working event") add(outage.end.at, phrases.worksAgain, outage.end.marks, "recovery");
    if (outage.end?.basis === "traffic resumed")
      add(outage.end.at, phrases.trafficResumed, outage.end.marks, "recovery");
    if (outage.boot !== null) add(outage.boot.upMicros, phrases.booted, outage.boot.marks, "recovery");
  }
  return entries.sort((a, b) => a.micros - b.micros).map(({ entry }) => entry);
}

type Statements = Pick<Incident, "causeHints" | "detectionGaps" | "openQuestions" | "actionsSeen">;

function statements(folded: Folded, book: EvidenceBook, { actions, language, isYearStated }: BuildContext): Statements {
  const { primary, outages, isUplink } = folded;
  const causeHints: Statements["causeHints"] = [];
  const detectionGaps: Statements["detectionGaps"] = [];
  const openQuestions: Statements["openQuestions"] = [];
  const actionsSeen: Statements["actionsSeen"] = [];
  const put = (into: Statements["causeHints"], text: string, evidence: string[]) => {
    if (!into.some((known) => known.text === text)) into.push({ text, evidence });
  };
  const onset = book.cite(primary.start.marks.slice(0, 1), "onset");
  if (isUplink) {
    const onsets = outages.flatMap(({ start }) => start.marks.slice(0, 1));
    put(causeHints, say(phrases.uplinkHint, language), book.cite(onsets, "onset"));
  }
  for (const hint of [...primary.gravest.hints, ...primary.entry.component.hints]) {
    put(causeHints, say(hint, language, fieldsOf(primary)), onset);
  }
  for (const { check, why } of primary.entry.component.unseenBy) {
    put(detectionGaps, `${check}: ${say(why, language, fieldsOf(primary))}`, onset);
  }
  // Of what was only cut off nobody needs to ask who stopped it.
  const questions = isUplink ? [] : [...primary.gravest.questions, ...primary.entry.component.questions];
  for (const question of questions) {
    put(openQuestions, say(question, language, fieldsOf(primary)), onset);
  }
  for (const boot of new Set(outages.map((outage) => outage.boot))) {
    if (boot !== null) addBootStatements(boot, primary, book, language, put, openQuestions, actionsSeen);
  }
  for (const mark of actionsAround(outages, actions)) {
    put(actionsSeen, messageOf(mark.place), book.cite([mark], "context"));
  }
  if (primary.movedTo !== undefined) {
    const { host: to, skewSeconds: seconds } = primary.movedTo;
    const text = seconds === 0 ? phrases.clocksUnchecked : phrases.clocksDiffer;
    put(openQuestions, say(text, language, { from: primary.host, to, seconds }), onset);
  }
  const component = primary.component;
  if (primary.start.notBefore === null) put(openQuestions, say(phrases.beganBefore, language, { component }), onset);
  const unended = primary.end === null || primary.end.basis === "quiet";
  if (unended && primary.nature !== "instant")
    put(openQuestions, say(phrases.notEnded, language, { component }), onset);
  const resolved = anchorOf(primary);
  if (resolved.yearBy !== "stated" && !(isYearStated && resolved.isYearDecided)) {
    const values = { year: resolved.year ?? "?", by: resolved.yearBy };
    const text = resolved.isYearDecided ? phrases.yearAssumed : phrases.yearUndecided;
    put(openQuestions, say(text, language, values), onset);
  }
  if (resolved.zoneBy === "assumed") {
    put(openQuestions, say(phrases.zoneAssumed, language, { zone: resolved.zone.name }), onset);
  }
  return { causeHints, detectionGaps, openQuestions, actionsSeen };
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
