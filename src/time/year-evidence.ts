import { microsPerDay } from "./stamp.js";
import { hasItsDays, localMicrosOf, type YearBy } from "./year.js";
import type { DateVote, FileTimes, Stretch } from "./year-solver.js";

/** Clocks show at most 14 hours more than UTC, in which files and `now` are dated, and at most 12 less. */
const zoneMicros = 26 * 3600e6;
const ownClockMicros = 14 * 3600e6;
const quarterMicros = 900e6;
/** What a file system or gzip rounds away, and how long a rotation takes. */
const exactMicros = 3e6;
/** File times before it are what archives and packages write for want of a better. */
const earliestFileMicros = Date.UTC(1990, 0) * 1000;
/** A year in which the stretch cannot lie; not infinite, so that something is found for whatever is given. */
export const impossible = 1000;

/** What one piece of evidence says against a year, as a cost: 0 where it fits. */
export interface YearTerm {
  readonly by: YearBy;
  cost(year: number): number;
}

export interface EvidenceContext {
  readonly files: readonly FileTimes[];
  readonly nowMicros: number;
  /** How long this log is usually silent, at least a day. */
  readonly usualGapMicros: number;
  /** All files were written anew by a copy: their times only say that nothing is younger. */
  readonly areTimesReset: boolean;
  /** Days since 1970, in local time, on which other logs of the host have lines; of each how many of the host's logs. */
  readonly otherDays: ReadonlySet<number>;
  readonly years: readonly number[];
}

/** Whether all modification times are those of a copy: equal while the logs end on different days, or far behind every last line. */
export function areTimesReset(stretches: readonly Stretch[], files: readonly FileTimes[]): boolean {
  const lastOf = lastOfFiles(stretches);
  const timed = [...lastOf].flatMap(([file, stretch]) => {
    const modified = files[file]?.modifiedMicros ?? null;
    return modified === null ? [] : [{ modified, stretch }];
  });
  if (timed.length < 2) return false;
  const moments = timed.map(({ modified }) => modified);
  const clocks = timed.map(({ stretch }) => stretch.lastClockMicros);
  const isTogether = Math.max(...moments) - Math.min(...moments) <= 600e6;
  return isTogether && Math.max(...clocks) - Math.min(...clocks) > microsPerDay;
}

/** By file, the last stretch in it: only that says when the file was written. */
export function lastOfFiles(stretches: readonly Stretch[]): Map<number, Stretch> {
  const last = new Map<number, Stretch>();
  for (const stretch of stretches) last.set(stretch.file, stretch);
  return last;
}

/** All that is known of the year of one stretch by itself. */
export function termsOf(stretch: Stretch, isLastOfFile: boolean, context: EvidenceContext): YearTerm[] {
  const terms: YearTerm[] = [{ by: "latest possible", cost: (year) => impossibility(stretch, year, context) }];
  if (isLastOfFile) terms.push(...fileTerms(stretch, context));
  if (stretch.votes.length > 0) terms.push(voteTerm(stretch.votes, context.years));
  if (context.otherDays.size > 0) {
    const term = otherLogsTerm(stretch, context);
    if (term !== null) terms.push(term);
  }
  return terms;
}

function impossibility(stretch: Stretch, year: number, { nowMicros }: EvidenceContext): number {
  if (!hasItsDays(stretch, year)) return impossible;
  if (localMicrosOf(year, stretch.firstClockMicros) > nowMicros + ownClockMicros) return impossible;
  // A clock that was set back later may have been ahead of the present, by some days.
  const ahead = localMicrosOf(year, stretch.lastClockMicros) - nowMicros - ownClockMicros;
  return ahead > 7 * microsPerDay ? impossible : ahead > 0 ? 1 : 0;
}

/** The year of a log's newest lines, if the user names that of the newest line of all: the log may have ended before New Year. */
export function meantYear(stretch: Stretch, stated: number, nowMicros: number): number {
  const isFuture = (year: number) => localMicrosOf(year, stretch.lastClockMicros) > nowMicros + zoneMicros;
  return isFuture(stated) && !isFuture(stated - 1) ? stated - 1 : stated;
}

/** When a file was last written, in the latest local time that this may have been; null where nothing tells. */
export function latestWritten(file: number, { files, nowMicros, areTimesReset }: EvidenceContext): number | null {
  const times = files[file];
  const written = times?.gzipMicros ?? times?.modifiedMicros ?? null;
  if (areTimesReset || written === null || !isUsable(written, nowMicros)) return null;
  return written + ownClockMicros;
}

