import { noOffset, readBsdStamp, type Stamp } from "../time/stamp.js";
import { blank, isDigit } from "./line-bytes.js";
import type { RecordView } from "./record.js";

/**
 * Postfix' queue as its own commands print it, given as a file: what waits, since when, and why. Sources: mailq(1) and
 * postqueue(1), Postfix 2.2 to 3.9; `src/postqueue/showq_compat.c` and `showq_json.c`.
 *
 *     -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
 *     8CAB43BB8      2079 Sun Nov 22 11:03:09  orders@news.test
 *                    (connect to mx.partner.test[127.0.0.11]:25: Connection refused)
 *                                              user3@partner.test
 *
 *     -- 2 Kbytes in 1 Request.
 *
 * `postqueue -j` prints one JSON object an entry. Either way each reason of an entry becomes a record of the program
 * `postqueue`, and so does an entry without one. Its stamp is the arrival, its transaction the queue id, its message
 * `queue=deferred, from=<SENDER>: REASON`, or without the colon where no reason is given.
 */
export interface MailQueue {
  /** Fills the view where a record ends with the line; else false. */
  read(buffer: Buffer, start: number, end: number): boolean;
  /** Fills the view with the next record of the line that was read last; false where it has no more. */
  readNext(): boolean;
}

const queueProgram = "postqueue";
const bounceSender = "MAILER-DAEMON";
const dash = 45;
const brace = 0x7b;
const openParenthesis = 40;
const closeParenthesis = 41;
/** Queue id with its mark, size, arrival and sender. */
const entryLine =
  /^([0-9A-Za-z]{6,24})([*!#]?) +(\d{1,15}) (?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) ((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d) +(\S.*)$/;
const headLine = /^-Queue ID- +--Size-- -+Arrival Time-+ -Sender\/Recipient-+$/;
const footLine = /^-- \d+ Kbytes in \d+ Requests?\.$/;
const queueOfMark: Readonly<Record<string, string>> = { "*": "active", "!": "hold" };
const queueWord = /^[a-z]{1,20}$/;
const queueId = /^[0-9A-Za-z]{6,24}$/;
/** Seconds since 1970, up to the year 2199. */
const mostArrivalSeconds = 7_258_118_399;

interface Entry {
  readonly id: string;
  readonly queue: string;
  readonly sender: string;
  readonly stamp: Pick<Stamp, "kind" | "micros">;
  /** What is shown of it: the line that it stands in, or begins with. */
  readonly text: Buffer;
  readonly line: number;
  readonly byteOffset: number;
}

export function createMailQueue(view: RecordView): MailQueue {
  let entry: Entry | null = null;
  /** It has given a record. */
  let isTold = false;
  /** The latest line that was a part of the listing. */
  let lastLine = -2;
  let pending: (string | null)[] = [];
  const stamp: Stamp = { ...view.stamp };

  function tell(one: Entry, reason: string | null, text: Buffer): true {
    const queue = reason === null && one.queue === "deferred" ? "incoming" : one.queue;
    const message = Buffer.from(`queue=${queue}, from=<${one.sender}>${reason === null ? "" : `: ${reason}`}`);
    view.buffer = Buffer.concat([text, message]);
    view.lineStart = 0;
    view.lineEnd = text.length;
    view.messageStart = text.length;
    view.messageEnd = view.buffer.length;
    view.line = one.line;
    view.byteOffset = one.byteOffset;
    view.stamp.kind = one.stamp.kind;
    view.stamp.micros = one.stamp.micros;
    view.stamp.fractionDigits = 0;
    view.stamp.offsetMinutes = noOffset;
    view.program = queueProgram;
    view.pidStart = 0;
    view.pidEnd = 0;
    view.transactionStart = Math.max(0, text.indexOf(one.id));
    view.transactionEnd = view.transactionStart + one.id.length;
    isTold = true;
    return true;
  }

  function beginEntry(text: string): boolean {
    const match = entryLine.exec(text);
    if (match === null) return false;
    const [, id = "", mark = "", , arrival = "", sender = ""] = match;
    const bytes = Buffer.from(`${arrival} `);
    if (readBsdStamp(bytes, 0, bytes.length, stamp) < 0) return false;
    const { line, byteOffset } = view;
    const arrived = { kind: "calendar arrival", micros: stamp.micros } as const;
    const queue = queueOfMark[mark] ?? "deferred";
    entry = { id, queue, sender, stamp: arrived, text: Buffer.from(text), line, byteOffset };
    isTold = false;
    return true;
  }

  /** A line of the listing, or of something else. */
  function readLine(buffer: Buffer, start: number, end: number): boolean {
    const text = buffer.toString("utf8", start, end).trimEnd();
    const isNext = view.line === lastLine + 1;
    const own = isNext ? entry : null;
    lastLine = view.line;
    if (own !== null && text !== "") {
      const detail = text.trimStart();
      if (detail.charCodeAt(0) === openParenthesis && detail.charCodeAt(detail.length - 1) === closeParenthesis) {
        return tell(own, detail.slice(1, -1), Buffer.from(`${own.text.toString("utf8")} ${detail}`));
      }
      if (text.charCodeAt(0) === blank) return isTold ? false : tell(own, null, own.text);
    }
    entry = null;
    if (text === "" || beginEntry(text) || headLine.test(text) || footLine.test(text)) return false;
    lastLine = -2;
    return false;
  }

  function readJson(buffer: Buffer, start: number, end: number): boolean {
    const found = entryOf(buffer.toString("utf8", start, end));
    if (found === null) return false;
    const { reasons, ...known } = found;
    const { line, byteOffset } = view;
    entry = { ...known, text: Buffer.from(buffer.subarray(start, end)), line, byteOffset };
    pending = reasons;
    return readNext();
  }

  function readNext(): boolean {
    const reason = pending.shift();
    return reason !== undefined && entry !== null && tell(entry, reason, entry.text);
  }

  return {
    read(buffer, start, end) {
      const first = buffer[start];
      if (first === brace) return readJson(buffer, start, end);
      const isNext = view.line === lastLine + 1;
      const isOfEntry = isNext && (first === blank || first === openParenthesis || start === end);
      if (!isOfEntry && first !== dash && !mayBeginEntry(buffer, start, end)) return false;
      return readLine(buffer, start, end);
    },
    readNext,
  };
}

/** Cheap, since every line is asked that is no record: a queue id, a mark, a blank. */
function mayBeginEntry(buffer: Buffer, start: number, end: number): boolean {
  let at = start;
  while (at < end && at - start <= 24 && isIdByte(buffer[at] as number)) at++;
  return at - start >= 6 && at + 30 < end && (buffer[at] === blank || buffer[at + 1] === blank);
}

const isIdByte = (byte: number) => isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);

/** An entry of `postqueue -j` with its different reasons; null alone where it gives none. Null where the text is none. */
function entryOf(json: string): (Omit<Entry, "text" | "line" | "byteOffset"> & { reasons: (string | null)[] }) | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const {
    queue_name: queue,
    queue_id: id,
    arrival_time: arrival,
    sender,
    recipients,
  } = value as Record<string, unknown>;
  if (typeof queue !== "string" || !queueWord.test(queue) || typeof id !== "string" || !queueId.test(id)) return null;
  if (typeof arrival !== "number" || !(arrival >= 0 && arrival <= mostArrivalSeconds)) return null;
  const reasons = Array.isArray(recipients) ? recipients.map(reasonOf).filter((reason) => reason !== null) : [];
  const from = typeof sender === "string" && sender !== "" ? sender : bounceSender;
  return {
    ...{ id, queue, sender: from, stamp: { kind: "instant arrival", micros: Math.floor(arrival) * 1e6 } },
    reasons: reasons.length === 0 ? [null] : [...new Set(reasons)],
  };
}

function reasonOf(recipient: unknown): string | null {
  if (typeof recipient !== "object" || recipient === null) return null;
  const { delay_reason: reason } = recipient as Record<string, unknown>;
  return typeof reason === "string" ? reason.replaceAll("\n", " ") : null;
}
