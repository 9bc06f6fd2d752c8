import { microsPerDay, microsPerSecond, noWeekday, type Stamp } from "./stamp.js";

/** 1 January 1970 was a Thursday. */
const firstWeekday = 4;

/** The day of the week, Sunday 0, of a local time (microseconds since 1970). */
export function weekdayOf(localMicros: number): number {
  return (((Math.floor(localMicros / microsPerDay) + firstWeekday) % 7) + 7) % 7;
}

/** Whether a stamp with a year states another day of the week than its date had. */
export function isWeekdayWrong({ kind, micros, offsetMinutes, weekday }: Stamp): boolean {
  if (weekday === noWeekday || kind === "calendar" || kind === "boot") return false;
  const local = kind === "instant" ? micros + offsetMinutes * 60 * microsPerSecond : micros;
  // A leap second is still of the day before.
  return weekdayOf(local) !== weekday && weekdayOf(local - microsPerSecond) !== weekday;
}
