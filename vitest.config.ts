import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { bundleGrammars, bundleName } from "./src/grammar/bundle.ts";

const grammars = fileURLToPath(new URL("grammars", import.meta.url));

function bundledGrammars(): Plugin {
  const id = `\0${bundleName}`;
  return {
    name: bundleName,
    resolveId: (source) => (source === bundleName ? id : null),
    load: (source) => (source === id ? bundleGrammars(grammars) : null),
  };
}

export default defineConfig({
  plugins: [bundledGrammars()],
  // Nothing is timed: a busy machine may take as long as it needs. Suites that install daemons have configurations of their own.
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/daemons/**", "tests/redmine/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: "100%",
  },
});
