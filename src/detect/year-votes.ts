import { openLog } from "../read/decompress.js";
import { createRecordReader } from "../read/reader.js";
import type { LogSource } from "../read/source.js";
import { datesInMessage } from "../time/message-dates.js";
import { localMicrosOf } from "../time/year.js";
import type { DateVote } from "../time/year-solver.js";
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

/** A date as it was seen first; null where it turned out to be a constant. */
type Seen = { readonly vote: DateVote; readonly clockMicros: number } | null;

/** What dates inside messages say. */
export interface DatesFound {
  /** Of segments whose stamps have no year. */
  readonly votes: ReadonlyMap<Segment, readonly DateVote[]>;
  /** Of segments whose stamps only count from the boot: when that was, in microseconds since 1970. */
  readonly boots: ReadonlyMap<Segment, number>;
}

/** Looks for dates in the messages of lines that are not fully dated. Standard input can be read only once. */
export async function findDates(
  summaries: readonly SourceSummary[],
  sources: readonly LogSource[],
  signal: AbortSignal | undefined,
): Promise<DatesFound> {
  const votes = new Map<Segment, readonly DateVote[]>();
  const boots = new Map<Segment, number>();
  for (const { source, summaries: files } of summaries) {
    for (const [index, { streams }] of files.entries()) {
      const file = sources[source]?.files[index];
      const yearless = [...streams].map(
        ([host, { segments }]) =>
          [host, segments.filter(({ kind }) => kind === "calendar" || kind === "boot")] as const,
      );
      if (file === undefined || file.path === "-" || yearless.every(([, own]) => own.length === 0)) continue;
      const seen = new Map<Segment, Map<string, Seen>>();
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
          const known = seen.get(segment) ?? new Map<string, Seen>();
          seen.set(segment, known);
          for (const { micros, literal } of dates) note(known, literal, micros, view.stamp.micros);
        },
        onOther: () => undefined,
        onNulRun: () => undefined,
        onLongLine: () => undefined,
      });
      const log = await openLog(file, signal === undefined ? {} : { signal });
      for await (const chunk of log.chunks) {
        reader.push(chunk.subarray(0, lookBytes - reader.bytes));
        if (reader.bytes >= lookBytes) break;
      }
      log.close();
      for (const [segment, known] of seen) {
        votes.set(
          segment,
          [...known.values()].flatMap((one) => (one === null ? [] : [one.vote])),
        );
      }
    }
  }
  return { votes, boots };
}

function note(seen: Map<string, Seen>, literal: string, dateMicros: number, clockMicros: number): void {
  const before = seen.get(literal);
  if (before !== undefined) {
    if (before !== null && Math.abs(clockMicros - before.clockMicros) > constantMicros) seen.set(literal, null);
    return;
  }
  const vote = voteOf(dateMicros, clockMicros);
  if (vote !== null && seen.size < mostLiterals) seen.set(literal, { vote, clockMicros });
}

/** The year in which the line's stamp lies near the date; null where there is none. */
function voteOf(dateMicros: number, clockMicros: number): DateVote | null {
  const said = new Date(dateMicros / 1000).getUTCFullYear();
  for (const year of [said, said - 1, said + 1]) {
    const distance = Math.abs(localMicrosOf(year, clockMicros) - dateMicros);
    if (distance > nearMicros) continue;
    const rest = Math.abs(distance - quarterMicros * Math.round(distance / quarterMicros));
    return { year, weight: rest <= exactMicros ? 3 : 1 };
  }
  return null;
}
