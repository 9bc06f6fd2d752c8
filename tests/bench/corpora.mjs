// The logs that are measured. They are written once, below the system's temporary folder, by the generator that the bench is given.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where corpora lie, and what measured programs write. */
export const folder = join(tmpdir(), "logscan-bench");
mkdirSync(folder, { recursive: true });

export const megabyte = 1e6;

/** The corpora of all kinds by a generator that is called as `node GENERATOR KIND BYTES OUT`. */
export function corporaOf(generator) {
  function plain(kind, bytes) {
    const path = join(folder, `${kind}.${bytes}.log`);
    if (!existsSync(path) || statSync(path).size < bytes) {
      succeed(
        spawnSync(process.execPath, [generator, kind, String(bytes), path], { stdio: "ignore" }),
        "the generator",
      );
    }
    return path;
  }
  return { plain, packed: (kind, bytes) => packed(plain(kind, bytes)) };
}

/** A corpus as `gzip -6` packs it. */
function packed(path) {
  const target = `${path}.gz`;
  if (!existsSync(target) || statSync(target).mtimeMs < statSync(path).mtimeMs) {
    // Renamed when it is whole: what an interrupted run left is no corpus.
    const script = 'gzip -6 -c -- "$1" >"$2"';
    succeed(spawnSync("sh", ["-c", script, "sh", path, `${target}.part`], { stdio: "ignore" }), "gzip");
    renameSync(`${target}.part`, target);
  }
  return target;
}

export function emptyLog() {
  const path = join(folder, "empty.log");
  writeFileSync(path, "");
  return path;
}

function succeed({ status, error }, what) {
  if (status !== 0) throw new Error(`${what} ended with ${error?.message ?? status}`);
}
