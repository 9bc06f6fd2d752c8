import { describe, expect, test } from "vitest";
import { printCondition } from "../../src/grammar/conditions.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import type { Condition } from "../../src/grammar/model.js";
import { complaints, grammarText, parsed } from "./grammar-text.js";

const thing = 'component thing\n  title "Thing" / "もの"\n';
const delivery = "to=<{to:text}>{used?}, delay={delay:number}, status={status:word} ({why:text})";
const used = 'part used ", conn_use={uses:int}"\n';

/** Events of these names, each with its `when` lines and the pattern that they share. */
function shared(events: Record<string, string[]>, pattern = delivery): string {
  const lines = Object.entries(events).map(
    ([name, conditions]) => `note ${name}\n${conditions.map((when) => `  when ${when}\n`).join("")}  | ${pattern}\n`,
  );
  return grammarText(used + thing + lines.join(""));
}

/** The event that claims the message, and what its holes hold. */
function claimOf(text: string, message: string): { event: string; fields: Record<string, string> } | null {
  const grammar = parsed(text);
  const matcher = compileMatcher([grammar]);
  const bytes = Buffer.from(`<${message}>`);
  const index = matcher.match(matcher.forProgram("kernel")!, bytes, 1, bytes.length - 1);
  if (index < 0) return null;
  const { event } = matcher.patterns[index]!;
  const bounds = matcher.holeBounds;
  const fields = matcher
    .holesOf(index)
    .map(({ name }, hole) => [name, bytes.toString("utf8", bounds[2 * hole], bounds[2 * hole + 1])]);
  return { event: grammar.events[event]!.name, fields: Object.fromEntries(fields) };
}

const eventOf = (text: string, message: string) => claimOf(text, message)?.event ?? null;

test("become the model", () => {
  const text = shared({
    a: ['{status} is sent, "a b", 250', "{status} is not bounced", '{why} starts with "250 ", host'],
    b: ["{delay} < 5", "{delay} <= -5", "{delay} > 0.5", "{delay} >=500"],
  });
  const [first, second] = parsed(text).events;
  expect(first!.conditions).toEqual([
    { field: "status", test: "is", values: ["sent", "a b", "250"], at: 8, column: 9 },
    { field: "status", test: "is not", values: ["bounced"], at: 9, column: 9 },
    { field: "why", test: "starts with", values: ["250 ", "host"], at: 10, column: 9 },
  ]);
  expect(second!.conditions.map(({ at, column, ...condition }) => condition)).toEqual([
    { field: "delay", test: "<", number: 5 },
    { field: "delay", test: "<=", number: -5 },
    { field: "delay", test: ">", number: 0.5 },
    { field: "delay", test: ">=", number: 500 },
  ]);
  expect(parsed(shared({ a: ['{status} is "not"'] })).events[0]!.conditions).toMatchObject([
    { test: "is", values: ["not"] },
  ]);
});

test("are printed as they are written", () => {
  const written = ['when {status} is not sent, "a b"', 'when {why} starts with "250, "', "when {delay} >= 0.5"];
  const { conditions } = parsed(shared({ a: written.map((line) => line.slice("when ".length)) })).events[0]!;
  expect(conditions.map((condition: Condition) => printCondition(condition))).toEqual(written);
});

describe("a pattern in several events", () => {
  const text = shared({
    slow: ["{status} is sent", "{delay} >= 100"],
    sent: ["{status} is sent"],
    refused: ["{status} is deferred, bounced", '{why} starts with "connect to"'],
    reused: ["{uses} > 1"],
  });
  const say = (status: string, why: string, delay = "1.5", more = "") =>
    `to=<a@b>${more}, delay=${delay}, status=${status} (${why})`;

  test.each([
    [say("sent", "ok"), "sent"],
    [say("sent", "ok", "99.99"), "sent"],
    [say("sent", "ok", "100"), "slow"],
    [say("sent", "ok", "100.00"), "slow"],
    [say("deferred", "connect to mx: refused"), "refused"],
    [say("bounced", "connect to mx: refused"), "refused"],
    [say("deferred", "connect"), null],
    [say("deferred", "dconnect to"), null],
    [say("Sent", "ok"), null],
    [say("sen", "ok"), null],
    [say("sent2", "ok"), null],
    [say("expired", "x", "1", ", conn_use=2"), "reused"],
    [say("expired", "x", "1", ", conn_use=1"), null],
    [say("expired", "x"), null],
  ])("%s", (message, event) => {
    expect(eventOf(text, message)).toBe(event);
  });

  test("is told apart in the order of the file, and the last may be without condition", () => {
    const events = { a: ["{delay} > 5"], b: ["{delay} > 2"], c: [] };
    const order = ["10", "5", "2"].map((delay) => eventOf(shared(events), say("x", "y", delay)));
    expect(order).toEqual(["a", "b", "c"]);
    // Behind one without condition nobody is asked.
    const reversed = { c: [], b: ["{delay} > 2"] };
    expect(eventOf(shared(reversed), say("x", "y", "10"))).toBe("c");
  });

  test("gives the fields of the event that claims", () => {
    expect(claimOf(text, say("sent", "ok", "1", ", conn_use=3"))).toEqual({
      event: "sent",
      fields: { to: "a@b", uses: "3", delay: "1", status: "sent", why: "ok" },
    });
  });

  test("may name its holes differently", () => {
    const body = `${thing}note a\n  when {x} is 1\n  | is {x:int}\nnote b\n  when {y} is 2\n  | is {y:int}\n`;
    expect(claimOf(grammarText(body), "is 2")).toEqual({ event: "b", fields: { y: "2" } });
  });
});

