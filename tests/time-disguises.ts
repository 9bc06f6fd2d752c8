import type { CaseOptions } from "../src/testing/case-schema.js";
import { knownMicros, yearOfClock, zoneOf } from "../src/testing/instants.js";
import { type LogText, linesOf } from "../src/testing/logs.js";
import { moveStamp } from "../src/testing/move-stamp.js";
import { emptyStamp, readBsdStamp } from "../src/time/stamp.js";
import { localMicrosOf } from "../src/time/year.js";
import { formatInstant } from "../src/time/zone.js";

/** A case in a disguise: what must come out is the same, or lies `seconds` later. */
export interface Disguise {
  readonly logs: readonly LogText[];
  readonly options: CaseOptions;
  readonly seconds: number;
}

const fourYears = 1461 * 86_400;
/** `Mmm dd HH:MM:SS HOST TAG: MESSAGE`, as most syslog daemons write it. */
const syslogLine = /^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (\S+) ([^\s:[]+(?:\[\d+\])?:) (.*)$/;
/** The same, or a line without a tag, such as `last message repeated` and `-- MARK --`. */
const stampedLine = /^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (\S+) /;

const textOf = (lines: readonly string[]) => Buffer.from(lines.join("\n"), "latin1");
const mapLines = (log: LogText, change: (lines: readonly string[]) => readonly string[]): LogText => ({
  ...log,
  bytes: textOf(change(linesOf(log))),
});
const perLine = (logs: readonly LogText[], change: (line: string, log: LogText) => string) =>
  logs.map((log) => mapLines(log, (lines) => lines.map((line) => change(line, log))));

/** Four years later, when the calendar is the same. */
export function inAnotherYear(logs: readonly LogText[], options: CaseOptions): Disguise {
  const move = (text: string) => new Date(knownMicros(text) / 1000 + fourYears * 1000).toISOString();
  const { now, since, until, year, ...others } = options;
  return {
    seconds: fourYears,
    logs: perLine(logs, (line) => moveStamp(line, fourYears, (clock) => yearOfClock(clock, options))).map((log) => ({
      ...log,
      gzipSeconds: log.gzipSeconds === null || log.gzipSeconds === 0 ? log.gzipSeconds : log.gzipSeconds + fourYears,
    })),
    options: {
      ...others,
      now: move(now),
      ...(since === undefined ? {} : { since: move(since) }),
      ...(until === undefined ? {} : { until: move(until) }),
      ...(year === undefined ? {} : { year: year + 4 }),
    },
  };
}

const rotationNumber = /\.(\d{1,3})(\.gz)?$/;

/** Every live log cut into three: two rotations more, the older of them packed; rotations of its own get later numbers. */
export function rotated(logs: readonly LogText[], options: CaseOptions): Disguise {
  const cut = logs.flatMap((log) => {
    const number = rotationNumber.exec(log.path);
    if (number !== null)
      return [
        {
          ...log,
          path: log.path.replace(rotationNumber, (_, digits, packed = "") => `.${Number(digits) + 2}${packed}`),
        },
      ];
    const lines = linesOf(log);
    if (log.gzipSeconds !== null || lines.length < 9) return [log];
    const [first, second] = [Math.floor(lines.length / 3), Math.floor((2 * lines.length) / 3)];
    const part = (path: string, from: number, to: number, gzipSeconds: number | null) => ({
      ...{ path, gzipSeconds },
      bytes: textOf([...lines.slice(from, to), ""]),
    });
    return [
      part(`${log.path}.2.gz`, 0, first, 0),
      part(`${log.path}.1`, first, second, null),
      { ...log, bytes: textOf(lines.slice(second)) },
    ];
  });
  return { logs: cut, options, seconds: 0 };
}

/** Every file a second time, in a directory below. */
export function suppliedTwice(logs: readonly LogText[], options: CaseOptions): Disguise {
  const copies = logs.map((log) => ({ ...log, path: log.path.replace(/([^/]+)$/, "copies/$1") }));
  return { logs: [...logs, ...copies], options, seconds: 0 };
}

const isRepeated = /repeated \d+ time/;
/** Every third line of syslog (not of `once`, what a boot says once) three times in a row, or once with a line behind it that counts the others, as rsyslog writes it. */
export function repeated(
  logs: readonly LogText[],
  once: (log: LogText) => readonly number[],
  form: "spelled out" | "collapsed",
): LogText[] {
  const repeat = (lines: readonly string[], kept: ReadonlySet<number>) =>
    lines.flatMap((line, index) => {
      const match = syslogLine.exec(line);
      if (
        match === null ||
        index % 3 !== 0 ||
        kept.has(index + 1) ||
        isRepeated.test(line) ||
        isRepeated.test(lines[index + 1] ?? "")
      )
        return [line];
      const [, stamp, host, tag, message] = match;
      const counted = [line, `${stamp} ${host} ${tag} message repeated 2 times: [ ${message}]`];
      return form === "collapsed" ? counted : [line, line, line];
    });
  return logs.map((log) => mapLines(log, (lines) => repeat(lines, new Set(once(log)))));
}

/** Stamps with year and offset for those without, as rsyslog writes them by its own template. */
export function withFullStamps(logs: readonly LogText[], options: CaseOptions): Disguise {
  const stamp = emptyStamp();
  const change = (line: string) => {
    const match = stampedLine.exec(line);
    if (match === null) return line;
    const bytes = Buffer.from(line, "latin1");
    if (readBsdStamp(bytes, 0, bytes.length, stamp) < 0) return line;
    const zone = zoneOf(options, match[2] ?? "");
    const instant = zone.instantOf(localMicrosOf(yearOfClock(stamp.micros, options), stamp.micros));
    return `${formatInstant(instant, zone.offsetAt(instant), 6)}${line.slice((match[1] ?? "").length)}`;
  };
  return { logs: perLine(logs, change), options, seconds: 0 };
}

export function withCarriageReturns(logs: readonly LogText[], options: CaseOptions): Disguise {
  return {
    logs: logs.map((log) => mapLines(log, (lines) => lines.map((line) => (line === "" ? line : `${line}\r`)))),
    options,
    seconds: 0,
  };
}

/** Behind every third line of syslog a line of a daemon that no grammar knows, with the same stamp. */
export function withNoise(logs: readonly LogText[], options: CaseOptions): Disguise {
  const noisy = (lines: readonly string[]) =>
    lines.flatMap((line, index) => {
      const match = syslogLine.exec(line);
      // What counts the line before must stay behind it, and call traces stay whole.
      const isFree = !/last message repeated/.test(lines[index + 1] ?? "");
      return match === null || index % 3 !== 0 || !isFree
        ? [line]
        : [line, `${match[1]} ${match[2]} backupd[99]: copied ${index} files`];
    });
  return { logs: logs.map((log) => mapLines(log, noisy)), options, seconds: 0 };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Whether all lines have the stamps that `overClockChange` can write anew. */
export function isPlainSyslog(logs: readonly LogText[]): boolean {
  return logs.every((log) => linesOf(log).every((line) => line === "" || stampedLine.test(line)));
}

/** As a host in Berlin would have written it when `atMicros` of the case was the moment `changeMicros` of a change of clocks. */
export function overClockChange(
  logs: readonly LogText[],
  options: CaseOptions,
  atMicros: number,
  changeMicros: number,
): Disguise {
  const seconds = Math.round((changeMicros - atMicros) / 1e6);
  const berlin = zoneOf({ ...options, zone: "Europe/Berlin", zones: {} }, "");
  const stamp = emptyStamp();
  const change = (line: string) => {
    const match = stampedLine.exec(line);
    const bytes = Buffer.from(line, "latin1");
    if (match === null || readBsdStamp(bytes, 0, bytes.length, stamp) < 0) return line;
    const before = localMicrosOf(yearOfClock(stamp.micros, options), stamp.micros);
    const instant = zoneOf(options, match[2] ?? "").instantOf(before) + seconds * 1e6;
    const local = new Date((instant + berlin.offsetAt(instant) * 60e6) / 1000);
    const day = String(local.getUTCDate()).padStart(2);
    const moved = `${months[local.getUTCMonth()]} ${day} ${local.toISOString().slice(11, 19)}`;
    return `${moved}${line.slice((match[1] ?? "").length)}`;
  };
  const now = new Date(knownMicros(options.now) / 1000 + seconds * 1000).toISOString();
  const year = new Date(changeMicros / 1000).getUTCFullYear();
  return { logs: perLine(logs, change), options: { now, year, zone: "Europe/Berlin" }, seconds };
}

/** Whether the longest log's stamps step back somewhere by more than the disorder of lines. */
export function stepsBack(logs: readonly LogText[]): boolean {
  const longest = logs.reduce((a, b) => (b.bytes.length > a.bytes.length ? b : a));
  const stamp = emptyStamp();
  let before = 0;
  return linesOf(longest).some((line) => {
    const bytes = Buffer.from(line, "latin1");
    if (readBsdStamp(bytes, 0, bytes.length, stamp) < 0) return false;
    const isBack = stamp.micros < before - 90e6;
    before = stamp.micros;
    return isBack;
  });
}

/** Whether any line has a stamp with an offset, or is of a mail queue, which is dated by its file. */
export function statesOffsets(logs: readonly LogText[]): boolean {
  const stated =
    /\[\d\d\/\w{3}\/\d{4}:|^(?:<\d+>(?:1 )?)?\d{4}-\d\d-\d\dT|"__REALTIME_TIMESTAMP"|^-Queue ID-|^\{"queue_name"/;
  return logs.some((log) => linesOf(log).some((line) => stated.test(line)));
}
