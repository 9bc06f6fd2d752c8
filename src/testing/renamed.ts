import { wholeDisk } from "../grammar/device.js";
import type { CaseOptions } from "./case-schema.js";
import { knownMicros, yearOfClock, zoneOf } from "./instants.js";
import { type LogText, linesOf } from "./logs.js";
import { moveStamp } from "./move-stamp.js";
import { hostFolder, type LogRecord, type Recogniser, recordsOf, shortName } from "./records.js";

/** What the second disguise calls everything. */
export interface Renaming {
  readonly seconds: number;
  path(path: string): string;
  /** Text of a draft: names of components, titles. */
  text(text: string): string;
}

/**
 * The second disguise: hosts, pids, devices and moments renamed in all files alike, lines and their order kept. Hosts are
 * renamed in the line's own field, in the names of directories, and where a message writes them as an address. Moments move
 * by some days and `secondsOfDay`.
 */
export function renameCase(
  logs: readonly LogText[],
  options: CaseOptions,
  secondsOfDay: number,
  recogniser: Recogniser,
): { logs: LogText[]; options: CaseOptions; renaming: Renaming } {
  const records = logs.flatMap((log) => recordsOf(log, options, recogniser));
  const hosts = newHosts([...records.map(({ host }) => host), ...logs.map(({ path }) => hostFolder(path))]);
  const devices = deviceRenaming(records.flatMap((record) => record.devices));
  const seconds = shiftOf(records, options, secondsOfDay);
  const days = Math.round(seconds / 86_400);
  const hostOf = (name: string) => (hosts.get(shortName(name)) ?? shortName(name)) + /(?:\..*)?$/.exec(name)?.[0];
  const mentioned = mentionOf(hosts.keys());
  const renameMessage = (message: string) =>
    movePids(devices(mentioned === null ? message : message.replace(mentioned, hostOf)));
  const renameLine = (line: string) => {
    const moved = moveStamp(line, seconds, (clockMicros) => yearOfClock(clockMicros, options));
    const match = hostField.exec(moved);
    if (match === null) return renameMessage(moved);
    const [head, before, host] = match;
    const known = host !== undefined && hosts.has(shortName(host)) ? hostOf(host) : host;
    // An entry of the journal may have its message before its host.
    const renamedBefore = before?.startsWith("{") ? renameMessage(before) : before;
    return `${renamedBefore}${known}${renameMessage(moved.slice(head.length))}`;
  };
  const renamePath = (path: string) =>
    path
      .split("/")
      .map((part) => moveDateSuffix(hosts.has(shortName(part)) ? hostOf(part) : part, days))
      .join("/");
  const wholeName = new RegExp(`(?<![\\w-])(?:${[...hosts.keys()].map(escaped).join("|")})(?![\\w-])`, "gi");
  return {
    logs: logs.map((log) => ({
      path: renamePath(log.path),
      bytes: Buffer.from(linesOf(log).map(renameLine).join("\n"), "latin1"),
      gzipSeconds: log.gzipSeconds === null || log.gzipSeconds === 0 ? log.gzipSeconds : log.gzipSeconds + seconds,
    })),
    options: moveOptions(options, seconds, hostOf, renamePath),
    renaming: { seconds, path: renamePath, text: (text) => devices(text.replace(wholeName, hostOf)) },
  };
}

/** Syslog's and the journal's place for the host: behind the stamp, after FreeBSD's `<facility.level>`. */
const hostField =
  /^((?:<\d{1,3}>)?(?:\w{3} {1,2}\d{1,2} (?:\d{4} )?[\d:.]+|(?:1 )?\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-][\d:]+)?) +(?:<[\w.]+> +)?|.*"_HOSTNAME"\s*:\s*")([\w.:-]+)/;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** In the order of the old names, since order decides between equals. */
