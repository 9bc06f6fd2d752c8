import { visible } from "../diagnostic.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as a browser shows it, in elements and in quoted attributes: nothing in it is markup, or hidden from the reader. */
export function html(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** An instant for people and for programs. */
export function timeElement(at: string | null, text: string): string {
  return at === null ? html(text) : `<time datetime="${html(at)}">${html(text)}</time>`;
}