test("where none holds, no other pattern is tried", () => {
  const other = "note any\n  | to={rest:text}\n";
  const text = `${shared({ sent: ["{status} is sent"] })}${other}`;
  expect(eventOf(text, "to=<a>, delay=1, status=sent (x)")).toBe("sent");
  expect(eventOf(text, "to=<a>, delay=1, status=gone (x)")).toBeNull();
  expect(eventOf(text, "to=<a>, delay=1, status=gone")).toBe("any");
});

describe("a field that the line does not have", () => {
  test.each([
    ["{uses} is 1", null],
    ["{uses} is not 1", "a"],
    ['{uses} starts with "1"', null],
    ["{uses} < 5", null],
    ["{uses} >= 0", null],
  ])("%s", (condition, event) => {
    expect(eventOf(shared({ a: [condition] }), "to=<x>, delay=1, status=sent (y)")).toBe(event);
    expect(eventOf(shared({ a: [condition] }), "to=<x>, conn_use=1, delay=1, status=sent (y)")).toBe(
      condition.includes("not") ? null : "a",
    );
  });
});

describe("values", () => {
  test.each([
    ["int", "{x} < 0", "-1", true],
    ["int", "{x} < -1", "-1", false],
    ["int", "{x} is 07", "7", false],
    ["number", "{x} <= 0.3", "0.3", true],
    ["number", "{x} > 0.3", "0.30", false],
    ["number", "{x} >= 123456.75", "123456.75", true],
    ["duration", "{x} >= 90", "1.5min", true],
    ["duration", "{x} > 1.5", "1500ms", false],
    ["duration", "{x} > 1.499", "1500ms", true],
    ["device", "{x} is sda", "/dev/sda", true],
    ["device", "{x} is sda", "/dev/sdab", false],
    ["device", "{x} starts with sd", "/dev/sdab", true],
    ["path", "{x} is sda", "/dev/sda", false],
    ["text", '{x} is "日本 語"', "日本 語", true],
    ["text", '{x} is not ""', "a", true],
  ])("%s: %s for %s", (type, condition, value, holds) => {
    expect(eventOf(shared({ a: [condition] }, `is {x:${type}}`), `is ${value}`)).toBe(holds ? "a" : null);
  });
});

test("what is wrong with a condition is told", () => {
  const text = shared({
    a: ["{status} are sent", "{status} is", "status is sent", "{delay} >= 5min", "{delay} > many", '{status} is "\\x"'],
    b: ["{transaction} is x", "{status} starts sent", "{delay} > ", "{delay} <> 5"],
  });
  expect(complaints(text)).toBe(`test.grammar:8:17: error grammar.syntax: \`are\` does not belong here
  |   when {status} are sent
  |                 ^
  expected: \`is\`, \`starts\` or a comparison (\`<\`, \`<=\`, \`>\`, \`>=\`)
test.grammar:9:19: error grammar.syntax: The line ends too early
  |   when {status} is
  |                   ^
  expected: a text between double quotes or a name
test.grammar:10:8: error grammar.syntax: \`status\` does not belong here
  |   when status is sent
  |        ^
  expected: \`{\`
test.grammar:11:19: error grammar.number: \`5min\` is not a number
  |   when {delay} >= 5min
  |                   ^
  expected: a number such as 500 or 0.5
  hint: durations are compared in seconds: 300
test.grammar:12:18: error grammar.number: \`many\` is not a number
  |   when {delay} > many
  |                  ^
  expected: a number such as 500 or 0.5
test.grammar:13:21: error grammar.escape: \`\\x\` means nothing in a text
  |   when {status} is "\\x"
  |                     ^
  expected: \`\\"\` or \`\\\\\`
  hint: a backslash itself is written twice
test.grammar:16:9: error grammar.reserved-name: No condition may ask for {transaction}
  |   when {transaction} is x
  |         ^
  expected: a field of the event's patterns
test.grammar:17:24: error grammar.syntax: \`sent\` does not belong here
  |   when {status} starts sent
  |                        ^
  expected: \`with\`
test.grammar:18:17: error grammar.syntax: The line ends too early
  |   when {delay} > 
  |                 ^
  expected: a name
test.grammar:19:16: error grammar.syntax: \`<>\` does not belong here
  |   when {delay} <> 5
  |                ^
  expected: \`is\`, \`starts\` or a comparison (\`<\`, \`<=\`, \`>\`, \`>=\`)`);
});

test("a `when` that is no event's", () => {
  expect(
    complaints(grammarText(`${thing}when {a} is b\nnote x\n| y`)),
  ).toBe(`test.grammar:6:1: error grammar.misplaced: \`when\` does not belong to component \`thing\`
  | when {a} is b
  | ^
  expected: it below an event`);
});
