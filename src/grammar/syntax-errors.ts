import {
  EOF,
  type IParserErrorMessageProvider,
  type IRecognitionException,
  type IToken,
  type TokenType,
  tokenMatcher,
} from "chevrotain";
import { durationSeconds } from "./fields.js";
import { meantHint } from "./nearest.js";
import { listed, quoted, type Reporter } from "./reporter.js";
import * as t from "./tokens.js";

const labelOf = (token: TokenType) => token.LABEL ?? token.name;

/** chevrotain's message becomes the diagnostic's `expected`; what was found is worded in `reportSyntax`. */
export const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => labelOf(expected),
  buildNotAllInputParsedMessage: () => "the end of the line",
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) =>
    listed([...new Set(expectedPathsPerAlt.flatMap((paths) => paths.map((path) => labelOf(path[0]!))))]),
  buildEarlyExitMessage: ({ expectedIterationPaths }) =>
    listed(expectedIterationPaths.map((path) => labelOf(path[0]!))),
};

/** Tells what is wrong with the tokens of one line. */
export function reportSyntax(error: IRecognitionException, tokens: readonly IToken[], reporter: Reporter): void {
  const found = error.token;
  const line = tokens[0]!.startLine!;
  const expected = error.message;
  if (tokenMatcher(found, EOF)) {
    const column = tokens.at(-1)!.endColumn! + 1;
    reporter.error("grammar.syntax", { line, column }, "The line ends too early", { expected });
    return;
  }
  const place = { line, column: found.startColumn! };
  if (found.tokenType === t.openText) {
    const hint = 'close it with `"`; a quote inside a text is written `\\"`';
    reporter.error("grammar.syntax", place, "This text has no closing quote", {
      expected: "a text between double quotes",
      hint,
    });
  } else if (found.tokenType === t.lateComment) {
    reporter.error("grammar.syntax", place, "A comment may not follow on the same line", {
      expected,
      hint: "put it on a line of its own",
    });
  } else if (found === tokens[0]) {
    const healths = listed(t.healthWords.map(quoted));
    const hint = meantHint(found.image, t.statementWords, `an event begins with ${healths}, its lines with a mark`);
    reporter.error("grammar.unknown-word", place, `No line begins with ${quoted(found.image)}`, {
      expected: "a keyword of the grammar language",
      hint,
    });
  } else {
    const candidates = [...expected.matchAll(/`([a-z]+)`/g)].map((match) => match[1]!);
    reporter.error("grammar.syntax", place, `${quoted(found.image)} does not belong here`, {
      expected,
      hint: meantHint(found.image, candidates, togetherHint(tokens[tokens.indexOf(found) - 1], found)),
    });
  }
}

/** A duration whose unit stands apart. */
function togetherHint(before: IToken | undefined, { image }: IToken): string | undefined {
  if (before === undefined || !/^\d/.test(before.image) || durationSeconds(before.image + image) === null)
    return undefined;
  return `a duration is written without a blank: ${quoted(before.image + image)}`;
}
