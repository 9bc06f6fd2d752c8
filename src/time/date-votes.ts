import { weekdayOf } from "./weekday.js";
import { localMicrosOf } from "./year.js";
import type { YearTerm } from "./year-evidence.js";

/** A date inside a message, as far as it says something of the year of its line. */
export interface DateVote {
  readonly year: number;
  /** 3 where its time of day fits the stamp in some zone to the second, else 1. */
  readonly weight: number;
}

/** The day of the week of a date without a year inside a message: it fits some years and not others. */
export interface WeekdayVote {
  /** Sunday 0. */
  readonly weekday: number;
  /** The date, in microseconds of a 366-day year. */
  readonly clockMicros: number;
  /** How much later the date's year is than that of the line which says it: -1, 0 or 1, not 0 only around New Year. */
  readonly yearsLater: number;
  /** As of a `DateVote`. */
  readonly weight: number;
}

export type YearVote = DateVote | WeekdayVote;

/** What dates inside messages say against years. */
export function voteTerms(votes: readonly YearVote[], years: readonly number[]): YearTerm[] {
  const dates = votes.filter((vote) => "year" in vote);
  const weekdays = votes.filter((vote) => "weekday" in vote);
  return [
    ...(dates.length === 0 ? [] : [dateTerm(dates, years)]),
    ...(weekdays.length === 0 ? [] : [weekdayTerm(weekdays, years)]),
  ];
}

/** Dates inside messages: the more of them agree, the harder they are to contradict. */
function dateTerm(votes: readonly DateVote[], years: readonly number[]): YearTerm {
  const weights = new Map<number, number>();
  for (const { year, weight } of votes) weights.set(year, (weights.get(year) ?? 0) + weight);
  const sum = years.reduce((total, year) => total + (weights.get(year) ?? 0), 0);
  const full = sum === 0 ? 0 : costAgainst(sum);
  return { by: "date in a message", cost: (year) => (sum === 0 ? 0 : full * (1 - (weights.get(year) ?? 0) / sum)) };
}

/** What it costs to contradict dates of so much weight. */
const costAgainst = (weight: number) => Math.min(12, 2.5 + 2 * Math.log(weight));

/** Days of the week that dates without a year state: each fits one year in about six. */
function weekdayTerm(votes: readonly WeekdayVote[], years: readonly number[]): YearTerm {
  const sum = votes.reduce((total, { weight }) => total + weight, 0);
  const wrongIn = (year: number) =>
    votes.reduce((total, { weekday, clockMicros, yearsLater, weight }) => {
      const fits = weekdayOf(localMicrosOf(year + yearsLater, clockMicros)) === weekday;
      return total + (fits ? 0 : weight);
    }, 0);
  const costs = new Map(years.map((year) => [year, (costAgainst(sum) * wrongIn(year)) / sum]));
  return { by: "date in a message", cost: (year) => costs.get(year) ?? 0 };
}
