import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import { fieldOf } from "../grammar/hole-values.js";
import type { Matcher } from "../grammar/matcher.js";
import type { RecordView } from "../read/record.js";
import type { LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";
import { blockBytes, datedBlocks } from "./blocks.js";
import { type FailingLines, failingLines } from "./failing-lines.js";
import {
  type Answer,
  dateLate,
  forgetWell,
  isFlaky,
  noteAnswer,
  noteFailure,
  type Search,
  slackMicros,
  staysFlaky,
} from "./followed.js";
import { lineMark } from "./marks.js";
import type { Outage } from "./outage.js";
import { joinStretches, opensItself, stretchesOf } from "./pauses.js";
import { placeOf } from "./place.js";
import { instantIn, type SecondLook } from "./reread.js";
import type { ResolvedSegment } from "./resolve.js";
import { createStallFinder } from "./stalls.js";

/** So long before an outage what failed in it is asked whether it worked. */
const leadMicros = 1_800_000_000;
/** How many outages of one time are asked about, the earliest first: each costs something for every line. */
const mostAtOnce = 64;

export interface AnswerContext {
  readonly catalog: Catalog;
  readonly matcher: Matcher;
  readonly segments: readonly ResolvedSegment[];
  readonly sources: readonly LogSource[];
  readonly isOf: (sign: Pick<Sign, "resolved">, name: string) => boolean;
  readonly signal: AbortSignal | undefined;
}

export interface AnswerLook {
  readonly look: SecondLook;
  /** The outages, ended where an answer ends them. */
  ended(): Outage[];
}

/**
 * Looks for what ends outages whose own lines do not show that they are over: the first answer to what had failed in them, as
 * a page that is served again proves what serves it. What can be read only once proves nothing.
 */
export function answerLook(outages: readonly Outage[], context: AnswerContext): AnswerLook {
  const failing = failingLines(context.catalog, context.segments);
  const asked = outages.map((outage) => {
    const isUnproven = outage.end === null || outage.end.basis === "quiet";
    const provers = isUnproven && isFailing(outage) ? proversOf(outage, context.catalog) : [];
    const stretches = provers.length === 0 ? [outage] : stretchesOf(outage);
    const begunMicros = outage.start.at;
    return stretches.map((stretch) => ({
      stretch,
      searches: searchesFor(stretch, begunMicros, provers, failing, context),
    }));
  });
  const look: SecondLook<Search> = {
    windows: notTooManyAtOnce(asked.flat().flatMap(({ searches }) => searches)),
    onRecord: follow(context),
    isDone: (search) => search.isFlaky,
  };
  return {
    look,
    ended: () => asked.flatMap((stretches) => endedApart(stretches)),
  };
}

interface Asked {
  readonly stretch: Outage;
  readonly searches: readonly Search[];
}

/** The outages that answers between its stretches make of one. */
function endedApart(asked: readonly Asked[]): Outage[] {
  const found: Outage[] = [];
  let together: Asked[] = [];
  for (const [index, one] of asked.entries()) {
    together.push(one);
    const isLast = index === asked.length - 1;
    if (!isLast && !one.searches.some(({ followed }) => [...followed.values()].some(({ answer }) => answer !== null)))
      continue;
    const outage = joinStretches(together.map(({ stretch }) => stretch));
    if (found.length === 0 || opensItself(outage)) {
      const own = together.flatMap(({ searches }) => searches);
      if (own.length === 0) found.push(outage);
      else if (!isFlaky(outage, own)) found.push(endedBy(outage, own));
    }
    together = [];
  }
  return found;
}

function endedBy(outage: Outage, searches: readonly Search[]): Outage {
  const answered = withAnswer(outage, searches);
  const isSlow = answered.nature === "degraded" && answered.end?.basis !== "working event";
  return isSlow ? withStall(answered, searches) : answered;
}

const isFailing = ({ nature }: Outage) => nature === "failure" || nature === "degraded";

/** What proves that what failed works: events of the component itself, or of what needs it. */
function proversOf({ entry: { component } }: Outage, { events }: Catalog): CatalogEvent[] {
  return events.filter(
    ({ event, component: other }) =>
      event.same !== null &&
      (other.name === component.name || other.needs.some((need) => need.name === component.name)),
  );
}

function searchesFor(
  outage: Outage,
  begunMicros: number,
  provers: readonly CatalogEvent[],
  failing: FailingLines,
  { segments }: AnswerContext,
): Search[] {
  if (provers.length === 0) return [];
  const fromMicros = begunMicros - leadMicros;
  const toMicros = (outage.end?.notAfter ?? Number.POSITIVE_INFINITY) + 1;
  const failuresInAll = failing.between(outage.entry.component, outage.host, fromMicros, toMicros);
  return segments
    .filter(({ host, segment, instantOf }) => {
      // Only lines with clients are answers.
      if (host !== outage.host || segment.visitSeconds.size === 0) return false;
      return instantOf(segment.firstClockMicros) < toMicros && instantOf(segment.lastClockMicros) >= fromMicros;
    })
    .map((resolved) => ({
      ...bytesOf(resolved, fromMicros, toMicros),
      outage,
      begunMicros,
      resolved,
      provers,
      fromMicros,
      toMicros,
      followed: new Map(),
      between: 0,
      failures: 0,
      failuresInAll,
      failuresToCome: failuresInAll,
      isFlaky: false,
      latestMicros: Number.NEGATIVE_INFINITY,
      late: [],
      stalls: createStallFinder(),
    }));
}

function bytesOf(resolved: ResolvedSegment, fromMicros: number, toMicros: number) {
  const own = datedBlocks(resolved).filter((dated) => dated.fromMicros < toMicros && dated.toMicros >= fromMicros);
  const firstByte = own[0]?.block.firstOffset ?? 0;
  return { firstByte, endByte: ((own.at(-1)?.block.number ?? 0) + 1) * blockBytes };
}

/** Of one segment. */
function notTooManyAtOnce(searches: readonly Search[]): Search[] {
  const active = new Map<ResolvedSegment, Search[]>();
  return [...searches]
    .sort((a, b) => a.fromMicros - b.fromMicros)
    .filter((search) => {
      const before = active.get(search.resolved) ?? [];
      const own = before.filter(({ toMicros }) => toMicros > search.fromMicros);
      const isAsked = own.length < mostAtOnce;
      active.set(search.resolved, isAsked ? [...own, search] : own);
      return isAsked;
    });
}

function follow({ matcher, catalog, isOf }: AnswerContext): SecondLook<Search>["onRecord"] {
  let latest: readonly Search[] = [];
  let shown: RecordView | undefined;
  let file = 0;
  const place = () => placeOf(shown!, file, shown!.count);

  /** Runs for every line of a log that may be long: makes nothing of lines that say nothing. */
  return (view, active) => {
    let pattern = notMatched;
    if (active !== latest) {
      for (const search of latest) if (!active.includes(search)) forgetWell(search);
      latest = active;
    }
    shown = view;
    for (const search of active) {
      const { fromMicros, toMicros, outage } = search;
      const micros = instantIn(search, view);
      if (micros === null || search.isFlaky) continue;
      if (micros > search.latestMicros) {
        search.latestMicros = micros;
        if (search.late.length > 0) dateLate(search);
      }
      if (micros < fromMicros || micros >= toMicros || !isOf(search, view.host)) continue;
      file = search.resolved.segment.file;
      search.stalls.add(micros, place);
      if (pattern === notMatched) {
        const patterns = matcher.forProgram(view.program);
        pattern =
          patterns === undefined ? -1 : matcher.match(patterns, view.buffer, view.messageStart, view.messageEnd);
      }
      if (pattern < 0) continue;
      const { grammar, event } = matcher.patterns[pattern]!;
      const entry = catalog.events[catalog.indexOf(grammar, event)]!;
      const prover = search.provers.find(({ component }) => component === entry.component);
      if (prover === undefined) continue;
      const isAnswer = entry === prover;
      const own = entry.component === outage.entry.component;
      if (own && !isAnswer) search.failuresToCome -= view.count;
      const value = fieldOf(matcher, pattern, view.buffer, prover.event.same!);
      if (value === undefined) continue;
      if (isAnswer) noteAnswer(search, value, micros, entry, place);
      else noteFailure(search, value, micros, own);
      if (own && staysFlaky(search, view.byteOffset)) search.isFlaky = true;
    }
  };
}

const notMatched = -2;

function withAnswer(outage: Outage, searches: readonly Search[]): Outage {
  const { lastFailingMicros, start } = outage;
  let first: { readonly answer: Answer; readonly resolved: ResolvedSegment } | null = null;
  let workedMicros = start.notBefore ?? -1;
  for (const { followed, resolved, begunMicros } of searches) {
    for (const { answer, firstFailedMicros, lastFailedMicros, workedMicros: worked } of followed.values()) {
      const isOwn =
        firstFailedMicros >= begunMicros - slackMicros && lastFailedMicros <= lastFailingMicros + slackMicros;
      if (firstFailedMicros < 0 || !isOwn) continue;
      workedMicros = Math.max(workedMicros, Math.min(worked, start.at));
      if (answer !== null && (first === null || answer.micros < first.answer.micros)) first = { answer, resolved };
    }
  }
  const known = workedMicros < 0 ? outage : { ...outage, start: { ...start, notBefore: workedMicros } };
  if (first === null) return known;
  const { answer, resolved } = first;
  const { micros, place, entry } = answer;
  const at = Math.max(micros, lastFailingMicros);
  const marks = [lineMark(entry, resolved, place, at)];
  const end = { at, notBefore: Math.min(at, lastFailingMicros), notAfter: at };
  return { ...known, status: "recovered", end: { ...end, basis: "working event", marks } };
}

/** What only slows down says it once: it lasted as long as answers came late. */
function withStall(outage: Outage, searches: readonly Search[]): Outage {
  for (const { resolved, stalls, provers } of searches) {
    const stall = stalls.around(outage.start.at);
    const [entry] = provers;
    if (stall === null || entry === undefined) continue;
    const { fromMicros, toMicros } = stall;
    const from = Math.min(fromMicros, outage.start.at);
    const to = Math.max(toMicros, outage.lastFailingMicros);
    const start = { at: from, notBefore: from, notAfter: outage.start.at, basis: "reported delay" as const };
    const end = { at: to, notBefore: outage.lastFailingMicros, notAfter: to, basis: "traffic resumed" as const };
    return {
      ...outage,
      status: "recovered",
      start: { ...start, marks: [lineMark(entry, resolved, stall.first, from), ...outage.start.marks] },
      end: { ...end, marks: [lineMark(entry, resolved, stall.last, to)] },
    };
  }
  return outage;
}
