import { describe, expect, test } from "vitest";
import { adjusted } from "../../src/grammar/adjust.js";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { loadGrammars } from "../../src/grammar/load.js";
import { printDiagnostic } from "../../src/grammar/print.js";
import { lines, scanLogs } from "../scan-logs.js";

const header = 'logscan grammar 1\ngrammar site "Site" / "サイト"\n';
const pump = `logscan grammar 1
grammar pump "Water pump" / "ポンプ"
program pumpd

component pump
  title "The pump stands still" / "ポンプ停止"

failing dry
  | pump {number:int} runs dry
  > Mar  7 10:02:11 db01 pumpd[812]: pump 2 runs dry
  ! Mar  7 10:02:12 db01 wall[813]: pump 2 runs dry

working wet
  | pump {number:int} draws water
  > Mar  7 10:22:11 db01 pumpd[812]: pump 2 draws water
`;
const pumpLog = lines(
  "Mar  7 10:01:11 db01 pumpd[812]: pump 2 draws water",
  "Mar  7 10:02:11 db01 pumpd[812]: pump 2 runs dry",
  "Mar  7 10:22:11 db01 pumpd[812]: pump 2 draws water",
);

/** Every problem as it would be printed. */
function problems(texts: Record<string, string>): string {
  const files = Object.entries(texts).map(([file, text]) => ({ file, text }));
  return loadGrammars(files)
    .diagnostics.map((diagnostic) => printDiagnostic(diagnostic, texts[diagnostic.file ?? ""]))
    .join("\n");
}

function loaded(...texts: string[]) {
  const { grammars, diagnostics } = loadGrammars(texts.map((text, index) => ({ file: `own${index}.grammar`, text })));
  expect(diagnostics).toEqual([]);
  if (grammars === null) throw new Error("not usable");
  return grammars;
}

const drafts = async (grammars: ReturnType<typeof loaded>) => {
  const { incidents } = await scanLogs({ "db01/var/log/syslog": pumpLog }, { grammars });
  return incidents.map(({ kind, severity, start, end }) => [kind, severity, start.at, end?.at]);
};

describe("grammars of one's own", () => {
  test("stand beside the built-in ones and find what those do not know", async () => {
    const grammars = loaded(pump);
    expect(grammars).toHaveLength(builtinGrammars.length + 1);
    expect(await drafts(grammars)).toEqual([
      ["pump.dry", "error", "2008-03-07T10:02:11+09:00", "2008-03-07T10:22:11+09:00"],
    ]);
    expect(await drafts([...builtinGrammars])).toEqual([]);
  });

  test("take the place of a built-in one of their name", () => {
    // One that no other needs: they would be told to lack it.
    const needed = builtinGrammars.flatMap(({ components }) => components.flatMap(({ needs }) => needs));
    const builtin = builtinGrammars.find(({ components }) =>
      components.every((component) => needed.every(({ name }) => name !== component.name)),
    );
    const grammars = loaded(pump.replaceAll("grammar pump", `grammar ${builtin?.name}`));
    expect(grammars).toHaveLength(builtinGrammars.length);
    expect(grammars.find(({ name }) => name === builtin?.name)?.programs).toEqual(["pumpd"]);
  });

  test("two of one name, and a stolen sample, are reported with the file that has it", () => {
    expect(problems({ "a.grammar": pump, "b.grammar": pump })).toContain(
      "b.grammar:2:9: error grammar.duplicate-grammar: There are two grammars `pump`\n" +
        '  | grammar pump "Water pump" / "ポンプ"\n  |         ^\n  expected: each name once\n  hint: the other is a.grammar',
    );
  });

  test("are told what they make missing, and not what the ones beside them lack anyhow", () => {
    const named = (name: string) => pump.replace("grammar pump", `grammar ${name}`).replaceAll("pump", name);
    const needy = named("fan").replace("component fan", "component fan\n  needs drain, pump");
    const texts = [
      { file: "fan.grammar", text: needy },
      { file: "pump.grammar", text: pump },
    ];
    const { grammars: beside } = loadGrammars(texts, []);
    const told = (text: string) =>
      loadGrammars([{ file: "own.grammar", text }], beside ?? []).diagnostics.map(({ file, message }) => [
        file,
        message,
      ]);
    expect(told(named("valve"))).toEqual([]);
    const inPlaceOfPump = named("valve").replace("grammar valve", "grammar pump");
    expect(told(inPlaceOfPump)).toEqual([["fan.grammar", "No grammar has the component `pump`, which `fan` needs"]]);
  });

  test("all mistakes of all files are given at once", () => {
    const first = pump.replace("failing dry", "failng dry").replace('"The pump stands still" / ', "");
    const printed = problems({
      "a.grammar": first,
      "b.grammar": pump.replace("{number:int} draws", "{number:itn} draws"),
    });
    expect(printed).toBe(
      [
        "a.grammar:6:16: error grammar.syntax: The line ends too early",
        '  |   title "ポンプ停止"',
        // Nine narrow characters, five wide ones and the quote.
        `  | ${" ".repeat(9)}${"　".repeat(5)} ^`,
        "  expected: `/`",
        "a.grammar:8:1: error grammar.unknown-word: No line begins with `failng`",
        "  | failng dry",
        "  | ^",
        "  expected: a keyword of the grammar language",
        "  hint: did you mean `failing`?",
        "b.grammar:2:9: error grammar.duplicate-grammar: There are two grammars `pump`",
        '  | grammar pump "Water pump" / "ポンプ"',
        "  |         ^",
        "  expected: each name once",
        "  hint: the other is a.grammar",
        "b.grammar:14:18: error grammar.unknown-field-type: There is no field type `itn`",
        "  |   | pump {number:itn} draws water",
        "  |                  ^",
        "  expected: word, text, int, number, hex, ip, host, address, path, page, duration, device or pairs",
        "  hint: did you mean `int`?",
      ].join("\n"),
    );
  });
});

