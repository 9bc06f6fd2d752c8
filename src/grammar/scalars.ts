import type { IToken } from "chevrotain";
import { durationSeconds, durationUnits } from "./fields.js";
import { type Condition, type Opens, type Severity, severitySchema, type Text } from "./model.js";
import { transactionField } from "./names.js";
import { meantHint } from "./nearest.js";
import { inCharacters, listed, type Place, quoted, type Reporter } from "./reporter.js";
import type { StatementBody, TextPair } from "./statements.js";
import { unquote } from "./values-text.js";

export function placeOfToken(token: IToken): Place {
  return { line: token.startLine!, column: token.startColumn! };
}

export function readText(pair: TextPair, reporter: Reporter): Text {
  const side = (token: IToken) => {
    const text = unquote(token.image, placeOfToken(token), reporter);
    if (text.trim() === "") {
      reporter.error("grammar.empty-text", placeOfToken(token), "This text is empty", {
        expected: "a text in both languages",
      });
    }
    return text;
  };
  return { en: side(pair.en), ja: side(pair.ja) };
}

/** The name of a grammar, component, event or field. */
export function readName(token: IToken, reporter: Reporter): string {
  if (!/^[a-z][a-z0-9_-]*$/.test(token.image)) {
    reporter.error("grammar.name", placeOfToken(token), `${quoted(token.image)} is not a name`, {
      expected: "lower-case letters, digits, `_` and `-`, a letter first",
    });
  }
  return token.image;
}

export function readDuration(token: IToken, reporter: Reporter): number {
  const seconds = /[a-z]/.test(token.image) ? durationSeconds(token.image) : null;
  if (seconds === null) {
    const bare = /^\d+(\.\d+)?$/.test(token.image);
    reporter.error("grammar.duration", placeOfToken(token), `${quoted(token.image)} is not a duration`, {
      expected: "a number and its unit: `30s`, `10min`, `2h`, `1d`",
      hint: bare ? `did you mean \`${token.image}s\`?` : undefined,
    });
  }
  return seconds ?? 0;
}

export function readDurationOrNever(token: IToken, reporter: Reporter): number | null {
  return token.image === "never" ? null : readDuration(token, reporter);
}

/** Seconds of the unit that a number without one has. */
export function readUnit(token: IToken, reporter: Reporter): number {
  const seconds = token.image === "" ? undefined : durationUnits.get(token.image);
  if (seconds === undefined) {
    const units = [...durationUnits.keys()].filter((unit) => unit !== "");
    reporter.error("grammar.unit", placeOfToken(token), `There is no unit ${quoted(token.image)}`, {
      expected: listed(units),
      hint: meantHint(token.image, units),
    });
  }
  return seconds ?? 1;
}

export function readCondition(option: Extract<StatementBody, { kind: "when" }>, reporter: Reporter): Condition {
  const field = readName(option.field, reporter);
  const place = inCharacters(reporter.lines, placeOfToken(option.field));
  if (field === transactionField) {
    reporter.error("grammar.reserved-name", placeOfToken(option.field), `No condition may ask for {${field}}`, {
      expected: "a field of the event's patterns",
    });
  }
  if (option.test !== "compare") {
    const values = option.values.map((token) =>
      token.image.startsWith('"') ? unquote(token.image, placeOfToken(token), reporter) : token.image,
    );
    return { field, test: option.test, values, ...place };
  }
  const { image } = option.number;
  if (!/^-?\d+(?:\.\d+)?$/.test(image)) {
    reporter.error("grammar.number", placeOfToken(option.number), `${quoted(image)} is not a number`, {
      expected: "a number such as 500 or 0.5",
      hint:
        durationSeconds(image) === null ? undefined : `durations are compared in seconds: ${durationSeconds(image)}`,
    });
  }
  return { field, test: option.comparison.image as "<" | "<=" | ">" | ">=", number: Number(image) || 0, ...place };
}

export function readSeverity(token: IToken, reporter: Reporter): Severity {
  const known = severitySchema.safeParse(token.image);
  if (known.success) return known.data;
  reporter.error("grammar.severity", placeOfToken(token), `There is no severity ${quoted(token.image)}`, {
    expected: listed(severitySchema.options),
    hint: meantHint(token.image, severitySchema.options),
  });
  return "error";
}

export function readOpens(how: Extract<StatementBody, { kind: "opens" }>["how"], reporter: Reporter): Opens {
  if (how === "once") return { count: 1, withinSeconds: 0, different: null };
  if (how === "never") return { count: 0, withinSeconds: 0, different: null };
  const count = Number(how.count.image);
  if (count < 1 || !Number.isSafeInteger(count)) {
    reporter.error(
      "grammar.number",
      placeOfToken(how.count),
      `${quoted(how.count.image)} events cannot open an outage`,
      {
        expected: "a number from 1",
        hint: "an outage that this never opens is written: opens never",
      },
    );
  }
  if (count === 1 && how.different !== null) {
    reporter.error("grammar.number", placeOfToken(how.count), "One message cannot differ from another", {
      expected: "a number from 2",
      hint: "an outage that every such event opens is written: opens at once",
    });
  }
  const different = how.different === null ? null : readName(how.different, reporter);
  return { count, withinSeconds: readDuration(how.within, reporter), different };
}
