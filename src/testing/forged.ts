import type { Health } from "../grammar/model.js";
import type { ScanDocument } from "../incident/record.js";
import type { CaseOptions } from "./case-schema.js";
import { type LogText, linesOf } from "./logs.js";
import { type LogRecord, type Recogniser, recordsOf } from "./records.js";

/** A syslog line up to its host, and its message behind `program[pid]:`. */
const taggedLine =
  /^((?:<\d{1,3}>)?(?:\w{3} {1,2}\d{1,2} (?:\d{4} )?[\d:.]+|\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-][\d:]+)?) +(?:<[\w.]+> +)?[\w.:-]+ )[^\s[:]+(?:\[\d+\])?: (.*)$/;

/** What a user without rights can make a logger write: the very message, and a message that quotes it, under another program. */
export function forgedLines(line: string, place: string = line): string[] {
  const message = taggedLine.exec(line)?.[2];
  const head = taggedLine.exec(place)?.[1];
  if (message === undefined || head === undefined) return [];
  return [`${head}forger[4711]: ${message}`, `${head}forger[4711]: user typed "${message}"`];
}

const bad: readonly Health[] = ["failing", "degraded", "stopped"];
const good: readonly Health[] = ["working", "started"];

/**
 * The forged disguise: lines of another program that say word for word what a recognised line says. Behind the first line of
 * a log stand forged failures, and behind the first failure forged proofs that all works again, each once an event.
 * `originalLine` gives the line, from 1, that a line of the disguised log at `path` was before; 0 for forged ones.
 */
export function forgeCase(
  logs: readonly LogText[],
  options: CaseOptions,
  recogniser: Recogniser,
): { logs: LogText[]; forged: number; originalLine: (path: string, line: number) => number } {
  const numbers = new Map<string, number[]>();
  let forged = 0;
  const forgedLogs = logs.map((log) => {
    const records = recordsOf(log, options, recogniser);
    const lines = linesOf(log);
    const textOf = (record: LogRecord | undefined) => lines[(record?.line ?? 0) - 1] ?? "";
    const firstOfEach = (healths: readonly Health[]) => {
      const first = new Map<string, LogRecord>();
      for (const record of records) {
        const { entry } = record;
        if (entry === null || !healths.includes(entry.event.health)) continue;
        const name = `${entry.grammar.name}.${entry.event.name}`;
        if (!first.has(name)) first.set(name, record);
      }
      return [...first.values()];
    };
    const [failures, proofs] = [firstOfEach(bad), firstOfEach(good)];
    const behind = new Map<number, string[]>();
    const put = (place: LogRecord | undefined, copied: readonly LogRecord[]) => {
      const next = records[records.indexOf(place as LogRecord) + 1];
      // A repetition must stay behind the line that it repeats.
      if (place === undefined || next?.repeatsPrevious === true) return;
      const added = copied.flatMap((record) => forgedLines(textOf(record), textOf(place)));
      behind.set(place.line, [...(behind.get(place.line) ?? []), ...added]);
      forged += added.length;
    };
    put(records[0], failures);
    put(failures[0], proofs);
    const originals: number[] = [];
    const out = lines.flatMap((line, index) => {
      const added = behind.get(index + 1) ?? [];
      originals.push(index + 1, ...added.map(() => 0));
      return [line, ...added];
    });
    numbers.set(log.path, originals);
    return { ...log, bytes: Buffer.from(out.join("\n"), "latin1") };
  });
  return { logs: forgedLogs, forged, originalLine: (path, line) => numbers.get(path)?.[line - 1] ?? 0 };
}

/** The document of a forged case with the line numbers that the true lines had; `pathOf` gives a file's path in the case. */
export function withOriginalLines(
  document: ScanDocument,
  pathOf: (file: string) => string,
  originalLine: (path: string, line: number) => number,
): ScanDocument {
  const incidents = document.incidents.map((incident) => ({
    ...incident,
    evidence: incident.evidence.map((line) => ({ ...line, line: originalLine(pathOf(line.file), line.line) })),
  }));
  return { ...document, incidents };
}
