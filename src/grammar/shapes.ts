import type { FieldType } from "./model.js";
import { type ShapePiece, shapePieces } from "./shape-tokens.js";

/** Messages that differ only in what varies. */
export interface Shape {
  readonly program: string;
  /** The pattern that a grammar would have, with a typed hole for each part that varies. */
  readonly pattern: string;
  /** Its fixed words, in order. */
  readonly words: readonly string[];
  /** The names of its holes. */
  readonly fields: readonly string[];
  readonly count: number;
  /** Whole lines, the first ones. */
  readonly examples: readonly string[];
}

/** A line that no grammar claims. */
export interface UnclaimedLine {
  readonly program: string;
  readonly message: string;
  readonly text: string;
}

interface Cluster {
  readonly program: string;
  readonly pieces: readonly ShapePiece[];
  /** Of each piece that is a word: whether other lines have another one there. */
  readonly varies: boolean[];
  count: number;
  readonly examples: string[];
}

const keptExamples = 3;
/** Lines of one shape have most of their words in common. */
const leastShared = 0.6;
/** Shapes beyond are not looked for: a file of a thousand shapes is not a log of one program. */
const mostClusters = 1000;

/** Groups lines by shape, the most frequent first. Linear in the lines, and in the shapes that look alike. */
export function groupByShape(lines: Iterable<UnclaimedLine>): Shape[] {
  const clusters: Cluster[] = [];
  const byLook = new Map<string, Cluster[]>();
  for (const { program, message, text } of lines) {
    const pieces = shapePieces(message.trim());
    if (pieces.length === 0) continue;
    const look = `${program}\t${pieces.map(lookOf).join("")}`;
    const alike = byLook.get(look) ?? [];
    const cluster = alike.find((candidate) => isSameShape(candidate, pieces));
    if (cluster !== undefined) {
      cluster.count++;
      if (cluster.examples.length < keptExamples) cluster.examples.push(text);
      for (const [index, piece] of pieces.entries()) {
        if (piece.isWord && piece.text !== cluster.pieces[index]?.text) cluster.varies[index] = true;
      }
    } else if (clusters.length < mostClusters) {
      const made = { program, pieces, varies: pieces.map(() => false), count: 1, examples: [text] };
      clusters.push(made);
      byLook.set(look, [...alike, made]);
    }
  }
  return clusters.sort((a, b) => b.count - a.count).map(shapeOf);
}

/** What must be the same in all lines of a shape: punctuation, keys, and where something varies. */
function lookOf({ text, type, isWord }: ShapePiece): string {
  return isWord ? "\u0001" : type === null ? text : `\u0002${type}\u0002`;
}

function isSameShape(cluster: Cluster, pieces: readonly ShapePiece[]): boolean {
  const words = pieces.flatMap((piece, index) => (piece.isWord ? [index] : []));
  const shared = words.filter((index) => pieces[index]?.text === cluster.pieces[index]?.text);
  // The first word says what kind of line it is.
  if (words.length > 0 && shared[0] !== words[0]) return false;
  return shared.length >= leastShared * words.length;
}

function shapeOf({ program, pieces, varies, count, examples }: Cluster): Shape {
  const fields: string[] = [];
  const holes: string[] = [];
  const literals = [""];
  for (const [index, piece] of pieces.entries()) {
    const type: FieldType | null = varies[index] === true ? "word" : piece.type;
    if (type === null) literals[literals.length - 1] += piece.text;
    else if (holes.length > 0 && literals.at(-1) === "") {
      // No text stands between two holes: they are one.
      holes[holes.length - 1] = `{${fields.at(-1)}:word}`;
    } else {
      const name = fieldName(pieces, index, type, fields);
      fields.push(name);
      holes.push(`{${name}:${type}}`);
      literals.push("");
    }
  }
  const pattern = literals
    .map((literal, index) => escaped(literal, index < holes.length) + (holes[index] ?? ""))
    .join("");
  const words = pieces.flatMap((piece, index) => (piece.isWord && varies[index] !== true ? [piece.text] : []));
  return { program, pattern, words, fields, count, examples };
}

/** Literal text as a pattern writes it: two braces for one wherever a hole might seem to begin. */
function escaped(literal: string, isBeforeHole: boolean): string {
  const text = literal.replace(/\{+(?=[a-z][a-z0-9_-]*(?:\?|:[a-z]+)?\})/g, "$&$&");
  return isBeforeHole ? text.replace(/\{+$/, "$&$&") : text;
}

const namesByType: Readonly<Record<FieldType, string>> = {
  ip: "address",
  host: "host",
  address: "address",
  path: "path",
  page: "page",
  hex: "code",
  duration: "duration",
  number: "number",
  int: "number",
  word: "name",
  text: "text",
  device: "device",
  pairs: "pairs",
};
/** Of the record, not of a field. */
const reserved = "transaction";

/** By its key, else by the word before it where that is a noun by its looks, else by its type. */
function fieldName(pieces: readonly ShapePiece[], index: number, type: FieldType, taken: readonly string[]): string {
  const before = pieces.slice(Math.max(0, index - 3), index).findLast((piece) => piece.isWord);
  const isBeside =
    before !== undefined &&
    pieces.slice(pieces.indexOf(before) + 1, index).every(({ text }) => /^[ [(#:]*$/.test(text));
  const isNumber = type === "int" || type === "number" || type === "hex";
  const proposed = pieces[index]?.key ?? (isBeside && isNumber ? before.text : namesByType[type]);
  const base = proposed
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "-")
    .replace(/^[^a-z]+/, "");
  const name = base === "" || base === reserved ? namesByType[type] : base;
  if (!taken.includes(name)) return name;
  for (let ordinal = 2; ; ordinal++) if (!taken.includes(`${name}-${ordinal}`)) return `${name}-${ordinal}`;
}
