import { closeBracket, isDigit, skipBlanks, startsWith } from "./line-bytes.js";
import type { RecordView } from "./record.js";

const repeatedPrevious = Buffer.from("last message repeated ");
const repeatedInner = Buffer.from("message repeated ");
const repeatedTimes = Buffer.from(" time");
const innerStart = Buffer.from(" times: [");
/** A line that stands for more messages than this was not written by a syslogd. */
const mostRepeated = 1e9;

/**
 * Lines that say of others that they were repeated: sysklogd and syslogd without a tag, rsyslog with it.
 * Returns whether the line holds the repeated message, which the view's message is then.
 */
export function peelRepetition(view: RecordView, end: number): boolean {
  const { buffer, messageStart: start } = view;
  const previous = view.program === "" && startsWith(buffer, start, end, repeatedPrevious);
  if (!previous && !startsWith(buffer, start, end, repeatedInner)) return false;
  let next = start + (previous ? repeatedPrevious : repeatedInner).length;
  let count = 0;
  for (; next < end && isDigit(buffer[next]); next++)
    count = Math.min(count * 10 + (buffer[next] as number) - 48, mostRepeated);
  if (count === 0) return false;
  if (previous) {
    if (!startsWith(buffer, next, end, repeatedTimes)) return false;
    view.count = count;
    view.repeatsPrevious = true;
    return false;
  }
  if (!startsWith(buffer, next, end, innerStart)) return false;
  view.count = count;
  view.messageStart = skipBlanks(buffer, next + innerStart.length, end);
  if (buffer[end - 1] === closeBracket) view.messageEnd = Math.max(end - 1, view.messageStart);
  return true;
}
