import { createToken, type IToken, Lexer } from "chevrotain";
import { fieldTypes } from "./fields.js";
import type { FieldType, PatternElement } from "./model.js";
import { meantHint } from "./nearest.js";
import { listed, type Place, quoted, type Reporter } from "./reporter.js";

const hole = createToken({ name: "Hole", pattern: /\{[a-z][a-z0-9_-]*(?::[a-z]+)?\}/ });
const literal = createToken({ name: "Literal", pattern: /[^{]+|\{/, line_breaks: true });
const lexer = new Lexer([hole, literal], { positionTracking: "onlyOffset" });

/** A blank of a line: raw, or a tab as loggers write it. Runs of them are one blank in a pattern. */
const blanks = /(?:[ \t]|\^I|#011|\\t)+/g;

/** The elements of a pattern's text, which begins at `place`; null when something is wrong with it. */
export function patternElements(
  source: string,
  place: Place,
  declared: ReadonlyMap<string, FieldType>,
  reporter: Reporter,
): PatternElement[] | null {
  const elements: PatternElement[] = [];
  const names = new Set<string>();
  let text = "";
  let good = true;
  const fail = (
    code: string,
    offset: number,
    message: string,
    advice: { expected?: string; hint?: string | undefined },
  ) => {
    good = false;
    reporter.error(code, { line: place.line, column: place.column + offset }, message, advice);
  };
  const endLiteral = (last: boolean) => {
    let normal = text.replace(blanks, " ");
    if (elements.length === 0) normal = normal.trimStart();
    if (last) normal = normal.trimEnd();
    text = "";
    if (normal !== "") elements.push({ literal: normal });
    return normal !== "";
  };
  for (const token of lexer.tokenize(source).tokens) {
    if (token.tokenType === literal) {
      text += token.image;
      continue;
    }
    const [name, type] = holeParts(token);
    const separated = endLiteral(false) || elements.length === 0;
    if (!separated) {
      fail("grammar.adjacent-holes", token.startOffset, `No text stands between {${name}} and the hole before it`, {
        expected: "literal text between two holes",
        hint: "a hole ends where the text after it begins: join the two into one",
      });
    }
    if (names.has(name)) {
      fail("grammar.duplicate-hole", token.startOffset, `The hole {${name}} stands twice in this pattern`, {
        expected: "each name once",
        hint: "give one of them another name",
      });
    }
    names.add(name);
    const resolved = holeType(token, name, type, declared, fail);
    elements.push({ hole: name, type: resolved ?? "text" });
  }
  endLiteral(true);
  if (elements.length === 0) {
    fail("grammar.empty-pattern", 0, "This pattern is empty", {
      expected: "the text of a log message",
      hint: "copy it from a log and put {name:type} for what varies",
    });
  }
  return good ? elements : null;
}

function holeParts(token: IToken): [name: string, type: string | undefined] {
  const [name, type] = token.image.slice(1, -1).split(":");
  return [name!, type];
}

function holeType(
  token: IToken,
  name: string,
  type: string | undefined,
  declared: ReadonlyMap<string, FieldType>,
  fail: (
    code: string,
    offset: number,
    message: string,
    advice: { expected?: string; hint?: string | undefined },
  ) => void,
): FieldType | undefined {
  if (type !== undefined) {
    const known = fieldTypes.find((candidate) => candidate === type);
    if (known === undefined) {
      const offset = token.startOffset + 1 + name.length + 1;
      fail("grammar.unknown-field-type", offset, `There is no field type ${quoted(type)}`, {
        expected: listed(fieldTypes),
        hint: meantHint(type, fieldTypes, "use `text` for anything, `word` for anything without blanks"),
      });
    }
    return known;
  }
  const known = declared.get(name);
  if (known === undefined) {
    const hint = meantHint(name, declared.keys(), `write {${name}:word}, or declare it once: field ${name} word`);
    fail("grammar.unknown-field", token.startOffset + 1, `The hole {${name}} has no type`, {
      expected: "{name:type}, or a name that a `field` line declares",
      hint,
    });
  }
  return known;
}
