import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { bundleFile, bundleGrammars, bundleReader, grammarFiles } from "../../src/grammar/bundle.js";
import { durationSeconds, fieldValue, numberAt } from "../../src/grammar/fields.js";
import { editDistance, nearestWord } from "../../src/grammar/nearest.js";
import { printDiagnostic } from "../../src/grammar/print.js";
import { appliesTo, shareProgram } from "../../src/grammar/programs.js";
import { patternsText } from "./grammar-text.js";

test("durations", () => {
  expect(["30s", "10min", "2h", "1d", "1.5h", "1500ms", "120", "3 s", "s", "1x"].map(durationSeconds)).toEqual([
    ...[30, 600, 7200, 86_400, 5400, 1.5, 120, null, null, null],
  ]);
});

test("numbers of fields, durations in seconds", () => {
  const numbers = (["int", "number", "duration", "word"] as const).map(
    (type) => (text: string) => numberAt(type, Buffer.from(`5${text}5`), 1, text.length + 1),
  );
  expect(["0", "-17", "4294967296"].map(numbers[0]!)).toEqual([0, -17, 4_294_967_296]);
  expect(["0.1", "-2.50", "100.00"].map(numbers[1]!)).toEqual([0.1, -2.5, 100]);
  expect(["7", "1500ms", "1.5h", "2d", "3sec"].map(numbers[2]!)).toEqual([7, 1.5, 5400, 172_800, 3]);
  expect(["7"].map(numbers[3]!)).toEqual([Number.NaN]);
});

test.each([
  ["a", "a", true],
  ["a", "b", false],
  ["none", "none", true],
  ["none", "a", false],
  ["postfix/*", "postfix/smtp", true],
  ["postfix/*", "postfix", false],
  ["postfix/*", "postfix/a/*", true],
  ["postfix/*", "post/*", false],
])("whether %s and %s speak of a program in common: %s", (one, other, expected) => {
  expect([shareProgram([one], ["x", other]), shareProgram(["y", other], [one])]).toEqual([expected, expected]);
  const programs = ["", "a", "b", "none", "postfix", "postfix/smtp", "postfix/a/b", "post/x"];
  expect(programs.some((program) => appliesTo(one, program) && appliesTo(other, program))).toBe(expected);
});

test("values of devices lose /dev/, others do not", () => {
  expect([fieldValue("device", "/dev/sda"), fieldValue("device", "sda"), fieldValue("path", "/dev/sda")]).toEqual([
    "sda",
    "sda",
    "/dev/sda",
  ]);
});

test("the nearest word", () => {
  expect([editDistance("", "abc"), editDistance("abcd", "abdc"), editDistance("kitten", "sitting")]).toEqual([3, 1, 3]);
  expect(nearestWord("titel", ["title", "hint"])).toBe("title");
  expect(nearestWord("zzz", ["title", "hint"])).toBeUndefined();
  expect(nearestWord("title", ["title"])).toBeUndefined();
  expect(nearestWord("x".repeat(100_000), ["title"])).toBeUndefined();
});

describe("a printed diagnostic", () => {
  const base = { code: "grammar.x", severity: "error", message: "m", file: "f", line: 1 } as const;
  test("shows control characters and keeps the caret below its column", () => {
    const text = "\ta\u001b[31m日\u202eb";
    expect(printDiagnostic({ ...base, column: 9, message: "bad \u001b" }, text)).toBe(
      "f:1:9: error grammar.x: bad \\x1b\n  |  a\\x1b[31m日\\u{202e}b\n  |           　^",
    );
  });
  test("shows a long line around its column", () => {
    const [, line, caret] = printDiagnostic({ ...base, column: 501 }, `${"a".repeat(500)}b${"c".repeat(500)}`).split(
      "\n",
    );
    expect(line!.length).toBeLessThan(130);
    expect(line![caret!.indexOf("^")]).toBe("b");
  });
  test("needs neither source nor place", () => {
    expect(printDiagnostic({ code: "a.b", severity: "warning", message: "m", expected: "e", hint: "h" })).toBe(
      "warning a.b: m\n  expected: e\n  hint: h",
    );
  });
});

describe("the bundle", () => {
  let directory = "";
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "grammars-"));
    writeFileSync(join(directory, "b.grammar"), patternsText(["b"], "b"));
    writeFileSync(join(directory, "a.grammar"), patternsText(["a"], "a"));
    writeFileSync(join(directory, "README.md"), "# no grammar");
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test("holds the grammars sorted by name, without the directory's path", () => {
    const text = bundleGrammars(directory);
    expect(text).not.toContain(`${tmpdir()}/`);
    expect(JSON.parse(text).map(({ name }: { name: string }) => name)).toEqual(["a", "b"]);
  });

  test("throws with the place of what is wrong", () => {
    writeFileSync(join(directory, "c.grammar"), "nonsense\n");
    expect(() => bundleGrammars(directory)).toThrow(
      /\/c\.grammar:1:1: error grammar\.unknown-word: No line begins with `nonsense`/,
    );
    rmSync(join(directory, "c.grammar"));
  });

  test("is what the built-in grammars are, as the package reads it", async () => {
    expect(builtinGrammars).toHaveLength(grammarFiles("grammars").length);
    const text = bundleGrammars("grammars");
    expect(text).toMatch(/^[ -~]*$/);
    writeFileSync(join(directory, bundleFile), text);
    writeFileSync(join(directory, "reader.mjs"), bundleReader);
    const { grammars } = (await import(join(directory, "reader.mjs"))) as { grammars: unknown };
    expect(grammars).toEqual(builtinGrammars);
  });
});
