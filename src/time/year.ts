import { type ClockKind, microsPerDay, monthAndDay } from "./stamp.js";

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

const toleranceMicros = 26 * 3600 * 1e6;
const suffixToleranceMicros = 60 * 3600 * 1e6;
/** A step back by more than half a year is a turn of the year; by less it is a clock that was set. */
const turnOfYearMicros = 183 * microsPerDay;

/** Microseconds since 1970, as if local time were UTC, of a clock reading of a 366-day year. 29 February of a common year becomes 1 March. */
export function localMicrosOf(year: number, clockMicros: number): number {
  const { month, day } = monthAndDay(Math.floor(clockMicros / microsPerDay));
  return Date.UTC(year, month, day) * 1000 + (clockMicros % microsPerDay);
}

function isLeapDay(clockMicros: number): boolean {
  return Math.floor(clockMicros / microsPerDay) === 59;
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}

/** The latest year in which `clockMicros` is not after `limitMicros`. */
function latestYear(clockMicros: number, limitMicros: number): number {
  let year = new Date(limitMicros / 1000).getUTCFullYear() + 1;
  while (localMicrosOf(year, clockMicros) > limitMicros || (isLeapDay(clockMicros) && !isLeapYear(year))) year--;
  return year;
}

/** What a file's own times say of the year of its last line, if they fit it to a day or so. */
function yearByFile(clockMicros: number, times: FileTimes): SolvedYear | null {
  if (times.suffixDate !== null) {
    const written = Date.parse(`${times.suffixDate}T00:00:00Z`) * 1000 + microsPerDay;
    const year = latestYear(clockMicros, written + toleranceMicros);
    if (written - localMicrosOf(year, clockMicros) <= suffixToleranceMicros) return { year, by: "file name" };
  }
  const candidates = [
    { micros: times.gzipMicros, by: "gzip header" as const },
    { micros: times.modifiedMicros, by: "modification time" as const },
  ];
  for (const { micros, by } of candidates) {
    if (micros === null) continue;
    const year = latestYear(clockMicros, micros + toleranceMicros);
    if (micros - localMicrosOf(year, clockMicros) <= toleranceMicros) return { year, by };
  }
  return null;
}

/**
 * The years of a stream's segments, in the order of the file; none crosses New Year, since the clock steps back there. Solved from the newest back: the order of lines decides, since
 * a clock that steps back by less than half a year was set and did not change the year.
 * @param stated the year of the newest line, where the user says it
 * @param nowMicros nothing lies after it
 */
export function solveYears(
  segments: readonly YearlessSegment[],
  files: readonly FileTimes[],
  stated: number | null,
  nowMicros: number,
): SolvedYear[] {
  const solved: SolvedYear[] = [];
  let later: { segment: YearlessSegment; year: number } | null = null;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index] as YearlessSegment;
    if (segment.kind !== "calendar") {
      solved[index] = { year: null, by: "stated" };
      continue;
    }
    const times = files[segment.file] ?? { modifiedMicros: null, gzipMicros: null, suffixDate: null };
    const answer: SolvedYear =
      later === null
        ? newestYear(segment, times, stated, nowMicros)
        : earlierYear(segment, times, later.segment, later.year);
    solved[index] = answer;
    if (answer.year !== null) later = { segment, year: answer.year };
  }
  return solved;
}

function newestYear(segment: YearlessSegment, times: FileTimes, stated: number | null, nowMicros: number): SolvedYear {
  if (stated !== null) return { year: stated, by: "option" };
  const byFile = yearByFile(segment.lastClockMicros, times);
  if (byFile !== null) return byFile;
  const limit = Math.min(nowMicros, times.modifiedMicros ?? nowMicros);
  return { year: latestYear(segment.lastClockMicros, limit + toleranceMicros), by: "latest possible" };
}

function earlierYear(
  segment: YearlessSegment,
  times: FileTimes,
  later: YearlessSegment,
  laterYear: number,
): SolvedYear {
  const turned = segment.lastClockMicros - later.firstClockMicros > turnOfYearMicros;
  const byOrder = turned ? laterYear - 1 : laterYear;
  const byFile = segment.file === later.file ? null : yearByFile(segment.lastClockMicros, times);
  // A file's own time can only say that more years lie between, never fewer.
  if (byFile?.year != null && byFile.year <= byOrder) return byFile;
  return { year: byOrder, by: "order of lines" };
}
