/**
 * Lines of `journalctl -o json`, turned into the RFC 3339 syslog lines that rsyslog would have written of them, so that
 * everything behind reads one form. Source of the fields: systemd.journal-fields(7).
 */

/** Whether a line can be a journal entry: cheap, since every line of every log is asked. */
export function looksLikeJournalEntry(buffer: Buffer, start: number, end: number): boolean {
  return buffer[start] === 0x7b && buffer[start + 1] === 0x22 && buffer[end - 1] === 0x7d;
}

/** A field's text: a string, or an array of byte values where it is no valid UTF-8. */
function fieldText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((byte) => typeof byte === "number"))
    return Buffer.from(value).toString("utf8");
  return null;
}

/** The entry as one line without newline, or null where the text is no journal entry with a time and a message. */
export function journalLine(json: string): string | null {
  let entry: unknown;
  try {
    entry = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof entry !== "object" || entry === null) return null;
  const field = (name: string) => fieldText((entry as Record<string, unknown>)[name]);
  const micros = Number(field("__REALTIME_TIMESTAMP") ?? Number.NaN);
  const message = field("MESSAGE");
  if (!Number.isSafeInteger(micros) || micros < 0 || micros > 253_402_300_799_000_000 || message === null) return null;
  const fraction = String(micros % 1_000_000).padStart(6, "0");
  const stamp = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  const isKernel = field("_TRANSPORT") === "kernel";
  const program = isKernel ? "kernel" : (field("SYSLOG_IDENTIFIER") ?? field("_COMM") ?? "");
  const pid = isKernel ? null : (field("_PID") ?? field("SYSLOG_PID"));
  const monotonic = Number(field("_SOURCE_MONOTONIC_TIMESTAMP") ?? Number.NaN);
  const seconds =
    isKernel && Number.isSafeInteger(monotonic)
      ? `[${Math.floor(monotonic / 1e6)}.${String(monotonic % 1e6).padStart(6, "0")}] `
      : "";
  const oneWord = (text: string) => text.replace(/\s+/g, "_");
  const tag = program === "" ? "" : `${oneWord(program)}${pid === null ? "" : `[${oneWord(pid)}]`}: `;
  const host = oneWord(field("_HOSTNAME") ?? "") || "-";
  return `${stamp}.${fraction}+00:00 ${host} ${tag}${seconds}${message.replaceAll("\n", "#012")}`;
}
