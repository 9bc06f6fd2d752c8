import { isIP } from "node:net";
import type { ScanDocument } from "../incident/record.js";

/**
 * Replaces mail addresses, IP and MAC addresses and the texts of a user's patterns by `<mail-1>`, `<ip-2>`, `<mac-1>`,
 * `<redacted-3>`: the same value by the same name as long as one redactor is used, so that a report can still be followed.
 */
export interface Redactor {
  /** A copy of any part of a document in which no text names them. Ids, enums and times stay as they are. */
  redact<Value>(value: Value): Value;
  /** How many places were replaced so far. */
  readonly count: number;
}

/** Fields that hold words and times of logscan's own, never a log's text. */
const machineFields = new Set([
  ...["$schema", "id", "aliases", "relation", "kind", "nature", "status", "severity", "level", "role", "basis", "ref"],
  ...["at", "notBefore", "notAfter", "lastFailingAt", "firstAt", "lastAt", "lastBefore", "until", "since"],
  ...["precision", "year", "yearBy", "zone", "event", "encoding", "code", "stop"],
]);
/** Fields that hold such a word or time in one place and a name in another. */
const ambiguous: Readonly<Record<string, RegExp>> = {
  from: /^\d{4}-\d{2}-\d{2}T/,
  to: /^\d{4}-\d{2}-\d{2}T/,
  reason: /^(?:weak|stopped|host|logging|alive|outage|clock|unproven)$/,
};
const evidenceRef = /^e\d+$/;

/**
 * @param patterns texts to hide wherever they stand, in any case of letters; `*` in one stands for any characters that are
 * no blanks
 */
export function createRedactor(patterns: readonly string[]): Redactor {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  let count = 0;
  const nameOf = (kind: string, value: string): string => {
    count++;
    const key = `${kind} ${value.toLowerCase()}`;
    let name = names.get(key);
    if (name === undefined) {
      const number = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, number);
      name = `<${kind}-${number}>`;
      names.set(key, name);
    }
    return name;
  };
  const wanted = patterns.map((pattern) => pattern.split("*")).filter((parts) => parts.some((part) => part !== ""));
  const redactText = (text: string): string => {
    let clean = text;
    for (const parts of wanted) clean = replacePattern(clean, parts, (value) => nameOf("redacted", value));
    return replaceAddresses(replaceMail(clean, nameOf), nameOf);
  };
  const redactValue = (value: unknown, field: string): unknown => {
    if (field === "tool") return value;
    if (typeof value === "string") {
      const isMachines = machineFields.has(field) || ambiguous[field]?.test(value) === true;
      if (isMachines || (field === "evidence" && evidenceRef.test(value))) return value;
      const clean = redactText(value);
      return field === "title" ? clean.slice(0, 120) : clean;
    }
    if (Array.isArray(value)) return value.map((item) => redactValue(item, field));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redactValue(item, name)]));
  };
  return {
    redact: <Value>(value: Value) => redactValue(value, "") as Value,
    get count() {
      return count;
    },
  };
}

/** A document for other eyes, with a diagnostic that says how much was replaced. */
export function redactDocument(document: ScanDocument, redactor: Redactor): ScanDocument {
  const clean = redactor.redact(document);
  const message = `${redactor.count} addresses and names were replaced`;
  return {
    ...clean,
    diagnostics: [...clean.diagnostics, { code: "redact.replaced", severity: "information", message }],
  };
}

type Name = (kind: string, value: string) => string;

/** In an address as it is; in a URL, the signs between parameters are none of it. */
const mailCharacter = /[\p{L}\p{N}.!#$%&*+/=?^_`{|}~-]/u;

const encodedMailCharacter = /[\p{L}\p{N}.!%*+_~-]/u;

/** Each `@` (or `%40`) with the address around it; looked at from the `@`, so that a long text costs no more than its length. */
function replaceMail(text: string, nameOf: Name): string {
  let clean = "";
  let done = 0;
  const sign = /@|%40/g;
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    let from = found.index;
    const character = found[0] === "@" ? mailCharacter : encodedMailCharacter;
    while (from > done && character.test(text[from - 1] ?? "")) from--;
    let to = found.index + found[0].length;
    while (to < text.length && /[\p{L}\p{N}.-]/u.test(text[to] ?? "")) to++;
    const value = text.slice(from, to).replace(/[.-]+$/, "");
    if (from === found.index || value.length === found.index - from + found[0].length) continue;
    clean += text.slice(done, from) + nameOf("mail", value);
    done = from + value.length;
    sign.lastIndex = Math.max(sign.lastIndex, done);
  }
  return clean + text.slice(done);
}

