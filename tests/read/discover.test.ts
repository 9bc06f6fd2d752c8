import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, link, mkdir, mkdtemp, open, realpath, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Discovery, discover } from "../../src/read/discover.js";

const line = "Jul 28 13:57:40 ns kernel: XFS mounting filesystem hda7\n";
let top: string;

beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), "logscan-discover-")));
});

afterEach(async () => {
  await rm(top, { recursive: true, force: true });
});

async function put(name: string, content: string | Buffer = line): Promise<string> {
  const path = join(top, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const inside = (path: string) => path.replace(`${top}/`, "");
const shape = ({ sources }: Discovery) =>
  Object.fromEntries(sources.map(({ name, files }) => [inside(name), files.map(({ path }) => inside(path))]));
const reasons = ({ notRead }: Discovery) =>
  Object.fromEntries(notRead.map(({ path, reason }) => [inside(path), reason]));

/** As a user who is not root; null where that cannot be had. */
async function asStranger<T>(action: () => Promise<T>): Promise<T | null> {
  if (process.getuid?.() !== 0) return action();
  if (process.seteuid === undefined) return null;
  process.seteuid(65534);
  try {
    return await action();
  } finally {
    process.seteuid(0);
  }
}

describe("paths", () => {
  it("reads directories with what is below them, files and globs, and names nothing twice", async () => {
    await put("a/syslog");
    await put("a/deep/er/mail.log");
    await put("b/one.log");
    await put("b/two.log");
    await put("b/.three.log");
    const found = await discover(
      [join(top, "a"), join(top, "b/one.log"), join(top, "b/*.log"), join(top, "a/syslog")],
      {},
    );
    expect(shape(found)).toEqual({
      "a/deep/er/mail.log": ["a/deep/er/mail.log"],
      "a/syslog": ["a/syslog"],
      "b/one.log": ["b/one.log"],
      "b/two.log": ["b/two.log"],
    });
    expect(found.diagnostics).toEqual([]);
  });

  it("gives standard input as a source of one file", async () => {
    const { sources } = await discover(["-"], {});
    const file = { path: "-", sizeBytes: 0, modifiedMillis: 0, suffixDate: null, rotation: null };
    expect(sources).toEqual([{ name: "-", host: null, files: [file] }]);
  });

  it("says which path does not exist, which glob matches nothing and which link leads nowhere", async () => {
    await symlink(join(top, "gone"), join(top, "link"));
    const { diagnostics } = await discover([join(top, "missing"), join(top, "*.log"), join(top, "link"), ""], {});
    expect(diagnostics.map(({ code, severity, file }) => [code, severity, inside(file ?? "")])).toEqual([
      ["read.not-found", "error", "missing"],
      ["read.not-found", "error", "*.log"],
      ["read.not-found", "error", "link"],
      ["read.not-found", "error", ""],
    ]);
  });

  it("takes a name with glob characters as a file where there is one", async () => {
    await put("app[1].log");
    await put("app1.log");
    expect(shape(await discover([join(top, "app[1].log")], {}))).toEqual({ "app[1].log": ["app[1].log"] });
  });

  it("keeps relative names as they were given", async () => {
    await put("var/syslog.1");
    const before = process.cwd();
    process.chdir(top);
    try {
      for (const [given, shown] of [
        ["var", "var/syslog"],
        ["./var/", "./var/syslog"],
        ["var/*", "var/syslog"],
        ["var/syslog.1", "var/syslog"],
      ] as const) {
        const { sources } = await discover([given], {});
        expect(sources.map(({ name, files }) => [name, files[0]?.path])).toEqual([[shown, `${shown}.1`]]);
      }
    } finally {
      process.chdir(before);
    }
  });

  it("orders by bytes, whatever the locale", async () => {
    for (const name of ["b", "B", "a", "ä", "Z", "\u{1f600}", "\uff5e"]) await put(`${name}.log`);
    const { sources } = await discover([top], {});
    const names = sources.map(({ name }) => inside(name));
    expect(names).toEqual(["B.log", "Z.log", "a.log", "b.log", "ä.log", "\uff5e.log", "\u{1f600}.log"]);
  });
});

describe("what is no log", () => {
  it("skips sockets, FIFOs and devices without a warning, and never opens them", async () => {
    await put("syslog");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(top, "dev-log"), resolve));
    execFileSync("mkfifo", [join(top, "pipe")]);
    try {
      const found = await discover([top, "/dev/null"], {});
      expect(shape(found)).toEqual({ syslog: ["syslog"] });
      expect(reasons(found)).toEqual({ "dev-log": "a socket", pipe: "a FIFO", "/dev/null": "a device" });
      expect(found.diagnostics.map(({ code, severity, file }) => [code, severity, file])).toEqual([
        ["read.skipped", "information", "/dev/null"],
      ]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it("skips known binaries by name, rotated and compressed ones too", async () => {
    const names = ["wtmp", "wtmp.1", "btmp-20081105.gz", "lastlog", "faillog", "tallylog", "utmp", "x.db", "y.tdb"];
    for (const name of [...names, "sa/sa05", "sysstat/sar05", "chart.png", "a.journal", "logs.tar.gz"]) await put(name);
    await put("syslog");
    await put("wtmp-report.log");
    const found = await discover([top], {});
    expect(Object.keys(shape(found))).toEqual(["syslog", "wtmp-report.log"]);
    expect(found.notRead).toHaveLength(14);
    expect(found.diagnostics).toEqual([]);
  });

  it("skips journald's directories and says where they are", async () => {
    await put("journal/0123456789abcdef0123456789abcdef/system.journal", "LPKSHHRH");
    await put("remote/remote-ns.journal", "LPKSHHRH");
    await put("other/journal/case.log");
    const found = await discover([top], {});
    expect(Object.keys(shape(found))).toEqual(["other/journal/case.log"]);
    expect(found.journals.map(inside)).toEqual(["journal", "remote"]);
    expect(Object.keys(reasons(found))).toEqual(["journal", "remote/remote-ns.journal"]);
  });

  it("tells binaries by content, and logs with NULs and any character set from them", async () => {
    const noise = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 197 + (index >> 3) * 31) & 255));
    await put("noise", noise);
    await put("program", execFileSync("head", ["-c", "4096", process.execPath]));
    await put("sqlite", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(84)]));
    await put("powercut", Buffer.concat([Buffer.from(line), Buffer.alloc(3000), Buffer.from(line.repeat(20))]));
    await put("nul-ends", line.replace("\n", "\0\n").repeat(50));
    await put("latin1", Buffer.from("Jul 28 13:57:40 ns düb: größer\n".repeat(9), "latin1"));
    await put("euc-jp", Buffer.from("bea5b3b2a4ace8afc0b8a4b7a4dea4b7a4bf0a".repeat(20), "hex"));
    await put("iso-2022-jp", "Jul 28 13:57:40 ns \u001b$B>c32\u001b(B\n".repeat(9));
    await put("colour", "\u001b[31merror\u001b[0m something\n".repeat(9));
    const found = await discover([top], {});
    const logs = ["colour", "euc-jp", "iso-2022-jp", "latin1", "nul-ends", "powercut"];
    expect(Object.keys(shape(found))).toEqual(logs);
    expect(reasons(found)).toEqual({ noise: "binary", program: "a program or core dump", sqlite: "a database" });
  });

  it("skips a sparse file that begins with a hole, but not one that begins with written NULs", async () => {
    const hole = await open(join(top, "lastseen"), "w");
    await hole.truncate(50_000_000);
    await hole.close();
    await put("messages", Buffer.concat([Buffer.alloc(8192), Buffer.from(line)]));
    const found = await discover([top], {});
    expect(Object.keys(shape(found))).toEqual(["messages"]);
    expect(reasons(found)).toEqual({ lastseen: "a sparse file without text at its start" });
  });

  it("takes an empty file as a source, and compressed ones of every kind", async () => {
    await put("empty.log", "");
    await put("a.log.1.gz", gzipSync(line));
    await put("b.lz4", Buffer.from("04224d1864", "hex"));
    const found = await discover([top], {});
    expect(shape(found)).toEqual({ "a.log": ["a.log.1.gz"], b: ["b.lz4"], "empty.log": ["empty.log"] });
    expect(found.notRead).toEqual([]);
  });

  it("names hidden files, and leaves them", async () => {
    await put(".syslog.swp");
    const found = await discover([top], {});
    expect(found.sources).toEqual([]);
    expect(reasons(found)).toEqual({ ".syslog.swp": "hidden" });
    expect(found.diagnostics).toEqual([]);
  });

  it("says of a log whose name is not UTF-8 that it is not read, however it is found, and how to mend it", async (context) => {
    const name = Buffer.concat([Buffer.from(`${top}/mail-`), Buffer.from([0xbe, 0xe3]), Buffer.from(".log")]);
    const isWritten = await writeFile(name, line).then(
      () => true,
      () => false,
    );
    if (!isWritten) return context.skip("this file system has names of UTF-8 only");
    await put("mail.log");
    const hint = expect.stringMatching(/^rename it .* logscan - < FILE$/);
    const problem = {
      code: "read.name-encoding",
      severity: "warning",
      message: "not read: its name is not UTF-8",
      hint,
    };
    const inFolder = await discover([top], {});
    expect(shape(inFolder)).toEqual({ "mail.log": ["mail.log"] });
    const shown = String.raw`mail-\xbe\xe3.log`;
    expect(inFolder.diagnostics).toEqual([{ ...problem, file: join(top, shown) }]);
    expect(reasons(inFolder)).toEqual({ [shown]: "its name is not UTF-8" });
    // As fast-glob and the arguments of a process have it.
    const inexact = join(top, "mail-\ufffd\ufffd.log");
    for (const path of [join(top, "*.log"), inexact]) {
      const found = await discover([path], {});
      expect(found.diagnostics).toEqual([{ ...problem, file: inexact }]);
    }
  });
});

