import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { grammarFiles } from "../../src/grammar/bundle.js";
import { checkGrammars } from "../../src/grammar/check.js";
import { type GrammarText, loadGrammars } from "../../src/grammar/load.js";
import type { Grammar, GrammarEvent } from "../../src/grammar/model.js";
import { createSampleReader } from "../../src/grammar/sample-line.js";
import { isAnyMissing } from "../needs-grammar.js";
import { randomNumbers } from "../random.js";
import { grammarText, parsed } from "./grammar-text.js";

// Beside the built-in grammars only what own ones may change is checked. As another list the same grammars are checked whole.
const unknown = [...builtinGrammars];

/** The complaints, which must be those of the whole check. */
function complaints(...texts: GrammarText[]) {
  const quick = loadGrammars(texts);
  expect(quick).toEqual(loadGrammars(texts, unknown));
  return quick.diagnostics;
}

const builtinTexts = grammarFiles(fileURLToPath(new URL("../../grammars", import.meta.url))).map((path) => ({
  file: `grammars/${basename(path)}`,
  text: readFileSync(path, "utf8"),
}));

const readLine = createSampleReader();
const head = 'logscan grammar 1\ngrammar own "Own" / "自作"\n';

/** What stands in patterns for itself: braces doubled, and at the end a hole. */
const beginning = (message: string) => `${Array.from(message).slice(0, -2).join("").replaceAll("{", "{{")}{rest:text}`;

/** An own grammar with an event for each of the lines, which it claims by nearly all of their text. */
function claiming(programs: readonly string[], lines: readonly string[], more = ""): string {
  const events = lines.flatMap((line, index) => {
    const record = readLine(line);
    if (record === null || Array.from(record.message).length < 4) return [];
    return [`failing event-${index}`, ...more.split("\n"), `  | ${beginning(record.message)}`, `  > ${line}`];
  });
  const component = 'component own\n  title "Own" / "自作"';
  return `${head}program ${programs.join(", ")}\n${component}\n${events.join("\n")}\n  ! Mar  7 10:02:12 db01 x[8]: none\n`;
}

const programsOf = ({ programs, events }: Grammar) => [
  ...new Set([...programs, ...events.flatMap((event) => event.programs ?? [])]),
];
const firstLines = ({ events }: Grammar, of: (event: GrammarEvent) => readonly { readonly line: string }[]) =>
  events.flatMap((event) => of(event).slice(0, 1)).map(({ line }) => line);

describe.each(builtinGrammars.map((grammar, index) => [grammar.name, grammar, builtinTexts[index]!] as const))(
  "%s",
  (name, grammar, { file, text }) => {
    test("given as an own text", () => {
      // It may need what a grammar spoke of that was deleted.
      const isOfMissingGrammar = ({ code }: { code: string }) => isAnyMissing && code === "grammar.unknown-component";
      expect(complaints({ file, text }).filter((one) => !isOfMissingGrammar(one))).toEqual([]);
    });

    test("given under another name: its samples are claimed twice", () => {
      const renamed = text.replace(`\ngrammar ${name} `, "\ngrammar own ");
      const found = complaints({ file: "own.grammar", text: renamed });
      if (grammar.events.some(({ samples }) => samples.length > 0)) expect(found.length).toBeGreaterThan(0);
    });

    test("in place of it one with a line less", () => {
      const random = randomNumbers(text.length);
      for (let round = 0; round < 2; round++) {
        const lines = text.split("\n");
        lines.splice(Math.floor(random() * lines.length), 1);
        complaints({ file: round === 0 ? file : "own.grammar", text: lines.join("\n") });
      }
    });

    test("in place of it one that reads nothing of what it read", () => {
      const own = claiming(["ownd"], ["Mar  7 10:02:12 db01 ownd[8]: disk full"]);
      complaints({ file: "own.grammar", text: own.replace("grammar own ", `grammar ${name} `) });
    });

    test("beside it one that claims its samples", () => {
      const samples = firstLines(grammar, (event) => event.samples);
      const found = complaints({ file: "own.grammar", text: claiming(programsOf(grammar), samples) });
      if (samples.length > 0) expect(found).not.toEqual([]);
    });

    test("beside it one that would claim its samples, if a condition held", () => {
      const samples = firstLines(grammar, (event) => event.samples);
      complaints({ file: "own.grammar", text: claiming(programsOf(grammar), samples, "  when {rest} is nothing") });
    });

    test("beside it one that claims its look-alikes", () => {
      complaints({
        file: "own.grammar",
        text: claiming(
          programsOf(grammar),
          firstLines(grammar, (event) => event.lookAlikes),
        ),
      });
    });
  },
);

