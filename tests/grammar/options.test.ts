import { describe, expect, test } from "vitest";
import { createCatalog } from "../../src/grammar/catalog.js";
import { complaints, grammarText, parsed, patternsText } from "./grammar-text.js";

const thing = 'component thing\n  title "Thing" / "もの"\n';
const eventWith = (...options: string[]) =>
  parsed(`${patternsText(["{a:int} {b:number}"])}${options.join("\n")}\n`).events[0]!;

describe("transactions", () => {
  const events = (option: string) =>
    grammarText(
      `${thing}note all-failed\n| a\nnote one-failed\n| b\nnote other\n| c\nworking passed\n${option}\n| d\n`,
    );

  test("a proof of working may not count within a transaction", () => {
    const text = events(
      "unless all-failed in transaction\nunless one-failed in transaction\nunless other since passed",
    );
    expect(parsed(text).events[3]).toMatchObject({
      unlessInTransaction: ["all-failed", "one-failed"],
      unless: { event: "other", since: "passed" },
    });
  });

  test("the events that it asks for are kept, others are not", () => {
    const catalog = createCatalog([parsed(events("unless all-failed in transaction"))]);
    expect(catalog.events.map(({ isReferred }) => isReferred)).toEqual([true, false, false, false]);
  });

  test.each([
    ["unless x in", "8:12: error grammar.syntax: The line ends too early", "`transaction`"],
    ["unless x at y", "8:10: error grammar.syntax: `at` does not belong here", "`since` or `in`"],
    [
      "unless X in transaction",
      "8:8: error grammar.name: `X` is not a name",
      "lower-case letters, digits, `_` and `-`, a letter first",
    ],
  ])("%s", (option, first, expected) => {
    const printed = complaints(`${patternsText(["a"])}${option}`);
    expect(printed.split("\n")[0]).toBe(`test.grammar:${first}`);
    expect(printed).toContain(`\n  expected: ${expected}`);
  });
});

describe("how many different messages open an outage", () => {
  test("by a field, or by transaction", () => {
    expect(eventWith("opens 3 different {a} within 10min").opens).toEqual({
      count: 3,
      withinSeconds: 600,
      different: "a",
    });
    expect(eventWith("opens 2 different {transaction} within 1h").opens).toEqual({
      count: 2,
      withinSeconds: 3600,
      different: "transaction",
    });
    expect(eventWith("opens 3 within 10min").opens).toEqual({ count: 3, withinSeconds: 600, different: null });
    expect(eventWith("opens at once").opens).toEqual({ count: 1, withinSeconds: 0, different: null });
  });

  test("for a component as well", () => {
    const text = grammarText(`${thing}opens 2 different {a} within 5min\nfailing x\n| y {a:int}`);
    expect(parsed(text).components[0]!.opens).toEqual({ count: 2, withinSeconds: 300, different: "a" });
  });

  test("and what is wrong with it", () => {
    expect(
      complaints(`${patternsText(["a"])}opens 3 different a within 10min`),
    ).toBe(`test.grammar:8:19: error grammar.syntax: \`a\` does not belong here
  | opens 3 different a within 10min
  |                   ^
  expected: \`{\``);
    expect(
      complaints(`${patternsText(["a"])}opens 1 different {a} within 10min`),
    ).toBe(`test.grammar:8:7: error grammar.number: One message cannot differ from another
  | opens 1 different {a} within 10min
  |       ^
  expected: a number from 2
  hint: an outage that every such event opens is written: opens at once`);
  });
});

describe("how long it took", () => {
  test.each([
    ["took {b}", ["b"], 1],
    ["took {a} + {b}", ["a", "b"], 1],
    ["took {a}+{b} + {c} ms", ["a", "b", "c"], 0.001],
    ["took {a} min", ["a"], 60],
  ])("%s", (option, took, tookUnitSeconds) => {
    expect(eventWith(option)).toMatchObject({ took, tookUnitSeconds });
  });

  test("is nothing by default", () => {
    expect(eventWith()).toMatchObject({ took: [], tookUnitSeconds: 1 });
  });

  test("and what is wrong with it", () => {
    expect(
      complaints(`${patternsText(["a"])}took {a} millis`),
    ).toBe(`test.grammar:8:10: error grammar.unit: There is no unit \`millis\`
  | took {a} millis
  |          ^
  expected: ms, s, sec, seconds, min, minutes, h or d`);
    expect(
      complaints(`${patternsText(["a"])}took {a} +`),
    ).toBe(`test.grammar:8:11: error grammar.syntax: The line ends too early
  | took {a} +
  |           ^
  expected: \`{\``);
  });
});
