import { openLog } from "../read/decompress.js";
import { cutFile, type FilePart } from "../read/part.js";
import type { LogFile, LogSource } from "../read/source.js";
import { lookBackBytes } from "./look-back.js";

/** What one thread reads at a time: a file, or a part of it. */
export interface ReadingTask {
  /** Of the file in its source, from 0. */
  readonly fileIndex: number;
  readonly file: LogFile;
  /** Null for the whole file. */
  readonly part: FilePart | null;
}

export interface ReadingPlan {
  /** In the order of sources, files and bytes; every byte is in one of them. */
  readonly tasks: readonly ReadingTask[];
  /** How many threads pay, this one among them. */
  readonly threads: number;
}

/** Shared by all threads: how many tasks were taken, then by task which thread took it, from 1, or 0. */
export type TaskBoard = Int32Array;

export function createTaskBoard(tasks: number): TaskBoard {
  return new Int32Array(new SharedArrayBuffer((1 + tasks) * Int32Array.BYTES_PER_ELEMENT));
}

/** The index of the first task that nobody has taken, for this thread; null where none is left. */
export function takeTask(board: TaskBoard, thread: number): number | null {
  const task = Atomics.add(board, 0, 1);
  if (task >= board.length - 1) return null;
  Atomics.store(board, 1 + task, thread);
  return task;
}

/** Below, starting a thread costs more than it saves. */
const leastBytesOfThread = 64 * 2 ** 20;
/** What this thread reads until another has started. */
const headStartBytes = 48 * 2 ** 20;
/** Logs are packed to about a tenth of their size. */
const usualRatio = 10;
const packedName = /\.(?:gz|bz2|xz|zst)$/;

/** Cuts what is to be read so that as many threads as are allowed, and as pay, can share it. @throws an aborted signal's reason */
export async function planReading(
  sources: readonly LogSource[],
  allowedThreads: number,
  signal: AbortSignal | undefined,
): Promise<ReadingPlan> {
  const files = sources.flatMap(({ files: own }) => own.map((file, fileIndex) => ({ fileIndex, file, part: null })));
  const bytesOf = ({ path, sizeBytes }: LogFile) => (packedName.test(path) ? sizeBytes * usualRatio : sizeBytes);
  const bytes = files.reduce((sum, { file }) => sum + bytesOf(file), 0);
  // Only this thread has a standard input.
  const isShared = files.every(({ file }) => file.path !== "-");
  const threads = isShared ? Math.max(1, Math.min(allowedThreads, Math.floor(bytes / leastBytesOfThread))) : 1;
  if (threads < 2) return { tasks: files, threads: 1 };
  const tasks: ReadingTask[] = [];
  for (const whole of files) {
    const { file } = whole;
    // Not more of them, so that all threads end together: to begin a part takes longer than that.
    const count = Math.min(threads, Math.floor(file.sizeBytes / leastBytesOfThread));
    const length = Math.floor((file.sizeBytes - headStartBytes) / count);
    const cuts = Array.from({ length: count - 1 }, (_, index) => headStartBytes + length * (index + 1));
    const parts = cuts.length > 0 && (await isPlain(file, signal)) ? partsOf(file, cuts) : [];
    if (parts.length === 0) tasks.push(whole);
    else for (const part of parts) tasks.push({ ...whole, part });
  }
  return { tasks, threads: Math.min(threads, tasks.length) };
}

async function isPlain(file: LogFile, signal: AbortSignal | undefined): Promise<boolean> {
  const log = await openLog(file, signal === undefined ? {} : { signal });
  log.close();
  return log.compression === "none";
}

/** None where the file cannot be read: whoever reads it says so. */
function partsOf({ path, sizeBytes }: LogFile, cuts: readonly number[]): readonly FilePart[] {
  try {
    return cutFile(path, sizeBytes, cuts, lookBackBytes);
  } catch {
    return [];
  }
}
