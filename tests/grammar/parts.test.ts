import { describe, expect, test } from "vitest";
import { elementsOf } from "../../src/grammar/alternative.js";
import { complaints, grammarText, parsed } from "./grammar-text.js";

/** A grammar with declarations above its component, and one event with the given patterns. */
function textWith(declarations: string, ...patterns: string[]): string {
  const lines = patterns.map((pattern) => `  | ${pattern}\n`);
  return grammarText(`${declarations}component thing\n  title "Thing" / "もの"\nfailing broken\n${lines.join("")}`);
}

const show = (alternative: string) =>
  elementsOf(alternative)
    .map((element) => ("hole" in element ? `<${element.hole}:${element.type}>` : element.literal))
    .join("");

/** The alternatives of one pattern, holes as `<name:type>`. */
function alternatives(declarations: string, pattern: string): string[] {
  return parsed(textWith(declarations, pattern)).events[0]!.patterns[0]!.alternatives.map(show);
}

const tls = 'part tls ", tls={tls-bits:int}"\n';
const used = 'part used ", conn_use={uses}"\nfield uses int\n';

describe("parts", () => {
  test("are put in", () => {
    expect(alternatives(tls, "relay={relay:word}{tls}, ok")).toEqual(["relay=<relay:word>, tls=<tls-bits:int>, ok"]);
  });

  test("that are optional make alternatives, the fullest first and the first part dropped last", () => {
    expect(alternatives(used + tls, "r={r:word}{used?}{tls?}, ok")).toEqual([
      "r=<r:word>, conn_use=<uses:int>, tls=<tls-bits:int>, ok",
      "r=<r:word>, conn_use=<uses:int>, ok",
      "r=<r:word>, tls=<tls-bits:int>, ok",
      "r=<r:word>, ok",
    ]);
  });

  test("share runs of blanks with what is around them, and may begin or end the pattern", () => {
    expect(alternatives('part really "really  "\n', "is {really?}down")).toEqual(["is really down", "is down"]);
    expect(alternatives('part mark "(!) "\n', "{mark?}down")).toEqual(["(!) down", "down"]);
    expect(alternatives('part why " as {why:text}"\n', "down {why?}")).toEqual(["down as <why:text>", "down"]);
  });

  test("may hold quotes, backslashes, written tabs and braces", () => {
    const part = 'part odd "a \\"b\\" c\\\\d e\\\\tf {{x} { y {{{x:int}"\n';
    expect(alternatives(part, "{odd}.")).toEqual(['a "b" c\\d e f {x} { y {<x:int>.']);
  });

  test("keep the pattern's text as it is written", () => {
    expect(parsed(textWith(tls, "a{tls?}")).events[0]!.patterns[0]!.source).toBe("a{tls?}");
  });

  test("may be declared below the patterns", () => {
    expect(alternatives("", "x")).toEqual(["x"]);
    const text = `${textWith("", "a{tls?}")}${tls}`;
    expect(parsed(text).events[0]!.patterns[0]!.alternatives).toHaveLength(2);
  });
});

test("two braces before a name are a literal brace", () => {
  const field = "field n int\n";
  expect(alternatives(field, "{{n} {{n:int} {{n?} {{{n} {{{{n}")).toEqual(["{n} {n:int} {n?} {<n:int> {{n}"]);
  expect(alternatives(field, "{{ n} {{N} {{} {n :int} {n}")).toEqual(["{{ n} {{N} {{} {n :int} <n:int>"]);
});

test("sixteen alternatives are the most", () => {
  const parts = [1, 2, 3, 4, 5].map((number) => `part p${number} "${number}"\n`).join("");
  expect(alternatives(parts, "a{p1?}{p2?}{p3?}{p4?}{p5}")).toHaveLength(16);
  expect(
    complaints(textWith(parts, "a{p1?}{p2?}{p3?}{p4?}{p5?}")),
  ).toBe(`test.grammar:12:26: error grammar.too-many-alternatives: This pattern has 5 optional parts
  |   | a{p1?}{p2?}{p3?}{p4?}{p5?}
  |                          ^
  expected: at most 4 in a pattern, which makes 16 alternatives
  hint: write several patterns, or join parts that always stand together`);
});

