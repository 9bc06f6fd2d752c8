import { setImmediate as nextTurn } from "node:timers/promises";
import { openLog } from "../read/decompress.js";
import { createRecordReader } from "../read/reader.js";
import type { RecordView } from "../read/record.js";
import type { LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";

/**
 * Reads the files behind signs of life a second time, each once and no further than the last sign's segment goes, and
 * shows every record to those that asked for its file. What can be read only once (standard input) is left out.
 */
export async function rereadFiles<Wanted>(
  asked: readonly Wanted[],
  signOf: (wanted: Wanted) => Sign,
  sources: readonly LogSource[],
  onRecord: (view: RecordView, wanted: Wanted) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const byFile = new Map<string, Wanted[]>();
  for (const wanted of asked) {
    const { source, segment } = signOf(wanted).resolved;
    const name = `${source.source}\t${segment.file}`;
    byFile.set(name, [...(byFile.get(name) ?? []), wanted]);
  }
  for (const group of byFile.values()) {
    const { source, segment } = signOf(group[0] as Wanted).resolved;
    const file = sources[source.source]?.files[segment.file];
    if (file === undefined || file.path === "-") continue;
    const lastOffset = Math.max(...group.map((wanted) => signOf(wanted).resolved.segment.lastOffset));
    const reader = createRecordReader({
      onRecord: (view) => {
        for (const wanted of group) onRecord(view, wanted);
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
}
