import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildWhenStale, command } from "../built-command.js";

vi.setConfig({ testTimeout: 60_000 });

/** A folder with a log, a folder and a name with blanks, to complete paths in. */
const folder = mkdtempSync(join(tmpdir(), "logscan-completion-"));
beforeAll(async () => {
  await buildWhenStale();
  writeFileSync(join(folder, "schedule.log"), "");
  writeFileSync(join(folder, "two words.log"), "");
  mkdirSync(join(folder, "grammars.d"));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function run(file: string, parameters: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(file, parameters, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

const logscan = (...parameters: string[]) => run(process.execPath, [command, ...parameters]);
const script = (shell: string) => logscan("completion", shell).stdout;
const isInstalled = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;

const all = ["scan", "compare", "explain", "export", "new", "test", "schema", "grammars", "completion"];
const formats = ["text", "json", "ndjson", "markdown", "pukiwiki", "html"];
const severities = ["info", "warning", "error", "critical"];

/** What is typed behind `logscan`, the last word unfinished; what is offered for it. */
const asked: (readonly [string, readonly string[]])[] = [
  ["--format=nd", ["ndjson"]],
  ["co", ["compare", "completion"]],
  ["sc", ["scan", "schema", "schedule.log"]],
  ["grammars.", ["grammars.d"]],
  ["two", ["two words.log"]],
  ["--fo", ["--format"]],
  ["--format ", formats],
  ["/var/log --format ma", ["markdown"]],
  ["scan --fail-on ", severities],
  ["explain --a", ["--alias", "--account"]],
  ["explain --account -f sched", ["schedule.log"]],
  ["explain --lang", []],
  ["export --to git", ["github", "gitlab"]],
  ["compare --format ", ["text", "json"]],
  ["new ", ["grammar"]],
  ["new grammar pump --fr", ["--from"]],
  ["test --ju", ["--junit"]],
  ["schema ", ["incident", "event", "expectation"]],
  ["schema sched", []],
  ["grammars --gr", ["--grammars"]],
  ["completion ", ["bash", "zsh", "fish"]],
  ["--since sched", []],
];

describe.runIf(isInstalled("bash"))("bash", () => {
  /** Words as readline splits them: `=` is one of its own. */
  function offered(typed: string): string[] {
    const words = ["logscan", ...typed.split(/ |(=)/).filter((word) => word !== undefined)];
    const quoted = words.map((word) => `'${word}'`).join(" ");
    const ask = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _logscan; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stderr, stdout } = run("bash", ["--norc", "-c", `${script("bash")}\n${ask}`]);
    expect(stderr).toBe("");
    return stdout.split("\n").filter((line) => line !== "");
  }

  test.each([...asked, ["--format=", formats] as const])("%s", (typed, expected) => {
    expect(offered(typed).sort()).toEqual([...expected].sort());
  });

  test("every command by itself, beside the files", () => {
    expect(offered("").sort()).toEqual([...all, "grammars.d", "schedule.log", "two words.log"].sort());
  });

  test("every option that a command's help names", () => {
    const helps = new Map([["scan", logscan("--help").stdout.replace(/^[\s\S]*\nOptions\n/, "")]]);
    for (const name of ["compare", "explain", "export", "new", "test"]) helps.set(name, logscan(name, "--help").stdout);
    for (const [name, help] of helps) {
      // Its examples may pipe a scan into it.
      const ofOthers = name === "export" ? ["--format"] : [];
      const named = new Set([...help.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option));
      const missing = [...named].filter(
        (option) => !ofOthers.includes(option) && !offered(`${name} --`).includes(option),
      );
      expect([name, missing]).toEqual([name, []]);
    }
  });
});

describe.runIf(isInstalled("fish"))("fish", () => {
  test.each(asked)("%s", (typed, expected) => {
    const ask = `${script("fish")}\ncomplete -C 'logscan ${typed}'`;
    const { stderr, stdout } = run("fish", ["--no-config", "-c", ask]);
    expect(stderr).toBe("");
    const lines = stdout.split("\n").filter((line) => line !== "");
    // Each with its description behind a tab; a path's value keeps the option, a folder its slash.
    const offered = lines.map((line) => line.replace(/\t.*|\/$/g, "").replace(/^--format=/, ""));
    expect(offered.sort()).toEqual([...expected].sort());
  });
});

describe.runIf(isInstalled("zsh"))("zsh", () => {
  /** What zsh calls with the words that were typed; its own functions, which work in a terminal only, tell what they get. */
  const around = `compdef() { }
    compset() { PREFIX=\${PREFIX#*=} }
    compadd() { shift; for word in "$@"; do if [[ $word == $PREFIX* ]]; then print -r -- "$word"; fi; done }
    _files() { for word in *; do if [[ $word == $PREFIX* ]]; then print -r -- "$word"; fi; done }`;

  test.each(asked)("%s", (typed, expected) => {
    const words = ["logscan", ...typed.split(" ")];
    const ask = `words=(${words.map((word) => `'${word}'`).join(" ")}); CURRENT=${words.length}; PREFIX='${words.at(-1)}'; _logscan`;
    const { stderr, stdout } = run("zsh", ["-f", "-c", `${around}\n${script("zsh")}\n${ask}`]);
    expect(stderr).toBe("");
    const offered = stdout.split("\n").filter((line) => line !== "");
    expect(offered.sort()).toEqual([...expected].sort());
  });
});

test.each([
  ["an unknown shell", ["tcsh"], "logscan: completion tcsh: expected one of bash, zsh, fish\n"],
  ["no shell", [], "logscan: completion needs a shell: bash, zsh, fish\n"],
  ["two shells", ["bash", "zsh"], "logscan: completion zsh: "],
])("2 for %s", (_, parameters, message) => {
  const result = logscan("completion", ...parameters);
  expect(result).toMatchObject({ status: 2, stdout: "" });
  expect(result.stderr).toContain(message);
});

describe("a command with a letter wrong is taken for a path, with a hint", () => {
  test.each([
    [["exlpain", "line"], "did you mean `explain`?"],
    [["bogus"], "check the path"],
    [["scan", "exlpain"], "check the path"],
    [["./exlpain"], "check the path"],
  ])("%j", (parameters, hint) => {
    const { status, stderr } = logscan("--format", "ndjson", ...parameters);
    expect(status).toBe(3);
    expect(stderr).toContain(`error read.not-found: no such file or directory\n  hint: ${hint}`);
  });
});
