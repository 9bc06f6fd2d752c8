import { noKernelTime, type RecordView } from "../read/record.js";
import type { Kernel } from "./kernel.js";

const fewNumbers = 32;

/** What is said of one component again and again: that it works, or that it fails. */
export interface Routine {
  readonly pattern: number;
  /** Lines from this clock to that (exclusive) belong to what is counted together. */
  fromMicros: number;
  untilMicros: number;
  /** It is no longer what the component does. */
  isOver: boolean;
  /** Which of the kernel's it is, from 0; -1 where it was none yet. */
  number: number;
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
  const [touched, touchedCount] = [word("TOUCHED"), word("TOUCHED_COUNT")];
  const [sightings, sightingWords] = [word("SIGHTINGS_AT"), word("SIGHTING_BYTES")];
  const [routineAt, routineWords, count] = [word("ROUTINES"), word("ROUTINE_BYTES"), word("COUNT_AT")];
  const [untilNumber, routineNumbers] = [layout("UNTIL_AT") / 8, layout("ROUTINE_BYTES") / 8];
  /** By their numbers in the kernel. */
  const known: (Kind | undefined)[] = [];
  /** The latest lines of routines, to be sorted: which line it is, and in the digits below `places` where the kernel keeps it. */
  const latest = new Float64Array(2 * mostRoutines);
  const places = 2 ** 20;
  const [noted, notedCount, notedWords] = [word("NOTED"), word("NOTED_COUNT"), word("NOTED_BYTES")];

  /** Whether a line is one of the latest two of a routine. */
  function isLatest(index: number, line: number): boolean {
    const at = routineAt + index * routineWords + sightings + 2;
    return words[at] === line || words[at + sightingWords] === line;
  }

  function tellNoted(chunkOffset: number, told: OnRoutine<Kind>): void {
    const end = noted + (words[notedCount] as number) * notedWords;
    for (let at = noted; at < end; at += notedWords) {
      const index = words[at + 2] as number;
      const routine = known[index] as Kind;
      if (words[at + 3] !== 0) {
        const byteOffset = chunkOffset + (words[at + 1] as number);
        told.noted(routine, byteOffset, (words[at + 4] as number) >>> 0, words[at + 5] as number);
      }
      if (words[at + 7] === 0 || isLatest(index, words[at] as number)) continue;
      told.different(routine, (words[at + 6] as number) >>> 0);
    }
  }

  function setClocks(index: number, fromMicros: number, untilMicros: number): void {
    const at = routineAt / 2 + index * routineNumbers;
    numbers[at] = fromMicros;
    numbers[at + untilNumber] = untilMicros;
  }

  function end(routine: Kind): void {
    const index = routine.number;
    if (known[index] !== routine) return;
    setClocks(index, 0, 0);
    known[index] = undefined;
  }

  function forget(): void {
    forgetRoutines();
    known.length = 0;
  }

  return {
    begin(routine, buffer, keyStart, keyEnd) {
      if (keyEnd - keyStart > longestKey) return;
      for (let at = keyStart; at < keyEnd; at++) bytes[key + at - keyStart] = buffer[at] as number;
      let index = nameRoutine(routine.pattern, keyEnd - keyStart);
      if (index < 0) {
        forget();
        index = nameRoutine(routine.pattern, keyEnd - keyStart);
      }
      known[index] = routine;
      routine.number = index;
      setClocks(index, routine.fromMicros, routine.untilMicros);
    },
    end,
    endAll() {
      for (const routine of known) if (routine !== undefined) end(routine);
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
          const at = start + sightings + which * sightingWords;
          latest[sighted++] = (words[at + 2] as number) * places + 2 * index + which;
        }
      }
      sort(latest, sighted);
      for (let order = 0; order < sighted; order++) {
        const passed = Math.floor((latest[order] as number) / places);
        const which = (latest[order] as number) - passed * places;
        const index = which >> 1;
        const at = routineAt + index * routineWords + sightings + (which & 1) * sightingWords;
        const kernelMicros = numbers[at / 2] as number;
        view.kernelMicros = kernelMicros < 0 ? noKernelTime : kernelMicros;
        view.line = line + passed;
        view.stamp.micros = headMicros + ((words[at + 3] as number) >>> 0);
        view.lineStart = words[at + 4] as number;
        view.byteOffset = chunkOffset + view.lineStart;
        view.messageStart = words[at + 5] as number;
        view.pidStart = words[at + 6] as number;
        view.pidEnd = words[at + 7] as number;
        view.lineEnd = words[at + 8] as number;
        view.messageEnd = view.lineEnd;
        view.buffer = chunk;
        view.count = 1;
        const differentHash = words[at + 10] === 0 ? -1 : (words[at + 9] as number) >>> 0;
        told.latest(known[index] as Kind, view, differentHash, passed === passedCount - 1);
      }
    },
  };
}

/** Sorts the first numbers, mostly a few that nearly are in order. */
function sort(numbers: Float64Array, count: number): void {
  if (count > fewNumbers) {
    numbers.subarray(0, count).sort();
    return;
  }
  for (let index = 1; index < count; index++) {
    const number = numbers[index] as number;
    let at = index;
    for (; at > 0 && (numbers[at - 1] as number) > number; at--) numbers[at] = numbers[at - 1] as number;
    numbers[at] = number;
  }
}
