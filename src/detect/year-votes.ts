import { openLog } from "../read/decompress.js";
import { createRecordReader } from "../read/reader.js";
import { isRereadable, type LogSource } from "../read/source.js";
import type { DateVote, WeekdayVote, YearVote } from "../time/date-votes.js";
import { datesInMessage, type MessageDate } from "../time/message-dates.js";
import { microsPerDay } from "../time/stamp.js";
import { localMicrosOf } from "../time/year.js";
import { createDateLook } from "./date-look.js";
import type { SourceSummary } from "./resolve.js";
import type { Segment } from "./summary.js";

/** So much of a file is read again, from its beginning: a date in a message decides as well there as anywhere. */
const lookBytes = 512 * 1024;
/** How far a date in any zone may lie from its line's own stamp. */
const nearMicros = 15 * 3600e6;
const quarterMicros = 900e6;
const exactMicros = 2e6;
/** What is said again after this long is a constant, such as a build date. */
const constantMicros = 2 * 3600e6;
const mostLiterals = 1000;
const calendarMicros = 366 * microsPerDay;

/** A date as it was seen first; null where it turned out to be a constant. */
type Seen = { readonly segment: Segment; readonly vote: YearVote; readonly clockMicros: number } | null;

/** What dates inside messages say. */
export interface DatesFound {
  /** Of segments whose stamps have no year. */
  readonly votes: ReadonlyMap<Segment, readonly YearVote[]>;
  /** Of segments whose stamps only count from the boot: when that was, in microseconds since 1970. */
  readonly boots: ReadonlyMap<Segment, number>;
}

/** Looks for dates in the messages of lines that are not fully dated. */
export async function findDates(
  summaries: readonly SourceSummary[],
  sources: readonly LogSource[],
  signal: AbortSignal | undefined,
): Promise<DatesFound> {
  const votes = new Map<Segment, YearVote[]>();
  const boots = new Map<Segment, number>();
  for (const { source, summaries: files } of summaries) {
    for (const [index, { streams }] of files.entries()) {
      const file = sources[source]?.files[index];
      const yearless = [...streams].map(
        ([host, { segments }]) =>
          [host, segments.filter(({ kind }) => kind === "calendar" || kind === "boot")] as const,
      );
      if (file === undefined || !isRereadable(file) || yearless.every(([, own]) => own.length === 0)) continue;
      // By host: what a kernel says of itself at every boot is a constant, although each boot is a segment.
      const seen = new Map<string, Map<string, Seen>>();
      const byHost = new Map(yearless);
      const reader = createRecordReader({
        onRecord(view) {
          if (view.stamp.kind !== "calendar" && view.stamp.kind !== "boot") return;
          const dates = datesInMessage(view.buffer, view.messageStart, view.messageEnd);
          if (dates.length === 0) return;
          const isOf = ({ firstOffset, lastOffset }: Segment) =>
            view.byteOffset >= firstOffset && view.byteOffset <= lastOffset;
          const segment = byHost.get(view.host)?.find(isOf);
          if (segment === undefined) return;
          if (segment.kind === "boot") {
            const utc = dates.find(({ isUtc }) => isUtc);
            if (utc !== undefined && !boots.has(segment)) boots.set(segment, utc.micros - view.stamp.micros);
            return;
          }
          const known = seen.get(view.host) ?? new Map<string, Seen>();
          seen.set(view.host, known);
          for (const date of dates) note(known, date, segment, view.stamp.micros);
        },
        onOther: () => undefined,
        onNulRun: () => undefined,
        onLongLine: () => undefined,
      });
      reader.lookFirst(createDateLook());
      const log = await openLog(file, signal === undefined ? {} : { signal });
      for await (const chunk of log.chunks) {
        reader.push(chunk.subarray(0, lookBytes - reader.bytes));
        if (reader.bytes >= lookBytes) break;
      }
      log.close();
      for (const known of seen.values()) {
        for (const one of known.values()) {
          if (one === null) continue;
          const own = votes.get(one.segment);
          if (own === undefined) votes.set(one.segment, [one.vote]);
          else own.push(one.vote);
        }
      }
    }
  }
  return { votes, boots };
}

function note(seen: Map<string, Seen>, date: MessageDate, segment: Segment, clockMicros: number): void {
  const { literal } = date;
  const before = seen.get(literal);
  if (before !== undefined) {
    if (before !== null && Math.abs(clockMicros - before.clockMicros) > constantMicros) seen.set(literal, null);
    return;
  }
  const vote = voteOf(date, clockMicros);
  if (vote !== null && seen.size < mostLiterals) seen.set(literal, { segment, vote, clockMicros });
}

function voteOf({ micros, weekday }: MessageDate, clockMicros: number): YearVote | null {
  return weekday === null ? dateVote(micros, clockMicros) : weekdayVote(micros, weekday, clockMicros);
}

/** The year in which the line's stamp lies near the date; null where there is none. */
function dateVote(dateMicros: number, clockMicros: number): DateVote | null {
  const said = new Date(dateMicros / 1000).getUTCFullYear();
  for (const year of [said, said - 1, said + 1]) {
    const distance = Math.abs(localMicrosOf(year, clockMicros) - dateMicros);
    if (distance <= nearMicros) return { year, weight: weightOf(distance) };
  }
  return null;
}

/** The day of the week that a day had near which the line's stamp lies; null where it lies near none. */
function weekdayVote(dateClockMicros: number, weekday: number, clockMicros: number): WeekdayVote | null {
  for (const yearsLater of [0, -1, 1]) {
    const distance = Math.abs(dateClockMicros + yearsLater * calendarMicros - clockMicros);
    if (distance > nearMicros) continue;
    return { weekday, clockMicros: dateClockMicros, yearsLater, weight: weightOf(distance) };
  }
  return null;
}

/** Zones are apart by quarters of an hour: what else lies between a date and its line is chance, or an older date. */
function weightOf(distanceMicros: number): number {
  const rest = Math.abs(distanceMicros - quarterMicros * Math.round(distanceMicros / quarterMicros));
  return rest <= exactMicros ? 3 : 1;
}