const newNames = ["alder", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine", "rowan", "yew"];

function newHosts(names: readonly string[]): ReadonlyMap<string, string> {
  const known = [...new Set(names.map(shortName))].filter((name) => /^[a-z]/.test(name)).sort();
  return new Map(known.map((name, index) => [name, newNames[index] ?? `zelkova${index}`]));
}

/** Where a message means a host and not a word that is written alike: with a domain, an address, or as a mail's. */
function mentionOf(hosts: Iterable<string>): RegExp | null {
  const names = [...hosts].map(escaped).join("|");
  return names === ""
    ? null
    : new RegExp(`(?<![\\w-])(?:${names})(?=\\.[a-z]|\\[\\d)|(?<=@)(?:${names})(?![\\w-])`, "g");
}

const pidShift = 1111;
const firstPid = 2;

/** `name[123]:`, RFC 5424's field, and what messages call a pid. 1 is no name but means the first process. */
function movePids(text: string): string {
  const move = (pid: string) => String(Number(pid) < firstPid ? pid : Number(pid) + pidShift);
  return text
    .replace(/^(\s+[^\s[]+\[)(\d+)(?=\])/, (_, before: string, pid: string) => before + move(pid))
    .replace(/^( \S+ )(\d+)(?= \S+ [-[])/, (_, before: string, pid: string) => before + move(pid))
    .replace(/(?<![A-Za-z])(pid[\s:="']{1,5})(\d+)/gi, (_, before: string, pid: string) => before + move(pid));
}

const nextPrefix: Readonly<Record<string, string>> = { hd: "sd", sd: "vd", vd: "xvd", xvd: "hd" };
const numberShift = 3;

/**
 * Renames the devices that recognised lines name, wherever else they stand, and the partitions of a disk with it: hda7 is
 * sdb3 then, dm-0 dm-3, eth0 eth3. Floppy and optical drives keep their names: those mean that the medium is removable.
 */
function deviceRenaming(names: readonly string[]): (text: string) => string {
  const bases = [...new Set(names.map(wholeDisk))].filter((name) => !/^(?:fd|sr|scd)\d/.test(name));
  const renamed = new Map(bases.map((base) => [base, newDevice(base)] as const).filter(([old, now]) => old !== now));
  const oneOf = (isOne: (base: string) => boolean) =>
    [...renamed.keys()].filter(isOne).map(escaped).join("|") || "(?!)";
  const lettered = oneOf((base) => letteredDisk.test(base));
  const numbered = oneOf((base) => !letteredDisk.test(base));
  const named = new RegExp(
    `(?<![A-Za-z0-9])(?:(${lettered})(\\d{0,2})|(${numbered})(p\\d+|s\\d[a-h]?|[a-h])?)(?![A-Za-z0-9])`,
    "g",
  );
  return (text) =>
    text.replace(named, (_, disk?: string, part?: string, other?: string, otherPart?: string) => {
      const base = disk ?? other ?? "";
      return (renamed.get(base) ?? base) + (disk === undefined ? (otherPart ?? "") : newPart(part ?? ""));
    });
}

const letteredDisk = /^(xv|[hsv])d([a-z])$/;

function newDevice(base: string): string {
  const lettered = letteredDisk.exec(base);
  if (lettered?.[2] !== undefined) {
    const letter = lettered[2] === "z" ? "a" : String.fromCharCode(lettered[2].charCodeAt(0) + 1);
    return `${nextPrefix[`${lettered[1]}d`]}${letter}`;
  }
  return /^[a-z]{2,}-?\d/.test(base) ? base.replace(/\d+/, (digits) => String(Number(digits) + numberShift)) : base;
}

const newPart = (part: string) => (/^[1-9]$/.test(part) ? String(10 - Number(part)) : part);

/** A rotation's date in the name of its file. */
function moveDateSuffix(name: string, days: number): string {
  return name.replace(/(?<=[-.])(\d{4})(\d\d)(\d\d)(?=$|[-.])/, (_, year: string, month: string, day: string) =>
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days))
      .toISOString()
      .slice(0, 10)
      .replaceAll("-", ""),
  );
}

/**
 * By how many seconds the case moves: the days are chosen so that no New Year and no change of clocks comes into it or goes
 * out of it, since those would make another case of it.
 */
function shiftOf(records: readonly LogRecord[], options: CaseOptions, secondsOfDay: number): number {
  const timed = records.filter((record): record is LogRecord & { micros: number } => record.micros !== null);
  const ends = [Math.min(...timed.map(({ micros }) => micros)), Math.max(...timed.map(({ micros }) => micros))];
  const zones = [...new Set(timed.map(({ host }) => host))].map((host) => zoneOf(options, host));
  const isSameTime = (seconds: number) =>
    zones.every((zone) =>
      ends.every((micros) => {
        const moved = micros + seconds * 1e6;
        const [before, after] = [zone.offsetAt(micros), zone.offsetAt(moved)];
        const yearAt = (instant: number) => new Date(instant / 1000 + before * 60_000).getUTCFullYear();
        return before === after && yearAt(micros) === yearAt(moved);
      }),
    );
  const candidates = [33, -33, 19, -19, 8, -8, 3, -3, 0].map((days) => days * 86_400 + secondsOfDay);
  const chosen = timed.length === 0 ? 0 : candidates.find(isSameTime);
  if (chosen === undefined)
    throw new Error("no shift keeps the year and the offset from UTC: add one to the candidates");
  return chosen;
}

function moveOptions(
  options: CaseOptions,
  seconds: number,
  hostOf: (name: string) => string,
  renamePath: (path: string) => string,
): CaseOptions {
  const move = (text: string) => new Date(knownMicros(text) / 1000 + seconds * 1000).toISOString();
  const { now, since, until, zones, hosts, aliases, ...others } = options;
  const renameBoth = ([name, host]: [string, string]) => [hostOf(name), hostOf(host)] as const;
  return {
    ...others,
    now: move(now),
    ...(since === undefined ? {} : { since: move(since) }),
    ...(until === undefined ? {} : { until: move(until) }),
    ...(zones === undefined
      ? {}
      : { zones: Object.fromEntries(Object.entries(zones).map(([host, zone]) => [hostOf(host), zone])) }),
    ...(hosts === undefined
      ? {}
      : { hosts: Object.fromEntries(Object.entries(hosts).map(([path, host]) => [renamePath(path), hostOf(host)])) }),
    ...(aliases === undefined ? {} : { aliases: Object.fromEntries(Object.entries(aliases).map(renameBoth)) }),
  };
}
