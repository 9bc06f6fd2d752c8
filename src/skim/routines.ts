import { noKernelTime, type RecordView } from "../read/record.js";
import type { Kernel } from "./kernel.js";

/** What is said of one component again and again: that it works. */
export interface Routine {
  readonly pattern: number;
  /** Lines from this clock to that (exclusive) belong to what is counted together. */
  fromMicros: number;
  untilMicros: number;
  /** It is no longer what the component does. */
  isOver: boolean;
}

/** What is made of lines of routines that were passed over, `count` of them, of which the latest two are told. */
export interface OnRoutine<Kind extends Routine> {
  counted(routine: Kind, count: number): void;
  /**
   * @param differentHash of what tells the line from others, or -1
   * @param isLast nothing was passed over behind it
   */
  latest(routine: Kind, view: RecordView, differentHash: number, isLast: boolean): void;
  /** Of each line of a routine of which something has to be noted: hashes of its transaction. */
  noted(routine: Kind, byteOffset: number, transactionHash: number, otherTransactionHash: number): void;
  /** The difference of a line that is only counted. */
  different(routine: Kind, differentHash: number): void;
}

export interface Routines<Kind extends Routine> {
  /** The kernel may pass over lines of the routine; the key of its component stands in the buffer. */
  begin(routine: Kind, buffer: Buffer, keyStart: number, keyEnd: number): void;
  end(routine: Kind): void;
  endAll(): void;
  forget(): void;
  /**
   * Tells of the lines that the kernel passed over, in the order of the log, with a view whose form and host are set.
   * @param passedCount how many lines it passed over, the first of which has this number
   * @param chunkOffset the byte offset of the chunk's first byte
   */
  tell(
    view: RecordView,
    chunk: Buffer,
    passedCount: number,
    line: number,
    chunkOffset: number,
    headMicros: number,
    told: OnRoutine<Kind>,
  ): void;
}

/** Words of a row of what was passed over. */
const passedWords = 3;

export function createRoutines<Kind extends Routine>({
  bytes,
  words,
  numbers,
  layout,
  nameRoutine,
  forgetRoutines,
}: Kernel): Routines<Kind> {
  const word = (name: string) => layout(name) / 4;
  const [key, longestKey, mostRoutines] = [layout("KEY"), layout("LONGEST_KEY"), layout("MOST_ROUTINES")];
  const [touched, touchedCount, passed] = [word("TOUCHED"), word("TOUCHED_COUNT"), word("PASSED")];
  const [sightings, sightingWords] = [word("SIGHTINGS_AT"), word("SIGHTING_BYTES")];
  const [routineAt, routineWords, count] = [word("ROUTINES"), word("ROUTINE_BYTES"), word("COUNT_AT")];
  const [untilNumber, routineNumbers] = [layout("UNTIL_AT") / 8, layout("ROUTINE_BYTES") / 8];
  /** By their numbers in the kernel. */
  const known: (Kind | undefined)[] = [];
  const numberOf = new Map<Kind, number>();
  /** The latest lines of routines: their rows, then where the kernel keeps them. */
  const latest = new Float64Array(2 * mostRoutines);
  const places = 2 ** 20;
  const hasKernelTime = layout("HAS_KERNEL_TIME");
  const microsBits = ~(layout("IS_BEAT") | hasKernelTime);
  const kernelTimes = layout("KERNEL_TIMES") / 8;
  const [noted, notedCount, notedWords] = [word("NOTED"), word("NOTED_COUNT"), word("NOTED_BYTES")];

  /** Whether a row is one of the latest two of a routine. */
  function isLatest(index: number, row: number): boolean {
    const at = routineAt + index * routineWords + sightings;
    return words[at] === row || words[at + sightingWords] === row;
  }

  function tellNoted(chunkOffset: number, told: OnRoutine<Kind>): void {
    const end = noted + (words[notedCount] as number) * notedWords;
    for (let at = noted; at < end; at += notedWords) {
      const row = words[at] as number;
      const index = words[at + 1] as number;
      const routine = known[index] as Kind;
      if (words[at + 2] !== 0) {
        const byteOffset = chunkOffset + (words[passed + row * passedWords] as number);
        told.noted(routine, byteOffset, (words[at + 3] as number) >>> 0, words[at + 4] as number);
      }
      if (words[at + 6] !== 0 && !isLatest(index, row)) told.different(routine, (words[at + 5] as number) >>> 0);
    }
  }

  function setClocks(index: number, fromMicros: number, untilMicros: number): void {
    const at = routineAt / 2 + index * routineNumbers;
    numbers[at] = fromMicros;
    numbers[at + untilNumber] = untilMicros;
  }

  function end(routine: Kind): void {
    const index = numberOf.get(routine);
    if (index === undefined) return;
    setClocks(index, 0, 0);
    known[index] = undefined;
    numberOf.delete(routine);
  }

  function forget(): void {
    forgetRoutines();
    known.length = 0;
    numberOf.clear();
  }

  return {
    begin(routine, buffer, keyStart, keyEnd) {
      if (keyEnd - keyStart > longestKey) return;
      buffer.copy(bytes, key, keyStart, keyEnd);
      let index = nameRoutine(routine.pattern, keyEnd - keyStart);
      if (index < 0) {
        forget();
        index = nameRoutine(routine.pattern, keyEnd - keyStart);
      }
      const before = known[index];
      if (before !== undefined) numberOf.delete(before);
      known[index] = routine;
      numberOf.set(routine, index);
      setClocks(index, routine.fromMicros, routine.untilMicros);
    },
    end,
    endAll() {
      for (const routine of [...numberOf.keys()]) end(routine);
    },
    forget,
    tell(view, chunk, passedCount, line, chunkOffset, headMicros, told) {
      tellNoted(chunkOffset, told);
      let sighted = 0;
      const touchedEnd = touched + (words[touchedCount] as number);
      for (let at = touched; at < touchedEnd; at++) {
        const index = words[at] as number;
        const start = routineAt + index * routineWords;
        const lines = words[start + count] as number;
        words[start + count] = 0;
        told.counted(known[index] as Kind, lines);
        for (let which = 0; which < Math.min(2, lines); which++) {
          latest[sighted++] = (words[start + sightings + which * sightingWords] as number) * places + 2 * index + which;
        }
      }
      const inOrder = latest.subarray(0, sighted).sort();
      for (let order = 0; order < sighted; order++) {
        const row = Math.floor((inOrder[order] as number) / places);
        const which = (inOrder[order] as number) - row * places;
        const index = which >> 1;
        const at = routineAt + index * routineWords + sightings + (which & 1) * sightingWords;
        const lineStart = words[passed + row * passedWords] as number;
        view.buffer = chunk;
        view.lineStart = lineStart;
        view.lineEnd = words[at + 4] as number;
        view.messageStart = words[at + 1] as number;
        view.messageEnd = view.lineEnd;
        view.pidStart = words[at + 2] as number;
        view.pidEnd = words[at + 3] as number;
        view.line = line + row;
        view.byteOffset = chunkOffset + lineStart;
        const clock = words[passed + row * passedWords + 1] as number;
        view.stamp.micros = headMicros + (clock & microsBits);
        view.kernelMicros = (clock & hasKernelTime) === 0 ? noKernelTime : (numbers[kernelTimes + row] as number);
        view.count = 1;
        const differentHash = words[at + 6] === 0 ? -1 : (words[at + 5] as number) >>> 0;
        told.latest(known[index] as Kind, view, differentHash, row === passedCount - 1);
      }
    },
  };
}
