import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildWhenStale, command, project } from "./built-command.js";
import { missing } from "./debian-package.js";
import { hasCases, hasGrammars } from "./needs-grammar.js";
import { emptyFolder } from "./report/export/receiver-process.js";

const why = missing("/usr/sbin/postfix", "postfix");
const needsRoot = process.getuid?.() === 0 ? "" : " - skipped: Postfix is started by root only";
const recipient = "operator@night.test";

/** Postfix with a queue and a mailbox of its own, that hears nothing from any network. */
function startPostfix(folder: string): () => void {
  const configuration = join(folder, "etc");
  mkdirSync(configuration);
  const own = ["queue", "data", "mail"].map((name) => join(folder, name));
  for (const path of own) mkdirSync(path);
  const idOf = (option: string) => Number(spawnSync("id", [option, "postfix"], { encoding: "utf8" }).stdout);
  const [user, group] = [idOf("-u"), idOf("-g")];
  for (const path of own.slice(1)) chownSync(path, user, group);
  chmodSync(folder, 0o755);
  const [queue, data, mail] = own;
  writeFileSync(
    join(configuration, "main.cf"),
    [
      ...["compatibility_level = 3.6", `queue_directory = ${queue}`, `data_directory = ${data}`],
      ...["daemon_directory = /usr/lib/postfix/sbin", "myhostname = night.test", "mydestination ="],
      ...["inet_interfaces = loopback-only", `maillog_file = ${folder}/maillog`, `maillog_file_prefixes = ${folder}`],
      ...["virtual_mailbox_domains = night.test", `virtual_mailbox_base = ${mail}`],
      ...["virtual_mailbox_maps = static:operator", `virtual_uid_maps = static:${user}`],
      ...[`virtual_gid_maps = static:${group}`, "virtual_minimum_uid = 1", "mailbox_size_limit = 0"],
    ].join("\n"),
  );
  writeFileSync(
    join(configuration, "master.cf"),
    [
      ...["pickup unix n - n 1 1 pickup", "cleanup unix n - n - 0 cleanup", "qmgr unix n - n 300 1 qmgr"],
      ...["rewrite unix - - n - - trivial-rewrite", "bounce unix - - n - 0 bounce", "defer unix - - n - 0 bounce"],
      ...["trace unix - - n - 0 bounce", "flush unix n - n 1000? 0 flush", "error unix - - n - - error"],
      ...["virtual unix - n n - - virtual", "postlog unix-dgram n - n - 1 postlogd", "showq unix n - n - - showq"],
    ].join("\n"),
  );
  postfix(configuration, "start");
  return () => postfix(configuration, "stop");
}

function postfix(configuration: string, what: "start" | "stop"): void {
  const { status, stderr } = spawnSync("/usr/sbin/postfix", ["-c", configuration, what], { encoding: "utf8" });
  if (status !== 0) throw new Error(`postfix ${what}: ${stderr}`);
}

const hasOutages = hasGrammars("link", "xfs") && hasCases("2008-05-22-xfs");