describe("links", () => {
  it("follows links only to below the directory that was given, and prefers a file's own name", async () => {
    await put("outside/secret.log");
    await put("in/syslog.1");
    await put("in/.real/hidden.log");
    await symlink("syslog.1", join(top, "in/current"));
    await symlink("../outside/secret.log", join(top, "in/secret.log"));
    await symlink("../outside", join(top, "in/way-out"));
    await symlink(".real/hidden.log", join(top, "in/shown.log"));
    await symlink("..", join(top, "in/.real/loop"));
    await symlink(".", join(top, "in/loop"));
    await symlink("nothing", join(top, "in/dangling"));
    const found = await discover([join(top, "in")], {});
    expect(shape(found)).toEqual({ "in/shown.log": ["in/shown.log"], "in/syslog": ["in/syslog.1"] });
    const out = "a symbolic link that leads out of the directory that was given";
    expect(reasons(found)).toEqual({
      "in/.real": "hidden",
      "in/dangling": "a symbolic link that leads nowhere",
      "in/secret.log": out,
      "in/way-out": out,
    });
    expect(found.diagnostics).toEqual([]);
  });

  it("does not take a directory of a similar name for one below", async () => {
    await put("log-private/secret.log");
    await mkdir(join(top, "log"));
    await symlink("../log-private/secret.log", join(top, "log/x.log"));
    expect((await discover([join(top, "log")], {})).sources).toEqual([]);
  });

  it("takes a link that was given as its own root", async () => {
    await put("real/syslog");
    await put("real/mail.log");
    await symlink("real", join(top, "logs"));
    await symlink("real/mail.log", join(top, "mail-now.log"));
    expect(shape(await discover([join(top, "logs")], {}))).toEqual({
      "logs/mail.log": ["logs/mail.log"],
      "logs/syslog": ["logs/syslog"],
    });
    expect(shape(await discover([join(top, "mail-now.log")], {}))).toEqual({ "mail-now.log": ["mail-now.log"] });
  });

  it("reads a file with two names once", async () => {
    await put("a.log");
    await link(join(top, "a.log"), join(top, "b.log"));
    expect(shape(await discover([top], {}))).toEqual({ "a.log": ["a.log"] });
  });
});

