import type { Catalog } from "../grammar/catalog.js";
import type { RecordView } from "../read/record.js";
import type { Memory } from "./memory.js";

/**
 * Whether the transaction that a line belongs to has an event that keeps the line's own from counting. Remembers in `seen`
 * the events that others ask for.
 */
export type TransactionCheck = (seen: Memory<true>, view: RecordView, event: number) => boolean;

export function createTransactionCheck({ events }: Catalog): TransactionCheck {
  /** By event of the catalog: the events that must not stand in the same transaction. */
  const excluded = events.map(({ grammar, event }) =>
    event.unlessInTransaction.flatMap((name) => {
      const found = events.find((other) => other.grammar === grammar && other.event.name === name);
      return found === undefined ? [] : [found.index];
    }),
  );
  const isAskedFor = new Set(excluded.flat());
  const nameOf = (event: number, view: RecordView) =>
    `${event}\t${view.buffer.toString("latin1", view.transactionStart, view.transactionEnd)}`;
  return (seen, view, event) => {
    if (view.transactionEnd === view.transactionStart) return false;
    if (isAskedFor.has(event)) seen.put(nameOf(event, view), view.byteOffset, true);
    const others = excluded[event] as number[];
    return others.some((other) => seen.get(nameOf(other, view), view.byteOffset) === true);
  };
}
