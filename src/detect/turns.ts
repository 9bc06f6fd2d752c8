import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import type { RecordView } from "../read/record.js";
import { lookBackBytes } from "./look-back.js";
import { createMemory, type Memory } from "./memory.js";

/** A component turned from working to failing or back; `workedClockMicros` as in `Place`. */
export interface Turn {
  readonly workedClockMicros: number;
}

interface Heard {
  readonly works: boolean;
  readonly clockMicros: number;
  readonly byteOffset: number;
}

/** What a stream remembers of its components' health. */
export interface TurnMemory {
  /** By component and key: whether it worked when it was last heard of. */
  readonly heard: Memory<Heard>;
  /** By number of a needed component: where it failed last, and where what needs it worked last; -infinity for never. */
  readonly failedOffset: Float64Array;
  readonly provenOffset: Float64Array;
  /** The clock of that line. */
  readonly provenClock: Float64Array;
}

export interface Turns {
  createMemory(limit: number): TurnMemory;
  /**
   * Not null if a component was heard of last as failing and now works, or the other way round, was not heard of for long, or
   * was started. What works proves what it needs, where a host has only one of that: it turns too if that failed since.
   */
  turnOf(memory: TurnMemory, view: RecordView, entry: CatalogEvent, key: string): Turn | null;
}

export function createTurns({ events }: Catalog): Turns {
  const single = new Set(
    events.filter(({ component }) => component.key === null).map(({ component }) => component.name),
  );
  const components = new Set(events.map(({ component }) => component));
  const needs = [...components].flatMap((component) => component.needs).filter(({ name }) => single.has(name));
  const numbers = new Map([...new Set(needs.map(({ name }) => name))].map((name, number) => [name, number]));
  /** By event: the number of its component, or -1, and those of what it needs. */
  const ownNumber = events.map(({ component }) => (component.key === null ? (numbers.get(component.name) ?? -1) : -1));
  const needNumbers = events.map(({ component }) =>
    component.needs
      .filter(({ key, value }) => key === null && value === null)
      .flatMap(({ name }) => numbers.get(name) ?? []),
  );
  return {
    createMemory: (limit) => ({
      heard: createMemory(limit),
      failedOffset: new Float64Array(numbers.size).fill(Number.NEGATIVE_INFINITY),
      provenOffset: new Float64Array(numbers.size).fill(Number.NEGATIVE_INFINITY),
      provenClock: new Float64Array(numbers.size),
    }),
    turnOf(memory, view, { index, event, component }, key) {
      const { byteOffset } = view;
      const works = event.health === "working" || event.health === "started";
      if (!works && ((event.health !== "failing" && event.health !== "degraded") || event.echo)) return null;
      const name = `${component.name}\t${key}`;
      const before = memory.heard.get(name, byteOffset);
      memory.heard.put(name, byteOffset, { works, clockMicros: view.stamp.micros, byteOffset });
      const beforeOffset = before?.byteOffset ?? Number.NEGATIVE_INFINITY;
      const least = Math.max(byteOffset - lookBackBytes, beforeOffset);
      let turns = before?.works !== works || event.health === "started";
      let workedClockMicros = before?.works === true ? before.clockMicros : -1;
      const own = ownNumber[index] as number;
      if (works) {
        if (event.health === "started") return { workedClockMicros };
        for (const number of needNumbers[index] as number[]) {
          if ((memory.failedOffset[number] as number) > least) turns = true;
          memory.provenOffset[number] = byteOffset;
          memory.provenClock[number] = view.stamp.micros;
        }
      } else if (own >= 0) {
        memory.failedOffset[own] = byteOffset;
        if ((memory.provenOffset[own] as number) > least) {
          turns = true;
          workedClockMicros = memory.provenClock[own] as number;
        }
      }
      return turns ? { workedClockMicros } : null;
    },
  };
}
