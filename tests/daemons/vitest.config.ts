import { mergeConfig } from "vitest/config";
import shared from "../../vitest.config.js";

// Not among the normal tests: it installs packages, runs daemons as root, and takes minutes.
const config = mergeConfig(shared, {});
config.test = {
  ...config.test,
  include: ["tests/daemons/daemons.test.ts"],
  exclude: [],
  testTimeout: 600_000,
  hookTimeout: 600_000,
};
export default config;
