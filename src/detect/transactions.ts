import type { RecordView } from "../read/record.js";
import { hashOf } from "./different.js";
import type { Memory } from "./memory.js";
import type { PatternFacts } from "./pattern-facts.js";

/** The hash of a transaction's event, from that of the transaction; small enough for no object to be made of it. */
const ofEvent = (hash: number, event: number) => Math.imul(hash ^ event, 0x9e3779b1) >>> 2;

/** Differs where `hashOf` does not. */
function otherHashOf(buffer: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] as number)) | 0;
  return hash;
}

/** Remembers an event of a transaction, by the transaction's hashes. */
export function noteTransaction(
  seen: Memory,
  event: number,
  hash: number,
  otherHash: number,
  byteOffset: number,
): void {
  seen.put(ofEvent(hash, event), otherHash, byteOffset);
}

/**
 * Whether the transaction that a line belongs to has an event that keeps the line's own from counting. Remembers in `seen`
 * the events that others ask for.
 */
export function isExcluded(seen: Memory, view: RecordView, { event, unless, isAskedFor }: PatternFacts): boolean {
  const { buffer, transactionStart, transactionEnd, byteOffset } = view;
  if (transactionEnd === transactionStart || (unless.length === 0 && !isAskedFor)) return false;
  const hash = hashOf(buffer, transactionStart, transactionEnd);
  const otherHash = otherHashOf(buffer, transactionStart, transactionEnd);
  if (isAskedFor) noteTransaction(seen, event, hash, otherHash, byteOffset);
  for (let index = 0; index < unless.length; index++) {
    if (seen.has(ofEvent(hash, unless[index] as number), otherHash, byteOffset)) return true;
  }
  return false;
}
