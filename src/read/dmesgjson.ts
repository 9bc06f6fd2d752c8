/**
 * The JSON that `dmesg --json` prints, several lines an entry, turned into the lines that `dmesg --raw` would print of it.
 * Read line by line, since it may be cut anywhere: util-linux puts one field a line, and `msg` last.
 *
 *     {
 *        "dmesg": [
 *           {
 *              "pri": 5,
 *              "time":     1.117145,
 *              "msg": "XFS (sda1): Mounting V5 Filesystem"
 *           },{
 */
export interface DmesgJson {
  /**
   * Takes a line: the entry as one line without newline where its message stands here, an empty text where the line is a part
   * of such JSON that holds no message, null where it is none.
   */
  take(buffer: Buffer, start: number, end: number): string | null;
}

const blank = 32;

/** Whether a line can be a part of such JSON: cheap, since every line of every log is asked. */
export function looksLikeDmesgJson(buffer: Buffer, start: number, end: number): boolean {
  if (buffer[start] !== blank || end - start < 4) return false;
  let at = start + 1;
  while (at < end && buffer[at] === blank) at++;
  const first = buffer[at];
  return first === 0x22 || first === 0x7b || first === 0x7d || first === 0x5d;
}

export function createDmesgJson(): DmesgJson {
  let isInside = false;
  let priority = "";
  let time = "";
  return {
    take(buffer, start, end) {
      const text = buffer.toString("utf8", start, end);
      if (isInside && /^ +[{}\],]+$/.test(text)) {
        isInside = !text.includes("]");
        return "";
      }
      const field = /^ +"(\w+)": *(.*?),?$/s.exec(text);
      if (field === null) return null;
      const [, name, value = ""] = field;
      if (name === "dmesg" && value === "[") isInside = true;
      if (!isInside) return null;
      if (name === "pri") priority = /^\d{1,3}$/.test(value) ? `<${value}>` : "";
      if (name === "time") time = textOf(value) ?? value;
      if (name !== "msg") return "";
      const message = textOf(value);
      const [stamp, ownPriority] = [time, priority];
      time = "";
      priority = "";
      if (message === null || stamp === "") return null;
      // What stands behind a newline was printed by its own call, and has its own entry.
      const line = message.split("\n", 1)[0] ?? "";
      return /^\d{4}-/.test(stamp) ? `${ownPriority}${stamp} ${line}` : `${ownPriority}[${stamp}] ${line}`;
    },
  };
}

/** A JSON string's text; null where it is none. */
function textOf(json: string): string | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}
