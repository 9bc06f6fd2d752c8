import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elementsOf } from "../../src/grammar/alternative.js";
import { fieldTypes } from "../../src/grammar/fields.js";
import { followPattern } from "../../src/grammar/follow.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { mayShareMessages, preference, stepsOf } from "../../src/grammar/steps.js";
import { grammarText, parsed, patternsText } from "./grammar-text.js";

/** The source of the claiming pattern and its fields; null when nothing claims the message. */
function claimed(patterns: readonly string[], message: string) {
  const grammar = parsed(patternsText(patterns));
  const matcher = compileMatcher([grammar]);
  const bytes = Buffer.from(`before ${message}\nafter`);
  const index = matcher.match(matcher.forProgram("kernel")!, bytes, 7, bytes.length - 6);
  if (index < 0) return null;
  const { event, pattern } = matcher.patterns[index]!;
  const bounds = matcher.holeBounds;
  const fields = matcher
    .holesOf(index)
    .map(({ name }, hole) => [name, bytes.toString("utf8", bounds[2 * hole], bounds[2 * hole + 1])]);
  return { pattern: grammar.events[event]!.patterns[pattern]!.source, fields: Object.fromEntries(fields) };
}

describe("one pattern", () => {
  test.each([
    ["down", "down", {}],
    ["down", "down  \t ^I", {}],
    ["down", "downs", null],
    ["downs", "down", null],
    ["a b", "a \t ^I#011\\t b", {}],
    ["a  ^I b", "a b", {}],
    ["a b", "ab", null],
    ["eth{n:int}: up", "eth12: up", { n: "12" }],
    ["eth{n:int}: up", "eth: up", null],
    ["eth{n:int}: up", "eth1a: up", null],
    ["{a:text}: {b:text}", "x: y: z", { a: "x", b: "y: z" }],
    ["{a:text}: up", "x: y: up", { a: "x: y" }],
    ["{a:text} up", "x up up", null],
    ["{a:text} up", "x    up", { a: "x" }],
    ["{a:word}", "one two", null],
    ["{a:word}", "one", { a: "one" }],
    ["{a:text}", "日本 語", { a: "日本 語" }],
    ["{a:text}]", "]]", { a: "]" }],
    ["{a:text}]", "]", null],
    ["({d:device})", "(/dev/sda1)", { d: "/dev/sda1" }],
    ["({d:device})", "(sd a)", null],
    ["{h:hex}", "0x", null],
    ["{h:hex}", "0xfF", { h: "0xfF" }],
    ["{h:hex}", "fx", null],
    ["{i:int}", "-", null],
    ["{i:int}", "-7", { i: "-7" }],
    ["{i:int}", "7-7", null],
    ["{n:number}", "1.", null],
    ["{n:number}", "1.5", { n: "1.5" }],
    ["{n:number}", "1.5.2", null],
    ["{d:duration}", "1.5min", { d: "1.5min" }],
    ["{d:duration}", "15hm", null],
    ["{d:duration}", "min", null],
    ["{h:host}.", "mx.example.", null],
  ])("%j on %j", (pattern, message, fields) => {
    expect(claimed([pattern], message)?.fields ?? null).toEqual(fields);
  });

  test("takes nothing from beyond the message", () => {
    const matcher = compileMatcher([parsed(patternsText(["a^b", "a #011b", "a{x:text}c"]))]);
    const program = matcher.forProgram("kernel")!;
    for (const [text, end] of [
      ["a^Ib", 2],
      ["a#011b", 4],
      ["abc", 2],
      ["a\\tb", 2],
    ] as const) {
      expect(matcher.match(program, Buffer.from(text), 0, end)).toBe(-1);
    }
  });
});

