import { type ClockKind, noOffset } from "../time/stamp.js";
import { createRecordReader } from "./reader.js";
import { noKernelTime, noPid, pidOf, type RecordView } from "./record.js";

/** A record on its own, to be kept: what its line says. Offsets are in UTF-16 units of `text` from 0. */
export interface LogLine {
  /** The whole line; of an entry of the journal, the line that it stands for. */
  readonly text: string;
  /** What the line shows as its time, as it was read: see `Stamp` in `time/stamp.ts`. */
  readonly stamp: {
    readonly kind: ClockKind;
    readonly micros: number;
    readonly fractionDigits: number;
    /** East of UTC; null where the stamp does not say. */
    readonly offsetMinutes: number | null;
  };
  /** In lower case; empty where the line names none. */
  readonly host: string;
  /** Empty where the line names none. */
  readonly program: string;
  readonly pid: number | null;
  /** Of the last piece of a message that was cut into several the whole message; of the others nothing. */
  readonly message: string;
  /** The length of `text` where the message is not a part of it. */
  readonly messageStart: number;
  /** The key of the transaction that the line belongs to: a queue id. null where it has none. */
  readonly transaction: string | null;
  /** The kernel's own clock, in seconds since boot; null where the line does not show it. */
  readonly kernelSeconds: number | null;
  /** For how many messages it stands. */
  readonly count: number;
  /** `last message repeated N times`: stands for the record before it. */
  readonly repeatsPrevious: boolean;
}

/** Reads one line as a scan would if it stood alone; null where it is no record of a known form. */
export function readLogLine(line: string): LogLine | null {
  let found: LogLine | null = null;
  const reader = createRecordReader({
    onRecord: (view) => {
      found = logLineOf(view);
    },
    onOther: () => undefined,
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  reader.push(Buffer.from(line));
  reader.finish();
  return found;
}

/** A copy of what a view shows, which may be used again after the call. */
export function logLineOf(view: RecordView): LogLine {
  const { buffer, lineStart, lineEnd, messageStart, messageEnd, stamp, transactionStart, transactionEnd } = view;
  const pid = pidOf(view);
  return {
    text: buffer.toString("utf8", lineStart, lineEnd),
    stamp: {
      kind: stamp.kind,
      micros: stamp.micros,
      fractionDigits: stamp.fractionDigits,
      offsetMinutes: stamp.offsetMinutes === noOffset ? null : stamp.offsetMinutes,
    },
    host: view.host,
    program: view.program,
    pid: pid === noPid ? null : pid,
    message: buffer.toString("utf8", messageStart, messageEnd),
    messageStart: buffer.toString("utf8", lineStart, Math.min(messageStart, lineEnd)).length,
    transaction: transactionEnd > transactionStart ? buffer.toString("utf8", transactionStart, transactionEnd) : null,
    kernelSeconds: view.kernelMicros === noKernelTime ? null : view.kernelMicros / 1e6,
    count: view.count,
    repeatsPrevious: view.repeatsPrevious,
  };
}
