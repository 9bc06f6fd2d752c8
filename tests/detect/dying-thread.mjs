// Loaded with --import into a command, and so into each of its reading threads: such a thread ends itself in the middle of its
// part, as one does that the system takes down.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const deadlyRead = 5;

if (!isMainThread) {
  const { readSync } = fs;
  let reads = 0;
  fs.readSync = (...given) => {
    if (++reads === deadlyRead) process.exit(9);
    return readSync(...given);
  };
  syncBuiltinESMExports();
}
