// npm run test:without-grammar -- NAME [VITEST ARGUMENT ...]
// Shows that deleting a grammar and its fixtures leaves a green build: runs the tests in a copy of this checkout without
// grammars/NAME.grammar, fixtures/NAME and those cases of fixtures/incidents whose expectation names a component of it.
// Prints what was left out; exits as vitest does.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));
const [name, ...parameters] = process.argv.slice(2);
const grammar = join(project, "grammars", `${name}.grammar`);
if (name === undefined || !existsSync(grammar)) {
  console.error("without-grammar: usage: npm run test:without-grammar -- NAME [VITEST ARGUMENT ...]");
  process.exit(2);
}

const components = readFileSync(grammar, "utf8")
  .split("\n")
  .flatMap((line) => /^component ([a-z][a-z0-9_-]*)/.exec(line)?.[1] ?? []);

/** The components that an expectation names, in what kinds, targets and parts say. */
function namedComponents(value, key = "") {
  if (Array.isArray(value)) return value.flatMap((item) => namedComponents(item, key));
  if (value !== null && typeof value === "object")
    return Object.entries(value).flatMap(([inner, item]) => namedComponents(item, inner));
  if (typeof value !== "string") return [];
  return key === "component" ? [value.split(" ")[0]] : key === "kind" ? [value.split(".")[0]] : [];
}

const incidents = join(project, "fixtures/incidents");
const suffix = ".expected.json";
const cases = readdirSync(incidents)
  .filter((file) => file.endsWith(suffix))
  .filter((file) => {
    const named = namedComponents(JSON.parse(readFileSync(join(incidents, file), "utf8")));
    return named.some((component) => components.includes(component));
  })
  .flatMap((file) => [file, file.slice(0, -suffix.length)]);
const without = [`grammars/${name}.grammar`, `fixtures/${name}`, ...cases.map((path) => `fixtures/incidents/${path}`)];

const copy = join(mkdtempSync(join(tmpdir(), "logscan-without-")), "logscan");
let status = 1;
try {
  const { stdout } = spawnSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: project,
    encoding: "utf8",
  });
  const isLeftOut = (path) => without.some((left) => path === left || path.startsWith(`${left}/`));
  for (const path of stdout.split("\0").filter((path) => path !== "" && !isLeftOut(path)))
    cpSync(join(project, path), join(copy, path), { recursive: true, verbatimSymlinks: true });
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  console.log(`without ${without.filter((path) => existsSync(join(project, path))).join(", ")}`);
  const vitest = join(project, "node_modules/vitest/vitest.mjs");
  const build = spawnSync("npx", ["tsup"], { cwd: copy, stdio: ["ignore", "ignore", "inherit"] });
  const run = spawnSync(process.execPath, [vitest, "run", ...parameters], { cwd: copy, stdio: "inherit" });
  status = build.status === 0 ? (run.status ?? 1) : 1;
} finally {
  rmSync(dirname(copy), { recursive: true });
}
process.exitCode = status;
