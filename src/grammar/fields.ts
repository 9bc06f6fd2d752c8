/** What a hole may hold; `allowedBytes` says which bytes each type takes. */
export const fieldTypes = [
  "word",
  "text",
  "int",
  "number",
  "hex",
  "ip",
  "host",
  "address",
  "path",
  "page",
  "duration",
  "device",
  "pairs",
] as const;

export type FieldType = (typeof fieldTypes)[number];

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const digits = "0123456789";
const hexDigits = `${digits}abcdefABCDEF`;

function allowing(bytes: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(bytes, "latin1")) table[byte] = 1;
  return table;
}

function forbidding(bytes: string): Uint8Array {
  return allowing(bytes).map((forbidden) => 1 - forbidden);
}

/** By field type, a table of 256: 1 for each byte that a value of that type may contain. */
export const allowedBytes: Readonly<Record<FieldType, Uint8Array>> = {
  word: forbidding(" \t"),
  text: forbidding(""),
  int: allowing(`-${digits}`),
  number: allowing(`-.${digits}`),
  hex: allowing(`xX${hexDigits}`),
  ip: allowing(`${hexDigits}:.%`),
  host: allowing(`${letters}${digits}._-`),
  /** A mail address that needs no quotes: in quotes a sender may write anything, the text behind the address too. */
  address: forbidding(` \t"<>(),;\\`),
  path: forbidding(" \t"),
  page: forbidding(" \t?"),
  duration: allowing(`.${digits}dehimnostcu`),
  device: allowing(`${letters}${digits}/_.!-`),
  pairs: forbidding(""),
};

/** Types whose holes may hold any byte. */
export const takesAnyByte: ReadonlySet<FieldType> = new Set(
  fieldTypes.filter((type) => allowedBytes[type].every((allowed) => allowed === 1)),
);

/** Of the first key of a key=value list. */
const allowedInKey = allowing(`${letters}${digits}._-`);

/** Whether not everything that is made of allowed bytes is of the type: `isWellFormed` has to be asked. */
export function hasForm(type: FieldType): boolean {
  return ["int", "number", "hex", "duration", "pairs"].includes(type);
}

/** Whether the bytes, all of them allowed ones, also stand in the order that the type asks for. `end` is exclusive. */
export function isWellFormed(type: FieldType, buffer: Uint8Array, start: number, end: number): boolean {
  switch (type) {
    case "int":
    case "number":
      return isNumber(buffer, buffer[start] === 0x2d ? start + 1 : start, end);
    case "hex": {
      const prefixed = buffer[start] === 0x30 && (buffer[start + 1]! | 0x20) === 0x78 && start + 1 < end;
      for (let at = prefixed ? start + 2 : start; at < end; at++) if ((buffer[at]! | 0x20) === 0x78) return false;
      return !prefixed || end > start + 2;
    }
    case "duration": {
      let unit = end;
      while (unit > start && buffer[unit - 1]! > 0x39) unit--;
      return isNumber(buffer, start, unit) && unitAt(buffer, unit, end) >= 0;
    }
    case "pairs": {
      let equals = start;
      while (equals < end && allowedInKey[buffer[equals]!] === 1) equals++;
      return equals > start && equals < end && buffer[equals] === 0x3d;
    }
    default:
      return true;
  }
}

/** digits[.digits] */
function isNumber(buffer: Uint8Array, start: number, end: number): boolean {
  let point = -1;
  for (let at = start; at < end; at++) {
    const byte = buffer[at]!;
    if (byte === 0x2e && point < 0 && at > start && at < end - 1) point = at;
    else if (byte < 0x30 || byte > 0x39) return false;
  }
  return end > start;
}

/** Seconds of each unit of a duration; a number without one is seconds. */
export const durationUnits: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["ms", 0.001],
  ...["s", "sec", "seconds"].map((unit) => [unit, 1] as const),
  ...["min", "minutes"].map((unit) => [unit, 60] as const),
  ["h", 3600],
  ["d", 86_400],
]);
const unitValues = [...durationUnits.values()];
const unitBytes = [...durationUnits.keys()].map((unit) => Buffer.from(unit));

/** The place of a unit in the list of them, or -1. */
function unitAt(buffer: Uint8Array, start: number, end: number): number {
  for (let index = 0; index < unitBytes.length; index++) {
    const unit = unitBytes[index]!;
    if (unit.length !== end - start) continue;
    let same = 0;
    while (same < unit.length && unit[same] === buffer[start + same]) same++;
    if (same === unit.length) return index;
  }
  return -1;
}

/** The types of fields whose values are numbers. */
export const numericTypes: readonly FieldType[] = ["int", "number", "duration"];

/** The number that the well-formed bytes of a numeric field are, a duration in seconds; NaN for other types. Creates nothing. */
export function numberAt(type: FieldType, buffer: Uint8Array, start: number, end: number): number {
  if (type !== "int" && type !== "number" && type !== "duration") return Number.NaN;
  const negative = buffer[start] === 0x2d;
  let digits = 0;
  let scale = 0;
  let at = negative ? start + 1 : start;
  for (; at < end && buffer[at]! <= 0x39; at++) {
    if (buffer[at] === 0x2e) scale = 1;
    else {
      digits = digits * 10 + buffer[at]! - 0x30;
      scale *= 10;
    }
  }
  const value = (negative ? -digits : digits) / Math.max(1, scale);
  return at === end ? value : inSeconds(value, unitValues[unitAt(buffer, at, end)]!);
}

/** Divided for the sake of milliseconds: 1500 * 0.001 is not 1.5. */
export function inSeconds(value: number, unit: number): number {
  return unit < 1 ? value / Math.round(1 / unit) : value * unit;
}

/** The value of a hole's text: a device without its leading `/dev/`. */
export function fieldValue(type: FieldType, text: string): string {
  return type === "device" && text.startsWith("/dev/") ? text.slice("/dev/".length) : text;
}

/** Seconds of `30s`, `0.5h`, `1500ms`; a number without a unit is seconds; null for what is no duration. */
export function durationSeconds(value: string): number | null {
  const match = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(value);
  const seconds = match === null ? undefined : durationUnits.get(match[2]!);
  return seconds === undefined ? null : inSeconds(Number(match![1]), seconds);
}
