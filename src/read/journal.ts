/**
 * Lines of `journalctl -o json`, turned into the RFC 3339 syslog lines that rsyslog would have written of them, so that
 * everything behind reads one form. Source of the fields: systemd.journal-fields(7).
 */

/** Whether a line can be a journal entry: cheap, since every line of every log is asked. */
export function looksLikeJournalEntry(buffer: Buffer, start: number, end: number): boolean {
  return end - start > 2 && buffer[start] === 0x7b && buffer[start + 1] === 0x22 && buffer[end - 1] === 0x7d;
}

/**
 * A field's text: a string, an array of byte values where it is no valid UTF-8, or an array of these where the entry has the
 * field more than once; then the first.
 */
function fieldText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return null;
  const parts: readonly unknown[] = value;
  if (parts.length === 0) return "";
  if (parts.every((byte) => typeof byte === "number")) return Buffer.from(parts).toString("utf8");
  const first = parts[0];
  return typeof first === "string" || (Array.isArray(first) && first.every((byte) => typeof byte === "number"))
    ? fieldText(first)
    : null;
}

/** Microseconds as systemd prints them, up to the year 2286; null where the field is missing or no such number. */
function fieldMicros(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) ? Number(text) : null;
}

/** A word as syslog has it for a host or a tag: what would end it early is made `_`. */
const oneWord = (text: string) => text.replace(/[\s:[\]<>\0]/g, "_");

/** The entry as one line without newline, or null where the text is no journal entry with a time and a message. */
export function journalLine(json: string): string | null {
  let entry: unknown;
  try {
    entry = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof entry !== "object" || entry === null) return null;
  return lineOfFields((name) => fieldText((entry as Record<string, unknown>)[name]));
}

/** As `journalLine`, of the fields of an entry by their names. */
export function lineOfFields(field: (name: string) => string | null): string | null {
  const micros = fieldMicros(field("__REALTIME_TIMESTAMP"));
  const message = field("MESSAGE");
  if (micros === null || message === null) return null;
  const stamp = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  const isKernel = field("_TRANSPORT") === "kernel";
  // Of what programs wrote to /dev/kmsg the journal names the program, and of the kernel itself `kernel`.
  const program = (field("SYSLOG_IDENTIFIER") ?? (isKernel ? "kernel" : field("_COMM"))) || "unknown";
  const pid = (isKernel ? null : field("_PID")) ?? field("SYSLOG_PID") ?? "";
  const tag = `${oneWord(program)}${/^\d{1,10}$/.test(pid) ? `[${pid}]` : ""}`;
  const bootMicros = isKernel && program === "kernel" ? fieldMicros(field("_SOURCE_MONOTONIC_TIMESTAMP")) : null;
  const seconds = bootMicros === null ? "" : `[${decimal(bootMicros)}] `;
  const host = oneWord(field("_HOSTNAME") ?? "") || "-";
  return `${stamp}.${decimal(micros).slice(-6)}+00:00 ${host} ${tag}: ${seconds}${message.replaceAll("\n", "#012")}`;
}

/** Microseconds as seconds with six decimals. */
function decimal(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, "0")}`;
}
