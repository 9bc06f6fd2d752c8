import { describe, expect, test } from "vitest";
import { checkGrammars } from "../../src/grammar/check.js";
import { printDiagnostic } from "../../src/grammar/print.js";
import { grammarText, parsed } from "./grammar-text.js";

/** `HH:MM program: message`, the program may be missing. */
function readLine(line: string) {
  const match = /^\d\d:\d\d (?:(\w+): )?(.*)$/.exec(line);
  return match === null ? null : { program: match[1] ?? "", message: match[2]! };
}

function checked(...bodies: string[]): string {
  const texts = bodies.map((body, index) => grammarText(body, `g${index}`));
  const grammars = texts.map((text, index) => parsed(text, `g${index}.grammar`));
  const diagnostics = checkGrammars(grammars, readLine);
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, texts[Number(diagnostic.file![1])]!)).join("\n");
}

const good = `component disk {device}
  title "Disk {device}" / "ディスク {device}"
failing broken
  title "{device} is broken" / "{device} が故障"
  | disk {device:device}: broken: {why:text}
  > 12:00 kernel: disk sda: broken: smoke, "fire"
  = device sda, why "smoke, \\"fire\\""
  ! 12:00 sshd: disk sda: broken: smoke
`;
const host = 'component host\n  title "a" / "b"\n';

test("grammars without errors", () => {
  expect(checked(good)).toBe("");
});

describe("samples", () => {
  test("that no pattern matches: how far the nearest got, and where it failed", () => {
    expect(checked(`${good}  > 12:00 kernel: disk sdb, broken: 日本\n  > 12:00 kernel: disk sdb: brokem\n`)).toBe(
      `g0.grammar:12:27: error grammar.sample-not-matched: No pattern of \`broken\` matches the sample: the nearest, on line 8, fails at character 9 of the message (\`,\`)
  |   > 12:00 kernel: disk sdb, broken: 日本
  |                           ^
  expected: {device:device} and then \`: broken: \`
  hint: it matches as far as \`disk sdb\`
g0.grammar:13:34: error grammar.sample-not-matched: No pattern of \`broken\` matches the sample: the nearest, on line 8, fails at character 16 of the message (\`m\`)
  |   > 12:00 kernel: disk sdb: brokem
  |                                  ^
  expected: \`n: \`
  hint: it matches as far as \`disk sdb: broke\``,
    );
  });

  test.each([
    [
      "of another program",
      `${good}  > 12:00 sshd: disk sdb: broken: x\n`,
      "12:5: error grammar.sample-of-other-program: The sample's program is `sshd`, the pattern on line 8 would match its message",
    ],
    [
      "that is no log line",
      `${good}  > disk sdb: broken: x\n`,
      "12:5: error grammar.not-a-log-line: The sample is no log line that can be read",
    ],
    [
      "whose value differs",
      good.replace("device sda,", "device sdb,"),
      "10:5: error grammar.sample-value: The field `device` of the sample is `sda`",
    ],
    [
      "whose field is unknown",
      good.replace("= device", "= devise"),
      "10:5: error grammar.unknown-field: The sample's pattern, on line 8, has no field `devise`",
    ],
    [
      "that another event claims",
      `${good}${host}note other\n  | disk sda: broken: smoke{rest:text}\n  > 12:00 kernel: disk sda: broken: smoke!\n`,
      "9:5: error grammar.sample-of-other-event: The sample is claimed by `g0.other` (g0.grammar:15)",
    ],
    [
      "that two patterns match alike",
      `${good}  | disk {device:word}: broken: {why:word}\n  > 12:00 kernel: disk s[a: broken: x\n  > 12:00 kernel: disk a: broken: x\n`,
      "14:5: error grammar.sample-claimed-twice: Two patterns match the sample alike: line 8 and `g0.broken` (g0.grammar:12)",
    ],
  ])("%s", (_, body, expected) => {
    expect(
      checked(body)
        .split("\n")
        .filter((line) => line.startsWith("g0")),
    ).toContain(`g0.grammar:${expected}`);
  });
});

test("a pattern whose only sample another program wrote is not called unproven besides", () => {
  const body = good.replace("12:00 kernel: disk sda", "12:00 sshd: disk sda");
  expect(checked(body).match(/grammar\.[a-z-]+/g)).toEqual(["grammar.sample-of-other-program"]);
});

test("a look-alike that is claimed, and one that is no log line", () => {
  const lines = checked(`${good}  ! 12:00 kernel: disk sda: broken: x\n  ! x\n`).split("\n");
  expect(lines[0]).toBe(
    "g0.grammar:12:5: error grammar.look-alike-claimed: The look-alike is claimed by `g0.broken` (g0.grammar:8)",
  );
  expect(lines).toContain(
    "g0.grammar:13:5: warning grammar.not-a-log-line: The look-alike is no log line that can be read: it proves nothing",
  );
});

