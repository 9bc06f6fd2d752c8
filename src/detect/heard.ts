import type { RecordView } from "../read/record.js";
import type { CellRules } from "./cells.js";
import { type KnownComponent, knownComponent, type StreamState } from "./stream-state.js";
import { type Heard, heardName, type Segment } from "./summary.js";

/** Of a line: whether its component turned from working to failing or back, and `Place.workedClockMicros`. */
export interface Turn {
  isTurn: boolean;
  workedClockMicros: number;
}

/**
 * Notes whether a component works, and what the line turns, into `turn`. A start is always kept: what ran before had died.
 * @param key of the line's cell
 */
export function hear(
  turn: Turn,
  segment: Segment,
  component: KnownComponent,
  view: RecordView,
  event: number,
  key: string,
  works: boolean,
  { starts }: CellRules,
): void {
  const clockMicros = view.stamp.micros;
  if (component.heard === undefined) {
    const first = {
      component: component.component,
      key: component.cellKey as string,
      firstEvent: event,
      firstKey: key,
      firstWorks: works,
      firstClockMicros: clockMicros,
      firstOffset: view.byteOffset,
    };
    const name = heardName(first.component, first.key);
    // What is counted as `other` was several components.
    component.heard = segment.heard.get(name) ?? { ...first, works, clockMicros };
    segment.heard.set(name, component.heard);
    if (component.heard.firstOffset === view.byteOffset) return;
  }
  const known: Heard = component.heard;
  const isStart = starts[event] === true;
  turn.isTurn ||= known.works !== works || isStart;
  if (known.works && (!works || isStart)) {
    turn.workedClockMicros = Math.max(turn.workedClockMicros, known.clockMicros);
  }
  known.works = works;
  known.clockMicros = clockMicros;
}

/** How a component fares by what needs it. */
export function neededComponent(state: StreamState, segment: Segment, number: number, name: string): KnownComponent {
  const needed = knownComponent(state, number, name, "");
  if (needed.segment !== segment) {
    needed.segment = segment;
    needed.heard = undefined;
    needed.cellKey = "";
  }
  return needed;
}
