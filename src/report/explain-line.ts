import { visible } from "../diagnostic.js";
import type { Grammar } from "../grammar/model.js";
import { type NearMiss, nearestPattern } from "../grammar/nearest-pattern.js";
import { tokenise } from "../grammar/tokenise.js";
import type { Tokenised } from "../grammar/tokenised.js";
import type { DatedLine } from "../incident/dated-lines.js";
import type { LogLine } from "../read/log-line.js";

const labelWidth = 12;

/** A label and its lines, the others below the first. */
function field(label: string, ...lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : "").padEnd(labelWidth)}${line}`);
}

/** Everything that is known of a line: how it was read, what claims it and its tokens, or what came nearest and why not. */
export function explainLine(line: DatedLine, grammars: readonly Grammar[]): string {
  const { record } = line;
  const head = line.file === "-" ? [] : [`${visible(line.file)}:${line.line}`];
  if (record === null) {
    const why = field(
      "not read",
      "no record of a form that logscan knows: it has no time that stands where times stand",
    );
    return `${[...head, visible(line.text), ...why].join("\n")}\n`;
  }
  const parts = [
    ...head,
    visible(record.text),
    ...field("time", timeOf(line)),
    ...field("host", record.host === "" ? "none: the directory of the log says whose it is" : visible(record.host)),
    ...field("program", record.program === "" ? "none" : `${visible(record.program)}${pidOf(record)}`),
    ...(record.transaction === null ? [] : field("transaction", visible(record.transaction))),
    ...(record.kernelSeconds === null ? [] : field("kernel time", `${record.kernelSeconds} s since boot`)),
    ...(record.count === 1 ? [] : field("stands for", `${record.count} messages`)),
    ...field("message", `from column ${columnOf(record, 0)}`),
  ];
  if (record.repeatsPrevious) {
    return `${[...parts, ...field("claimed by", "the pattern that claims the line before it")].join("\n")}\n`;
  }
  const claim = tokenise(record, grammars);
  const miss = claim === null ? nearestPattern(record, grammars) : null;
  const rest = claim !== null ? claimed(claim, record) : missed(miss, record);
  return `${[...parts, ...rest].join("\n")}\n`;
}

const pidOf = ({ pid }: LogLine) => (pid === null ? "" : `, process ${pid}`);

function timeOf({ time, record }: DatedLine): string {
  if (time === null) {
    return record?.stamp.kind === "boot"
      ? "only how long after a boot; nothing in this log dates the boot"
      : "could not be told";
  }
  const { certainty, at, zone } = time;
  const year =
    certainty.year === "stated"
      ? "year stated"
      : `year by ${certainty.yearBy === "option" ? "--year" : certainty.yearBy}`;
  const zoneBy =
    certainty.zone === "stated" ? "zone stated" : certainty.zone === "configured" ? "zone configured" : "zone assumed";
  return `${at}  (${year}; ${zoneBy}${certainty.zone === "stated" ? "" : `: ${zone}`})`;
}

/** From 1, in characters of the line. */
const columnOf = (record: LogLine, at: number) => Array.from(record.text.slice(0, record.messageStart + at)).length + 1;

function claimed(claim: Tokenised, record: LogLine): string[] {
  const { event, component, key, health, file, line, pattern, tokens } = claim;
  const what = key === null ? component : `${component} ${visible(key)}`;
  const rows = tokens.map((token) => {
    const place = `${columnOf(record, token.start)}-${columnOf(record, token.end) - 1}`;
    return [token.name, token.type, place, visible(token.value)] as const;
  });
  const widths = [0, 1, 2].map((index) => Math.max(0, ...rows.map((row) => row[index as 0 | 1 | 2].length)));
  const shown = rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [
    ...field("claimed by", `${event} (${visible(file)}:${line})`),
    ...field("says", `${what}: ${health}`),
    ...field("pattern", visible(pattern)),
    ...(shown.length === 0 ? [] : field("tokens", ...shown)),
  ];
}

function missed(miss: NearMiss | null, record: LogLine): string[] {
  if (miss === null) return field("claimed by", "no pattern, and none comes near");
  const { event, file, line, pattern, failedAt, expected } = miss;
  const wanted = `expected ${visible(expected)}`;
  const caret =
    failedAt === null
      ? []
      : [visible(record.message), `${" ".repeat(visible(record.message.slice(0, failedAt)).length)}^`];
  return [
    ...field("claimed by", "no pattern"),
    ...field("nearest", `${event} (${visible(file)}:${line})`, visible(pattern)),
    ...(failedAt === null
      ? field("why not", `its message fits whole; ${wanted}`)
      : field(
          "why not",
          `character ${Array.from(record.message.slice(0, failedAt)).length + 1} of the message: ${wanted}`,
          ...caret,
        )),
  ];
}

/** How many lines each event claims, and how many were passed over or not read: together all that were read. */
export interface Account {
  add(line: DatedLine): void;
  print(): string;
}

export function createAccount(grammars: readonly Grammar[]): Account {
  const counts = new Map<string, number>();
  let [lines, recognised, unread] = [0, 0, 0];
  return {
    add({ record }) {
      lines++;
      if (record === null) {
        unread++;
        return;
      }
      const claim = tokenise(record, grammars);
      if (claim === null) return;
      recognised++;
      const name = `${claim.event} (${claim.health})`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    print() {
      const width = String(lines).length;
      const row = (count: number, what: string) => `${String(count).padStart(width)}  ${what}\n`;
      const events = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      return [
        ...events.map(([name, count]) => row(count, name)),
        row(recognised, "recognised"),
        row(lines - recognised - unread, "passed over: no pattern claims them"),
        row(unread, "no record of a known form"),
        row(lines, "lines"),
      ].join("");
    },
  };
}
