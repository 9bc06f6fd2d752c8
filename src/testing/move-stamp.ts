/**
 * Moves the stamp of a line by whole seconds and keeps its form: padding, fraction, offset, the name of the weekday. The
 * forms are those of syslog daemons, journals, web servers and daemons with logs of their own; a line without a stamp, or
 * one that counts from the boot, stays as it is.
 */
export function moveStamp(line: string, seconds: number, yearOf: (clockMicros: number) => number): string {
  for (const { pattern, moved } of forms) {
    const match = pattern.exec(line);
    if (match?.groups === undefined) continue;
    const { index } = match;
    return line.slice(0, index) + moved(match.groups, seconds, yearOf) + line.slice(index + match[0].length);
  }
  return line;
}

type Groups = Record<string, string | undefined>;

interface Form {
  /** Matches the stamp with what must stand before it (`before`). */
  readonly pattern: RegExp;
  readonly moved: (groups: Groups, seconds: number, yearOf: (clockMicros: number) => number) => string;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
/** Of a 366-day year, to which clocks without a year refer. */
const leapYear = 2000;

const month = `(?<month>${months.join("|")})`;
const time = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
const number = (text: string | undefined) => Number(text ?? "0");
const two = (value: number) => String(value).padStart(2, "0");

function movedDate(groups: Groups, year: number, monthIndex: number, seconds: number): Date {
  const { day, hour, minute, second } = groups;
  return new Date(Date.UTC(year, monthIndex, number(day), number(hour), number(minute), number(second) + seconds));
}

const timeOf = (date: Date) => `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;

/** The day of the month as the stamp before had it: padded by a blank or a zero, or not at all. */
function dayLike(gap: string, day: string, date: Date): string {
  const now = String(date.getUTCDate());
  if (day.startsWith("0")) return gap + now.padStart(2, "0");
  // Two digits do not show how one would be padded: syslog pads by a blank. One digit behind one blank is not padded.
  const isUnpadded = gap.length === 1 && day.length === 1;
  return isUnpadded ? gap + now : ` ${now.padStart(2, " ")}`;
}

const forms: readonly Form[] = [
  {
    // Mmm dd HH:MM:SS and Mmm dd YYYY HH:MM:SS
    pattern: new RegExp(`^(?<before>(?:<\\d{1,3}>)?)${month}(?<gap> {1,2})(?<day>\\d{1,2}) (?<year>\\d{4} )?${time}`),
    moved: (groups, seconds, yearOf) => {
      const monthIndex = months.indexOf(groups.month ?? "");
      const clock = movedDate(groups, leapYear, monthIndex, 0).getTime() - Date.UTC(leapYear, 0);
      const year = groups.year === undefined ? yearOf(clock * 1000) : number(groups.year);
      const date = movedDate(groups, year, monthIndex, seconds);
      const day = dayLike(groups.gap ?? " ", groups.day ?? "", date);
      const shownYear = groups.year === undefined ? "" : `${date.getUTCFullYear()} `;
      return `${groups.before}${months[date.getUTCMonth()]}${day} ${shownYear}${timeOf(date)}`;
    },
  },
  {
    // YYYY-MM-DDTHH:MM:SS, with slashes, with a blank, in brackets, behind RFC 5424's priority and version
    pattern: new RegExp(
      `^(?<before>(?:<\\d{1,3}>(?:1 )?)?\\[?)(?<year>\\d{4})(?<dash>[-/])(?<month>\\d\\d)[-/](?<day>\\d\\d)(?<middle>[T ])${time}`,
    ),
    moved: (groups, seconds) => {
      const date = movedDate(groups, number(groups.year), number(groups.month) - 1, seconds);
      const { before, dash, middle } = groups;
      const day = [date.getUTCFullYear(), two(date.getUTCMonth() + 1), two(date.getUTCDate())].join(dash);
      return `${before}${day}${middle}${timeOf(date)}`;
    },
  },
  {
    // Www Mmm dd HH:MM:SS[.fraction] YYYY, in brackets, behind `dmesg -x`'s facility and level
    pattern: new RegExp(
      `^(?<before>(?:\\w+ *:\\w+ *: )?\\[?)(?:${weekdays.join("|")}) ${month}(?<gap> {1,2})(?<day>\\d{1,2}) ${time}(?<fraction>\\.\\d+)? (?<year>\\d{4})`,
    ),
    moved: (groups, seconds) => {
      const date = movedDate(groups, number(groups.year), months.indexOf(groups.month ?? ""), seconds);
      const day = dayLike(groups.gap ?? " ", groups.day ?? "", date);
      const name = `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]}`;
      return `${groups.before}${name}${day} ${timeOf(date)}${groups.fraction ?? ""} ${date.getUTCFullYear()}`;
    },
  },
  {
    // [dd/Mmm/YYYY:HH:MM:SS +ZZZZ] of access logs, behind address and user
    pattern: new RegExp(`\\[(?<day>\\d\\d)/${month}/(?<year>\\d{4}):${time}`),
    moved: (groups, seconds) => {
      const date = movedDate(groups, number(groups.year), months.indexOf(groups.month ?? ""), seconds);
      return `[${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}:${timeOf(date)}`;
    },
  },
  {
    // [dd-Mmm-YYYY HH:MM:SS] of PHP
    pattern: new RegExp(`^\\[(?<day>\\d\\d)-${month}-(?<year>\\d{4}) ${time}`),
    moved: (groups, seconds) => {
      const date = movedDate(groups, number(groups.year), months.indexOf(groups.month ?? ""), seconds);
      return `[${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()} ${timeOf(date)}`;
    },
  },
  {
    // An entry of a mail queue: id, mark and size, then Www Mmm dd HH:MM:SS
    pattern: new RegExp(
      `^(?<before>[0-9A-Za-z]{6,24}[*!#]? +\\d+ )(?:${weekdays.join("|")}) ${month}(?<gap> {1,2})(?<day>\\d{1,2}) ${time}`,
    ),
    moved: (groups, seconds, yearOf) => {
      const monthIndex = months.indexOf(groups.month ?? "");
      const clock = movedDate(groups, leapYear, monthIndex, 0).getTime() - Date.UTC(leapYear, 0);
      const date = movedDate(groups, yearOf(clock * 1000), monthIndex, seconds);
      const day = dayLike(groups.gap ?? " ", groups.day ?? "", date);
      return `${groups.before}${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]}${day} ${timeOf(date)}`;
    },
  },
  {
    // The same as JSON
    pattern: /(?<before>"arrival_time"\s*:\s*)(?<seconds>\d+)/,
    moved: ({ before, seconds: since }, seconds) => `${before}${number(since) + seconds}`,
  },
  {
    // An entry of the journal as JSON
    pattern: /(?<before>"__REALTIME_TIMESTAMP"\s*:\s*")(?<micros>\d+)/,
    moved: ({ before, micros }, seconds) => `${before}${number(micros) + seconds * 1e6}`,
  },
];
