import type { HostZone } from "../time/zone.js";
import { createCoveredClock, type Interval } from "./covered.js";
import { type Gap, type Gaps, isCapped, measureGaps, shortestSilence } from "./gaps.js";
import { createSeasonCap, type SeasonCap } from "./season.js";
import { hasBit, type SecondSet, secondsPerHour } from "./seconds.js";
import { expectedByTail, leastSurprise, missingVisits, secondsUntilVisit, tailSize } from "./surprise.js";

/** With less expected by chance a silence is an incident by itself, with more only if something else speaks for it. */
export const aloneBelow = 0.01;
const reportedBelow = 1;
/** A broken silence: gaps with few visits and little time between them. */
const mostParts = 4;
const mostVisitsInside = 3;
const mostBusyShare = 0.25;

/** One source on an absolute clock; all seconds are since 1970 in UTC. */
export interface SourceRhythm {
  /** Seconds with a line. Not of sources whose pauses are somebody else's: sshd, firewalls, scanners' requests. */
  readonly busy: SecondSet;
  /**
   * Of the busy seconds those in which a client came that was not seen for 60 seconds: lines of one visit are no independent
   * signs of life. Of a source without clients the busy seconds themselves.
   */
  readonly visits: SecondSet;
  /**
   * What was read of the source: from the first to the last second of each file. Files that follow each other (the next
   * rotation number) belong into one interval, since a daemon may be down while its log is rotated.
   */
  readonly coverage: readonly Interval[];
  /** By which the same hours of other days are found. */
  readonly zone: Pick<HostZone, "offsetAt" | "instantOf">;
  /** The last second of all that was supplied, if another source goes on until then and this is no old file; else null. */
  readonly endOfSupply: number | null;
  /** Lines and the clients that sent them, first and last second included. Asked only of silences that are reported. */
  readonly traffic?: (fromSecond: number, toSecond: number) => Traffic;
}

export interface Traffic {
  readonly lines: number;
  /** Null where the source knows no clients. */
  readonly clients: number | null;
}

export interface Silence {
  /** The last busy second before. */
  readonly fromSecond: number;
  /** The first busy second after; null where the supply ends in silence. */
  readonly toSecond: number | null;
  /** Without what was not supplied. */
  readonly seconds: number;
  /** How many such silences chance brings in this source. */
  readonly expected: number;
  /** Minus the logarithm of the chance of this one. */
  readonly score: number;
  /** How many visits did not come. */
  readonly missing: number;
  /** With 95 % the silence's cause began between `fromSecond` and this. */
  readonly startNotAfter: number;
  /** With 95 % the cause ended between this and `toSecond`. */
  readonly endNotBefore: number | null;
  /** What waited came at once when the source went on: it hung, it was not stopped. */
  readonly queuedBurst: boolean;
  /** The gaps, in order: more than one where a few lines stand in the silence. */
  readonly parts: readonly { readonly fromSecond: number; readonly toSecond: number | null }[];
}

interface Candidate {
  readonly gaps: readonly Gap[];
  readonly seconds: number;
  readonly inside: number;
  readonly score: number;
  readonly expected: number;
}

/**
 * The silences of a source that stand out of its own rhythm, in order of time: those of which chance brings less than one.
 * Time is linear in the seconds of the source; memory beyond the source is constant.
 */
export function findSilences(source: SourceRhythm): Silence[] {
  const lastBusy = lastSecond(source.busy);
  if (lastBusy === null) return [];
  const openUntil = source.endOfSupply !== null && source.endOfSupply > lastBusy ? source.endOfSupply : null;
  const open = openUntil === null ? [] : [{ fromSecond: lastBusy, toSecond: openUntil }];
  const clock = createCoveredClock([...source.coverage, ...open]);
  const cap = createSeasonCap(source.visits, clock, createCoveredClock(source.coverage), source.zone);
  const gaps = measureGaps({ busy: source.busy, visits: source.visits, clock, cap, openUntil });
  if (gaps.count <= tailSize(gaps.count)) return [];
  const expectedOf = expectedByTail(gaps.tail);

  const single = (gap: Gap): Candidate => ({
    gaps: [gap],
    seconds: gap.toClock - gap.fromClock,
    inside: 0,
    score: gap.score,
    expected: expectedOf(gap.score),
  });
  const candidates = [...gaps.alone.map(single), ...brokenSilences(gaps, cap, openUntil, expectedOf)]
    .filter(({ expected, seconds }) => expected < reportedBelow && seconds >= shortestSilence)
    .sort((a, b) => a.expected - b.expected || a.gaps[0]!.fromSecond - b.gaps[0]!.fromSecond);

  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (!chosen.some((other) => overlap(candidate, other))) chosen.push(candidate);
  }
  return chosen.map((candidate) => silenceOf(candidate, source.traffic)).sort((a, b) => a.fromSecond - b.fromSecond);
}

