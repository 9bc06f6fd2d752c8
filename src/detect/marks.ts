import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import { cellsOf } from "./cells.js";
import { placesOf, rowValue } from "./kept-lines.js";
import { lineTime } from "./kernel-boots.js";
import { messageOf, type Place } from "./place.js";
import type { ResolvedSegment } from "./resolve.js";
import { arrivalOf } from "./snapshot.js";

/** A line that says something of a component, at an instant (microseconds since 1970 in UTC). */
export interface Mark {
  /** When the line was written. */
  readonly micros: number;
  /** When what it reports began: earlier where the line says how long it took. */
  readonly sinceMicros: number;
  /** By the stamp alone. */
  readonly stampMicros: number;
  /** Of a line of a snapshot: when what it shows arrived, and waits since; else null. */
  readonly arrivedMicros: number | null;
  readonly entry: CatalogEvent;
  readonly key: string;
  readonly resolved: ResolvedSegment;
  readonly place: Place;
  /** For how many lines it stands: its own, and those after it in the minute that were only counted. */
  readonly count: number;
  /** Up to when those lines reach, at least; its own time where there are none. */
  readonly untilMicros: number;
  /** Hashes of the different values in these lines by which their event opens an outage. */
  readonly different: readonly number[];
  /** How many more lines there were between which the component worked: too many to be kept. */
  readonly scattered: number;
}

/** Whether the line says that the component does not work, or not wholly. */
export const isFailing = ({ entry: { event } }: Pick<Mark, "entry">): boolean =>
  event.health === "failing" || event.health === "degraded";

/** The mark of a single line that was found when reading again; `micros` is when it was written, where that is not its stamp. */
export function lineMark(entry: CatalogEvent, resolved: ResolvedSegment, place: Place, micros: number): Mark {
  const stampMicros = resolved.instantOf(place.clockMicros);
  return {
    ...{ micros, sinceMicros: micros, stampMicros, untilMicros: micros, arrivedMicros: null },
    ...{ entry, key: "", resolved, place, count: 1, different: [], scattered: 0 },
  };
}

/** Everything that was said of one component of one host, in order. */
export interface ComponentHistory {
  readonly host: string;
  /** As in a draft: `filesystem hda7`. */
  readonly component: string;
  readonly key: string;
  readonly entry: CatalogEvent;
  readonly marks: readonly Mark[];
  /** Lines that continue others (call traces): evidence only. */
  readonly blocks: readonly Mark[];
  /** Lines of snapshots, by their arrival: what waited for it. Those that the log does not tell of are among the marks, too. */
  readonly waiting: readonly Mark[];
}

/** The component's name in a draft. */
export function componentName(entry: CatalogEvent, key: string): string {
  return key === "" ? entry.component.name : `${entry.component.name} ${key}`;
}

/** How long what a line reports took, in microseconds; 0 where it does not say. */
export type TookReader = (entry: CatalogEvent, place: Place) => number;

const noHashes: readonly number[] = [];

/** The histories of all components, hosts and components in order of their names. Lines that stand in several files count once. */
export function componentHistories(
  segments: readonly ResolvedSegment[],
  catalog: Catalog,
  tookMicros: TookReader,
): ComponentHistory[] {
  const groups = new Map<
    string,
    { history: Omit<ComponentHistory, "marks" | "blocks" | "waiting">; marks: Mark[]; blocks: Mark[] }
  >();
  for (const resolved of segments) {
    const { lines, file, keys } = resolved.segment;
    const placeAt = placesOf(lines, file);
    for (const cell of cellsOf(resolved.segment)) {
      const entry = catalog.events[rowValue(lines, cell.start, "event")];
      const continues = rowValue(lines, cell.start, "continues");
      const owner = continues < 0 ? entry : catalog.events[continues];
      if (entry === undefined || owner === undefined) continue;
      const key = keys[rowValue(lines, cell.start, "key")] as string;
      // Several grammars may speak of one component: a disk, a file system.
      const name = `${resolved.host}\t${owner.component.name}\t${key}`;
      let group = groups.get(name);
      if (group === undefined) {
        const { host } = resolved;
        const component = componentName(owner, key);
        group = { history: { host, component, key, entry: owner }, marks: [], blocks: [] };
        groups.set(name, group);
      }
      const into = continues < 0 ? group.marks : group.blocks;
      for (const mark of marksOf(resolved, entry, key, cell, placeAt, tookMicros)) into.push(mark);
    }
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { history, marks, blocks }]) => {
      const all = withoutCopies(marks);
      return { ...history, marks: withoutTold(all), blocks: withoutCopies(blocks), waiting: waitingOf(all) };
    });
}

