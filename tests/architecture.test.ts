import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = join(dirname(dirname(fileURLToPath(import.meta.url))), "src");

interface SourceFile {
  /** Below src, with `/`. */
  readonly path: string;
  readonly text: string;
}

const files: SourceFile[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map((path) => ({ path: relative(root, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));

/** A step imports the steps before it and its own files. */
const steps = ["time", "read", "grammar", "skim", "detect", "incident", "report", "testing", "command"];
/** What puts the steps together, and may import them all. */
const outermost = ["index.ts", "cli.ts", "testing.ts"];
/** The shape of a problem, which every step may have: the ground that all stand on. */
const ground = ["diagnostic.ts"];

/** Where a module may be imported; the exceptions are single files, each with its reason. */
const homes: readonly { module: RegExp; step: string; exceptions: Readonly<Record<string, string>> }[] = [
  { module: /^luxon$/, step: "time", exceptions: {} },
  { module: /^chevrotain$/, step: "grammar", exceptions: {} },
  {
    module: /^(?:node:)?(?:fs|fs\/promises|child_process)$/,
    step: "read",
    exceptions: {
      "grammar/bundle.ts": "runs when logscan is built, never when it is used",
      "command/input.ts": "reads the files that options name",
      "testing.ts": "makes a folder for disguised copies",
      "testing/cases.ts": "reads expectations",
      "testing/case-checks.ts": "copies the logs of cases",
      "testing/find.ts": "looks for grammars and expectations",
      "testing/logs.ts": "reads the logs of cases and writes them in disguise",
      "command/new-grammar.ts": "writes the grammar and its fixture",
      "command/test.ts": "writes expectations that are missing",
      "command/output.ts": "writes to the files that options name",
      "command/host-zone.ts": "looks what the machine's zone is a link to",
      "command/engine.ts": "asks how long the logs are, before anything of reading is loaded",
    },
  },
];

function importsOf(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const target =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
            ? node.arguments[0]
            : undefined;
    if (target !== undefined && ts.isStringLiteral(target)) found.push(target.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function parse({ path, text }: SourceFile): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** The place of a file in the import order: -1 for the ground, above all steps for what puts them together. */
function level(path: string): number {
  if (ground.includes(path)) return -1;
  if (outermost.includes(path)) return steps.length + outermost.indexOf(path);
  return steps.indexOf(path.split("/")[0] ?? "");
}

function orderProblems(file: SourceFile): string[] {
  return importsOf(file).flatMap((name) => {
    if (!name.startsWith(".")) return [];
    const target = posix.normalize(posix.join(posix.dirname(file.path), name)).replace(/\.js$/, ".ts");
    // The version of the package stands outside the sources.
    if (target === "../package.json") return [];
    const before = level(target) < level(file.path);
    const own = target.split("/")[0] === file.path.split("/")[0] && !outermost.includes(target);
    return before || own ? [] : [`${file.path} imports ${target}`];
  });
}

function homeProblems(file: SourceFile): string[] {
  return importsOf(file).flatMap((name) =>
    homes
      .filter(({ module, step, exceptions }) => {
        return module.test(name) && !file.path.startsWith(`${step}/`) && exceptions[file.path] === undefined;
      })
      .map(({ step }) => `${file.path} imports ${name}, which belongs in ${step}/`),
  );
}

/** What makes the same input give other results on another machine or at another time. */
function surroundingsRead(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = node.getText();
    if (ts.isPropertyAccessExpression(node)) {
      if (/^(?:Date\.now|performance\.now|process\.(?:env|cwd|stdin|stdout|stderr|argv|exit))$/.test(text))
        found.push(text);
      else if (node.name.text === "resolvedOptions") found.push("resolvedOptions");
      else if (/^toLocale/.test(node.name.text)) found.push(node.name.text);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) found.push(text);
    if (ts.isCallExpression(node) && node.expression.getText() === "Date") found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found.map((what) => `${file.path} reads ${what}`);
}

function hasDefaultExport(file: SourceFile): boolean {
  return parse(file).statements.some(
    (statement) =>
      ts.isExportAssignment(statement) ||
      (ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) ||
      (ts.isExportDeclaration(statement) &&
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some(({ name }) => name.text === "default")),
  );
}

const isBarrel = ({ path }: SourceFile) => path.endsWith("/index.ts");
const isNamedForNothing = ({ path }: SourceFile) =>
  /(?:^|[/.-])(?:utils?|helpers?|common|managers?)(?:$|[/.-])/.test(path);
const lineCount = ({ text }: SourceFile) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
/** Declarations of packages that have none of their own may export what those export. */
const written = files.filter(({ path }) => !path.endsWith(".d.ts"));

describe("the layout", () => {
  it("has only the folders and files of the design", () => {
    const known = [...steps.map((step) => `${step}/`), ...outermost, ...ground];
    expect(files.map(({ path }) => path).filter((path) => !known.some((start) => path.startsWith(start)))).toEqual([]);
    expect(files.length).toBeGreaterThan(steps.length);
  });

  it("imports in the order of the steps", () => {
    expect(files.flatMap(orderProblems)).toEqual([]);
  });

  it("keeps each package and the file system in its step", () => {
    expect(files.flatMap(homeProblems)).toEqual([]);
  });

  it("names only exceptions that are still needed", () => {
    const unused = homes.flatMap(({ module, exceptions }) =>
      Object.keys(exceptions).filter((path) => {
        const file = files.find((candidate) => candidate.path === path);
        return file === undefined || !importsOf(file).some((name) => module.test(name));
      }),
    );
    expect(unused).toEqual([]);
  });

  it("reads no clock, environment, working directory or locale in the library", () => {
    expect(
      files.filter(({ path }) => path !== "cli.ts" && !path.startsWith("command/")).flatMap(surroundingsRead),
    ).toEqual([]);
  });

  it("has no barrels, default exports and names that say nothing", () => {
    expect(files.filter(isBarrel).map(({ path }) => path)).toEqual([]);
    expect(files.filter(isNamedForNothing).map(({ path }) => path)).toEqual([]);
    expect(written.filter(hasDefaultExport).map(({ path }) => path)).toEqual([]);
  });

  it("has small files", () => {
    expect(files.filter((file) => lineCount(file) > 400).map(({ path }) => path)).toEqual([]);
    expect(files.filter((file) => lineCount(file) < 100).length * 2).toBeGreaterThanOrEqual(files.length);
  });
});

describe("these checks see", () => {
  const at = (path: string, text: string): SourceFile => ({ path, text });

  it.each([
    ["time/zone.ts", 'import { a } from "../read/names.js";'],
    ["grammar/parser.ts", 'import type { A } from "../detect/needs.js";'],
    ["incident/scan.ts", 'export { a } from "../report/json.js";'],
    ["report/text.ts", 'import { a } from "../index.js";'],
    ["index.ts", 'const a = await import("./cli.js");'],
    ["time/zone.ts", 'type A = import("../incident/record.js").Incident;'],
    ["diagnostic.ts", 'import { a } from "./time/zone.js";'],
  ])("an import against the order in %s", (path, text) => {
    expect(orderProblems(at(path, text))).toHaveLength(1);
  });

  it("that the ground, the own step and steps before may be imported", () => {
    const text =
      'import "../diagnostic.js"; import "./fold.js"; import "../time/zone.js"; import "../../package.json";';
    expect(orderProblems(at("incident/scan.ts", text))).toEqual([]);
  });

  it.each([
    ["read/record.ts", 'import { DateTime } from "luxon";'],
    ["detect/boots.ts", 'import { readFileSync } from "node:fs";'],
    ["grammar/check.ts", 'import { readFile } from "fs/promises";'],
    ["index.ts", 'import { Lexer } from "chevrotain";'],
  ])("a package outside its step in %s", (path, text) => {
    expect(homeProblems(at(path, text))).toHaveLength(1);
  });

  it.each([
    "const a = Date.now();",
    "const a = new Date();",
    "const a = new Date;",
    "const a = Date();",
    "const a = process.env.TZ;",
    "const a = process.cwd();",
    "const a = Intl.DateTimeFormat().resolvedOptions().timeZone;",
    "const a = (1).toLocaleString();",
  ])("what surrounds the process: %s", (text) => {
    expect(surroundingsRead(at("detect/boots.ts", text))).not.toEqual([]);
  });

  it("that a date made from a number is no clock", () => {
    expect(surroundingsRead(at("detect/boots.ts", "const a = new Date(0);"))).toEqual([]);
  });

  it.each(["export default 1;", "export default function a() {}", "const a = 1; export { a as default };"])(
    "a default export: %s",
    (text) => {
      expect(hasDefaultExport(at("time/zone.ts", text))).toBe(true);
    },
  );

  it.each(["read/utils.ts", "helpers/a.ts", "read/line-helper.ts", "detect/common.ts"])("the name %s", (path) => {
    expect(isNamedForNothing(at(path, ""))).toBe(true);
  });
});
