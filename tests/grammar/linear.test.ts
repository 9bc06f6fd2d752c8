import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { fieldTypes } from "../../src/grammar/fields.js";
import { followPattern } from "../../src/grammar/follow.js";
import { matchesAlone } from "../../src/grammar/match-alone.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import type { FieldType, Grammar } from "../../src/grammar/model.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { compileProbe, mayClaim } from "../../src/grammar/probe.js";
import { stepsOf } from "../../src/grammar/steps.js";
import { hasGrammars } from "../needs-grammar.js";
import { grammarText, parsed, patternsText } from "./grammar-text.js";

vi.setConfig({ testTimeout: 300_000 });

/** The message, and how often a byte of it was asked for: what matching costs, whatever the machine does. */
function counted(message: Buffer): { bytes: Uint8Array; reads: () => number } {
  let reads = 0;
  const bytes = new Proxy(message, {
    get(target, key) {
      if (typeof key === "string" && key >= "0" && key <= ":") reads++;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { bytes, reads: () => reads };
}

/** How often bytes of a message are read by `look`. */
function readsOf(message: Buffer, look: (bytes: Uint8Array, end: number) => unknown): number {
  const { bytes, reads } = counted(message);
  look(bytes, message.length);
  return reads();
}

function matching(grammars: readonly Grammar[], program: string): (bytes: Uint8Array, end: number) => number {
  const matcher = compileMatcher(grammars);
  const patterns = matcher.forProgram(program);
  if (patterns === undefined) throw new Error(`no grammar speaks of ${program}`);
  return (bytes, end) => matcher.match(patterns, bytes, 0, end);
}

/** A message in which what repeats does so `times` times. */
type MakeMessage = (times: number) => Buffer;

/** Four times as much costs four times the reads, and a little: a start and an end cost the same in both. */
function expectLinear(look: (bytes: Uint8Array, end: number) => unknown, make: MakeMessage, what: string): void {
  const [small, large] = [make(400), make(1600)];
  const [few, many] = [readsOf(small, look), readsOf(large, look)];
  const told = `${what}: ${few} reads of ${small.length} bytes, then ${many} of ${large.length}`;
  expect(many, told).toBeLessThanOrEqual(4.1 * few + 100);
}

const literal = fc.constantFrom(
  ...["a", "ab", "aa", "aab", "(", ")", "((", "[", "]", "<", ">", "=", ", ", " ", "a b", "b a", ": ", "a=", ">, a=<"],
  // They begin as a tab ends that a logger wrote: `^I`, `\t`, `#011`.
  ...["I b", "t b", "1 b", "11 b", "011 b", "I a I b", "I", "1", "I (1 b"],
);
const hole = fc.constantFrom(...fieldTypes);
const pattern = fc
  .tuple(
    fc.option(literal, { nil: "" }),
    fc.array(fc.tuple(hole, literal), { minLength: 1, maxLength: 4 }),
    fc.option(hole, { nil: null }),
  )
  .map(([first, rest, last]) => {
    const holes = rest.map(([type, text], index) => `{h${index}:${type}}${text}`).join("");
    return `${first}${holes}${last === null ? "" : `{rest:${last}}`}`;
  });
/** What such patterns are made of, and blanks in every way that they are written. */
const piece = fc.oneof(
  literal,
  fc.constantFrom("^I", "\t", "\\t", "#011", " ", "^", "#", "#01", "\\", "1", "x", "0x1", "1.5", "{"),
);
const pieces = fc.array(piece, { minLength: 1, maxLength: 4 }).map((texts) => texts.join(""));
/** First one thing is repeated and then another, so that what is read behind the first is long, too. */
const made = fc.tuple(pieces, pieces, pieces, pieces).map(([start, first, second, end]): MakeMessage => {
  return (times) => Buffer.from(start + first.repeat(times) + second.repeat(times) + end);
});

test("random patterns and lines made against them: four times as long, four times as many bytes are read", () => {
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { minLength: 1, maxLength: 6 }), made, (sources, make) => {
      const { grammar } = parseGrammar(patternsText(sources), "random.grammar");
      fc.pre(grammar !== null);
      expectLinear(matching([grammar as Grammar], "kernel"), make, JSON.stringify(sources));
    }),
    { numRuns: 2000 },
  );
});

