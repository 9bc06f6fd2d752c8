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
  /** The compiled kernel, for other threads; null where this machine cannot. */
  compiled(): WebAssembly.Module | null;
}

/** @param compiled by another thread; undefined where it is still to be compiled, once it is needed */
export function createSkimmers<Kind extends Routine>(
  matcher: Matcher,
  useOf: (pattern: number) => PatternUse,
  compiled?: WebAssembly.Module | null,
): Skimmers<Kind> {
  const free: Skimmer<Kind>[] = [];
  let known = compiled;
  const compileOnce = () => {
    if (known === undefined) known = compileKernel();
    return known;
  };
  return {
    take(told) {
      const module = compileOnce();
      if (module === null) return null;
      const skimmer = free.pop() ?? createSkimmer<Kind>(matcher, useOf, createKernel(module));
      skimmer.begin(told);
      return skimmer;
    },
    giveBack: (skimmer) => void free.push(skimmer),
    compiled: compileOnce,
  };
}
