import type { FieldType } from "./model.js";

/** One piece of a pattern: literal text, in which a blank stands for one or more blanks, or a typed hole. */
export type PatternElement = { readonly literal: string } | { readonly hole: string; readonly type: FieldType };

/**
 * A pattern with its parts put in, as grammars keep it: holes are `{name:type}`, a `{` of its text is `{{`. As text, since a
 * grammar has hundreds of them and most programs never write a line: they are taken apart once one does.
 */
export function alternativeText(elements: readonly PatternElement[]): string {
  return elements
    .map((element) => ("hole" in element ? `{${element.hole}:${element.type}}` : element.literal.replaceAll("{", "{{")))
    .join("");
}

/** The pieces of what `alternativeText` wrote, in the order of the message. */
export function elementsOf(alternative: string): PatternElement[] {
  const elements: PatternElement[] = [];
  let literal = "";
  let at = 0;
  while (at < alternative.length) {
    const brace = alternative.indexOf("{", at);
    literal += alternative.slice(at, brace < 0 ? alternative.length : brace);
    if (brace < 0) break;
    if (alternative[brace + 1] === "{") {
      literal += "{";
      at = brace + 2;
      continue;
    }
    if (literal !== "") elements.push({ literal });
    literal = "";
    at = alternative.indexOf("}", brace) + 1;
    const [hole, type] = alternative.slice(brace + 1, at - 1).split(":") as [string, FieldType];
    elements.push({ hole, type });
  }
  if (literal !== "") elements.push({ literal });
  return elements;
}
