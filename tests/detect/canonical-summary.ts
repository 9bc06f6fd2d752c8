import { columns, type KeptLines } from "../../src/detect/kept-lines.js";
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
        return [
          Array.from({ length: rows }, (_, row) => [...numbers.subarray(row * columns, (row + 1) * columns)].join(" ")),
          Buffer.from(texts.subarray(0, textBytes)).toString("latin1"),
          sorted(different),
        ];
      }
      if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
      return value;
    },
    1,
  );
}
