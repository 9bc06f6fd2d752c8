import { mergeConfig } from "vitest/config";
import shared from "../../vitest.config.js";

// Not among the normal tests: it installs a hundred packages, and Redmine takes half a minute to start.
const config = mergeConfig(shared, {});
config.test = {
  ...config.test,
  include: ["tests/redmine/redmine.test.ts"],
  exclude: [],
  testTimeout: 60_000,
  hookTimeout: 300_000,
};
export default config;
