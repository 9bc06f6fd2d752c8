import type { ScanOptions } from "../incident/scan-options.js";

/** Of shorter logs little is compiled at all. */
const longBytes = 8 * 2 ** 20;

/**
 * Tells the engine, once logs turn out to be long, how much to compile. Nearly all that is done often is done in WebAssembly: what
 * runs less is not worth the time that compiling it takes, in each thread, and still less with others' code in it. Later engines
 * than Node 20's have a quicker compiler for that.
 */
export function compilingLess(): NonNullable<ScanOptions["onProgress"]> {
  let isAsked = !process.versions.v8.startsWith("11.");
  return ({ bytes }) => {
    if (isAsked || bytes < longBytes) return;
    isAsked = true;
    // Loaded here, as short runs would wait for it.
    void import("node:v8").then(({ setFlagsFromString }) =>
      setFlagsFromString("--interrupt-budget=400000 --max-inlined-bytecode-size-cumulative=300"),
    );
  };
}
