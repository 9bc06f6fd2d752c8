import { parentPort, workerData } from "node:worker_threads";
import { builtinGrammars } from "../grammar/builtin.js";
import { createCatalog } from "../grammar/catalog.js";
import { compileMatcher } from "../grammar/matcher.js";
import { createSkimmers } from "../skim/skimmers.js";
import { readFile } from "./file.js";
import { patternUses } from "./pattern-uses.js";
import type { ComponentRoutine } from "./routine.js";
import { takeTask } from "./tasks.js";
import type { ThreadAnswer, ThreadOrder } from "./threads.js";

// The beginning of a reading thread: reads tasks as long as there are some, answers each, and ends.
const { tasks, board, thread, grammars: given } = workerData as ThreadOrder;
const grammars = given ?? builtinGrammars;
const catalog = createCatalog(grammars);
const matcher = compileMatcher(grammars);
const skimmers = createSkimmers<ComponentRoutine>(matcher, patternUses(catalog, matcher));
for (let task = takeTask(board, thread); task !== null; task = takeTask(board, thread)) {
  const { file, fileIndex, part } = tasks[task]!;
  const reading = await readFile(file, fileIndex, part, { catalog, matcher, skimmers });
  const segments = [...reading.summary.streams.values()].flatMap((stream) => stream.segments);
  const lines = segments.map((segment) => segment.lines);
  const answer: ThreadAnswer = { task, reading };
  // Handed over, not copied: it may be much.
  parentPort?.postMessage(
    answer,
    lines.flatMap(({ numbers, texts }) => [numbers.buffer as ArrayBuffer, texts.buffer as ArrayBuffer]),
  );
}
