import type { IToken } from "chevrotain";

/** English and Japanese, still between their quotes. */
export interface TextPair {
  readonly en: IToken;
  readonly ja: IToken;
}

export interface NeedItem {
  readonly name: IToken;
  readonly key: IToken | null;
}

/** One line of a grammar file as the parser saw it; `first` is the token that began it. */
export type Statement = { readonly first: IToken } & StatementBody;

export type StatementBody =
  | { readonly kind: "header"; readonly version: IToken }
  | { readonly kind: "grammar"; readonly name: IToken; readonly title: TextPair }
  | { readonly kind: "program"; readonly names: readonly IToken[] }
  | { readonly kind: "field"; readonly name: IToken; readonly type: IToken }
  | { readonly kind: "component"; readonly name: IToken; readonly key: IToken | null }
  | { readonly kind: "service"; readonly value: IToken }
  | { readonly kind: "needs"; readonly items: readonly NeedItem[] }
  | { readonly kind: "severity"; readonly value: IToken }
  | { readonly kind: "opens"; readonly how: "once" | "never" | { readonly count: IToken; readonly within: IToken } }
  | { readonly kind: "quiet"; readonly value: IToken }
  | { readonly kind: "restart"; readonly value: IToken }
  | { readonly kind: "title" | "hint" | "question"; readonly text: TextPair }
  | { readonly kind: "unseen"; readonly check: IToken; readonly why: TextPair }
  | { readonly kind: "event"; readonly name: IToken }
  | { readonly kind: "inherits"; readonly fields: readonly IToken[] }
  | { readonly kind: "counts" | "took"; readonly field: IToken }
  | { readonly kind: "unless"; readonly event: IToken; readonly since: IToken }
  | { readonly kind: "echo" | "instant" | "action" | "proves" }
  | { readonly kind: "pattern" | "sample" | "values" | "lookAlike" }
  /** A line with a syntax error, already reported. */
  | { readonly kind: "broken" };