const waitingOf = (marks: readonly Mark[]) =>
  marks
    .flatMap((mark) => (mark.arrivedMicros === null ? [] : [{ mark, since: mark.arrivedMicros }]))
    .sort((a, b) => a.since - b.since)
    .map(({ mark }) => mark);

/** Of what arrived before the log's last word on the component the log itself tells, and dates it better than a snapshot. */
function withoutTold(marks: readonly Mark[]): readonly Mark[] {
  const last = marks.findLast(({ arrivedMicros }) => arrivedMicros === null)?.micros;
  if (last === undefined) return marks;
  return marks.filter(({ arrivedMicros }) => arrivedMicros === null || arrivedMicros > last);
}

/** The lines that are kept of a cell. */
function marksOf(
  resolved: ResolvedSegment,
  entry: CatalogEvent,
  key: string,
  { start, end }: { readonly start: number; readonly end: number },
  placeAt: (row: number) => Place,
  tookMicros: TookReader,
): Mark[] {
  const { lines } = resolved.segment;
  const places = Array.from({ length: end - start }, (_, index) => placeAt(start + index));
  const untilMicros = () => lineTime(resolved, places.at(-1) as Place).micros;
  return places.map((place, index) => {
    const row = start + index;
    const hidden = rowValue(lines, row, "hidden");
    const isScattered = rowValue(lines, row, "isScattered") === 1;
    const standsForHidden = hidden > 0 && !isScattered;
    const { micros, stampMicros } = lineTime(resolved, place);
    const own = place.differentHash < 0 ? noHashes : [place.differentHash];
    return {
      micros,
      stampMicros,
      sinceMicros: micros - tookMicros(entry, place),
      arrivedMicros: arrivalOf(resolved, place),
      entry,
      key,
      resolved,
      place,
      count: place.count + (standsForHidden ? hidden : 0),
      untilMicros: standsForHidden ? untilMicros() : micros,
      different: standsForHidden ? [...own, ...(lines.different.get(row) ?? [])] : own,
      scattered: isScattered ? hidden : 0,
    };
  });
}

/** In order of time, then of the file; the same file is preferred for all: the one that holds the fewest other lines. */
function inOrder(marks: readonly Mark[]): Mark[] {
  return [...marks].sort(
    (a, b) =>
      a.micros - b.micros ||
      (a.arrivedMicros ?? 0) - (b.arrivedMicros ?? 0) ||
      a.resolved.source.source - b.resolved.source.source ||
      a.place.file - b.place.file ||
      a.place.byteOffset - b.place.byteOffset,
  );
}

/**
 * Drops the copies of lines that stand in several files: the same event, second and message, as often as the source that
 * has it most often. Copies of one line may differ in the form of their stamp.
 */
function withoutCopies(marks: readonly Mark[]): Mark[] {
  const bySource = new Map<number, Mark[]>();
  for (const mark of marks) {
    const source = mark.resolved.source.source;
    const known = bySource.get(source);
    if (known === undefined) bySource.set(source, [mark]);
    else known.push(mark);
  }
  if (bySource.size < 2) return inOrder(marks);
  const recordsOf = (group: readonly Mark[]) =>
    group[0]?.resolved.source.summaries.reduce((sum, summary) => sum + summary.records, 0) ?? 0;
  const groups = [...bySource.entries()].sort(
    ([sourceA, a], [sourceB, b]) => recordsOf(a) - recordsOf(b) || sourceA - sourceB,
  );
  const kept: Mark[] = [];
  const seen = new Map<string, number>();
  for (const [, group] of groups) {
    const own = new Map<string, number>();
    for (const mark of inOrder(group)) {
      const second = Math.floor(mark.stampMicros / 1e6);
      const name = `${mark.entry.index}\t${second}\t${messageOf(mark.place)}`;
      const ordinal = (own.get(name) ?? 0) + 1;
      own.set(name, ordinal);
      if (ordinal <= (seen.get(name) ?? 0)) continue;
      seen.set(name, ordinal);
      kept.push(mark);
    }
  }
  return inOrder(kept);
}
