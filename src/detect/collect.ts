import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import { fieldOf } from "../grammar/hole-values.js";
import type { Matcher } from "../grammar/matcher.js";
import { noKernelTime, type RecordView } from "../read/record.js";
import { differentOf, mergeDifferent } from "./different.js";
import { lookBackBytes } from "./look-back.js";
import { createMemory, type Memory } from "./memory.js";
import { keptFirst, placeOf } from "./place.js";
import { markSecond } from "./seconds.js";
import {
  type Cell,
  cellName,
  continuesKernelRun,
  continuesSegment,
  type FileSummary,
  type KernelRun,
  keptLast,
  keptTurns,
  kernelRunLimit,
  keyLimit,
  microsPerHour,
  microsPerMinute,
  minutesOfWorkingCell,
  nulRunLimit,
  otherKey,
  type Segment,
  type Stream,
} from "./summary.js";
import { createTransactionCheck } from "./transactions.js";
import { createVisitors } from "./visitors.js";

/** A block line further behind the event it continues is somebody else's. */
const blockMicros = 5_000_000;
const nothing: readonly number[] = [];
/** From this many failing components on, those that failed long ago are forgotten. */
const failedLimit = 256;
/** How many components' health, and how many events of transactions, a stream remembers. */
const memoryLimit = 4096;

/** A component turned from working to failing or back; `workedClockMicros` as in `Place`. */
interface Turn {
  readonly workedClockMicros: number;
}

/** What a stream remembers from one record to the next. */
interface StreamState {
  readonly stream: Stream;
  segment: Segment | undefined;
  kernelRun: KernelRun | undefined;
  busyHour: number;
  busyBits: Uint8Array;
  /** Of the record before, for `last message repeated`; -1 where it was not recognised. */
  previousEvent: number;
  previousContinues: number;
  previousKey: string;
  previousOffset: number;
  /** Of the latest event that is no block: what a block continues. */
  blockKey: string;
  blockEvent: number;
  blockOffset: number;
  blockClockMicros: number;
  /** By component and key: where it failed last. */
  readonly failedAt: Map<string, number>;
  /** Where anything failed last. */
  lastFailedOffset: number;
  /** Of the record before. */
  previousClockMicros: number;
  /** By component and key: whether it worked when it was last heard of. */
  readonly worked: Memory<{ readonly works: boolean; readonly clockMicros: number }>;
  /** Events that others ask for, by event and transaction. */
  readonly inTransaction: Memory<true>;
  /** By grammar name: the fields of its latest events. */
  readonly inherited: Map<string, { fields: Map<string, string>; byteOffset: number }>;
}

export interface Collector {
  /** Takes a record; the view may be reused after the call. */
  add(view: RecordView): void;
  addUnread(byteOffset: number): void;
  addNulRun(line: number, byteOffset: number, length: number): void;
  /** What was collected; `endOffset` (exclusive) and `lines` are what was read. */
  finish(endOffset: number, lines: number): FileSummary;
}

/**
 * Gathers the records of one file, or of the part that begins at `startOffset`: records before it are only remembered,
 * so that what stands behind the cut can refer to them.
 */
