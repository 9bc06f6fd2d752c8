import type { Routine } from "../skim/routines.js";
import { type CellRules, minutesOf } from "./cells.js";
import type { OpenCell } from "./open-cell.js";
import type { PatternFacts } from "./pattern-facts.js";
import { useOf } from "./pattern-uses.js";
import type { KnownComponent, StreamState } from "./stream-state.js";
import { microsPerMinute, type Segment } from "./summary.js";

/** A pattern that says of a component what was said of it before: all that changes is when it did so last. */
export interface ComponentRoutine extends Routine {
  readonly facts: PatternFacts;
  readonly state: StreamState;
  readonly component: KnownComponent;
  /** Where its lines are counted; null where nothing is made of them. */
  open: OpenCell | null;
  /** Told when it is over. */
  readonly over: ComponentRoutine[];
}

/**
 * The routine that the pattern of a line begins, or null where it begins none.
 * @param open where the line was counted, null where nothing was made of it
 */
export function routineOf(
  state: StreamState,
  segment: Segment,
  component: KnownComponent,
  facts: PatternFacts,
  pattern: number,
  open: OpenCell | null,
  rules: CellRules,
  over: ComponentRoutine[],
): ComponentRoutine | null {
  const use = useOf(facts);
  if (use === "read" || (use === "life") !== (open === null) || facts.isInherited) return null;
  // A second failure is as good as a streak: whatever comes is heard as well, the latest two of it.
  if (open !== null && open.first < (rules.keptFirst[facts.event] as number)) return null;
  let routine = knownRoutine(component, pattern);
  if (routine === null) {
    routine = { pattern, facts, state, component, open, over, fromMicros: 0, untilMicros: 0, isOver: true, number: -1 };
    component.routines.push(routine);
    for (const { component: needed } of facts.proves) state.single[needed]?.routines.push(routine);
  }
  // Near a failure of its component, life is more than that.
  if (open === null) endFailing(component);
  routine.open = open;
  routine.fromMicros = Number.NEGATIVE_INFINITY;
  routine.untilMicros = Number.POSITIVE_INFINITY;
  if (open !== null) {
    routine.fromMicros = open.minute * microsPerMinute;
    routine.untilMicros = (open.minute + minutesOf(segment, rules, facts.event)) * microsPerMinute;
  }
  return routine;
}

function knownRoutine(component: KnownComponent, pattern: number): ComponentRoutine | null {
  const { routines } = component;
  for (let index = 0; index < routines.length; index++) {
    const routine = routines[index] as ComponentRoutine;
    if (routine.pattern === pattern && routine.component === component) return routine;
  }
  return null;
}

/** What comes next of the component, or of what needs it, is no routine. */
export function endRoutines({ routines }: KnownComponent): void {
  for (let index = 0; index < routines.length; index++) end(routines[index] as ComponentRoutine);
}

/** The component fails: what was life shows now that something goes on. */
export function endLife({ routines }: KnownComponent): void {
  for (let index = 0; index < routines.length; index++) {
    const routine = routines[index] as ComponentRoutine;
    if (routine.open === null) end(routine);
  }
}

function endFailing({ routines }: KnownComponent): void {
  for (const routine of routines) if (routine.facts.works === false) end(routine);
}

function end(routine: ComponentRoutine): void {
  if (routine.isOver) return;
  routine.isOver = true;
  routine.over.push(routine);
}
