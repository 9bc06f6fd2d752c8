import fc from "fast-check";
import { expect, test } from "vitest";
import { alternativeText, elementsOf, type PatternElement } from "../../src/grammar/alternative.js";

test("what stands in an alternative's text is what was written, whatever braces its literals have", () => {
  expect(alternativeText([{ literal: "a {b} {{" }, { hole: "n", type: "int" }])).toBe("a {{b} {{{{{n:int}");
  expect(elementsOf("{{{n:int}}{{x}")).toEqual([{ literal: "{" }, { hole: "n", type: "int" }, { literal: "}{x}" }]);
  const literal = fc.string({ unit: fc.constantFrom("{", "}", ":", "a", " ", "é", "木"), minLength: 1 });
  const hole = fc.record({ hole: fc.constantFrom("n", "long-name", "x2"), type: fc.constantFrom("int", "text") });
  // Two literals would be one, and between two holes there is text.
  const elements = fc
    .tuple(fc.boolean(), fc.array(fc.tuple(literal, hole), { minLength: 1 }), fc.boolean())
    .map(([beginsWithHole, pairs, endsWithLiteral]): PatternElement[] => {
      const all = pairs.flatMap(([text, one]): PatternElement[] => [{ literal: text }, one as PatternElement]);
      return [...all.slice(beginsWithHole ? 1 : 0), ...(endsWithLiteral ? [{ literal: "end" }] : [])];
    });
  fc.assert(
    fc.property(elements, (written) => {
      const text = alternativeText(written);
      expect(elementsOf(text)).toEqual(written);
    }),
  );
});