/** Whether a file's time can be that of a log that was written before now. */
function isUsable(micros: number | null, nowMicros: number): micros is number {
  return micros !== null && micros >= earliestFileMicros && micros <= nowMicros + zoneMicros;
}

function fileTerms(stretch: Stretch, context: EvidenceContext): YearTerm[] {
  const { files, nowMicros, usualGapMicros } = context;
  const times = files[stretch.file];
  if (times === undefined) return [];
  const terms: YearTerm[] = [];
  const last = (year: number) => localMicrosOf(year, stretch.lastClockMicros);
  const { gzipMicros, modifiedMicros } = times;
  const suffix = endOfSuffixDate(times);
  if (isUsable(suffix, nowMicros)) {
    const usual = Math.max(zoneMicros, 2 * usualGapMicros) + microsPerDay;
    terms.push({
      by: "file name",
      cost(year) {
        const behind = suffix - last(year);
        if (behind < -microsPerDay) return 10;
        if (behind <= 60 * 3600e6) return -1;
        return behind <= usual ? 0.5 : Math.min(8, 1 + 1.5 * Math.log(behind / usual));
      },
    });
  }
  // Packed anew, a header says nothing of when the log was written.
  const isOwnHeader = modifiedMicros === null || (gzipMicros ?? 0) <= modifiedMicros + microsPerDay;
  if (isUsable(gzipMicros, nowMicros) && isOwnHeader) {
    terms.push({ by: "gzip header", cost: (year) => lateness(gzipMicros - last(year), 12, usualGapMicros) });
  } else if (isUsable(modifiedMicros, nowMicros)) {
    const cost = context.areTimesReset
      ? (year: number) => (modifiedMicros - last(year) < -zoneMicros ? 10 : 0)
      : (year: number) => lateness(modifiedMicros - last(year), 8, usualGapMicros);
    terms.push({ by: "modification time", cost });
  }
  return terms;
}

/** What it costs that a file was last written so long after its last line. */
function lateness(behindMicros: number, cap: number, usualGapMicros: number): number {
  if (behindMicros < -zoneMicros) return 10;
  const usual = Math.max(zoneMicros, 2 * usualGapMicros);
  if (Math.abs(behindMicros) <= zoneMicros) {
    const rest = Math.abs(behindMicros - quarterMicros * Math.round(behindMicros / quarterMicros));
    return Math.abs(behindMicros) <= ownClockMicros && rest <= exactMicros ? -2 : 0;
  }
  return behindMicros <= usual ? 0.5 : Math.min(cap, 2 + 1.5 * Math.log(behindMicros / usual));
}

/** The end of the day that a rotation put into the name, in microseconds since 1970. */
function endOfSuffixDate({ suffixDate }: FileTimes): number | null {
  const start = suffixDate === null ? Number.NaN : Date.parse(`${suffixDate}T00:00:00Z`);
  return Number.isNaN(start) ? null : start * 1000 + microsPerDay;
}

/** Dates inside messages: the more of them agree, the harder they are to contradict. */
function voteTerm(votes: readonly DateVote[], years: readonly number[]): YearTerm {
  const weights = new Map<number, number>();
  for (const { year, weight } of votes) weights.set(year, (weights.get(year) ?? 0) + weight);
  const sum = years.reduce((total, year) => total + (weights.get(year) ?? 0), 0);
  const full = sum === 0 ? 0 : Math.min(12, 2.5 + 2 * Math.log(sum));
  return { by: "date in a message", cost: (year) => (sum === 0 ? 0 : full * (1 - (weights.get(year) ?? 0) / sum)) };
}

/** How many of the days with lines are days on which other logs of the host have lines too. */
function otherLogsTerm(stretch: Stretch, { otherDays, years }: EvidenceContext): YearTerm | null {
  if (stretch.days.length === 0) return null;
  const shareIn = (year: number) => {
    let hits = 0;
    for (const day of stretch.days) {
      if (otherDays.has(Math.floor(localMicrosOf(year, day * microsPerDay) / microsPerDay))) hits++;
    }
    return hits / stretch.days.length;
  };
  const shares = new Map(years.map((year) => [year, shareIn(year)]));
  const best = Math.max(...shares.values());
  if (best < 0.2) return null;
  return { by: "other logs of the host", cost: (year) => 4 * (best - (shares.get(year) ?? 0)) };
}
