import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import { fieldOf } from "../grammar/hole-values.js";
import type { Matcher } from "../grammar/matcher.js";
import type { RecordView } from "../read/record.js";
import type { LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";
import { blockBytes, datedBlocks } from "./blocks.js";
import { type FailingLines, failingLines } from "./failing-lines.js";
import { lineMark } from "./marks.js";
import type { Outage } from "./outage.js";

import { type Place, placeOf } from "./place.js";
import { instantIn, type SecondLook, type Window } from "./reread.js";
import type { ResolvedSegment } from "./resolve.js";
import { createStallFinder, type StallFinder } from "./stalls.js";

/** So long before an outage what failed in it is asked whether it worked. */
const leadMicros = 1_800_000_000;
/** A line of what failed may be stamped so much earlier or later than the one that shows the outage. */
const slackMicros = 60_000_000;
/** How many different values are followed in one log: they may be an attacker's. */
const valueLimit = 4096;

/** How many outages of one time are asked about, the earliest first: each costs something for every line. */
const mostAtOnce = 64;

/** So many failures tell whether what fails works more often, by the factor, where what comes is like what was read. */
const enoughFailures = 40;
const surelyMoreOften = 4;
/** What comes is like what was read where failures are at most so much denser in its bytes. */
const mostDenser = 1.25;

/** A request that came so long before others whose answers were already written. */
const lateMicros = 2_000_000;

interface Answer {
  /** When the line was written, as far as the stamps around it tell. */
  micros: number;
  readonly place: Place;
  readonly entry: CatalogEvent;
}

/** What was seen of one value, e.g. of one page. */
interface Followed {
  /** When it worked last before it failed; -1 where it was not seen to. */
  workedMicros: number;
  firstFailedMicros: number;
  lastFailedMicros: number;
  failures: number;
  /** How often it worked between its first and its last failure, and since the last. */
  between: number;
  since: number;
  /** The first answer after the last failure, not before the outage's last failing line. */
  answer: Answer | null;
}

/** A stretch of one log in which answers are looked for. */
interface Search extends Window {
  readonly outage: Outage;
  readonly provers: readonly CatalogEvent[];
  readonly followed: Map<string, Followed>;
  /** Of what the outage says itself: the sums of `Followed.between` and `Followed.failures`. */
  between: number;
  failures: number;
  /** How many failing lines there may be, at most, and how many may still come. */
  readonly failuresInAll: number;
  failuresToCome: number;
  /** Of its log: where what is asked for begins, and ends (exclusive), as far as blocks tell. */
  readonly firstByte: number;
  readonly endByte: number;
  /** It works more often than it fails, and what comes will not change that: nothing more needs to be read. */
  isFlaky: boolean;
  /** The latest stamp so far: a line is stamped when its request came and written when it was answered, not before the lines above it. */
  latestMicros: number;
  /** Answers to requests that came before others: written not long before the next new stamp. */
  readonly late: { readonly known: Followed; readonly answer: Answer }[];
  readonly stalls: StallFinder;
}

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
 * a page that is served again proves what serves it. What can be read only once (standard input) proves nothing.
 */
export function answerLook(outages: readonly Outage[], context: AnswerContext): AnswerLook {
  const failing = failingLines(context.catalog, context.segments);
  const byOutage = new Map(outages.map((outage) => [outage, searchesFor(outage, failing, context)]));
  const look: SecondLook<Search> = {
    windows: notTooManyAtOnce([...byOutage.values()].flat()),
    onRecord: follow(context),
    isDone: (search) => search.isFlaky,
  };
  return {
    look,
    ended: () =>
      outages.flatMap((outage) => {
        const own = byOutage.get(outage) ?? [];
        if (own.length === 0) return outage;
        if (isFlaky(outage, own)) return [];
        const answered = withAnswer(outage, own);
        return answered.nature === "degraded" && answered.end?.basis !== "working event"
          ? withStall(answered, own)
          : answered;
      }),
  };
}

function searchesFor(outage: Outage, failing: FailingLines, { catalog, segments }: AnswerContext): Search[] {
  const isUnproven = outage.end === null || outage.end.basis === "quiet";
  if (!isUnproven || (outage.nature !== "failure" && outage.nature !== "degraded")) return [];
  const { name } = outage.entry.component;
  const provers = catalog.events.filter(
    ({ event, component }) =>
      event.same !== null && (component.name === name || component.needs.some((need) => need.name === name)),
  );
  if (provers.length === 0) return [];
  const fromMicros = outage.start.at - leadMicros;
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

function dateLate({ late, latestMicros, outage }: Search): void {
  for (const { known, answer } of late.splice(0)) {
    answer.micros = latestMicros;
    if (isBefore(latestMicros, outage) && known.answer === answer) known.answer = null;
  }
}

const notMatched = -2;

/** Of what never failed nothing needs to be remembered. */
function forgetWell({ followed }: Search): void {
  for (const [value, { firstFailedMicros }] of followed) if (firstFailedMicros < 0) followed.delete(value);
}

/** Whether an answer at this moment says nothing of the outage's end. */
const isBefore = (micros: number, { lastFailingMicros }: Outage) => micros + 1e6 <= lastFailingMicros;

/** What was seen of a value; undefined where too many others are followed. */
function knownOf({ followed }: Search, value: string): Followed | undefined {
  let known = followed.get(value);
  if (known === undefined && followed.size < valueLimit) {
    known = {
      workedMicros: -1,
      firstFailedMicros: -1,
      lastFailedMicros: -1,
      failures: 0,
      between: 0,
      since: 0,
      answer: null,
    };
    followed.set(value, known);
  }
  return known;
}

/** Takes that a value failed, by the outage's own component or another. */
function noteFailure(search: Search, value: string, micros: number, isOwn: boolean): void {
  const known = knownOf(search, value);
  if (known === undefined) return;
  if (micros < search.outage.start.at - slackMicros) {
    // Failed before too, and not in this outage.
    search.followed.delete(value);
    if (!isOwn) return;
    search.failures -= known.failures;
    search.between -= known.between;
    return;
  }
  if (known.firstFailedMicros < 0) known.firstFailedMicros = micros;
  known.lastFailedMicros = micros;
  known.failures++;
  known.between += known.since;
  if (isOwn) {
    search.failures++;
    search.between += known.since;
  }
  known.since = 0;
  known.answer = null;
}

function noteAnswer(search: Search, value: string, micros: number, entry: CatalogEvent, place: () => Place): void {
  const known = knownOf(search, value);
  if (known === undefined) return;
  if (known.firstFailedMicros < 0) {
    known.workedMicros = micros;
    return;
  }
  known.since++;
  const { latestMicros, outage } = search;
  const isLate = latestMicros - micros >= lateMicros;
  if (known.answer !== null || (!isLate && isBefore(latestMicros, outage))) return;
  known.answer = { micros: latestMicros, place: place(), entry };
  if (isLate) search.late.push({ known, answer: known.answer });
}

/** Whether what was read up to a byte of the log shows that it works more often than it fails, and will to the end. */
function staysFlaky(search: Search, byteOffset: number): boolean {
  const { between, failures, failuresInAll, failuresToCome, firstByte, endByte } = search;
  if (between > failures + failuresToCome) return true;
  if (failures < enoughFailures || between < surelyMoreOften * failures) return false;
  const failuresRead = failuresInAll - failuresToCome;
  return failuresToCome * (byteOffset - firstByte) <= mostDenser * failuresRead * (endByte - byteOffset);
}

/** What fails now and then and works more often is no outage of its own. */
function isFlaky({ entry }: Outage, searches: readonly Search[]): boolean {
  if (searches.some((search) => search.isFlaky)) return true;
  const own = searches.filter(({ provers }) => provers.some(({ component }) => component === entry.component));
  const followed = own.flatMap((search) => [...search.followed.values()]);
  const failures = followed.reduce((sum, value) => sum + value.failures, 0);
  return followed.reduce((sum, value) => sum + value.between, 0) > failures;
}

function withAnswer(outage: Outage, searches: readonly Search[]): Outage {
  const { lastFailingMicros, start } = outage;
  let first: { readonly answer: Answer; readonly resolved: ResolvedSegment } | null = null;
  let workedMicros = start.notBefore ?? -1;
  for (const { followed, resolved } of searches) {
    for (const { answer, firstFailedMicros, lastFailedMicros, workedMicros: worked } of followed.values()) {
      const isOwn = firstFailedMicros >= start.at - slackMicros && lastFailedMicros <= lastFailingMicros + slackMicros;
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
