import type { Matcher } from "../grammar/matcher.js";
import { compileKernel, createKernel } from "./kernel.js";
import { createSkimmer, type OnPassed, type Skimmer } from "./skimmer.js";

/** The skimmers of one thread: each has a kernel with memory of its own, which engines give up late, so they are used again. */
export interface Skimmers {
  /** One for a log, told of what it passes over; null where this machine cannot. */
  take(onPassed: OnPassed): Skimmer | null;
  giveBack(skimmer: Skimmer): void;
  /** The compiled kernel, for other threads; null where this machine cannot. */
  compiled(): WebAssembly.Module | null;
}

/** @param compiled by another thread; undefined where it is still to be compiled, once it is needed */
export function createSkimmers(matcher: Matcher, compiled?: WebAssembly.Module | null): Skimmers {
  const free: Skimmer[] = [];
  let known = compiled;
  const compileOnce = () => {
    if (known === undefined) known = compileKernel();
    return known;
  };
  return {
    take(onPassed) {
      const module = compileOnce();
      if (module === null) return null;
      const skimmer = free.pop() ?? createSkimmer(matcher, createKernel(module));
      skimmer.begin(onPassed);
      return skimmer;
    },
    giveBack: (skimmer) => void free.push(skimmer),
    compiled: compileOnce,
  };
}
