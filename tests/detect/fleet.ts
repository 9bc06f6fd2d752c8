import { monthStarts } from "../../src/time/stamp.js";
import type { FileTimes } from "../../src/time/year-solver.js";
import { type HostZone, zoneByName } from "../../src/time/zone.js";
import { randomNumbers } from "../random.js";

/** What a host's files still say of when they were written. */
export type Evidence = "times" | "reset, gzip headers kept" | "reset, dates in names" | "reset";
export type Trouble = "none" | "unset" | "image" | "same minute" | "fast" | "slow" | "replay";

export interface GeneratedLine {
  readonly text: string;
  /** Microseconds since 1970 in UTC. */
  readonly trueMicros: number;
  /** Its clock was wrong, or it was logged again later. */
  readonly isOff: boolean;
  /** Whether what the files say is enough to know in which year it was written. */
  readonly isDecidable: boolean;
}

export interface GeneratedHost {
  readonly name: string;
  readonly zone: HostZone;
  readonly evidence: Evidence;
  readonly trouble: Trouble;
  /** Oldest first. */
  readonly files: readonly { readonly times: FileTimes; readonly lines: readonly GeneratedLine[] }[];
}

const hour = 3600e6;
const day = 24 * hour;
const minute = 60e6;
const utc = (text: string) => Date.parse(text) * 1000;
const now = utc("2009-06-15T00:00:00Z");
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** One each for all hosts, since asking for offsets is what takes the time. */
const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney"].map(
  (name) => zoneByName(name) as HostZone,
);
const evidences: readonly Evidence[] = [
  ...(["times", "times", "times", "times", "reset, gzip headers kept", "reset"] as const),
];
const troubles: readonly Exclude<Trouble, "none">[] = ["unset", "image", "same minute", "fast", "slow", "replay"];

/** A host with five years of monthly rotated logs without years. Every third host has reset times, every third clock trouble. */
export function generateHost(index: number, years = 5): GeneratedHost {
  const random = randomNumbers(7919 * index + 17);
  const zone = zones[index % zones.length] as HostZone;
  const evidence =
    index % 3 === 1
      ? ((["reset, gzip headers kept", "reset, dates in names", "reset"] as const)[Math.floor(index / 3) % 3] ??
        "reset")
      : (evidences[0] ?? "times");
  const trouble = index % 3 === 2 ? (troubles[Math.floor(index / 3) % troubles.length] ?? "none") : "none";
  const name = `host${index}`;
  const from = utc("2009-01-10T00:00:00Z") - years * 365.25 * day + random() * 60 * day;
  const to = utc("2009-04-20T00:00:00Z") + random() * 40 * day;
  const hasKernelTime = random() < 0.5;
  const lines: { clock: number; line: GeneratedLine }[] = [];
  let booted = from;
  const write = (
    trueMicros: number,
    clockError: number,
    program: string,
    message: string,
    isOff = clockError !== 0,
  ) => {
    const clock = trueMicros + clockError;
    const stamp = stampOf(clock, zone);
    const seconds = ((trueMicros - booted) / 1e6).toFixed(6).padStart(12);
    const text = `${stamp} ${name} ${program}: ${program === "kernel" && hasKernelTime ? `[${seconds}] ` : ""}${message}`;
    const isDecidable = evidence !== "reset" && !(isOff && isAroundNewYear(trueMicros, zone));
    lines.push({ clock, line: { text, trueMicros, isOff, isDecidable } });
  };
  const boot = (at: number, clockError: number) => {
    booted = at;
    write(
      at + 1e6,
      clockError,
      "kernel",
      "Linux version 2.6.18-4-686 (Debian 2.6.18.dfsg.1-12etch2) (gcc version 4.1.2) #1 SMP",
    );
    for (let count = 0; count < 5; count++)
      write(at + (2 + count) * 1e6, clockError, "kernel", `usb 1-${count}: new device`);
  };
  boot(from, 0);
  let nextTrouble = trouble === "none" ? Number.POSITIVE_INFINITY : from + (40 + 200 * random()) * day;
  for (let at = from + minute; at < to; ) {
    at += Math.ceil((-Math.log(1 - random()) * 5 * hour) / 1e6) * 1e6 + 1e6;
    if (at >= nextTrouble) {
      at = haveTrouble(at);
      nextTrouble = at + (60 + 250 * random()) * day;
      continue;
    }
    write(at, 0, random() < 0.3 ? "kernel" : "cron[77]", `line ${Math.floor(random() * 1e6)}`);
  }

  /** Lives through one trouble that begins at `at` and gives when it is over. */
  function haveTrouble(at: number): number {
    const to1970 = (clock: string) => utc(clock) - at - zone.offsetAt(at) * minute;
    const during = (untilMicros: number, clockError: number, stepMicros: number) => {
      let next = at + 20e6;
      for (; next < untilMicros; next += Math.ceil(stepMicros * (0.5 + random()))) {
        write(
          Math.floor(next / 1e6) * 1e6,
          clockError,
          random() < 0.3 ? "kernel" : "ntpd[5]",
          `line ${Math.floor(random() * 1e6)}`,
        );
      }
      return Math.floor(next / 1e6) * 1e6;
    };
    if (trouble === "unset") {
      const error = to1970("1970-01-01T00:00:10Z");
      boot(at, error);
      return during(at + (2 + 100 * random()) * minute, error, 40e6);
    }
    if (trouble === "image") {
      const error = to1970("2003-05-10T12:00:00Z");
      boot(at, error);
      return during(at + (0.2 + 2 * random()) * day, error, 2 * hour);
    }
    if (trouble === "same minute") {
      const saved = at - (10 + 40 * random()) * minute;
      let start = at;
      for (let count = 0; count < 5; count++) {
        boot(start, Math.floor((saved - start) / 1e6) * 1e6);
        start += 3 * minute;
      }
      return start + minute;
    }
    if (trouble === "fast" || trouble === "slow") {
      const error = (trouble === "fast" ? 1 : -1) * Math.floor((3 + 25 * random()) * 24) * hour;
      return during(at + (1 + 4 * random()) * day, error, 3 * hour) + 1e6;
    }
    const old = Math.floor((3 + 2000 * random()) * 3600) * 1e6;
    for (let count = 0; count < 12; count++) {
      // Logged at `at` with the stamp of when it was written.
      const written = at - old + count * 5e6;
      if (written > from) write(written, 0, "myapp[9]", `replayed ${count}`, true);
    }
    return at + minute;
  }

  return { name, zone, evidence, trouble, files: rotate(lines, zone, evidence, random) };
}

