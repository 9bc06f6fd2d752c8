import { describe, expect, test } from "vitest";
import { checkGrammars } from "../../src/grammar/check.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
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
  const diagnostics = checkGrammars(grammars, compileMatcher(grammars), readLine);
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, texts[Number(diagnostic.file![1])]!)).join("\n");
}

const good = `component disk {device}
  title "Disk {device}" / "ディスク {device}"
failing broken
  title "{device}: {why}" / "{device}: {why}"
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
      "9:5: error grammar.sample-value: The field `device` of the sample is `sda`",
    ],
    [
      "whose field is unknown",
      good.replace("= device", "= devise"),
      "9:5: error grammar.unknown-field: The sample's pattern, on line 8, has no field `devise`",
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
    "g0.grammar:1: error grammar.no-look-alike: The grammar `g0` has no look-alike",
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

describe("names", () => {
  test.each([
    [
      "needs of an unknown component",
      good.replace("failing", "  needs dsk, host\nfailing"),
      "4: warning grammar.unknown-component: No grammar has the component `host`, which `disk` needs",
    ],
    [
      "needs of an unknown field",
      good.replace("failing", "  needs disk {port}\nfailing"),
      "4: error grammar.unknown-field: `needs disk {port}`: no event of `disk` has that field",
    ],
    [
      "inherits",
      good.replace("broken\n", "broken\n  inherits prot\n"),
      "6: error grammar.unknown-field: `inherits prot`: no pattern of the grammar has that field",
    ],
    [
      "counts",
      good.replace("broken\n", "broken\n  counts {cnt}\n"),
      "6: error grammar.unknown-field: `counts {cnt}`: no pattern of `broken` has that field",
    ],
    [
      "took",
      good.replace("broken\n", "broken\n  took {wy}\n"),
      "6: error grammar.unknown-field: `took {wy}`: no pattern of `broken` has that field",
    ],
    [
      "unless",
      good.replace("broken\n", "broken\n  unless broken since mountin\n"),
      "6: error grammar.unknown-event: `unless` of `broken` names the event `mountin`, which the grammar does not have",
    ],
    [
      "a text",
      good.replace("{why}", "{who}"),
      "6: error grammar.unknown-field: A text of event `broken` names {who}, which it does not have",
    ],
    [
      "a component's text",
      good.replace("Disk {device}", "Disk {why}"),
      "4: error grammar.unknown-field: A text of component `disk` names {why}, which it does not have",
    ],
    [
      "a pattern without the key",
      `${good}  | disk broken\n  > 12:00 kernel: disk broken\n`,
      "12: error grammar.no-key: The pattern does not say which `disk` it speaks of",
    ],
  ])("%s", (_, body, expected) => {
    expect(checked(body).split("\n")).toContain(`g0.grammar:${expected}`);
  });

  test("a key that is inherited, and two grammars of one name", () => {
    const inherited = `${good}note more\n  inherits device\n  | more of it\n  > 12:00 kernel: more of it\n`;
    expect(checked(inherited)).toBe("");
    const grammar = parsed(grammarText(good));
    const codes = checkGrammars([grammar, grammar], compileMatcher([grammar, grammar]), readLine).map(
      ({ code }) => code,
    );
    expect(codes).toContain("grammar.duplicate-grammar");
  });
});
