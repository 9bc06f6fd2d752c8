import type { Diagnostic } from "../../diagnostic.js";
import { readWrittenTime, type WrittenDate, type WrittenTime } from "../../time/written-time.js";

/** Words of a report, and where they stand. */
export interface Words {
  readonly text: string;
  /** From 1; null in a file whose format has no lines, such as JSON. */
  readonly line: number | null;
  /** From 1, in characters of the line. */
  readonly column: number | null;
}

export interface ReportedTime extends Words {
  /** null where the words state no time (`???`, "since the firewall was introduced"). */
  readonly time: WrittenTime | null;
}

/** An incident that a person wrote down. */
export interface ReportedIncident extends Words {
  readonly file: string;
  /** `text` is the title. The day that the entry stands under; null where it stands under none. */
  readonly date: WrittenDate | null;
  /** What it concerns, in the author's words. */
  readonly concerns: string;
  readonly state: string;
  readonly start: ReportedTime | null;
  readonly end: ReportedTime | null;
  /** All else that the entry says: cause, response, lines of logs. */
  readonly remarks: readonly Words[];
}

export interface ReadReports {
  readonly incidents: readonly ReportedIncident[];
  readonly diagnostics: readonly Diagnostic[];
}

export type Field = "title" | "date" | "start" | "end" | "concerns" | "state" | "remark";

const names: Readonly<Record<Field, RegExp>> = {
  title: /^(?:title|incident|summary|subject|件名|題名|障害|障害名)$/,
  date: /^(?:date|day|日付|日|発生日)$/,
  start: /^(?:start(?:ed|s|_at|ed_at)?|began|begins?|onset|from|(?:発生|開始)(?:時刻|日時|時間)?)$/,
  end: /^(?:end(?:ed|s|_at|ed_at)?|recovered|resolved|until|to|(?:復旧|終了|解決|回復)(?:時刻|日時|時間)?)$/,
  concerns: /^(?:concerns?|hosts?|systems?|affects|affected|targets?|対象|対象ホスト|ホスト|システム)$/,
  state: /^(?:state|status|状態|状況)$/,
  remark: /^(?:cause|response|problems?|notes?|text|remarks?|原因|対応|問題|備考|回避策)$/,
};

/** What a heading of a column, a key or a label of a report stands for; null for what has no meaning here. */
export function fieldOf(label: string): Field | null {
  const name = label.trim().toLowerCase();
  const found = Object.entries(names).find(([, form]) => form.test(name));
  return found === undefined ? null : (found[0] as Field);
}

/** A stated time, with a diagnostic where it begins as one and is none; null where nothing is stated. */
export function readTime(words: Words, file: string, report: (diagnostic: Diagnostic) => void): ReportedTime | null {
  if (words.text.trim() === "") return null;
  const time = readWrittenTime(words.text);
  if (time === "wrong") report(wrongTime(words, file));
  return { ...words, time: typeof time === "string" ? null : time };
}

function wrongTime({ text, line, column }: Words, file: string): Diagnostic {
  return {
    code: "report.time",
    severity: "error",
    message: `"${text.trim().slice(0, 60)}" is no time: the incident is compared without it`,
    file,
    ...(line === null ? {} : { line }),
    ...(line === null || column === null ? {} : { column }),
    expected: "e.g. 2008-09-23 16:33, Sep 23 16:33:19, 9/23 16:33, 4:00, with 頃 or about where it is not exact",
    hint: "a time that nobody knows is written ???, or in words that begin with no number",
  };
}
