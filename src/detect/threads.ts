import { Worker } from "node:worker_threads";
import type { Grammar } from "../grammar/model.js";
import type { FileReading } from "./file.js";
import { createTaskBoard, type ReadingTask, type TaskBoard } from "./tasks.js";

/** What a thread is told at its start. */
export interface ThreadOrder {
  readonly tasks: readonly ReadingTask[];
  readonly board: TaskBoard;
  /** From 1. */
  readonly thread: number;
  /** Null for the built-in ones, which a thread reads for itself sooner. */
  readonly grammars: readonly Grammar[] | null;
}

/** What a thread tells of a task. */
export interface ThreadAnswer {
  readonly task: number;
  readonly reading: FileReading;
}

export interface DeadThread {
  /** What it was reading; null where it had not begun, or was between two tasks. */
  readonly task: number | null;
  readonly reason: string;
}

export interface ReadingThreads {
  readonly board: TaskBoard;
  /** By task, what threads have read. */
  readonly readings: ReadonlyMap<number, FileReading>;
  readonly dead: readonly DeadThread[];
  /** Waits until every task that was taken is read, or its thread is dead. */
  settled(): Promise<void>;
  stop(): void;
}

/** Starts threads that read tasks beside this one until none is left. */
export function startThreads(
  count: number,
  tasks: readonly ReadingTask[],
  grammars: readonly Grammar[] | null,
): ReadingThreads {
  const board = createTaskBoard(tasks.length);
  const readings = new Map<number, FileReading>();
  const dead: DeadThread[] = [];
  let notice = () => {};
  const living = new Map<number, Worker>();

  const unread = (thread: number) => {
    const task = tasks.findIndex((_, index) => Atomics.load(board, 1 + index) === thread && !readings.has(index));
    return task < 0 ? null : task;
  };
  function bury(thread: number, reason: string): void {
    if (living.delete(thread)) dead.push({ task: unread(thread), reason });
    notice();
  }
  for (let thread = 1; thread <= count; thread++) {
    const order: ThreadOrder = { tasks, board, thread, grammars };
    // Beside what this file is built into.
    const worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: order,
      // What a thread makes of lines is soon forgotten: with more room it would only lie about for longer. What it keeps is bounded.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 },
    });
    living.set(thread, worker);
    worker.on("message", ({ task, reading }: ThreadAnswer) => {
      readings.set(task, reading);
      notice();
    });
    worker.on("error", (error) => bury(thread, error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => {
      if (code !== 0 || unread(thread) !== null) bury(thread, `exit code ${code}`);
      else living.delete(thread);
    });
  }
  return {
    ...{ board, readings, dead },
    async settled() {
      while ([...living.keys()].some((thread) => unread(thread) !== null)) {
        await new Promise<void>((resolve) => {
          notice = resolve;
        });
      }
    },
    stop() {
      for (const worker of living.values()) void worker.terminate();
      living.clear();
      notice();
    },
  };
}
