import { noKernelTime, type RecordView } from "../read/record.js";
import { isArrival, microsPerHour } from "../time/stamp.js";
import { noteBlock } from "./blocks.js";
import { emptyKeptLines } from "./kept-lines.js";
import { noteKernelTime } from "./kernel-runs.js";
import type { Kept, Rooms } from "./room.js";
import { markSecond } from "./seconds.js";
import type { StreamCells } from "./stream-cells.js";
import { createStreamState, type StreamState } from "./stream-state.js";
import { continuesSegment, lastClockOf, type Segment, type Stream } from "./summary.js";

/** What every line of a file shows, whatever it says: of which stream it is, when that was heard, and how its clock runs. */
export interface Streams {
  /** By host, those of which a line stands in the file, or in the part that is read. */
  readonly written: ReadonlyMap<string, Stream>;
  /** Of a host of which a line was noted. */
  stateOf(host: string): StreamState;
  /** Notes a line and returns what is known of its stream, with its segment if the line is the part's own; null where there is no room for it. */
  note(view: RecordView, isOwn: boolean, isVisit: boolean): StreamState | null;
  /** There was no room for what a line says. */
  crowdOut(kind: Kept, view: RecordView): null;
  /** Keeps what is known of all of them. */
  finish(): void;
}

export function createStreams(file: number, startOffset: number, rooms: Rooms, cells: StreamCells): Streams {
  const written = new Map<string, Stream>();
  const states = new Map<string, StreamState>();
  let host: string | undefined;
  let latest: StreamState | undefined;

  function crowdOut(kind: Kept, view: RecordView): null {
    // Lines in front of the part are another's.
    if (view.byteOffset >= startOffset) rooms.crowdOut(kind, view.line);
    return null;
  }

  function openState(view: RecordView): StreamState | null {
    const known = states.get(view.host);
    if (known !== undefined) return known;
    if (!rooms.take("hosts")) return crowdOut("hosts", view);
    const made = createStreamState();
    states.set(view.host, made);
    return made;
  }

  function openSegment(current: StreamState, view: RecordView): Segment | null {
    if (!rooms.take("segments")) return crowdOut("segments", view);
    const clock = view.stamp.micros;
    cells.close(current);
    const segment: Segment = {
      kind: view.stamp.kind,
      file,
      firstClockMicros: clock,
      lastClockMicros: clock,
      firstOffset: view.byteOffset,
      lastOffset: view.byteOffset,
      records: 0,
      blocks: [],
      keys: current.keys,
      lines: emptyKeptLines(),
      minutesOfWorkingCell: 1,
      minutesOfCell: 1,
      boundRows: 0,
      heard: new Map(),
      busySeconds: new Map(),
      visitSeconds: new Map(),
      beatSeconds: new Map(),
      kernelRuns: [],
      kernelRunsCut: false,
    };
    current.segment = segment;
    current.block = undefined;
    current.openComponents.length = 0;
    current.kernelRun = undefined;
    current.previousClockMicros = -1;
    current.beatClockMicros = -1;
    current.stream.segments.push(segment);
    written.set(view.host, current.stream);
    // Each may keep less now.
    if (isPowerOfTwo(rooms.used.segments)) for (const known of states.values()) cells.bound(known);
    return segment;
  }

  /** Whether there is room for the hour of a clock. */
  function hasHour({ kind, busySeconds }: Segment, clock: number): boolean {
    return isArrival(kind) || busySeconds.has(Math.floor(clock / microsPerHour)) || rooms.take("hours");
  }

  function segmentOf(current: StreamState, view: RecordView): Segment | null {
    const { segment } = current;
    const { kind, micros } = view.stamp;
    const continues = segment !== undefined && continuesSegment(segment.kind, segment.lastClockMicros, kind, micros);
    const own = continues ? segment : openSegment(current, view);
    return own === null || hasHour(own, micros) ? own : crowdOut("hours", view);
  }

  function noteOwn(current: StreamState, segment: Segment, view: RecordView, isVisit: boolean): void {
    const clock = view.stamp.micros;
    segment.lastClockMicros = lastClockOf(segment.kind, segment.lastClockMicros, clock);
    segment.lastOffset = view.byteOffset;
    segment.records++;
    current.block = noteBlock(segment, current.block, view);
    if (clock !== current.previousClockMicros && !isArrival(segment.kind)) markSecond(segment.busySeconds, clock / 1e6);
    if (isVisit) markSecond(segment.visitSeconds, clock / 1e6);
    if (view.kernelMicros !== noKernelTime) current.kernelRun = noteKernelTime(segment, current.kernelRun, view);
  }

  return {
    written,
    stateOf: (name) => states.get(name) as StreamState,
    note(view, isOwn, isVisit) {
      if (latest === undefined || view.host !== host) {
        const opened = openState(view);
        if (opened === null) return null;
        latest = opened;
        host = view.host;
      }
      if (isOwn) {
        const segment = segmentOf(latest, view);
        if (segment === null) return null;
        noteOwn(latest, segment, view, isVisit);
      }
      latest.previousClockMicros = isOwn ? view.stamp.micros : -1;
      return latest;
    },
    crowdOut,
    finish() {
      for (const current of states.values()) cells.close(current);
      for (const { segments } of written.values()) for (const segment of segments) cells.keepNoMore(segment);
    },
  };
}

const isPowerOfTwo = (count: number) => (count & (count - 1)) === 0;

/** Notes a line that shows by its mere coming that the host works. */
export function noteBeat(current: StreamState, segment: Segment, clock: number): void {
  if (clock === current.beatClockMicros) return;
  current.beatClockMicros = clock;
  markSecond(segment.beatSeconds, clock / 1e6);
}
