import type { CatalogEvent } from "../grammar/catalog.js";
import { tookSeconds } from "../grammar/hole-values.js";
import type { Matcher } from "../grammar/matcher.js";
import type { TookReader } from "./marks.js";
import type { Place } from "./place.js";

/** Reads of a kept line how long what it reports took, as its event's `took` says. */
export function createTookReader(matcher: Matcher): TookReader {
  return (entry, place) => {
    if (entry.event.took.length === 0) return 0;
    const pattern = patternOf(matcher, entry, place);
    return pattern < 0 ? 0 : tookSeconds(matcher, pattern, place.texts, entry.event) * 1e6;
  };
}

/** The pattern of a kept line of an event, whose holes are then the matcher's; -1 where none claims it. */
export function patternOf(matcher: Matcher, { event }: CatalogEvent, place: Place): number {
  const { texts, textStart, messageStart, messageEnd } = place;
  return matcher.match(matcher.forEvent(event), texts, textStart + messageStart, textStart + messageEnd);
}
