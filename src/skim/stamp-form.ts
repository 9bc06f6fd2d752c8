import { blank, colon, dash, hasBytes, openBracket, point, skipBlanks } from "../read/line-bytes.js";
import type { RecordView } from "../read/record.js";
import { microsPerSecond, two } from "../time/stamp.js";

/** Where in the buffer of a record the minute of its stamp stands, and what must be the same around `MM:SS` in another. */
export interface StampForm {
  readonly headStart: number;
  readonly minutesAt: number;
  readonly tailStart: number;
  /** Where lines begin to differ (exclusive). */
  readonly tailEnd: number;
  /** What the stamp says but for minutes, seconds and their fraction, as a record's microseconds. */
  readonly hourMicros: number;
}

type Places = Omit<StampForm, "hourMicros">;

/** Between a client and the stamp. */
const nobody = Buffer.from(" - - [");
/** Where minutes stand in `22/Nov/2026:05:56:30`, `Nov 22 05:56:30` and `2026-11-22T05:56:30`. */
const accessMinutesAt = 15;
const bsdMinutesAt = 10;
const isoMinutesAt = 14;
/** `MM:SS` */
const clockBytes = 5;
const quote = 34;

/** Of a line of an access log, or one of syslog that begins with its stamp; null where it is of another form. */
export function stampFormOf(view: RecordView): StampForm | null {
  const { buffer, stamp } = view;
  const found = view.client === 0 ? ofSyslog(view) : ofAccess(view);
  if (found === null || stamp.micros < 0) return null;
  const { minutesAt } = found;
  const [minute, second] = [two(buffer, minutesAt), two(buffer, minutesAt + 3)];
  // Leap seconds are not counted on.
  if (minute < 0 || minute > 59 || second < 0 || second > 59 || buffer[minutesAt + 2] !== colon) return null;
  const fraction = stamp.micros % microsPerSecond;
  return { ...found, hourMicros: stamp.micros - fraction - (minute * 60 + second) * microsPerSecond };
}

function ofAccess({ buffer, lineStart, messageStart, lineEnd }: RecordView): Places | null {
  let at = lineStart;
  while (at < lineEnd && buffer[at] !== blank) at++;
  const headStart = at + nobody.length;
  const minutesAt = headStart + accessMinutesAt;
  if (minutesAt + clockBytes >= messageStart || !hasBytes(buffer, at, nobody) || buffer[messageStart] !== quote)
    return null;
  return { headStart, minutesAt, tailStart: minutesAt + clockBytes, tailEnd: messageStart + 1 };
}

/** `STAMP HOST TAG: …` */
function ofSyslog(view: RecordView): Places | null {
  const { buffer, lineStart: start, lineEnd, stamp } = view;
  if (view.program === "" || view.host === "") return null;
  const isBsd = buffer[start + 3] === blank && buffer[start + 9] === colon && buffer[start + 12] === colon;
  const isIso = buffer[start + 4] === dash && buffer[start + 7] === dash && buffer[start + 16] === colon;
  if (!isBsd && !isIso) return null;
  const minutesAt = start + (isBsd ? bsdMinutesAt : isoMinutesAt);
  let tailStart = minutesAt + clockBytes;
  if (stamp.fractionDigits > 0) {
    if (buffer[tailStart] !== point) return null;
    tailStart += 1 + stamp.fractionDigits;
  }
  let stampEnd = tailStart;
  while (stampEnd < lineEnd && buffer[stampEnd] !== blank) stampEnd++;
  const hostStart = skipBlanks(buffer, stampEnd, lineEnd);
  const hostEnd = hostStart + view.host.length;
  const isHost = buffer.toString("latin1", hostStart, hostEnd).toLowerCase() === view.host && buffer[hostEnd] === blank;
  const tagStart = skipBlanks(buffer, hostEnd, lineEnd);
  const tag = buffer.toString("latin1", tagStart, tagStart + view.program.length);
  const behind = buffer[tagStart + view.program.length];
  if (!isHost || tag !== view.program || (behind !== colon && behind !== openBracket)) return null;
  return { headStart: start, minutesAt, tailStart, tailEnd: tagStart };
}
