import type { Matcher } from "../grammar/matcher.js";
import { startsWith } from "../read/line-bytes.js";
import { createNameTable } from "../read/names.js";
import type { RecordView } from "../read/record.js";
import { hashOf } from "./different.js";
import { lookBackBytes } from "./look-back.js";
import type { PatternFacts } from "./pattern-facts.js";
import type { StreamState } from "./stream-state.js";

const deviceDirectory = Buffer.from("/dev/");

/** What the holes of the line that was matched last hold. */
export interface LineValues {
  /** What tells the component from others of its kind; undefined where the line does not say. */
  keyOf(current: StreamState, view: RecordView, known: PatternFacts): string | undefined;
  /** For how many messages the line stands. */
  countOf(view: RecordView, known: PatternFacts): number;
  /** The hash of the value by whose differences the event opens an outage, or -1. */
  differentHashOf(view: RecordView, known: PatternFacts): number;
}

export function createLineValues(matcher: Matcher): LineValues {
  const keyNames = createNameTable((text) => text);

  function keyOf(current: StreamState, view: RecordView, known: PatternFacts): string | undefined {
    if (!known.isKeyed) return "";
    if (known.isKeyProgram) return view.program === "" ? undefined : view.program;
    const { entry, keyHole } = known;
    const name = entry.component.key as string;
    let own: string | undefined;
    if (keyHole >= 0) {
      const start = matcher.holeBounds[2 * keyHole] as number;
      const end = matcher.holeBounds[2 * keyHole + 1] as number;
      const isInDirectory = known.isKeyDevice && startsWith(view.buffer, start, end, deviceDirectory);
      own = keyNames.name(view.buffer, isInDirectory ? start + deviceDirectory.length : start, end);
      if (!known.isInherited) return own;
    }
    const memory = current.inherited.get(entry.grammar.name);
    if (own !== undefined) {
      if (memory === undefined) {
        current.inherited.set(entry.grammar.name, { fields: new Map([[name, own]]), byteOffset: view.byteOffset });
      } else {
        memory.fields.set(name, own);
        memory.byteOffset = view.byteOffset;
      }
      return own;
    }
    if (memory === undefined || view.byteOffset - memory.byteOffset > lookBackBytes) return undefined;
    return memory.fields.get(name);
  }

  function countOf(view: RecordView, { countsHole }: PatternFacts): number {
    if (countsHole < 0) return view.count;
    const start = matcher.holeBounds[2 * countsHole];
    const said = Number(view.buffer.toString("latin1", start, matcher.holeBounds[2 * countsHole + 1]));
    return Number.isSafeInteger(said) && said > 0 ? said * view.count : view.count;
  }

  function differentHashOf(view: RecordView, known: PatternFacts): number {
    let start = view.transactionStart;
    let end = view.transactionEnd;
    if (!known.isDifferentByTransaction) {
      if (known.differentHole < 0) return -1;
      start = matcher.holeBounds[2 * known.differentHole] as number;
      end = matcher.holeBounds[2 * known.differentHole + 1] as number;
    }
    return end > start ? hashOf(view.buffer, start, end) : -1;
  }

  return { keyOf, countOf, differentHashOf };
}
