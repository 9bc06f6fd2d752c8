import type { Catalog } from "../grammar/catalog.js";
import type { RecordView } from "../read/record.js";
import type { Memory } from "./memory.js";

/**
 * Whether the transaction that a line belongs to has an event that keeps the line's own from counting. Remembers in `seen`
 * the events that others ask for.
 */
export type TransactionCheck = (seen: Memory<true>, view: RecordView, event: number) => boolean;

const nothing: readonly number[] = [];

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
    const transaction = view.buffer.toString("latin1", view.transactionStart, view.transactionEnd);
    if (isAskedFor[event] === true) seen.put(`${event}\t${transaction}`, view.byteOffset, true);
    for (let index = 0; index < others.length; index++) {
      if (seen.get(`${others[index]}\t${transaction}`, view.byteOffset) === true) return true;
    }
    return false;
  };
}
