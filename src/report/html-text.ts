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
  if (at === null) return html(text);
  const [day = "", ...rest] = text.split(" ");
  // Lines break between day and clock only, not at each hyphen.
  const parts = [day, ...(rest.length > 0 ? [rest.join(" ")] : [])].map((part) => `<span>${html(part)}</span>`);
  return `<time datetime="${html(at)}">${parts.join(" ")}</time>`;
}
