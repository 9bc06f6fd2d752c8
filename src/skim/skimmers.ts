import type { Matcher } from "../grammar/matcher.js";
import { compileKernel, createKernel } from "./kernel.js";
import type { Routine } from "./routines.js";
import { createSkimmer, type Passed, type Skimmer } from "./skimmer.js";
import type { PatternUse } from "./tree-tables.js";

/** The skimmers of one thread: each has a kernel with memory of its own, which engines give up late, so they are used again. */
export interface Skimmers<Kind extends Routine> {
  /** One for a log, told of what it passes over; null where this machine cannot. */
  take(told: Passed<Kind>): Skimmer<Kind> | null;
  giveBack(skimmer: Skimmer<Kind>): void;
}

export function createSkimmers<Kind extends Routine>(
  matcher: Matcher,
  useOf: (pattern: number) => PatternUse,
): Skimmers<Kind> {
  const free: Skimmer<Kind>[] = [];
  /** Undefined until it is needed. */
  let compiled: WebAssembly.Module | null | undefined;
  return {
    take(told) {
      if (compiled === undefined) compiled = compileKernel();
      if (compiled === null) return null;
      const skimmer = free.pop() ?? createSkimmer<Kind>(matcher, useOf, createKernel(compiled));
      skimmer.begin(told);
      return skimmer;
    },
    giveBack: (skimmer) => void free.push(skimmer),
  };
}
