import { visible } from "../diagnostic.js";

/** How long a text is, in the unit of who takes it. */
export type Measure = (text: string) => number;

/** UTF-16 units: never fewer than characters. */
export const characters: Measure = (text) => text.length;
export const utf8Bytes: Measure = (text) => Buffer.byteLength(text);

/** A text of one line within a limit; what is cut is shown by an ellipsis. The limit must leave room for that. */
export function cutTo(text: string, limit: number, measure: Measure): string {
  const line = visible(text);
  if (measure(line) <= limit) return line;
  const kept: string[] = [];
  let size = measure("...");
  for (const character of line) {
    size += measure(character);
    if (size > limit) break;
    kept.push(character);
  }
  return `${kept.join("")}...`;
}
