// Whole processes, from their start to their end. A command is { program, args, input?, environment?, statuses? }: the file that
// is its standard input, what it finds in its environment besides, and the exit statuses that are no failure (0 unless given).
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder } from "./corpora.mjs";

const logscanProgram = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const usageModule = new URL("./usage.mjs", import.meta.url).href;

export function logscan(args) {
  return { program: process.execPath, args: [logscanProgram, ...args] };
}

export function scanOf(path, args = []) {
  return logscan([...args, "--tz", "UTC", "--format", "json", path]);
}

/** How long a command runs, in seconds; throws where it fails. Its output goes to a file: into /dev/null, GNU grep would stop at its first match. */
export function secondsOf({ program, args, input, environment = {}, statuses = [0] }) {
  const errors = join(folder, "errors");
  const files = [openSync(input ?? "/dev/null", "r"), openSync(join(folder, "output"), "w"), openSync(errors, "w")];
  const started = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, { stdio: files, env: { ...process.env, ...environment } });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  for (const file of files) closeSync(file);
  if (!statuses.includes(status)) {
    const said = readFileSync(errors, "utf8").slice(-1000).trim();
    throw new Error(`${program} ended with ${error?.message ?? status}: ${said}`);
  }
  return seconds;
}

/** What a command of Node used: peak memory in MiB, processor time of all its threads in seconds. */
export function usageOf({ program, args, environment }) {
  const file = join(folder, "usage");
  secondsOf({ program, args: ["--import", usageModule, ...args], environment: { ...environment, USAGE_FILE: file } });
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(file, "utf8"));
  return { peakMebibytes: maxRSS / 1024, processorSeconds: (userCPUTime + systemCPUTime) / 1e6 };
}

/** Brings a file into the page cache. */
export function warm(path) {
  secondsOf({ program: "wc", args: ["-l", path] });
}

/** The seconds of each command's runs, one after another in turns. When the first takes longer than `slowSeconds`, each runs once. */
export function interleaved(runs, commands, slowSeconds = Number.POSITIVE_INFINITY) {
  const seconds = commands.map(() => []);
  do {
    for (const [index, command] of commands.entries()) seconds[index].push(secondsOf(command));
  } while (seconds[0].length < runs && seconds[0][0] <= slowSeconds);
  return seconds;
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** The median of the ratios of runs that came one after the other. */
export function ratioOf(seconds, others) {
  return median(seconds.map((value, run) => value / others[run]));
}

/** Median and spread, in seconds or in another unit of so many in a second. */
export function spreadOf(seconds, unitsPerSecond = 1, digits = 2) {
  const written = (value) => (value * unitsPerSecond).toFixed(digits);
  if (seconds.length === 1) return `${written(seconds[0])} (one run)`;
  return `${written(median(seconds))} (${written(Math.min(...seconds))}-${written(Math.max(...seconds))})`;
}
