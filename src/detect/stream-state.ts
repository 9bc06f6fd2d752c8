import { createMemory, type Memory } from "./memory.js";
import type { OpenCell } from "./open-cell.js";
import type { Rooms } from "./room.js";
import type { ComponentRoutine } from "./routine.js";
import { type Block, type Heard, type KernelRun, type Segment, type Stream, singleKey } from "./summary.js";

/** A component that a stream spoke of. */
export interface KnownComponent {
  readonly component: string;
  readonly key: string;
  /** Where its key stands among those of the stream; -1 until it has cells. */
  keyIndex: number;
  /** Where it failed last. */
  failedOffset: number;
  /** The segment that `heard` and the open cells belong to; undefined where there are none. */
  segment: Segment | undefined;
  heard: Heard | undefined;
  /** The row of the segment's lines with which it last turned to failing, unless rows were moved since. */
  turnRow: number;
  /** The latest cell of each event. */
  readonly open: OpenCell[];
  /** Those that are over when it fails, or when its cells are closed. */
  readonly routines: ComponentRoutine[];
}

/** What a stream remembers from one record to the next. */
export interface StreamState {
  readonly stream: Stream;
  /** The keys of its segments, and where each stands among them. */
  readonly keys: string[];
  readonly keyIndexes: Map<string, number>;
  segment: Segment | undefined;
  /** The segment's latest one. */
  block: Block | undefined;
  /** The components with open cells in it. */
  openComponents: KnownComponent[];
  kernelRun: KernelRun | undefined;
  /** Of the record before, for `last message repeated`; `previousEvent` is -1 where it was not recognised. */
  previousEvent: number;
  previousPattern: number;
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
  /** Of the latest line that shows by its mere coming that the host works. */
  beatClockMicros: number;
  /** By component: of those that a host has once. */
  readonly single: (KnownComponent | undefined)[];
  /** By component, then by key. */
  readonly components: (Map<string, KnownComponent> | undefined)[];
  /** Events that others ask for, by event and transaction. */
  readonly inTransaction: Memory;
  /** By grammar name: the fields of its latest events. */
  readonly inherited: Map<string, { fields: Map<string, string>; byteOffset: number }>;
}

export function createStreamState(): StreamState {
  return {
    stream: { segments: [] },
    keys: [singleKey],
    segment: undefined,
    block: undefined,
    openComponents: [],
    keyIndexes: new Map([[singleKey, 0]]),
    kernelRun: undefined,
    previousEvent: -1,
    previousPattern: -1,
    previousContinues: -1,
    previousComponent: undefined,
    previousOffset: 0,
    blockComponent: undefined,
    blockEvent: -1,
    blockOffset: 0,
    blockClockMicros: 0,
    lastFailedOffset: Number.NEGATIVE_INFINITY,
    previousClockMicros: -1,
    beatClockMicros: -1,
    single: [],
    components: [],
    inTransaction: createMemory(),
    inherited: new Map(),
  };
}

/** A component that a host has once, by its place among the components of all grammars. */
export function singleComponent({ single }: StreamState, index: number, component: string): KnownComponent {
  const known = single[index] ?? newComponent(component, singleKey);
  single[index] = known;
  return known;
}

/** One of which a host may have many; undefined where there is no room for one more. */
export function keyedComponent(
  state: StreamState,
  index: number,
  component: string,
  key: string,
  rooms: Rooms,
): KnownComponent | undefined {
  let byKey = state.components[index];
  if (byKey === undefined) {
    byKey = new Map();
    state.components[index] = byKey;
  }
  let known = byKey.get(key);
  if (known === undefined && rooms.take("components")) {
    known = newComponent(component, key);
    byKey.set(key, known);
  }
  return known;
}

const newComponent = (component: string, key: string): KnownComponent => ({
  component,
  key,
  keyIndex: -1,
  failedOffset: Number.NEGATIVE_INFINITY,
  segment: undefined,
  heard: undefined,
  turnRow: 0,
  open: [],
  routines: [],
});
