import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementsOf } from "../../src/grammar/alternative.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { complaints, grammarText, parsed, patternsText } from "./grammar-text.js";

const whole = `# a comment

logscan grammar 1
grammar xfs "The XFS file system" / "XFS ファイルシステム"
program kernel, none, postfix/*
field device device
component filesystem {device}
  service storage
  needs disk {device}, process "xfsaild", host
  severity critical
  opens 2 within 1.5min
  quiet never
  restart 2h
  foreign
  title "XFS {device}" / "XFS {device} が停止"
  hint "a \\"quoted\\" \\\\ text" / "ヒント"
  question "why?" / "なぜ?"
  unseen by "port monitor": "ports stay open" / "ポートは開いたまま"
failing shutdown
  opens never
  quiet 1d
  program kernel
  inherits line
  counts {count}
  took {seconds}
  unless shutdown since mounting
  echo
  instant
  action
  proves unclean stop
  severity warning
  | xfs({device},{flags:hex})^I  at {line:int} {odd} {Up} { x
  > Jul 28 13:57:40 ns kernel: xfs(hda7,0x1)
  = device hda7, flags "0x1, or so",  file fs/xfs/xfs vnodeops.c
  ! Jul 28 13:58:02 ns myapp[77]: xfs
working mounting
  |x
`.replace(" {odd}", " {odd:word} ");

describe("a grammar without errors", () => {
  test("may name a check in both languages", () => {
    const text = whole.replace('unseen by "port monitor"', 'unseen by "port monitor" / "ポート監視"');
    expect(parsed(text).components[0]?.unseenBy[0]?.check).toEqual({ en: "port monitor", ja: "ポート監視" });
  });

  test("may tell what a component only uses from what it needs", () => {
    const text = whole.replace(', process "xfsaild", host', '\n  uses process "xfsaild", host');
    expect(parsed(text).components[0]?.needs).toEqual([
      { name: "disk", key: "device", value: null, isProven: true },
      { name: "process", key: null, value: "xfsaild", isProven: false },
      { name: "host", key: null, value: null, isProven: false },
    ]);
  });

  test("becomes the model", () => {
    const grammar = parsed(whole);
    expect(grammar).toMatchObject({
      language: 1,
      name: "xfs",
      title: { en: "The XFS file system", ja: "XFS ファイルシステム" },
      file: "test.grammar",
      programs: ["kernel", "none", "postfix/*"],
    });
    expect(grammar.components).toEqual([
      {
        name: "filesystem",
        key: "device",
        needs: [
          { name: "disk", key: "device", value: null, isProven: true },
          { name: "process", key: null, value: "xfsaild", isProven: true },
          { name: "host", key: null, value: null, isProven: true },
        ],
        service: "storage",
        severity: "critical",
        opens: { count: 2, withinSeconds: 90, different: null },
        quietSeconds: null,
        restartSeconds: 7200,
        settlesSeconds: 0,
        lastsSeconds: 0,
        foreign: true,
        reports: false,
        silenced: false,
        title: { en: "XFS {device}", ja: "XFS {device} が停止" },
        hints: [{ en: 'a "quoted" \\ text', ja: "ヒント" }],
        questions: [{ en: "why?", ja: "なぜ?" }],
        unseenBy: [
          {
            check: { en: "port monitor", ja: "port monitor" },
            why: { en: "ports stay open", ja: "ポートは開いたまま" },
          },
        ],
        at: 7,
        places: expect.objectContaining({
          "needs disk": { at: 9, column: 9 },
          "needs device": { at: 9, column: 15 },
          "needs host": { at: 9, column: 43 },
          "title device": { at: 15, column: 15 },
        }),
      },
    ]);
    const { patterns, samples, lookAlikes, ...options } = grammar.events[0]!;
    expect(options).toEqual({
      name: "shutdown",
      health: "failing",
      component: 0,
      programs: ["kernel"],
      conditions: [],
      opens: { count: 0, withinSeconds: 0, different: null },
      quietSeconds: 86_400,
      inherits: ["line"],
      counts: "count",
      same: null,
      took: ["seconds"],
      passes: null,
      takes: null,
      tookUnitSeconds: 1,
      unless: { event: "shutdown", since: "mounting" },
      unlessInTransaction: [],
      echo: true,
      unready: false,
      instant: true,
      sudden: false,
      action: true,
      uncleanStop: true,
      severity: "warning",
      title: null,
      hints: [],
      questions: [],
      at: 19,
      places: expect.objectContaining({
        "took seconds": { at: 25, column: 9 },
        "unless mounting": { at: 26, column: 25 },
        echo: { at: 27, column: 3 },
      }),
    });
    expect(patterns[0]!.alternatives.map(elementsOf)).toEqual([
      [
        { literal: "xfs(" },
        { hole: "device", type: "device" },
        { literal: "," },
        { hole: "flags", type: "hex" },
        { literal: ") at " },
        { hole: "line", type: "int" },
        { literal: " " },
        { hole: "odd", type: "word" },
        { literal: " {Up} { x" },
      ],
    ]);
    expect(samples).toEqual([
      {
        line: "Jul 28 13:57:40 ns kernel: xfs(hda7,0x1)",
        fields: { device: "hda7", flags: "0x1, or so", file: "fs/xfs/xfs vnodeops.c" },
        at: 33,
        column: 5,
        fieldsAt: { at: 34, column: 5 },
      },
    ]);
    expect(lookAlikes).toEqual([{ line: "Jul 28 13:58:02 ns myapp[77]: xfs", at: 35, column: 5 }]);
    expect(grammar.events[1]).toMatchObject({
      name: "mounting",
      component: 0,
      patterns: [{ source: "x", at: 37, column: 4 }],
    });
  });

  test("may have a byte order mark and carriage returns", () => {
    expect(parsed(`\uFEFF${whole.replaceAll("\n", "\r\n")}`)).toEqual(parsed(whole));
  });

  test("may use keywords as names", () => {
    const grammar = parsed(grammarText('component title\n  title "a" / "b"\nnote echo\n  | x\nnote never\n  | y\n'));
    expect(grammar.events.map(({ name }) => name)).toEqual(["echo", "never"]);
  });

  test("takes the component's options where the event has none", () => {
    const [event] = parsed(patternsText(["x"])).events;
    expect(event).toMatchObject({ opens: null, severity: null, programs: null });
    expect(event).not.toHaveProperty("quietSeconds");
  });
});

