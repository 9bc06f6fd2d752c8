import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { buildWhenStale, command, project } from "./built-command.js";
import { hasCases, hasGrammars } from "./needs-grammar.js";
import { document, evidence, incident } from "./report/draft.js";
import { githubStub, type Issue, type StubServer, serve } from "./report/export/stub-receivers.js";
import { standInArguments } from "./stand-in.js";

// Every test starts processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let top: string;
let server: StubServer | undefined;
const token = "ghp_0123456789abcdef";
const caseName = "2008-05-22-xfs";
const fixture = join(project, "fixtures/incidents", caseName);

beforeAll(async () => {
  await buildWhenStale();
  top = realpathSync(mkdtempSync(join(tmpdir(), "logscan-export-")));
}, 120_000);
afterAll(() => rmSync(top, { recursive: true, force: true }));
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Not the synchronous form: the stub that the command sends to lives in this process. */
function logscan(parameters: readonly string[], input = "", environment: Record<string, string> = {}): Promise<Result> {
  const child = spawn(process.execPath, [command, ...parameters], {
    cwd: top,
    env: { ...process.env, LOGSCAN_TOKEN: "", ...environment },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (part) => {
    stdout += String(part);
  });
  child.stderr.on("data", (part) => {
    stderr += String(part);
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, stdout, stderr })));
}

const second = incident({ id: "ls1-00000000000000e1" });
const ndjson = [incident(), second].map((draft) => `${JSON.stringify(draft)}\n`).join("");

function file(name: string, text: string): string {
  writeFileSync(join(top, name), text);
  return name;
}

describe("logscan export", () => {
  it("prints the requests of each draft, from a pipe or a file, of either format", async () => {
    const piped = await logscan(["export", "--to", "github"], ndjson);
    expect(piped).toMatchObject({ status: 0, stderr: "" });
    const requests: { draft: string; method: string; url: string }[] = JSON.parse(piped.stdout);
    expect(requests.map(({ draft, method }) => `${draft} ${method}`)).toEqual([
      ...[`${incident().id} GET`, `${incident().id} POST`, `${second.id} GET`, `${second.id} POST`],
    ]);
    const whole = file("report.json", JSON.stringify(document([incident(), second]), null, 2));
    expect((await logscan(["export", "--to", "github", whole])).stdout).toBe(piped.stdout);
    const lines = file("report.ndjson", ndjson);
    expect((await logscan(["export", "--to", "github", lines])).stdout).toBe(piped.stdout);
  });

  it("sends nothing without --send", async () => {
    server = await serve(githubStub([]));
    const { status } = await logscan(["export", "--to", "github", "--url", server.url.href], ndjson, {
      LOGSCAN_TOKEN: token,
    });
    expect(status).toBe(0);
    expect(server.asked).toEqual([]);
  });

  it.each(["environment", "file"])("sends with the token of the %s, which it prints nowhere", async (from) => {
    const issues: Issue[] = [];
    server = await serve(githubStub(issues));
    const parameters = ["export", "--to", "github", "--url", server.url.href, "--send"];
    const result =
      from === "file"
        ? await logscan([...parameters, "--token-file", file("token", `${token}\n`)], ndjson)
        : await logscan(parameters, ndjson, { LOGSCAN_TOKEN: token });
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(result.stdout).toBe(
      [incident(), second].map(({ id }) => `${id}  GET issues: 200\n${id}  POST issues: 201\n`).join(""),
    );
    expect(issues).toHaveLength(2);
    expect(server.asked.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true);
    expect(result.stdout + result.stderr).not.toContain(token);
  });

  it("goes on with the next draft when one is refused, and exits with 3", async () => {
    const issues: Issue[] = [];
    server = await serve(githubStub(issues));
    server.faults.push(null, { status: 422, body: '{"message":"Validation Failed"}' });
    const result = await logscan(["export", "--to", "github", "--url", server.url.href, "--send"], ndjson, {
      LOGSCAN_TOKEN: token,
    });
    expect(result.status).toBe(3);
    expect(result.stderr).toBe(
      `error send.refused: ${incident().id}: POST issues: 422 {"message":"Validation Failed"}\n`,
    );
    expect(issues).toHaveLength(1);
  });

  it("stops at a wrong token, and says how many drafts were not sent", async () => {
    server = await serve(() => ({ status: 401, body: `bad credentials ${token}` }));
    const result = await logscan(["export", "--to", "github", "--url", server.url.href, "--send"], ndjson, {
      LOGSCAN_TOKEN: token,
    });
    expect(result.status).toBe(3);
    expect(result.stderr).toBe(
      [
        `error send.token: ${incident().id}: GET issues: 401 bad credentials ***; is the token right, and may it do this?\n`,
        "error send.given-up: 1 more drafts were not sent\n",
      ].join(""),
    );
    expect(server.asked).toHaveLength(1);
  });

  it("redacts before anything leaves", async () => {
    const issues: Issue[] = [];
    server = await serve(githubStub(issues));
    const secret = incident({ evidence: [evidence("from 203.0.113.7 to <aoki@example.org> for acme")] });
    const patterns = file("patterns", "# customers\nacme\n");
    const result = await logscan(
      ["export", "--to", "github", "--url", server.url.href, "--send", "--redact-file", patterns],
      JSON.stringify(secret),
      { LOGSCAN_TOKEN: token },
    );
    expect(result.status).toBe(0);
    expect(issues[0]?.body).toContain("from <ip-1> to <<mail-1>> for <redacted-1>");
    expect(JSON.stringify(server.asked)).not.toMatch(/203\.0\.113\.7|aoki|acme/);
  });

  it("warns of the past to a tool that pages", async () => {
    const { status, stdout, stderr } = await logscan(["export", "--to", "pagerduty"], JSON.stringify(incident()));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ body: { event_action: "resolve" } }]);
    expect(stderr).toMatch(
      /^warning export\.not-paged: ls1-0123456789abcdef: not handed to a tool that pages: it is over/,
    );
  });

  it("keeps the good drafts of a file with bad lines, names the lines, and exits with 3", async () => {
    const broken = `${JSON.stringify(incident())}\n{"id": "x"}\nnot json\n${JSON.stringify(second)}\n`;
    const { status, stdout, stderr } = await logscan(["export", "--to", "webhook", file("broken.ndjson", broken)]);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toHaveLength(2);
    expect(stderr).toContain("broken.ndjson:2");
    expect(stderr).toContain("broken.ndjson:3");
    expect(stderr).toContain("not a draft of schema version 1: not JSON");
    expect(stderr).not.toContain("    at ");
  });

  it.each([
    [["export"], "export needs --to NAME, one of alertmanager,"],
    [["export", "--to", "jira"], "--to jira: expected one of alertmanager,"],
    [["export", "--to", "github", "--send"], "--send needs --url, e.g. https://api.github.com/repos/OWNER/NAME/"],
    [
      ["export", "--to", "github", "--url", "https://api.github.com/repos/a/b", "--send"],
      "github needs a token (an access token",
    ],
    [
      ["export", "--to", "webhook", "--url", "ftp://example.org"],
      "expected an address that begins with https:// or http://",
    ],
    [["export", "--to", "webhook", "missing.json"], "missing.json: cannot be read"],
    [["export", "--to", "webhook", "a", "b"], "export reads one file: a b"],
    [["export", "--token", "x"], "Unknown option '--token'"],
  ])("%j is wrong usage", async (parameters, message) => {
    const { status, stdout, stderr } = await logscan(parameters);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  it("takes no password in the URL, and does not repeat it", async () => {
    const { status, stderr } = await logscan(["export", "--to", "webhook", "--url", "https://me:secret@example.org/"]);
    expect(status).toBe(2);
    expect(stderr).toContain("leave user and password out");
    expect(stderr).not.toContain("secret");
  });

  it.runIf(hasCases(caseName))("reads what a scan pipes into it", async () => {
    const scanned = await logscan(["--format", "ndjson", "--tz", "Asia/Tokyo", "--year", "2008", fixture]);
    expect(scanned.status).toBe(0);
    const { status, stdout } = await logscan(["export", "--to", "icalendar", "-"], scanned.stdout);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)[1].body).toContain("DTSTART:20080522T143430Z\r\n");
  });
});

