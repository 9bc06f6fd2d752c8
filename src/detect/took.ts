import type { CatalogEvent } from "../grammar/catalog.js";
import { durationSeconds } from "../grammar/fields.js";
import type { Matcher } from "../grammar/matcher.js";
import type { TookReader } from "./marks.js";

/** Reads of a kept line how long what it reports took, as its event's `took` says. */
export function createTookReader(matcher: Matcher): TookReader {
  return (entry: CatalogEvent, place) => {
    const field = entry.event.took;
    if (field === null) return 0;
    const bytes = Buffer.from(place.bytes.slice(place.messageStart, place.messageEnd), "latin1");
    for (const program of entry.event.programs ?? entry.grammar.programs) {
      const patterns = matcher.forProgram(program === "none" ? "" : program.replace(/\/\*$/, "/x"));
      if (patterns === undefined) continue;
      const pattern = matcher.match(patterns, bytes, 0, bytes.length);
      const hole = matcher.patterns[pattern]?.holes.findIndex(({ name }) => name === field) ?? -1;
      if (hole < 0) continue;
      const text = bytes.toString("latin1", matcher.holeBounds[2 * hole], matcher.holeBounds[2 * hole + 1]);
      return (durationSeconds(text) ?? 0) * 1e6;
    }
    return 0;
  };
}