test("what is wrong with parts is told once, where it stands", () => {
  const declarations = `field size int
part size "x"
part tls " {tls:wrd} {nowhere} {mark}"
part tls "x"
part mark "\\x{m:int}"
part empty ""
field transaction word
`;
  const patterns = ["{mark?}{m2:int}", "a {marc?}", "a {mark:int}", "{a:int}{mark?}{b:int}", "{mark}{mark}", "{mark?}"];
  const text = textWith(
    `${declarations}part end "{e:int}"\n`,
    ...patterns,
    "{a:int} {end?}",
    "{a:int}{end?}",
    "{transaction:int}",
  );
  expect(complaints(text)).toBe(`test.grammar:5:6: error grammar.duplicate: The part \`size\` is named like a field
  | part size "x"
  |      ^
  expected: a name that no \`field\` line declares
test.grammar:6:17: error grammar.unknown-field-type: There is no field type \`wrd\`
  | part tls " {tls:wrd} {nowhere} {mark}"
  |                 ^
  expected: word, text, int, number, hex, ip, host, address, path, page, duration, device or pairs
  hint: did you mean \`word\`?
test.grammar:6:23: error grammar.unknown-field: The hole {nowhere} has no type
  | part tls " {tls:wrd} {nowhere} {mark}"
  |                       ^
  expected: {name:type}, or a name that a \`field\` line declares
  hint: write {nowhere:word}, or declare it once: field nowhere word
test.grammar:6:33: error grammar.unknown-field: The hole {mark} has no type
  | part tls " {tls:wrd} {nowhere} {mark}"
  |                                 ^
  expected: {name:type}, or a name that a \`field\` line declares
  hint: write {mark:word}, or declare it once: field mark word
test.grammar:7:6: error grammar.duplicate: The part \`tls\` is declared twice
  | part tls "x"
  |      ^
  expected: one \`part\` line a name
test.grammar:8:12: error grammar.escape: \`\\x\` means nothing in a text
  | part mark "\\x{m:int}"
  |            ^
  expected: \`\\"\` or \`\\\\\`
  hint: a backslash itself is written twice
test.grammar:9:12: error grammar.empty-text: This text is empty
  | part empty ""
  |            ^
  expected: what patterns put in by its name
test.grammar:10:7: error grammar.reserved-name: No field may be called \`transaction\`
  | field transaction word
  |       ^
  expected: another name
  hint: it stands for the key that the record's format found
test.grammar:15:12: error grammar.adjacent-holes: No text stands between {m2} and the hole before it
  |   | {mark?}{m2:int}
  |            ^
  expected: literal text between two holes
  hint: a hole ends where the text after it begins: join the two into one
test.grammar:16:8: error grammar.unknown-part: There is no part \`marc\`
  |   | a {marc?}
  |        ^
  expected: size, tls, mark, empty or end
  hint: did you mean \`mark\`?
test.grammar:17:7: error grammar.part-with-type: {mark} is a part and has no type
  |   | a {mark:int}
  |       ^
  expected: {mark} or {mark?}
  hint: give the hole another name
test.grammar:18:19: error grammar.adjacent-holes: No text stands between {b} and the hole before it
  |   | {a:int}{mark?}{b:int}
  |                   ^
  expected: literal text between two holes
  hint: a hole ends where the text after it begins: join the two into one
test.grammar:19:11: error grammar.duplicate-hole: The hole {m} stands twice in this pattern
  |   | {mark}{mark}
  |           ^
  expected: each name once
  hint: give one of them another name
test.grammar:20:5: error grammar.empty-pattern: This pattern is empty, where {mark?} is absent
  |   | {mark?}
  |     ^
  expected: the text of a log message
  hint: copy it from a log and put {name:type} for what varies
test.grammar:22:12: error grammar.adjacent-holes: No text stands between {e} and the hole before it
  |   | {a:int}{end?}
  |            ^
  expected: literal text between two holes
  hint: a hole ends where the text after it begins: join the two into one
test.grammar:23:5: error grammar.reserved-name: No hole may be called \`transaction\`
  |   | {transaction:int}
  |     ^
  expected: another name
  hint: it stands for the key that the record's format found`);
});

test("where only an absent part makes holes adjacent, it is named", () => {
  const text = textWith('part to " to"\npart so ", so"\n', "{a:int}{to?}{so?}{b:int}");
  expect(complaints(text)).toContain(
    "error grammar.adjacent-holes: No text stands between {b} and the hole before it, where {to?} and {so?} are absent",
  );
});

test("a part within a part", () => {
  const text = textWith('part a "x"\npart b "{a?} y"\n', "{b}");
  expect(complaints(text)).toBe(`test.grammar:5:9: error grammar.nested-part: The part \`b\` cannot hold a part
  | part b "{a?} y"
  |         ^
  expected: text and holes
  hint: put {a} into the patterns, or its text here`);
});
