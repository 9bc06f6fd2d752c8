// npm run test:without-grammar -- NAME [VITEST ARGUMENT ...]
// Shows that deleting a grammar and its fixtures leaves a green build: runs the tests in a copy of this checkout without
// grammars/NAME.grammar, fixtures/NAME and those cases of other folders that are the grammar's, too: a scan without it finds
// other incidents there. Needs the built package (npm run build). Prints what was left out; exits as vitest does.
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

const { builtinGrammars, scan } = await import(new URL("../dist/index.js", import.meta.url).href);
const others = builtinGrammars.filter((candidate) => candidate.name !== name);

/** Whether a scan without the grammar finds other incidents in the logs, or tells them otherwise. */
async function isItsDoing(logs, { zone, year, now }) {
  const found = async (grammars) =>
    JSON.stringify((await scan({ paths: [logs], zone, year, now, grammars })).incidents);
  return (await found(builtinGrammars)) !== (await found(others));
}

const suffix = ".expected.json";
const without = [`grammars/${name}.grammar`, `fixtures/${name}`];
for (const path of readdirSync(join(project, "fixtures"), { recursive: true, encoding: "utf8" }).sort()) {
  if (!path.endsWith(suffix) || path.startsWith(`${name}/`)) continue;
  const expectation = `fixtures/${path}`;
  const stem = expectation.slice(0, -suffix.length);
  const logs = [stem, `${stem}.log`].find((one) => existsSync(join(project, one)));
  const { options } = JSON.parse(readFileSync(join(project, expectation), "utf8"));
  if (await isItsDoing(join(project, logs), options)) without.push(logs, expectation);
}

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