test("random patterns by themselves, as explanations follow them", () => {
  fc.assert(
    fc.property(pattern, made, (source, make) => {
      const { grammar } = parseGrammar(patternsText([source]), "random.grammar");
      fc.pre(grammar !== null);
      const steps = stepsOf((grammar as Grammar).events[0]!.patterns[0]!.alternatives[0]!);
      const bounds = new Int32Array(2 * steps.holes.length);
      expectLinear((bytes, end) => matchesAlone(steps, bytes, 0, end, bounds), make, source);
      expectLinear((bytes) => followPattern(steps, bytes as Buffer), make, source);
    }),
    { numRuns: 2000 },
  );
});

test("random probes", () => {
  fc.assert(
    fc.property(literal, made, (text, make) => {
      const { events } = parsed(grammarOfNumber(text));
      const asked = events.map(({ patterns, conditions }) => ({
        steps: stepsOf(patterns[0]!.alternatives[0]!),
        conditions,
      }));
      const probe = compileProbe(asked);
      if (probe === null) throw new Error("no probe");
      expectLinear(
        (bytes, end) => mayClaim(probe, bytes, 0, end),
        (times) => Buffer.concat([Buffer.from("GET "), make(times)]),
        text,
      );
    }),
    { numRuns: 600 },
  );
});

/** A pattern that asks for a number behind a text. */
function grammarOfNumber(text: string): string {
  return grammarText(
    `component thing\n  title "Thing" / "もの"\nfailing broken\n  when {status} >= 500\n  | GET {url:text}${text}{status:int} {rest:text}\n`,
  );
}

test.each<[string, string, string, FieldType]>([
  ["I b", "^I", "", "text"],
  ["t b", "\\t", "", "text"],
  ["1 b", "#011", "", "text"],
  ["I b", "^I", "", "word"],
  ["I x I b", "^I", "x", "text"],
])("a literal %j that begins as the tail of a written tab does, on %j", (text, repeated, between, type) => {
  const look = matching([parsed(patternsText([`{a:${type}}${text}`, `{a:${type}}${text}c`]))], "kernel");
  const make: MakeMessage = (times) => Buffer.from(`z${repeated.repeat(times)}${between}${repeated.repeat(times)}x`);
  expectLinear(look, make, text);
});

describe.each([
  ["xfs", "kernel", "XFS (", "XFS ("],
  ["xfs", "kernel", "XFS (hda7): ", "Corruption detected "],
  ["xfs", "kernel", "xfs_force_shutdown(", "xfs_force_shutdown(hda7,"],
  ["kernel", "kernel", "a", "((((([[[[[{{{{{<<<<<"],
  ["postfix", "postfix/smtp", "to=<", ">, orig_to=<"],
  ["postfix", "postfix/smtp", "to=<a>, relay=b[1]:2, ", "delay=1, delays=0/0/0/1, dsn=2.0.0, "],
  ["postfix", "postfix/smtp", "to=<", "user.name@"],
  ["amavis", "amavis", "Passed UNCHECKED ", "key=value, queued=as, "],
  ["kernel", "kernel", "", " \t "],
  ["kernel", "kernel", "", "^I#011"],
] as const)("the built-in %s", (grammar, program, start, repeated) => {
  test.runIf(hasGrammars(grammar))(
    `a line to ${program} that begins with "${start}" and goes on with "${repeated}"`,
    () => {
      expectLinear(matching(builtinGrammars, program), (times) => Buffer.from(start + repeated.repeat(times)), start);
    },
  );
});
