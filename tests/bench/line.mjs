// npm run bench:line -- [RUNS]
// What one long line costs that was made against the patterns: 16 MB against 4 MB, which is linear at a ratio of 4. Matching by
// itself (src/grammar/matcher.ts, on bytes that lie there already), and matching with the tokens of what was claimed (`tokenise`
// of dist/index.js). Processor time, the median of some runs behind two that warm up. Prints a table and writes it to LINE.md
// beside this file; asserts nothing (tests/grammar/linear.test.ts counts the bytes that are read).
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import { builtinGrammars, loadGrammars, tokenise } from "../../dist/index.js";
import { circumstances, markdownTable, printed } from "./table.mjs";

const runs = Number(process.argv[2] ?? 9);
const megabyte = 1e6;

const { grammars, diagnostics } = loadGrammars([
  {
    file: "bench.grammar",
    text: `logscan grammar 1
grammar bench "Bench" / "測定"
program bench

component thing
  title "Thing" / "もの"

failing broken
  | {what:text}I b {rest:text}
  > Nov 22 22:26:03 mx2 bench: xI b c
  ! Nov 22 22:26:03 mx2 forger: xI b c

failing listed
  | list {list:pairs}
  > Nov 22 22:26:03 mx2 bench: list a=1, b=2
`,
  },
]);
if (grammars === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));

/** The matcher as it is built into the package, which does not export it. */
async function builtMatcher() {
  const folder = mkdtempSync(join(tmpdir(), "logscan-bench-"));
  const entry = { matcher: fileURLToPath(new URL("../../src/grammar/matcher.ts", import.meta.url)) };
  await build({
    entry,
    config: false,
    format: "esm",
    target: "node20",
    outDir: folder,
    silent: true,
    outExtension: () => ({ js: ".mjs" }),
  });
  const { compileMatcher } = await import(join(folder, "matcher.mjs"));
  rmSync(folder, { recursive: true });
  return compileMatcher;
}

const compileMatcher = await builtMatcher();

const cases = [
  ["kernel", "repeated prefixes", "xfs_force_shutdown(", "xfs_force_shutdown(hda7,", builtinGrammars],
  ["kernel", "nested brackets", "a", "((((([[[[[{{{{{<<<<<", builtinGrammars],
  ["postfix/smtp", "one value", "to=<", "user.name@", builtinGrammars],
  ["amavis", "key=value", "Passed UNCHECKED ", "key=value, queued=as, ", builtinGrammars],
  ["kernel", "blanks", "", "^I#011 \t", builtinGrammars],
  ["bench", "written tabs before a literal `I b`", "x", "^I", grammars],
];

const withTokens = [
  ["bench", "pairs: key=value", "list ", "key=value, ", grammars],
  ["bench", "pairs: nested brackets", "list ", "a=<b<c>, d=(e(f), ", grammars],
  ["bench", "pairs: quotes that do not end", "list ", 'a="b\\" ', grammars],
];

/** The median of several runs' processor time, in milliseconds: what else the machine does takes none of it. */
function cost(run) {
  const times = [];
  for (let index = -2; index < runs; index++) {
    const from = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(from);
    if (index >= 0) times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
}

function lineOf(start, repeated, bytes) {
  return Buffer.from(start + repeated.repeat(Math.ceil((bytes - start.length) / repeated.length)));
}

function matching([program, , start, repeated, given], bytes) {
  const matcher = compileMatcher(given);
  const patterns = matcher.forProgram(program);
  const message = lineOf(start, repeated, bytes);
  return cost(() => matcher.match(patterns, message, 0, message.length));
}

function tokenising([program, , start, repeated, given], bytes) {
  const message = lineOf(start, repeated, bytes).toString();
  return cost(() => tokenise({ program, message }, given));
}

const rows = [printed(["line", "repeats", "4 MB, ms", "16 MB, ms", "ratio"])];
for (const [of, measured] of [
  [matching, cases],
  [tokenising, withTokens],
]) {
  for (const one of measured) {
    const [program, what, , repeated] = one;
    const small = of(one, 4 * megabyte);
    const large = of(one, 16 * megabyte);
    const numbers = [small.toFixed(1), large.toFixed(1), (large / small).toFixed(2)];
    rows.push(printed([`${what}, to ${program}`, `\`${repeated.replace("\t", "(tab)")}\``, ...numbers]));
  }
}

const text = [
  "# What one long line costs",
  "",
  circumstances(),
  `Processor time, the median of ${runs} runs: matching against all patterns; of the pairs with the tokens of what was claimed. Written by \`npm run bench:line\`.`,
  "",
  ...markdownTable(rows),
  "",
];
writeFileSync(new URL("./LINE.md", import.meta.url), text.join("\n"));
