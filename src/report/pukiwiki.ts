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

/** Marks that mean nothing where they stand, and stay as they are for those who edit the source. */
const harmless = [
  /(?<=\d)[:.-](?=\d)/, // clock times, dates, versions
  /(?<= )\+(?=\d\d:\d\d)/, // an offset
  /(?<=\w)[-_](?=\w)/, // inside a word
  /(?<= -?)-(?=-?\w)/, // an option; at the start of a line it would be a list
  /(?<!\/)\/(?!\/)/, // a path; two are a comment or an address
  /(?<=[\p{L}\p{N}\])])[:;](?= )/u, // behind a word; behind a blank it may be a face's eyes
  /(?<=[\p{L}\p{N}])[.,?](?!$)/u,
  /\((?![()])(?<!\(\()/, // two are a footnote
  /(?<=[^)(])\)(?!\))/,
];
/** Every other mark, a capital that could make a WikiName, and the eyes of `XD`. */
const special = /[!-/:-@[-`{-~]|(?<=[a-z])[A-Z]|(?<!\S)X(?=[D(])/;
const marks = new RegExp(`${harmless.map(({ source }) => source).join("|")}|(${special.source})`, "gu");

/**
 * A text in the middle of a line of PukiWiki: what could be markup, a plugin, a link, a page's name in capitals or a face is
 * written as an entity, which PukiWiki shows as the character that it stands for and reads as nothing else.
 */
function inline(text: string): string {
  return unmarked(text).replace(marks, (found, mark?: string) =>
    mark === undefined ? found : `&#${mark.charCodeAt(0)};`,
  );
}
