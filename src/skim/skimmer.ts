import type { Matcher, ProgramPatterns } from "../grammar/matcher.js";
import type { Look } from "../grammar/probe.js";
import { type Peeled, peeledBy } from "../read/mail.js";
import type { FirstLook } from "../read/reader.js";
import type { LineParts, RecordView } from "../read/record.js";
import { emptyStamp } from "../time/stamp.js";
import type { Kernel } from "./kernel.js";
import { microsPerMinute, type Seconds, secondsOf } from "./seconds.js";
import { createTables } from "./tables.js";

const kernelProgram = "kernel";
/** Of a word in which the kernel says whether a line is a heartbeat, and at which microsecond of the minute. */
const microsBits = 0x7fff_ffff;

/** Beyond, a microsecond has parts. */
const mostFractionDigits = 6;
const nothing: Look = { beginnings: [], needles: [] };
const minuteOf = (micros: number) => Math.floor(micros / microsPerMinute) * microsPerMinute;

/** Told of each line that was passed over: the view has its place, its clock, its host and its client. */
export type OnPassed = (view: RecordView, isBeat: boolean) => void;

export interface Skimmer extends FirstLook {
  /** Begins another log. */
  begin(onPassed: OnPassed): void;
  /** Takes a record that was read: what follows may differ from it in nothing but seconds. */
  learn(view: RecordView): void;
}

/**
 * The first look at a log: passes over lines of which no pattern can claim anything, and that have the host, the form and the
 * minute of a line that was read before. Without it every line is read, to the same result.
 */
export function createSkimmer(matcher: Matcher, kernel: Kernel): Skimmer {
  const { bytes, words, layout, skim } = kernel;
  const tables = createTables(kernel);
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
  const [hasPatterns, hasHeartbeat, hasQueueId] = [
    layout("HAS_PATTERNS"),
    layout("HAS_HEARTBEAT"),
    layout("HAS_QUEUE_ID"),
  ];
  /** Where looks stand that were written, by their patterns and flags; undefined for programs that no grammar speaks of. */
  const looks = new Map<ProgramPatterns | undefined, number[]>();
  let onPassed: OnPassed = () => undefined;
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

  /** Where the look of a program's messages stands; 0 where each has to be read. */
  function lookFor(program: string): number {
    const peeled = peeledBy(program);
    if (program === kernelProgram || peeled === "amavis id") return 0;
    const patterns = matcher.forProgram(program);
    const flags =
      (peeled === "queue id" ? hasQueueId : 0) |
      (patterns === undefined ? 0 : hasPatterns) |
      (patterns?.isHeartbeat === true ? hasHeartbeat : 0);
    const written = looks.get(patterns) ?? [];
    looks.set(patterns, written);
    const place = written[flags] ?? writeLook(patterns, flags);
    written[flags] = place;
    return place;
  }

  function writeLook(patterns: ProgramPatterns | undefined, flags: number): number {
    const look = patterns === undefined ? nothing : matcher.lookOf(patterns);
    return look === null ? 0 : tables.writeLook(look, flags);
  }

  function arm(record: RecordView, seconds: Seconds): void {
    const { buffer, stamp } = record;
    const { headStart, secondsAt, tailStart, tailEnd } = seconds;
    minuteMicros = -1;
    if (secondsAt - headStart > longestHead || tailEnd - tailStart > longestTail) return;
    if (stamp.fractionDigits > mostFractionDigits) return;
    const look = record.client === 0 ? 0 : lookFor(record.program);
    if (record.client !== 0 && look === 0) return;
    buffer.copy(bytes, head, headStart, secondsAt);
    buffer.copy(bytes, tail, tailStart, tailEnd);
    words[headLength] = secondsAt - headStart;
    words[tailLength] = tailEnd - tailStart;
    words[fractionDigits] = stamp.fractionDigits;
    words[accessLook] = look;
    minuteMicros = minuteOf(stamp.micros);
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

  const skimmer: Skimmer & { stoppedAt: number; lineEnd: number; parts: LineParts | null } = {
    stoppedAt: 0,
    lineEnd: 0,
    parts: null,
    pass(chunk: Buffer, start: number, end: number, line: number, byteOffset: number): number {
      skimmer.stoppedAt = start;
      skimmer.parts = null;
      if (minuteMicros < 0 || view === null || chunk.length > chunkBytes) return -1;
      if (copied !== chunk) {
        bytes.set(chunk, chunkAt);
        copied = chunk;
      }
      const count = skim(start, end);
      skimmer.stoppedAt = words[stoppedAt] as number;
      skimmer.lineEnd = words[stoppedEnd] as number;
      stoppedBy = words[stoppedReason] as number;
      if (stoppedBy === byMessage) skimmer.parts = findParts();
      if (count === 0) return 0;
      const { stamp } = view;
      stamp.kind = parts.stamp.kind;
      stamp.offsetMinutes = parts.stamp.offsetMinutes;
      stamp.fractionDigits = parts.stamp.fractionDigits;
      view.host = parts.host;
      for (let index = 0; index < count; index++) {
        const at = passed + 3 * index;
        const second = words[at + 1] as number;
        view.line = line + index;
        view.byteOffset = byteOffset + (words[at] as number) - start;
        stamp.micros = minuteMicros + (second & microsBits);
        view.client = words[at + 2] as number;
        onPassed(view, second < 0);
      }
      return count;
    },
    release(): void {
      copied = null;
    },
    begin(told: OnPassed): void {
      onPassed = told;
      copied = null;
      stoppedBy = byForm;
      view = null;
      minuteMicros = -1;
      previousHost = null;
    },
    learn(record: RecordView): void {
      view = record;
      if (stoppedBy === byProgram) {
        const slot = tables.addProgram(record.program, lookFor(record.program));
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
    },
  };
  return skimmer;
}