/** Silences in which a few visits stand: of neighbouring gaps none of which passes alone. */
function brokenSilences(
  gaps: Gaps,
  cap: SeasonCap,
  openUntil: number | null,
  expectedOf: (score: number) => number,
): Candidate[] {
  const found: Candidate[] = [];
  for (const [index, first] of gaps.parts.entries()) {
    let silent = 0;
    for (const [offset, last] of gaps.parts.slice(index, index + mostParts).entries()) {
      const inside = last.visitsBefore - first.visitsBefore;
      if (expectedOf(last.score) < aloneBelow || inside > mostVisitsInside) break;
      const seconds = last.toClock - first.fromClock;
      silent += last.toClock - last.fromClock;
      if (offset === 0 || seconds - silent > mostBusyShare * seconds) continue;
      const toSecond = last.toSecond ?? openUntil ?? last.fromSecond;
      const plain = leastSurprise({ before: first.before, after: last.after }, seconds, inside);
      const score = isCapped(plain, seconds) ? Math.min(plain, cap(first.fromSecond, toSecond)) : plain;
      // A visit inside may be a symptom. With each more the silence is rather a lull, which has few visits all over.
      const expected = expectedOf(score) * 10 ** ((inside * (inside + 1)) / 2);
      found.push({ gaps: gaps.parts.slice(index, index + offset + 1), seconds, inside, score, expected });
    }
  }
  return found;
}

function overlap(left: Candidate, right: Candidate): boolean {
  return left.gaps[0]!.fromClock < right.gaps.at(-1)!.toClock && right.gaps[0]!.fromClock < left.gaps.at(-1)!.toClock;
}

function silenceOf({ gaps, seconds, inside, score, expected }: Candidate, traffic: SourceRhythm["traffic"]): Silence {
  const { fromSecond, before } = gaps[0]!;
  const { toSecond, after } = gaps.at(-1)!;
  const startNotAfter = fromSecond + Math.ceil(secondsUntilVisit(before));
  return {
    fromSecond,
    toSecond,
    seconds,
    expected,
    score,
    missing: missingVisits({ before, after }, seconds, inside),
    startNotAfter: toSecond === null ? startNotAfter : Math.min(toSecond, startNotAfter),
    endNotBefore:
      toSecond === null || after === null ? null : Math.max(fromSecond, toSecond - Math.ceil(secondsUntilVisit(after))),
    queuedBurst: traffic !== undefined && toSecond !== null && burstOf(gaps[0]!, toSecond, seconds, traffic),
    parts: gaps.map((gap) => ({ fromSecond: gap.fromSecond, toSecond: gap.toSecond })),
  };
}

function burstOf(
  { fromSecond, before }: Gap,
  toSecond: number,
  seconds: number,
  traffic: NonNullable<SourceRhythm["traffic"]>,
): boolean {
  const secondsBefore = before.seconds.at(-1)!;
  const usual = traffic(fromSecond - secondsBefore + 1, fromSecond).lines / secondsBefore;
  return isQueuedBurst(traffic(toSecond, toSecond + burstSeconds), usual * seconds);
}

const burstSeconds = 2;

/**
 * Whether the first seconds after a silence (its end and the two after it) bring what waited in it.
 * @param missingLines how many lines the silence would have had at the rate before it
 */
export function isQueuedBurst({ lines, clients }: Traffic, missingLines: number): boolean {
  return lines >= 10 && lines >= 0.3 * missingLines && (clients === null || clients >= lines / 3);
}

function lastSecond(busy: SecondSet): number | null {
  let lastHour = Number.NEGATIVE_INFINITY;
  for (const hour of busy.keys()) lastHour = Math.max(lastHour, hour);
  const bits = busy.get(lastHour);
  if (bits === undefined) return null;
  for (let place = secondsPerHour - 1; place >= 0; place--) {
    if (hasBit(bits, place)) return lastHour * secondsPerHour + place;
  }
  return null;
}
