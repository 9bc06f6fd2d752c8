import { unmarked } from "./machine-part.js";

/** Lines as a code block whose fence none of them closes. Every line is what `inCode` gave. */
export function fenced(lines: readonly string[]): string[] {
  const fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
  return [`${fence}log`, ...lines, fence];
}

/** A text inside code; runs of backticks so long that the fence around them would fill the body are written out. */
export const inCode = (text: string) => unmarked(text).replace(/`{20,}/g, (run) => "\\x60".repeat(run.length));

/** Of backticks. */
export const longestRun = (texts: readonly string[]) =>
  texts.reduce((most, text) => (text.match(/`+/g) ?? []).reduce((run, { length }) => Math.max(run, length), most), 0);

/** What could mean something to Markdown, to mentions or to commands in the middle of a line, or at the start of an item. */
const special =
  /^[^\p{L}\p{N}(]|^\d+[.)](?!\S)|[#$%&*<=>@[\\\]^`{|}~]|:(?! |\d\d)|!\d|www\.|\bG[HL]-\d|__|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|--|\/\/|:\d+:\D/iu;

/**
 * A text in the middle of a line of Markdown. Whatever could be a link, a mention, a reference, markup or HTML becomes code,
 * inside which GitHub and GitLab read none of them.
 */
export function inlineMarkdown(text: string): string {
  const line = inCode(text);
  if (line !== "" && !special.test(line)) return line;
  const fence = "`".repeat(longestRun([line]) + 1);
  const needsBlank = line === "" || /^[` ]|[` ]$/.test(line);
  return needsBlank ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
