import { createToken, Lexer, type TokenType } from "chevrotain";
import type { FieldType } from "./model.js";

/** A piece of a message: literal, or something that varies by its looks. */
export interface ShapePiece {
  readonly text: string;
  /** null for words, blanks and punctuation. */
  readonly type: FieldType | null;
  /** The key of `key=value`, for values only. */
  readonly key: string | null;
  readonly isWord: boolean;
}

const ipv4 = /\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*[A-Za-z])/;
const ipv6 =
  /(?:[0-9a-fA-F]{1,4}:){2,7}(?::?[0-9a-fA-F]{1,4})?(?![\w:])|::(?:[0-9a-fA-F]{1,4}:?)*[0-9a-fA-F]{1,4}(?![\w:])/;

const tokens = {
  key: createToken({ name: "Key", pattern: /[A-Za-z][\w.-]*=/, push_mode: "value" }),
  ip: createToken({ name: "Ip", pattern: new RegExp(`${ipv4.source}|${ipv6.source}`) }),
  url: createToken({ name: "Url", pattern: /[a-z]+:\/\/[^\s"'<>()]+/ }),
  /** `TCP/UDP`, `N/A`: a word and no path. */
  slashed: createToken({ name: "Slashed", pattern: /[A-Za-z]+(?:\/[A-Za-z]+)+(?![\w/])/ }),
  path: createToken({ name: "Path", pattern: /\/[\w.@%+~-]+(?:\/[\w.@%+~-]*)*/ }),
  hex: createToken({ name: "Hex", pattern: /0x[0-9a-fA-F]+(?!\w)/ }),
  duration: createToken({ name: "Duration", pattern: /\d+(?:\.\d+)?(?:ms|s|sec|seconds|min|minutes|h|d)(?!\w)/ }),
  /** `2.6.14`, `v2.3.19.1-rc1`: with two parts it may be a number, with four an address. */
  version: createToken({ name: "Version", pattern: /[vV]?\d+(?:\.\d+){2,}(?:[-+~]\w[\w+~-]*)?(?![\w.]*\w)/ }),
  number: createToken({ name: "Number", pattern: /\d+\.\d+(?![\w.])/ }),
  int: createToken({ name: "Int", pattern: /\d+(?!\w|\.\d)/ }),
  host: createToken({ name: "Host", pattern: /[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)/ }),
  /** Letters and digits mixed are a name that somebody or something gave. */
  name: createToken({ name: "Name", pattern: /[A-Za-z_-]*\d[\w-]*/ }),
  word: createToken({ name: "Word", pattern: /[A-Za-z_\u00a1-\uffff][A-Za-z_\u00a1-\uffff'-]*/ }),
  blank: createToken({ name: "Blank", pattern: /[ \t]+/ }),
  other: createToken({ name: "Other", pattern: /[^\w \t]/, line_breaks: true }),
  /** A value in brackets of its own. */
  angle: createToken({ name: "Angle", pattern: /<[^<>\s]+>/ }),
  bracketed: createToken({ name: "Bracketed", pattern: /<[^<>\n]*>|"[^"\n]*"/, pop_mode: true }),
  bare: createToken({ name: "Bare", pattern: /[^\s,;<>"()[\]]+/, pop_mode: true }),
  nothing: createToken({ name: "Nothing", pattern: /[\s,;<>"()[\]]/, pop_mode: true, line_breaks: true }),
};

const lexer = new Lexer(
  {
    modes: {
      message: [
        ...[
          tokens.url,
          tokens.key,
          tokens.angle,
          tokens.slashed,
          tokens.ip,
          tokens.path,
          tokens.hex,
          tokens.duration,
          tokens.version,
          tokens.number,
          tokens.int,
        ],
        ...[tokens.host, tokens.name, tokens.word, tokens.blank, tokens.other],
      ],
      value: [tokens.bracketed, tokens.bare, tokens.nothing],
    },
    defaultMode: "message",
  },
  { positionTracking: "onlyOffset" },
);

const types = new Map<TokenType, FieldType>([
  [tokens.ip, "ip"],
  [tokens.url, "path"],
  [tokens.path, "path"],
  [tokens.hex, "hex"],
  [tokens.duration, "duration"],
  [tokens.number, "number"],
  [tokens.int, "int"],
  [tokens.host, "host"],
  [tokens.name, "word"],
]);

const literal = (text: string): ShapePiece => ({ text, type: null, key: null, isWord: false });

/** Types that values keep; others are told apart too seldom. */
const narrow: readonly FieldType[] = ["ip", "hex", "duration", "number", "int"];

/** The pieces of a message in order; together they are its text, but for runs of blanks, which are one. */
export function shapePieces(message: string): ShapePiece[] {
  const pieces: ShapePiece[] = [];
  let key: string | null = null;
  for (const { tokenType, image } of lexer.tokenize(message).tokens) {
    if (tokenType === tokens.key) {
      key = image.slice(0, -1);
      pieces.push(literal(image));
    } else if (tokenType === tokens.angle) {
      pieces.push(literal("<"), valuePiece(image.slice(1, -1), null, false), literal(">"));
    } else if (tokenType === tokens.bare) pieces.push(...valuePieces(image, key));
    else if (tokenType === tokens.bracketed) {
      pieces.push(literal(image[0] ?? ""));
      if (image.length > 2) pieces.push(valuePiece(image.slice(1, -1), key, image.slice(1, -1).includes(" ")));
      pieces.push(literal(image.at(-1) ?? ""));
    } else if (tokenType === tokens.blank) pieces.push(literal(" "));
    else if (tokenType === tokens.word || tokenType === tokens.slashed)
      pieces.push({ text: image, type: null, key: null, isWord: true });
    else if (tokenType === tokens.version) pieces.push({ text: image, type: "word", key: "version", isWord: false });
    else pieces.push({ text: image, type: types.get(tokenType) ?? null, key: null, isWord: false });
  }
  return pieces;
}

/** A full stop or colon behind a value belongs to the sentence. */
function valuePieces(image: string, key: string | null): ShapePiece[] {
  const end = /[.:]*$/.exec(image)?.index ?? image.length;
  const tail = image.slice(end);
  return [...(end > 0 ? [valuePiece(image.slice(0, end), key, false)] : []), ...(tail === "" ? [] : [literal(tail)])];
}

function valuePiece(text: string, key: string | null, hasBlanks: boolean): ShapePiece {
  const { tokens: inner } = lexer.tokenize(text);
  if (/^-\d+$/.test(text)) return { text, type: "int", key, isWord: false };
  const type = inner.length === 1 ? types.get(inner[0]?.tokenType as TokenType) : undefined;
  // A name may look like a path in one line and not in the next.
  const known = type !== undefined && narrow.includes(type) ? type : "word";
  return { text, type: hasBlanks ? "text" : known, key, isWord: false };
}
