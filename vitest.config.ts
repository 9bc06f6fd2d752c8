import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { bundleGrammars, bundleName } from "./src/grammar/bundle.ts";
import { buildKernel, kernelName } from "./src/skim/build.ts";

const grammars = fileURLToPath(new URL("grammars", import.meta.url));

/** Makes the text of a module that is imported by a name of its own. */
function made(name: string, make: () => string | Promise<string>): Plugin {
  const id = `\0${name}`;
  return {
    name,
    resolveId: (source) => (source === name ? id : null),
    load: (source) => (source === id ? make() : null),
  };
}

export default defineConfig({
  plugins: [
    made(bundleName, () => `export const grammars = ${bundleGrammars(grammars)};`),
    made(kernelName, buildKernel),
  ],
  // Nothing is timed: a busy machine may take as long as it needs. Suites that install daemons have configurations of their own.
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/daemons/**", "tests/redmine/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: "100%",
  },
});