describe("permission", () => {
  it("warns of a directory that it may not list, and reads the others", async (context) => {
    await put("closed/mail.log");
    await put("open/syslog");
    await chmod(top, 0o755);
    await chmod(join(top, "closed"), 0o000);
    const found = await asStranger(() => discover([top], {}));
    await chmod(join(top, "closed"), 0o755);
    if (found === null) return context.skip("runs as root in a thread, which cannot change its user");
    expect(shape(found)).toEqual({ "open/syslog": ["open/syslog"] });
    expect(reasons(found)).toEqual({ closed: "no permission" });
    expect(found.diagnostics).toMatchObject([{ code: "read.permission", severity: "warning" }]);
    expect(found.diagnostics[0]?.hint).toContain("adm");
  });

  it("keeps a file that it may not open, for whoever opens it to say so", async (context) => {
    await chmod(await put("auth.log"), 0o000);
    await chmod(top, 0o755);
    const found = await asStranger(() => discover([top], {}));
    if (found === null) return context.skip("runs as root in a thread, which cannot change its user");
    expect(shape(found)).toEqual({ "auth.log": ["auth.log"] });
    expect(found.diagnostics).toEqual([]);
  });
});

describe("rotations", () => {
  const rotated = async (...names: string[]) => {
    const modified = 1_226_226_001;
    for (const [index, name] of names.entries()) await utimes(await put(`log/${name}`), modified, modified + index);
    const found = await discover([join(top, "log")], {});
    return Object.fromEntries(
      Object.entries(shape(found)).map(([name, files]) => [name.slice(4), files.map((file) => file.slice(4))]),
    );
  };

  it("puts numbered files in order: higher is older, .0 the newest, the live file last", async () => {
    expect(
      await rotated("a.log", "a.log.0", "a.log.1", "a.log.10.gz", "a.log.2.gz", "a.log.3.xz", "a.log.4.zst"),
    ).toEqual({
      "a.log": ["a.log.10.gz", "a.log.4.zst", "a.log.3.xz", "a.log.2.gz", "a.log.1", "a.log.0", "a.log"],
    });
    expect(await rotated("messages.0.bz2")).toHaveProperty("messages", ["messages.0.bz2"]);
  });

  it("puts dated files in order", async () => {
    expect(
      await rotated(
        "b",
        "b-20081109",
        "b-20081105.gz",
        "b.20081106",
        "b-20081105-1226226001",
        "b-20081105-1226226000.gz",
        "b-2008-11-07",
      ),
    ).toEqual({
      b: [
        "b-20081105.gz",
        "b-20081105-1226226000.gz",
        "b-20081105-1226226001",
        "b.20081106",
        "b-2008-11-07",
        "b-20081109",
        "b",
      ],
    });
    expect(await rotated("c.log.20081105.gz", "d-20081105.log", "d.log")).toMatchObject({
      "c.log": ["c.log.20081105.gz"],
      "d.log": ["d-20081105.log", "d.log"],
    });
  });

  it("states the date and the number that a name ends in", async () => {
    for (const name of ["a.log-20081105.gz", "a.log.3", "a.log"]) await put(name);
    const { sources } = await discover([top], {});
    const files = sources.flatMap((source) => source.files);
    const stated = Object.fromEntries(files.map((file) => [inside(file.path), [file.suffixDate, file.rotation]]));
    expect(stated).toEqual({ "a.log": [null, null], "a.log-20081105.gz": ["2008-11-05", null], "a.log.3": [null, 3] });
    expect(files.every(({ sizeBytes }) => sizeBytes === line.length)).toBe(true);
  });

  it("takes no other digits for a date", async () => {
    expect(await rotated("a-20081399", "b-20080230", "host-12345678", "postgresql-13-main.log.1")).toEqual({
      "a-20081399": ["a-20081399"],
      "b-20080230": ["b-20080230"],
      "host-12345678": ["host-12345678"],
      "postgresql-13-main.log": ["postgresql-13-main.log.1"],
    });
  });

  it("interleaves numbered and dated files by time", async () => {
    expect(await rotated("a.2", "a.1", "a-20081101", "a-20081108", "a")).toEqual({
      a: ["a.2", "a.1", "a-20081101", "a-20081108", "a"],
    });
    expect(await rotated("b-20081101", "b.2", "b.1", "b.old", "b")).toHaveProperty("b", [
      "b-20081101",
      "b.2",
      "b.1",
      "b.old",
      "b",
    ]);
  });

  it("never merges two directories, and merges files of one that were given one by one", async () => {
    await put("x/syslog");
    await put("y/syslog.1");
    await put("y/syslog");
    const found = await discover([join(top, "x"), join(top, "y/syslog"), join(top, "y/syslog.1")], {});
    expect(shape(found)).toEqual({ "x/syslog": ["x/syslog"], "y/syslog": ["y/syslog.1", "y/syslog"] });
  });

  it("gives the same for files created in another order", async () => {
    const names = ["a.log", "a.log.1", "b.log-20081105", "c/x.log", "c/.y"];
    for (const name of names) await put(`one/${name}`);
    for (const name of [...names].reverse()) await put(`two/${name}`);
    const one = JSON.stringify([shape(await discover([join(top, "one")], {}))]);
    await rename(join(top, "one"), join(top, "three"));
    await rename(join(top, "two"), join(top, "one"));
    expect(JSON.stringify([shape(await discover([join(top, "one")], {}))])).toBe(one);
  });
});

