import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { buildWhenStale, command } from "../built-command.js";
import { pumpExpectation, pumpGrammar, pumpLines } from "../testing/pump.js";

vi.setConfig({ testTimeout: 60_000 });

let top: string;
let folder: string;
let counter = 0;

beforeAll(async () => {
  await buildWhenStale();
  top = realpathSync(mkdtempSync(join(tmpdir(), "logscan-test-command-")));
}, 120_000);
afterAll(() => rmSync(top, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const expectation = "fixtures/pump/night.expected.json";

beforeEach(() => {
  folder = join(top, String(counter++));
  put("grammars/pump.grammar", pumpGrammar);
  put("fixtures/pump/night.log", pumpLines.map((line) => `${line}\n`).join(""));
});

function logscan(parameters: readonly string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, CI: "", TZ: "America/St_Johns", ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...parameters], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("a component that a stranger could choose is told, though every check holds", () => {
  const text = `logscan grammar 1
grammar door "Door" / "ドア"
program door
component relay {relay}
  service door
  title "Relay" / "中継"
failing refused
  | to=<{to:text}>, relay={relay:host}, refused
  > Mar  7 10:02:11 db01 door: to=<a@b>, relay=mx, refused
  ! Mar  7 10:02:11 db01 x[1]: to=<a@b>, relay=mx, refused
`;
  put("grammars/door.grammar", text);
  const { status, stdout, stderr } = logscan(["test", "grammars/door.grammar"]);
  expect([status, stdout]).toEqual([0, "ok    grammars/door.grammar: 4 checks\nall 4 checks hold\n"]);
  expect(stderr).toContain("grammars/door.grammar:8:9: warning grammar.forgeable-key: Whoever writes {to} can choose");
});

test("0 when everything holds, with a line for each file", () => {
  put(expectation, JSON.stringify(pumpExpectation));
  expect(logscan(["test", "grammars", "fixtures"])).toEqual({
    status: 0,
    stdout: "ok    grammars/pump.grammar: 6 checks\nok    fixtures/pump/night: 10 checks\nall 16 checks hold\n",
    stderr: "",
  });
});

test("1 when something does not, with the difference and no stack", () => {
  const [incident] = pumpExpectation.incidents;
  put(expectation, JSON.stringify({ ...pumpExpectation, incidents: [{ ...incident, severity: "info" }] }));
  put("grammars/pump.grammar", pumpGrammar.replace("> Mar  7 10:02:11 db01 pumpd", "> Mar  7 10:02:11 db01 pmupd"));
  const { status, stdout } = logscan(["test", "."]);
  expect(status).toBe(1);
  expect(stdout).toContain(
    'FAIL  fixtures/pump/night: pump.dry from 2026-03-07T10:02:11.000Z is as expected\n      severity: expected "info", found "error"\n',
  );
  expect(stdout).toContain(
    "      grammars/pump.grammar:12:5: error grammar.sample-of-other-program: The sample's program is `pmupd`",
  );
  expect(stdout).toContain("      hint: did you mean `pumpd`?\n");
  expect(stdout).not.toMatch(/^\s+at /m);
});

test("a case without an expectation fails, until --update writes one to be read, once", () => {
  expect(logscan(["test", "."])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(
      "FAIL  fixtures/pump/night: has an expectation\n      fixtures/pump/night.expected.json is missing",
    ),
  });
  const updated = logscan(["test", "--update", "."]);
  expect(updated.status).toBe(0);
  expect(updated.stderr).toContain(
    "wrote fixtures/pump/night.expected.json: what a scan finds now, not what is true. Read",
  );
  const written = JSON.parse(readFileSync(join(folder, expectation), "utf8"));
  expect(written.incidents).toMatchObject([{ kind: "pump.dry", end: { basis: "working event" } }]);
  expect(written.incidents[0].start.at).toMatch(/^\d{4}-03-07T10:02:11\+00:00$/);
  expect(logscan(["test", "."])).toMatchObject({ status: 0 });
  put(expectation, JSON.stringify({ ...written, incidents: [] }));
  expect(logscan(["test", "--update", "."]).status).toBe(1);
  expect(JSON.parse(readFileSync(join(folder, expectation), "utf8")).incidents).toEqual([]);
});

test("--update writes nothing where CI is set", () => {
  const { status, stderr } = logscan(["test", "--update", "."], { CI: "true" });
  expect([status, stderr.split("\n")[0]]).toEqual([
    2,
    "logscan: --update: not where CI is set; an expectation that nobody read proves nothing",
  ]);
  expect(existsSync(join(folder, expectation))).toBe(false);
});

test("--junit writes what build servers read; hostile lines stay text", () => {
  const [incident] = pumpExpectation.incidents;
  const evidence = [{ file: "night.log", line: 2, text: '\u0007<b a="1">&]]>' }];
  put(expectation, JSON.stringify({ ...pumpExpectation, incidents: [{ ...incident, evidence }] }));
  expect(logscan(["test", "--junit", "out.xml", "."]).status).toBe(1);
  const xml = readFileSync(join(folder, "out.xml"), "utf8");
  expect(xml).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites tests="16" failures="2" time="\d+\.\d{3}">\n/,
  );
  expect(xml).toContain(
    '<testcase classname="grammars/pump.grammar" name="line 12: the sample is claimed by dry" time="',
  );
  expect(xml).toContain("\\u0007&lt;b a=\\&quot;1\\&quot;&gt;&amp;]]&gt;");
  expect(xml).not.toMatch(/<b|[^\n\x20-\x7e\u00a0-\uffff]/);
});

