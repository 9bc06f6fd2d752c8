import { type ClockKind, isLeapDay, isLeapYear, microsPerDay, monthAndDay } from "./stamp.js";

/** By what a year was found, strongest first; `stated` where the stamp has one. */
export type YearBy =
  | "stated"
  | "option"
  | "file name"
  | "gzip header"
  | "modification time"
  | "order of lines"
  | "latest possible";

/** A stretch of a stream whose clock runs forward, as far as years need it. Clocks in microseconds of a 366-day year. */
export interface YearlessSegment {
  readonly kind: ClockKind;
  readonly file: number;
  readonly firstClockMicros: number;
  readonly lastClockMicros: number;
}

/** What is known of when a file was last written; microseconds since 1970. Local-time guesses are fine: days matter here. */
export interface FileTimes {
  readonly modifiedMicros: number | null;
  readonly gzipMicros: number | null;
  /** The date that a rotation put into the name, `YYYY-MM-DD`. */
  readonly suffixDate: string | null;
}

export interface SolvedYear {
  /** The year of the segment's last record; null where the stamps state their own or nothing decides. */
  readonly year: number | null;
  readonly by: YearBy;
}

/** Clocks show at most 14 hours more than UTC, in which files and `now` are dated. */
const aheadMicros = 14 * 3600 * 1e6;
/** They show at most 12 hours less, and a quiet log is closed some hours after its last line. */
const toleranceMicros = 26 * 3600 * 1e6;
const suffixToleranceMicros = 60 * 3600 * 1e6;
/** A step back by more than half a year is a turn of the year; by less it is a clock that was set. */
const turnOfYearMicros = 183 * microsPerDay;
/** How far a clock that was set back later may have been ahead of `now`; what lies further ahead was a year before. */
const fastClockMicros = 7 * microsPerDay;
/** File times before it are what archives and packages write for want of a better: they bound nothing. */
const earliestFileMicros = Date.UTC(1990, 0) * 1000;

/** Microseconds since 1970, as if local time were UTC, of a clock reading of a 366-day year. 29 February of a common year becomes 1 March. */
export function localMicrosOf(year: number, clockMicros: number): number {
  const { month, day } = monthAndDay(Math.floor(clockMicros / microsPerDay));
  return Date.UTC(year, month, day) * 1000 + (clockMicros % microsPerDay);
}

const onLeapDay = (clockMicros: number) => isLeapDay(Math.floor(clockMicros / microsPerDay));

/** Whether the year has the days on which the segment begins and ends. */
function hasItsDays(segment: YearlessSegment, year: number): boolean {
  return isLeapYear(year) || !(onLeapDay(segment.firstClockMicros) || onLeapDay(segment.lastClockMicros));
}

/** The latest year, at most `year`, that has the segment's days. */
function withItsDays(segment: YearlessSegment, year: number): number {
  let candidate = year;
  while (!hasItsDays(segment, candidate)) candidate--;
  return candidate;
}

/** The latest year in which the segment does not end after `limitMicros`. */
function latestYear(segment: YearlessSegment, limitMicros: number): number {
  let year = new Date(limitMicros / 1000).getUTCFullYear() + 1;
  while (localMicrosOf(year, segment.lastClockMicros) > limitMicros) year--;
  return withItsDays(segment, year);
}

/**
 * What a file's own times say of the year of its last line, if they fit it to a day or so. A time after `nowMicros` was not
 * written by whoever wrote the log.
 */
function yearByFile(segment: YearlessSegment, times: FileTimes, nowMicros: number): SolvedYear | null {
  const candidates = [
    { micros: endOfSuffixDate(times), by: "file name" as const, tolerance: suffixToleranceMicros },
    { micros: times.gzipMicros, by: "gzip header" as const, tolerance: toleranceMicros },
    { micros: times.modifiedMicros, by: "modification time" as const, tolerance: toleranceMicros },
  ];
  for (const { micros, by, tolerance } of candidates) {
    if (micros === null || micros > nowMicros + toleranceMicros) continue;
    const year = latestYear(segment, Math.min(micros, nowMicros) + aheadMicros);
    if (micros - localMicrosOf(year, segment.lastClockMicros) <= tolerance) return { year, by };
  }
  return null;
}

function endOfSuffixDate(times: FileTimes): number | null {
  const start = times.suffixDate === null ? Number.NaN : Date.parse(`${times.suffixDate}T00:00:00Z`);
  return Number.isNaN(start) ? null : start * 1000 + microsPerDay;
}

/** After which the file's last line was not written, as far as the file's times tell. */
function limitOf(times: FileTimes, nowMicros: number): number {
  const known = [endOfSuffixDate(times), times.gzipMicros, times.modifiedMicros];
  return Math.min(nowMicros, ...known.filter((micros) => micros !== null && micros >= earliestFileMicros).map(Number));
}

/** A segment and how it hangs together with the one that goes on from it. */
interface Link {
  readonly segment: YearlessSegment;
  readonly index: number;
  /** Only of a file's last segment: the others say nothing of when the file was written. */
  readonly times: FileTimes | null;
  /** Position of the segment that goes on from this one; -1 for the newest. */
  next: number;
  /** 1 where the year turned between this one and `next`, else 0. */
  turned: number;
  /** How often the year turned between this one and the newest. */
  turns: number;
}

/**
 * The years of a stream's segments, in the order of the file; none crosses New Year, since the clock steps back there.
 * Solved from the newest back: the order of lines decides, since a clock that steps back by less than half a year was set
 * and did not change the year.
 * @param stated the year of the newest line, where the user says it
 * @param nowMicros nothing lies after it
 */
