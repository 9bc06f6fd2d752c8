import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { buildWhenStale, command } from "../built-command.js";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
const folders: string[] = [];
beforeAll(buildWhenStale, 120_000);
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "logscan-new-")));
  folders.push(folder);
});
afterAll(() => folders.forEach((path) => void rmSync(path, { recursive: true, force: true })));

function logscan(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...parameters], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CI: "" },
  });
  return { status, stdout, stderr };
}
const files = () => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
const read = (path: string) => readFileSync(join(folder, path), "utf8");

/** As Dovecot 2.3.19 logs them, under a name that no grammar knows; its auth process could not be started from 17:12:25 on. */
const mailboxd = [
  "Nov 22 17:12:23 mx2 mailboxd: imap-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=41, secured, session=<u1polOBgGp1/AAAB>",
  "Nov 22 17:12:24 mx2 mailboxd: imap-login: Login: user=<bob>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=42, secured, session=<u1polOBgGp2/AAAB>",
  "Nov 22 17:12:25 mx2 mailboxd: auth: Fatal: master: service(auth): child 50 returned error 1",
  "Nov 22 17:12:26 mx2 CRON[4211]: (root) CMD (run-parts /etc/cron.hourly)",
  "Nov 22 17:13:27 mx2 mailboxd: imap-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=87, secured, session=<EKN3mOBgEJx/AAAB>",
];

test("a grammar to start from passes its tests as it is", () => {
  expect(logscan("new", "grammar", "pump")).toMatchObject({ status: 0, stderr: "" });
  expect(files().filter((path) => /\.\w+$/.test(path))).toEqual([
    ...["fixtures/pump/first.expected.json", "fixtures/pump/first.log", "grammars/pump.grammar"],
  ]);
  expect(logscan("test", "grammars", "fixtures")).toMatchObject({ status: 0 });
});

test("--from proposes what a program's lines look like, the most frequent first", () => {
  writeFileSync(join(folder, "mail.log"), `${mailboxd.join("\n")}\n`);
  const made = logscan(
    "new",
    "grammar",
    "mailboxd",
    "--from",
    "mail.log",
    "--tz",
    "UTC",
    "--year",
    "2026",
    "--now",
    "2026-11-23T00:00:00Z",
  );
  expect(made).toMatchObject({ status: 0, stderr: "" });
  expect(
    read("grammars/mailboxd.grammar")
      .split("\n")
      .filter((text) => /^(?:program|note| {2}\|)/.test(text)),
  ).toEqual([
    "program mailboxd",
    "note imap-login-login-secured",
    "  | imap-login: Login: user=<{user:word}>, method={method:word}, rip={rip:ip}, lip={lip:ip}, mpid={mpid:int}, secured, session=<{session:word}>",
    "note auth-fatal-master-service",
    "  | auth: Fatal: master: service(auth): child {child:int} returned error {error:int}",
  ]);
  expect(JSON.parse(read("fixtures/mailboxd/first.expected.json"))).toEqual({
    options: { zone: "UTC", year: 2026, now: "2026-11-22T18:13:27.000Z" },
    incidents: [],
  });
  expect(read("fixtures/mailboxd/first.log").split("\n")).toHaveLength(mailboxd.length);
  expect(logscan("test", ".")).toMatchObject({ status: 0 });
  // Once somebody decided, the expectation that nobody wrote fails.
  const decided = read("grammars/mailboxd.grammar")
    .replace("note auth", "failing auth")
    .replace("note imap", "working imap");
  writeFileSync(join(folder, "grammars/mailboxd.grammar"), decided);
  expect(logscan("test", ".")).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("not expected: mailboxd.auth-fatal-master-service from 2026-11-22T17:12:25.000Z"),
  });
});

test("nothing is overwritten", () => {
  logscan("new", "grammar", "pump");
  writeFileSync(join(folder, "grammars/pump.grammar"), "mine");
  expect(logscan("new", "grammar", "pump")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("grammars/pump.grammar: exists; nothing was written"),
  });
  expect(read("grammars/pump.grammar")).toBe("mine");
});

test.each([
  [["new"], "new: expected: logscan new grammar NAME"],
  [["new", "grammar", "Pump"], "new grammar Pump: expected lower-case letters"],
  [
    ["new", "grammar", "pump", "--from", "nowhere.log"],
    "--from nowhere.log: no line in it has a form that logscan reads",
  ],
  [
    ["new", "grammar", "pump", "--from", "mail.log", "--program", "exim"],
    "--program exim: no such program in the log; it has mailboxd",
  ],
])("%j is wrong usage", (parameters, message) => {
  writeFileSync(join(folder, "mail.log"), `${mailboxd.slice(0, 3).join("\n")}\n`);
  expect(logscan(...parameters)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(message) });
  expect(files()).toEqual(["mail.log"]);
});

test("--program START* takes programs of several names, told apart by them", () => {
  const log = [
    "Nov 21 10:12:33 gw tun-office[812]: TLS Error: TLS handshake failed",
    "Nov 21 10:12:34 gw tun-home[900]: TLS Error: TLS handshake failed",
    "Nov 21 10:31:11 gw tun-office[812]: Initialization Sequence Completed",
    "Nov 21 10:31:12 gw CRON[4211]: (root) CMD (run-parts /etc/cron.hourly)",
  ];
  writeFileSync(join(folder, "daemon.log"), `${log.join("\n")}\n`);
  expect(logscan("new", "grammar", "vpn", "--from", "daemon.log", "--program", "tun-*").status).toBe(0);
  const proposed = read("grammars/vpn.grammar").split("\n");
  expect(proposed.filter((text) => /^(?:program|component|# \d|note| {2}[|t])/.test(text))).toEqual([
    ...["program tun-*", "component vpn {program}"],
    '  title "vpn {program} does not work" / "vpn {program} が動作していない"',
    ...['# 2 times; it says "Error": failing?', "note tls-error-tls-handshake", "  | TLS Error: TLS handshake failed"],
    ...["note initialization-sequence-completed", "  | Initialization Sequence Completed"],
  ]);
  expect(read("fixtures/vpn/first.log")).toBe(`${log.slice(0, 3).join("\n")}\n`);
  expect(logscan("test", ".")).toMatchObject({ status: 0 });
});
