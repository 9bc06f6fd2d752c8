import type { IToken } from "chevrotain";
import type { Places } from "./model.js";
import { inCharacters, type Place, type Reporter } from "./reporter.js";
import { placeOfToken } from "./scalars.js";
import { quotedText } from "./tokens.js";

/** Keeps where the names of one line stand; `tokens` are the line's. */
export function notePlaces(places: Places, tokens: readonly IToken[], { lines }: Reporter): void {
  const [first, ...rest] = tokens;
  if (first === undefined) return;
  const note = (key: string, place: Place) => {
    places[key] ??= inCharacters(lines, place);
  };
  note(first.image, placeOfToken(first));
  for (const token of rest) {
    const { line, column } = placeOfToken(token);
    if (token.tokenType !== quotedText) {
      if (/^[a-z]/.test(token.image)) note(`${first.image} ${token.image}`, { line, column });
      continue;
    }
    for (const { 1: name, index } of token.image.matchAll(/\{([a-z][a-z0-9_-]*)\}/g))
      note(`${first.image} ${name}`, { line, column: column + index + 1 });
  }
}

/** Where a name stands in the lines of an owner; the owner's own line where it was not kept. */
export function placeOfName(
  { at, places }: { readonly at: number; readonly places: Places },
  word: string,
  name?: string,
): { at: number; column?: number } {
  return places[name === undefined ? word : `${word} ${name}`] ?? { at };
}
