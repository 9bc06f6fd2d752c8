import {
  emptyStamp,
  noOffset,
  readCtimeStamp,
  readIsoStamp,
  readMinuteStamp,
  readSecondsStamp,
  type Stamp,
} from "../time/stamp.js";
import {
  closeBracket,
  isApacheLevel,
  isDigit,
  isPartOfDelta,
  less,
  plus,
  skipBlanks,
  skipCaller,
} from "./line-bytes.js";
import type { RecordView } from "./record.js";

export const kernelProgram = "kernel";
/** The kernel prints its seconds to the microsecond. X.Org's log has the same brackets with three decimals. */
const kernelFractionDigits = 6;
/** Where relative stamps stop adding up: the end of 2199, and of a year without a name. */
const mostLocalMicros = Date.UTC(2200, 0) * 1000 - 1;
const mostCalendarMicros = 366 * 86_400e6 - 1;

/** The lines that `dmesg` prints; they name no host. */
export interface KernelLines {
  /** Whether a stamp only said how much later it is than the line before. */
  readonly hasRelativeStamps: boolean;
  /** Fills the view from the line at `at`, where its bracket or stamp stands, to `end` (exclusive); false where it is none of these. */
  read(buffer: Buffer, at: number, end: number): boolean;
  readIso(buffer: Buffer, at: number, end: number): boolean;
}

export function createKernelLines(view: RecordView): KernelLines {
  const { stamp } = view;
  const relative = emptyStamp();
  /** Of the last dmesg line, for stamps that only say how much later they are. */
  let previousMicros = 0;
  let previousKind: Stamp["kind"] = "boot";
  let previousFractionDigits = kernelFractionDigits;
  let hasRelativeStamps = false;

  /** What `dmesg` prints in brackets: seconds since boot, a ctime, a minute, or how much later than the line before. */
  function read(buffer: Buffer, at: number, end: number): boolean {
    const inside = at + 1;
    const first = skipBlanks(buffer, inside, end);
    let next = -1;
    if (buffer[first] === plus || buffer[first] === less) {
      next = readSecondsStamp(buffer, first + 1, end, relative);
      if (next < 0) return false;
      hasRelativeStamps = true;
      stamp.kind = previousKind;
      // Of a line before it a delta is exact; of a stamp to the minute it stays a stamp to the minute.
      stamp.fractionDigits = previousFractionDigits;
      const most = previousKind === "calendar" ? mostCalendarMicros : mostLocalMicros;
      stamp.micros = Math.min(previousMicros + relative.micros, most);
      stamp.offsetMinutes = noOffset;
    } else if (isDigit(buffer[first])) {
      next = readSecondsStamp(buffer, inside, end, stamp);
      if (next < 0 || (stamp.fractionDigits !== kernelFractionDigits && at === view.lineStart)) return false;
      view.kernelMicros = stamp.micros;
    } else {
      next = readCtimeStamp(buffer, inside, end, stamp);
      if (next < 0) next = readMinuteStamp(buffer, inside, end, stamp);
    }
    if (next < 0) return false;
    // `dmesg --show-delta` puts `<    0.001>` behind the stamp, in the same brackets.
    while (next < end && isPartOfDelta(buffer[next])) next++;
    if (next >= end || buffer[next] !== closeBracket) return false;
    const messageStart = skipBlanks(buffer, next + 1, end);
    if (stamp.kind === "local" && (stamp.fractionDigits > 0 || isApacheLevel(buffer, messageStart, end))) return false;
    previousMicros = stamp.micros;
    previousKind = stamp.kind;
    previousFractionDigits = stamp.fractionDigits;
    view.program = kernelProgram;
    view.messageStart = skipCaller(buffer, messageStart, end);
    return true;
  }

  /** What `dmesg --time-format iso` prints: no host, and a comma that tells it from syslog. */
  function readIso(buffer: Buffer, at: number, end: number): boolean {
    const next = readIsoStamp(buffer, at, end, stamp);
    if (next < 0 || stamp.kind !== "instant" || stamp.fractionDigits !== kernelFractionDigits) return false;
    previousMicros = stamp.micros;
    previousKind = stamp.kind;
    previousFractionDigits = stamp.fractionDigits;
    view.program = kernelProgram;
    view.messageStart = skipCaller(buffer, skipBlanks(buffer, next, end), end);
    return true;
  }

  return {
    get hasRelativeStamps() {
      return hasRelativeStamps;
    },
    read,
    readIso,
  };
}
