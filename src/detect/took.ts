import type { CatalogEvent } from "../grammar/catalog.js";
import { tookSeconds } from "../grammar/hole-values.js";
import type { Matcher } from "../grammar/matcher.js";
import type { TookReader } from "./marks.js";

/** Reads of a kept line how long what it reports took, as its event's `took` says. */
export function createTookReader(matcher: Matcher): TookReader {
  return ({ event, grammar }: CatalogEvent, place) => {
    if (event.took.length === 0) return 0;
    const { texts, textStart } = place;
    const start = textStart + place.messageStart;
    const end = textStart + place.messageEnd;
    for (const program of event.programs ?? grammar.programs) {
      const patterns = matcher.forProgram(program === "none" ? "" : program.replace(/\*$/, "x"));
      if (patterns === undefined) continue;
      const pattern = matcher.match(patterns, texts, start, end);
      if (pattern >= 0) return tookSeconds(matcher, pattern, texts, event) * 1e6;
    }
    return 0;
  };
}
