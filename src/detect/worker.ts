import { parentPort, workerData } from "node:worker_threads";
import { createCatalog } from "../grammar/catalog.js";
import { compileMatcher } from "../grammar/matcher.js";
import { createSkimmers } from "../skim/skimmers.js";
import { readFile } from "./file.js";
import { patternUses } from "./pattern-uses.js";
import type { ComponentRoutine } from "./routine.js";
import type { PartOrder } from "./threads.js";

// The beginning of a reading thread: reads the part it was started for, answers once, and ends.
const { file, fileIndex, part, grammars, kernel } = workerData as PartOrder;
const catalog = createCatalog(grammars);
const matcher = compileMatcher(grammars);
const skimmers = createSkimmers<ComponentRoutine>(matcher, patternUses(catalog, matcher), kernel);
const reading = await readFile(file, fileIndex, part, { catalog, matcher, skimmers });
const lines = [...reading.summary.streams.values()].flatMap(({ segments }) => segments.map((segment) => segment.lines));
// Handed over, not copied: it may be much.
parentPort?.postMessage(
  reading,
  lines.flatMap(({ numbers, texts }) => [numbers.buffer as ArrayBuffer, texts.buffer as ArrayBuffer]),
);
