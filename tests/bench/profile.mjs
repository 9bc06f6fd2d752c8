// Where the time of a scan goes, by subjects: from the profiles that `--cpu-prof` writes of each thread. A bundle that is not
// shortened names before each part of it the source that it is made of, so logscan is built once more for this; what Node does is
// counted with the source that asked for it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder, megabyte } from "./corpora.mjs";
import { markdownTable, printed } from "./table.mjs";
import { scanOf, usageOf, warm } from "./timing.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
/** Below node_modules, so that packages are found from there. */
const readable = join(project, "node_modules/.cache/logscan-readable");

const collecting = "collecting what lines say, per component and minute";
const afterwards = "analysis and report, after reading";
const startOfNode = "start of Node, loading modules";
/** The first that fits is the subject of a source. */
const subjects = [
  [/^wasm:/, "first look, in WebAssembly"],
  [/^src\/skim\//, "first look, around WebAssembly"],
  [
    /^src\/read\/(input|part|decompress|compression|gzip|nodezlib|bytequeue|encoding|binary)\.ts/,
    "bytes: reading, unpacking, is it UTF-8",
  ],
  [/^src\/(read|time)\//, "lines: stamp, host, program"],
  [
    /^src\/grammar\/(search|matcher|needle|literals|literal-table|conditions|event-fields|fields|scalars|pairs|hole-values)\.ts/,
    "search of patterns, their fields",
  ],
  [/^src\/grammar\//, "making what searches patterns"],
  [/^src\/detect\//, collecting],
  [/^src\/(incident|report|command)\//, afterwards],
  [/^\(garbage collector\)$/, "garbage collection"],
  [/^\(program\)$/, "the engine itself"],
  [/^\(idle\)$/, "waiting"],
];
/** Its functions stand on the stack while files are read. */
const readingSource = "src/detect/file.ts";
const duringReading = ["lines: stamp, host, program", collecting];

/** What each line of a bundle was made from, as esbuild notes it. */
const notes = new Map();
function sourceAt(url, line) {
  if (!notes.has(url)) {
    const lines = readFileSync(fileURLToPath(url), "utf8").split("\n");
    const marked = lines.map((text, index) => [index, /^\/\/ (\S+\.[cm]?[jt]s)$/.exec(text)?.[1]]);
    notes.set(
      url,
      marked.filter(([, source]) => source !== undefined),
    );
  }
  return notes.get(url).findLast(([index]) => index <= line)?.[1] ?? null;
}

function sourceOf({ functionName, url, lineNumber }) {
  if (url.startsWith("file:")) return sourceAt(url, lineNumber);
  if (url.startsWith("wasm:")) return url;
  return /^\((garbage collector|program|idle)\)$/.test(functionName) ? functionName : null;
}

/** The subject of a stack, given from its innermost function outwards as sources, null where a function has none. */
function subjectOf(sources) {
  for (const source of sources) {
    const subject = subjects.find(([pattern]) => source !== null && pattern.test(source))?.[1];
    if (subject === undefined) continue;
    return duringReading.includes(subject) && !sources.includes(readingSource) ? afterwards : subject;
  }
  return startOfNode;
}

/** Seconds by subject of one thread's profile. */
function bySubject({ nodes, samples, timeDeltas }) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const sources = new Map(nodes.map(({ id, callFrame }) => [id, sourceOf(callFrame)]));
  const subjectOfNode = new Map();
  for (const { id } of nodes) {
    const stack = [];
    for (let here = id; here !== undefined; here = parents.get(here)) stack.push(sources.get(here));
    subjectOfNode.set(id, subjectOf(stack));
  }
  const seconds = new Map();
  for (const [index, node] of samples.entries()) {
    const subject = subjectOfNode.get(node);
    seconds.set(subject, (seconds.get(subject) ?? 0) + timeDeltas[index] / 1e6);
  }
  return seconds;
}

/** The threads' seconds by subject, the main thread's first, and the processor time of the whole process. */
function profiled(path) {
  const directory = mkdtempSync(join(folder, "profile-"));
  try {
    const scan = scanOf(path);
    const [, ...scanArguments] = scan.args;
    const args = ["--cpu-prof", `--cpu-prof-dir=${directory}`, join(readable, "cli.js"), ...scanArguments];
    const { processorSeconds } = usageOf({ ...scan, args });
    // CPU.DATE.TIME.PROCESS.THREAD.NUMBER.cpuprofile, the main thread being 0.
    const thread = (name) => Number(name.split(".")[4]);
    const names = readdirSync(directory).sort((a, b) => thread(a) - thread(b));
    const threads = names.map((name) => bySubject(JSON.parse(readFileSync(join(directory, name), "utf8"))));
    return { threads, processorSeconds };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const sum = (values) => [...values].reduce((total, value) => total + value, 0);

function profileOf(kind, path) {
  warm(path);
  const { threads, processorSeconds } = profiled(path);
  const waiting = threads.map((seconds) => seconds.get("waiting") ?? 0);
  const sampled = threads.map((seconds, index) => sum(seconds.values()) - waiting[index]);
  const names = [...new Set(threads.flatMap((seconds) => [...seconds.keys()]))].filter((name) => name !== "waiting");
  const total = (name) => sum(threads.map((seconds) => seconds.get(name) ?? 0));
  const columns = threads.map((_, index) => (index === 0 ? "main thread" : `thread ${index + 1}`));
  const rows = [printed([`${kind} 500 MB`, ...columns])];
  for (const name of names.sort((a, b) => total(b) - total(a))) {
    const cells = threads.map((seconds, index) => {
      const value = seconds.get(name) ?? 0;
      return `${value.toFixed(2)} s, ${((value / sampled[index]) * 100).toFixed(0)} %`;
    });
    rows.push(printed([name, ...cells]));
  }
  const all = sum(sampled);
  const rest = processorSeconds - all;
  const unsampled =
    rest >= 0
      ? `the other ${rest.toFixed(2)} s are the engine's compiler, collector and other threads.`
      : `that is ${(-rest).toFixed(2)} s less than was sampled: samples are taken by the clock, and threads waited for a processor or the disk.`;
  const text = `${kind}: processor time of the whole process ${processorSeconds.toFixed(2)} s, sampled ${all.toFixed(2)} s; ${unsampled}`;
  return [...markdownTable(rows), "", text];
}

export function profile(corpora) {
  const tsup = join(project, "node_modules/tsup/dist/cli-default.js");
  const options = ["--silent", "--out-dir", readable, "--env.READABLE", "1"];
  execFileSync(process.execPath, [tsup, ...options], { cwd: project, stdio: "ignore" });
  const lines = ["mail", "access"].flatMap((kind) => ["", ...profileOf(kind, corpora.plain(kind, 500 * megabyte))]);
  return [
    "Of one run each, in which the profiler itself takes time. Seconds without waiting, and their share of the thread; what Node does is counted with what asked for it.",
    ...lines,
  ];
}
