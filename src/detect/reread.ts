import { setImmediate as nextTurn } from "node:timers/promises";
import { openLog } from "../read/decompress.js";
import { createRecordReader, longestLineBytes } from "../read/reader.js";
import type { RecordView } from "../read/record.js";
import type { LogFile, LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";

/**
 * Reads a file a second time, up to the end of the line that begins at `lastOffset`, or until `isDone`. A few more lines may
 * be shown, the last of them cut. What can be read only once (standard input) is not read.
 */
export async function rereadFile(
  file: LogFile | undefined,
  lastOffset: number,
  onRecord: (view: RecordView) => void,
  signal: AbortSignal | undefined,
  isDone: () => boolean = () => false,
): Promise<void> {
  if (file === undefined || file.path === "-") return;
  const endOffset = lastOffset + longestLineBytes + 1;
  const reader = createRecordReader({
    onRecord,
    onOther: () => undefined,
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  const log = await openLog(file, signal === undefined ? {} : { signal });
  for await (const chunk of log.chunks) {
    reader.push(chunk);
    if (reader.bytes >= endOffset || isDone()) break;
    await nextTurn();
  }
  reader.finish();
}

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
    const lastOffset = Math.max(...group.map((wanted) => signOf(wanted).resolved.segment.lastOffset));
    const showAll = (view: RecordView) => {
      for (const wanted of group) onRecord(view, wanted);
    };
    await rereadFile(file, lastOffset, showAll, signal);
  }
}
