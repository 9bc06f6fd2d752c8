import { createRecordParser } from "../read/record.js";
import type { ReadLine } from "./checking.js";

/** Reads samples as a scan reads lines: each on its own. */
export function createSampleReader(): ReadLine {
  const parser = createRecordParser();
  return (line) => {
    const bytes = Buffer.from(line);
    if (!parser.parse(bytes, 0, bytes.length)) return null;
    const { buffer, program, messageStart, messageEnd } = parser.view;
    return { program, message: buffer.toString("utf8", messageStart, messageEnd) };
  };
}
