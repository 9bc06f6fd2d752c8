import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestPattern } from "../../src/grammar/nearest-pattern.js";
import { tokenise } from "../../src/grammar/tokenise.js";
import { readLogLine } from "../../src/read/log-line.js";
import { grammarText, parsed } from "./grammar-text.js";

const grammar = parsed(
  grammarText(
    [
      "component disk {device}",
      '  title "Disk" / "ディスク"',
      "failing full",
      "  | {device:device}: {why:text} after {count:int} tries, {rest:pairs}",
      "  when {count} >= 3",
      "working well",
      "  | {device:device} is well again",
    ].join("\n"),
  ),
);
// The same list again: it is compiled once.
const grammars = [grammar];
const known = (message: string) => tokenise({ program: "kernel", message }, grammars);

test("the tokens of a message, with types and places in characters of JavaScript", () => {
  const message = "/dev/hda: läuft über 💾 after 12 tries, a=1 b=<zwei drei>";
  const found = known(message);
  expect(found).toMatchObject({ event: "test.full", component: "disk", key: "hda", health: "failing", line: 7 });
  expect(found?.tokens.map(({ name, type, value }) => [name, type, value])).toEqual([
    ["device", "device", "hda"],
    ["why", "text", "läuft über 💾"],
    ["count", "int", "12"],
    ["rest", "pairs", "a=1 b=<zwei drei>"],
    ["rest.a", "text", "1"],
    ["rest.b", "text", "zwei drei"],
  ]);
  expect(found?.tokens.map(({ start, end }) => message.slice(start, end))).toEqual([
    ...["/dev/hda", "läuft über 💾", "12", "a=1 b=<zwei drei>", "1", "zwei drei"],
  ]);
});

test("nothing is claimed of other programs, of other messages, or against a condition", () => {
  expect(tokenise({ program: "cron", message: "hda is well again" }, [grammar])).toBeNull();
  expect(known("hda is well")).toBeNull();
  expect(known("hda: x after 2 tries, a=1")).toBeNull();
});

test("the nearest pattern says where it fails, or what else keeps it from claiming", () => {
  const near = (message: string, program = "kernel") => nearestPattern({ program, message }, [grammar]);
  expect(near("hda is wel again")).toMatchObject({ event: "test.well", line: 10, failedAt: 10, expected: "`l again`" });
  expect(near("hda: läuft after zwei tries, a=1")).toMatchObject({
    event: "test.full",
    failedAt: 17,
    expected: "{count:int} and then ` tries, `",
  });
  expect(near("hda: x after 2 tries, a=1")).toMatchObject({
    failedAt: null,
    expected: "that `when {count} >= 3` holds",
  });
  expect(near("hda is well again", "cron")).toMatchObject({ failedAt: null, expected: "the program kernel, not cron" });
  // What breaks off at once is near, too, where the text behind it stands in the message.
  expect(near("disk hda is well again")).toMatchObject({
    event: "test.well",
    failedAt: 5,
    expected: "`is well again`",
  });
  expect(near("something else")).toBeNull();
});

test("what was nearest is remembered for messages that differ in numbers, and shown with this message's own", () => {
  const grammars = [grammar];
  const near = (message: string, program = "kernel") => nearestPattern({ program, message }, grammars);
  const alone = (message: string, program = "kernel") => nearestPattern({ program, message }, [grammar]);
  const messages = [
    ...["hda: x after 2 tries, a=1", "hda: x after 1 tries, a=1", "hda: x after 3 trys", "hda: x after 1234567 trys"],
    ...["hda: x1 after y9 tries", "hda: x22 after y9 tries", "disk 1 is well", "disk 22 is well", "some 1", "some 22"],
  ];
  for (const message of [...messages, ...messages]) {
    expect([message, near(message)]).toEqual([message, alone(message)]);
    expect([message, near(message, "cron")]).toEqual([message, alone(message, "cron")]);
  }
  expect(near("hda: x after 1234567 trys")?.failedAt).toBe(23);
  expect(near("hda: x after 3 trys")?.failedAt).toBe(17);
});

test("whatever the message, tokens lie within it in order and without overlap", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("hda", ": ", " after ", "3", " tries, ", "a=", " "),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const message = pieces.join("");
      const tokens = known(message)?.tokens.filter(({ name }) => !name.includes(".")) ?? [];
      let last = 0;
      for (const { start, end } of tokens) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(message.length);
    }),
  );
});

test("a line on its own is read as a scan reads it", () => {
  expect(readLogLine("May 22 23:34:30 NS postfix/smtp[77]: 4F2A1C0: to=<ä@example.org>")).toEqual({
    text: "May 22 23:34:30 NS postfix/smtp[77]: 4F2A1C0: to=<ä@example.org>",
    stamp: { kind: "calendar", micros: 12_353_670_000_000, fractionDigits: 0, offsetMinutes: null },
    host: "ns",
    program: "postfix/smtp",
    pid: 77,
    message: "to=<ä@example.org>",
    messageStart: 46,
    transaction: "4F2A1C0",
    kernelSeconds: null,
    count: 1,
    repeatsPrevious: false,
  });
  expect(readLogLine("no line of a log")).toBeNull();
});