test("a grammar without look-alike", () => {
  expect(checked(good.replace(/ {2}!.*\n/, ""))).toContain(
    "g0.grammar:2:9: error grammar.no-look-alike: The grammar `g0` has no look-alike",
  );
});

test("patterns without a sample, and hidden ones", () => {
  const lines = checked(`${good}  | never seen {device:device}\n  | disk {device:device}: broken: {what:text}\n`).split(
    "\n",
  );
  expect(lines).toContain("g0.grammar:12:5: error grammar.pattern-without-sample: The pattern has no sample");
  expect(lines).toContain(
    "g0.grammar:13:5: error grammar.pattern-hidden: The pattern is hidden: what it matches is claimed by `g0.broken` (g0.grammar:8)",
  );
});

const shared = `component mail
  title "Mail" / "メール"
failing deferred
  when {status} is deferred
  | status={status:word}{why?}
  > 12:00 kernel: status=deferred
  > 12:00 kernel: status=deferred (no route)
  = why "no route"
  ! 12:00 sshd: status=deferred
working sent
  when {status} is sent
  | status={status:word}{why?}
  > 12:00 kernel: status=sent (ok)
note other
  | status={status:word}{why?}
  > 12:00 kernel: status=expired
part why " ({why:text})"
`;

describe("a pattern in several events that conditions tell apart", () => {
  const withText = shared.replace("part why", "part reason").replaceAll("{why?}", "{reason?}");

  test("is no error, and one sample proves all its alternatives", () => {
    expect(checked(withText)).toBe("");
  });

  test("a sample for which the condition does not hold", () => {
    const body = withText.replace(/note other\n.*\n.*\n/, "").replace("status=deferred\n  >", "status=bounced\n  >");
    expect(
      checked(body),
    ).toBe(`g0.grammar:9:5: error grammar.condition-fails: The pattern on line 8 matches the sample, but \`when {status} is deferred\` does not hold
  |   > 12:00 kernel: status=bounced
  |     ^
  expected: a sample for which every \`when\` of its event holds
  hint: {status} is \`bounced\` there`);
  });

  test("a sample that another event claims", () => {
    expect(
      checked(withText.replace("status=deferred\n  >", "status=sent\n  >")),
    ).toBe(`g0.grammar:9:5: error grammar.sample-of-other-event: The sample is claimed by \`g0.sent\` (g0.grammar:15)
  |   > 12:00 kernel: status=sent
  |     ^
  expected: a pattern of \`deferred\` to claim it
  hint: \`when {status} is deferred\` does not hold for the sample`);
    const twice = withText.replace("is sent", "starts with de, s").replace("status=sent (ok)", "status=deferred (ok)");
    expect(checked(twice)).toContain(
      "of the events that share a pattern the first one whose conditions hold claims the line",
    );
  });

  test("a sample that a preferred pattern takes, whose condition does not hold", () => {
    const body = `${good.replace("broken\n", "broken\n  when {why} is smoke\n").replace(/ > 12.*\n.*\n/, " > 12:00 kernel: disk sda: broken: smoke\n")}note other\n  | disk {device:device}: {what:text}\n  > 12:00 kernel: disk sda: broken: dust\n`;
    expect(
      checked(body)
        .split("\n")
        .filter((line) => line.startsWith("g0")),
    ).toEqual([
      "g0.grammar:13:5: error grammar.pattern-without-sample: The pattern has no sample",
      "g0.grammar:14:5: error grammar.condition-fails: The sample is matched by `g0.broken` (g0.grammar:9), which is preferred but whose condition `when {why} is smoke` does not hold",
    ]);
  });

  test("two events without a condition, and one that is never asked", () => {
    const two = `${withText}note more\n  | status={state:word}\n  > 12:00 kernel: status=gone\n`;
    expect(checked(two).split("\n").slice(0, 6)).toEqual([
      "g0.grammar:22:5: error grammar.pattern-twice: The same pattern stands in `other` on line 18",
      "  |   | status={state:word}",
      "  |     ^",
      "  expected: at most one of the events that share a pattern without a `when`",
      "  hint: tell them apart by a condition: when {field} is VALUE",
      expect.stringContaining(
        "grammar.pattern-hidden: The pattern is hidden: what it matches is claimed by `g0.other`",
      ),
    ]);
    const late = `${withText}note more\n  when {state} is gone\n  | status={state:word}\n`;
    expect(checked(late).split("\n").slice(0, 5)).toEqual([
      "g0.grammar:23:5: error grammar.never-asked: `more` is never asked: `other`, on line 17, has the same pattern and no `when`",
      "  |   | status={state:word}",
      "  |     ^",
      "  expected: the event without a condition below those that have one",
      "  hint: events are asked in the order of the file",
    ]);
  });

  test("the same pattern for other programs is another pattern", () => {
    const apart = `${withText}note more\n  program sshd\n  | status={state:word}\n  > 12:00 sshd: status=gone\n`;
    expect(checked(apart.replace(/ {2}!.*\n/, "  ! 12:00 cron: status=deferred\n"))).toBe("");
  });
});

