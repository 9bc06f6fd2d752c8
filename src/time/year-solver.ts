import { microsPerDay } from "./stamp.js";
import { localMicrosOf, type YearBy } from "./year.js";
import { type Chain, findChain, needed } from "./year-chain.js";
import {
  areTimesReset,
  type EvidenceContext,
  impossible,
  lastOfFiles,
  latestWritten,
  meantYear,
  termsOf,
  type YearTerm,
} from "./year-evidence.js";
import { backwardMicros, continues, isUnset, kernelStep, turnMicros } from "./year-steps.js";

/** A date inside a message, as far as it says something of the year of its line. */
export interface DateVote {
  readonly year: number;
  /** 3 where its time of day fits the stamp in some zone to the second, else 1. */
  readonly weight: number;
}

/** What the kernel's own clock said at the ends of a stretch; clocks as of the stretch. */
export interface KernelClock {
  readonly firstMicros: number;
  readonly lastMicros: number;
  /** The stretch's clock when the kernel started, by its first and by its last lines. */
  readonly firstBootClock: number;
  readonly lastBootClock: number;
}

/** A stretch of a log without years in which the clock runs forward. Clocks in microseconds of a 366-day year. */
export interface Stretch {
  /** Index into the log's files, oldest first. */
  readonly file: number;
  readonly firstClockMicros: number;
  readonly lastClockMicros: number;
  readonly records: number;
  /** It begins with a boot of the host. */
  readonly isBoot: boolean;
  readonly kernel: KernelClock | null;
  readonly votes: readonly DateVote[];
  /** Days of the 366-day year, from 0, with lines. */
  readonly days: readonly number[];
}

/** What is known of when a file was last written; microseconds since 1970. */
export interface FileTimes {
  readonly modifiedMicros: number | null;
  readonly gzipMicros: number | null;
  /** The date that a rotation put into the name, `YYYY-MM-DD`. */
  readonly suffixDate: string | null;
  /** The number of the rotation; null where the name has none. */
  readonly rotation: number | null;
}

/** What is known beside the log itself. */
export interface YearContext {
  readonly nowMicros: number;
  /** The year of the newest line, where the user says it. */
  readonly stated: number | null;
  /** Days since 1970, in local time, with lines of other logs of the host whose years are known. */
  readonly otherDays: ReadonlySet<number>;
  /** Of another log of the host: when its clock was wrong. */
  readonly wrongClocks: readonly WrongClock[];
}

/** A time in which a host's clock was wrong, in readings of that clock. */
export interface WrongClock {
  readonly firstClockMicros: number;
  readonly lastClockMicros: number;
  readonly solved: SolvedYear;
}

export interface SolvedYear {
  /** Of the stretch's records, by a right clock. */
  readonly year: number;
  readonly by: YearBy;
  /** False where another year fits about as well. */
  readonly isDecided: boolean;
  /** `main`: on the clock that runs through the log; `wrong`: the clock was; `replayed`: lines that were logged again later. */
  readonly clock: "main" | "wrong" | "replayed";
  /** What to add to what the clock showed, in `year`. */
  readonly shiftMicros: number;
  /** Of a wrong clock: local times (as microseconds since 1970) between which the stretch lies. */
  readonly notBefore: number | null;
  readonly notAfter: number | null;
  /** What speaks for another year so strongly that somebody should look. */
  readonly contradictions: readonly { readonly by: YearBy; readonly year: number }[];
}

/** Another year costs at least so much more where a year is decided. */
const decidedMargin = 3;
const contradictionCost = 3;

/**
 * The years of a log's stretches, in the order of the file. File order is the truth: the main clock is the cheapest chain of
 * stretches that run on from each other, and a stretch outside of it had a wrong clock or is a replay.
 */
