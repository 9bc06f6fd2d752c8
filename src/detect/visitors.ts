import type { VisitorTable } from "../skim/skimmer.js";

/** Lines of one client closer to each other are one visit: no independent signs of life. */
export const visitMicros = 60_000_000;
/** A power of 2; as many as a first look has (`VISITOR_COUNT`). */
const slotCount = 1024;

export interface Visitors {
  /** Whether a line of a client begins a visit; lines are told in the order of the file. */
  isVisit(client: number, clockMicros: number, byteOffset: number): boolean;
  /** Goes on in another table, which others may go on in as well. */
  keepIn(table: VisitorTable): void;
}

/**
 * Remembers who was seen last, in a table of one place for many clients: one that drives out another makes a visit more.
 * What lies more than `reachBytes` back is forgotten, so that a part of a file that is read from there gives what the whole
 * file does.
 */
export function createVisitors(reachBytes: number): Visitors {
  let { clients, clocks, offsets }: VisitorTable = {
    clients: new Int32Array(slotCount),
    clocks: new Float64Array(slotCount),
    offsets: new Float64Array(slotCount),
  };
  return {
    isVisit(client, clockMicros, byteOffset) {
      // The low bits of the hash of two addresses that differ in one digit differ too.
      const slot = (client ^ (client >>> 15)) & (slotCount - 1);
      const isSame = clients[slot] === (client | 0);
      const isKnown =
        isSame &&
        byteOffset - (offsets[slot] as number) <= reachBytes &&
        Math.abs(clockMicros - (clocks[slot] as number)) <= visitMicros;
      clients[slot] = client;
      clocks[slot] = clockMicros;
      offsets[slot] = byteOffset;
      return !isKnown;
    },
    keepIn(table) {
      table.clients.set(clients);
      table.clocks.set(clocks);
      table.offsets.set(offsets);
      ({ clients, clocks, offsets } = table);
    },
  };
}
