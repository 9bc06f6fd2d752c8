/** Lines of one client closer to each other are one visit: no independent signs of life. */
const visitMicros = 60_000_000;
const slotCount = 1024;

export interface Visitors {
  /** Whether a line of a client begins a visit; lines are told in the order of the file. */
  isVisit(client: number, clockMicros: number, byteOffset: number): boolean;
}

/**
 * Remembers who was seen last, in a table of one place for many clients: one that drives out another makes a visit more.
 * What lies more than `reachBytes` back is forgotten, so that a part of a file that is read from there gives what the whole
 * file does.
 */
export function createVisitors(reachBytes: number): Visitors {
  const clients = new Int32Array(slotCount);
  const clocks = new Float64Array(slotCount);
  const offsets = new Float64Array(slotCount);
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
  };
}