export function createCollector(catalog: Catalog, matcher: Matcher, file: number, startOffset = 0): Collector {
  const kept = keptFirst(catalog);
  const eventOfPattern = matcher.patterns.map((pattern) => catalog.indexOf(pattern.grammar, pattern.event));
  const isExcluded = createTransactionCheck(catalog);
  const streams = new Map<string, Stream>();
  const states = new Map<string, StreamState>();
  const summary: FileSummary = {
    file,
    startOffset,
    endOffset: startOffset,
    lines: 0,
    records: 0,
    recognised: 0,
    unread: 0,
    streams,
    nulRuns: [],
  };
  const visitors = createVisitors(lookBackBytes);
  let host: string | undefined;
  let state: StreamState | undefined;

  function stateOf(name: string): StreamState {
    let known = states.get(name);
    if (known === undefined) {
      known = {
        stream: { segments: [], keys: new Set() },
        segment: undefined,
        kernelRun: undefined,
        busyHour: -1,
        busyBits: new Uint8Array(0),
        previousEvent: -1,
        previousContinues: -1,
        previousKey: "",
        previousOffset: 0,
        blockKey: "",
        blockEvent: -1,
        blockOffset: 0,
        blockClockMicros: 0,
        failedAt: new Map(),
        lastFailedOffset: Number.NEGATIVE_INFINITY,
        previousClockMicros: -1,
        worked: createMemory(memoryLimit),
        inTransaction: createMemory(memoryLimit),
        inherited: new Map(),
      };
      states.set(name, known);
    }
    return known;
  }

  function openSegment(current: StreamState, view: RecordView): Segment {
    const clock = view.stamp.micros;
    const segment: Segment = {
      kind: view.stamp.kind,
      file,
      firstClockMicros: clock,
      lastClockMicros: clock,
      firstOffset: view.byteOffset,
      lastOffset: view.byteOffset,
      records: 0,
      cells: new Map(),
      busySeconds: new Map(),
      visitSeconds: new Map(),
      beatSeconds: new Map(),
      kernelRuns: [],
      kernelRunsCut: false,
    };
    current.segment = segment;
    current.kernelRun = undefined;
    current.previousClockMicros = -1;
    current.busyHour = -1;
    current.stream.segments.push(segment);
    streams.set(view.host, current.stream);
    return segment;
  }

  function markBusy(current: StreamState, segment: Segment, clock: number): void {
    const hour = Math.floor(clock / microsPerHour);
    if (hour !== current.busyHour) {
      let bits = segment.busySeconds.get(hour);
      if (bits === undefined) {
        bits = new Uint8Array(450);
        segment.busySeconds.set(hour, bits);
      }
      current.busyHour = hour;
      current.busyBits = bits;
    }
    const second = Math.floor((clock - hour * microsPerHour) / 1e6);
    current.busyBits[second >> 3] = (current.busyBits[second >> 3] as number) | (1 << (second & 7));
  }

  function noteKernelTime(current: StreamState, segment: Segment, view: RecordView): void {
    const kernelMicros = view.kernelMicros;
    if (segment.kernelRunsCut) return;
    let run = current.kernelRun;
    if (run === undefined || !continuesKernelRun(run, kernelMicros)) {
      if (segment.kernelRuns.length === kernelRunLimit) {
        segment.kernelRunsCut = true;
        return;
      }
      run = { firstMicros: kernelMicros, lastMicros: kernelMicros, bootClockByHour: new Map() };
      segment.kernelRuns.push(run);
      current.kernelRun = run;
    }
    run.lastMicros = kernelMicros;
    const hour = Math.floor(view.stamp.micros / microsPerHour);
    const bootClock = view.stamp.micros - kernelMicros;
    const least = run.bootClockByHour.get(hour);
    if (least === undefined || bootClock < least) run.bootClockByHour.set(hour, bootClock);
  }

  function addToCell(
    current: StreamState,
    segment: Segment,
    view: RecordView,
    event: number,
    continues: number,
    key: string,
    count: number,
    turn: Turn | null,
    different: readonly number[],
  ): void {
    const keys = current.stream.keys;
    let cellKey = key;
    if (key !== "" && !keys.has(key)) {
      if (keys.size < keyLimit) keys.add(key);
      else cellKey = otherKey;
    }
    const works = catalog.events[event]?.event.health === "working";
    const step = works ? minutesOfWorkingCell : 1;
    const minute = Math.floor(view.stamp.micros / (microsPerMinute * step)) * step;
    const name = cellName(event, continues, cellKey, minute);
    let cell: Cell | undefined = segment.cells.get(name);
    if (cell === undefined) {
      cell = { event, continues, key: cellKey, minute, count: 0, first: [], last: [], turns: [], different };
      segment.cells.set(name, cell);
    }
    const place = placeOf(view, file, count, turn?.workedClockMicros);
    cell.count += count;
    if (cell.first.length < kept(event)) cell.first.push(place);
    if (cell.last.length === keptLast) cell.last.shift();
    cell.last.push(place);
    if (turn !== null && cell.turns.length < keptTurns) cell.turns.push(place);
    if (different.length > 0) cell.different = mergeDifferent(cell.different, different);
  }

  /** Not null if a component was heard of last as failing and now works, or the other way round, or was not heard of for long. */
  function turnOf(
    current: StreamState,
    view: RecordView,
    { event, component }: CatalogEvent,
    key: string,
  ): Turn | null {
    const works = event.health === "working" || event.health === "started";
    if (!works && ((event.health !== "failing" && event.health !== "degraded") || event.echo)) return null;
    const name = `${component.name}\t${key}`;
    const before = current.worked.get(name, view.byteOffset);
    current.worked.put(name, view.byteOffset, { works, clockMicros: view.stamp.micros });
    if (before?.works === works) return null;
    return { workedClockMicros: before?.works === true ? before.clockMicros : -1 };
  }

  function keyOf(current: StreamState, view: RecordView, pattern: number, entry: CatalogEvent): string | undefined {
    const name = entry.component.key;
    if (name === null) return "";
    const own = fieldOf(matcher, pattern, view.buffer, name);
    const memory = current.inherited.get(entry.grammar.name);
    if (own !== undefined) {
      if (memory === undefined) {
        current.inherited.set(entry.grammar.name, { fields: new Map([[name, own]]), byteOffset: view.byteOffset });
      } else {
        memory.fields.set(name, own);
        memory.byteOffset = view.byteOffset;
      }
      return own;
    }
    if (memory === undefined || view.byteOffset - memory.byteOffset > lookBackBytes) return undefined;
    return memory.fields.get(name);
  }

  function countOf(view: RecordView, pattern: number, entry: CatalogEvent): number {
    if (entry.event.counts === null) return view.count;
    const said = Number(fieldOf(matcher, pattern, view.buffer, entry.event.counts) ?? Number.NaN);
    return Number.isSafeInteger(said) && said > 0 ? said * view.count : view.count;
  }

  /** A note is evidence near a failure, or where another event asks for it; all others are life and leave nothing behind. */
  function isKept(current: StreamState, view: RecordView, entry: CatalogEvent, key: string): boolean {
    const { health } = entry.event;
    if (health === "block") return true;
    const component = `${entry.component.name}\t${key}`;
    if (health === "failing" || health === "degraded") {
      if (current.failedAt.size >= failedLimit) {
        for (const [name, at] of current.failedAt)
          if (view.byteOffset - at > lookBackBytes) current.failedAt.delete(name);
      }
      current.failedAt.set(component, view.byteOffset);
      current.lastFailedOffset = view.byteOffset;
    }
    if (health !== "note" || entry.isReferred) return true;
    return view.byteOffset - (current.failedAt.get(component) ?? Number.NEGATIVE_INFINITY) <= lookBackBytes;
  }

  function recognise(current: StreamState, segment: Segment, view: RecordView, isOwn: boolean): void {
    if (view.repeatsPrevious) {
      const isNear = view.byteOffset - current.previousOffset <= lookBackBytes;
      if (current.previousEvent >= 0 && isNear && isOwn) {
        summary.recognised++;
        addToCell(
          current,
          segment,
          view,
          current.previousEvent,
          current.previousContinues,
          current.previousKey,
          view.count,
          null,
          nothing,
        );
      }
      return;
    }
    current.previousEvent = -1;
    const patterns = matcher.forProgram(view.program);
    if (patterns === undefined) return;
    if (patterns.isHeartbeat && isOwn && view.client === 0) markSecond(segment.beatSeconds, view.stamp.micros / 1e6);
    const pattern = matcher.match(patterns, view.buffer, view.messageStart, view.messageEnd);
    if (pattern < 0) return;
    if (isOwn) summary.recognised++;
    const entry = catalog.events[eventOfPattern[pattern] as number] as CatalogEvent;
    // Proves something only of what failed: looked for once that is known.
    if (entry.event.same !== null) return;
    if (isExcluded(current.inTransaction, view, entry.index)) return;
    // Most lines that are known are life: nothing is made of them.
    const isLife = entry.event.health === "note" && !entry.isReferred;
    if (isLife && view.byteOffset - current.lastFailedOffset > lookBackBytes) return;
    let continues = -1;
    let key: string | undefined;
    if (entry.event.health === "block") {
      const near =
        current.blockEvent >= 0 &&
        view.byteOffset - current.blockOffset <= lookBackBytes &&
        Math.abs(view.stamp.micros - current.blockClockMicros) <= blockMicros;
      if (!near) return;
      key = current.blockKey;
      continues = current.blockEvent;
    } else {
      key = keyOf(current, view, pattern, entry);
      if (key === undefined) return;
      current.blockKey = key;
      current.blockEvent = entry.index;
      current.blockOffset = view.byteOffset;
      current.blockClockMicros = view.stamp.micros;
    }
    if (!isKept(current, view, entry, key)) return;
    current.previousEvent = entry.index;
    current.previousContinues = continues;
    current.previousKey = key;
    current.previousOffset = view.byteOffset;
    const turn = turnOf(current, view, entry, key);
    if (!isOwn) return;
    const count = countOf(view, pattern, entry);
    const different = differentOf(matcher, view, pattern, entry);
    addToCell(current, segment, view, entry.index, continues, key, count, turn, different);
  }

  return {
    add(view) {
      if (state === undefined || view.host !== host) {
        state = stateOf(view.host);
        host = view.host;
      }
      const current = state;
      const isOwn = view.byteOffset >= startOffset;
      const clock = view.stamp.micros;
      let segment = current.segment;
      if (isOwn) {
        if (segment === undefined || !continuesSegment(segment.kind, segment.lastClockMicros, view.stamp.kind, clock)) {
          segment = openSegment(current, view);
        }
        summary.records++;
        segment.lastClockMicros = clock;
        segment.lastOffset = view.byteOffset;
        segment.records++;
        if (clock !== current.previousClockMicros) markBusy(current, segment, clock);
        if (view.kernelMicros !== noKernelTime) noteKernelTime(current, segment, view);
      }
      if (
        view.client !== 0 &&
        visitors.isVisit(view.client, clock, view.byteOffset) &&
        segment !== undefined &&
        isOwn
      ) {
        markSecond(segment.visitSeconds, clock / 1e6);
      }
      recognise(current, segment as Segment, view, isOwn);
      current.previousClockMicros = isOwn ? clock : -1;
    },
    addUnread(byteOffset) {
      if (byteOffset >= startOffset) summary.unread++;
    },
    addNulRun(line, byteOffset, length) {
      if (byteOffset < startOffset || summary.nulRuns.length >= nulRunLimit) return;
      summary.nulRuns.push({ file, line, byteOffset, length });
    },
    finish(endOffset, lines) {
      summary.endOffset = endOffset;
      summary.lines = lines;
      return summary;
    },
  };
}
