import { type CustomPatternMatcherFunc, createToken, type IToken, Lexer, type TokenType } from "chevrotain";

/** A comment, pattern, sample, value or look-alike mark counts only where nothing but blanks stands before it. */
function atLineStart(pattern: RegExp): CustomPatternMatcherFunc {
  return (text, offset, tokens) => {
    const last = tokens.at(-1);
    if (last !== undefined && last.tokenType !== newline) return null;
    pattern.lastIndex = offset;
    const found = pattern.exec(text);
    return found === null ? null : [found[0]];
  };
}

function wholeLine(name: string, mark: string, label: string): TokenType {
  const pattern = atLineStart(new RegExp(`\\${mark}[^\\n]*`, "y"));
  return createToken({ name, pattern, start_chars_hint: [mark], line_breaks: false, label });
}

const newline = createToken({ name: "Newline", pattern: /\n/, label: "the end of the line" });
const blank = createToken({ name: "Blank", pattern: /[ \t]+/, group: Lexer.SKIPPED });
const comment = createToken({
  name: "Comment",
  pattern: atLineStart(/#[^\n]*/y),
  start_chars_hint: ["#"],
  line_breaks: false,
  group: Lexer.SKIPPED,
});

export const patternLine = wholeLine("PatternLine", "|", "`|` and a pattern");
export const sampleLine = wholeLine("SampleLine", ">", "`>` and a sample");
export const valuesLine = wholeLine("ValuesLine", "=", "`=` and the sample's values");
export const lookAlikeLine = wholeLine("LookAlikeLine", "!", "`!` and a look-alike");

export const word = createToken({ name: "Word", pattern: /[^\s",:{}#][^\s",:{}]*/, label: "a name" });
export const count = createToken({
  name: "Count",
  pattern: /\d+/,
  longer_alt: word,
  categories: [word],
  label: "a number",
});
export const bilingualSlash = createToken({ name: "Slash", pattern: /\/(?=[\s"])/, label: "`/`" });
export const quotedText = createToken({
  name: "Text",
  pattern: /"(?:[^"\\\n]|\\[^\n])*"/,
  label: "a text between double quotes",
});
export const openText = createToken({
  name: "OpenText",
  pattern: /"[^\n]*/,
  label: "a text without its closing quote",
});
export const comma = createToken({ name: "Comma", pattern: ",", label: "`,`" });
export const colon = createToken({ name: "Colon", pattern: ":", label: "`:`" });
export const braceOpen = createToken({ name: "BraceOpen", pattern: "{", label: "`{`" });
export const braceClose = createToken({ name: "BraceClose", pattern: "}", label: "`}`" });
export const lateComment = createToken({ name: "LateComment", pattern: /#[^\n]*/, label: "a comment" });
const stray = createToken({ name: "Stray", pattern: /[^\n]/, label: "a character that has no meaning here" });

/** Only where a blank or a number follows: a value such as `<local>` is a word. */
export const comparison = createToken({
  name: "Comparison",
  pattern: /[<>]=?(?=[\s\d-])/,
  label: "a comparison (`<`, `<=`, `>`, `>=`)",
});
export const plus = createToken({ name: "Plus", pattern: /\+(?=[\s{])/, label: "`+`" });

export const healthWords = ["working", "failing", "degraded", "started", "stopped", "note", "block"] as const;

/** The words that may begin a line. */
export const statementWords = [
  ...[
    "logscan",
    "grammar",
    "program",
    "field",
    "part",
    "component",
    "service",
    "needs",
    "uses",
    "severity",
    "opens",
    "quiet",
  ],
  ...["restart", "settles", "lasts", "title", "hint", "question", "unseen", "inherits", "counts", "took", "unless"],
  ...["passes", "takes"],
  ...[
    "when",
    "same",
    "echo",
    "unready",
    "instant",
    "sudden",
    "action",
    "proves",
    "foreign",
    "reports",
    "adjust",
    ...healthWords,
  ],
];

// A word that begins with another one stands before it, as the first that fits is taken.
const innerWords = [
  ...["at", "once", "never", "within", "by", "since", "unclean", "stop", "different", "in", "transaction"],
  ...["is", "not", "starts", "with"],
];

/** Every keyword is a name as well: a component may be called `title`. */
const keywords = new Map<string, TokenType>(
  [...statementWords, ...innerWords].map((name) => [
    name,
    createToken({ name: `Keyword_${name}`, pattern: name, longer_alt: word, categories: [word], label: `\`${name}\`` }),
  ]),
);

/** The token of a keyword of the language. */
export function keyword(name: string): TokenType {
  const token = keywords.get(name);
  if (token === undefined) throw new Error(`${name} is no keyword`);
  return token;
}

const lineTokens = [patternLine, sampleLine, valuesLine, lookAlikeLine];
const punctuation = [bilingualSlash, quotedText, openText, comma, colon, braceOpen, braceClose, comparison, plus];

export const statementTokens = [...lineTokens, ...punctuation, ...keywords.values(), count, word, lateComment, stray];

const lexer = new Lexer([newline, blank, comment, ...statementTokens]);

/** The tokens of a grammar file's text (lines end in `\n`), one list a line that says something. */
export function grammarLines(text: string): IToken[][] {
  const lines: IToken[][] = [];
  let current: IToken[] = [];
  for (const token of lexer.tokenize(`${text}\n`).tokens) {
    if (token.tokenType !== newline) current.push(token);
    else if (current.length > 0) {
      lines.push(current);
      current = [];
    }
  }
  return lines;
}
