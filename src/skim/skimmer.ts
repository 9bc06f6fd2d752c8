import type { Matcher } from "../grammar/matcher.js";
import { type Peeled, peeledBy, queueIdKinds } from "../read/mail.js";
import type { FirstLook } from "../read/reader.js";
import { type LineParts, noKernelTime, type RecordView } from "../read/record.js";
import { emptyStamp } from "../time/stamp.js";
import type { Kernel } from "./kernel.js";
import { createRoutines, type OnRoutine, type Routine } from "./routines.js";
import { microsPerMinute, type Seconds, secondsOf } from "./seconds.js";
import { createTables } from "./tables.js";
import type { PatternUse } from "./tree-tables.js";

/** Beyond, a microsecond has parts. */
const mostFractionDigits = 6;
const mostOffset = 2 ** 30;
const minuteOf = (micros: number) => Math.floor(micros / microsPerMinute) * microsPerMinute;

/** Told of what was passed over, and asked what may be. */
export interface Passed<Kind extends Routine> extends OnRoutine<Kind> {
  /** Of each line: the view has its place, its clock, its host and its client. */
  pass(view: RecordView, isBeat: boolean): void;
  /** How many of them were recognised. */
  recognise(count: number): void;
  /** The routine that the record that was read last belongs to, or null. Where it has a key, that stands in `keyBounds`. */
  routine(): Kind | null;
  readonly keyBounds: { start: number; end: number };
  /** The routines that are over since this was asked last. */
  takeOver(): readonly Kind[];
  /** From which byte offset on lines of life say nothing of a host, and from which one lines depend on no transaction. */
  lifeFrom(host: string): number;
  /** How far a failure reaches. */
  readonly lookBackBytes: number;
  unlessFrom(host: string): number;
}

export interface Skimmer<Kind extends Routine> extends FirstLook {
  /** Begins another log. */
  begin(told: Passed<Kind>): void;
  /** Takes a record that was read: what follows may differ from it in nothing but seconds. */
  learn(view: RecordView): void;
}

/**
 * The first look at a log: passes over lines that say nothing new, and that have the host, the form and the minute of a line
 * that was read before. Without it every line is read, to the same result.
 */
