import { EmbeddedActionsParser, type IOrAlt, type IToken, type TokenType } from "chevrotain";
import type { Reporter } from "./reporter.js";
import type { NeedItem, Statement, StatementBody, TextPair, WhenTest } from "./statements.js";
import { expectations, reportSyntax } from "./syntax-errors.js";
import * as t from "./tokens.js";

/** Reads one line of a grammar file; lines are parsed each on its own, so that an error never hides those of other lines. */
class StatementParser extends EmbeddedActionsParser {
  constructor() {
    super(t.statementTokens, { recoveryEnabled: true, errorMessageProvider: expectations, maxLookahead: 2 });
    this.performSelfAnalysis();
  }

  // A guessed token would only hide the error from the steps that follow.
  override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  override canTokenTypeBeDeletedInRecovery(): boolean {
    return false;
  }

  private readonly textPair = this.RULE(
    "textPair",
    (): TextPair => {
      const en = this.CONSUME1(t.quotedText);
      this.CONSUME(t.bilingualSlash);
      return { en, ja: this.CONSUME2(t.quotedText) };
    },
    { resyncEnabled: false },
  );

  private readonly names = this.RULE(
    "names",
    (): IToken[] => {
      const found: IToken[] = [];
      this.AT_LEAST_ONE_SEP({ SEP: t.comma, DEF: () => found.push(this.CONSUME(t.word)) });
      return found;
    },
    { resyncEnabled: false },
  );

  private readonly fieldReference = this.RULE(
    "fieldReference",
    (): IToken => {
      this.CONSUME(t.braceOpen);
      const name = this.CONSUME(t.word);
      this.CONSUME(t.braceClose);
      return name;
    },
    { resyncEnabled: false },
  );

  private readonly keyedName = this.RULE(
    "keyedName",
    (): Omit<NeedItem, "value"> => {
      const name = this.CONSUME(t.word);
      return { name, key: this.OPTION(() => this.SUBRULE(this.fieldReference)) ?? null };
    },
    { resyncEnabled: false },
  );