export function solveYears(
  segments: readonly YearlessSegment[],
  files: readonly FileTimes[],
  stated: number | null,
  nowMicros: number,
): SolvedYear[] {
  const solved: SolvedYear[] = segments.map(() => ({ year: null, by: "stated" }));
  const links = linkSegments(segments, files);
  for (const link of links.toReversed()) {
    const next = links[link.next];
    const laterYear = next === undefined ? null : (solved[next.index]?.year ?? null);
    solved[link.index] =
      laterYear === null ? newestYear(links, stated, nowMicros) : earlierYear(link, laterYear, nowMicros);
  }
  return solved;
}

function linkSegments(segments: readonly YearlessSegment[], files: readonly FileTimes[]): Link[] {
  const lastOfFile = new Map<number, YearlessSegment>();
  for (const segment of segments) if (segment.kind === "calendar") lastOfFile.set(segment.file, segment);
  const links: Link[] = [];
  segments.forEach((segment, index) => {
    if (segment.kind !== "calendar") return;
    const times = lastOfFile.get(segment.file) === segment ? (files[segment.file] ?? null) : null;
    links.push({ segment, index, times, next: -1, turned: 0, turns: 0 });
  });
  for (let position = links.length - 2; position >= 0; position--) {
    const link = links[position] as Link;
    link.next = nextAfterUnsetClock(links, position);
    const next = links[link.next] as Link;
    link.turned = link.segment.lastClockMicros - next.segment.firstClockMicros > turnOfYearMicros ? 1 : 0;
    link.turns = next.turns + link.turned;
  }
  return links;
}

/**
 * The position of the segment that goes on from the one at `position`: the next, unless that is a boot whose clock was not
 * set yet, and stood at 1 January (or the evening before, in the Americas), and what follows goes on from before it.
 */
function nextAfterUnsetClock(links: readonly Link[], position: number): number {
  const last = links[position]?.segment.lastClockMicros ?? 0;
  if (last < 15 * microsPerDay || last > 350 * microsPerDay) return position + 1;
  let next = position + 1;
  while (next < links.length - 1 && isUnsetClock(links[next]?.segment)) next++;
  const step = (links[next]?.segment.firstClockMicros ?? 0) - last;
  return step >= -microsPerDay && step <= 31 * microsPerDay ? next : position + 1;
}

function isUnsetClock(segment: YearlessSegment | undefined): boolean {
  if (segment === undefined) return false;
  const { firstClockMicros, lastClockMicros } = segment;
  const atNewYear = firstClockMicros < 0.6 * microsPerDay || firstClockMicros > 365.5 * microsPerDay;
  return atNewYear && lastClockMicros - firstClockMicros < 3 * microsPerDay;
}

function newestYear(links: readonly Link[], stated: number | null, nowMicros: number): SolvedYear {
  const newest = links.at(-1) as Link;
  if (stated !== null) {
    // The user names the year of the newest line of all; this stream may have ended before New Year.
    const { lastClockMicros } = newest.segment;
    const isNextYear = (year: number) => localMicrosOf(year, lastClockMicros) > nowMicros + toleranceMicros;
    return { year: isNextYear(stated) && !isNextYear(stated - 1) ? stated - 1 : stated, by: "option" };
  }
  const byFile = newest.times === null ? null : yearByFile(newest.segment, newest.times, nowMicros);
  if (byFile !== null) return byFile;
  const latest = latestPossibleYear(links, nowMicros);
  // The nearest older file whose own time fits it tells by the order of lines.
  for (let position = links.length - 2; position >= 0; position--) {
    const link = links[position] as Link;
    const anchor = link.times === null ? null : yearByFile(link.segment, link.times, nowMicros);
    if (anchor?.year == null) continue;
    const since = links.slice(position);
    for (let year = anchor.year + link.turns; year <= latest; year++) {
      if (since.every(({ segment, turns }) => hasItsDays(segment, year - turns))) return { year, by: "order of lines" };
    }
  }
  return { year: latest, by: "latest possible" };
}

/** The latest year of the newest segment with which all segments have their days and none ends after its file's times. */
function latestPossibleYear(links: readonly Link[], nowMicros: number): number {
  const newest = links.at(-1) as Link;
  const limit = (link: Link) =>
    (link.times === null ? nowMicros : limitOf(link.times, nowMicros)) +
    aheadMicros +
    (link === newest ? 0 : fastClockMicros);
  const latest = latestYear(newest.segment, limit(newest));
  const fits = (link: Link, year: number) =>
    hasItsDays(link.segment, year) && localMicrosOf(year, link.segment.lastClockMicros) <= limit(link);
  for (let year = latest; year > latest - 40; year--) {
    if (links.every((link) => fits(link, year - link.turns))) return year;
  }
  return latest;
}

function earlierYear(link: Link, laterYear: number, nowMicros: number): SolvedYear {
  let year = laterYear - link.turned;
  while (localMicrosOf(year, link.segment.lastClockMicros) > nowMicros + aheadMicros + fastClockMicros) year--;
  const byOrder = withItsDays(link.segment, year);
  const byFile = link.times === null ? null : yearByFile(link.segment, link.times, nowMicros);
  // A file's own time can only say that more years lie between, never fewer.
  if (byFile?.year != null && byFile.year <= byOrder) return byFile;
  return { year: byOrder, by: "order of lines" };
}