describe("which of several patterns claims a message", () => {
  test.each([
    ["literal text before a hole", ["link {a:word}", "link up"], "link up", "link up"],
    [
      "the longer literal",
      ["{a:word} is{b:text}", "{a:word} is down{b:text}"],
      "x is down now",
      "{a:word} is down{b:text}",
    ],
    [
      "the longer literal, though another hole type comes first",
      ["{a:word} {b:text}", "{a:int} is {b:text}"],
      "1 is 2",
      "{a:int} is {b:text}",
    ],
    ["the first declared", ["x {a:text}", "x {a:word}"], "x y", "x {a:text}"],
    ["another when the preferred one fails later", ["a {x:int} b", "a {x:text}"], "a 1 c", "a {x:text}"],
    [
      "one that begins with a hole when the literal one fails",
      ["{x:word}: up", "eth0: down"],
      "eth0: up",
      "{x:word}: up",
    ],
  ])("%s", (_, patterns, message, expected) => {
    expect(claimed(patterns, message)?.pattern).toBe(expected);
  });
});

describe("programs", () => {
  const text = (program: string) =>
    grammarText('component c\n  title "a" / "b"\nnote n\n  | x').replace("program kernel", `program ${program}`);
  const matcher = compileMatcher([
    parsed(text("kernel, none")),
    parsed(text("postfix/*")),
    parsed(text("postfix/smtp")),
    parsed(text("ovpn-*")),
  ]);
  const claims = (program: string) => {
    const patterns = matcher.forProgram(program);
    return patterns === undefined ? null : matcher.patterns[matcher.match(patterns, Buffer.from("x"), 0, 1)]!.grammar;
  };

  test.each([
    ["kernel", 0],
    ["", 0],
    ["none", null],
    ["Kernel", null],
    ["postfix", null],
    ["postfix/", null],
    ["postfix/qmgr", 1],
    ["postfix/smtp", 1],
    ["postfix/submission/smtpd", 1],
    ["ovpn-office", 3],
    ["ovpn-", null],
    ["ovpn", null],
    ["__proto__", null],
  ])("%j", (program, grammar) => {
    expect(claims(program)).toBe(grammar);
  });

  test("are remembered within bounds, and share their tables", () => {
    const first = matcher.forProgram("postfix/a");
    for (let index = 0; index < 20_000; index++) expect(matcher.forProgram(`postfix/x${index}`)).toBe(first);
    expect(matcher.forProgram("postfix/a")).toBe(first);
  });
});

const literalPiece = fc.constantFrom("a", "b", "ab", " ", "a b", ": ", "0", "1", "^I", "]", "^", "\\t", "x-y", "日");
const holePiece = fc.constantFrom(...fieldTypes).map((type) => `{h:${type}}`);
const patternSource = fc.array(fc.oneof(literalPiece, holePiece), { minLength: 1, maxLength: 7 }).map((pieces) => {
  let count = 0;
  return pieces.join("").replace(/\{h:/g, () => `{h${count++}:`);
});
const piece = fc.oneof(literalPiece, fc.constantFrom("\t", "7", "-", ".", "s", "#011"));
const anyMessage = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join(""))),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
);
/** Patterns, and messages of which most are made from one of them. */
const cases = fc.array(patternSource, { minLength: 1, maxLength: 8 }).chain((sources) => {
  const made = fc.tuple(fc.constantFrom(...sources), fc.array(piece, { minLength: 4, maxLength: 4 }));
  const filled = made.map(([source, values]) => {
    let hole = 0;
    return Buffer.from(source.replace(/\{h[^}]*\}/g, () => values[hole++ % values.length]!));
  });
  return fc.tuple(fc.constant(sources), fc.array(fc.oneof(filled, filled, anyMessage), { minLength: 1, maxLength: 6 }));
});

