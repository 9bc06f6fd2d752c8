import { isLeapDay, isLeapYear, microsPerDay, monthAndDay } from "./stamp.js";

/** By what a year was found; `stated` where the stamp has one, `latest possible` where nothing decides. */
export type YearBy =
  | "stated"
  | "option"
  | "file name"
  | "gzip header"
  | "modification time"
  | "date in a message"
  | "other logs of the host"
  | "order of lines"
  | "latest possible";

/**
 * Microseconds since 1970, as if local time were UTC, of a clock reading of a 366-day year. 29 February of a common year
 * becomes 1 March; a reading before the year or behind it counts on from its nearest day.
 */
export function localMicrosOf(year: number, clockMicros: number): number {
  const calendarDayIndex = Math.min(365, Math.max(0, Math.floor(clockMicros / microsPerDay)));
  const { month, day } = monthAndDay(calendarDayIndex);
  return Date.UTC(year, month, day) * 1000 + (clockMicros - calendarDayIndex * microsPerDay);
}

const onLeapDay = (clockMicros: number) => isLeapDay(Math.floor(clockMicros / microsPerDay));

/** Whether the year has the days on which a stretch of lines begins and ends. */
export function hasItsDays(stretch: { firstClockMicros: number; lastClockMicros: number }, year: number): boolean {
  return isLeapYear(year) || !(onLeapDay(stretch.firstClockMicros) || onLeapDay(stretch.lastClockMicros));
}
