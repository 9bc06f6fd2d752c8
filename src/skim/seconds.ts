import { blank, colon, dash, hasBytes, openBracket, point, skipBlanks } from "../read/line-bytes.js";
import type { RecordView } from "../read/record.js";
import { two } from "../time/stamp.js";

/** Where in the buffer of a record the seconds of its stamp stand, and what must be the same around them in another. */
export interface Seconds {
  readonly headStart: number;
  readonly secondsAt: number;
  readonly tailStart: number;
  /** Where lines begin to differ (exclusive). */
  readonly tailEnd: number;
}

/** Between a client and the stamp. */
const nobody = Buffer.from(" - - [");
/** Where seconds stand in `22/Nov/2026:05:56:30`, `Nov 22 05:56:30` and `2026-11-22T05:56:30`. */
const accessSecondsAt = 18;
const bsdSecondsAt = 13;
const isoSecondsAt = 17;
export const microsPerMinute = 60_000_000;
const quote = 34;

/** Of a line of an access log, or one of syslog that begins with its stamp; null where it is of another form. */
export function secondsOf(view: RecordView): Seconds | null {
  const { buffer, stamp } = view;
  const found = view.client === 0 ? ofSyslog(view) : ofAccess(view);
  if (found === null || stamp.micros < 0) return null;
  // Not so in zones with an offset of seconds, whose minutes begin elsewhere, and in leap seconds.
  const second = Math.floor((stamp.micros % microsPerMinute) / 1e6);
  return two(buffer, found.secondsAt) === second ? found : null;
}

function ofAccess({ buffer, lineStart, messageStart, lineEnd }: RecordView): Seconds | null {
  let at = lineStart;
  while (at < lineEnd && buffer[at] !== blank) at++;
  const headStart = at + nobody.length;
  const secondsAt = headStart + accessSecondsAt;
  if (secondsAt + 2 >= messageStart || !hasBytes(buffer, at, nobody) || buffer[messageStart] !== quote) return null;
  return { headStart, secondsAt, tailStart: secondsAt + 2, tailEnd: messageStart + 1 };
}

/** `STAMP HOST TAG: …` */
function ofSyslog(view: RecordView): Seconds | null {
  const { buffer, lineStart: start, lineEnd, stamp } = view;
  if (view.program === "" || view.host === "") return null;
  const isBsd = buffer[start + 3] === blank && buffer[start + 9] === colon && buffer[start + 12] === colon;
  const isIso = buffer[start + 4] === dash && buffer[start + 7] === dash && buffer[start + 16] === colon;
  if (!isBsd && !isIso) return null;
  const secondsAt = start + (isBsd ? bsdSecondsAt : isoSecondsAt);
  let tailStart = secondsAt + 2;
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
  return { headStart: start, secondsAt, tailStart, tailEnd: tagStart };
}
