import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasCases } from "./needs-grammar.js";

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const caseName = "2008-05-22-xfs";
const hasCase = hasCases(caseName);
const scanArguments = ["--tz", "Asia/Tokyo", "--year", "2008", caseName];

/** As a user's shell would start it: what `npm test` leaves in the environment would steer the npm that is started here. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_|^VITEST|^NODE_ENV$/i.test(name)),
);

let top: string;
/** The sources as a fresh clone has them, so that what is packed was built from them and no other test's dist is touched. */
let source: string;
let tarball: string;
/** An empty folder that the package was installed into. */
let consumer: string;

function run(command: string, parameters: readonly string[], cwd: string): string {
  return execFileSync(command, parameters, {
    cwd,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

beforeAll(async () => {
  top = realpathSync(mkdtempSync(join(tmpdir(), "logscan-package-")));
  source = join(top, "source");
  for (const name of readdirSync(project)) {
    if (/^(?:node_modules|dist|\.git|.*\.tgz)$/.test(name)) continue;
    cpSync(join(project, name), join(source, name), { recursive: true });
  }
  symlinkSync(join(project, "node_modules"), join(source, "node_modules"));
  const packed = join(top, "packed");
  mkdirSync(packed);
  run("npm", ["pack", "--pack-destination", packed], source);
  const names = readdirSync(packed);
  expect(names).toEqual([expect.stringMatching(/^logscan-\d+\.\d+\.\d+\.tgz$/)]);
  tarball = join(packed, names[0]!);
  consumer = join(top, "consumer");
  cpSync(join(project, "tests/consumer"), consumer, { recursive: true });
  if (hasCase) cpSync(join(project, "fixtures/incidents", caseName), join(consumer, caseName), { recursive: true });
  run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", tarball], consumer);
  // The optional peer, as a user would have installed it.
  symlinkSync(join(project, "node_modules/vitest"), join(consumer, "node_modules/vitest"));
}, 240_000);

afterAll(() => rm(top, { recursive: true, force: true }));

describe("the tarball", () => {
  const installed = () => join(consumer, "node_modules/logscan");

  it("is smaller than a megabyte", () => {
    expect(statSync(tarball).size).toBeLessThan(1_000_000);
  });

  it("holds what a user needs, and neither sources nor tests", () => {
    const files = filesBelow(installed());
    expect(files).toEqual(
      expect.arrayContaining([
        ...["README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "package.json", "grammars/README.md"],
        ...[
          "dist/cli.js",
          "dist/index.js",
          "dist/index.d.ts",
          "dist/testing.js",
          "dist/testing.d.ts",
          "dist/schema/incident.v1.json",
        ],
      ]),
    );
    const allowed =
      /^(?:(?:README|CHANGELOG|SECURITY)\.md|LICENSE|package\.json|dist\/licenses\.txt|dist\/.*\.(?:js|d\.ts|json)|grammars\/[^/]*)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it("has the licenses of what is built in", () => {
    const licenses = readFileSync(join(installed(), "dist/licenses.txt"), "utf8");
    const names = [...licenses.matchAll(/^== (.*)$/gm)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(["@chevrotain/gast", "chevrotain", "lodash-es", "zod"]));
    expect(licenses).toContain("Apache License");
    expect(licenses).toContain("OpenJS Foundation and other contributors");
  });

  it("names no folder of the machine that built it", () => {
    const folders = [top, project];
    const naming = filesBelow(installed()).filter((file) => {
      const text = readFileSync(join(installed(), file), "utf8");
      return folders.some((folder) => text.includes(folder));
    });
    expect(naming).toEqual([]);
  });

  it("ships the schema that the command prints", () => {
    const shipped = readFileSync(join(installed(), "dist/schema/incident.v1.json"), "utf8");
    expect(shipped).toBe(run("npx", ["--no", "--", "logscan", "schema"], consumer));
    for (const name of ["event", "expectation"]) {
      const file = readFileSync(join(installed(), `dist/schema/${name}.v1.json`), "utf8");
      expect(file).toBe(run("npx", ["--no", "--", "logscan", "schema", name], consumer));
    }
    expect(JSON.parse(shipped)).toMatchObject({ type: "object", required: expect.arrayContaining(["incidents"]) });
  }, 30_000);
});

describe("in an empty folder", () => {
  it.runIf(hasCase)(
    "runs as logscan",
    () => {
      const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
      expect(run("npx", ["--no", "--", "logscan", "--version"], consumer)).toBe(`${version}\n`);
      const scan = spawnSync("npx", ["--no", "--", "logscan", ...scanArguments], {
        cwd: consumer,
        env: environment,
        encoding: "utf8",
      });
      expect(scan.status).toBe(0);
      const [summary, , title, started] = scan.stdout.split("\n");
      expect(summary).toMatch(/^1 incident\. /);
      expect(title).toMatch(/^CRITICAL .*hda7/);
      expect(started).toContain("2008-05-22 23:34:30 +09:00");
    },
    30_000,
  );

  it.runIf(hasCase)(
    'imports as { scan } from "logscan"',
    async () => {
      const program = `
      import { scan } from "logscan";
      import schema from "logscan/schema/incident.v1.json" with { type: "json" };
      const options = { paths: ["${caseName}"], zone: "Asia/Tokyo", year: 2008, now: "2008-05-23T18:00:00+09:00" };
      const { incidents, $schema } = await scan(options);
      console.log(JSON.stringify({ starts: incidents.map((incident) => incident.start.at), same: $schema === schema.$id }));
    `;
      await writeFile(join(consumer, "program.mjs"), program);
      const printed = run(process.execPath, ["--no-warnings", "program.mjs"], consumer);
      expect(JSON.parse(printed)).toEqual({ starts: ["2008-05-22T23:34:30+09:00"], same: true });
    },
    30_000,
  );

  it("scans with the grammar that grammars/README.md shows", async () => {
    const readme = readFileSync(join(consumer, "node_modules/logscan/grammars/README.md"), "utf8");
    const grammar = /^```\n(logscan grammar 1\n[\s\S]*?)^```$/m.exec(readme)?.[1] ?? "";
    const samples = [...grammar.matchAll(/^ *> (.*)$/gm)].map(([, line]) => line!).sort();
    expect(samples).toHaveLength(3);
    await writeFile(join(consumer, "ups.grammar"), grammar);
    await writeFile(join(consumer, "ups.log"), `${samples.join("\n")}\n`);
    const program = `
      import { readFileSync } from "node:fs";
      import { builtinGrammars, parseGrammar, scan } from "logscan";
      const { grammar, diagnostics } = parseGrammar(readFileSync("ups.grammar", "utf8"), "ups.grammar");
      const grammars = [...builtinGrammars, grammar];
      const { incidents } = await scan({ paths: ["ups.log"], now: "2026-03-08T00:00:00Z", zone: "UTC", grammars });
      const found = incidents.map(({ kind, severity, start, end }) => [kind, severity, start.at, end.at]);
      console.log(JSON.stringify({ diagnostics, found }));
    `;
    await writeFile(join(consumer, "own.mjs"), program);
    expect(JSON.parse(run(process.execPath, ["own.mjs"], consumer))).toEqual({
      diagnostics: [],
      found: [["power.battery-low", "critical", "2026-03-07T10:02:11+00:00", "2026-03-07T10:52:40+00:00"]],
    });
  }, 30_000);

  it("tests grammars with vitest through logscan/testing", () => {
    const vitest = join(consumer, "node_modules/vitest/vitest.mjs");
    const { status, stdout } = spawnSync(process.execPath, [vitest, "run", "--reporter=json"], {
      cwd: consumer,
      env: environment,
      encoding: "utf8",
    });
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(stdout);
    expect({ numFailedTests, messages: testResults[0].message }).toEqual({ numFailedTests: 0, messages: "" });
    // Six checks of the grammar's file, ten of the case, three tests of its own.
    expect({ status, numPassedTests }).toEqual({ status: 0, numPassedTests: 19 });
  }, 60_000);

  it("type-checks in a strict project", () => {
    const compiler = join(project, "node_modules/typescript/bin/tsc");
    const types = ["--typeRoots", join(project, "node_modules/@types")];
    const check = spawnSync(process.execPath, [compiler, "-p", ".", ...types], { cwd: consumer, encoding: "utf8" });
    expect(check.stdout).toBe("");
    expect(check.status).toBe(0);
  }, 60_000);
});
