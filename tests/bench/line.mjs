// npm run bench:line -- [RUNS]
// What one long line costs that was made against the patterns: 16 MB against 4 MB, which is linear at a ratio of 4. Matching
// and the tokens of what was claimed (`tokenise` of dist/index.js), the least of some runs. Prints a table and writes it to
// LINE.md beside this file; asserts nothing (tests/grammar/linear.test.ts counts the bytes that are read).
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { builtinGrammars, loadGrammars, tokenise } from "../../dist/index.js";

const runs = Number(process.argv[2] ?? 5);
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

const cases = [
  ["kernel", "repeated prefixes", "", "XFS (", builtinGrammars],
  ["kernel", "repeated prefixes", "xfs_force_shutdown(", "xfs_force_shutdown(hda7,", builtinGrammars],
  ["kernel", "nested brackets", "a", "((((([[[[[{{{{{<<<<<", builtinGrammars],
  ["postfix/smtp", "repeated prefixes", "to=<", ">, orig_to=<", builtinGrammars],
  ["postfix/smtp", "key=value", "to=<a>, relay=b[1]:2, ", "delay=1, dsn=2.0.0, ", builtinGrammars],
  ["amavis", "key=value", "(1-1) ", "key=value, ", builtinGrammars],
  ["kernel", "blanks", "", "^I#011 \t", builtinGrammars],
  ["bench", "written tabs before a literal `I b`", "x", "^I", grammars],
  ["bench", "pairs: key=value", "list ", "key=value, ", grammars],
  ["bench", "pairs: nested brackets", "list ", "a=<b<c>, d=(e(f), ", grammars],
  ["bench", "pairs: quotes that do not end", "list ", 'a="b\\" ', grammars],
];

/** The least of several runs, in milliseconds: what else the machine does only adds. */
function cost(program, start, repeated, bytes, given) {
  const message = start + repeated.repeat(Math.ceil((bytes - start.length) / repeated.length));
  // Once to compile it, and to make the text one piece.
  tokenise({ program, message }, given);
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    tokenise({ program, message }, given);
    return performance.now() - from;
  });
  return Math.min(...times);
}

const rows = [["line", "repeats", "4 MB, ms", "16 MB, ms", "ratio"]];
console.log(rows[0].join("  "));
for (const [program, what, start, repeated, given] of cases) {
  const small = cost(program, start, repeated, 4 * megabyte, given);
  const large = cost(program, start, repeated, 16 * megabyte, given);
  const numbers = [small.toFixed(1), large.toFixed(1), (large / small).toFixed(2)];
  const row = [`${what}, to ${program}`, `\`${repeated.replace("\t", "(tab)")}\``, ...numbers];
  console.log(row.join("  "));
  rows.push(row);
}

const [processor] = cpus();
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
const [heading, ...others] = rows.map(
  (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`,
);
const text = [
  "# What one long line costs",
  "",
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} processors (${processor?.model ?? "unknown"}), load at the end ${loadavg()[0]?.toFixed(1)}.`,
  `The least of ${runs} runs of \`tokenise\`: matching against all patterns, and the tokens of what was claimed; of a few milliseconds most is the copy of the text. Written by \`npm run bench:line\`.`,
  "",
  heading,
  `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`,
  ...others,
  "",
];
writeFileSync(new URL("./LINE.md", import.meta.url), text.join("\n"));
