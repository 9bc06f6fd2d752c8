import type { RecordView } from "../read/record.js";
import type { CellRules } from "./cells.js";
import { endRoutines } from "./routine.js";
import { type KnownComponent, type StreamState, singleComponent } from "./stream-state.js";
import { type Heard, heardName, type Segment } from "./summary.js";

/** What a line turns, as it is kept of it (`Place`). */
export interface Turn {
  /** `ownTurn` and `neededTurn`. */
  bits: number;
  hasWorked: boolean;
  workedClockMicros: number;
}

/** The line's component turned from working to failing or back, or was started. */
export const ownTurn = 1;
/** So did a component of which it is the line that others need it by. */
export const neededTurn = 2;

export const noTurn = (turn: Turn): void => {
  turn.bits = 0;
  turn.hasWorked = false;
  turn.workedClockMicros = -1;
};

/** How much it takes for a failure to be more than one that passed at once: from here on its turns are kept. */
const streakWeight = 2;

/**
 * Notes whether a component works by a line that stands for `count`, and what the line turns, into `turn`. A start is always kept: what ran before had died.
 * A single failure between lines that it works is no turn: returns whether the latest one (`Heard.turnOffset`) was taken for one.
 */
export function hear(
  turn: Turn,
  segment: Segment,
  component: KnownComponent,
  isNeeded: boolean,
  { byteOffset, stamp: { micros: clockMicros } }: RecordView,
  event: number,
  works: boolean,
  count: number,
  { starts, weights }: CellRules,
): boolean {
  const weight = works ? 0 : Math.min(streakWeight, count * (weights[event] as number));
  const known = component.heard;
  if (known === undefined) {
    const first: Heard = {
      component: component.component,
      key: component.key,
      isNeeded,
      firstEvent: event,
      firstWorks: works,
      firstOffset: byteOffset,
      firstFailures: weight,
      firstTurnOffset: -1,
      works,
      clockMicros,
      failures: weight,
      turnOffset: -1,
    };
    segment.heard.set(heardName(component.component, component.key), first);
    component.heard = first;
    return false;
  }
  const isStart = starts[event] === true;
  let isPassed = false;
  if (known.works !== works || isStart) endRoutines(component);
  if (!works) {
    if (known.works) {
      turn.bits |= isNeeded ? neededTurn : ownTurn;
      if (!isNeeded) turn.hasWorked = true;
      known.failures = 0;
      known.turnOffset = byteOffset;
    }
    known.failures = Math.min(streakWeight, known.failures + weight);
    if (!hasWorkedYet(known)) known.firstFailures = known.failures;
  } else if (!known.works || isStart) {
    isPassed = !known.works && !isStart && !isNeeded && hasWorkedYet(known) && known.failures < streakWeight;
    if (!isPassed) turn.bits |= isNeeded ? neededTurn : ownTurn;
    if (!hasWorkedYet(known)) known.firstTurnOffset = byteOffset;
    known.failures = 0;
  }
  if (known.works && (!works || isStart)) {
    turn.workedClockMicros = Math.max(turn.workedClockMicros, known.clockMicros);
  }
  known.works = works;
  known.clockMicros = clockMicros;
  return isPassed;
}

/** Whether it is known what came before its present failures. */
const hasWorkedYet = ({ firstWorks, firstTurnOffset }: Heard) => firstWorks || firstTurnOffset >= 0;

/** How a component was heard of in two parts of a segment. */
export function joinHeard(left: Heard, right: Heard): Heard {
  const addsUp = (a: number, b: number) => Math.min(streakWeight, a + b);
  const firstTurnOffset = right.firstWorks ? right.firstOffset : right.firstTurnOffset;
  const turnsAtCut = left.works && !right.firstWorks ? right.firstOffset : left.turnOffset;
  return {
    ...left,
    ...{ works: right.works, clockMicros: right.clockMicros },
    failures: hasWorkedYet(right) || left.works ? right.failures : addsUp(left.failures, right.failures),
    turnOffset: right.turnOffset >= 0 ? right.turnOffset : turnsAtCut,
    firstFailures: hasWorkedYet(left) ? left.firstFailures : addsUp(left.firstFailures, right.firstFailures),
    firstTurnOffset: hasWorkedYet(left) ? left.firstTurnOffset : firstTurnOffset,
  };
}

/** Of rows, by byte offset: what they turn as well, what they turn no longer, and since when it had worked. */
export interface TurnsAtCut {
  readonly turned: Map<number, { bits: number; workedClockMicros: number; hasWorked: boolean }>;
  readonly passed: Set<number>;
}

/** What turns out to be a turn, or none, once two parts of a segment are seen together. */
export function turnsAtCut(left: Segment, right: Segment, { starts }: CellRules): TurnsAtCut {
  const found: TurnsAtCut = { turned: new Map(), passed: new Set() };
  for (const [name, heard] of right.heard) {
    const before = left.heard.get(name);
    if (before === undefined) continue;
    const { firstWorks, firstOffset, firstTurnOffset, firstFailures, isNeeded } = heard;
    const isStart = starts[heard.firstEvent] === true;
    if (before.works === firstWorks && !isStart) continue;
    if (firstWorks && !before.works && !isStart && !isNeeded && hasWorkedYet(before)) {
      if (before.failures < streakWeight) {
        found.passed.add(before.turnOffset);
        continue;
      }
    }
    const known = found.turned.get(firstOffset) ?? { bits: 0, workedClockMicros: -1, hasWorked: false };
    if (before.works) known.workedClockMicros = Math.max(known.workedClockMicros, before.clockMicros);
    known.bits |= isNeeded ? neededTurn : ownTurn;
    known.hasWorked ||= !isNeeded && !firstWorks;
    found.turned.set(firstOffset, known);
    if (!isNeeded && !firstWorks && firstTurnOffset >= 0 && firstFailures < streakWeight) {
      found.passed.add(firstOffset).add(firstTurnOffset);
    }
  }
  return found;
}

/** How a component fares by what needs it. */
export function neededComponent(state: StreamState, segment: Segment, number: number, name: string): KnownComponent {
  const needed = singleComponent(state, number, name);
  if (needed.segment !== segment) {
    needed.segment = segment;
    needed.heard = undefined;
  }
  return needed;
}
