import { compareBytes } from "./order.js";
import type { LogFile } from "./source.js";

/** What the name of a rotated file says. */
export interface RotatedName {
  /** Name of the live file, without directory. */
  readonly live: string;
  /** `YYYY-MM-DD`, or null. */
  readonly suffixDate: string | null;
  readonly rotation: number | null;
  /** Orders files of one suffix date: a time of day, an epoch or a counter; empty where the name has none. */
  readonly withinDate: string;
  /** Of an undated, unnumbered name: 0 the live file, 1 `NAME.old`, 2 `NAME.gz`; higher is older. */
  readonly age: 0 | 1 | 2;
}

const compressedSuffix = /\.(?:gz|bz2?|xz|zstd?|lzma|lz4?|lzop?|z|Z|br|zip|7z)$/;
const year = "(?<year>19[7-9]\\d|20\\d\\d)";
const timeOfDay = "(?:[-_T]?(?<time>\\d{2}(?:[-:]?\\d{2}){0,2})|[-_.](?<epoch>\\d{9,10}))?";
const dated = new RegExp(
  `^(?<base>.+?)[-._]${year}(?<dash>[-_.]?)(?<month>\\d{2})\\k<dash>(?<day>\\d{2})${timeOfDay}` +
    "(?:\\.(?<counter>\\d{1,4}))?(?<extension>\\.(?:log|txt|err|out))?$",
);
const numbered = /^(?<base>.+)\.(?<number>\d{1,4})$/;
const epoch = /^(?<base>.+)[-.](?<epoch>1\d{9})$/;

function isCalendarDate(yearNumber: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(yearNumber, month, 0)).getUTCDate();
}

/** Takes apart the name (without directory) of a file that may be a rotated one. */
export function parseRotatedName(name: string): RotatedName {
  const bare = name.replace(compressedSuffix, "");
  const stem = bare === "" ? name : bare;
  const date = dated.exec(stem)?.groups;
  if (date !== undefined && isCalendarDate(Number(date.year), Number(date.month), Number(date.day))) {
    const time = (date.time ?? "").replace(/\D/g, "").padEnd(6, "0");
    const counter = (date.counter ?? "").padStart(4, "0");
    return {
      live: `${date.base}${date.extension ?? ""}`,
      suffixDate: `${date.year}-${date.month}-${date.day}`,
      rotation: null,
      withinDate: `${(date.epoch ?? "").padStart(10, "0")} ${time} ${counter}`,
      age: 0,
    };
  }
  const seconds = epoch.exec(stem)?.groups;
  if (seconds !== undefined) {
    const moment = new Date(Number(seconds.epoch) * 1000).toISOString();
    // The date would depend on the host's zone, so none is stated; the order does not.
    return { live: seconds.base ?? stem, suffixDate: null, rotation: null, withinDate: moment, age: 0 };
  }
  const number = numbered.exec(stem)?.groups;
  if (number !== undefined) {
    const rotation = Number(number.number);
    return { live: number.base ?? stem, suffixDate: null, rotation, withinDate: "", age: 0 };
  }
  const old = stem.length > 4 && stem.endsWith(".old");
  const live = old ? stem.slice(0, -4) : stem;
  return { live, suffixDate: null, rotation: null, withinDate: "", age: old ? 1 : stem === name ? 0 : 2 };
}

interface Rotated {
  readonly file: LogFile;
  readonly name: RotatedName;
}

/**
 * Orders the files of one source, oldest first. Numbers: higher is older (`.0` is the newest). Dated and numbered files in
 * one source (logrotate's `dateext` was switched on some day) each keep their order and interleave by modification time.
 */
export function orderRotations(rotated: readonly Rotated[]): LogFile[] {
  const byPath = (a: Rotated, b: Rotated) => compareBytes(a.file.path, b.file.path);
  const numberedFiles = rotated.filter(({ name }) => name.rotation !== null);
  const datedFiles = rotated.filter(({ name }) => name.rotation === null && name.withinDate !== "");
  const others = rotated.filter(({ name }) => name.rotation === null && name.withinDate === "");
  numberedFiles.sort((a, b) => (b.name.rotation ?? 0) - (a.name.rotation ?? 0) || byModification(a, b) || byPath(a, b));
  datedFiles.sort((a, b) => compareBytes(dateKey(a.name), dateKey(b.name)) || byModification(a, b) || byPath(a, b));
  others.sort((a, b) => b.name.age - a.name.age || byModification(a, b) || byPath(a, b));
  const ordered: LogFile[] = [];
  let nextNumbered = 0;
  let nextDated = 0;
  while (nextNumbered < numberedFiles.length || nextDated < datedFiles.length) {
    const number = numberedFiles[nextNumbered];
    const date = datedFiles[nextDated];
    if (number !== undefined && (date === undefined || byModification(number, date) <= 0)) {
      ordered.push(number.file);
      nextNumbered++;
    } else if (date !== undefined) {
      ordered.push(date.file);
      nextDated++;
    }
  }
  return [...ordered, ...others.map(({ file }) => file)];
}

function byModification(a: Rotated, b: Rotated): number {
  return a.file.modifiedMillis - b.file.modifiedMillis;
}

/** Sorts dates with their time of day, and moments that stand alone as epochs, among each other. */
function dateKey(name: RotatedName): string {
  return name.suffixDate === null ? name.withinDate : `${name.suffixDate} ${name.withinDate}`;
}
