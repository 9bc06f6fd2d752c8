import { kernel } from "logscan:skim";

const pageBytes = 65_536;

/** The first look's own memory, and what it does; the layout is told by the kernel itself (`assembly/skim.ts`). */
export interface Kernel {
  readonly bytes: Buffer;
  readonly words: Int32Array;
  readonly numbers: Float64Array;
  /** Passes over lines from one offset in the chunk to another (exclusive); returns how many. */
  skim(from: number, end: number): number;
  /** The hash of so many bytes from a place in memory on. */
  hashOf(at: number, length: number): number;
  /** The number of the routine of a pattern and the key at KEY, from 0, or -1 where there is no room for more. */
  nameRoutine(pattern: number, keyLength: number): number;
  forgetRoutines(): void;
  /** Where something stands in memory, or another number that both sides must know. */
  layout(name: string): number;
}

/** The compiled kernel, which threads may share; null where this machine's WebAssembly has not what it needs. */
export function compileKernel(): WebAssembly.Module | null {
  const code = Buffer.from(kernel, "base64");
  return typeof WebAssembly !== "undefined" && WebAssembly.validate(code) ? new WebAssembly.Module(code) : null;
}

/** A kernel with a memory of its own. */
export function createKernel(compiled: WebAssembly.Module): Kernel {
  // Memory that never grows: views on it stay good.
  const pages = 3 * 16 + 1;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  /** A function of the kernel; all of them take and return numbers. */
  const run = (name: string) => {
    const found = exports[name];
    if (typeof found !== "function") throw new Error(`the kernel has no ${name}`);
    return found as (...numbers: number[]) => number;
  };
  return {
    bytes: Buffer.from(memory.buffer, 0, pages * pageBytes),
    words: new Int32Array(memory.buffer),
    numbers: new Float64Array(memory.buffer),
    skim: run("skim"),
    hashOf: run("hashOf"),
    nameRoutine: run("nameRoutine"),
    forgetRoutines: run("forgetRoutines"),
    layout(name) {
      const known = exports[name];
      if (!(known instanceof WebAssembly.Global)) throw new Error(`the kernel has no ${name}`);
      return Number(known.value);
    },
  };
}
