import { closeSync, openSync, readSync } from "node:fs";

/** A stretch of a plain file from the beginning of one line to the beginning of another, in bytes from 0. */
export interface FilePart {
  readonly startByte: number;
  /** Exclusive. */
  readonly endByte: number;
  /** Where a line begins from which on lines before the part are read too, since lines of the part may refer to them. */
  readonly readFromByte: number;
  /** How many lines lie between `readFromByte` and `startByte`. */
  readonly linesBefore: number;
}

const newline = 10;

/**
 * Cuts a plain file into parts, each at the beginning of a line; fewer where lines are too long.
 * @param cuts behind which bytes it is to be cut at the latest, ascending, in bytes from 0
 * @param lookBackBytes how far before its part a line may refer
 * @throws what the system says where the file cannot be read.
 */
export function cutFile(path: string, sizeBytes: number, cuts: readonly number[], lookBackBytes: number): FilePart[] {
  const descriptor = openSync(path, "r");
  try {
    const starts: { startByte: number; readFromByte: number; linesBefore: number }[] = [
      { startByte: 0, readFromByte: 0, linesBefore: 0 },
    ];
    for (const latest of cuts) {
      // A window that ends right behind a newline: what lies in it before the cut is what the part looks back at.
      const from = Math.max(0, latest - 2 * lookBackBytes);
      const window = Buffer.alloc(latest - from);
      const bytes = window.subarray(0, readSync(descriptor, window, 0, window.length, from));
      const cut = bytes.lastIndexOf(newline) + 1;
      const startByte = from + cut;
      if (cut < lookBackBytes || startByte <= (starts.at(-1)?.startByte ?? 0)) continue;
      const first = bytes.indexOf(newline, Math.max(0, cut - lookBackBytes - 1)) + 1;
      let linesBefore = 0;
      for (let at = bytes.indexOf(newline, first); at >= 0 && at < cut; at = bytes.indexOf(newline, at + 1))
        linesBefore++;
      starts.push({ startByte, readFromByte: from + first, linesBefore });
    }
    return starts.map((start, index) => ({ ...start, endByte: starts[index + 1]?.startByte ?? sizeBytes }));
  } finally {
    closeSync(descriptor);
  }
}
