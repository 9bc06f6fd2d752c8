import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePairs } from "../../src/grammar/pairs.js";

/** Key, value, and what stands where the value is said to stand. */
const told = (text: string) =>
  parsePairs(text).map(({ key, value, start, end }) => [key, value, text.slice(start, end)]);
const same = (key: string, value: string) => [key, value, value];

describe("key=value lists", () => {
  test("of a delivery: brackets are taken off, and the remote host's words hold no pair", () => {
    const line =
      "to=<a b@example.org>, orig_to=<x>, relay=mx[192.0.2.1]:25, delay=1.5, delays=0.1/0/1/0.3, dsn=2.0.0, status=sent (250 ok (status=bounced) to=<evil>)";
    expect(told(line)).toEqual([
      same("to", "a b@example.org"),
      same("orig_to", "x"),
      same("relay", "mx[192.0.2.1]:25"),
      same("delay", "1.5"),
      same("delays", "0.1/0/1/0.3"),
      same("dsn", "2.0.0"),
      same("status", "sent"),
    ]);
  });

  test("of a packet: blanks separate, keys may have no value, words may be no pairs", () => {
    expect(told("IN=eth0 OUT= SRC=203.0.113.7 DF PROTO=TCP,UDP LEN=60")).toEqual([
      same("IN", "eth0"),
      same("OUT", ""),
      same("SRC", "203.0.113.7"),
      same("PROTO", "TCP,UDP"),
      same("LEN", "60"),
    ]);
  });

  test.each([
    ["", []],
    ["no pair at all", []],
    ["a=", [same("a", "")]],
    ['a="x, b=1", c=2', [same("a", "x, b=1"), same("c", "2")]],
    ['a="say \\"b=1\\" \\\\", c=2', [["a", 'say "b=1" \\', 'say \\"b=1\\" \\\\'], same("c", "2")]],
    ['a="open b=1', [same("a", '"open'), same("b", "1")]],
    ["a=<open b=1", [same("a", "<open"), same("b", "1")]],
    ['a="x"y b=1', [same("a", '"x"y'), same("b", "1")]],
    ["a=1 (open b=2", [same("a", "1")]],
    ["a=日本 b=語", [same("a", "日本"), same("b", "語")]],
    ["a=1, a=2", [same("a", "1"), same("a", "2")]],
  ])("%j", (text, pairs) => {
    expect(told(text)).toEqual(pairs);
  });
});

test("what was written as pairs is read back, and places are those of the values", () => {
  const word = fc.stringMatching(/^[^\s,"<>()=\\]{1,8}$/);
  const value = fc.oneof(
    word.map((text) => ({ text, written: text })),
    fc.stringMatching(/^[^<>]{0,8}$/).map((text) => ({ text, written: `<${text}>` })),
    fc.string({ maxLength: 8 }).map((text) => ({ text, written: `"${text.replace(/["\\]/g, "\\$&")}"` })),
  );
  const pair = fc.tuple(fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,8}$/), value);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 6 }), fc.constantFrom(", ", " ", "  "), (written, separator) => {
      const text = written.map(([key, { written: value }]) => `${key}=${value}`).join(separator);
      const pairs = parsePairs(text);
      expect(pairs.map(({ key, value }) => [key, value])).toEqual(
        written.map(([key, { text: value }]) => [key, value]),
      );
      for (const { value, start, end } of pairs) {
        const there = text.slice(start, end);
        expect(text[start - 1] === '"' ? there.replace(/\\(["\\])/g, "$1") : there).toBe(value);
      }
    }),
  );
});

test("no text makes it throw", () => {
  const pieces = fc.constantFrom("a=", '"', "\\", "<", ">", "(", ")", ",", " ", "\n", "x", "=", "\u0000", "日");
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 20 }), (parts) => {
      const text = parts.join("");
      for (const { start, end } of parsePairs(text)) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
