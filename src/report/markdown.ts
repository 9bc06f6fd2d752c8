import type { Language } from "../incident/phrases.js";
import type { ScanDocument } from "../incident/record.js";
import { fenced, inCode, inlineMarkdown } from "./markdown-text.js";
import { type PageSyntax, printPage, type UpdatedPage, updatePage } from "./page.js";

/** CommonMark, of which GitHub and GitLab show nothing as a mention, a reference or a link. */
const markdown: PageSyntax = {
  comment: (text) => `<!-- ${text} -->`,
  heading: (level, own, text) =>
    [`${"#".repeat(level)} ${own}`, ...(text === undefined ? [] : [inlineMarkdown(text)])].join(" "),
  field: (label, text) => `- ${label}: ${inlineMarkdown(text)}`,
  list: (label, items) => [`- ${label}:`, ...items.map((item) => `    - ${inlineMarkdown(item)}`)],
  paragraph: inlineMarkdown,
  caption: inlineMarkdown,
  preformatted: (lines) => fenced(lines.map(inCode)),
};

/** The incidents as a page of Markdown, one entry each. Ends with a newline. */
export function printMarkdown(document: ScanDocument, language: Language): string {
  return printPage(document, language, markdown);
}

/** A page of Markdown with the incidents on it: what logscan wrote is replaced, what people wrote stays. */
export function updateMarkdown(page: string, document: ScanDocument, language: Language): UpdatedPage {
  return updatePage(page, document, language, markdown);
}
