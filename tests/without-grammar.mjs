// npm run test:without-grammar -- NAME [VITEST ARGUMENT ...]
// Shows that deleting a grammar and its fixtures leaves a green build: runs the tests in a copy of this checkout without
// grammars/NAME.grammar, fixtures/NAME and the cases of fixtures/incidents that are the grammar's, too: it claims a line of
// them, so that what a scan finds there is partly its doing. Needs the built package (npm run build). Prints what was left
// out; exits as vitest does.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
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

const { builtinGrammars, datedLines, tokenise } = await import(new URL("../dist/index.js", import.meta.url).href);
const own = builtinGrammars.filter((candidate) => candidate.name === name);

/** Whether the grammar claims a line of the logs below a folder. */
async function claimsLineOf(folder) {
  const scan = { paths: [folder], zone: "UTC", now: new Date().toISOString(), grammars: builtinGrammars };
  for await (const { record } of datedLines(scan, () => undefined))
    if (record !== null && tokenise(record, own) !== null) return true;
  return false;
}

const incidents = join(project, "fixtures/incidents");
const suffix = ".expected.json";
const cases = [];
for (const entry of readdirSync(incidents, { withFileTypes: true }))
  if (entry.isDirectory() && (await claimsLineOf(join(incidents, entry.name))))
    cases.push(entry.name, `${entry.name}${suffix}`);
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
