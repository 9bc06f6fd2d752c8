import { createToken, Lexer } from "chevrotain";

/** One `key=value` of a list. */
export interface Pair {
  readonly key: string;
  /** Without the quotes or brackets around it; within quotes `\"` and `\\` are resolved. */
  readonly value: string;
  /** Where the value stands in the text, quotes and brackets left out: UTF-16 units from 0, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

const key = createToken({ name: "Key", pattern: /[A-Za-z][A-Za-z0-9._-]*=/, push_mode: "value" });
/** Up to the last parenthesis: a remark, often another host's words, in which nothing is a pair of this list. */
const parenthesis = createToken({
  name: "Parenthesis",
  pattern: /\((?:[\s\S]*\)|[\s\S]*)/,
  line_breaks: true,
  group: Lexer.SKIPPED,
});
// A word that is no key: a remark between the pairs.
const remark = createToken({ name: "Remark", pattern: /[^\s,]+/, group: Lexer.SKIPPED });
const separator = createToken({ name: "Separator", pattern: /[\s,]+/, group: Lexer.SKIPPED });

const bracketed = createToken({ name: "Bracketed", pattern: /<[^<>]*>(?=[\s,])/, pop_mode: true });
const quotedValue = createToken({ name: "Quoted", pattern: /"(?:[^"\\]|\\[\s\S])*"(?=[\s,])/, pop_mode: true });
/** A comma ends it only where a blank follows. */
const bare = createToken({ name: "Bare", pattern: /(?:[^\s,]|,(?=[^\s,]))+/, pop_mode: true });
/** `SRC= DST=…`: the key has no value. */
const nothing = createToken({ name: "Nothing", pattern: /[\s,]/, pop_mode: true });

const lexer = new Lexer(
  {
    modes: { list: [separator, key, parenthesis, remark], value: [bracketed, quotedValue, bare, nothing] },
    defaultMode: "list",
  },
  { positionTracking: "onlyOffset" },
);

/**
 * The pairs of a `key=value` list in the order of the text, separated by `, ` or blanks, whatever their keys are; a value
 * is bare, `<bracketed>` or `"quoted"`. What is no pair is passed over. Meant for lines that were recognised: it costs
 * many times what matching costs.
 */
export function parsePairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  // The end of the text ends the value of a last key, too.
  const { tokens } = lexer.tokenize(`${text} `);
  for (let index = 0; index + 1 < tokens.length; index += 2) {
    const name = tokens[index]!;
    const token = tokens[index + 1]!;
    const { image, startOffset } = token;
    if (token.tokenType === nothing) {
      pairs.push({ key: name.image.slice(0, -1), value: "", start: startOffset, end: startOffset });
    } else {
      const isWrapped = token.tokenType !== bare;
      const start = isWrapped ? startOffset + 1 : startOffset;
      const inner = isWrapped ? image.slice(1, -1) : image;
      const value = token.tokenType === quotedValue ? inner.replace(/\\(["\\])/g, "$1") : inner;
      pairs.push({ key: name.image.slice(0, -1), value, start, end: start + inner.length });
    }
  }
  return pairs;
}
