import { column, columns, type KeptLines } from "../../src/detect/kept-lines.js";
import type { FileSummary } from "../../src/detect/summary.js";

const isKeptLines = (value: unknown): value is KeptLines =>
  typeof value === "object" && value !== null && "textBytes" in value;

/** A summary as text that is the same for equal summaries. */
export function canonical(summary: FileSummary | undefined): string {
  const sorted = <Value>(map: ReadonlyMap<string | number, Value>) =>
    [...map].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return JSON.stringify(
    summary,
    (_, value: unknown) => {
      if (value instanceof Map) return sorted(value);
      if (value instanceof Set) return [...value];
      if (isKeptLines(value)) {
        const { rows, numbers, textBytes, texts, different } = value;
        let rowsTextBytes = 0;
        const written = Array.from({ length: rows }, (_, row) => {
          const values = numbers.slice(row * columns, (row + 1) * columns);
          // Where a text stands says nothing; the texts stand without gaps.
          const start = values[column.textStart] ?? 0;
          const end = start + Math.max(values[column.lineLength] ?? 0, values[column.messageEnd] ?? 0);
          values[column.textStart] = 0;
          rowsTextBytes += end - start;
          return `${values.join(" ")} ${Buffer.from(texts.subarray(start, end)).toString("latin1")}`;
        });
        return [written, textBytes - rowsTextBytes, sorted(different)];
      }
      if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
      return value;
    },
    1,
  );
}
