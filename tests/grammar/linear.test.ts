import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { fieldTypes } from "../../src/grammar/fields.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import type { Grammar } from "../../src/grammar/model.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { patternsText } from "./grammar-text.js";

vi.setConfig({ testTimeout: 120_000 });

const mebibyte = 2 ** 20;

/** The least of several measurements, in milliseconds: what else the machine does only adds. */
function costOf(grammars: readonly Grammar[], program: string, message: Buffer): number {
  const matcher = compileMatcher(grammars);
  const patterns = matcher.forProgram(program);
  if (patterns === undefined) throw new Error(`no grammar speaks of ${program}`);
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    matcher.match(patterns, message, 0, message.length);
    return performance.now() - from;
  });
  return Math.min(...times);
}

/** A message of so many bytes: a beginning, and what repeats. */
function messageOf(start: string, repeated: string, bytes: number): Buffer {
  const message = Buffer.alloc(bytes, Buffer.from(repeated));
  message.write(start);
  return message;
}

/** Four times the bytes may cost four times the time, and as much again for what caches do; below a millisecond clocks tell nothing. */
function expectLinear(grammars: readonly Grammar[], program: string, start: string, repeated: string): void {
  const small = costOf(grammars, program, messageOf(start, repeated, 4 * mebibyte));
  const large = costOf(grammars, program, messageOf(start, repeated, 16 * mebibyte));
  expect(large, `${JSON.stringify(start)} and ${JSON.stringify(repeated)}: ${small} ms, then ${large} ms`).toBeLessThan(
    8 * Math.max(small, 1),
  );
}

test.each([
  ["kernel", "XFS (", "XFS ("],
  ["kernel", "xfs_force_shutdown(", "xfs_force_shutdown(hda7,"],
  ["kernel", "a", "((((([[[[[{{{{{<<<<<"],
  ["postfix/smtp", "to=<", ">, orig_to=<"],
  ["postfix/smtp", "to=<a>, relay=b[1]:2, ", "delay=1, delays=0/0/0/1, dsn=2.0.0, "],
  ["amavis", "(1-1) ", "key=value, "],
  ["kernel", "", " \t "],
])("a line of 16 MB to %s that begins with %j and goes on with %j", (program, start, repeated) => {
  expectLinear(builtinGrammars, program, start, repeated);
});

test("random patterns and lines made against them", () => {
  const literal = fc.constantFrom("a", "ab", "aa", "aab", "(", ")", "[", "=", ", ", " ", "a b", ": ", "a=");
  const hole = fc.constantFrom(...fieldTypes);
  const pattern = fc
    .tuple(fc.option(literal, { nil: "" }), fc.array(fc.tuple(hole, literal), { minLength: 1, maxLength: 4 }))
    .map(([first, rest]) => first + rest.map(([type, text], index) => `{h${index}:${type}}${text}`).join(""));
  const patterns = fc.uniqueArray(pattern, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(patterns, fc.array(literal, { minLength: 1, maxLength: 3 }), (sources, pieces) => {
      const { grammar } = parseGrammar(patternsText(sources), "random.grammar");
      fc.pre(grammar !== null);
      expectLinear([grammar as Grammar], "kernel", "", pieces.join(""));
    }),
    { numRuns: 12 },
  );
});
