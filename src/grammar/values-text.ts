import { createToken, type IToken, Lexer } from "chevrotain";
import { type Place, quoted, type Reporter } from "./reporter.js";

const blank = createToken({ name: "Blank", pattern: /[ \t]+/, group: Lexer.SKIPPED });
const comma = createToken({ name: "Comma", pattern: "," });
const text = createToken({ name: "Text", pattern: /"(?:[^"\\]|\\.)*"/ });
const openText = createToken({ name: "OpenText", pattern: /".*/ });
const fieldName = createToken({ name: "FieldName", pattern: /[^\s,"]+/ });
const barePattern = /[^\s,"][^,]*/y;
const bareValue = createToken({
  name: "BareValue",
  // The same letters may be a name or a value: it is a value if a name stands before it.
  pattern: (source, offset, tokens) => {
    if (tokens.at(-1)?.tokenType !== fieldName) return null;
    barePattern.lastIndex = offset;
    const found = barePattern.exec(source);
    return found === null ? null : [found[0].trimEnd()];
  },
  line_breaks: false,
});
const lexer = new Lexer([blank, comma, text, openText, bareValue, fieldName]);

/** A text in which `\\"` and `\\\\` are resolved, wrong escapes and all. */
export function unescaped(text: string): string {
  return text.replace(/\\(.)/gu, "$1");
}

/** The text between a token's double quotes, `\"` and `\\` resolved; a wrong escape is reported. */
export function unquote(image: string, place: Place, reporter: Reporter): string {
  const inner = image.slice(1, -1);
  for (const { 0: written, index } of inner.matchAll(/\\./gu)) {
    if (written[1] === '"' || written[1] === "\\") continue;
    const at = { line: place.line, column: place.column + 1 + index };
    reporter.error("grammar.escape", at, `${quoted(written)} means nothing in a text`, {
      expected: '`\\"` or `\\\\`',
      hint: "a backslash itself is written twice",
    });
  }
  return unescaped(inner);
}

/** `NAME VALUE, NAME VALUE` of a `=` line, whose text begins at `place`. */
export function sampleValues(source: string, place: Place, reporter: Reporter): Record<string, string> {
  const values: [string, string][] = [];
  const tokens = lexer.tokenize(source).tokens;
  const at = (token: IToken | undefined): Place => ({
    line: place.line,
    column: place.column + (token === undefined ? source.trimEnd().length : token.startOffset),
  });
  const fail = (token: IToken | undefined, message: string, expected: string) =>
    reporter.error("grammar.values", at(token), message, { expected, hint: "for example: = device hda7, flags 0x1" });
  for (let index = 0; index < tokens.length || index === 0; index += 3) {
    const [name, value, separator] = tokens.slice(index, index + 3);
    if (name?.tokenType !== fieldName) {
      fail(
        name,
        name === undefined ? "A field's name is missing" : `${quoted(name.image)} is no field's name`,
        "a field's name",
      );
      break;
    }
    if (value?.tokenType !== text && value?.tokenType !== bareValue) {
      const open = value?.tokenType === openText;
      fail(
        value,
        open ? "This value has no closing quote" : `The value of ${quoted(name.image)} is missing`,
        "a value",
      );
      break;
    }
    if (values.some(([known]) => known === name.image)) {
      reporter.error("grammar.duplicate", at(name), `${quoted(name.image)} stands twice`, {
        expected: "each field once",
      });
    }
    const place = at(value);
    values.push([name.image, value.tokenType === text ? unquote(value.image, place, reporter) : value.image]);
    if (separator !== undefined && separator.tokenType !== comma) {
      fail(separator, `${quoted(separator.image)} does not belong here`, "`,` or the end of the line");
      break;
    }
    if (separator !== undefined && index + 3 >= tokens.length)
      fail(undefined, "A field's name is missing", "a field's name");
  }
  return Object.fromEntries(values);
}
