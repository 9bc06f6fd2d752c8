import type { Catalog } from "../grammar/catalog.js";
import type { Matcher, ProgramPatterns } from "../grammar/matcher.js";
import type { RecordView } from "../read/record.js";
import type { Limits, Passed } from "../skim/skimmer.js";
import { isArrival } from "../time/stamp.js";
import { blockBytes } from "./blocks.js";
import { cellRules } from "./cells.js";
import { addDifferent } from "./different.js";
import { hear, neededComponent, noTurn, type Turn } from "./heard.js";
import { createLineValues } from "./line-values.js";
import { lookBackBytes } from "./look-back.js";
import type { OpenCell } from "./open-cell.js";
import { type NeededComponent, type PatternFacts, patternFacts } from "./pattern-facts.js";
import { createRooms, type Room } from "./room.js";
import { type ComponentRoutine, endLife, routineOf } from "./routine.js";
import { joinHour } from "./seconds.js";
import { createStreamCells, takeBack } from "./stream-cells.js";
import { type KnownComponent, keyedComponent, type StreamState, singleComponent } from "./stream-state.js";
import { createStreams, noteBeat } from "./streams.js";
import { type FileSummary, nulRunLimit, type Segment } from "./summary.js";
import { isExcluded, noteTransaction } from "./transactions.js";
import { createVisitors, visitMicros } from "./visitors.js";

/** A block line further behind the event it continues is somebody else's. */
const blockMicros = 5_000_000;

export interface Collector {
  /**
   * Takes a record; the view may be reused after the call, but its buffer only after `copyLatest`. False where there was no
   * room for it: nothing is made of it, and nothing that follows may be passed over because of it.
   */
  add(view: RecordView): boolean;
  /** Takes records that were passed over. */
  readonly passed: Passed<ComponentRoutine>;
  /** Copies what it needs of the lines that were taken: to be called before their buffer is used again. */
  copyLatest(): void;
  addUnread(byteOffset: number): void;
  addNulRun(line: number, byteOffset: number, length: number): void;
  readonly room: Room;
  /** What was collected; `endOffset` (exclusive) and `lines` are what was read. */
  finish(endOffset: number, lines: number): FileSummary;
}

/**
 * Gathers the records of one file, or of the part that begins at `startOffset`: records before it are only remembered,
 * so that what stands behind the cut can refer to them.
 */
