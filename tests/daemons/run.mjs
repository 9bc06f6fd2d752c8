// `npm run test:daemons`: installs what is missing, then runs the suite where syslog(3) reaches the suite's own rsyslogd:
// in a mount namespace where one may be had, else with /dev/log as a link for as long as it takes.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const programs = {
  "/usr/sbin/postfix": "postfix",
  "/usr/sbin/amavisd": "amavisd-new",
  "/usr/sbin/clamd": "clamav-daemon",
  "/usr/sbin/apache2": "apache2",
  "/usr/sbin/rsyslogd": "rsyslog",
};

function stop(message) {
  console.error(`test:daemons: ${message}`);
  process.exit(1);
}

function apt(...words) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=120", ...words], { env, encoding: "utf8" });
}

if (process.getuid?.() !== 0)
  stop("must be run as root, in a container best: Postfix and Apache do not start otherwise");
const missing = () => Object.keys(programs).filter((program) => !existsSync(program));
if (missing().length > 0) {
  const packages = missing().map((program) => programs[program]);
  if (!existsSync("/usr/bin/apt-get"))
    stop(`${packages.join(", ")} are missing, and this is no Debian to install them`);
  console.log(`installing ${packages.join(", ")}`);
  const steps = [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", ...packages],
  ];
  for (const step of steps) {
    const { status, stderr } = apt(...step);
    if (status !== 0) stop(`apt-get ${step[0]} failed (no network?):\n${stderr.trim()}`);
  }
  if (missing().length > 0) stop(`still missing: ${missing().join(", ")}`);
}

const suite = [process.execPath, "node_modules/vitest/vitest.mjs", "run", "--config", "tests/daemons/vitest.config.ts"];
const options = { cwd: dirname(dirname(here)), stdio: "inherit" };
if (spawnSync("unshare", ["--mount", "true"]).status === 0) {
  const devices = "null zero full random urandom tty";
  const prepare = [
    "set -e; old=$(mktemp -d); mount --rbind /dev $old; mount -t tmpfs -o mode=755 tmpfs /dev",
    `for name in ${devices}; do touch /dev/$name; mount --bind $old/$name /dev/$name; done`,
    "mkdir /dev/shm; mount -t tmpfs tmpfs /dev/shm; ln -s /proc/self/fd /dev/fd; umount -l $old; rmdir $old",
    'exec "$@"',
  ].join("; ");
  const { status } = spawnSync(
    "unshare",
    ["--mount", "--propagation", "private", "sh", "-c", prepare, "sh", ...suite],
    options,
  );
  process.exit(status ?? 1);
}
if (existsSync("/dev/log") || isLink("/dev/log"))
  stop("/dev/log belongs to a running syslog daemon, and no mount namespace may be had here: run it in a container");
try {
  execFileSync(suite[0], suite.slice(1), options);
} catch (error) {
  process.exit(error.status ?? 1);
}

function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