export function createSkimmer<Kind extends Routine>(
  matcher: Matcher,
  useOf: (pattern: number) => PatternUse,
  kernel: Kernel,
): Skimmer<Kind> {
  const { bytes, words, numbers, layout, skim } = kernel;
  const tables = createTables(kernel, matcher, useOf);
  const routines = createRoutines<Kind>(kernel);
  bytes.set(queueIdKinds, layout("ID_KINDS"));
  const [head, tail, passed, chunkAt] = [layout("HEAD"), layout("TAIL"), layout("PASSED") / 4, layout("CHUNK")];
  const [longestHead, longestTail, chunkBytes] = [
    layout("LONGEST_HEAD"),
    layout("LONGEST_TAIL"),
    layout("CHUNK_BYTES"),
  ];
  /** Where a word of the kernel's state stands among all words. */
  const word = (name: string) => layout(name) / 4;
  const [headLength, tailLength, fractionDigits, accessLook] = [
    word("HEAD_LENGTH"),
    word("TAIL_LENGTH"),
    word("FRACTION_DIGITS"),
    word("ACCESS_LOOK"),
  ];
  const [stoppedAt, stoppedEnd, stoppedReason] = [word("STOPPED_AT"), word("STOPPED_END"), word("STOPPED_BY")];
  const [messageAt, pidAt, pidEnd] = [word("MESSAGE_AT"), word("PID_AT"), word("PID_END")];
  const [programSlot, lineMicros, lineClient] = [word("PROGRAM_SLOT"), word("LINE_MICROS"), word("LINE_CLIENT")];
  const [byForm, byProgram, byMessage] = [layout("BY_FORM"), layout("BY_PROGRAM"), layout("BY_MESSAGE")];
  const [lifeFrom, unlessFrom, recognised] = [word("LIFE_FROM"), word("UNLESS_FROM"), word("RECOGNISED")];
  const headMicros = layout("HEAD_MICROS") / 8;
  const [isBeat, hasKernelTime] = [layout("IS_BEAT"), layout("HAS_KERNEL_TIME")];
  const microsBits = ~(isBeat | hasKernelTime);
  const kernelTimes = layout("KERNEL_TIMES") / 8;
  const [unwritten, lookBack] = [word("UNWRITTEN"), word("LOOK_BACK")];
  let told: Passed<Kind> | null = null;
  /** The chunk whose bytes stand in the kernel's memory. */
  let copied: Buffer | null = null;
  let stoppedBy = byForm;
  let view: RecordView | null = null;
  /** Of the line after which the others are looked at; -1 where there is none. */
  let minuteMicros = -1;
  let isAccess = false;
  /** Of the line at which it stopped; host and form of the stamp are those of all. */
  const parts: LineParts = {
    stamp: emptyStamp(),
    host: "",
    program: "",
    peeled: null,
    pidStart: 0,
    pidEnd: 0,
    messageStart: 0,
    client: 0,
  };
  /** By their slots in the kernel's table. */
  const programs: { readonly name: string; readonly peeled: Peeled }[] = [];
  let accessProgram = "";
  let previousHost: string | null = null;

  function arm(record: RecordView, seconds: Seconds): void {
    const { buffer, stamp } = record;
    const { headStart, secondsAt, tailStart, tailEnd } = seconds;
    minuteMicros = -1;
    if (secondsAt - headStart > longestHead || tailEnd - tailStart > longestTail) return;
    if (stamp.fractionDigits > mostFractionDigits) return;
    const look = record.client === 0 ? 0 : tables.lookFor(record.program);
    if (record.client !== 0 && look === 0) return;
    buffer.copy(bytes, head, headStart, secondsAt);
    buffer.copy(bytes, tail, tailStart, tailEnd);
    words[headLength] = secondsAt - headStart;
    words[tailLength] = tailEnd - tailStart;
    words[fractionDigits] = stamp.fractionDigits;
    words[accessLook] = look;
    minuteMicros = minuteOf(stamp.micros);
    numbers[headMicros] = minuteMicros;
    if (record.host !== parts.host) routines.endAll();
    isAccess = record.client !== 0;
    parts.host = record.host;
    parts.stamp.kind = stamp.kind;
    parts.stamp.offsetMinutes = stamp.offsetMinutes;
    parts.stamp.fractionDigits = stamp.fractionDigits;
    if (isAccess) accessProgram = record.program;
  }

  /** The parts of the line at which the kernel stopped. */
  function findParts(): LineParts {
    const slot = words[programSlot] as number;
    const program = slot < 0 ? null : programs[slot];
    parts.messageStart = words[messageAt] as number;
    parts.pidStart = words[pidAt] as number;
    parts.pidEnd = words[pidEnd] as number;
    parts.program = program?.name ?? accessProgram;
    parts.peeled = program?.peeled ?? null;
    parts.stamp.micros = minuteMicros + (words[lineMicros] as number);
    parts.client = words[lineClient] as number;
    return parts;
  }

  const skimmer: Skimmer<Kind> & { stoppedAt: number; lineEnd: number; parts: LineParts | null } = {
    stoppedAt: 0,
    lineEnd: 0,
    parts: null,
    pass(chunk: Buffer, start: number, end: number, line: number, byteOffset: number): number {
      skimmer.stoppedAt = start;
      skimmer.parts = null;
      if (minuteMicros < 0 || view === null || told === null || chunk.length > chunkBytes) return -1;
      if (copied !== chunk) {
        bytes.set(chunk, chunkAt);
        copied = chunk;
      }
      const chunkOffset = byteOffset - start;
      for (const over of told.takeOver()) routines.end(over);
      words[lifeFrom] = withinChunk(told.lifeFrom(parts.host) - chunkOffset);
      words[unlessFrom] = withinChunk(told.unlessFrom(parts.host) - chunkOffset);
      const count = skim(start, end);
      skimmer.stoppedAt = words[stoppedAt] as number;
      skimmer.lineEnd = words[stoppedEnd] as number;
      stoppedBy = words[stoppedReason] as number;
      if (stoppedBy === byMessage) {
        skimmer.parts = findParts();
        if (words[unwritten] !== 0) tables.writeNode(words[unwritten] as number);
      }
      if (count === 0) return 0;
      const { stamp } = view;
      stamp.kind = parts.stamp.kind;
      stamp.offsetMinutes = parts.stamp.offsetMinutes;
      stamp.fractionDigits = parts.stamp.fractionDigits;
      view.host = parts.host;
      for (let index = 0; index < count; index++) {
        const at = passed + 3 * index;
        const clock = words[at + 1] as number;
        view.line = line + index;
        view.byteOffset = chunkOffset + (words[at] as number);
        stamp.micros = minuteMicros + (clock & microsBits);
        view.kernelMicros = (clock & hasKernelTime) === 0 ? noKernelTime : (numbers[kernelTimes + index] as number);
        view.client = words[at + 2] as number;
        told.pass(view, (clock & isBeat) !== 0);
      }
      told.recognise(words[recognised] as number);
      routines.tell(view, chunk, count, line, chunkOffset, minuteMicros, told);
      return count;
    },
    release(): void {
      copied = null;
    },
    begin(next: Passed<Kind>): void {
      told = next;
      words[lookBack] = next.lookBackBytes;
      routines.forget();
      copied = null;
      stoppedBy = byForm;
      view = null;
      minuteMicros = -1;
      previousHost = null;
    },
    learn(record: RecordView): void {
      view = record;
      if (stoppedBy === byProgram) {
        const slot = tables.addProgram(record.program);
        if (slot >= 0) programs[slot] = { name: record.program, peeled: peeledBy(record.program) };
      } else if (stoppedBy === byForm || minuteMicros < 0) {
        const isKnown =
          minuteMicros >= 0 &&
          record.host === parts.host &&
          isAccess === (record.client !== 0) &&
          minuteOf(record.stamp.micros) === minuteMicros;
        if (!isKnown && record.host === previousHost) {
          const seconds = secondsOf(record);
          if (seconds !== null) arm(record, seconds);
        }
      }
      previousHost = record.host;
      stoppedBy = 0;
      // Routines are those of the host whose lines are passed over.
      const routine = minuteMicros >= 0 && record.host === parts.host ? (told?.routine() ?? null) : null;
      if (routine !== null && told !== null) {
        routine.isOver = false;
        routines.begin(routine, record.buffer, told.keyBounds.start, told.keyBounds.end);
      }
    },
  };
  return skimmer;
}

/** As a whole number of 32 bits: beyond, it is as far from the chunk. */
const withinChunk = (offset: number) => Math.max(-1, Math.min(mostOffset, offset));
