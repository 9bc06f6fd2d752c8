// What is asked of a matched pattern's holes: the same as `src/grammar/conditions.ts`.

// biome-ignore-all lint: this is AssemblyScript, whose numbers have types of their own

import { isDigit, isSame } from "./bytes";
import { holeEnd, holeStart } from "./search";
import { Condition, Text } from "./structures";

export const IS: i32 = 0;
export const IS_NOT: i32 = 1;
export const STARTS_WITH: i32 = 2;
export const LESS: i32 = 3;
export const AT_MOST: i32 = 4;
export const MORE: i32 = 5;
export const AT_LEAST: i32 = 6;

export function holds(condition: Condition): bool {
  const hole = condition.hole;
  if (hole < 0) return condition.test === IS_NOT;
  const start = holeStart(hole);
  const end = holeEnd(hole);
  switch (condition.test) {
    case IS:
      return isOneOf(condition, start, end, true);
    case IS_NOT:
      return !isOneOf(condition, start, end, true);
    case STARTS_WITH:
      return isOneOf(condition, start, end, false);
    case LESS:
      return numberAt(start, end) < condition.number;
    case AT_MOST:
      return numberAt(start, end) <= condition.number;
    case MORE:
      return numberAt(start, end) > condition.number;
    default:
      return numberAt(start, end) >= condition.number;
  }
}

/** Of an int or a number. */
function numberAt(start: usize, end: usize): f64 {
  const isNegative = load<u8>(start) === 45;
  let digits: f64 = 0;
  let scale: f64 = 0;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const byte = <u32>load<u8>(at);
    if (!isDigit(byte)) scale = 1;
    else {
      digits = digits * 10 + <f64>(byte - 48);
      scale *= 10;
    }
  }
  return (isNegative ? -digits : digits) / Math.max(1, scale);
}

function isOneOf(condition: Condition, start: usize, end: usize, isWhole: bool): bool {
  // `/dev/`
  const isPrefixed =
    condition.isDevice !== 0 && end >= start + 5 && load<u32>(start) === 0x7665642f && load<u8>(start + 4) === 47;
  const from = isPrefixed ? start + 5 : start;
  const length = <i32>(end - from);
  for (let index = 0; index < condition.valueCount; index++) {
    const value = changetype<Text>(condition.values + <usize>index * offsetof<Text>());
    if ((isWhole ? value.length === length : value.length <= length) && isSame(from, value.bytes, value.length))
      return true;
  }
  return false;
}
