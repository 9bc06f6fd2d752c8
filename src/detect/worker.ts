import { parentPort, workerData } from "node:worker_threads";
import { createCatalog } from "../grammar/catalog.js";
import { compileMatcher } from "../grammar/matcher.js";
import { readFile } from "./file.js";
import type { PartOrder } from "./threads.js";

// The beginning of a reading thread: reads the part it was started for, answers once, and ends.
const { file, fileIndex, part, grammars } = workerData as PartOrder;
const catalog = createCatalog(grammars);
parentPort?.postMessage(await readFile(file, fileIndex, part, { catalog, matcher: compileMatcher(grammars) }));
