import type { Language } from "../incident/phrases.js";
import type { ScanDocument } from "../incident/record.js";
import { unmarked } from "./machine-part.js";
import { type PageSyntax, printPage, type UpdatedPage, updatePage } from "./page.js";

/** PukiWiki 1.4 and 1.5. Inside of preformatted lines no inline markup is read; a line is one by the blank that it begins with. */
const pukiwiki: PageSyntax = {
  comment: (text) => `// ${text}`,
  heading: (level, own, text) =>
    [`${"*".repeat(level)} ${own}`, ...(text === undefined ? [] : [inline(text)])].join(" "),
  field: (label, text) => `:${label}|${inline(text)}`,
  // Two signs: a list of the first level would end the definition.
  list: (label, items) => [`:${label}|`, ...items.map((item) => `--${inline(item)}`)],
  paragraph: inline,
  caption: (text) => `◎ ${inline(text)}`,
  preformatted: (lines) => lines.map((line) => ` ${unmarked(line)}`),
};

/** The incidents as a page of PukiWiki's source, one entry each. Ends with a newline. */
export function printPukiWiki(document: ScanDocument, language: Language): string {
  return printPage(document, language, pukiwiki);
}

/** A page of PukiWiki with the incidents on it: what logscan wrote is replaced, what people wrote stays. */
export function updatePukiWiki(page: string, document: ScanDocument, language: Language): UpdatedPage {
  return updatePage(page, document, language, pukiwiki);
}

/**
 * Marks that mean nothing where they stand, and stay as they are for those who edit the source: in clock times and dates, between
 * letters, behind a word, and an opening parenthesis that no other stands beside (two are a footnote).
 */
const harmless =
  /(?<=\d)[:.-](?=\d)|(?<= )\+(?=\d\d:\d\d)|(?<=\w)[-_/](?=\w)|(?<=[\p{L}\p{N}\])])[:;](?= )|(?<=[\p{L}\p{N}])[.,?](?!$)|\((?![()])(?<!\(\()|(?<=[^)(])\)(?!\))/u;
const marked = new RegExp(`${harmless.source}|([!-/:-@[-\`{-~]|(?<=[a-z])[A-Z]|(?<!\\S)X(?=[D(]))`, "gu");

/**
 * A text in the middle of a line of PukiWiki: what could be markup, a plugin, a link, a page's name in capitals or a face is
 * written as an entity, which PukiWiki shows as the character that it stands for and reads as nothing else.
 */
function inline(text: string): string {
  return unmarked(text).replace(marked, (found, mark?: string) =>
    mark === undefined ? found : `&#${mark.charCodeAt(0)};`,
  );
}
