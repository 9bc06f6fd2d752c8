// npm run bench -- GENERATOR [RUNS]
// Measures dist/cli.js against `grep -cF` with six literals over corpora that GENERATOR writes (node GENERATOR KIND BYTES OUT),
// interleaved, page cache warm, output to a file, whole processes. Prints medians and ratios and writes them to RESULTS.md
// beside this file; asserts nothing.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [generator, runsText] = process.argv.slice(2);
if (generator === undefined || !existsSync(generator)) {
  console.error("bench: usage: npm run bench -- GENERATOR [RUNS]   (a script: node GENERATOR KIND BYTES OUT)");
  process.exit(2);
}
const runs = Number(runsText ?? 5);
const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const peakMemory = new URL("./peak-memory.mjs", import.meta.url).href;
const directory = join(tmpdir(), "logscan-bench");
mkdirSync(directory, { recursive: true });
const literals = ["XFS (", "I/O error", "Linux version", "Kernel panic", "Link is Down", "exiting on signal"];

function corpus(kind, bytes) {
  const path = join(directory, `${kind}.${bytes}.log`);
  if (!existsSync(path) || statSync(path).size < bytes) {
    spawnSync(process.execPath, [resolve(generator), kind, String(bytes), path], { stdio: "ignore" });
  }
  return path;
}

/** Seconds of a whole process, its output in a file. */
function time(program, args, environment = {}) {
  const output = openSync(join(directory, "output"), "w");
  const started = process.hrtime.bigint();
  const { status } = spawnSync(program, args, {
    stdio: ["ignore", output, "ignore"],
    env: { ...process.env, ...environment },
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  closeSync(output);
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}`);
  return seconds;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const spread = (values) => `${Math.min(...values).toFixed(2)}-${Math.max(...values).toFixed(2)}`;

function measure(kind, bytes) {
  const path = corpus(kind, bytes);
  const peakFile = join(directory, "peak");
  const grep = () => time("grep", ["-cF", ...literals.flatMap((literal) => ["-e", literal]), path]);
  const scan = () =>
    time(process.execPath, ["--import", peakMemory, command, "--tz", "UTC", "--format", "json", path], {
      PEAK_MEMORY_FILE: peakFile,
    });
  grep();
  const grepSeconds = [];
  const scanSeconds = [];
  let peak = 0;
  for (let run = 0; run < runs; run++) {
    grepSeconds.push(grep());
    scanSeconds.push(scan());
    peak = Math.max(peak, Number(readFileSync(peakFile, "utf8")) / 1024);
  }
  const ratio = median(scanSeconds.map((seconds, run) => seconds / grepSeconds[run]));
  const row = [
    `${kind} ${Math.round(bytes / 1e6)} MB`,
    `${median(grepSeconds).toFixed(2)} (${spread(grepSeconds)})`,
    `${median(scanSeconds).toFixed(2)} (${spread(scanSeconds)})`,
    ratio.toFixed(2),
    peak.toFixed(0),
  ];
  console.log(row.join("  "));
  return row;
}

const rows = [["corpus", "`grep -cF`, s", "logscan, s", "ratio", "peak MiB"]];
console.log(rows[0].join("  "));
for (const kind of ["mail", "access", "storm"]) for (const bytes of [125e6, 500e6]) rows.push(measure(kind, bytes));
for (const bytes of [125e6, 500e6, 2000e6]) rows.push(measure("syslog", bytes));

const [processor] = cpus();
const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
const [heading, ...others] = rows.map(
  (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`,
);
const text = [
  "# What reading logs costs",
  "",
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} processors (${processor?.model ?? "unknown"}), load at the end ${loadavg()[0]?.toFixed(1)}.`,
  `Medians of ${runs} interleaved runs with their spread, page cache warm, whole processes. \`grep -cF\` looks for six literals: ${literals.join(", ")}.`,
  "Written by `npm run bench`.",
  "",
  heading,
  `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`,
  ...others,
  "",
];
writeFileSync(new URL("./RESULTS.md", import.meta.url), text.join("\n"));
