import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import type { Grammar } from "../../src/grammar/model.js";
import { parseGrammar } from "../../src/grammar/parser.js";
import { hasGrammars } from "../needs-grammar.js";

const ownGrammar = (text: string) =>
  parseGrammar(
    `logscan grammar 1\ngrammar own "Own" / "自作"\nprogram own\ncomponent own\n  title "Own" / "自作"\n${text}`,
    "own.grammar",
  ).grammar as Grammar;

/** Whether a quick look says that a message of a program may matter, and the event that claims it. */
function looks(grammars: readonly Grammar[], program: string, message: string) {
  const matcher = compileMatcher(grammars);
  const patterns = matcher.forProgram(program);
  if (patterns === undefined) throw new Error(`no grammar speaks of ${program}`);
  const bytes = Buffer.from(message);
  const pattern = matcher.patterns[matcher.match(patterns, bytes, 0, bytes.length)];
  const event = pattern === undefined ? undefined : grammars[pattern.grammar]?.events[pattern.event];
  return { mayMatter: matcher.mayMatter(patterns, bytes, 0, bytes.length), event };
}

const answer = (status: string, path = "/") => `"GET ${path} HTTP/1.1" ${status} 512 "-" "Mozilla/5.0 (X11)"`;

describe.runIf(hasGrammars("apache"))("a quick look at an answer of a web server", () => {
  it.each(["200", "404", "499", "0", "-"])("passes over %s", (status) => {
    expect(looks(builtinGrammars, "httpd-access", answer(status)).mayMatter).toBe(false);
  });

  it.each(["500", "503", "999", "1000", "00500", "9999999999999999999"])("does not pass over %s", (status) => {
    expect(looks(builtinGrammars, "httpd-access", answer(status)).mayMatter).toBe(true);
  });

  it("takes nothing that a stranger writes elsewhere for a status", () => {
    const { mayMatter, event } = looks(builtinGrammars, "httpd-access", `${answer("200")} "a" 503 "b"`);
    expect([mayMatter, event?.name]).toEqual([false, "answer"]);
  });

  it("passes over nothing that an event claims, but for one that only proves what failed before to work", () => {
    const texts = fc.constantFrom(
      '"',
      " ",
      "\t",
      "^I",
      "\\t",
      "5",
      "500",
      "503",
      "200",
      "GET",
      "/a",
      "?b=1",
      " HTTP/1.1",
      '" 500 ',
      "x",
    );
    const matcher = compileMatcher(builtinGrammars);
    const patterns = matcher.forProgram("httpd-access");
    if (patterns === undefined) throw new Error("no grammar speaks of access logs");
    let claimed = 0;
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 12 }), fc.boolean(), (parts, isAnswer) => {
        const status = 100 * parts.length;
        const message = Buffer.from(isAnswer ? `"GET /${parts.join("")} HTTP/1.1" ${status} 1` : parts.join(""));
        if (matcher.mayMatter(patterns, message, 0, message.length)) return;
        const pattern = matcher.patterns[matcher.match(patterns, message, 0, message.length)];
        if (pattern === undefined) return;
        claimed++;
        expect(builtinGrammars[pattern.grammar]?.events[pattern.event]?.same).not.toBeNull();
      }),
      { numRuns: 5000 },
    );
    expect(claimed).toBeGreaterThan(0);
  });
});

describe("a quick look passes over nothing", () => {
  const failing = 'failing broken\n  when {code} >= 5\n  | ended with "{code:int}" at last\n';
  it.each([
    ["another pattern asks for no number", `${failing}note seen\n  | seen {what:text}\n`],
    ["the number must be small", failing.replace(">= 5", "< 5")],
    ["the message begins with a hole", failing.replace("ended", "{what:word}")],
  ])("where %s", (_, text) => {
    expect(looks([ownGrammar(text)], "own", "nothing of all this").mayMatter).toBe(true);
  });

  it("but where the message does not begin as it must", () => {
    const matter = (message: string) => looks([ownGrammar(failing)], "own", message).mayMatter;
    expect([matter("nothing of all this"), matter('ended with "4"'), matter('ended^Iwith "5"')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("but where a number must be great and stands behind a literal it does", () => {
    const grammars = [ownGrammar(failing.replace("ended with ", "ended {how:word}: "))];
    expect(looks(grammars, "own", 'ended here: "4" at last').mayMatter).toBe(false);
    expect(looks(grammars, "own", 'ended here: "5" at last')).toMatchObject({
      mayMatter: true,
      event: { name: "broken" },
    });
  });
});