test("a sample of a built-in grammar that an own one claims is told of where it stands", () => {
  const isTold = (grammar: Grammar) => {
    const samples = firstLines(grammar, (event) => event.samples);
    const found = complaints({ file: "own.grammar", text: claiming(programsOf(grammar), samples) });
    return found.some(({ file, code }) => file === grammar.file && code === "grammar.sample-of-other-event");
  };
  expect(builtinGrammars.some(isTold)).toBe(true);
});

test("a look-alike that only a pattern of a grammar which was replaced kept from being claimed", () => {
  const thing = (name: string, pattern: string, lines: string) =>
    parsed(
      grammarText(`component ${name}\n  title "a" / "b"\nfailing broken\n  | ${pattern}\n${lines}`, name),
      `${name}.grammar`,
    );
  const at = "Mar  7 10:02:12 db01 kernel:";
  const wide = thing("wide", "disk {rest:text}", `  > ${at} disk burns\n  ! ${at} disk is fine\n`);
  const narrow = thing("narrow", "disk is fine", `  > ${at} disk is fine\n  ! ${at} disk was fine\n`);
  const other = thing("narrow", "tape is fine", `  > ${at} tape is fine\n  ! ${at} tape was fine\n`);
  const before = [wide, narrow];
  expect(checkGrammars(before, readLine)).toEqual([]);
  const found = checkGrammars([wide, other], readLine, new Map(), before);
  expect(found.map(({ file, line, code }) => [file, line, code])).toEqual([
    ["wide.grammar", 9, "grammar.look-alike-claimed"],
  ]);
  expect(checkGrammars([wide, other], readLine)).toEqual(found);
});

describe("own grammars", () => {
  const component = builtinGrammars.flatMap(({ components }) => components)[0]!.name;
  const own = claiming(
    ["ownd", "kernel"],
    ["Mar  7 10:02:12 db01 ownd[8]: disk full", "Mar  7 10:02:13 db01 kernel: x of y"],
  );

  test.each([
    ["none", []],
    ["one without a line", [""]],
    ["an adjustment", [`${head}adjust ${component}\n  opens never\n`]],
    ["adjustments with errors", [`${head}adjust ${component}x\n  opens never\nadjust ${component} x\n  quiet 5\n`]],
    ["one", [own]],
    ["two of one name", [own, own]],
    ["one that needs what does not exist", [own.replace("component own", `component own\n  needs ${component}, ownn`)]],
    [
      "one of a newer language",
      [own.replace("logscan grammar 1", "logscan grammar 2"), `${own}adjust ${component} x\n`],
    ],
    ["one whose program cannot be read", [own.replace("program ", "program ,")]],
    [
      "one with a pattern that is hidden",
      [`${own}failing more\n  | disk {what:word}\n  > Mar  7 10:02:12 db01 ownd[8]: disk full\n`],
    ],
    [
      "one whose sample is claimed by a built-in one",
      builtinGrammars.flatMap((grammar) => {
        const [line] = firstLines(grammar, (event) => event.samples);
        return line === undefined ? [] : [`${own}failing more\n  | never seen\n  > ${line}\n`];
      }),
    ],
  ])("%s", (_, texts: readonly string[]) => {
    for (const [index, text] of texts.entries()) complaints({ file: `own${index}.grammar`, text });
    complaints(...texts.map((text, index) => ({ file: `own${index}.grammar`, text })));
    complaints(...texts.map((text) => ({ file: builtinTexts[0]!.file, text })));
  });
});