describe("errors", () => {
  test("are all told at once, with places, what was expected and what was meant", () => {
    const text = `logscan grammar 1
grammar xfs "XFS" / "XFS"
program kernel # the kernel
field device devic
compnent filesystem {device}
  titel "a" / "b"
  severity critcal
  opens 2 wihin 3s
  quiet 10
failing x
  | {a:wrd}{b} x {b:int} x
  unless x
  title "a" / "b
  hint "日本 \\x" / "b"
`;
    expect(complaints(text)).toBe(`test.grammar:3:16: error grammar.syntax: A comment may not follow on the same line
  | program kernel # the kernel
  |                ^
  expected: the end of the line
  hint: put it on a line of its own
test.grammar:4:14: error grammar.unknown-field-type: There is no field type \`devic\`
  | field device devic
  |              ^
  expected: word, text, int, number, hex, ip, host, address, path, page, duration, device or pairs
  hint: did you mean \`device\`?
test.grammar:5:1: error grammar.unknown-word: No line begins with \`compnent\`
  | compnent filesystem {device}
  | ^
  expected: a keyword of the grammar language
  hint: did you mean \`component\`?
test.grammar:6:3: error grammar.unknown-word: No line begins with \`titel\`
  |   titel "a" / "b"
  |   ^
  expected: a keyword of the grammar language
  hint: did you mean \`title\`?
test.grammar:7:12: error grammar.severity: There is no severity \`critcal\`
  |   severity critcal
  |            ^
  expected: critical, error, warning or info
  hint: did you mean \`critical\`?
test.grammar:8:11: error grammar.syntax: \`wihin\` does not belong here
  |   opens 2 wihin 3s
  |           ^
  expected: \`within\`
  hint: did you mean \`within\`?
test.grammar:9:9: error grammar.duration: \`10\` is not a duration
  |   quiet 10
  |         ^
  expected: a number and its unit: \`30s\`, \`10min\`, \`2h\`, \`1d\`
  hint: did you mean \`10s\`?
test.grammar:11:8: error grammar.unknown-field-type: There is no field type \`wrd\`
  |   | {a:wrd}{b} x {b:int} x
  |        ^
  expected: word, text, int, number, hex, ip, host, address, path, page, duration, device or pairs
  hint: did you mean \`word\`?
test.grammar:11:12: error grammar.adjacent-holes: No text stands between {b} and the hole before it
  |   | {a:wrd}{b} x {b:int} x
  |            ^
  expected: literal text between two holes
  hint: a hole ends where the text after it begins: join the two into one
test.grammar:11:13: error grammar.unknown-field: The hole {b} has no type
  |   | {a:wrd}{b} x {b:int} x
  |             ^
  expected: {name:type}, or a name that a \`field\` line declares
  hint: write {b:word}, or declare it once: field b word
test.grammar:11:18: error grammar.duplicate-hole: The hole {b} stands twice in this pattern
  |   | {a:wrd}{b} x {b:int} x
  |                  ^
  expected: each name once
  hint: give one of them another name
test.grammar:12:11: error grammar.syntax: The line ends too early
  |   unless x
  |           ^
  expected: \`since\` or \`in\`
test.grammar:13:15: error grammar.syntax: This text has no closing quote
  |   title "a" / "b
  |               ^
  expected: a text between double quotes
  hint: close it with \`"\`; a quote inside a text is written \`\\"\`
test.grammar:14:12: error grammar.escape: \`\\x\` means nothing in a text
  |   hint "日本 \\x" / "b"
  |         　　 ^
  expected: \`\\"\` or \`\\\\\`
  hint: a backslash itself is written twice`);
  });

  test("of a line say what else is missing, but for the line itself", () => {
    const told = complaints("grammar x").match(/^test.*/gm);
    expect(told).toEqual([
      "test.grammar:1:1: error grammar.missing: A grammar begins with the version of its language",
      "test.grammar:1:1: error grammar.missing: The grammar names no program",
      "test.grammar:1:1: error grammar.missing: The grammar has no component",
      "test.grammar:1:10: error grammar.syntax: The line ends too early",
    ]);
  });

  test.each([
    ["", "test.grammar:1:1: error grammar.missing: The grammar is empty"],
    ["grammar x", "test.grammar:1:1: error grammar.missing: A grammar begins with the version of its language"],
    [
      "logscan grammar 2\nanything at all",
      "test.grammar:1:17: error grammar.version: This grammar is written in language version 2",
    ],
    [
      'grammar x "a" / "b"',
      "test.grammar:1:1: error grammar.missing: A grammar begins with the version of its language",
    ],
    [grammarText(""), "test.grammar:1:1: error grammar.missing: The grammar has no component"],
    [grammarText("failing x\n| a"), "test.grammar:4:1: error grammar.misplaced: The event `x` belongs to no component"],
    [
      grammarText("component c\nfailing x\n| a"),
      "test.grammar:4:1: error grammar.missing: The component `c` has no title",
    ],
    [
      grammarText('component c\ntitle "a" / "b"\nfailing x'),
      "test.grammar:6:1: error grammar.missing: The event `x` has no pattern",
    ],
    [
      `${patternsText(["a"])}failing broken\n| b`,
      "test.grammar:8:9: error grammar.duplicate: The event `broken` is declared twice",
    ],
    [
      patternsText(["a"]).replace("program kernel", "program postfix/*/smtp"),
      "test.grammar:3:9: error grammar.program: `postfix/*/smtp` is no name of a program",
    ],
    [
      patternsText(["a"]).replace("broken\n", "broken\n  program *\n"),
      "test.grammar:7:11: error grammar.program: `*` is no name of a program",
    ],
    [
      `${patternsText(["a"])}needs host`,
      "test.grammar:8:1: error grammar.misplaced: `needs` does not belong to event `broken`",
    ],
    [
      `${patternsText(["a"])}echo\necho`,
      "test.grammar:9:1: error grammar.duplicate: `echo` stands twice for event `broken`",
    ],
    [`${patternsText(["a"])}= device x`, "test.grammar:8:1: error grammar.misplaced: These values belong to no sample"],
    [`${patternsText(["a"])}> a\n= device`, "test.grammar:9:9: error grammar.values: The value of `device` is missing"],
    [`${patternsText(["a"])}> a\n= a b, a c`, "test.grammar:9:8: error grammar.duplicate: `a` stands twice"],
    [
      `${patternsText(["a"])}opens 0 within 3s`,
      "test.grammar:8:7: error grammar.number: `0` events cannot open an outage",
    ],
    [patternsText([" "]), "test.grammar:7:5: error grammar.empty-pattern: This pattern is empty"],
    [`${patternsText(["a"])}!`, "test.grammar:8:2: error grammar.empty-line: The log line is missing"],
    [`${patternsText(["a"])}title "a" "b"`, 'test.grammar:8:11: error grammar.syntax: `"b"` does not belong here'],
    [`${patternsText(["a"])}title "a" / ""`, "test.grammar:8:13: error grammar.empty-text: This text is empty"],
    [`${patternsText(["a"])}note Big\n| b`, "test.grammar:8:6: error grammar.name: `Big` is not a name"],
  ])("%j", (text, firstLine) => {
    expect(complaints(text).split("\n")[0]).toBe(firstLine);
  });

  test("an unclear component line does not make its events look wrong", () => {
    const text = grammarText('component {x}\n  title "a" / "b"\nfailing y\n  | z');
    expect(parseGrammar(text, "f").diagnostics).toHaveLength(1);
  });
});

test("no text makes it throw, and no grammar comes with a diagnostic", () => {
  const pieces = fc.constantFrom(
    ...'logscan grammar 1|program|component|failing|title|\n|\n  |"a" / "b"|{a:int}|{|}|/|,|:|"|= a b|> x| | |opens|at once|#|\\|\u0000|日本|\r'.split(
      "|",
    ),
    "| ",
    "! ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 40 }), (parts) => {
      const { grammar, diagnostics } = parseGrammar(parts.join(""), "f");
      expect(grammar === null).toBe(diagnostics.length > 0);
      for (const { line, column } of diagnostics) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("only an event named silence needs no pattern", () => {
  const component = 'component thing\n  title "Thing" / "もの"\n';
  expect(parsed(grammarText(`${component}failing silence\n  opens never\n`)).events[0]!.patterns).toEqual([]);
  expect(complaints(grammarText(`${component}failing quietness\n`))).toContain("quietness");
});
