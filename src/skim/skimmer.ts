import type { Matcher } from "../grammar/matcher.js";
import { queueIdKinds } from "../read/mail.js";
import { type Peeled, peeledBy } from "../read/peeled.js";
import type { FirstLook } from "../read/reader.js";
import { type LineParts, noKernelTime, type RecordView } from "../read/record.js";
import { emptyStamp, microsPerHour } from "../time/stamp.js";
import type { Kernel } from "./kernel.js";
import { createRoutines, type OnRoutine, type Routine } from "./routines.js";
import { type StampForm, stampFormOf } from "./stamp-form.js";
import { createTables } from "./tables.js";
import type { PatternUse } from "./tree-tables.js";

/** Beyond, a microsecond has parts. */
const mostFractionDigits = 6;
const mostOffset = 2 ** 30;

/** Who was seen last, when and where, by slots of hashes of clients. */
export interface VisitorTable {
  readonly clients: Int32Array;
  readonly clocks: Float64Array;
  readonly offsets: Float64Array;
}

/** Told of what was passed over, and asked what may be. */
export interface Passed<Kind extends Routine> extends OnRoutine<Kind> {
  /** Of a line at which clocks turn: the view has its place, its clock and its host. */
  pass(view: RecordView): void;
  /** So many lines more between those of a host, how many of all were recognised, and where the last one begins. */
  passBetween(host: string, count: number, recognised: number, lastOffset: number): void;
  /** In which seconds from an hour's beginning on, a microsecond, lines of a host stand, and which of them show more. */
  seconds(host: string, hourMicros: number, seconds: PassedSeconds): void;
  /** The routine that the record that was read last belongs to, or null. Where it has a key, that stands in `keyBounds`. */
  routine(): Kind | null;
  readonly keyBounds: { start: number; end: number };
  /** The routines that are over; emptied by who asks. */
  readonly over: Kind[];
  /** What holds for the next lines of a host, until the next call. */
  limitsOf(host: string): Limits;
  /** In front of this byte offset lines are only remembered. */
  readonly startOffset: number;
  readonly visits: { readonly reachBytes: number; readonly reachMicros: number; keepIn(visitors: VisitorTable): void };
  /** How far a failure reaches. */
  readonly lookBackBytes: number;
  readonly blockBytes: number;
}

/** Seconds of an hour, from 0: one bit a second, the lowest bit of a byte first. */
export interface SecondsOfHour {
  readonly bits: Uint8Array;
  /** The first and the last one; there is none where the first is behind the last. */
  first: number;
  last: number;
}

export interface PassedSeconds {
  readonly busy: SecondsOfHour;
  /** With a line of a program whose silence would say something. */
  readonly beats: SecondsOfHour;
  /** In which a client came that was not there before. */
  readonly visits: SecondsOfHour;
}

/** Byte offsets. */
export interface Limits {
  /** From here on lines of life say nothing. */
  lifeFrom: number;
  /** From here on lines depend on no transaction. */
  unlessFrom: number;
  /** From here on lines fall into another block of the file. */
  nextBlock: number;
  /** No offset: the clock of the host's last line, in microseconds; less than any where it has none. */
  lastClockMicros: number;
  /** Whether anything is made of the kernel's own time. */
  asksKernelTime: boolean;
}

export interface Skimmer<Kind extends Routine> extends FirstLook {
  /** Where the kernel looks at chunks: those that are read into it need not be copied to it. */
  readonly chunk: Buffer;
  /** Begins another log. */
  begin(told: Passed<Kind>): void;
  /** Takes a record that was read: what follows may have its form and its hour. */
  learn(view: RecordView): void;
}

