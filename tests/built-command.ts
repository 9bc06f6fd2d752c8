import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));
export const command = join(project, "dist/cli.js");

/** Whether what was built is older than a source. */
function isStale(): boolean {
  const inputs = [
    ...["package.json", "tsup.config.ts", "tsconfig.json"].map((name) => join(project, name)),
    ...["src", "grammars"].flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        join(project, folder, name),
      ),
    ),
  ];
  const newest = Math.max(...inputs.map((path) => statSync(path).mtimeMs));
  const outputs = [command, join(project, "dist/index.d.ts")];
  return !outputs.every((path) => existsSync(path) && statSync(path).mtimeMs > newest);
}

const longestBuildMillis = 60_000;
const lock = join(tmpdir(), `logscan-build-${project.replaceAll(/\W/g, "-")}`);

/** Compiles the command when a source is newer: what is tested is what stands in src. Test files run at the same time: one builds. */
export async function buildWhenStale(): Promise<void> {
  for (let tries = 0; isStale() && tries < 200; tries++) {
    try {
      mkdirSync(lock);
    } catch {
      // Who was killed while it built has left its lock behind.
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > longestBuildMillis)
        rmSync(lock, { recursive: true, force: true });
      await after(500);
      continue;
    }
    try {
      if (!isStale()) return;
      const tsup = join(project, "node_modules/tsup/dist/cli-default.js");
      execFileSync(process.execPath, [tsup], { cwd: project, stdio: "pipe" });
    } finally {
      rmdirSync(lock);
    }
  }
}
