import type { RecordView } from "../read/record.js";
import { boundCells, type CellRules, keepsMuch, minuteOf } from "./cells.js";
import type { Turn } from "./heard.js";
import { clearTurn, rowValue, trimmed } from "./kept-lines.js";
import { addToCell, closeCell, copyLatest, type OpenCell, openCell } from "./open-cell.js";
import type { Rooms } from "./room.js";
import { endRoutines } from "./routine.js";
import type { KnownComponent, StreamState } from "./stream-state.js";
import type { Segment } from "./summary.js";

/** The cells that lines are added to, of all streams of a file. */
export interface StreamCells {
  /** The cell of what an event says of a component in the minute of a line. */
  at(
    state: StreamState,
    segment: Segment,
    component: KnownComponent,
    event: number,
    continues: number,
    view: RecordView,
  ): OpenCell;
  /** As `addToCell`. */
  add(open: OpenCell, segment: Segment, view: RecordView, count: number, differentHash: number, turn: Turn): number;
  /** Copies what is needed of the lines that were added: their buffer is about to be used again. */
  copyLatest(): void;
  /** Keeps what is known of the open cells of a stream. */
  close(state: StreamState): void;
  /** Keeps of a stream no more than it may, as there are more segments now. */
  bound(state: StreamState): void;
  /** Brings what was kept into its final form. */
  keepNoMore(segment: Segment): void;
}

export function createStreamCells(rules: CellRules, rooms: Rooms): StreamCells {
  /** The cells that have lines which were not copied yet. */
  let touched: OpenCell[] = [];

  function close({ segment, openComponents }: StreamState): void {
    if (segment === undefined) return;
    for (const component of openComponents) {
      endRoutines(component);
      for (const cell of component.open) closeCell(cell, segment, -1);
    }
  }

  return {
    at(state, segment, component, event, continues, view) {
      if (component.keyIndex < 0) nameCells(state, component);
      if (component.segment !== segment) {
        component.segment = segment;
        component.heard = undefined;
        state.openComponents.push(component);
      }
      const { open } = component;
      let latest: OpenCell | undefined;
      for (let index = 0; index < open.length && latest === undefined; index++) {
        const known = open[index] as OpenCell;
        if (known.event === event && known.continues === continues) latest = known;
      }
      const minute = minuteOf(segment, rules, event, view.stamp.micros);
      if (latest === undefined) {
        latest = openCell(event, continues, component.keyIndex, minute);
        open.push(latest);
      } else if (keepsMuch(segment, rooms.used.segments)) {
        close(state);
        boundCells(segment, rules, rooms.used.segments);
        latest.minute = minuteOf(segment, rules, event, view.stamp.micros);
      } else if (latest.minute !== minute) {
        endRoutines(component);
        closeCell(latest, segment, minute);
      }
      return latest;
    },
    add(open, segment, view, count, differentHash, turn) {
      if (!open.isTouched) {
        open.isTouched = true;
        touched.push(open);
      }
      return addToCell(open, segment, rules, view, count, differentHash, turn);
    },
    copyLatest() {
      for (const open of touched) {
        copyLatest(open);
        open.isTouched = false;
      }
      touched = [];
    },
    close,
    bound(state) {
      close(state);
      for (const segment of state.stream.segments) {
        if (keepsMuch(segment, rooms.used.segments)) boundCells(segment, rules, rooms.used.segments);
      }
    },
    keepNoMore(segment) {
      boundCells(segment, rules, rooms.used.segments);
      segment.lines = trimmed(segment.lines);
    },
  };
}

/** Finds the place of a component's key among those of the stream. */
function nameCells({ keys, keyIndexes }: StreamState, component: KnownComponent): void {
  const { key } = component;
  const index = keyIndexes.get(key) ?? keys.push(key) - 1;
  keyIndexes.set(key, index);
  component.keyIndex = index;
}

/** What was taken for a turn, at `byteOffset`, was a failure that passed at once. Its row is the given one, unless rows moved since. */
export function takeBack({ lines }: Segment, turnRow: number, byteOffset: number): void {
  let row = turnRow;
  if (row >= lines.rows || rowValue(lines, row, "byteOffset") !== byteOffset) {
    row = 0;
    while (row < lines.rows && rowValue(lines, row, "byteOffset") !== byteOffset) row++;
  }
  if (row < lines.rows) clearTurn(lines, row);
}
