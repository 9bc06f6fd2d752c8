// How the time of a scan grows with the literals that grammars bring along: grammars with so many more patterns, each beginning with
// a literal of its own or with one behind a hole, for programs that write most lines of the corpus and for such as write none.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { emptyLog, folder, megabyte } from "./corpora.mjs";
import { markdownTable, printed } from "./table.mjs";
import { interleaved, median, ratioOf, scanOf, spreadOf, warm } from "./timing.mjs";

const counts = [50, 300, 1000];
const patternsPerGrammar = 10;
const bytes = 125 * megabyte;
const cases = [
  ["of the log", ["sshd", "systemd", "CRON", "named"], (word) => `${word} of {what:word} failed: {reason:text}`],
  [
    "of the log, behind a hole",
    ["sshd", "systemd", "CRON", "named"],
    (word) => `{what:word} ${word} failed: {reason:text}`,
  ],
  [
    "not in the log",
    ["bench-a", "bench-b", "bench-c", "bench-d"],
    (word) => `${word} of {what:word} failed: {reason:text}`,
  ],
];

/** A word that no line of the corpora has, another for each number below 100,000; their first letters are spread. */
function wordOf(number) {
  const [consonants, vowels] = ["BCDFGHJKLMNPQRSTVWXZ", "aeiou"];
  let word = consonants[number % consonants.length];
  for (let rest = Math.floor(number / consonants.length), length = 1; length < 7; length++) {
    const letters = length % 2 === 1 ? vowels : consonants.toLowerCase();
    word += letters[rest % letters.length];
    rest = Math.floor(rest / letters.length);
  }
  return word;
}

function grammarOf(index, program, patternOf) {
  const lines = [
    "logscan grammar 1",
    `grammar bench-${index} "Bench ${index}" / "測定 ${index}"`,
    `program ${program}`,
    `component bench-thing-${index}`,
    `  title "Thing ${index}" / "もの ${index}"`,
  ];
  for (let number = index * patternsPerGrammar; number < (index + 1) * patternsPerGrammar; number++) {
    const pattern = patternOf(wordOf(number));
    const sample = pattern.replace("{what:word}", "disk").replace("{reason:text}", "no answer");
    lines.push(`failing event-${number}`, `  | ${pattern}`, `  > Mar  4 00:00:00 mx1 ${program}[77]: ${sample}`);
    lines.push(`  ! Mar  4 00:00:00 mx1 forger[78]: ${sample}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Writes grammars with so many literals; says where. */
function writeGrammars(directory, count, [, programs, patternOf]) {
  mkdirSync(directory);
  for (let index = 0; index < count / patternsPerGrammar; index++) {
    const text = grammarOf(index, programs[index % programs.length], patternOf);
    writeFileSync(join(directory, `bench-${index}.grammar`), text);
  }
  return ["--grammars", directory];
}

export function literals(corpora, runs) {
  const path = corpora.plain("syslog", bytes);
  const empty = emptyLog();
  const directory = mkdtempSync(join(folder, "grammars-"));
  const rows = [
    printed(["literals more", "of programs", "empty log, s", "syslog 125 MB, s", "ratio to none", "less the start, s"]),
  ];
  try {
    const all = cases.flatMap((one, index) =>
      counts.map((count) => [String(count), one[0], writeGrammars(join(directory, `${index}-${count}`), count, one)]),
    );
    all.unshift(["0", "", []]);
    warm(path);
    const commands = all.flatMap(([, , args]) => [scanOf(empty, args), scanOf(path, args)]);
    const seconds = interleaved(runs, commands);
    for (const [index, [count, of]] of all.entries()) {
      const [starts, scans] = seconds.slice(2 * index);
      const reading = median(scans.map((value, run) => value - starts[run]));
      const ratio = ratioOf(scans, seconds[1]);
      rows.push(printed([count, of, spreadOf(starts), spreadOf(scans), ratio.toFixed(2), reading.toFixed(2)]));
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
  const text = `Grammars of ${patternsPerGrammar} patterns each, every pattern with a literal of its own, beside the built-in ones. An empty log shows what of the time it takes to read the grammars themselves, which are text here and not built in; the last column leaves that out. sshd, systemd, CRON and named write over half of the corpus' lines.`;
  return [text, "", ...markdownTable(rows)];
}
