import { Worker } from "node:worker_threads";
import type { Grammar } from "../grammar/model.js";
import type { FilePart } from "../read/part.js";
import type { LogFile } from "../read/source.js";
import { type FileOptions, type FileReading, readFile } from "./file.js";

/** What a thread is told to read. */
export interface PartOrder {
  readonly file: LogFile;
  readonly fileIndex: number;
  readonly part: FilePart;
  readonly grammars: readonly Grammar[];
  readonly kernel: WebAssembly.Module | null;
}

/** Reads a part of a file in a thread of its own; in this one, and with a diagnostic, where that thread dies. */
export async function readInWorker(
  file: LogFile,
  fileIndex: number,
  part: FilePart,
  options: FileOptions,
): Promise<FileReading> {
  const grammars = [...new Set(options.catalog.events.map(({ grammar }) => grammar))];
  const order: PartOrder = { file, fileIndex, part, grammars, kernel: options.skimmers?.compiled() ?? null };
  try {
    return await ask(order, options.signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    const { onRead: _, ...quietly } = options;
    const reading = await readFile(file, fileIndex, part, quietly);
    const reason = error instanceof Error ? error.message : String(error);
    const diagnostic = {
      code: "read.thread",
      severity: "information" as const,
      message: `a reading thread died (${reason}); its part was read without it`,
      file: file.path,
    };
    return { ...reading, diagnostics: [...reading.diagnostics, diagnostic] };
  }
}

function ask(order: PartOrder, signal: AbortSignal | undefined): Promise<FileReading> {
  return new Promise((resolve, reject) => {
    // Beside what this file is built into.
    const worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: order,
      // What a thread makes of lines is soon forgotten: with more room it would only lie about for longer. What it keeps is bounded.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 },
    });
    const stop = () => void worker.terminate();
    signal?.addEventListener("abort", stop, { once: true });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      reject(new Error(`exit code ${code}`));
    });
  });
}
