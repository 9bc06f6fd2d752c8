import { numberAt } from "./fields.js";
import type { Condition, FieldType } from "./model.js";

/** A condition as it is asked of a matched pattern's holes. */
export interface CompiledCondition {
  /** The hole that it asks for, from 0; -1 where the pattern has none of its name. */
  readonly hole: number;
  readonly type: FieldType;
  readonly test: Condition["test"];
  readonly values: readonly Buffer[];
  readonly number: number;
}

export function compileConditions(
  conditions: readonly Condition[],
  holes: readonly { readonly name: string; readonly type: FieldType }[],
): CompiledCondition[] {
  return conditions.map((condition) => {
    const hole = holes.findIndex(({ name }) => name === condition.field);
    return {
      hole,
      type: holes[hole]?.type ?? "text",
      test: condition.test,
      values: "values" in condition ? condition.values.map((value) => Buffer.from(value)) : [],
      number: "number" in condition ? condition.number : 0,
    };
  });
}

/** The first condition that does not hold for the bytes within `bounds` (as `Matcher.holeBounds`), or -1. Creates nothing. */
export function failedCondition(
  conditions: readonly CompiledCondition[],
  buffer: Uint8Array,
  bounds: ArrayLike<number>,
): number {
  for (let index = 0; index < conditions.length; index++) {
    const condition = conditions[index]!;
    const { hole } = condition;
    const holds =
      hole < 0 ? condition.test === "is not" : holdsFor(condition, buffer, bounds[2 * hole]!, bounds[2 * hole + 1]!);
    if (!holds) return index;
  }
  return -1;
}

function holdsFor(condition: CompiledCondition, buffer: Uint8Array, start: number, end: number): boolean {
  switch (condition.test) {
    case "is":
      return isOneOf(condition, buffer, start, end, true);
    case "is not":
      return !isOneOf(condition, buffer, start, end, true);
    case "starts with":
      return isOneOf(condition, buffer, start, end, false);
    case "<":
      return numberAt(condition.type, buffer, start, end) < condition.number;
    case "<=":
      return numberAt(condition.type, buffer, start, end) <= condition.number;
    case ">":
      return numberAt(condition.type, buffer, start, end) > condition.number;
    case ">=":
      return numberAt(condition.type, buffer, start, end) >= condition.number;
  }
}

const devicePrefix = Buffer.from("/dev/");

/** Whether one of the values, or what begins with it, is the hole's value. */
function isOneOf(
  condition: CompiledCondition,
  buffer: Uint8Array,
  start: number,
  end: number,
  whole: boolean,
): boolean {
  const isPrefixed = condition.type === "device" && beginsWith(devicePrefix, buffer, start, end);
  const from = isPrefixed ? start + devicePrefix.length : start;
  for (let index = 0; index < condition.values.length; index++) {
    const value = condition.values[index]!;
    if ((!whole || value.length === end - from) && beginsWith(value, buffer, from, end)) return true;
  }
  return false;
}

function beginsWith(value: Uint8Array, buffer: Uint8Array, start: number, end: number): boolean {
  if (value.length > end - start) return false;
  for (let index = 0; index < value.length; index++) if (value[index] !== buffer[start + index]) return false;
  return true;
}

/** A condition as it is written in a grammar. */
export function printCondition(condition: Condition): string {
  const { field, test } = condition;
  const wanted =
    "number" in condition
      ? String(condition.number)
      : condition.values.map((value) => (/^[^\s",:{}#]+$/.test(value) ? value : JSON.stringify(value))).join(", ");
  return `when {${field}} ${test} ${wanted}`;
}