test("without a path the built-in grammars and those of --grammars are tested", () => {
  const { status, stdout } = logscan(["test", "--grammars", "grammars"]);
  expect(status).toBe(0);
  expect(stdout.match(/^ok {4}grammars\//gm)).toHaveLength(builtinGrammars.length + 1);
  expect(stdout).toContain("ok    grammars/pump.grammar: 6 checks\n");
});

test.each([
  ["a path that is not there", ["test", "nowhere"], "nowhere: no such file or directory"],
  ["nothing to test", ["test", "empty"], "empty: neither a grammar (NAME.grammar) nor an expectation below it"],
  ["an option of another command", ["test", "--fail-on", "info"], "Unknown option '--fail-on'"],
])("2 for %s", (_, parameters, message) => {
  mkdirSync(join(folder, "empty"));
  const { status, stdout, stderr } = logscan(parameters);
  expect([status, stdout, stderr]).toEqual([2, "", expect.stringContaining(message)]);
});

test("2 for an expectation that is none, with what is wrong in it", () => {
  put(expectation, JSON.stringify({ options: {}, incidents: [{ kind: 3 }] }));
  const { status, stderr } = logscan(["test", "."]);
  expect(status).toBe(2);
  expect(stderr).toContain("fixtures/pump/night.expected.json: ");
  expect(stderr).toContain("options.now");
  expect(stderr).toContain("incidents[0].kind");
});

test("a scan takes --grammars, and refuses a wrong one before it reads a log", () => {
  const report = ["--year", "2026", "--tz", "UTC", "--now", "2026-03-07T12:00:00Z", "fixtures/pump/night.log"];
  expect(logscan(["--grammars", "grammars", ...report]).stdout).toContain("ERROR Pump hda stands still (db01)");
  put("grammars/pump.grammar", pumpGrammar.replace("quiet never", "quite never"));
  expect(logscan(["--grammars", "grammars", ...report])).toEqual({
    status: 2,
    stdout: "",
    stderr: [
      "grammars/pump.grammar:8:3: error grammar.unknown-word: No line begins with `quite`",
      "  |   quite never",
      "  |   ^",
      "  expected: a keyword of the grammar language",
      "  hint: did you mean `quiet`?\n",
    ].join("\n"),
  });
});