describe("for any patterns and messages", () => {
  test("the claiming pattern matches on its own, none preferred to it does, and what it found makes up the message", () => {
    let matches = 0;
    fc.assert(
      fc.property(cases, ([sources, messages]) => {
        const { grammar } = parseGrammar(patternsText(sources), "f");
        if (grammar === null) return;
        const matcher = compileMatcher([grammar]);
        const steps = grammar.events[0]!.patterns.map(({ alternatives }) => stepsOf(alternatives[0]!));
        for (const bytes of messages) {
          const index = matcher.match(matcher.forProgram("kernel")!, bytes, 0, bytes.length);
          const followed = steps.map((ofPattern) => followPattern(ofPattern, bytes));
          if (index < 0) {
            expect(followed.some(({ matched }) => matched)).toBe(false);
            continue;
          }
          matches++;
          const own = followed[index]!;
          const found = Array.from(matcher.holeBounds.subarray(0, 2 * steps[index]!.holes.length));
          expect(own).toEqual({ matched: true, bounds: found });
          for (const [other, { matched }] of followed.entries()) {
            if (matched) expect(preference(steps[index]!, steps[other]!)).toBeLessThanOrEqual(0);
          }
          const elements = elementsOf(grammar.events[0]!.patterns[index]!.alternatives[0]!);
          let hole = 0;
          const joined = elements.map((element) =>
            "literal" in element ? element.literal : bytes.toString("latin1", found[2 * hole]!, found[2 * hole++ + 1]!),
          );
          const normal = (text: string) => text.replace(/(?:[ \t]|\^I|#011|\\t)+/g, "");
          const latin = joined.map((text, at) =>
            "literal" in elements[at]! ? Buffer.from(text).toString("latin1") : text,
          );
          expect(normal(latin.join(""))).toBe(normal(bytes.toString("latin1")));
        }
      }),
      { numRuns: 3000 },
    );
    expect(matches).toBeGreaterThan(500);
  });
});

describe("whether two patterns may match the same message", () => {
  test.each([
    ["up{x:int}", "us{x:int}", null],
    ["{x:int}, dsn={d:int}", "{x:int}, status={s:int}", null],
    ["{x:text}, dsn={d:text}", "{x:text}, status={s:text}", "a, dsn=1, status=2"],
    ["{x:int}, a{y:text}", "{x:int}, ab{y:text}", "1, abc"],
    ["{x:int} b", "{x:int}^{y:text}", "1^I b"],
    ["a b", "a^{y:text}", "a^I b"],
    ["{x:int}: {y:text}", "{x:word}: 1", "1: 1"],
  ])("%s and %s: %j", (one, other, message) => {
    const [first, second] = parsed(patternsText([one, other])).events[0]!.patterns.map(({ alternatives }) =>
      stepsOf(alternatives[0]!),
    );
    expect(mayShareMessages(first!, second!)).toBe(message !== null);
    expect(mayShareMessages(second!, first!)).toBe(message !== null);
    if (message === null) return;
    for (const steps of [first!, second!]) expect(followPattern(steps, Buffer.from(message)).matched).toBe(true);
  });
});

test("no message is matched by two patterns that are said to share none", () => {
  let apart = 0;
  let together = 0;
  // Patterns that begin alike, with literals that differ behind the first hole.
  const twins = fc
    .tuple(
      fc.constantFrom("", "a"),
      fc.constantFrom(...fieldTypes),
      fc.array(literalPiece, { minLength: 4, maxLength: 4 }),
    )
    .chain(([first, type, [one, two, three, four]]) => {
      const source = (ending: string) => `${first}{h0:${type}}${ending}`;
      const sources = [source(`${one}${two}`), source(`${three}${four}`), source(`${three}{h1:text}`)];
      const message = fc
        .array(piece, { minLength: 1, maxLength: 5 })
        .map((parts) => Buffer.from(`${first}${parts.join("")}`));
      const filled = fc
        .tuple(fc.constantFrom("7", "ab", "0"), fc.constantFrom(`${one}${two}`, `${three}${four}`, `${three}^Ia`))
        .map(([value, ending]) => Buffer.from(`${first}${value}${ending}`));
      return fc.tuple(fc.constant(sources), fc.array(fc.oneof(message, filled), { minLength: 1, maxLength: 6 }));
    });
  fc.assert(
    fc.property(fc.oneof(cases, twins), ([sources, messages]) => {
      const { grammar } = parseGrammar(patternsText(sources), "f");
      if (grammar === null) return;
      const steps = grammar.events[0]!.patterns.map(({ alternatives }) => stepsOf(alternatives[0]!));
      for (const [index, one] of steps.entries()) {
        for (const other of steps.slice(0, index)) {
          const shares = messages.some(
            (bytes) => followPattern(one, bytes).matched && followPattern(other, bytes).matched,
          );
          if (mayShareMessages(one, other)) together += Number(shares);
          else {
            apart++;
            expect(shares).toBe(false);
          }
        }
      }
    }),
    { numRuns: 2000 },
  );
  expect(apart).toBeGreaterThan(50);
  expect(together).toBeGreaterThan(50);
});

/** Patterns of which some pieces are optional parts, and messages made with and without them. */
const optionalCases = fc
  .array(
    fc.array(fc.record({ text: fc.oneof(literalPiece, holePiece), optional: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .chain((patterns) => {
    let count = 0;
    const named = patterns.map((pieces) =>
      pieces.map(({ text, optional }) => ({ text: text.replace("{h:", () => `{h${count++}:`), optional })),
    );
    const message = fc
      .tuple(
        fc.constantFrom(...named),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.array(piece, { minLength: 4, maxLength: 4 }),
      )
      .map(([pieces, kept, values]) => {
        let hole = 0;
        const present = pieces.filter(({ optional }, index) => !optional || kept[index]);
        return Buffer.from(present.map(({ text }) => text.replace(/\{h[^}]*\}/, () => values[hole++ % 4]!)).join(""));
      });
    return fc.tuple(
      fc.constant(named),
      fc.array(fc.oneof(message, message, anyMessage), { minLength: 1, maxLength: 6 }),
    );
  });

describe("optional parts", () => {
  const text = (declarations: string, ...patterns: string[]) => `${patternsText(patterns)}${declarations}`;

  function claimOf(source: string, message: string) {
    const grammar = parsed(source);
    const matcher = compileMatcher([grammar]);
    const bytes = Buffer.from(message);
    const index = matcher.match(matcher.forProgram("kernel")!, bytes, 0, bytes.length);
    if (index < 0) return null;
    const { pattern, alternative } = matcher.patterns[index]!;
    const fields = matcher
      .holesOf(index)
      .map(({ name }, hole) => [
        name,
        bytes.toString("utf8", matcher.holeBounds[2 * hole], matcher.holeBounds[2 * hole + 1]),
      ]);
    return { pattern, alternative, fields: Object.fromEntries(fields) };
  }

  const parts = 'part used ", conn_use={uses:int}"\npart tls ", tls={tls-bits:int}"\n';
  const relay = text(parts, "to=<{to:text}>, relay={relay:word}{used?}{tls?}, ok");

  test.each([
    ["to=<a>, relay=b, ok", 3, { to: "a", relay: "b" }],
    ["to=<a>, relay=b, tls=1, ok", 2, { to: "a", relay: "b", "tls-bits": "1" }],
    ["to=<a>, relay=b, conn_use=2, ok", 1, { to: "a", relay: "b", uses: "2" }],
    ["to=<a>, relay=b, conn_use=2, tls=1, ok", 0, { to: "a", relay: "b", uses: "2", "tls-bits": "1" }],
  ])("%s", (message, alternative, fields) => {
    expect(claimOf(relay, message)).toEqual({ pattern: 0, alternative, fields });
  });

  test("are not swallowed by a hole before them, though the literal behind them is longer", () => {
    const source = text('part code " c={code:int}"\n', "status {why:text}{code?} and so the end");
    expect(claimOf(source, "status bad c=1 and so the end")).toEqual({
      ...{ pattern: 0, alternative: 0, fields: { why: "bad", code: "1" } },
    });
    expect(claimOf(source, "status bad c=x and so the end")).toEqual({
      ...{ pattern: 0, alternative: 1, fields: { why: "bad c=x" } },
    });
  });

  test("leave another pattern with a longer literal its lines", () => {
    const source = text('part to " to {host:word}"\n', "connect{to?}: {why:text}", "connect to {host:word}: refused");
    expect(claimOf(source, "connect to mx: refused")).toMatchObject({ pattern: 1 });
    expect(claimOf(source, "connect to mx: lost")).toMatchObject({ pattern: 0, alternative: 0 });
    expect(claimOf(source, "connect: refused")).toMatchObject({ pattern: 0, alternative: 1 });
  });

  test("for any patterns and messages: a line is claimed if an alternative matches, by the fullest of its pattern that does", () => {
    let matches = 0;
    let partly = 0;
    fc.assert(
      fc.property(optionalCases, ([patterns, messages]) => {
        const declarations: string[] = [];
        const sources = patterns.map((pieces) =>
          pieces
            .map(({ text: inner, optional }) => {
              if (!optional) return inner;
              const escaped = inner.replace(/["\\]/g, "\\$&");
              declarations.push(`part p${declarations.length} "${escaped}"\n`);
              return `{p${declarations.length - 1}?}`;
            })
            .join(""),
        );
        const { grammar } = parseGrammar(text(declarations.join(""), ...sources), "f");
        if (grammar === null) return;
        const matcher = compileMatcher([grammar]);
        const alternatives = grammar.events[0]!.patterns.map((pattern) =>
          pattern.alternatives.map((text) => stepsOf(text)),
        );
        for (const bytes of messages) {
          const index = matcher.match(matcher.forProgram("kernel")!, bytes, 0, bytes.length);
          const followed = alternatives.map((ofPattern) => ofPattern.map((steps) => followPattern(steps, bytes)));
          if (index < 0) {
            expect(followed.flat().some(({ matched }) => matched)).toBe(false);
            continue;
          }
          matches++;
          const { pattern, alternative } = matcher.patterns[index]!;
          if (alternative > 0) partly++;
          expect(followed[pattern]!.findIndex(({ matched }) => matched)).toBe(alternative);
          const bounds = Array.from(matcher.holeBounds.subarray(0, 2 * matcher.holesOf(index).length));
          expect(followed[pattern]![alternative]).toEqual({ matched: true, bounds });
        }
      }),
      { numRuns: 3000 },
    );
    expect(matches).toBeGreaterThan(500);
    expect(partly).toBeGreaterThan(100);
  });
});

describe("the bytes visited grow no faster than the line", () => {
  const patterns = [
    "{a:text} b c {b:text} d",
    "{a:text} b c {b:word} e",
    "x{a:text}aaab",
    "{a:word}^{b:text}]",
    "{a:text}aab{b:text}aab{c:text}aab",
    "x {a:text} y {b:text} z {c:text} end",
    "p{a:text}{blank?}{pb?} and so q",
    "p{a:text}{pc?}{pb?} and so q",
  ];
  const parts = 'part blank "  b  b{x:text}"\npart pb "^^b{y:text}"\npart pc " c {z:word}"\n';
  const matcher = compileMatcher([parsed(`${patternsText(patterns)}${parts}`)]);
  const program = matcher.forProgram("kernel")!;

  function visited(text: string): number {
    let visits = 0;
    const bytes = Buffer.from(text);
    const counting = new Proxy(bytes, {
      get(target, property) {
        if (typeof property === "string" && /^\d+$/.test(property)) visits++;
        return Reflect.get(target, property) as unknown;
      },
    });
    matcher.match(program, counting, 0, bytes.length);
    return visits;
  }

  test.each([
    ["blanks", (n: number) => `q${" ".repeat(n)}q`],
    ["written tabs", (n: number) => `q${"^I".repeat(n)}q`],
    ["half written tabs", (n: number) => `q${"^".repeat(n)}${"#01".repeat(n)}q`],
    ["blanks within a literal", (n: number) => `q b${" ".repeat(n)} b${" ".repeat(n)}`],
    ["beginnings of literals", (n: number) => `q${" b c b".repeat(n)}`],
    ["literals that all but match", (n: number) => `x${"aaa".repeat(n)}`],
    ["many places for every hole", (n: number) => `xaab${"aab".repeat(n)}c`],
    ["places for parts that all but match", (n: number) => `p${" b".repeat(n)} and so q`],
    ["blanks before a part", (n: number) => `p.${" ".repeat(n)}b${" ".repeat(n)} and so q`],
    ["written tabs before a part", (n: number) => `p.${"^I".repeat(n)}b^I^^${"^".repeat(n)} and so q`],
    ["many words", (n: number) => `x ${"y z x ".repeat(n)}`],
  ])("%s", (_, text) => {
    const [small, large] = [visited(text(500)), visited(text(4000))];
    expect(large).toBeLessThan(small * 8.5);
    expect(large).toBeLessThan(text(4000).length * 40);
  });
});
