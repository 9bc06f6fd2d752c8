import { fieldValue, inSeconds, numberAt } from "./fields.js";
import type { Matcher } from "./matcher.js";
import type { FieldType, GrammarEvent } from "./model.js";

/** What a hole of a recognised message holds. */
export interface FieldToken {
  /** As `fieldValue` gives it: a device without its leading `/dev/`. */
  readonly value: string;
  readonly type: FieldType;
  /** Where its text stands in the buffer: bytes from 0, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Every field of the message that `matcher.match` just claimed for `pattern`, in the order of the message: call it before
 * the matcher is used again. Holes of absent parts are not among them.
 */
export function fieldsOf(matcher: Matcher, pattern: number, buffer: Buffer): Record<string, FieldToken> {
  // Without a prototype: a field may be called `constructor`.
  const fields: Record<string, FieldToken> = Object.create(null);
  for (const [hole, { name, type }] of matcher.holesOf(pattern).entries()) {
    const start = matcher.holeBounds[2 * hole]!;
    const end = matcher.holeBounds[2 * hole + 1]!;
    fields[name] = { value: fieldValue(type, buffer.toString("utf8", start, end)), type, start, end };
  }
  return fields;
}

/** One of these fields' values; undefined where the message does not have it. */
export function fieldOf(matcher: Matcher, pattern: number, buffer: Buffer, name: string): string | undefined {
  const hole = holeOf(matcher, pattern, name);
  if (hole < 0) return undefined;
  const text = buffer.toString("utf8", matcher.holeBounds[2 * hole], matcher.holeBounds[2 * hole + 1]);
  return fieldValue(matcher.holesOf(pattern)[hole]!.type, text);
}

/** Where one of these fields stands in the buffer, `end` exclusive; undefined where the message does not have it. */
export function boundsOf(matcher: Matcher, pattern: number, name: string): readonly [number, number] | undefined {
  const hole = holeOf(matcher, pattern, name);
  return hole < 0 ? undefined : [matcher.holeBounds[2 * hole]!, matcher.holeBounds[2 * hole + 1]!];
}

/** How long what the message reports took, in seconds, as its event's `took` says; fields that it does not have are 0. */
export function tookSeconds(matcher: Matcher, pattern: number, buffer: Uint8Array, event: GrammarEvent): number {
  return sumSeconds(matcher, pattern, buffer, event.took, event.tookUnitSeconds) ?? 0;
}

/** The sum of these fields in seconds; null where the message has none of them. */
export function sumSeconds(
  matcher: Matcher,
  pattern: number,
  buffer: Uint8Array,
  names: readonly string[],
  unitSeconds: number,
): number | null {
  let seconds: number | null = null;
  for (const name of names) {
    const hole = holeOf(matcher, pattern, name);
    if (hole < 0) continue;
    const { type } = matcher.holesOf(pattern)[hole]!;
    const value = numberAt(type, buffer, matcher.holeBounds[2 * hole]!, matcher.holeBounds[2 * hole + 1]!);
    seconds = (seconds ?? 0) + (type === "duration" ? value : inSeconds(value, unitSeconds));
  }
  return seconds;
}

function holeOf(matcher: Matcher, pattern: number, name: string): number {
  const holes = matcher.holesOf(pattern);
  for (let hole = 0; hole < holes.length; hole++) if (holes[hole]!.name === name) return hole;
  return -1;
}
