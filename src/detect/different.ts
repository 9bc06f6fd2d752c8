import type { CatalogEvent } from "../grammar/catalog.js";
import { boundsOf } from "../grammar/hole-values.js";
import type { Matcher } from "../grammar/matcher.js";
import { transactionField } from "../grammar/model.js";
import type { RecordView } from "../read/record.js";

/** How many different values a cell tells apart: more than an outage asks for to open. */
export const differentLimit = 64;

/** Stands for a value, so that values of any length can be kept and compared. FNV-1a, 32 bits. */
function hashOf(buffer: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (buffer[at] as number), 0x01000193);
  return hash >>> 0;
}

const nothing: readonly number[] = [];

/** The hash of the value by whose differences the event that was just matched opens an outage; empty where it has none. */
export function differentOf(
  matcher: Matcher,
  view: RecordView,
  pattern: number,
  { event, component }: CatalogEvent,
): readonly number[] {
  const { different } = event.opens ?? component.opens;
  if (different === null || (event.health !== "failing" && event.health !== "degraded")) return nothing;
  if (different === transactionField) return hashed(view.buffer, view.transactionStart, view.transactionEnd);
  const bounds = boundsOf(matcher, pattern, different);
  return bounds === undefined ? nothing : hashed(view.buffer, bounds[0], bounds[1]);
}

const hashed = (buffer: Uint8Array, start: number, end: number) =>
  end > start ? [hashOf(buffer, start, end)] : nothing;

/** The smallest hashes of both, each once, ascending: the same in whatever order parts are merged. */
export function mergeDifferent(left: readonly number[], right: readonly number[]): number[] {
  if (right.every((hash) => left.includes(hash))) return [...left];
  return [...new Set([...left, ...right])].sort((a, b) => a - b).slice(0, differentLimit);
}
