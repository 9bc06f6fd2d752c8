import type { FirstLook } from "../read/reader.js";
import { dateHintFrom } from "../time/message-dates.js";

/** Lines that begin so may be pieces of an entry of dmesg's JSON, or of the journal's export: what follows depends on them. */
const pieceBeginnings = [" ", "_"];

/** Passes over lines in whose messages `datesInMessage` would find nothing: nearly all, and reading them takes far longer. */
export function createDateLook(): FirstLook {
  let looked: Buffer | null = null;
  /** The chunk's bytes (latin1). */
  let text = "";
  /** The next hint in it, as far as that is known. */
  let hint = -1;
  const look: FirstLook & { stoppedAt: number } = {
    stoppedAt: 0,
    lineEnd: -1,
    parts: null,
    pass(chunk, start, end) {
      if (looked !== chunk) {
        looked = chunk;
        text = chunk.toString("latin1");
        hint = -1;
      }
      if (hint < start) hint = dateHintFrom(text, start);
      const limit = Math.min(hint, end);
      let passed = 0;
      look.stoppedAt = start;
      while (!pieceBeginnings.includes(text[look.stoppedAt] ?? "")) {
        const lineEnd = text.indexOf("\n", look.stoppedAt);
        if (lineEnd < 0 || lineEnd >= limit) break;
        look.stoppedAt = lineEnd + 1;
        passed++;
      }
      return passed;
    },
    release() {
      looked = null;
    },
  };
  return look;
}
