import { dayAt, spanOn, type TimeSpan, type WrittenDate } from "../../time/written-time.js";
import type { HostZone } from "../../time/zone.js";
import type { ReportedIncident, ReportedTime } from "./reported.js";

/** By what the times of a report become instants. */
export interface ReportClock {
  readonly zone: HostZone;
  /** No incident was written down before it happened. */
  readonly nowMicros: number;
}

/** When a report says that an incident began and ended; null where it says no time. */
export interface ReportedSpans {
  readonly start: TimeSpan | null;
  readonly end: TimeSpan | null;
  /** The whole day that the entry stands under. */
  readonly day: TimeSpan | null;
}

type FullDate = WrittenDate & { readonly year: number };

const wholeDay = {
  date: null,
  seconds: 0,
  precisionSeconds: 86_400,
  offsetMinutes: null,
  isApproximate: false,
} as const;
const dayMicros = 86_400e6;

/**
 * What a report leaves out, its own words fill in: the entry's day; of a day without a year that of the entry, else the latest
 * that is not in the future; of an end without a day the first such time behind the start.
 * @param nearMicros for a time of day that stands under no day: that day of its is meant which lies nearest
 */
export function spansOf(reported: ReportedIncident, clock: ReportClock, nearMicros: number): ReportedSpans {
  const { zone } = clock;
  const day = reported.date === null ? null : withYear(reported.date, clock, null);
  const start = spanOfTime(reported.start, day, clock, nearMicros);
  const end = spanOfTime(reported.end, day, clock, start?.fromMicros ?? nearMicros);
  const wasDated = reported.end?.time?.date !== null;
  const isBefore = start !== null && end !== null && end.toMicros <= start.fromMicros;
  return {
    start,
    end: !isBefore
      ? end
      : wasDated
        ? nextYear(reported.end, end, zone)
        : moved(end, Math.ceil((start.fromMicros - end.fromMicros) / dayMicros)),
    day: day === null ? null : spanOn(wholeDay, day, zone),
  };
}

function spanOfTime(
  reported: ReportedTime | null,
  day: FullDate | null,
  clock: ReportClock,
  nearMicros: number,
): TimeSpan | null {
  const time = reported?.time ?? null;
  if (time === null) return null;
  if (time.date !== null) return spanOn(time, withYear(time.date, clock, day), clock.zone);
  if (day !== null) return spanOn(time, day, clock.zone);
  const near = [-1, 0, 1].map((days) => spanOn(time, dayAt(nearMicros + days * dayMicros, clock.zone), clock.zone));
  const distance = ({ fromMicros }: TimeSpan) => Math.abs(fromMicros - nearMicros);
  return near.reduce((best, span) => (distance(span) < distance(best) ? span : best));
}

/** The year nearest to the entry's day, which may lie in another (31 December under 1 January). */
function withYear(date: WrittenDate, { zone, nowMicros }: ReportClock, day: FullDate | null): FullDate {
  if (date.year !== null) return { ...date, year: date.year };
  const at = (year: number) => spanOn(wholeDay, { ...date, year }, zone).fromMicros;
  if (day === null) {
    const { year } = dayAt(nowMicros, zone);
    return { ...date, year: at(year) > nowMicros ? year - 1 : year };
  }
  const noon = spanOn(wholeDay, day, zone).fromMicros;
  const years = [day.year, day.year - 1, day.year + 1];
  const nearest = years.reduce((best, year) => (Math.abs(at(year) - noon) < Math.abs(at(best) - noon) ? year : best));
  return { ...date, year: nearest };
}

/** An end whose day has no year and lies before the start is of the next one; one that states its year is a mistake, and stays. */
function nextYear(reported: ReportedTime | null, end: TimeSpan, zone: HostZone): TimeSpan {
  const time = reported?.time;
  if (time?.date == null || time.date.year !== null) return end;
  return spanOn(time, { ...time.date, year: dayAt(end.fromMicros, zone).year + 1 }, zone);
}

const moved = ({ fromMicros, toMicros }: TimeSpan, days: number): TimeSpan => ({
  fromMicros: fromMicros + days * dayMicros,
  toMicros: toMicros + days * dayMicros,
});
