import { createToken, type IToken, Lexer } from "chevrotain";
import { alternativeText, type PatternElement } from "./alternative.js";
import { fieldTypes } from "./fields.js";
import { type FieldType, mostAlternatives } from "./model.js";
import { transactionField } from "./names.js";
import { meantHint } from "./nearest.js";
import {
  type Alternative,
  expandParts,
  type HolePiece,
  optionalParts,
  type Part,
  type Piece,
  type TextPiece,
} from "./parts.js";
import { type Advice, listed, type Place, quoted, type Reporter } from "./reporter.js";
import { unescaped } from "./values-text.js";

/** Braces and what may make a hole of the last of them; before it, two braces are one literal brace. */
const braced = createToken({ name: "Braced", pattern: /\{+[a-z][a-z0-9_-]*(?:\?|:[a-z]+)?\}/ });
const literal = createToken({ name: "Literal", pattern: /[^{]+|\{+/, line_breaks: true });
const lexer = new Lexer([braced, literal], { positionTracking: "onlyOffset" });

/** A blank of a line: raw, or a tab as loggers write it. Runs of them are one blank in a pattern. */
const blanks = /(?:[ \t]|\^I|#011|\\t)+/g;

/** What a pattern's text may name. */
export interface KnownNames {
  readonly fields: ReadonlyMap<string, FieldType>;
  readonly parts: ReadonlyMap<string, Part>;
}

type Fail = (code: string, place: Place, message: string, advice: Advice) => void;

/** The alternatives of a pattern's text, which begins at `place`; null when something is wrong with it. */
export function patternAlternatives(
  source: string,
  place: Place,
  known: KnownNames,
  reporter: Reporter,
): string[] | null {
  const told = new Set<string>();
  const fail: Fail = (code, at, message, advice) => {
    // Alternatives have their mistakes in common.
    if (told.has(`${code} ${at.column}`)) return;
    told.add(`${code} ${at.column}`);
    reporter.error(code, at, message, advice);
  };
  const pieces = readPieces(source, place, known, fail);
  const optional = optionalParts(pieces);
  if (2 ** optional.length > mostAlternatives) {
    const most = Math.log2(mostAlternatives);
    fail("grammar.too-many-alternatives", optional[most]!.place, `This pattern has ${optional.length} optional parts`, {
      expected: `at most ${most} in a pattern, which makes ${mostAlternatives} alternatives`,
      hint: "write several patterns, or join parts that always stand together",
    });
    return null;
  }
  const alternatives = expandParts(pieces).map((alternative) =>
    alternativeText(checkedElements(alternative, place, fail)),
  );
  return told.size === 0 ? alternatives : null;
}

/** The part of a name: `image` is its text between quotes, which begins at `place`. */
export function readPart(name: string, image: string, place: Place, known: KnownNames, reporter: Reporter): Part {
  const fail: Fail = (code, at, message, advice) => reporter.error(code, at, message, advice);
  const inner = { line: place.line, column: place.column + 1 };
  const pieces = readPieces(image.slice(1, -1), inner, known, fail);
  return {
    name,
    pieces: pieces.flatMap((piece): (TextPiece | HolePiece)[] => {
      if ("text" in piece) return [{ text: unescaped(piece.text) }];
      if ("hole" in piece) return [piece];
      fail("grammar.nested-part", piece.place, `The part ${quoted(name)} cannot hold a part`, {
        expected: "text and holes",
        hint: `put {${piece.part.name}} into the patterns, or its text here`,
      });
      return [];
    }),
  };
}

function readPieces(source: string, place: Place, known: KnownNames, fail: Fail): Piece[] {
  const pieces: Piece[] = [];
  for (const token of lexer.tokenize(source).tokens) {
    if (token.tokenType === literal) {
      pieces.push({ text: token.image });
      continue;
    }
    const braces = token.image.lastIndexOf("{") + 1;
    pieces.push({ text: "{".repeat(Math.floor(braces / 2)) });
    if (braces % 2 === 0) pieces.push({ text: token.image.slice(braces) });
    else pieces.push(insertion(token, braces, place, known, fail));
  }
  return pieces;
}

/** A hole or a part; `braces` is how many braces the token begins with. */
function insertion(token: IToken, braces: number, start: Place, known: KnownNames, fail: Fail): Piece {
  const column = start.column + token.startOffset + braces - 1;
  const place = { line: start.line, column };
  const [, name, mark, typeName] = /^([a-z0-9_-]*)(\?|:)?([a-z]*)/.exec(token.image.slice(braces))! as unknown as [
    ...[string, string, "?" | ":" | undefined, string],
  ];
  const part = known.parts.get(name);
  if (part !== undefined) {
    if (mark !== ":") return { part, optional: mark === "?", place };
    fail("grammar.part-with-type", place, `{${name}} is a part and has no type`, {
      expected: `{${name}} or {${name}?}`,
      hint: "give the hole another name",
    });
    return { part, optional: false, place };
  }
  if (name === transactionField) {
    fail("grammar.reserved-name", place, `No hole may be called ${quoted(name)}`, {
      expected: "another name",
      hint: "it stands for the key that the record's format found",
    });
  }
  if (mark === "?") {
    fail("grammar.unknown-part", { ...place, column: column + 1 }, `There is no part ${quoted(name)}`, {
      expected: known.parts.size === 0 ? "a part that the grammar declares" : listed([...known.parts.keys()]),
      hint: meantHint(name, known.parts.keys(), `only parts are optional; declare one: part ${name} "text"`),
    });
    return { hole: name, type: "text", place };
  }
  return { hole: name, type: holeType(name, mark === ":" ? typeName : undefined, place, known, fail), place };
}

function holeType(name: string, type: string | undefined, place: Place, known: KnownNames, fail: Fail): FieldType {
  if (type !== undefined) {
    const found = fieldTypes.find((candidate) => candidate === type);
    if (found === undefined) {
      const at = { ...place, column: place.column + 1 + name.length + 1 };
      fail("grammar.unknown-field-type", at, `There is no field type ${quoted(type)}`, {
        expected: listed(fieldTypes),
        hint: meantHint(type, fieldTypes, "use `text` for anything, `word` for anything without blanks"),
      });
    }
    return found ?? "text";
  }
  const found = known.fields.get(name);
  if (found === undefined) {
    const names = [...known.fields.keys(), ...known.parts.keys()];
    const hint = meantHint(name, names, `write {${name}:word}, or declare it once: field ${name} word`);
    fail("grammar.unknown-field", { ...place, column: place.column + 1 }, `The hole {${name}} has no type`, {
      expected: "{name:type}, or a name that a `field` line declares",
      hint,
    });
  }
  return found ?? "text";
}

function checkedElements({ pieces, absent }: Alternative, start: Place, fail: Fail): PatternElement[] {
  const elements: PatternElement[] = [];
  const names = new Set<string>();
  const missing = listed(
    absent.map((name) => `{${name}?}`),
    "and",
  );
  const where = absent.length === 0 ? "" : `, where ${missing} ${absent.length === 1 ? "is" : "are"} absent`;
  let text = "";
  const endLiteral = (last: boolean) => {
    let normal = text.replace(blanks, " ");
    if (elements.length === 0) normal = normal.trimStart();
    if (last) normal = normal.trimEnd();
    text = "";
    if (normal !== "") elements.push({ literal: normal });
    return normal !== "";
  };
  for (const piece of pieces) {
    if ("text" in piece) {
      text += piece.text;
      continue;
    }
    const separated = endLiteral(false) || elements.length === 0;
    if (!separated) failAdjacent(piece, where, fail);
    if (names.has(piece.hole)) {
      fail("grammar.duplicate-hole", piece.place, `The hole {${piece.hole}} stands twice in this pattern`, {
        expected: "each name once",
        hint: "give one of them another name",
      });
    }
    names.add(piece.hole);
    elements.push({ hole: piece.hole, type: piece.type });
  }
  endLiteral(true);
  if (elements.length === 0) {
    fail("grammar.empty-pattern", start, `This pattern is empty${where}`, {
      expected: "the text of a log message",
      hint: "copy it from a log and put {name:type} for what varies",
    });
  }
  return elements;
}

function failAdjacent({ hole, place }: HolePiece, where: string, fail: Fail): void {
  fail("grammar.adjacent-holes", place, `No text stands between {${hole}} and the hole before it${where}`, {
    expected: "literal text between two holes",
    hint: "a hole ends where the text after it begins: join the two into one",
  });
}