describe("samples and parts", () => {
  const body = `${good}  | fan {device:device}{speed?}\n  > 12:00 kernel: fan a\n  = device a, rpm 12\npart speed " at {rpm:int}"\n`;

  test("a value of an absent part", () => {
    expect(
      checked(body),
    ).toBe(`g0.grammar:14:5: error grammar.sample-value: The sample has no \`rpm\`: the optional part that holds it is absent
  |   = device a, rpm 12
  |     ^
  expected: \`12\``);
  });

  test("a value of a present part", () => {
    expect(checked(body.replace("fan a\n", "fan a at 12\n"))).toBe("");
  });

  test("a key that only an optional part names", () => {
    const optional = `${good}  | fan{which?}\n  > 12:00 kernel: fan a\npart which " {device:device}"\n`;
    expect(
      checked(optional),
    ).toBe(`g0.grammar:12:5: error grammar.no-key: The pattern does not say which \`disk\` it speaks of, where an optional part is absent
  |   | fan{which?}
  |     ^
  expected: a hole {device}
  hint: if an earlier line names it: inherits device`);
  });

  test("a brace and a hole, where two braces are a literal one", () => {
    const wrong = `${good}  | fan {device:device} {{state:word}\n  > 12:00 kernel: fan a {on\n`;
    expect(checked(wrong)).toContain(
      "  hint: two braces are a literal one: a literal brace and then a hole are written {{{name}",
    );
    expect(checked(wrong.replace("{{state", "{{{state"))).toBe("");
  });
});

describe("options that name fields and events", () => {
  test.each([
    [
      "a condition's field",
      good.replace("broken\n", "broken\n  when {wy} is smoke\n"),
      "7:9: error grammar.unknown-field: `when {wy} is smoke`: no pattern of `broken` has that field",
      "did you mean `why`?",
    ],
    [
      "a comparison of a text",
      good.replace("broken\n", "broken\n  when {why} >= 5\n"),
      "7:9: error grammar.field-type: `when {why} >= 5`: the field is a `text`",
      "write {why:int} in the pattern, or compare with `is`",
    ],
    [
      "different of an event",
      good.replace("broken\n", "broken\n  opens 2 different {wy} within 5min\n"),
      "7:22: error grammar.unknown-field: `opens … different {wy}`: no pattern of event `broken` has that field",
      "did you mean `why`?",
    ],
    [
      "different of a component",
      good.replace("failing", "  opens 2 different {wy} within 5min\nfailing"),
      "6:22: error grammar.unknown-field: `opens … different {wy}`: no pattern of component `disk` has that field",
      "did you mean `why`?",
    ],
    [
      "took of a text",
      good.replace("broken\n", "broken\n  took {why}\n"),
      "7:9: error grammar.field-type: `took {why}`: the field is a `text`",
      "write {why:number} in the pattern",
    ],
    [
      "took of a duration with a unit",
      good.replace("broken\n", "broken\n  took {why} ms\n").replace("{why:text}", "{why:duration}"),
      "7:9: error grammar.field-type: `took {why}`: the field is a `duration`, which says its own unit",
      "drop the unit",
    ],
    [
      "unless … in transaction",
      `${good}working fine\n  unless brokn in transaction\n  | disk {device:device}: fine\n  > 12:00 kernel: disk sda: fine\n`,
      "13:10: error grammar.unknown-event: `unless` of `fine` names the event `brokn`, which the grammar does not have",
      "did you mean `broken`?",
    ],
    [
      "unless … in transaction of what is no proof of working",
      good.replace("broken\n", "broken\n  unless broken in transaction\n"),
      "7:3: error grammar.not-working: `broken` is `failing` and cannot have `unless … in transaction`",
      "it says which proof of working does not count",
    ],
  ])("%s", (_, body, expected, hint) => {
    const lines = checked(body).split("\n");
    expect(lines).toContain(`g0.grammar:${expected}`);
    expect(lines).toContain(`  hint: ${hint}`);
  });

  test.each(["{device}", "{transaction}", "{why}"])("different %s is right", (field) => {
    expect(checked(good.replace("broken\n", `broken\n  opens 2 different ${field} within 5min\n`))).toBe("");
  });
});

