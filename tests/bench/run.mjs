// npm run bench -- GENERATOR [RUNS] [SECTION…]
// Measures dist/cli.js over corpora that GENERATOR writes (node GENERATOR KIND BYTES OUT): runs of whole processes in turns, page
// cache warm, output to a file. Prints what it finds and writes it to RESULTS.md beside this file, whose other sections stay as
// they are; asserts nothing.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { corporaOf } from "./corpora.mjs";
import { literals } from "./literals.mjs";
import { comparePeers } from "./peers.mjs";
import { profile } from "./profile.mjs";
import { memory, packed, plain, start } from "./reading.mjs";
import { circumstances } from "./table.mjs";

const sections = {
  plain: ["Plain logs", plain],
  packed: ["Packed logs", packed],
  memory: ["Memory", memory],
  start: ["Start", start],
  peers: ["Peers", comparePeers],
  literals: ["Literals of grammars", literals],
  profile: ["Where the time goes", profile],
};

const [generator, ...words] = process.argv.slice(2);
const runs = /^[1-9]\d*$/.test(words[0] ?? "") ? Number(words.shift()) : 5;
const wanted = words.length > 0 ? words : Object.keys(sections);
const unknown = wanted.find((name) => !Object.hasOwn(sections, name));
if (generator === undefined || !existsSync(generator) || unknown !== undefined) {
  console.error(
    "bench: usage: npm run bench -- GENERATOR [RUNS] [SECTION…]   (a script: node GENERATOR KIND BYTES OUT)",
  );
  console.error(
    `bench: sections are ${Object.keys(sections).join(", ")}${unknown === undefined ? "" : `; not ${unknown}`}`,
  );
  process.exit(2);
}

const resultsFile = new URL("./RESULTS.md", import.meta.url);
const heading = "## ";

/** The sections that stand in RESULTS.md, by their titles. */
function standing() {
  if (!existsSync(resultsFile)) return new Map();
  const [, ...parts] = readFileSync(resultsFile, "utf8").split(`\n${heading}`);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n")).trim()]));
}

function write(texts) {
  const introduction =
    "Written by `npm run bench`: medians and their spread over whole processes that run in turns, page cache warm, output to a file, reports as JSON. A goal is what must be reached, in brackets what is aimed at.";
  const parts = Object.values(sections).flatMap(([title]) =>
    texts.has(title) ? [`${heading}${title}\n\n${texts.get(title)}`] : [],
  );
  writeFileSync(resultsFile, `${["# What reading logs costs", introduction, ...parts].join("\n\n")}\n`);
}

const corpora = corporaOf(resolve(generator));
for (const name of wanted) {
  const [title, measure] = sections[name];
  console.log(`\n${title}`);
  const lines = measure(corpora, runs);
  // After each, so that a bench that is stopped leaves what it has measured.
  const when = `${circumstances()} Runs: ${runs}, unless something else is said.`;
  write(standing().set(title, [when, ...lines].join("\n")));
}
