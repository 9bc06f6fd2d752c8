import type { Catalog } from "../grammar/catalog.js";
import type { RecordView } from "../read/record.js";
import { hashOf } from "./different.js";
import type { Memory } from "./memory.js";

/**
 * Whether the transaction that a line belongs to has an event that keeps the line's own from counting. Remembers in `seen`
 * the events that others ask for.
 */
export type TransactionCheck = (seen: Memory, view: RecordView, event: number) => boolean;

const nothing: readonly number[] = [];

/** The hash of a transaction's event, from that of the transaction; small enough for no object to be made of it. */
const ofEvent = (hash: number, event: number) => Math.imul(hash ^ event, 0x9e3779b1) >>> 2;

/** Differs where `hashOf` does not. */
function otherHashOf(buffer: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (buffer[at] as number)) | 0;
  return hash;
}

export function createTransactionCheck({ events }: Catalog): TransactionCheck {
  /** By event of the catalog: the events that must not stand in the same transaction. */
  const excluded = events.map(({ grammar, event }) =>
    event.unlessInTransaction.flatMap((name) => {
      const found = events.find((other) => other.grammar === grammar && other.event.name === name);
      return found === undefined ? [] : [found.index];
    }),
  );
  const askedFor = new Set(excluded.flat());
  const isAskedFor = events.map(({ index }) => askedFor.has(index));
  return (seen, view, event) => {
    const others = excluded[event] ?? nothing;
    if (view.transactionEnd === view.transactionStart || (others.length === 0 && isAskedFor[event] !== true))
      return false;
    const { buffer, transactionStart, transactionEnd, byteOffset } = view;
    const hash = hashOf(buffer, transactionStart, transactionEnd);
    const otherHash = otherHashOf(buffer, transactionStart, transactionEnd);
    if (isAskedFor[event] === true) seen.put(ofEvent(hash, event), otherHash, byteOffset);
    for (let index = 0; index < others.length; index++) {
      if (seen.has(ofEvent(hash, others[index] as number), otherHash, byteOffset)) return true;
    }
    return false;
  };
}