export function solveYears(
  stretches: readonly Stretch[],
  files: readonly FileTimes[],
  context: YearContext,
): SolvedYear[] {
  if (stretches.length === 0) return [];
  const years = candidateYears(stretches, files, context);
  const evidence: EvidenceContext = {
    files,
    years,
    usualGapMicros: usualGap(stretches),
    areTimesReset: areTimesReset(stretches, files) || isContradicted(stretches, files, context),
    nowMicros: context.nowMicros,
    otherDays: context.otherDays,
  };
  const lastOf = lastOfFiles(stretches);
  const terms = stretches.map((stretch) => termsOf(stretch, lastOf.get(stretch.file) === stretch, evidence));
  const chain = findChain(stretches, {
    years,
    terms,
    usualGapMicros: evidence.usualGapMicros,
    isFileMissing: (a, b) => isNumberMissing(files[a.file], files[b.file]),
    isInside: (stretch) => wrongClockAt(stretch, context.wrongClocks) !== undefined,
    endCost(stretch, year) {
      if (context.stated === null) return 0;
      return meantYear(stretch, context.stated, context.nowMicros) === year ? 0 : impossible / 2;
    },
  });
  const newest = chain.years.findLastIndex((year) => year !== null);
  const onMain = stretches.map((_, index) =>
    solvedOnMain(index, chain, terms, years, context.stated !== null && index === newest),
  );
  return placeOffMain(stretches, onMain, chain, { ...evidence, wrongClocks: context.wrongClocks });
}

/** Of fewer pauses nobody can say that they are usual. */
const leastGaps = 5;