describe("a file with errors", () => {
  const broken = pump
    .replace("  | pump {number:int} runs dry", "  | pump {number:int} runs dry\n  opens sometimes")
    .replace("pumpd[812]: pump 2 draws water", "pumpd[812]: pump 2 draws beer")
    .replace("working wet", "working wet\n  ! Mar  7 10:22:12 db01 pumpd[812]: pump 3 draws water");

  test("has the samples of its other events checked, so that all is said at once", () => {
    expect(problems({ "a.grammar": broken })).toBe(
      [
        "a.grammar:10:9: error grammar.syntax: `sometimes` does not belong here",
        "  |   opens sometimes",
        "  |         ^",
        "  expected: `at`, `never` or a number",
        "a.grammar:15:5: error grammar.look-alike-claimed: The look-alike is claimed by `pump.wet` (a.grammar:16)",
        "  |   ! Mar  7 10:22:12 db01 pumpd[812]: pump 3 draws water",
        "  |     ^",
        "  expected: `wet` to pass it over",
        "  hint: write more of the message as literal text, or give the holes narrower types",
        "a.grammar:16:5: error grammar.pattern-without-sample: The pattern has no sample",
        "  |   | pump {number:int} draws water",
        "  |     ^",
        "  expected: `>` and a log line of the same event that it claims",
        "  hint: copy one from a real log",
        "a.grammar:17:51: error grammar.sample-not-matched: No pattern of `wet` matches the sample: the nearest, on line 16, fails at character 14 of the message (`b`)",
        "  |   > Mar  7 10:22:11 db01 pumpd[812]: pump 2 draws beer",
        `  | ${" ".repeat(50)}^`,
        "  expected: `water`",
        "  hint: it matches as far as `pump 2 draws `",
      ].join("\n"),
    );
  });

  test.each([
    ["a field", (text: string) => text.replace("component pump", "field number itn\ncomponent pump")],
    ["a field, misspelt, below an event", (text: string) => `${text}filed number int\n`],
    ["a part", (text: string) => `${text}part rest "{what:txt}"\n`],
    ["the program", (text: string) => text.replace("program pumpd", "program pumpd,")],
  ])("in what all its events share says nothing of their samples: %s", (_, wrong) => {
    const codes = problems({ "a.grammar": wrong(broken) }).match(/grammar\.(?:sample|pattern)[a-z-]*/g);
    expect(codes).toBeNull();
  });

  test("in its first lines has all its events checked", () => {
    const wrong = broken.replace("logscan grammar 1\n", "").replace('grammar pump "Water pump" /', "grammar pump");
    const codes = problems({ "a.grammar": wrong }).match(/grammar\.[a-z-]+(?=:)/g);
    expect(codes).toEqual([
      ...["grammar.missing", "grammar.syntax", "grammar.syntax"],
      ...["grammar.look-alike-claimed", "grammar.pattern-without-sample", "grammar.sample-not-matched"],
    ]);
  });

  test("has the names of its lines checked, too", () => {
    const text = `logscan grammar 1
grammar own "Own" / "自作"
program ownd

component relay {relay}
  needs pmup
  quiet 5
failing refused
  title "{rely} refuses" / "{relay} が拒否"
  unless refusd since accepted
  | to=<{to:text}>, relay={relay:host}, refused
  > Mar  7 10:02:11 db01 ownd[8]: to=<a@b>, relay=mx, refused
degraded slow
  severity hihg
  took {dealy} ms
  | slow {relay:host} {delay:int}
  > Mar  7 10:02:12 db01 ownd[8]: slow mx 300
failing slower
  | slow {relay:host} {delay:int}
working accepted
  same {what}
  | relay accepted
  > Mar  7 10:02:13 db01 ownd[8]: relay accepted
adjust relay refusd
  opens never
`;
    const { diagnostics } = loadGrammars([{ file: "own.grammar", text }], []);
    expect(diagnostics.map(({ line, column, code }) => [line, column, code.replace("grammar.", "")])).toEqual([
      [2, 9, "no-look-alike"],
      [5, 1, "missing"],
      [6, 9, "unknown-component"],
      [7, 9, "duration"],
      [9, 11, "unknown-field"],
      [10, 10, "unknown-event"],
      [11, 9, "forgeable-key"],
      [14, 12, "severity"],
      [15, 9, "unknown-field"],
      [19, 5, "pattern-twice"],
      [19, 5, "pattern-without-sample"],
      [21, 9, "unknown-field"],
      [22, 5, "no-key"],
      [24, 14, "unknown-event"],
    ]);
  });

  test.each([
    ["an event's line", "failing refused", "failng refused"],
    ["a pattern", "{relay:host} refused", "{relay:hots} refused"],
    ["a component's line", "component relay {relay}", "component relay {relay"],
    ["its program", "program ownd", "program"],
  ])("has nothing told of that may be only in %s, which is wrong", (_, right, wrong) => {
    const text = `logscan grammar 1
grammar own "Own" / "自作"
program ownd
component relay {relay}
  title "Relay {relay}" / "中継 {relay}"
  needs other {port}
failing refused
  | {relay:host} refused {port:int} {page:path}
  > Mar  7 10:02:11 db01 ownd[8]: mx refused 25 /
  ! Mar  7 10:02:11 db01 x[8]: mx refused 25 /
working accepted
  same {page}
  unless refused since accepted
  | {relay:host} accepts {page:path}
  > Mar  7 10:02:13 db01 ownd[8]: mx accepts /
component other {port}
  title "Port {port}" / "ポート {port}"
failing closed
  inherits port
  | it is closed
  > Mar  7 10:02:14 db01 ownd[8]: it is closed
`;
    const site = `${header}adjust relay refused\n  opens never\n`;
    const told = (own: string) =>
      loadGrammars(
        [
          { file: "own.grammar", text: own },
          { file: "site.grammar", text: site },
        ],
        [],
      ).diagnostics;
    expect(told(text)).toEqual([]);
    const line = text.slice(0, text.indexOf(right)).split("\n").length;
    expect(text).toContain(right);
    expect(told(text.replace(right, wrong)).map((diagnostic) => diagnostic.line)).toEqual([line]);
  });
});

