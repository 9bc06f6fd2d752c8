import { expect, it } from "vitest";
import {
  addRow,
  appendLines,
  emptyKeptLines,
  type KeptLines,
  keepRows,
  movedLines,
  placesOf,
  rowValue,
} from "../../src/detect/kept-lines.js";
import type { LineView } from "../../src/detect/place.js";

/** A line whose number tells what it says; every seventh is empty. */
function lineView(line: number): LineView {
  const text = line % 7 === 0 ? "" : `line ${line} ${"x".repeat((line * 31) % 90)}`;
  const buffer = Buffer.from(text);
  return {
    buffer,
    lineStart: 0,
    lineEnd: buffer.length,
    messageStart: 0,
    messageEnd: buffer.length,
    line,
    count: 1,
    byteOffset: line * 100,
    pidStart: 0,
    pidEnd: 0,
    kernelMicros: -1,
    stamp: { micros: line, fractionDigits: 0, offsetMinutes: 0 },
  };
}

function linesFrom(first: number, count: number): KeptLines {
  const lines = emptyKeptLines();
  for (let line = first; line < first + count; line++) {
    const cell = { minute: 0, event: 0, continues: -1, keyIndex: line % 3 };
    addRow(lines, cell, lineView(line), 1, -1, { bits: 0, hasWorked: false, workedClockMicros: -1 });
  }
  return lines;
}

/** What each row says, which it must say where its text stands. */
function said(lines: KeptLines): number[] {
  const placeOf = placesOf(lines, 0);
  return Array.from({ length: lines.rows }, (_, row) => {
    const { line, byteOffset, clockMicros, texts, textStart, lineLength } = placeOf(row);
    expect(texts.toString("latin1", textStart, textStart + lineLength)).toBe(lineView(line).buffer.toString("latin1"));
    expect([byteOffset, clockMicros]).toEqual([line * 100, line]);
    return line;
  });
}

it("keeps any of its rows in any order, with their texts, and nothing between these", () => {
  let random = 1;
  const next = (below: number) => {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    return Math.floor((random / 2 ** 32) * below);
  };
  for (let round = 0; round < 200; round++) {
    const count = next(60);
    const lines = linesFrom(1, count);
    // Bounded again and again, as more comes.
    for (let more = 0; more < 3; more++) {
      const before = said(lines);
      const rows = before.map((_, row) => row).filter(() => next(3) > 0);
      for (let index = rows.length - 1; index > 0; index--) {
        const other = next(index + 1);
        [rows[index], rows[other]] = [rows[other] as number, rows[index] as number];
      }
      const different = new Map([[0, [round]]]);
      keepRows(lines, Uint32Array.from(rows), different);
      expect(said(lines)).toEqual(rows.map((row) => before[row]));
      const textBytes = said(lines).reduce((sum, line) => sum + lineView(line).buffer.length, 0);
      expect(lines.textBytes).toBe(textBytes);
      expect(lines.different).toBe(different);
      appendLines(lines, linesFrom(1000 * (more + 1), next(20)));
    }
  }
});

it("takes the rows of a part over without changing the part", () => {
  const left = linesFrom(1, 20);
  const right = linesFrom(21, 30);
  left.different.set(3, [1]);
  right.different.set(0, [2]);
  const whole = movedLines(left, 0, [0, 1, 2]);
  appendLines(whole, movedLines(right, 0, [2, 0, 1]));
  expect(said(whole)).toEqual(Array.from({ length: 50 }, (_, row) => row + 1));
  expect([...whole.different]).toEqual([
    [3, [1]],
    [20, [2]],
  ]);
  // Their keys have other places in the whole.
  expect([...right.different]).toEqual([[0, [2]]]);
  expect([left.rows, said(right).length]).toEqual([20, 30]);
  expect(rowValue(right, 0, "key")).toBe(0);
  expect(rowValue(whole, 20, "key")).toBe(2);
  expect(rowValue(movedLines(right, 500, [0, 1, 2]), 0, "line")).toBe(521);
});
