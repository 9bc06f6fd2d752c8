import { CsvError, parse } from "csv-parse/sync";
import type { Diagnostic } from "../../diagnostic.js";
import { readWrittenTime } from "../../time/written-time.js";
import { type Field, fieldOf, type ReadReports, type ReportedIncident, readTime, type Words } from "./reported.js";

const expected =
  "title, concerns, start, end and state (or 件名, 対象, 発生, 復旧, 状態), of which start must be there";

/** Incidents of a table: the first row names the columns, each other row is one incident. */
export function readCsv(text: string, file: string): ReadReports {
  const diagnostics: Diagnostic[] = [];
  const skipped = (error: CsvError | undefined) => {
    diagnostics.push({
      code: "report.csv",
      severity: "error",
      message: `a row cannot be read: ${error?.message ?? "unknown form"}`,
      file,
      ...(typeof error?.lines === "number" ? { line: error.lines } : {}),
      hint: 'put a value that holds a comma, a quote or a line end into quotes, and write a quote in it as ""',
    });
    return undefined;
  };
  const rows: { record: string[]; info: { lines: number } }[] = [];
  try {
    rows.push(
      ...(parse(text, {
        ...{ bom: true, info: true, trim: true, relax_column_count: true, skip_empty_lines: true },
        ...{ skip_records_with_error: true, on_skip: skipped },
      }) as unknown as typeof rows),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    skipped(error);
  }
  const [head, ...body] = rows;
  const fields = head?.record.map(fieldOf) ?? [];
  if (!fields.includes("start")) {
    const message = "the first row names no column with the beginning of the incidents";
    diagnostics.push({ code: "report.columns", severity: "error", message, file, line: 1, expected });
    return { incidents: [], diagnostics };
  }
  const incidents = body.map(({ record, info }) => {
    const values = record.flatMap((value, index): [Field | null, string][] => [[fields[index] ?? null, value]]);
    return incidentOf(values, file, info.lines, (diagnostic) => diagnostics.push(diagnostic));
  });
  return { incidents, diagnostics };
}

/** Incidents as objects, in an array or as `incidents` of a document: people's, or the drafts that logscan prints. */
export function readJson(text: string, file: string): ReadReports {
  const diagnostics: Diagnostic[] = [];
  const refuse = (message: string): ReadReports => {
    const hint =
      "an array of objects, or an object with such an array as `incidents`; each with start, and title, concerns, end";
    return { incidents: [], diagnostics: [{ code: "report.json", severity: "error", message, file, hint }] };
  };
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    return refuse(`is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const list = isRecord(whole) ? whole.incidents : whole;
  if (!Array.isArray(list)) return refuse("has no list of incidents");
  const incidents = list.flatMap((item: unknown, index) => {
    if (isRecord(item)) {
      const values = Object.entries(item).map(([key, value]): [Field | null, string] => [fieldOf(key), textOf(value)]);
      return [incidentOf(values, file, null, (diagnostic) => diagnostics.push(diagnostic))];
    }
    const message = `incidents[${index}] is no object`;
    diagnostics.push({ code: "report.json", severity: "error", message, file });
    return [];
  });
  return { incidents, diagnostics };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as people would write it: of an end of a draft its moment, of a list its parts; what lies deeper is none of theirs. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => (isRecord(item) ? hostsOf(item) : plainText(item))).join(", ");
  return isRecord(value) && "at" in value ? plainText(value.at) || "???" : plainText(value);
}

/** Of one of a draft's targets. */
const hostsOf = ({ host, component }: Record<string, unknown>) => `${plainText(component)} ${plainText(host)}`;

const plainText = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

function incidentOf(
  values: readonly [Field | null, string][],
  file: string,
  line: number | null,
  report: (diagnostic: Diagnostic) => void,
): ReportedIncident {
  const all = (field: Field) => values.filter(([name]) => name === field).map(([, value]) => value);
  const words = (text: string): Words => ({ text, line, column: null });
  const of = (field: Field) => words(all(field)[0] ?? "");
  const start = readTime(of("start"), file, report);
  const date = readWrittenTime(of("date").text);
  if (start === null) {
    const message = `the incident "${of("title").text}" does not say when it began`;
    const place = line === null ? {} : { line };
    report({ code: "report.no-start", severity: "error", message, file, ...place, hint: "if nobody knows, write ???" });
  }
  return {
    ...of("title"),
    ...{ file, start, end: readTime(of("end"), file, report) },
    date: typeof date === "string" ? null : date.date,
    concerns: all("concerns").join(", "),
    state: of("state").text,
    remarks: all("remark")
      .filter((text) => text !== "")
      .map(words),
  };
}
