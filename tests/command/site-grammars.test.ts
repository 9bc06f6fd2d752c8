import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buildWhenStale, command } from "../built-command.js";
import { pumpGrammar, pumpLines } from "../testing/pump.js";

// The real /etc/logscan/grammars, in a mount namespace of its own: nothing of the machine's /etc is touched.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(buildWhenStale, 120_000);

const folder = mkdtempSync(join(tmpdir(), "logscan-site-"));
afterAll(() => rmSync(folder, { recursive: true }));
const etc = join(folder, "etc");
const mayMount = spawnSync("unshare", ["--mount", "mount", "--bind", tmpdir(), tmpdir()]).status === 0;

/** Runs the command where the folder `etc` is /etc. */
function logscan(parameters: readonly string[]) {
  const script = 'mount --bind "$1" /etc && shift && exec "$@"';
  const all = ["--mount", "sh", "-c", script, "sh", etc, process.execPath, command, ...parameters];
  const { status, stdout, stderr } = spawnSync("unshare", all, { encoding: "utf8", env: { PATH: process.env.PATH } });
  return { status, stdout, stderr };
}

test.skipIf(!mayMount)("grammars of the site are read, and not where others can write", () => {
  mkdirSync(join(etc, "logscan/grammars"), { recursive: true, mode: 0o755 });
  writeFileSync(join(etc, "logscan/grammars/pump.grammar"), pumpGrammar, { mode: 0o644 });
  writeFileSync(join(folder, "night.log"), pumpLines.join("\n"));
  const scan = ["--tz", "UTC", "--year", "2026", "--now", "2026-03-07T12:00:00Z", join(folder, "night.log")];

  expect(logscan(["grammars"]).stdout).toMatch(
    /^pump +Water pump {2}\(\/etc\/logscan\/grammars\/pump\.grammar; language 1\)$/m,
  );
  const { status, stdout } = logscan(scan);
  expect(status).toBe(0);
  expect(stdout).toContain("ERROR Pump hda stands still (db01)\n  started     2026-03-07 10:02:11 +00:00");

  chmodSync(join(etc, "logscan"), 0o777);
  expect(logscan(scan)).toEqual({
    status: 2,
    stdout: "",
    stderr: [
      "/etc/logscan: error grammar.untrusted: can be written by every user: no grammar is read from below it (/etc/logscan/grammars)",
      "  hint: chmod go-w /etc/logscan, or keep the grammars elsewhere",
      "",
    ].join("\n"),
  });
});
