import { startsWith } from "./line-bytes.js";
import { pidOf, type RecordView } from "./record.js";

const ellipsis = Buffer.from("...");
/** Shorter lines are never cut: the least that `$logline_maxlen` can be. Source: amavisd-new 2.13.0, Log.pm, write_log. */
const leastPieceBytes = 50;
/** Messages whose end has not come yet; the oldest is given up. */
const mostOpen = 16;
/** Pieces are written one after the other: further apart they are of different messages. Not more than a part of a file looks back. */
const mostApartBytes = 32_768;
/** Of a longer message the middle is left out, where lists of recipients are. */
const keptAtStart = 1792;
const keptAtEnd = 1792;

interface OpenMessage {
  readonly firstOffset: number;
  text: Buffer;
}

/** Joins the pieces of messages that were longer than a line of syslog. */
export interface Pieces {
  /**
   * Takes a record whose transaction and marker were peeled. A piece that ends in `...` leaves an empty message, so that it
   * is not taken for something else; the last one becomes the record of the whole message, with its own line, stamp and
   * place: the message stands behind its line in a buffer of its own. Where the beginning is missing the message stays empty.
   */
  join(view: RecordView, idStart: number): void;
}

/**
 * For amavisd: `(id) (!)text...`, `(id) (!)...text...`, `(id) (!)...text`. Other processes may write between them. A message
 * whose last piece never comes is passed over.
 */
export function createPieces(): Pieces {
  const open = new Map<string, OpenMessage>();

  function giveUpOldest(): void {
    for (const key of open.keys()) {
      open.delete(key);
      return;
    }
  }

  return {
    join(view, idStart) {
      const { buffer, messageStart: start, messageEnd: end } = view;
      if (view.transactionEnd === view.transactionStart) return;
      const continues = startsWith(buffer, start, end, ellipsis);
      const isCut = end - idStart >= leastPieceBytes && startsWith(buffer, end - ellipsis.length, end, ellipsis);
      if (!continues && !isCut) return;
      const textStart = continues ? start + ellipsis.length : start;
      const text = buffer.subarray(textStart, isCut ? Math.max(textStart, end - ellipsis.length) : end);
      const id = buffer.toString("latin1", view.transactionStart, view.transactionEnd);
      const key = `${view.host} ${pidOf(view)} ${id}`;
      const begun = continues ? open.get(key) : { firstOffset: view.byteOffset, text: Buffer.alloc(0) };
      open.delete(key);
      view.messageStart = end;
      if (begun === undefined || view.byteOffset - begun.firstOffset > mostApartBytes) return;
      begun.text = append(begun.text, text);
      if (!isCut) {
        showWhole(view, begun.text);
        return;
      }
      open.set(key, begun);
      if (open.size > mostOpen) giveUpOldest();
    },
  };
}

/** A copy; bounded however long the message is. */
function append(text: Buffer, more: Buffer): Buffer {
  const whole = Buffer.concat([text, more]);
  if (whole.length <= keptAtStart + keptAtEnd) return whole;
  return Buffer.concat([whole.subarray(0, keptAtStart), ellipsis, whole.subarray(whole.length - keptAtEnd)]);
}

/** The line as it is, and behind it the whole message. */
function showWhole(view: RecordView, text: Buffer): void {
  const { lineStart } = view;
  view.buffer = Buffer.concat([view.buffer.subarray(lineStart, view.lineEnd), text]);
  view.pidStart -= lineStart;
  view.pidEnd -= lineStart;
  view.transactionStart -= lineStart;
  view.transactionEnd -= lineStart;
  view.lineEnd -= lineStart;
  view.lineStart = 0;
  view.messageStart = view.lineEnd;
  view.messageEnd = view.buffer.length;
}