/** Runs of what addresses are made of; which part of a run is an address is decided inside it. */
function replaceAddresses(text: string, nameOf: Name): string {
  return text.replace(
    /(IPv6:)?([0-9A-Fa-f.:-]{3,})/g,
    (_, prefix = "", run: string) => prefix + withoutAddress(run, nameOf),
  );
}

function withoutAddress(run: string, nameOf: Name): string {
  if (/^(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$/.test(run)) return nameOf("mac", run);
  let end = run.length;
  while (end > 0 && /[.:-]/.test(run[end - 1] ?? "")) end--;
  const body = run.slice(0, end);
  // The longest address has 45 characters.
  if (body.length <= 45 && isIP(body) !== 0) return nameOf("ip", body) + run.slice(end);
  // An IPv4 address with a port behind it, or in the dots or dashes of a host's name.
  return run.replace(/\d{1,3}(?:\.\d{1,3}){3}|\d{1,3}(?:-\d{1,3}){3}/g, (address) =>
    isIP(address.replaceAll("-", ".")) === 4 ? nameOf("ip", address) : address,
  );
}

/** Every place of a pattern, found from the left: its parts in their order, with no blank between them. */
function replacePattern(text: string, parts: readonly string[], nameOf: (value: string) => string): string {
  const lower = text.toLowerCase();
  // Letters whose lower case is longer would move the places; such a text is compared as it is.
  const searched = lower.length === text.length ? lower : text;
  const literals = parts.map((part) => part.toLowerCase());
  let clean = "";
  let done = 0;
  for (;;) {
    const found = findPattern(searched, literals, done);
    if (found === null) return clean + text.slice(done);
    clean += text.slice(done, found.from) + nameOf(text.slice(found.from, found.to));
    done = found.to;
  }
}

/** The leftmost place of a pattern at or after `from`; an empty literal stands for a `*` at an end of the pattern. */
function findPattern(text: string, literals: readonly string[], from: number): { from: number; to: number } | null {
  const [first = "", ...others] = literals;
  const anchorIndex = first === "" ? others.findIndex((literal) => literal !== "") : -1;
  const anchor = anchorIndex < 0 ? first : (others[anchorIndex] ?? "");
  const rest = anchorIndex < 0 ? others : others.slice(anchorIndex + 1);
  const hasBlank = literals.some((literal) => /\s/.test(literal));
  for (let at = text.indexOf(anchor, from); at >= 0; ) {
    const end = endOfRest(text, rest, at + anchor.length);
    if (end !== null) {
      let start = at;
      if (anchorIndex >= 0) while (start > from && !/\s/.test(text[start - 1] ?? "")) start--;
      return { from: start, to: end };
    }
    // What is missing behind this place is missing behind every later one before the same blank.
    const next = hasBlank ? at + 1 : Math.max(at + 1, runEnd(text, at));
    at = text.indexOf(anchor, next);
  }
  return null;
}

function endOfRest(text: string, rest: readonly string[], from: number): number | null {
  let at = from;
  for (const [index, literal] of rest.entries()) {
    const end = runEnd(text, at);
    if (literal === "" && index === rest.length - 1) return end;
    const found = text.slice(at, end + literal.length).indexOf(literal);
    if (found < 0) return null;
    at += found + literal.length;
  }
  return at;
}

function runEnd(text: string, from: number): number {
  const blank = /\s/g;
  blank.lastIndex = from;
  return blank.exec(text)?.index ?? text.length;
}
