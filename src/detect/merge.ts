import { joinBlocks } from "./blocks.js";
import { boundCells, type CellRules } from "./cells.js";
import { joinHeard, type TurnsAtCut, turnsAtCut } from "./heard.js";
import { appendLines, clearTurn, movedLines, rowColumn, rowValue } from "./kept-lines.js";
import { mergeKernelRuns } from "./kernel-runs.js";
import {
  continuesSegment,
  type FileSummary,
  type Heard,
  lastClockOf,
  nulRunLimit,
  type Segment,
  type Stream,
  singleKey,
} from "./summary.js";

/**
 * A copy that may be changed.
 * @param linesBefore how many lines stand before the part that it was read from
 * @param keys those of the joined stream
 */
function copySegment(segment: Segment, linesBefore: number, { keys, indexesOf }: ReturnType<typeof joinKeys>): Segment {
  const copy: Segment = {
    ...segment,
    blocks: segment.blocks.map((block) => ({ ...block, firstLine: block.firstLine + linesBefore })),
    keys,
    lines: movedLines(segment.lines, linesBefore, indexesOf(segment.keys)),
    heard: new Map(),
    kernelRuns: [],
    kernelRunsCut: false,
    busySeconds: new Map(segment.busySeconds),
    visitSeconds: new Map(segment.visitSeconds),
    beatSeconds: new Map(segment.beatSeconds),
  };
  for (const [name, heard] of segment.heard) copy.heard.set(name, { ...heard });
  mergeKernelRuns(copy, segment);
  return copy;
}

/** Adds how components were heard of in what follows. */
function addHeard(into: Map<string, Heard>, following: ReadonlyMap<string, Heard>): void {
  for (const [name, heard] of following) {
    const before = into.get(name);
    into.set(name, before === undefined ? heard : joinHeard(before, heard));
  }
}

function markTurns({ lines }: Segment, { turned, passed }: TurnsAtCut): void {
  if (turned.size === 0 && passed.size === 0) return;
  const { numbers, rows } = lines;
  for (let row = 0; row < rows; row++) {
    const byteOffset = rowValue(lines, row, "byteOffset");
    const turn = turned.get(byteOffset);
    if (turn !== undefined) {
      const worked = rowColumn(row, "workedClockMicros");
      numbers[worked] = Math.max(numbers[worked] as number, turn.workedClockMicros);
      const bits = rowColumn(row, "turns");
      numbers[bits] = (numbers[bits] as number) | turn.bits;
      if (turn.hasWorked) numbers[rowColumn(row, "hasWorked")] = 1;
    }
    if (passed.has(byteOffset)) clearTurn(lines, row);
  }
}

/** Adds what follows to a segment, whose cells are left to be bounded. */
function joinSegments(left: Segment, right: Segment, rules: CellRules): void {
  left.lastClockMicros = lastClockOf(left.kind, left.lastClockMicros, right.lastClockMicros);
  left.lastOffset = right.lastOffset;
  left.records += right.records;
  joinBlocks(left.blocks, right.blocks);
  const turns = turnsAtCut(left, right, rules);
  addHeard(left.heard, right.heard);
  left.minutesOfWorkingCell = Math.max(left.minutesOfWorkingCell, right.minutesOfWorkingCell);
  left.minutesOfCell = Math.max(left.minutesOfCell, right.minutesOfCell);
  appendLines(left.lines, right.lines);
  markTurns(left, turns);
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
    const keys = joinKeys(before?.segments[0]?.keys ?? [singleKey], after?.segments[0]?.keys ?? []);
    const segments = (before?.segments ?? []).map((segment) => copySegment(segment, 0, keys));
    for (const segment of after?.segments ?? []) {
      const moved = copySegment(segment, left.lines, keys);
      const last = segments.at(-1);
      if (last !== undefined && continuesSegment(last.kind, last.lastClockMicros, moved.kind, moved.firstClockMicros)) {
        joinSegments(last, moved, rules);
      } else {
        segments.push(moved);
      }
    }
    streams.set(host, { segments });
  }
  const segments = [...streams.values()].flatMap((stream) => stream.segments);
  for (const segment of segments) boundCells(segment, rules, segments.length);
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
    hasRelativeStamps: left.hasRelativeStamps || right.hasRelativeStamps,
  };
}

/** The keys of both, and where each of some stands among them. */
function joinKeys(left: readonly string[], right: readonly string[]) {
  const keys = [...new Set([...left, ...right])];
  const indexes = new Map(keys.map((key, index) => [key, index]));
  return { keys, indexesOf: (names: readonly string[]) => names.map((name) => indexes.get(name) as number) };
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