export function createCollector(catalog: Catalog, matcher: Matcher, file: number, startOffset = 0): Collector {
  const rules = cellRules(catalog);
  const factsOf = patternFacts(catalog, matcher);
  const { keyOf, countOf, differentHashOf } = createLineValues(matcher);
  const rooms = createRooms();
  const cells = createStreamCells(rules, rooms);
  const streams = createStreams(file, startOffset, rooms, cells);
  const summary: FileSummary = {
    file,
    startOffset,
    endOffset: startOffset,
    lines: 0,
    records: 0,
    recognised: 0,
    unread: 0,
    streams: streams.written,
    nulRuns: [],
    hasRelativeStamps: false,
  };
  const visitors = createVisitors(lookBackBytes);
  let state: StreamState | null = null;
  /** Filled for each line. */
  const turn: Turn = { bits: 0, hasWorked: false, workedClockMicros: -1 };
  /** Of the line that was taken last: what it says, of which component, and where it was counted; undefined where it was not. */
  let latestFacts: PatternFacts | undefined;
  let latestPattern = -1;
  let latestComponent: KnownComponent | undefined;
  let latestOpen: OpenCell | null = null;
  const over: ComponentRoutine[] = [];
  const keyBounds = { start: 0, end: 0 };
  const limits: Limits = { lifeFrom: 0, unlessFrom: 0, nextBlock: 0, lastClockMicros: 0, asksKernelTime: true };

  /** A note is evidence near a failure, or where another event asks for it; all others are life and leave nothing behind. */
  function isKept(current: StreamState, view: RecordView, known: PatternFacts, component: KnownComponent): boolean {
    if (known.isFailure) {
      endLife(component);
      noteFailure(current, component, view.byteOffset);
    }
    return !known.isLife || view.byteOffset - component.failedOffset <= lookBackBytes;
  }

  /** The line stands for the record before it. */
  function repeat(current: StreamState, segment: Segment, view: RecordView, isOwn: boolean): void {
    const { previousEvent: event, previousContinues: continues, previousComponent: component } = current;
    const isNear = view.byteOffset - current.previousOffset <= lookBackBytes;
    if (event < 0 || component === undefined || !isNear || !isOwn) return;
    summary.recognised++;
    const open = cells.at(current, segment, component, event, continues, view);
    noTurn(turn);
    // It did not fail once, and passed, but so often.
    if (factsOf(current.previousPattern)?.works === false) {
      hear(turn, segment, component, false, view, event, false, view.count, rules);
    }
    cells.add(open, segment, view, view.count, -1, turn);
  }

  /** Notes what a line says of its component, and of those that it needs or that need it; returns as `hear`. */
  function hearOf(
    current: StreamState,
    segment: Segment,
    component: KnownComponent,
    { event, works, proves }: PatternFacts,
    view: RecordView,
    count: number,
  ): boolean {
    if (works === null) return false;
    const isPassed = hear(turn, segment, component, false, view, event, works, count, rules);
    for (let index = 0; index < proves.length; index++) {
      const { component: number, name } = proves[index] as NeededComponent;
      hear(turn, segment, neededComponent(current, segment, number, name), true, view, event, works, count, rules);
    }
    return isPassed;
  }

  function componentOf(
    current: StreamState,
    view: RecordView,
    { component, componentName, isKeyed }: PatternFacts,
    key: string,
  ): KnownComponent | undefined {
    if (!isKeyed) return singleComponent(current, component, componentName);
    const known = keyedComponent(current, component, componentName, key, rooms);
    if (known === undefined) streams.crowdOut("components", view);
    return known;
  }

  function patternOf(patterns: ProgramPatterns, { buffer, messageStart, messageEnd }: RecordView): number {
    if (!matcher.mayMatter(patterns, buffer, messageStart, messageEnd)) return -1;
    return matcher.match(patterns, buffer, messageStart, messageEnd);
  }

  function recognise(current: StreamState, segment: Segment, view: RecordView, isOwn: boolean): void {
    current.previousEvent = -1;
    const patterns = matcher.forProgram(view.program);
    if (patterns === undefined) return;
    if (patterns.isHeartbeat && isOwn && view.client === 0) noteBeat(current, segment, view.stamp.micros);
    const pattern = view.claimedBy >= 0 ? view.claimedBy : patternOf(patterns, view);
    if (pattern < 0) return;
    const known = factsOf(pattern) as PatternFacts;
    const { event } = known;
    // Proves something only of what failed: looked for once that is known.
    if (known.isAnswer) return;
    if (isOwn) summary.recognised++;
    if (isExcluded(current.inTransaction, view, known)) return;
    // Most lines that are known are life: nothing is made of them.
    if (known.isLife && view.byteOffset - current.lastFailedOffset > lookBackBytes) return;
    let continues = -1;
    let component: KnownComponent | undefined;
    if (known.isBlock) {
      component = current.blockComponent;
      continues = current.blockEvent;
      const isNear =
        view.byteOffset - current.blockOffset <= lookBackBytes &&
        Math.abs(view.stamp.micros - current.blockClockMicros) <= blockMicros;
      if (component === undefined || !isNear) return;
    } else {
      const key = keyOf(current, view, known);
      if (key === undefined) return;
      component = componentOf(current, view, known, key);
      if (component === undefined) return;
      letContinue(current, component, event, view);
      const isCounted = isKept(current, view, known, component);
      if (isOwn) {
        latestFacts = known;
        latestPattern = pattern;
        latestComponent = component;
      }
      if (!isCounted) return;
    }
    letRepeat(current, component, event, pattern, continues, view.byteOffset);
    if (!isOwn) return;
    const open = cells.at(current, segment, component, event, continues, view);
    noTurn(turn);
    const count = countOf(view, known);
    if (hearOf(current, segment, component, known, view, count)) {
      takeBack(segment, component.turnRow, component.heard?.turnOffset ?? -1);
    }
    const row = cells.add(open, segment, view, count, differentHashOf(view, known), turn);
    if (turn.hasWorked) component.turnRow = row;
    latestOpen = open;
  }

  /** Notes of a component that it is as it was. */
  function goOn(routine: ComponentRoutine, view: RecordView, differentHash: number, isLast: boolean): void {
    const { state: current, facts: known, component, open } = routine;
    const segment = current.segment as Segment;
    const { byteOffset } = view;
    letContinue(current, component, known.event, view);
    if (open === null) return;
    if (known.isFailure) noteFailure(current, component, byteOffset);
    if (isLast) letRepeat(current, component, known.event, routine.pattern, -1, byteOffset);
    noTurn(turn);
    hearOf(current, segment, component, known, view, 1);
    cells.add(open, segment, view, 1, differentHash, turn);
  }

  return {
    add(view) {
      const isOwn = view.byteOffset >= startOffset;
      latestFacts = undefined;
      latestOpen = null;
      const { client, stamp, byteOffset } = view;
      const isVisit = client !== 0 && visitors.isVisit(client, stamp.micros, byteOffset);
      if (isOwn) summary.records++;
      state = streams.note(view, isOwn, isVisit);
      if (state === null) return false;
      const current = state;
      const segment = current.segment as Segment;
      if (view.repeatsPrevious) repeat(current, segment, view, isOwn);
      else recognise(current, segment, view, isOwn);
      return true;
    },
    passed: {
      pass(view) {
        const isOwn = view.byteOffset >= startOffset;
        if (isOwn) summary.records++;
        state = streams.note(view, isOwn, false);
        if (state !== null) state.previousEvent = -1;
      },
      passBetween(name, count, recognised, lastOffset) {
        const { segment } = streams.stateOf(name);
        summary.recognised += recognised;
        if (segment === undefined || count === 0) return;
        summary.records += count;
        segment.records += count;
        segment.lastOffset = lastOffset;
      },
      seconds(name, hourMicros, { busy, beats, visits }) {
        const { segment } = streams.stateOf(name);
        if (segment === undefined) return;
        if (!isArrival(segment.kind)) joinHour(segment.busySeconds, hourMicros, busy);
        joinHour(segment.beatSeconds, hourMicros, beats);
        joinHour(segment.visitSeconds, hourMicros, visits);
      },
      routine() {
        const current = state as StreamState;
        const { segment } = current;
        if (latestFacts === undefined || latestComponent === undefined || segment === undefined) return null;
        const { keyHole } = latestFacts;
        keyBounds.start = keyHole < 0 ? 0 : (matcher.holeBounds[2 * keyHole] as number);
        keyBounds.end = keyHole < 0 ? 0 : (matcher.holeBounds[2 * keyHole + 1] as number);
        return routineOf(current, segment, latestComponent, latestFacts, latestPattern, latestOpen, rules, over);
      },
      keyBounds,
      over,
      counted({ open }, count) {
        if (open !== null) open.count += count - Math.min(2, count);
      },
      latest: goOn,
      noted({ state: { inTransaction }, facts: known }, byteOffset, hash, otherHash) {
        if (known.isAskedFor) noteTransaction(inTransaction, known.event, hash, otherHash, byteOffset);
      },
      different({ open }, hash) {
        if (open !== null) addDifferent(open.different, hash);
      },
      limitsOf(name) {
        const { lastFailedOffset, inTransaction, block, segment } = streams.stateOf(name);
        // Lines in front of the part are only remembered.
        limits.lifeFrom = Math.max(startOffset, lastFailedOffset + lookBackBytes + 1);
        limits.unlessFrom = inTransaction.emptyFrom;
        limits.nextBlock = block === undefined ? 0 : (block.number + 1) * blockBytes;
        limits.lastClockMicros = segment?.lastClockMicros ?? Number.NEGATIVE_INFINITY;
        limits.asksKernelTime = segment?.kernelRunsCut !== true;
        return limits;
      },
      startOffset,
      lookBackBytes,
      blockBytes,
      visits: { reachBytes: lookBackBytes, reachMicros: visitMicros, keepIn: visitors.keepIn },
    },
    addUnread(byteOffset) {
      if (byteOffset >= startOffset) summary.unread++;
    },
    addNulRun(line, byteOffset, length) {
      if (byteOffset < startOffset || summary.nulRuns.length >= nulRunLimit) return;
      summary.nulRuns.push({ file, line, byteOffset, length });
    },
    room: rooms,
    copyLatest: cells.copyLatest,
    finish(endOffset, lines) {
      streams.finish();
      summary.endOffset = endOffset;
      summary.lines = lines;
      return summary;
    },
  };
}

function noteFailure(current: StreamState, component: KnownComponent, byteOffset: number): void {
  component.failedOffset = byteOffset;
  current.lastFailedOffset = byteOffset;
}

/** Block lines may continue the line. */
function letContinue(current: StreamState, component: KnownComponent, event: number, view: RecordView): void {
  current.blockComponent = component;
  current.blockEvent = event;
  current.blockOffset = view.byteOffset;
  current.blockClockMicros = view.stamp.micros;
}

/** The next line may say that this one was repeated. */
function letRepeat(
  current: StreamState,
  component: KnownComponent,
  event: number,
  pattern: number,
  continues: number,
  byteOffset: number,
): void {
  current.previousEvent = event;
  current.previousPattern = pattern;
  current.previousContinues = continues;
  current.previousComponent = component;
  current.previousOffset = byteOffset;
}