describe("host by directory", () => {
  const hostsOf = async (path: string, hosts?: ReadonlyMap<string, string>) => {
    const { sources } = await discover([path], hosts === undefined ? {} : { hosts });
    return Object.fromEntries(sources.map(({ name, host }) => [inside(name), host]));
  };

  it("finds the host in HOST/var/log, remote/HOST and hosts/HOST below what was given", async () => {
    for (const name of ["ns/var/log/syslog", "ns/var/log/remote/ns2/2008/mail.log", "hosts/www/access_log"])
      await put(name);
    await put("remote/all.log");
    await put("remote/20081105/all.log");
    await put("etc/x.log");
    expect(await hostsOf(top)).toEqual({
      "etc/x.log": null,
      "hosts/www/access_log": "www",
      "ns/var/log/remote/ns2/2008/mail.log": "ns2",
      "ns/var/log/syslog": "ns",
      "remote/20081105/all.log": null,
      "remote/all.log": null,
    });
  });

  it("finds it in the given path itself, be it directory, file or glob", async () => {
    await put("remote/project/ns/var/log/httpd/access_log");
    await put("remote/project/other/x.log");
    const name = "remote/project/ns/var/log/httpd/access_log";
    for (const given of ["ns/var/log", "ns", "ns/var/log/httpd/access_log", "*/var/log/**/access_log"]) {
      expect(await hostsOf(join(top, "remote/project", given))).toEqual({ [name]: "ns" });
    }
    // Above the root, `remote` is a directory like any other.
    expect(await hostsOf(join(top, "remote/project/other"))).toEqual({ "remote/project/other/x.log": null });
  });

  it("finds the host in HOST/apache2 and HOST/httpd below what was given, not in a directory of logs", async () => {
    const own = ["www/apache2/access.log", "fw/httpd/access_log", "logs/apache2/error.log", "apache2/other.log"];
    for (const name of own) await put(name);
    expect(await hostsOf(top)).toEqual({
      "apache2/other.log": null,
      "fw/httpd/access_log": "fw",
      "logs/apache2/error.log": null,
      "www/apache2/access.log": "www",
    });
    expect(await hostsOf(join(top, "www"))).toEqual({ "www/apache2/access.log": null });
  });

  it("takes no mount point or system directory for a host", async () => {
    await put("mnt/var/log/syslog");
    expect(await hostsOf(top)).toEqual({ "mnt/var/log/syslog": null });
    if (existsSync("/var/log")) {
      const { sources } = await discover(["/var/log"], {});
      expect(sources.every(({ host }) => host === null)).toBe(true);
    }
  });

  it("lets what the user said win, the nearest directory first", async () => {
    await put("ns/var/log/httpd/access_log");
    await put("ns/var/log/mail.log");
    await put("ns/var/logs/x.log");
    const hosts = new Map([
      [join(top, "ns/var/log/httpd/"), "www"],
      [join(top, "ns/var/log"), "mx"],
    ]);
    expect(await hostsOf(top, hosts)).toEqual({
      "ns/var/log/httpd/access_log": "www",
      "ns/var/log/mail.log": "mx",
      "ns/var/logs/x.log": null,
    });
  });
});
