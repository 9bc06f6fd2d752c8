import type { IToken } from "chevrotain";
import { nearestWord } from "./nearest.js";
import { statementWords } from "./tokens.js";

/** English and Japanese, still between their quotes. */
export interface TextPair {
  readonly en: IToken;
  readonly ja: IToken;
}

export interface NeedItem {
  readonly name: IToken;
  readonly key: IToken | null;
  /** Still between its quotes. */
  readonly value: IToken | null;
}

export interface OpeningCount {
  readonly count: IToken;
  readonly different: IToken | null;
  readonly within: IToken;
}

/** A value is a word or a text between its quotes. */
export type WhenTest =
  | { readonly test: "is" | "is not" | "starts with"; readonly values: readonly IToken[] }
  | { readonly test: "compare"; readonly comparison: IToken; readonly number: IToken };

/** One line of a grammar file as the parser saw it: its tokens, and `first`, the one that began it. */
export type Statement = { readonly first: IToken; readonly tokens: readonly IToken[] } & StatementBody;

export type StatementBody =
  | { readonly kind: "header"; readonly version: IToken }
  | { readonly kind: "grammar"; readonly name: IToken; readonly title: TextPair }
  | { readonly kind: "program"; readonly names: readonly IToken[] }
  | { readonly kind: "field"; readonly name: IToken; readonly type: IToken }
  | { readonly kind: "part"; readonly name: IToken; readonly text: IToken }
  | { readonly kind: "component"; readonly name: IToken; readonly key: IToken | null }
  | { readonly kind: "adjust"; readonly name: IToken; readonly event: IToken | null }
  | { readonly kind: "service"; readonly value: IToken }
  | { readonly kind: "needs" | "uses"; readonly items: readonly NeedItem[] }
  | { readonly kind: "severity"; readonly value: IToken }
  | { readonly kind: "opens"; readonly how: "once" | "never" | OpeningCount }
  | { readonly kind: "quiet"; readonly value: IToken }
  | { readonly kind: "restart" | "settles" | "lasts"; readonly value: IToken }
  | { readonly kind: "title" | "hint" | "question"; readonly text: TextPair }
  | { readonly kind: "unseen"; readonly check: TextPair; readonly why: TextPair }
  | { readonly kind: "event"; readonly name: IToken }
  | { readonly kind: "inherits"; readonly fields: readonly IToken[] }
  | { readonly kind: "counts"; readonly field: IToken }
  | { readonly kind: "same"; readonly field: IToken }
  | { readonly kind: "took"; readonly fields: readonly IToken[]; readonly unit: IToken | null }
  | { readonly kind: "passes"; readonly field: IToken; readonly within: readonly IToken[] }
  | { readonly kind: "takes"; readonly field: IToken }
  | { readonly kind: "unless"; readonly event: IToken; readonly since: IToken }
  | { readonly kind: "unlessInTransaction"; readonly event: IToken }
  | ({ readonly kind: "when"; readonly field: IToken } & WhenTest)
  | { readonly kind: "echo" | "unready" | "instant" | "sudden" | "action" | "proves" | "foreign" | "reports" }
  | { readonly kind: "pattern" | "sample" | "values" | "lookAlike" }
  /** A line with a syntax error, already reported. */
  | { readonly kind: "broken" };

/** The word that the line begins with, or was meant to; `|` for a pattern; undefined where that cannot be said. */
export function meantWord({ first }: Statement): string | undefined {
  if (/^[|>=!]/.test(first.image)) return first.image[0];
  return statementWords.includes(first.image) ? first.image : nearestWord(first.image, statementWords);
}
