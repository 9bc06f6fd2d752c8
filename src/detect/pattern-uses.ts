import type { Catalog } from "../grammar/catalog.js";
import type { Matcher } from "../grammar/matcher.js";
import type { PatternUse } from "../skim/tree-tables.js";
import { type PatternFacts, patternFacts } from "./pattern-facts.js";

/** What a first look may do with lines that a pattern claims, by the pattern. */
export function patternUses(catalog: Catalog, matcher: Matcher): (pattern: number) => PatternUse {
  const factsOf = patternFacts(catalog, matcher);
  return (pattern) => {
    const facts = factsOf(pattern) as PatternFacts;
    return { kind: useOf(facts), keyHole: facts.keyHole, different: differenceOf(facts) };
  };
}

/** What lines say of a component may be a routine where they say nothing but that: no counts, nothing for others to inherit. */
export function useOf(facts: PatternFacts): PatternUse["kind"] {
  const { entry, isAnswer, isLife, works, unless, isAskedFor } = facts;
  const { health } = entry.event;
  const isPlain = facts.isKeyed === facts.keyHole >= 0 && !facts.isInherited && facts.countsHole < 0;
  if (isAnswer) return "nothing";
  if (isLife) return unless.length === 0 && !isAskedFor ? "life" : "read";
  if (!isPlain) return "read";
  if (works === true && health === "working" && !isAskedFor) return unless.length === 0 ? "routine" : "routine unless";
  if (works !== false || (health !== "failing" && health !== "degraded") || unless.length > 0) return "read";
  return isAskedFor || differenceOf(facts) !== "nothing" ? "failing noted" : "failing";
}

function differenceOf({ isDifferentByTransaction, differentHole }: PatternFacts): PatternUse["different"] {
  if (isDifferentByTransaction) return "transaction";
  return differentHole < 0 ? "nothing" : differentHole;
}
