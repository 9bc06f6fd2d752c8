import { describe, expect, test } from "vitest";
import { fieldOf, fieldsOf, tookSeconds } from "../../src/grammar/hole-values.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import { parsed, patternsText } from "./grammar-text.js";

/** The matcher right after it claimed the message, which stands at byte 3 of the buffer. */
function claimed(pattern: string, message: string, more = "") {
  const grammar = parsed(`${patternsText([pattern])}${more}`);
  const matcher = compileMatcher([grammar]);
  const buffer = Buffer.from(`语${message}\nnext`);
  const index = matcher.match(matcher.forProgram("kernel")!, buffer, 3, buffer.length - 5);
  expect(index).toBeGreaterThanOrEqual(0);
  return { matcher, index, buffer, event: grammar.events[0]! };
}

describe("the fields of a recognised message", () => {
  test("with type and place in bytes", () => {
    const { matcher, index, buffer } = claimed("日本 {d:device}: {constructor:text}", "日本  /dev/sda1: é!");
    const fields = fieldsOf(matcher, index, buffer);
    expect(Object.entries(fields)).toEqual([
      ["d", { value: "sda1", type: "device", start: 11, end: 20 }],
      ["constructor", { value: "é!", type: "text", start: 22, end: 25 }],
    ]);
    expect(fieldsOf(matcher, -1, buffer)).toEqual({});
    expect(["d", "constructor", "e"].map((name) => fieldOf(matcher, index, buffer, name))).toEqual([
      "sda1",
      "é!",
      undefined,
    ]);
  });

  test("without those of absent parts", () => {
    const { matcher, index, buffer } = claimed("a {x:int}{more?}", "a 1", 'part more " b {constructor:int}"\n');
    const fields = fieldsOf(matcher, index, buffer);
    expect(Object.keys(fields)).toEqual(["x"]);
    expect(fields.constructor).toBeUndefined();
    expect(fieldOf(matcher, index, buffer, "constructor")).toBeUndefined();
  });
});

describe("how long it took, in seconds", () => {
  test.each([
    ["{a:int}", "120", "took {a}", 120],
    ["{a:number}", "0.25", "took {a}", 0.25],
    ["{a:duration}", "1500ms", "took {a}", 1.5],
    ["{a:duration}", "2min", "took {a}", 120],
    ["{a:duration}", "7", "took {a}", 7],
    ["{a:int} ms", "12345 ms", "took {a} ms", 12.345],
    ["{a:int} m", "3 m", "took {a} min", 180],
    ["delays={a:number}/{b:number}/{c:number}/{d:number}", "delays=10/20/0.25/1.5", "took {c} + {d}", 1.75],
    ["{a:int} and {b:duration}", "1 and 1min", "took {a} + {b}", 61],
    ["x {a:int}{more?}", "x 5", 'took {a} + {b}\npart more ", {b:int}"', 5],
    ["x {a:int}{more?}", "x 5, 6", 'took {a} + {b}\npart more ", {b:int}"', 11],
    ["x {a:int}", "x 5", "", 0],
  ])("%s on %s, %s", (pattern, message, option, seconds) => {
    const { matcher, index, buffer, event } = claimed(pattern, message, `${option}\n`);
    expect(tookSeconds(matcher, index, buffer, event)).toBe(seconds);
  });
});
