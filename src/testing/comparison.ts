import { basename } from "node:path";
import { longestEvidenceBytes } from "../detect/place.js";
import type { EvidenceLine, Incident } from "../incident/record.js";
import { microsOf } from "./instants.js";
import { type LogText, standsAt } from "./logs.js";

/**
 * As much of `actual` as `expected` states, so that the two are equal where all that is stated is true, and where it is
 * not, their difference shows what. Instants may be written with any offset; of a list each stated element must be in it;
 * of a text for people, `{ "matches": "..." }` states what it must speak of, as a regular expression without case.
 */
function statedPart(expected: unknown, actual: unknown): unknown {
  if (typeof actual === "string" && isObject(expected) && typeof expected.matches === "string")
    return new RegExp(expected.matches, "i").test(actual) ? expected : actual;
  if (typeof expected === "string" && typeof actual === "string") {
    const [wanted, found] = [microsOf(expected), microsOf(actual)];
    return wanted !== null && wanted === found ? expected : actual;
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length === 0) return actual;
    const found = expected.map((element) =>
      actual.map((candidate) => statedPart(element, candidate)).find((part) => isSame(part, element)),
    );
    return found.includes(undefined) ? actual : found;
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, statedPart(value, actual[name])]));
  }
  return actual;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Where `actual` is not as `expected` states, one line a place: `end.at: expected "…", found "…"`. */
export function differences(expected: unknown, actual: unknown, path = ""): string[] {
  if (isSame(statedPart(expected, actual), expected)) return [];
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([name, value]) => differences(value, actual[name], below(path, name)));
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length > 0) {
    return expected.flatMap((element, index) => {
      const candidates = actual.map((candidate) => differences(element, candidate, `${path}[${index}]`));
      const [nearest] = candidates.sort((a, b) => a.length - b.length);
      return nearest ?? [`${path}[${index}]: expected ${shown(element)}, found an empty list`];
    });
  }
  return [`${path}: expected ${shown(expected)}, found ${shown(actual)}`];
}

/** Where two values are not the very same, one line a place. */
export function exactDifferences(expected: unknown, actual: unknown, path = ""): string[] {
  if (isSame(expected, actual)) return [];
  const isLists = Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length;
  if (!isLists && !(isObject(expected) && isObject(actual)))
    return [`${path}: expected ${shown(expected)}, found ${shown(actual)}`];
  const [before, now] = [expected, actual] as unknown as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(now ?? {})])];
  return names.flatMap((name) =>
    exactDifferences(before?.[name], now?.[name], isLists ? `${path}[${name}]` : below(path, name)),
  );
}

const below = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);
const longestShown = 400;

function shown(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}

/** The logs of a host lie below this. */
const logDirectory = "/var/log/";

/** A file as expectations name it: below `var/log`, and by its name where it lies in no such folder. */
export function shortFile(path: string): string {
  const at = path.indexOf(logDirectory);
  return at < 0 ? basename(path) : path.slice(at + logDirectory.length);
}

/** A draft whose evidence names files as expectations do. */
export function withShortFiles(incident: Incident): Incident {
  return { ...incident, evidence: incident.evidence.map((line) => ({ ...line, file: shortFile(line.file) })) };
}

/** What is wrong with a line of evidence by the file that it names: nothing, if it stands there as it says. */
export function complaintsAbout(line: EvidenceLine, logs: readonly LogText[]): string[] {
  const log = logs.find(({ path }) => path === line.file);
  const place = `${line.file}:${line.line}`;
  if (log === undefined) return [`${place}: there is no such file`];
  const complaints: string[] = [];
  const { bytes } = log;
  const before = bytes.subarray(0, line.byteOffset);
  const number = before.filter((byte) => byte === 0x0a).length + 1;
  if (number !== line.line) complaints.push(`${place}: byte ${line.byteOffset} is in line ${number}`);
  // After a power cut a line may stand behind a run of NUL bytes.
  const previous = before.at(-1);
  if (previous !== undefined && previous !== 0x0a && previous !== 0)
    complaints.push(`${place}: byte ${line.byteOffset} begins no line`);
  const rest = bytes.subarray(line.byteOffset);
  const length = rest.findIndex((byte) => byte === 0x0a || byte === 0);
  const whole = rest.subarray(0, length < 0 ? rest.length : length);
  const inFile = (whole.at(-1) === 0x0d ? whole.subarray(0, -1) : whole).subarray(0, longestEvidenceBytes);
  const text = Buffer.from(line.text, line.encoding === "utf-8" ? "utf8" : "latin1");
  if (!inFile.equals(text) && !standsAt(log, line.line, line.text))
    complaints.push(`${place}: has "${inFile}", not "${text}"`);
  return complaints;
}

/** Every list of evidence refs in a draft, with the place it stands at. */
export function citedRefs(value: unknown, path = ""): { path: string; ref: string }[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => citedRefs(element, `${path}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = `${path}.${name}`;
    const isRefs = name === "evidence" && Array.isArray(inner) && inner.every((ref) => typeof ref === "string");
    return isRefs ? inner.map((ref: string) => ({ path: here, ref })) : citedRefs(inner, here);
  });
}