function isAroundNewYear(micros: number, zone: HostZone): boolean {
  const yearAt = (at: number) => new Date((at + zone.offsetAt(at) * minute) / 1000).getUTCFullYear();
  return yearAt(micros - 6 * day) !== yearAt(micros + 6 * day);
}

function stampOf(clock: number, zone: HostZone): string {
  const local = new Date((clock + zone.offsetAt(clock) * minute) / 1000);
  const time = local.toISOString().slice(11, 19);
  return `${months[local.getUTCMonth()]} ${String(local.getUTCDate()).padStart(2)} ${time}`;
}

/** A file a month, in the order in which the lines were logged. */
function rotate(
  lines: readonly { clock: number; line: GeneratedLine }[],
  zone: HostZone,
  evidence: Evidence,
  random: () => number,
): GeneratedHost["files"] {
  const files: { times: FileTimes; lines: GeneratedLine[]; lastMicros: number }[] = [];
  let month = "";
  for (const { line } of lines) {
    const local = new Date((line.trueMicros + zone.offsetAt(line.trueMicros) * minute) / 1000).toISOString();
    // A replayed line goes into the file of its day: it never opens one.
    if (local.slice(0, 7) > month) {
      month = local.slice(0, 7);
      files.push({
        times: { modifiedMicros: null, gzipMicros: null, suffixDate: null, rotation: null },
        lines: [],
        lastMicros: 0,
      });
    }
    const file = files.at(-1);
    file?.lines.push(line);
    if (file !== undefined) file.lastMicros = Math.max(file.lastMicros, line.trueMicros);
  }
  const reset = now - 2 * day;
  return files.map(({ lines: own, lastMicros }, index) => {
    const rotation = files.length - 1 - index;
    const isPacked = rotation >= 2;
    const written = lastMicros + Math.floor(random() * 3) * 1e6;
    const next = new Date((lastMicros + zone.offsetAt(lastMicros) * minute) / 1000);
    const rotated = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
    const times: FileTimes = {
      modifiedMicros: evidence === "times" ? written : reset + Math.floor(random() * 20) * 1e6,
      gzipMicros: isPacked && (evidence === "times" || evidence === "reset, gzip headers kept") ? written : null,
      suffixDate: evidence === "reset, dates in names" && rotation > 0 ? rotated : null,
      rotation: evidence === "reset, dates in names" || rotation === 0 ? null : rotation,
    };
    return { times, lines: own };
  });
}

export const fleetNow = now;
export const daysOfYear = monthStarts[12];
