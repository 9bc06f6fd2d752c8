import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible } from "../../src/diagnostic.js";

describe("visible", () => {
  it.each([
    ["an escape sequence", "\x1b[31mred", "\\x1b[31mred"],
    ["a bell", "a\x07b", "a\\x07b"],
    ["a carriage return", "shown\rhidden", "shown\\x0dhidden"],
    ["a newline", "one\ntwo", "one\\x0atwo"],
    ["a tab", "one\ttwo", "one\\ttwo"],
    ["a NUL", "\0", "\\x00"],
    ["DEL", "\x7f", "\\x7f"],
    ["the one-byte CSI of C1", "\u009b31m", "\\x9b31m"],
    ["a change of direction", "gpj.\u202egnp", "gpj.\\u{202e}gnp"],
    ["an isolate", "\u2066a\u2069", "\\u{2066}a\\u{2069}"],
    ["what takes no place", "a\u200bb\ufeffc", "a\\u{200b}b\\u{feff}c"],
    ["separators of lines and paragraphs", "\u2028\u2029", "\\u{2028}\\u{2029}"],
    ["half a surrogate pair", "\ud800", "\\u{d800}"],
    ["an invisible tag beyond the first plane", "\u{e0041}", "\\u{e0041}"],
  ])("writes out %s", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("leaves what people read as it is", () => {
    const text = "XFS ファイルシステム hda7 が停止 – „Ärger“ \\x1b 🐟 é";
    expect(visible(text)).toBe(text);
  });

  it("gives nothing that moves a cursor, whatever comes in, and does nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });
});