/** The median of the pauses of six hours to 300 days within the log; at least a day. */
function usualGap(stretches: readonly Stretch[]): number {
  const gaps: number[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const before = stretches[index - 1];
    const gap = before === undefined ? 0 : stretch.firstClockMicros - before.lastClockMicros;
    if (gap >= 6 * 3600e6 && gap <= 300 * microsPerDay) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(microsPerDay, gaps.length < leastGaps ? Math.min(median, 3 * microsPerDay) : median);
}

/** Beyond the evidence as many years as the log may have turned, and some, so that "no other year fits" means something. */
function candidateYears(stretches: readonly Stretch[], files: readonly FileTimes[], context: YearContext): number[] {
  const turns = stretches.filter((stretch, index) => {
    const before = stretches[index - 1];
    return before !== undefined && before.lastClockMicros - stretch.firstClockMicros > 183 * microsPerDay;
  }).length;
  const yearOf = (micros: number) => new Date(micros / 1000).getUTCFullYear();
  const latest = yearOf(context.nowMicros + 14 * 3600e6);
  const known = [
    ...files.flatMap(({ modifiedMicros, gzipMicros, suffixDate }) => [
      ...(modifiedMicros === null ? [] : [yearOf(modifiedMicros)]),
      ...(gzipMicros === null ? [] : [yearOf(gzipMicros)]),
      ...(suffixDate === null ? [] : [Number(suffixDate.slice(0, 4))]),
    ]),
    ...stretches.flatMap(({ votes }) => votes.map(({ year }) => year)),
    ...[...context.otherDays].map((day) => yearOf(day * microsPerDay)),
    ...(context.stated === null ? [] : [context.stated]),
  ].filter((year) => year >= 1990 && year <= latest);
  const most = known.length === 0 ? latest : Math.min(latest, known.reduce((a, b) => Math.max(a, b)) + turns + 6);
  const least = Math.max(1970, known.reduce((a, b) => Math.min(a, b), latest) - Math.min(turns, 40) - 9);
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

/** The newest file was not last written in the year that the user says: then a copy wrote all of them anew. */
function isContradicted(
  stretches: readonly Stretch[],
  files: readonly FileTimes[],
  { stated, nowMicros }: YearContext,
): boolean {
  const newest = stretches.at(-1);
  const modified = newest === undefined ? null : (files[newest.file]?.modifiedMicros ?? null);
  if (newest === undefined || modified === null || stated === null) return false;
  const meant = localMicrosOf(meantYear(newest, stated, nowMicros), newest.lastClockMicros);
  return Math.abs(modified - meant) > 60 * microsPerDay;
}

function isNumberMissing(older: FileTimes | undefined, newer: FileTimes | undefined): boolean {
  if (older?.rotation == null) return false;
  return older.rotation - (newer?.rotation ?? 0) > 1;
}

/** Of a stretch on the main clock its year; null for others. */
function solvedOnMain(
  index: number,
  chain: Chain,
  terms: readonly (readonly YearTerm[])[],
  years: readonly number[],
  isStated: boolean,
): SolvedYear | null {
  const year = chain.years[index] as number | null;
  if (year === null) return null;
  const { margin, alternative } = chain.marginOf(index);
  const isDecided = margin >= decidedMargin;
  const own = terms[index] as readonly YearTerm[];
  let by: YearBy = isStated ? "option" : isDecided ? "order of lines" : "latest possible";
  let most = isStated ? impossible : 1;
  for (const term of own) {
    const difference = alternative === null || !isDecided ? 0 : term.cost(alternative) - term.cost(year);
    // What cannot be (29 February, the future) is no evidence that somebody could check.
    if (term.by === "latest possible" || difference <= most) continue;
    most = difference;
    by = term.by;
  }
  const contradictions = own.flatMap((term) => {
    const best = years.reduce((a, b) => (term.cost(b) < term.cost(a) ? b : a));
    const isLoud = term.by !== "latest possible" && term.cost(year) - term.cost(best) >= contradictionCost;
    return isLoud ? [{ by: term.by, year: best }] : [];
  });
  return { ...onMainClock, year, by, isDecided, contradictions };
}

const onMainClock = { clock: "main", shiftMicros: 0, notBefore: null, notAfter: null } as const;

function wrongClockAt(stretch: Stretch, wrongClocks: readonly WrongClock[]): WrongClock | undefined {
  return wrongClocks.find(
    ({ firstClockMicros, lastClockMicros }) =>
      stretch.firstClockMicros >= firstClockMicros - 300e6 && stretch.lastClockMicros <= lastClockMicros + 120e6,
  );
}

/** Gives the stretches that are not on the main clock their place between those that are. */
function placeOffMain(
  stretches: readonly Stretch[],
  onMain: readonly (SolvedYear | null)[],
  chain: Chain,
  context: EvidenceContext & Pick<YearContext, "wrongClocks">,
): SolvedYear[] {
  const solved = [...onMain];
  const beforeOf: number[] = [];
  onMain.forEach((_, index) => {
    beforeOf.push(index > 0 && onMain[index - 1] !== null ? index - 1 : (beforeOf[index - 1] ?? -1));
  });
  let afterIndex = -1;
  for (let index = stretches.length - 1; index >= 0; index--) {
    if (solved[index] !== null) {
      afterIndex = index;
      continue;
    }
    const stretch = stretches[index] as Stretch;
    const beforeIndex = beforeOf[index] ?? -1;
    const at = (other: number, clock: "firstClockMicros" | "lastClockMicros") =>
      other < 0 ? null : localMicrosOf((onMain[other] as SolvedYear).year, (stretches[other] as Stretch)[clock]);
    const from = at(beforeIndex, "lastClockMicros");
    // Where no line follows, its file says at least when it was last written.
    const to = afterIndex < 0 ? latestWritten(stretch.file, context) : at(afterIndex, "firstClockMicros");
    const isKnown = [onMain[beforeIndex], onMain[afterIndex]].every((one) => one == null || one.isDecided);
    const known = wrongClockAt(stretch, context.wrongClocks);
    if (known !== undefined) {
      solved[index] = { ...known.solved, contradictions: [] };
      continue;
    }
    const place = { from, to, isKnown, next: solved[index + 1] ?? null };
    const kind = kindOff(stretches, index, chain, place);
    const placed =
      kind === "replayed" ? placeAsReplay(stretch, place) : placeByNeighbours(stretches, index, place, kind);
    const isSure = kind !== "unclear" || placeAsReplay(stretch, place).year === placed.year;
    // On the main clock it might lie in another year, at hardly more cost.
    const { margin, alternative } = chain.marginOf(index);
    const isClear = margin >= decidedMargin || alternative === placed.year;
    solved[index] = { ...placed, isDecided: placed.isDecided && isClear && isSure };
  }
  return solved.map((one) => needed(one));
}

const localYearOf = (micros: number) => new Date(micros / 1000).getUTCFullYear();

interface Place {
  /** Local times of the main clock around the stretch. */
  readonly from: number | null;
  readonly to: number | null;
  /** Whether the years of those times are decided. */
  readonly isKnown: boolean;
  readonly next: SolvedYear | null;
}

type KindOff = "proven wrong" | "wrong" | "replayed" | "unclear";

/**
 * Whether the clock was wrong or the lines are old ones that were logged again. A boot or the kernel's clock shows the first,
 * and a stretch that runs ahead; and a stretch as long as the gap in which it stands is what was written there. A burst
 * takes no time. What was only cut off by the end of a file is as the stretch before it.
 */
function kindOff(stretches: readonly Stretch[], index: number, chain: Chain, { from, to }: Place): KindOff {
  const stretch = stretches[index] as Stretch;
  const before = stretches[index - 1];
  const after = stretches[index + 1];
  let first = index;
  let last = index;
  const runsOn = (at: number) =>
    chain.years[at] === null && chain.years[at - 1] === null && continues(stretches[at - 1], stretches[at] as Stretch);
  while (runsOn(first)) first--;
  while (last + 1 < stretches.length && runsOn(last + 1)) last++;
  const beginning = stretches[first] as Stretch;
  if (beginning.isBoot || isUnset(beginning, stretches[first - 1])) return "proven wrong";
  const steps = [
    before === undefined ? null : kernelStep(before, 2000, stretch, 2000),
    after === undefined ? null : kernelStep(stretch, 2000, after, 2000),
  ];
  if (steps.some((step) => step !== null && Math.abs(step) > backwardMicros)) return "proven wrong";
  if (to === null || from === null) return to !== null && isAhead(stretch, to) ? "wrong" : "replayed";
  if (isAhead(stretch, to)) return "wrong";
  const length = timeTaken(stretches.slice(first, last + 1), localYearOf(from));
  const share = length / Math.max(1, to - from);
  if (share >= 0.5 && share <= 1.02) return "wrong";
  return share > 1.02 || share < 0.1 ? "replayed" : "unclear";
}

/** How long the clock ran that wrote these stretches, in microseconds, if it began in this year. */
function timeTaken(run: readonly Stretch[], startYear: number): number {
  let year = startYear;
  let taken = 0;
  for (const [index, stretch] of run.entries()) {
    const before = run[index - 1] ?? stretch;
    const from = localMicrosOf(year, before === stretch ? stretch.firstClockMicros : before.lastClockMicros);
    if (before.lastClockMicros - stretch.firstClockMicros > turnMicros) year++;
    taken += localMicrosOf(year, stretch.lastClockMicros) - from;
  }
  return taken;
}

/** Whether its stamps, in the year of what follows, lie behind that, by less than half a year. */
function isAhead(stretch: Stretch, to: number): boolean {
  const ahead = localMicrosOf(localYearOf(to), stretch.lastClockMicros) - to;
  return ahead > backwardMicros && ahead < 183 * microsPerDay;
}

/** Whether both give the same; a place of which nothing is known agrees with none. */
function agree({ from, to, isKnown }: Place, yearBefore: (micros: number) => number): boolean {
  const years = new Set([from, to].filter((micros) => micros !== null).map(yearBefore));
  return isKnown && years.size === 1;
}

/** The latest that lies before what follows. */
function placeAsReplay(stretch: Stretch, place: Place): SolvedYear {
  const latestBefore = (limit: number) => {
    let latest = localYearOf(limit) + 1;
    while (localMicrosOf(latest, stretch.lastClockMicros) > limit + backwardMicros) latest--;
    return latest;
  };
  const year = latestBefore(place.to ?? place.from ?? 0);
  const isDecided = agree(place, latestBefore);
  return { ...onMainClock, clock: "replayed", year, by: "order of lines", isDecided, contradictions: [] };
}

/** Right before what follows, as clocks are set soon after a boot, unless the kernel's clock says it exactly. */
function placeByNeighbours(stretches: readonly Stretch[], index: number, place: Place, kind: KindOff): SolvedYear {
  const stretch = stretches[index] as Stretch;
  const follower = stretches[index + 1];
  const { from, to, next } = place;
  const year = localYearOf(to ?? from ?? 0);
  const shown = (clock: number) => localMicrosOf(year, clock);
  const followerAt =
    follower === undefined || next === null
      ? null
      : localMicrosOf(next.year, follower.firstClockMicros) + next.shiftMicros;
  const step = follower === undefined || next === null ? null : kernelStep(stretch, year, follower, next.year);
  const length = stretch.lastClockMicros - stretch.firstClockMicros;
  let shiftMicros: number;
  if (step !== null && next !== null) shiftMicros = step + next.shiftMicros;
  else {
    const latest = (followerAt ?? Number.POSITIVE_INFINITY) - length;
    const start = followerAt === null ? (from ?? shown(stretch.firstClockMicros)) : Math.max(from ?? latest, latest);
    shiftMicros = start - shown(stretch.firstClockMicros);
  }
  // Where nothing but the order speaks against its clock, this may have been right.
  const own = kind === "proven wrong" ? [] : [shown(stretch.firstClockMicros), shown(stretch.lastClockMicros)];
  const bounds =
    step === null
      ? {
          notBefore: from === null ? null : Math.min(from, ...own),
          notAfter: to === null ? null : Math.max(to, ...own),
        }
      : { notBefore: null, notAfter: null };
  const isDecided = agree(place, localYearOf);
  return {
    ...{ year, by: "order of lines" as const, isDecided, clock: "wrong" as const, shiftMicros },
    ...bounds,
    contradictions: [],
  };
}
