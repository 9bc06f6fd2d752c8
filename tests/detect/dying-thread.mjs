// Loaded with --import into a command, and so into each of its reading threads: such a thread ends itself in the middle of its
// part, as one does that the system takes down. The first thread waits for that with its own reading, or it might have read all
// before another has begun: DEATH_MARK names a file that the dying one leaves.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const deadlyRead = 5;
const chunkBytes = 2 ** 20;
const longestWaitMillis = 60_000;
const mark = process.env.DEATH_MARK;

if (mark !== undefined) {
  const { readSync } = fs;
  let reads = 0;
  fs.readSync = (...given) => {
    const isOfLog = given[3] >= chunkBytes;
    if (isOfLog) reads++;
    if (!isMainThread && reads === deadlyRead) {
      fs.writeFileSync(mark, "");
      process.exit(9);
    }
    const started = Date.now();
    while (isMainThread && isOfLog && !fs.existsSync(mark) && Date.now() - started < longestWaitMillis)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return readSync(...given);
  };
  syncBuiltinESMExports();
}