  private readonly opening = this.RULE(
    "opening",
    (): StatementBody =>
      this.OR<StatementBody>([
        {
          ALT: () => {
            this.CONSUME(t.keyword("at"));
            this.CONSUME(t.keyword("once"));
            return { kind: "opens", how: "once" };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("never"));
            return { kind: "opens", how: "never" };
          },
        },
        {
          ALT: () => {
            const count = this.CONSUME(t.count);
            const different = this.OPTION(() => {
              this.CONSUME(t.keyword("different"));
              return this.SUBRULE(this.fieldReference);
            });
            this.CONSUME(t.keyword("within"));
            return { kind: "opens", how: { count, different: different ?? null, within: this.CONSUME(t.word) } };
          },
        },
      ]),
    { resyncEnabled: false },
  );

  private readonly values = this.RULE(
    "values",
    (): IToken[] => {
      const found: IToken[] = [];
      this.AT_LEAST_ONE_SEP({
        SEP: t.comma,
        DEF: () =>
          found.push(this.OR([{ ALT: () => this.CONSUME(t.quotedText) }, { ALT: () => this.CONSUME(t.word) }])),
      });
      return found;
    },
    { resyncEnabled: false },
  );

  private readonly whenTest = this.RULE(
    "whenTest",
    (): WhenTest =>
      this.OR<WhenTest>([
        {
          ALT: () => {
            this.CONSUME(t.keyword("is"));
            const not = this.OPTION(() => this.CONSUME(t.keyword("not")));
            return { test: not === undefined ? "is" : "is not", values: this.SUBRULE1(this.values) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("starts"));
            this.CONSUME(t.keyword("with"));
            return { test: "starts with", values: this.SUBRULE2(this.values) };
          },
        },
        {
          ALT: () => {
            const comparison = this.CONSUME(t.comparison);
            return { test: "compare", comparison, number: this.CONSUME(t.word) };
          },
        },
      ]),
    { resyncEnabled: false },
  );

  private readonly unless = this.RULE(
    "unlessTest",
    (): StatementBody => {
      const event = this.CONSUME1(t.word);
      return this.OR<StatementBody>([
        {
          ALT: () => {
            this.CONSUME(t.keyword("since"));
            return { kind: "unless", event, since: this.CONSUME2(t.word) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("in"));
            this.CONSUME(t.keyword("transaction"));
            return { kind: "unlessInTransaction", event };
          },
        },
      ]);
    },
    { resyncEnabled: false },
  );

  /** Made once, not for every line. */
  private alternatives: IOrAlt<StatementBody>[] | undefined;

  readonly statement = this.RULE(
    "statement",
    (): StatementBody => {
      this.alternatives ??= [
        { ALT: () => this.line(t.patternLine, "pattern") },
        { ALT: () => this.line(t.sampleLine, "sample") },
        { ALT: () => this.line(t.valuesLine, "values") },
        { ALT: () => this.line(t.lookAlikeLine, "lookAlike") },
        {
          ALT: () => {
            this.CONSUME(t.keyword("logscan"));
            this.CONSUME1(t.keyword("grammar"));
            return { kind: "header", version: this.CONSUME1(t.word) };
          },
        },
        {
          ALT: () => {
            this.CONSUME2(t.keyword("grammar"));
            const name = this.CONSUME2(t.word);
            return { kind: "grammar", name, title: this.SUBRULE1(this.textPair) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("program"));
            return { kind: "program", names: this.SUBRULE1(this.names) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("field"));
            const name = this.CONSUME3(t.word);
            return { kind: "field", name, type: this.CONSUME4(t.word) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("part"));
            const name = this.CONSUME9(t.word);
            return { kind: "part", name, text: this.CONSUME1(t.quotedText) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("component"));
            return { kind: "component", ...this.SUBRULE1(this.keyedName) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("adjust"));
            const name = this.consume(31, t.word);
            return { kind: "adjust", name, event: this.OPTION2(() => this.consume(32, t.word)) ?? null };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("service"));
            return { kind: "service", value: this.CONSUME5(t.word) };
          },
        },
        {
          ALT: () => {
            const kind = this.OR4(
              (["needs", "uses"] as const).map((word) => ({
                ALT: () => {
                  this.CONSUME(t.keyword(word));
                  return word;
                },
              })),
            );
            const items: NeedItem[] = [];
            this.AT_LEAST_ONE_SEP({
              SEP: t.comma,
              DEF: () => {
                const item = this.SUBRULE2(this.keyedName);
                items.push({ ...item, value: this.OPTION3(() => this.CONSUME3(t.quotedText)) ?? null });
              },
            });
            return { kind, items };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("severity"));
            return { kind: "severity", value: this.CONSUME6(t.word) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("opens"));
            return this.SUBRULE(this.opening);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("quiet"));
            return { kind: "quiet", value: this.CONSUME7(t.word) };
          },
        },
        {
          ALT: () => {
            const kind = this.OR3(
              (["restart", "settles", "lasts"] as const).map((word) => ({
                ALT: () => {
                  this.CONSUME(t.keyword(word));
                  return word;
                },
              })),
            );
            return { kind, value: this.CONSUME8(t.word) };
          },
        },
        ...(["title", "hint", "question"] as const).map((kind, index) => ({
          ALT: (): StatementBody => {
            this.CONSUME(t.keyword(kind));
            return { kind, text: this.subrule(index + 2, this.textPair) };
          },
        })),
        {
          ALT: () => {
            this.CONSUME(t.keyword("unseen"));
            this.CONSUME(t.keyword("by"));
            const en = this.CONSUME2(t.quotedText);
            const ja = this.OPTION4(() => {
              this.CONSUME(t.bilingualSlash);
              return this.CONSUME4(t.quotedText);
            });
            this.CONSUME(t.colon);
            return { kind: "unseen", check: { en, ja: ja ?? en }, why: this.SUBRULE5(this.textPair) };
          },
        },
        ...t.healthWords.map((health, index) => ({
          ALT: (): StatementBody => {
            this.CONSUME(t.keyword(health));
            return { kind: "event", name: this.consume(20 + index, t.word) };
          },
        })),
        {
          ALT: () => {
            this.CONSUME(t.keyword("inherits"));
            return { kind: "inherits", fields: this.SUBRULE2(this.names) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("counts"));
            return { kind: "counts", field: this.SUBRULE2(this.fieldReference) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("same"));
            return { kind: "same", field: this.SUBRULE5(this.fieldReference) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("took"));
            const fields: IToken[] = [];
            this.AT_LEAST_ONE_SEP2({ SEP: t.plus, DEF: () => fields.push(this.SUBRULE3(this.fieldReference)) });
            return { kind: "took", fields, unit: this.OPTION(() => this.consume(30, t.word)) ?? null };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("passes"));
            const field = this.SUBRULE6(this.fieldReference);
            this.CONSUME2(t.keyword("within"));
            const within: IToken[] = [];
            this.AT_LEAST_ONE_SEP3({ SEP: t.plus, DEF: () => within.push(this.SUBRULE7(this.fieldReference)) });
            return { kind: "passes", field, within };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("takes"));
            return { kind: "takes", field: this.SUBRULE8(this.fieldReference) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("unless"));
            return this.SUBRULE(this.unless);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.keyword("when"));
            const field = this.SUBRULE4(this.fieldReference);
            return { kind: "when", field, ...this.SUBRULE(this.whenTest) };
          },
        },
        ...(["echo", "unready", "instant", "sudden", "action", "foreign", "reports"] as const).map((kind) => ({
          ALT: (): StatementBody => {
            this.CONSUME(t.keyword(kind));
            return { kind };
          },
        })),
        {
          ALT: () => {
            this.CONSUME(t.keyword("proves"));
            this.CONSUME(t.keyword("unclean"));
            this.CONSUME(t.keyword("stop"));
            return { kind: "proves" };
          },
        },
      ];
      return this.OR<StatementBody>(this.alternatives);
    },
    { recoveryValueFunc: (): StatementBody => ({ kind: "broken" }) },
  );

  private line(token: TokenType, kind: "pattern" | "sample" | "values" | "lookAlike"): StatementBody {
    this.CONSUME(token);
    return { kind };
  }
}

const parser = new StatementParser();

/** The statement of one line's tokens; what is wrong with it is reported, and then its kind is `broken`. */
export function parseStatement(tokens: readonly IToken[], reporter: Reporter): Statement {
  parser.input = [...tokens];
  const body = parser.statement();
  const error = parser.errors[0];
  const first = tokens[0]!;
  if (error === undefined) return { first, tokens, ...body };
  reportSyntax(error, tokens, reporter);
  return { first, tokens, kind: "broken" };
}
