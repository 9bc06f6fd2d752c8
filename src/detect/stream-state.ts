import { createMemory, type Memory } from "./memory.js";
import type { OpenCell } from "./open-cell.js";
import type { Block, Heard, KernelRun, Segment, Stream } from "./summary.js";

/** A component that a stream spoke of. */
export interface KnownComponent {
  readonly component: string;
  readonly key: string;
  /** The key of its cells; undefined until it has one. */
  cellKey: string | undefined;
  /** Where it failed last. */
  failedOffset: number;
  /** The segment that `heard` and the open cells belong to. */
  segment: Segment | undefined;
  heard: Heard | undefined;
  /** The latest one of each event. */
  readonly open: OpenCell[];
}

/** What a stream remembers from one record to the next. */
export interface StreamState {
  readonly stream: Stream;
  segment: Segment | undefined;
  /** The segment's latest one. */
  block: Block | undefined;
  kernelRun: KernelRun | undefined;
  busyHour: number;
  busyBits: Uint8Array;
  /** Of the record before, for `last message repeated`; `previousEvent` is -1 where it was not recognised. */
  previousEvent: number;
  previousContinues: number;
  previousComponent: KnownComponent | undefined;
  previousOffset: number;
  /** Of the latest event that is no block: what a block continues. */
  blockComponent: KnownComponent | undefined;
  blockEvent: number;
  blockOffset: number;
  blockClockMicros: number;
  /** Where anything failed last. */
  lastFailedOffset: number;
  /** Of the record before. */
  previousClockMicros: number;
  /** By component, then by key. */
  readonly components: (Map<string, KnownComponent> | undefined)[];
  /** Events that others ask for, by event and transaction. */
  readonly inTransaction: Memory<true>;
  /** By grammar name: the fields of its latest events. */
  readonly inherited: Map<string, { fields: Map<string, string>; byteOffset: number }>;
}

export function createStreamState(): StreamState {
  return {
    stream: { segments: [], keys: new Set() },
    segment: undefined,
    block: undefined,
    kernelRun: undefined,
    busyHour: -1,
    busyBits: new Uint8Array(0),
    previousEvent: -1,
    previousContinues: -1,
    previousComponent: undefined,
    previousOffset: 0,
    blockComponent: undefined,
    blockEvent: -1,
    blockOffset: 0,
    blockClockMicros: 0,
    lastFailedOffset: Number.NEGATIVE_INFINITY,
    previousClockMicros: -1,
    components: [],
    inTransaction: createMemory(),
    inherited: new Map(),
  };
}

/** The component by its place among the components of all grammars, and its key. */
export function knownComponent(state: StreamState, index: number, component: string, key: string): KnownComponent {
  let byKey = state.components[index];
  if (byKey === undefined) {
    byKey = new Map();
    state.components[index] = byKey;
  }
  let known = byKey.get(key);
  if (known === undefined) {
    known = {
      component,
      key,
      cellKey: undefined,
      failedOffset: Number.NEGATIVE_INFINITY,
      segment: undefined,
      heard: undefined,
      open: [],
    };
    byKey.set(key, known);
  }
  return known;
}