describe("adjust", () => {
  test("silences a component of any grammar", async () => {
    expect(await drafts(loaded(pump, `${header}adjust pump\n  opens never\n`))).toEqual([]);
  });

  test("raises a threshold, and tells the severity otherwise", async () => {
    expect(await drafts(loaded(pump, `${header}adjust pump\n  opens 2 within 1h\n`))).toEqual([]);
    const one = loaded(pump, `${header}adjust pump\n  opens 1 within 1h\n  severity warning\n`);
    expect(await drafts(one)).toEqual([
      ["pump.dry", "warning", "2008-03-07T10:02:11+09:00", "2008-03-07T10:22:11+09:00"],
    ]);
  });

  test("an event has a say of its own, which only an adjustment of the event changes", async () => {
    const own = pump.replace("failing dry", "failing dry\n  opens at once");
    const component = `${header}adjust pump\n  opens 2 within 1h\n`;
    expect(await drafts(loaded(own, component))).toHaveLength(1);
    expect(await drafts(loaded(own, `${header}adjust pump dry\n  opens 2 within 1h\n`))).toEqual([]);
  });

  test("changes nothing else", () => {
    const grammars = loaded(pump, `${header}adjust pump\n  settles 10min\n  restart 1h\n  lasts 2min\n`);
    const before = grammars.flatMap(({ components }) => components);
    const now = adjusted(grammars).flatMap(({ components }) => components);
    const changed = now.filter((component, index) => JSON.stringify(component) !== JSON.stringify(before[index]));
    const own = before.find(({ name }) => name === "pump");
    expect(changed).toEqual([{ ...own, settlesSeconds: 600, restartSeconds: 3600, lastsSeconds: 120 }]);
  });

  test("of what does not exist is an error that says what was meant", () => {
    const site = `${header}adjust pmup\n  opens never\nadjust pump dyr\n  opens never\n`;
    expect(problems({ "pump.grammar": pump, "site.grammar": site })).toBe(
      [
        "site.grammar:3:8: error grammar.unknown-component: `adjust pmup`: no grammar has such a component",
        "  | adjust pmup",
        "  |        ^",
        "  expected: a component of a grammar that is loaded (logscan grammars lists them)",
        "  hint: did you mean `pump`?",
        "site.grammar:5:13: error grammar.unknown-event: `adjust pump dyr`: the component has no such event",
        "  | adjust pump dyr",
        "  |             ^",
        "  expected: `dry` or `wet`",
        "  hint: did you mean `dry`?",
      ].join("\n"),
    );
  });

  test.each([
    ["adjust\n", "3:7: error grammar.syntax: The line ends too early"],
    ["adjust pump\n  needs host\n", "4:3: error grammar.misplaced: `needs` does not belong to adjust `pump`"],
    ["adjust pump dry\n  restart 1h\n", "4:3: error grammar.misplaced: `restart` does not belong to adjust `pump dry`"],
    ["adjust pump\nadjust pump\n", "4:8: error grammar.duplicate: `pump` is adjusted twice"],
    ["adjust pump\n  quiet 5\n", "4:9: error grammar.duration: `5` is not a duration"],
    [
      "adjust pump\n  quiet 5min\n  quiet 6min\n",
      "5:3: error grammar.duplicate: `quiet` stands twice for adjust `pump`",
    ],
  ])("%j", (text, first) => {
    expect(problems({ "pump.grammar": pump, "site.grammar": header + text }).split("\n")[0]).toBe(
      `site.grammar:${first}`,
    );
  });
});

test.each([
  ["failing dry", "failing dry\n  quiet 10 min", "a duration is written without a blank: `10min`"],
  [
    "failing dry",
    "broken dry",
    "an event begins with `working`, `failing`, `degraded`, `started`, `stopped`, `note` or `block`, its lines with a mark",
  ],
])("%s, written %j", (right, wrong, hint) => {
  const printed = problems({ "a.grammar": pump.replace(right, wrong) });
  expect(printed.match(/error grammar\.[a-z-]+/g)).toHaveLength(1);
  expect(printed).toContain(`  hint: ${hint}`);
});
