// `npm run test:redmine`: installs what Debian's Redmine needs, unpacks Redmine itself without setting it up on this machine
// (its own set-up needs a database of the system, and fails where bundler wants folders that Debian's gems do not have),
// then runs the suite, which starts it on loopback in a folder of its own.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "logscan-redmine-"));
process.exitCode = 1;
try {
  const why = prepare();
  if (why !== null) console.error(`test:redmine: not run: ${why}`);
  else {
    const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/redmine/vitest.config.ts"];
    const env = { ...process.env, LOGSCAN_REDMINE: join(folder, "unpacked/usr/share/redmine") };
    const { status } = spawnSync(process.execPath, vitest, { cwd: dirname(dirname(here)), stdio: "inherit", env });
    process.exitCode = status ?? 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Unpacks Redmine into the folder; says why it cannot be had. */
function prepare() {
  if (!existsSync("/usr/bin/apt-get")) return "this is no Debian to install Redmine from";
  if (process.getuid?.() !== 0) return "it must be run as root, in a container best: it installs packages";
  const updated = run("apt-get", "update", "-qq");
  if (updated.status !== 0) return `apt-get update failed (no network?):\n${updated.stderr.trim()}`;
  const depends = /^Depends: (.*)$/m.exec(run("apt-cache", "show", "redmine").stdout)?.[1];
  if (depends === undefined) return "this Debian has no package redmine";
  // Its database and the questions about it are the suite's own.
  const needed = depends.split(", ").filter((name) => !/^(?:redmine-|dbconfig-|debconf)/.test(name));
  const all = [...needed, "ruby-sqlite3", "puma"].join(", ");
  console.log("installing what Redmine needs");
  const installed = run("apt-get", "satisfy", "-y", "-qq", "--no-install-recommends", all);
  if (installed.status !== 0) return `apt-get failed:\n${installed.stderr.trim()}`;
  const fetched = run("apt-get", "download", "-qq", "redmine");
  const archive = readdirSync(folder).find((name) => name.endsWith(".deb"));
  if (archive === undefined) return `apt-get download failed:\n${fetched.stderr.trim()}`;
  const unpacked = run("dpkg-deb", "--extract", archive, "unpacked");
  return unpacked.status === 0 ? null : `dpkg-deb failed:\n${unpacked.stderr.trim()}`;
}

function run(command, ...words) {
  const lock = command === "apt-get" ? ["-o", "DPkg::Lock::Timeout=120", "-o", "APT::Sandbox::User=root"] : [];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, [...lock, ...words], { cwd: folder, env, encoding: "utf8" });
}
