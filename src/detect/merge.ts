import { joinBlocks } from "./blocks.js";
import { boundCells, type CellRules, cellAt, mergeCell, mergeWithin, minuteOf } from "./cells.js";
import { mergeKernelRuns } from "./kernel-runs.js";
import {
  continuesSegment,
  type FileSummary,
  type Heard,
  heardName,
  keyLimit,
  nulRunLimit,
  otherKey,
  type Place,
  type Segment,
  type Stream,
} from "./summary.js";

/**
 * @param linesBefore how many lines of the file stand before those that the segment's lines are counted from
 * @param renameKey the key under which a component's cells are found
 */
function copySegment(
  segment: Segment,
  rules: CellRules,
  linesBefore: number,
  renameKey: (key: string) => string,
): Segment {
  const movePlace = (place: Place): Place => ({ ...place, line: place.line + linesBefore });
  const copy: Segment = {
    ...segment,
    blocks: segment.blocks.map((block) => ({ ...block, firstLine: block.firstLine + linesBefore })),
    cells: new Map(),
    keptWorking: 0,
    kept: 0,
    heard: new Map(),
    kernelRuns: [],
    kernelRunsCut: false,
    busySeconds: new Map(segment.busySeconds),
    visitSeconds: new Map(segment.visitSeconds),
    beatSeconds: new Map(segment.beatSeconds),
  };
  for (const cell of segment.cells.values()) {
    mergeCell(copy, rules, {
      ...cell,
      key: renameKey(cell.key),
      first: cell.first.map(movePlace),
      last: cell.last.map(movePlace),
      turns: cell.turns.map(movePlace),
    });
  }
  for (const heard of segment.heard.values()) {
    joinHeard(copy.heard, { ...heard, key: renameKey(heard.key), firstKey: renameKey(heard.firstKey) });
  }
  mergeKernelRuns(copy, segment);
  return copy;
}

/** Adds how a component was heard of in what follows. */
function joinHeard(into: Map<string, Heard>, heard: Heard): void {
  const name = heardName(heard.component, heard.key);
  const before = into.get(name);
  if (before === undefined) into.set(name, { ...heard });
  else {
    before.works = heard.works;
    before.clockMicros = heard.clockMicros;
  }
}

/** A component that worked at the end of the left part and failed or was started at the beginning of the right one, or the other way round. */
function markTurns(left: Segment, right: Segment, rules: CellRules): void {
  for (const [name, { firstEvent, firstKey, firstWorks, firstClockMicros, firstOffset }] of right.heard) {
    const before = left.heard.get(name);
    const starts = rules.starts[firstEvent] === true;
    if (before === undefined || (before.works === firstWorks && !starts)) continue;
    const minute = minuteOf(right, rules, firstEvent, firstClockMicros);
    const cell = cellAt(right, rules, firstEvent, -1, firstKey, minute);
    const workedMicros = before.works ? before.clockMicros : -1;
    const turn = (place: Place): Place => {
      if (place.byteOffset !== firstOffset) return place;
      return { ...place, workedClockMicros: Math.max(place.workedClockMicros, workedMicros) };
    };
    cell.first = cell.first.map(turn);
    cell.last = cell.last.map(turn);
    cell.turns = cell.turns.map(turn);
    const first = cell.first[0];
    const isNew = cell.turns[0]?.byteOffset !== firstOffset;
    if (isNew && first?.byteOffset === firstOffset) cell.turns = [first, ...cell.turns];
  }
}

function joinSegments(left: Segment, right: Segment, rules: CellRules): void {
  left.lastClockMicros = right.lastClockMicros;
  left.lastOffset = right.lastOffset;
  left.records += right.records;
  joinBlocks(left.blocks, right.blocks);
  markTurns(left, right, rules);
  for (const heard of right.heard.values()) joinHeard(left.heard, heard);
  left.minutesOfWorkingCell = Math.max(left.minutesOfWorkingCell, right.minutesOfWorkingCell);
  left.minutesOfCell = Math.max(left.minutesOfCell, right.minutesOfCell);
  mergeWithin(left, rules);
  for (const cell of right.cells.values()) mergeCell(left, rules, cell);
  boundCells(left, rules);
  joinSeconds(left.busySeconds, right.busySeconds);
  joinSeconds(left.visitSeconds, right.visitSeconds);
  joinSeconds(left.beatSeconds, right.beatSeconds);
  mergeKernelRuns(left, right);
}

function joinSeconds(into: Map<number, Uint8Array>, seconds: ReadonlyMap<number, Uint8Array>): void {
  for (const [hour, bits] of seconds) {
    const known = into.get(hour);
    into.set(hour, known === undefined ? bits : known.map((byte, index) => byte | (bits[index] ?? 0)));
  }
}

/**
 * The summary of two neighbouring parts of one file, `right` beginning where `left` ends. Neither argument is changed.
 */
function joinParts(left: FileSummary, right: FileSummary, rules: CellRules): FileSummary {
  const streams = new Map<string, Stream>();
  for (const host of new Set([...left.streams.keys(), ...right.streams.keys()])) {
    const before = left.streams.get(host);
    const after = right.streams.get(host);
    const keys = new Set(before?.keys);
    for (const key of after?.keys ?? []) if (keys.size < keyLimit) keys.add(key);
    const segments = (before?.segments ?? []).map((segment) => copySegment(segment, rules, 0, (key) => key));
    const renameKey = (key: string) => (key === "" || keys.has(key) ? key : otherKey);
    for (const segment of after?.segments ?? []) {
      const moved = copySegment(segment, rules, left.lines, renameKey);
      const last = segments.at(-1);
      const continues =
        last !== undefined && continuesSegment(last.kind, last.lastClockMicros, moved.kind, moved.firstClockMicros);
      if (last !== undefined && continues) joinSegments(last, moved, rules);
      else segments.push(moved);
    }
    streams.set(host, { segments, keys });
  }
  const nulRuns = [...left.nulRuns, ...right.nulRuns.map((run) => ({ ...run, line: run.line + left.lines }))];
  return {
    file: left.file,
    startOffset: left.startOffset,
    endOffset: right.endOffset,
    lines: left.lines + right.lines,
    records: left.records + right.records,
    recognised: left.recognised + right.recognised,
    unread: left.unread + right.unread,
    streams,
    nulRuns: nulRuns.slice(0, nulRunLimit),
  };
}

/**
 * The parts of one file, in any order, joined wherever one ends where another begins; in order of the file. Merging what
 * was merged before with more parts gives the same as merging all at once.
 */
export function mergeParts(parts: readonly FileSummary[], rules: CellRules): FileSummary[] {
  const merged: FileSummary[] = [];
  for (const part of [...parts].sort((a, b) => a.startOffset - b.startOffset || a.endOffset - b.endOffset)) {
    const last = merged.at(-1);
    if (last?.endOffset === part.startOffset) merged[merged.length - 1] = joinParts(last, part, rules);
    else merged.push(part);
  }
  return merged;
}