/**
 * The first look at a log: passes over lines that say nothing new, and that have the host, the form and the hour of a line
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
  const visitorCount = layout("VISITOR_COUNT");
  const visitors: VisitorTable = {
    clients: words.subarray(layout("VISITORS") / 4).subarray(0, visitorCount),
    clocks: numbers.subarray(layout("VISITOR_CLOCKS") / 8).subarray(0, visitorCount),
    offsets: numbers.subarray(layout("VISITOR_OFFSETS") / 8).subarray(0, visitorCount),
  };
  bytes.set(queueIdKinds, layout("ID_KINDS"));
  const [head, tail, rows, chunkAt] = [layout("HEAD"), layout("TAIL"), layout("ROWS") / 4, layout("CHUNK")];
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
  const secondsOf = (set: number): SecondsOfHour => {
    const start = layout("SECONDS") + set * layout("SECONDS_BYTES");
    return { bits: bytes.subarray(start, start + layout("SECONDS_BYTES")), first: 0, last: 0 };
  };
  const [busySet, beatsSet, visitsSet] = [layout("BUSY"), layout("BEATS"), layout("VISITS")];
  const seconds: PassedSeconds = {
    busy: secondsOf(busySet),
    beats: secondsOf(beatsSet),
    visits: secondsOf(visitsSet),
  };
  const ranges = word("SECOND_RANGES");
  const [rowCount, lastOffset, nextBlock, ownFrom] = [
    word("ROW_COUNT"),
    word("LAST_OFFSET"),
    word("NEXT_BLOCK"),
    word("OWN_FROM"),
  ];
  const [asksKernelTime, hourTurn] = [word("ASKS_KERNEL_TIME"), word("HOUR_TURN")];
  const [chunkOffsetAt, lastClock] = [layout("CHUNK_OFFSET") / 8, layout("LAST_CLOCK") / 8];
  const [claimed, bounds] = [word("CLAIMED_BY"), word("BOUNDS")];
  const kernelTimes = layout("KERNEL_TIMES") / 8;
  const [unwritten, lookBack] = [word("UNWRITTEN"), word("LOOK_BACK")];
  let told: Passed<Kind> | null = null;
  /** The chunk whose bytes stand in the kernel's memory. */
  let copied: Buffer | null = null;
  let stoppedBy = byForm;
  let view: RecordView | null = null;
  /** The beginning of the hour of the line after which the others are looked at; -1 where there is none. */
  let hourMicros = -1;
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
    claimedBy: -1,
  };
  /** By their slots in the kernel's table. */
  const programs: { readonly name: string; readonly peeled: Peeled }[] = [];
  let accessProgram = "";
  let previousHost: string | null = null;

  const isInHour = (micros: number) => micros >= hourMicros && micros < hourMicros + microsPerHour;

  function arm(record: RecordView, form: StampForm): void {
    const { buffer, stamp } = record;
    const { headStart, minutesAt, tailStart, tailEnd } = form;
    hourMicros = -1;
    if (minutesAt - headStart > longestHead || tailEnd - tailStart > longestTail) return;
    if (stamp.fractionDigits > mostFractionDigits) return;
    const look = record.client === 0 ? 0 : tables.lookFor(record.program);
    if (record.client !== 0 && look === 0) return;
    buffer.copy(bytes, head, headStart, minutesAt);
    buffer.copy(bytes, tail, tailStart, tailEnd);
    words[headLength] = minutesAt - headStart;
    words[tailLength] = tailEnd - tailStart;
    words[fractionDigits] = stamp.fractionDigits;
    words[accessLook] = look;
    hourMicros = form.hourMicros;
    numbers[headMicros] = hourMicros;
    const intoHour = ((hourMicros % microsPerHour) + microsPerHour) % microsPerHour;
    words[hourTurn] = intoHour === 0 ? 0 : microsPerHour - intoHour;
    if (record.host !== parts.host) routines.endAll();
    isAccess = record.client !== 0;
    parts.host = record.host;
    parts.stamp.kind = stamp.kind;
    parts.stamp.offsetMinutes = stamp.offsetMinutes;
    parts.stamp.fractionDigits = stamp.fractionDigits;
    if (isAccess) accessProgram = record.program;
  }

  function readRange(range: SecondsOfHour, set: number): void {
    range.first = words[ranges + 2 * set] as number;
    range.last = words[ranges + 2 * set + 1] as number;
  }

  /** Where the holes of the pattern that claims the line stand, as the matcher tells it. */
  function keepBounds(pattern: number): void {
    const count = 2 * matcher.holesOf(pattern).length;
    for (let index = 0; index < count; index++) matcher.holeBounds[index] = (words[bounds + index] as number) - chunkAt;
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
    parts.stamp.micros = hourMicros + ((words[lineMicros] as number) >>> 0);
    parts.client = words[lineClient] as number;
    parts.claimedBy = words[claimed] as number;
    if (parts.claimedBy >= 0) keepBounds(parts.claimedBy);
    return parts;
  }

  const chunkOfKernel = bytes.subarray(chunkAt, chunkAt + chunkBytes);
  const skimmer: Skimmer<Kind> & { stoppedAt: number; lineEnd: number; parts: LineParts | null } = {
    chunk: chunkOfKernel,
    stoppedAt: 0,
    lineEnd: 0,
    parts: null,
    pass(chunk: Buffer, start: number, end: number, line: number, byteOffset: number): number {
      skimmer.stoppedAt = start;
      skimmer.parts = null;
      if (hourMicros < 0 || view === null || told === null || chunk.length > chunkBytes) return -1;
      if (copied !== chunk) {
        const isThere = chunk.buffer === chunkOfKernel.buffer && chunk.byteOffset === chunkOfKernel.byteOffset;
        if (!isThere) chunkOfKernel.set(chunk);
        copied = chunk;
      }
      const chunkOffset = byteOffset - start;
      const { over } = told;
      for (let ended = over.pop(); ended !== undefined; ended = over.pop()) routines.end(ended);
      const limits = told.limitsOf(parts.host);
      words[lifeFrom] = withinChunk(limits.lifeFrom - chunkOffset);
      words[unlessFrom] = withinChunk(limits.unlessFrom - chunkOffset);
      words[nextBlock] = withinChunk(limits.nextBlock - chunkOffset);
      words[ownFrom] = withinChunk(told.startOffset - chunkOffset);
      numbers[chunkOffsetAt] = chunkOffset;
      numbers[lastClock] = limits.lastClockMicros;
      words[asksKernelTime] = limits.asksKernelTime ? 1 : 0;
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
      const rowsEnd = words[rowCount] as number;
      for (let row = 0; row < rowsEnd; row++) {
        const at = rows + 3 * row;
        view.line = line + (words[at] as number);
        view.byteOffset = chunkOffset + (words[at + 1] as number);
        stamp.micros = hourMicros + ((words[at + 2] as number) >>> 0);
        const kernelMicros = numbers[kernelTimes + row] as number;
        view.kernelMicros = kernelMicros < 0 ? noKernelTime : kernelMicros;
        told.pass(view);
      }
      const last = chunkOffset + (words[lastOffset] as number);
      told.passBetween(parts.host, count - rowsEnd, words[recognised] as number, last);
      readRange(seconds.busy, busySet);
      readRange(seconds.beats, beatsSet);
      readRange(seconds.visits, visitsSet);
      told.seconds(parts.host, hourMicros, seconds);
      routines.tell(view, chunk, count, line, chunkOffset, hourMicros, told);
      return count;
    },
    release(): void {
      copied = null;
    },
    begin(next: Passed<Kind>): void {
      told = next;
      words[lookBack] = next.lookBackBytes;
      words[word("BLOCK_BYTES")] = next.blockBytes;
      numbers[layout("VISIT_BYTES") / 8] = next.visits.reachBytes;
      numbers[layout("VISIT_MICROS") / 8] = next.visits.reachMicros;
      next.visits.keepIn(visitors);
      routines.forget();
      copied = null;
      stoppedBy = byForm;
      view = null;
      hourMicros = -1;
      previousHost = null;
    },
    learn(record: RecordView): void {
      view = record;
      if (stoppedBy === byProgram) {
        const slot = tables.addProgram(record.program);
        if (slot >= 0) programs[slot] = { name: record.program, peeled: peeledBy(record.program) };
      } else if (stoppedBy === byForm || hourMicros < 0) {
        const isKnown =
          hourMicros >= 0 &&
          record.host === parts.host &&
          isAccess === (record.client !== 0) &&
          isInHour(record.stamp.micros);
        if (!isKnown && record.host === previousHost) {
          const form = stampFormOf(record);
          if (form !== null) arm(record, form);
        }
      }
      previousHost = record.host;
      stoppedBy = 0;
      // Routines are those of the host whose lines are passed over.
      const routine = hourMicros >= 0 && record.host === parts.host ? (told?.routine() ?? null) : null;
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
