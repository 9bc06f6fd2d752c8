import { statSync } from "node:fs";
import type { Worker } from "node:worker_threads";

/** Of shorter logs little is compiled at all. */
const longBytes = 8 * 2 ** 20;

/**
 * Tells the engine, where logs are long, how much to compile and how little room to take. Nearly all that is done often is done
 * in WebAssembly: what runs less is not worth the time that compiling it takes, in each thread, and still less with others' code
 * in it. And what is made of lines is soon forgotten: with more room it would only lie about for longer. Later engines than
 * Node 20's have a quicker compiler, and take no less for being told so.
 */
export async function spareEngine(paths: readonly string[]): Promise<void> {
  if (!process.versions.v8.startsWith("11.")) return;
  if (paths.reduce((bytes, path) => bytes + bytesOf(path), 0) < longBytes) return;
  // Loaded here, as short runs would wait for it.
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--interrupt-budget=400000 --max-inlined-bytecode-size-cumulative=300");
  const growNoMore = () => setFlagsFromString("--semi-space-growth-factor=1");
  growNoMore();
  // The engine itself sets it back to 2 for all threads where it begins one.
  process.on("worker", (worker: Worker) => worker.once("online", growNoMore));
}

/** Of a folder or a pipe it is not known what it will bring: much, mostly. */
function bytesOf(path: string): number {
  if (path === "-") return longBytes;
  try {
    const entry = statSync(path);
    return entry.isFile() ? entry.size : longBytes;
  } catch {
    // Whoever reads it says what is wrong with it.
    return 0;
  }
}
