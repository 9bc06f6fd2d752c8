import { setImmediate as nextTurn } from "node:timers/promises";
import { openLog } from "../read/decompress.js";
import { createRecordReader } from "../read/reader.js";
import type { LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";
import { placeOf } from "./place.js";
import { lineTime } from "./resolve.js";
import type { Place } from "./summary.js";

/** A line by which a sign of life is proven; it need not be one that a pattern knows. */
export interface SignLine {
  readonly micros: number;
  readonly place: Place;
  readonly resolved: Sign["resolved"];
}

/**
 * Reads files a second time for the lines behind signs of life: the first reading keeps only in which seconds there were
 * lines. Of several lines in that second the last one counts. What can be read only once (standard input) gives none.
 */
export async function findSignLines(
  signs: readonly Sign[],
  sources: readonly LogSource[],
  hostNameOf: (sign: Sign, name: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<Map<Sign, SignLine>> {
  const found = new Map<Sign, SignLine>();
  const byFile = new Map<string, Sign[]>();
  for (const sign of signs) {
    const name = `${sign.resolved.source.source}\t${sign.resolved.segment.file}`;
    byFile.set(name, [...(byFile.get(name) ?? []), sign]);
  }
  for (const wanted of byFile.values()) {
    const first = wanted[0] as Sign;
    const file = sources[first.resolved.source.source]?.files[first.resolved.segment.file];
    if (file === undefined || file.path === "-") continue;
    const lastOffset = Math.max(...wanted.map(({ resolved }) => resolved.segment.lastOffset));
    const reader = createRecordReader({
      onRecord: (view) => {
        for (const sign of wanted) {
          const { segment } = sign.resolved;
          if (view.byteOffset < segment.firstOffset || view.byteOffset > segment.lastOffset) continue;
          const micros = sign.resolved.instantOf(view.stamp.micros);
          if (micros < sign.micros || micros >= sign.micros + 1e6 || !hostNameOf(sign, view.host)) continue;
          const place = placeOf(view, segment.file, view.count);
          found.set(sign, { micros: lineTime(sign.resolved, place).micros, place, resolved: sign.resolved });
        }
      },
      onOther: () => undefined,
      onNulRun: () => undefined,
      onLongLine: () => undefined,
    });
    const log = await openLog(file, signal === undefined ? {} : { signal });
    for await (const chunk of log.chunks) {
      reader.push(chunk);
      if (reader.bytes > lastOffset) break;
      await nextTurn();
    }
    reader.finish();
  }
  return found;
}
