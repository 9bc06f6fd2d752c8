import { kernel } from "logscan:skim";

const pageBytes = 65_536;

/** The first look's own memory, and what it does; the layout is told by the kernel itself (`assembly/skim.ts`). */
export interface Kernel {
  readonly bytes: Buffer;
  readonly words: Int32Array;
  /** Passes over lines from one offset in the chunk to another (exclusive); returns how many. */
  skim(from: number, end: number): number;
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
  const pages = 2 * 16 + 1;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const { skim } = exports;
  if (typeof skim !== "function") throw new Error("the kernel has no skim");
  return {
    bytes: Buffer.from(memory.buffer, 0, pages * pageBytes),
    words: new Int32Array(memory.buffer),
    skim: skim as Kernel["skim"],
    layout(name) {
      const known = exports[name];
      if (!(known instanceof WebAssembly.Global)) throw new Error(`the kernel has no ${name}`);
      return Number(known.value);
    },
  };
}
