// Reading plain and packed logs, the memory that it takes, and the start: what of it each costs beside programs that do no more
// than read. Goals are those of the project: what must be reached, and in brackets what is aimed at.
import { emptyLog, megabyte } from "./corpora.mjs";
import { markdownTable, printed } from "./table.mjs";
import { interleaved, logscan, ratioOf, scanOf, spreadOf, usageOf, warm } from "./timing.mjs";

const literals = ["XFS (", "I/O error", "Linux version", "Kernel panic", "Link is Down", "exiting on signal"];
const kinds = ["mail", "access", "storm", "syslog"];
const twoThreads = ["--threads", "2"];
/** Starts are short, and take few runs' time. */
const leastStartRuns = 15;
const mostMemoryRuns = 3;

const named = (kind, bytes) => `${kind} ${Math.round(bytes / megabyte)} MB`;

function grep(path) {
  // Status 1: no line has any of them.
  const args = ["-cF", ...literals.flatMap((literal) => ["-e", literal]), path];
  return { program: "grep", args, statuses: [0, 1] };
}

/** Runs both in turns; the row of a table. */
function compare(name, path, goal, runs, other, ours) {
  warm(path);
  const [otherSeconds, seconds] = interleaved(runs, [other, ours]);
  return [name, spreadOf(otherSeconds), spreadOf(seconds), ratioOf(seconds, otherSeconds).toFixed(2), goal];
}

export function plain(corpora, runs) {
  const goals = { mail: "1.5 (1.0)", access: "0.9 (0.75)", storm: "4.0 (3.0)", syslog: "1.0 (0.75)" };
  const cases = [
    ...kinds.map((kind) => [kind, 125, [], ""]),
    ...kinds.map((kind) => [kind, 500, [], goals[kind]]),
    ["syslog", 2000, twoThreads, ""],
    ["mail", 2000, twoThreads, "0.8 (0.6)"],
  ];
  const rows = [printed(["corpus", "`grep -cF`, s", "logscan, s", "ratio", "goal"])];
  for (const [kind, megabytes, args, goal] of cases) {
    const path = corpora.plain(kind, megabytes * megabyte);
    const name = named(kind, megabytes * megabyte) + (args.length > 0 ? ", two threads" : "");
    rows.push(printed(compare(name, path, goal, runs, grep(path), scanOf(path, args))));
  }
  const text = `\`grep -cF\` looks for six literals: ${literals.join(", ")}. logscan has all built-in grammars and, where nothing else is said, as many threads as it takes by itself.`;
  return [text, "", ...markdownTable(rows)];
}

export function packed(corpora, runs) {
  const rows = [printed(["corpus", "`zcat \\| wc -l`, s", "logscan, s", "ratio", "goal"])];
  for (const kind of kinds) {
    const path = corpora.packed(kind, 500 * megabyte);
    const other = { program: "sh", args: ["-c", 'zcat -- "$1" | wc -l', "sh", path] };
    const goal = kind === "storm" ? "" : "0.6 (0.45)";
    rows.push(printed(compare(`${kind} 500 MB, .gz`, path, goal, runs, other, scanOf(path))));
  }
  return ["Packed by `gzip -6`; the sizes are those of the plain logs.", "", ...markdownTable(rows)];
}

export function memory(corpora, runs) {
  const count = Math.min(runs, mostMemoryRuns);
  const peak = (path, args) =>
    Math.max(...Array.from({ length: count }, () => usageOf(scanOf(path, args)).peakMebibytes));
  const long = ["2 GB, one thread", "growth", "2 GB, two threads"];
  const rows = [printed(["corpus", "125 MB", "500 MB", ...long, "125 MB, .gz", "500 MB, .gz"])];
  for (const kind of kinds) {
    const plainPeak = (megabytes, args) => peak(corpora.plain(kind, megabytes * megabyte), args);
    const peaks = [plainPeak(125), plainPeak(500), null, null, null];
    if (kind === "syslog" || kind === "mail") {
      const large = plainPeak(2000, ["--threads", "1"]);
      peaks.splice(2, 3, large, large - peaks[0], plainPeak(2000, twoThreads));
    }
    peaks.push(...[125, 500].map((megabytes) => peak(corpora.packed(kind, megabytes * megabyte))));
    rows.push(printed([kind, ...peaks.map((value) => value?.toFixed(0) ?? "")]));
  }
  const text = `Peak memory of the whole process in MiB, the highest of runs of their own (${count}), in which the measuring itself takes 1 or 2. The goal is 120 (80) plain and packed, and a growth of 10 (6) from 125 MB to 2 GB, both read by one thread.`;
  return [text, "", ...markdownTable(rows)];
}

export function start(_corpora, runs) {
  const node = { program: process.execPath, args: ["-e", "0"] };
  const path = emptyLog();
  const count = Math.max(runs, leastStartRuns);
  const [bare, version, empty] = interleaved(count, [node, logscan(["--version"]), scanOf(path)]);
  const row = (name, seconds, goal) => {
    return printed([name, spreadOf(seconds, 1000, 0), ratioOf(seconds, bare).toFixed(2), goal]);
  };
  const rows = [
    printed(["command", "ms", "ratio", "goal"]),
    row("`node -e 0`", bare, ""),
    row("`logscan --version`", version, "1.25 (1.15)"),
    row("`logscan` on an empty file", empty, "1.8 (1.6)"),
  ];
  return [`Medians of ${count} interleaved runs.`, "", ...markdownTable(rows)];
}