describe("names", () => {
  test.each([
    [
      "needs of an unknown component",
      good.replace("failing", "  needs dsk, host\nfailing"),
      "6:14: warning grammar.unknown-component: No grammar has the component `host`, which `disk` needs",
    ],
    [
      "needs of an unknown field",
      good.replace("failing", "  needs disk {port}\nfailing"),
      "6:15: error grammar.unknown-field: `needs disk {port}`: no event of `disk` has that field",
    ],
    [
      "uses of an unknown field",
      good.replace("failing", "  uses disk {port}\nfailing"),
      "6:14: error grammar.unknown-field: `uses disk {port}`: no event of `disk` has that field",
    ],
    [
      "inherits",
      good.replace("broken\n", "broken\n  inherits prot\n"),
      "7:12: error grammar.unknown-field: `inherits prot`: no pattern of the grammar has that field",
    ],
    [
      "counts",
      good.replace("broken\n", "broken\n  counts {cnt}\n"),
      "7:11: error grammar.unknown-field: `counts {cnt}`: no pattern of `broken` has that field",
    ],
    [
      "same, of what is not working",
      good.replace("broken\n", "broken\n  same {why}\n"),
      "7:3: error grammar.not-working: `broken` is `failing` and cannot have `same {why}`",
    ],
    [
      "sudden, of what does not fail",
      good.replace("failing broken\n", "note broken\n  sudden\n"),
      "7:3: error grammar.not-failing: `broken` is `note` and cannot be `sudden`",
    ],
    [
      "unready, of what was not started",
      good.replace("broken\n", "broken\n  unready\n"),
      "7:3: error grammar.not-started: `broken` is `failing` and cannot be `unready`",
    ],
    [
      "took",
      good.replace("broken\n", "broken\n  took {wy}\n"),
      "7:9: error grammar.unknown-field: `took {wy}`: no pattern of `broken` has that field",
    ],
    [
      "unless",
      good.replace("broken\n", "broken\n  unless broken since mountin\n"),
      "7:23: error grammar.unknown-event: `unless` of `broken` names the event `mountin`, which the grammar does not have",
    ],
    [
      "a text",
      good.replace("{device} is", "{why} is"),
      "7:11: error grammar.unknown-field: A text of event `broken` names {why}, which is no key of its component",
    ],
    [
      "a component's text",
      good.replace("Disk {device}", "Disk {why}"),
      "5:16: error grammar.unknown-field: A text of component `disk` names {why}, which is no key of its component",
    ],
    [
      "a pattern without the key",
      `${good}  | disk broken\n  > 12:00 kernel: disk broken\n`,
      "12:5: error grammar.no-key: The pattern does not say which `disk` it speaks of",
    ],
  ])("%s", (_, body, expected) => {
    expect(checked(body).split("\n")).toContain(`g0.grammar:${expected}`);
  });

  test("a key that is inherited, and two grammars of one name", () => {
    const inherited = `${good}note more\n  inherits device\n  | more of it\n  > 12:00 kernel: more of it\n`;
    expect(checked(inherited)).toBe("");
    const grammar = parsed(grammarText(good));
    const codes = checkGrammars([grammar, grammar], readLine).map(({ code }) => code);
    expect(codes).toContain("grammar.duplicate-grammar");
  });
});

describe("what a newcomer from other tools writes", () => {
  test.each([
    ["(\\d+) broken", "`\\d+` is literal text here: what varies is written {name:type}"],
    [".* broken", "`.*` is literal text here: what varies is written {name:type}"],
    ["[a-z0-9]+ broken", "`[a-z0-9]+` is literal text here: what varies is written {name:type}"],
    ["{ name:word } broken", "`{ name:word }` is literal text: a hole is written without blanks"],
    ["{name: word} broken", "`{name: word}` is literal text: a hole is written without blanks"],
    ["[{name:word}] broken", "copy one from a real log"],
  ])("%s", (pattern, hint) => {
    expect(checked(good.replace("  | disk", `  | ${pattern}: {device:device}\n  | disk`))).toContain(`  hint: ${hint}`);
  });

  test("a hole whose name is nearly the key", () => {
    expect(checked(good.replace("{device:device}:", "{devise:device}:"))).toContain(
      "  hint: {devise} may be meant: call it {device}",
    );
  });
});