describe("--quiet", () => {
  const options = ["--quiet", "--tz", "Asia/Tokyo", "--year", "2008"];
  const link = "May 22 20:20:00 ns kernel: e1000: eth0: e1000_watchdog: NIC Link is Down\n";

  it.runIf(hasCases(caseName))("prints a short report when something of the asked severity was found", async () => {
    const { status, stdout, stderr } = await logscan([...options, "--fail-on", "critical", fixture]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("CRITICAL XFS file system hda7 shut down");
    expect(stdout).toMatch(/\[\d+ more lines\]/);
  });

  it.runIf(hasGrammars("link"))("prints nothing when only less was found", async () => {
    const path = file(
      "messages",
      `May 22 20:17:01 ns CRON[1]: (root) CMD (a)\n${link}May 22 23:17:01 ns CRON[2]: (root) CMD (a)\n`,
    );
    const found = JSON.parse((await logscan(["--format", "json", ...options.slice(1), path])).stdout);
    expect(found.incidents.map(({ severity }: { severity: string }) => severity)).toEqual(["error"]);
    expect(await logscan([...options, "--fail-on", "critical", path])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect((await logscan([...options, path])).stdout).not.toBe("");
  });
});

it("--format html prints a page, with --redact-file without what the file names", async () => {
  const line =
    "May 22 23:34:30 ns kernel: xfs_force_shutdown(hda7,0x8) called from line 1164 of file fs/xfs/xfs_trans.c.  Return address = 0xc01e12df\n";
  const common = [
    "--format",
    "html",
    "--lang",
    "ja",
    "--tz",
    "Asia/Tokyo",
    "--year",
    "2008",
    ...standInArguments(),
    file("messages", line),
  ];
  const page = await logscan(common);
  expect(page.status).toBe(0);
  expect(page.stdout).toMatch(/^<!DOCTYPE html>\n<html lang="ja">/);
  expect(page.stdout).toContain("xfs_force_shutdown(hda7,0x8)");
  const redacted = await logscan([...common, "--redact-file", file("patterns", "hda*7\nhda7\n")]);
  expect(redacted.stdout).toContain("xfs_force_shutdown(&lt;redacted-1&gt;,0x8)");
  expect(redacted.stdout).not.toContain("hda7");
});
