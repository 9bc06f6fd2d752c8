// Programs that people read the same logs with, beside logscan on the same file. None does the same; what each does and does not
// is said beside its figure.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder, megabyte } from "./corpora.mjs";
import { markdownTable, printed } from "./table.mjs";
import { interleaved, ratioOf, scanOf, spreadOf, warm } from "./timing.mjs";

const bytes = 500 * megabyte;
/** What takes longer runs once. */
const slowSeconds = 20;
const rules = (name) => fileURLToPath(new URL(`./peers/${name}`, import.meta.url));

/** logwatch takes a folder, and files by their usual names. */
function logwatch(log, path, services) {
  const directory = join(folder, `logwatch-${log}`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  symlinkSync(path, join(directory, log));
  const wanted = services.flatMap((service) => ["--service", service]);
  return { args: ["--logdir", directory, "--range", "all", "--output", "stdout", ...wanted] };
}

// It keeps a history in the home directory.
const lnav = {
  program: "/usr/bin/lnav",
  package: "lnav",
  command: (path) => ({ args: ["-n", "-q", path], environment: { HOME: folder } }),
  does: "indexes the stamp, the level and the fields of every line for a person to browse; tells no outage",
  goal: "5 (6)",
};

const peers = [
  { ...lnav, name: "lnav -n -q", corpus: "mail" },
  { ...lnav, name: "lnav -n -q", corpus: "syslog" },
  { ...lnav, name: "lnav -n -q", corpus: "access" },
  {
    name: "lognormalizer, 7 rules",
    program: "/usr/bin/lognormalizer",
    package: "liblognorm-utils",
    corpus: "mail",
    command: (path) => ({ args: ["-r", rules("mail.rulebase"), "-p", "-T"], input: path }),
    does: "prints the fields of each line that a rule fits; compares no two lines, and knows neither year nor outage",
  },
  {
    name: "pdbtool match, 7 patterns",
    program: "/usr/bin/pdbtool",
    package: "syslog-ng-core",
    corpus: "mail",
    command: (path) => {
      return { args: ["match", "-p", rules("mail.pdb.xml"), "-F", 'tags(".classifier.violation")', "-f", path] };
    },
    does: "sorts every line by patterns and prints the fields of those that fail; knows neither year nor outage",
  },
  {
    name: "sec, 7 rules",
    program: "/usr/bin/sec",
    package: "sec",
    corpus: "mail",
    command: (path) => ({ args: [`--conf=${rules("mail.sec")}`, `--input=${path}`, "--fromstart", "--notail"] }),
    does: "tries regular expressions in order and writes a line for each failure; its rules may compare lines, but by the time at which it reads them",
  },
  {
    name: "logwatch, postfix and amavis",
    program: "/usr/sbin/logwatch",
    package: "logwatch",
    corpus: "mail",
    command: (path) => logwatch("mail.log", path, ["postfix", "amavis"]),
    does: "counts all that the two log, by kinds: far more kinds than logscan tells; says not when anything failed or worked again",
  },
  {
    name: "logwatch, kernel",
    program: "/usr/sbin/logwatch",
    package: "logwatch",
    corpus: "syslog",
    command: (path) => logwatch("kern.log", path, ["kernel"]),
    does: "counts the kernel's errors by their first words; says not when they were",
  },
  {
    name: "pflogsumm",
    program: "/usr/sbin/pflogsumm",
    package: "pflogsumm",
    corpus: "mail",
    command: (path) => ({ args: [path] }),
    does: "sums up the mail by sender, recipient, host and hour, which logscan does not; reads no amavis, tells no outage",
  },
  {
    name: "goaccess",
    program: "/usr/bin/goaccess",
    package: "goaccess",
    corpus: "access",
    command: (path) => {
      const output = join(folder, "goaccess.json");
      return { args: [path, "--log-format=COMBINED", "--no-progress", "--no-global-config", "-o", output] };
    },
    does: "counts visitors, pages, browsers and bytes, which logscan does not; tells no gap",
  },
  {
    name: "fail2ban-regex, 1 expression",
    program: "/usr/bin/fail2ban-regex",
    package: "fail2ban",
    corpus: "mail",
    command: (path) => ({ args: ["--usedns=no", "--print-no-missed", path, rules("mail.fail2ban.conf")] }),
    does: "dates each line and tries one regular expression, counting what it fits; another question, with no end to it",
  },
];

const missingPackages = () => [
  ...new Set(peers.filter(({ program }) => !existsSync(program)).map((peer) => peer.package)),
];

/** Installs what is missing where that starts no daemon: as root on Debian where systemd does not run, which is a container. */
function installMissing() {
  const packages = missingPackages();
  if (packages.length === 0) return;
  const command = ["apt-get", "install", "-y", "--no-install-recommends", ...packages];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && !existsSync("/run/systemd/system")) {
    const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update"], options);
    spawnSync(command[0], command.slice(1), options);
  }
  if (missingPackages().length > 0) console.log(`not installed; on Debian: ${command.join(" ")}`);
}

function versionOf(packageName) {
  const { stdout } = spawnSync("dpkg-query", ["-W", "-f", `\${Version}`, packageName], { encoding: "utf8" });
  return stdout?.trim() || "unknown";
}

function row(peer, corpora, runs) {
  const { name, program, corpus, does, goal = "1" } = peer;
  if (!existsSync(program)) return [name, "", corpus, `not installed (${peer.package})`, "", "", goal, does];
  const path = corpora.plain(corpus, bytes);
  warm(path);
  const [theirs, ours] = interleaved(runs, [{ program, ...peer.command(path) }, scanOf(path)], slowSeconds);
  const ratio = ratioOf(theirs, ours).toFixed(1);
  return [name, versionOf(peer.package), corpus, spreadOf(theirs), spreadOf(ours), ratio, goal, does];
}

export function comparePeers(corpora, runs) {
  installMissing();
  const rows = [
    printed(["peer", "version", "500 MB", "peer, s", "logscan, s", "times as long", "goal", "what it does"]),
  ];
  for (const peer of peers) rows.push(printed(row(peer, corpora, runs)));
  const text = `Of peers that take longer than ${slowSeconds} s one run, and beside it one of logscan. logscan tells outages, their starts and ends with bounds, and the lines that prove them; of years, hosts and rotations it takes account. Rules of peers are in [peers/](peers/).`;
  return [text, "", ...markdownTable(rows)];
}