describe.skipIf(why !== "" || needsRoot !== "" || !hasOutages)(`what cron mails${why || needsRoot}`, () => {
  const folder = emptyFolder("cron-mail");
  const mailbox = join(folder, "mail/operator");
  const logs = join(folder, "log");
  let stop: (() => void) | undefined;
  beforeAll(async () => {
    await buildWhenStale();
    stop = startPostfix(folder);
  });
  afterAll(() => {
    stop?.();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    rmSync(logs, { recursive: true, force: true });
    mkdirSync(logs);
  });

  const scan = ["--quiet", "--fail-on", "error", "--tz", "Asia/Tokyo", "--year", "2008"];

  /** Runs a job as cron does: what it prints, on either stream, is mailed when it is not nothing. */
  async function night(...parameters: string[]): Promise<{ printed: string; body: string | null }> {
    rmSync(mailbox, { force: true });
    const child = spawn("/bin/sh", ["-c", 'exec "$0" "$@" 2>&1', process.execPath, command, ...parameters], {
      env: { PATH: process.env.PATH, HOME: folder, LOGNAME: "root", SHELL: "/bin/sh" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const parts: Uint8Array[] = [];
    child.stdout.on("data", (part: Uint8Array) => parts.push(part));
    await new Promise((resolve) => child.on("close", resolve));
    const printed = Buffer.concat(parts).toString("utf8");
    if (printed === "") return { printed, body: null };
    const headers = [
      ...["From: root (Cron Daemon)", `To: ${recipient}`, "Subject: Cron <root@night> logscan --quiet"],
      ...["MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit"],
    ];
    const words = ["-C", join(folder, "etc"), "-i", "-FCronDaemon", recipient];
    const { status, stderr } = spawnSync("/usr/sbin/sendmail", words, {
      input: `${headers.join("\n")}\n\n${printed}`,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return { printed, body: await delivered() };
  }

  /** The one mail's text; mbox writes `>` before a line that begins with `From `. */
  async function delivered(): Promise<string> {
    for (let tries = 0; tries < 300; tries++) {
      const mail = existsSync(mailbox) ? readFileSync(mailbox, "utf8") : "";
      if (/\n\n$/.test(mail)) {
        expect(mail.match(/^From /gm)).toHaveLength(1);
        return mail.slice(mail.indexOf("\n\n") + 2, -1);
      }
      await after(100);
    }
    throw new Error(`no mail came:\n${readFileSync(join(folder, "maillog"), "utf8")}`);
  }

  const xfs = "fixtures/incidents/2008-05-22-xfs/ns/var/log";
  const link = (day: string) =>
    [
      `May ${day} 20:17:01 ns CRON[1]: (root) CMD (a)`,
      `May ${day} 20:20:00 ns kernel: e1000: eth1: e1000_watchdog: NIC Link is Down`,
      `May ${day} 20:40:00 ns kernel: e1000: eth1: e1000_watchdog: NIC Link is Up 100 Mbps Full Duplex, Flow Control: RX/TX`,
      `May ${day} 23:17:01 ns CRON[2]: (root) CMD (a)`,
    ].join("\n");

  it("is the report as it was printed, after a night with an incident", async () => {
    const { printed, body } = await night(...scan, join(project, xfs));
    expect(printed).toContain("CRITICAL XFS file system hda7 shut down");
    expect(body).toBe(printed);
  });

  it("is nothing when nothing of the asked severity was found, or nothing at all", async () => {
    writeFileSync(join(logs, "messages"), `${link("20")}\n`);
    expect(await night(...scan, "--fail-on", "critical", logs)).toEqual({ printed: "", body: null });
    expect((await night(...scan, logs)).body).toContain("ERROR ");
    writeFileSync(join(logs, "messages"), `${link("20").split("\n")[0]}\n`);
    expect(await night(...scan, logs)).toEqual({ printed: "", body: null });
  });

  it("is with --baseline only what is new or changed", async () => {
    const baseline = join(folder, "baseline.json");
    const keep = ["--format", "json", "-o", baseline, "--tz", "Asia/Tokyo", "--year", "2008", logs];
    const news = [...scan, "--baseline", baseline, logs];
    writeFileSync(join(logs, "messages"), `${link("20")}\n`);
    spawnSync(process.execPath, [command, ...keep]);
    expect(await night(...news)).toEqual({ printed: "", body: null });
    for (const name of ["kern.log", "auth.log", "daemon.log", "syslog"]) {
      if (existsSync(join(project, xfs, name))) cpSync(join(project, xfs, name), join(logs, name));
    }
    const { body } = await night(...news);
    expect(body).toContain("CRITICAL XFS file system hda7 shut down");
    expect(body).not.toContain("eth1");
    spawnSync(process.execPath, [command, ...keep]);
    expect(await night(...news)).toEqual({ printed: "", body: null });
  });

  it("fits one mail after the worst of nights, whole and with no line that a mail may not have", async () => {
    const long = "x".repeat(3000);
    const stamp = (minute: number) =>
      `May 22 ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
    const lines = Array.from({ length: 1200 }, (_, minute) => [
      `${stamp(minute)} ns kernel: xfs_force_shutdown(sd${minute},0x1) called from line 1737 of file ${long}.  Return address = 0xc01e93a6`,
      `${stamp(minute)} ns kernel: Linux version 2.6.24-障害-${long}`,
    ]);
    writeFileSync(join(logs, "kern.log"), `${lines.flat().join("\n")}\n`);
    const { printed, body } = await night(...scan, logs);
    expect(body).toBe(printed);
    expect(Buffer.byteLength(printed)).toBeGreaterThan(100_000);
    expect(Buffer.byteLength(printed)).toBeLessThanOrEqual(500_000);
    const all = printed.split("\n");
    expect(all.length).toBeLessThanOrEqual(2001);
    expect(all.reduce((most, line) => Math.max(most, Buffer.byteLength(line)), 0)).toBeLessThanOrEqual(998);
    // Without --quiet the same night has such lines.
    const whole = spawnSync(process.execPath, [command, ...scan.slice(1), logs], { encoding: "utf8", maxBuffer: 1e9 });
    expect(whole.stdout.split("\n").some((line) => Buffer.byteLength(line) > 998)).toBe(true);
  });
});
