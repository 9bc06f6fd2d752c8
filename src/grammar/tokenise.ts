import { builtinGrammars } from "./builtin.js";
import { fieldsOf } from "./hole-values.js";
import { compileMatcher, type Matcher } from "./matcher.js";
import type { Component, Grammar } from "./model.js";
import { programField } from "./names.js";
import { parsePairs } from "./pairs.js";
import type { MessageToken, Tokenised } from "./tokenised.js";

const matchers = new WeakMap<readonly Grammar[], Matcher>();

/**
 * The typed tokens of a record's message, and the event that claims it; null where none does. What stands around the line (the
 * line before, its transaction) is not asked. Give the same list of grammars again: it is compiled once.
 */
export function tokenise(
  record: { readonly program: string; readonly message: string },
  grammars: readonly Grammar[] = builtinGrammars,
): Tokenised | null {
  let matcher = matchers.get(grammars);
  if (matcher === undefined) {
    matcher = compileMatcher(grammars);
    matchers.set(grammars, matcher);
  }
  const patterns = matcher.forProgram(record.program);
  const message = Buffer.from(record.message);
  const claiming = patterns === undefined ? -1 : matcher.match(patterns, message, 0, message.length);
  const compiled = matcher.patterns[claiming];
  const grammar = grammars[compiled?.grammar ?? -1];
  const event = grammar?.events[compiled?.event ?? -1];
  const pattern = event?.patterns[compiled?.pattern ?? -1];
  const component = grammar?.components[event?.component ?? -1];
  if (grammar === undefined || event === undefined || pattern === undefined || component === undefined) return null;
  const unitsTo = (byte: number) => message.toString("utf8", 0, byte).length;
  const tokens = Object.entries(fieldsOf(matcher, claiming, message)).flatMap(([name, token]) => {
    const { type, value } = token;
    const [start, end] = [unitsTo(token.start), unitsTo(token.end)];
    const own: MessageToken = { name, type, value, start, end };
    if (type !== "pairs") return [own];
    return [own, ...parsePairs(value).map((pair) => pairToken(name, pair, start))];
  });
  return {
    event: `${grammar.name}.${event.name}`,
    component: component.name,
    key: tokens.find(({ name }) => name === component.key)?.value ?? keyByProgram(component, record.program),
    health: event.health,
    file: grammar.file,
    line: pattern.at,
    pattern: pattern.source,
    tokens,
  };
}

const keyByProgram = ({ key }: Component, program: string) => (key === programField && program !== "" ? program : null);

function pairToken(list: string, pair: ReturnType<typeof parsePairs>[number], start: number): MessageToken {
  const { key, value } = pair;
  return { name: `${list}.${key}`, type: "text", value, start: start + pair.start, end: start + pair.end };
}
