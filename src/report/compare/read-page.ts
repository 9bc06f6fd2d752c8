import type { Diagnostic } from "../../diagnostic.js";
import { readWrittenTime, type WrittenDate } from "../../time/written-time.js";
import {
  fieldOf,
  type ReadReports,
  type ReportedIncident,
  type ReportedTime,
  readTime,
  type Words,
} from "./reported.js";

type Draft = { -readonly [Key in keyof ReportedIncident]: ReportedIncident[Key] } & { remarks: Words[] };

/** `2008年`, also as a heading. */
const yearLine = /^[*#\s]*(\d{4})\s*年?\s*$/;
/** A bullet or a heading, then a day; what follows is the title. */
const datedHeading = /^\s*([•・●*#-]{1,6})\s*(?=\d)(\S.*)$/;
const titleLine = /^[\s*#•・-]*[◆■●]\s*(\S.*)$/;
/** What stands before a value: `発生: `, PukiWiki's `:発生|`, Markdown's `- **started**: `; looked for in the beginning of a line. */
const fieldLabel = /^(?:[-*•・]\s+)?(?::\s*)?(?:\*\*)?([\p{L}\p{N}_ ]{1,12}?)(?:\*\*)?\s*[::|](?:\*\*)?/u;
const labelCharacters = 60;
/** Longer titles and values of fields are cut. */
const mostCharacters = 1000;

/**
 * Incidents of a page that people wrote, as plain text, PukiWiki or Markdown: entries under days, each with a title (behind ◆,
 * or behind the day) and labelled fields. What a page holds besides is no error; an entry without a beginning is.
 */
export function readPage(text: string, file: string): ReadReports {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const incidents: Draft[] = [];
  let year: number | null = null;
  let date: WrittenDate | null = null;
  let isTitled = false;
  const begin = (title: string, line: number, column: number): Draft => {
    const place = { text: plain(title), line, column };
    const draft: Draft = { ...place, file, date, concerns: "", state: "", start: null, end: null, remarks: [] };
    incidents.push(draft);
    return draft;
  };
  for (const { content, line, isQuoted } of wordedLines(text)) {
    if (isQuoted) {
      incidents.at(-1)?.remarks.push(remark(content, line));
      continue;
    }
    const stated = yearLine.exec(content);
    if (stated !== null) {
      year = Number(stated[1]);
      date = null;
      continue;
    }
    const day = dayOf(content);
    if (day !== null) {
      date = { ...day.date, year: day.date.year ?? year };
      isTitled = day.title !== "";
      if (isTitled) begin(day.title, line, content.indexOf(day.title) + 1);
      continue;
    }
    const title = titleLine.exec(content)?.[1];
    if (title !== undefined) {
      begin(title, line, content.indexOf(title) + 1);
      isTitled = true;
      continue;
    }
    const field = fieldIn(content, line);
    const current: Draft | undefined = isTitled || field?.name !== "start" ? incidents.at(-1) : begin("", line, 1);
    if (field?.name === "start") isTitled = true;
    if (current === undefined) continue;
    if (field === null) current.remarks.push(remark(content, line));
    else setField(current, field, report);
  }
  const entries = incidents.filter(({ start, end, concerns, state }) => start ?? end ?? (concerns || state || null));
  diagnostics.push(...entries.filter(({ start }) => start === null).map(withoutStart));
  return { incidents: entries, diagnostics };
}

interface WordedLine {
  readonly content: string;
  readonly line: number;
  /** Preformatted in the source of a wiki or of Markdown: a log's line or a command's output, not a field. */
  readonly isQuoted: boolean;
}

/** Lines that say something: no comments, no empty ones. Plain text, whose every line may be indented, quotes nothing. */
function* wordedLines(text: string): Generator<WordedLine> {
  const isSource = /^(?:\*{1,3}[ \t]*\S|#{1,6} |:[^|\n]+\||\/\/)/m.test(text);
  let fence: string | null = null;
  for (const [index, content] of text.split(/\r\n|\r|\n/).entries()) {
    const mark = isSource ? (/^ {0,3}(`{3,}|~{3,})/.exec(content)?.[1] ?? null) : null;
    const isComment = isSource && fence === null && /^(?:\/\/|<!--)/.test(content);
    if (mark !== null && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    else if (content.trim() !== "" && !isComment) {
      yield { content, line: index + 1, isQuoted: isSource && (fence !== null || /^\s/.test(content)) };
    }
  }
}

/** A line that names the day of what follows; with more than the day only where it is a heading, not an item of a list. */
function dayOf(content: string): { date: WrittenDate; title: string } | null {
  const [, marks = "", rest = ""] = datedHeading.exec(content) ?? [];
  if (rest === "") return null;
  const found =
    /^(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}\s*[/月]\s*\d{1,2}\s*日?)(?:\s+(.*))?$/.exec(rest);
  const time = found === null ? null : readWrittenTime(found[1] ?? "");
  if (found === null || time === null || typeof time === "string" || time.date === null) return null;
  const title = (found[2] ?? "").replace(/^[◆■●]\s*/, "").trim();
  return title !== "" && marks.startsWith("-") ? null : { date: time.date, title };
}

interface FoundField extends Words {
  readonly name: NonNullable<ReturnType<typeof fieldOf>>;
}

function fieldIn(content: string, line: number): FoundField | null {
  const start = content.trimStart();
  const [labelled = "", label = ""] = fieldLabel.exec(start.slice(0, labelCharacters)) ?? [];
  const name = fieldOf(label);
  if (name === null || name === "title" || name === "date") return null;
  const text = start.slice(labelled.length).trim();
  return { name, text: name === "remark" ? content.trim() : plain(text), line, column: content.indexOf(text) + 1 };
}

function setField(entry: Draft, { name, ...words }: FoundField, report: (diagnostic: Diagnostic) => void): void {
  if (name === "concerns" || name === "state") entry[name] = words.text;
  else if (name === "start" || name === "end") {
    const known: ReportedTime | null = entry[name];
    if (known === null) entry[name] = readTime(words, entry.file, report);
    else report(twice(entry.file, words, known));
  } else entry.remarks.push(words);
}

function twice(file: string, { line, column }: Words, { line: before }: Words): Diagnostic {
  return {
    code: "report.twice",
    severity: "error",
    message: `the entry has this field already, in line ${before}: this one is passed over`,
    file,
    ...(line === null ? {} : { line }),
    ...(column === null ? {} : { column }),
    hint: "let each incident begin with its title behind ◆, or with a heading of its day",
  };
}

function withoutStart({ text, file, line }: ReportedIncident): Diagnostic {
  return {
    code: "report.no-start",
    severity: "error",
    message: `the entry "${text}" does not say when it began`,
    file,
    ...(line === null ? {} : { line }),
    expected: "a line such as `発生: 9/23 16:33` or `started: 2008-09-23 16:33`",
    hint: "if nobody knows, write ???",
  };
}

const remark = (content: string, line: number): Words => {
  return { text: content.trim(), line, column: content.length - content.trimStart().length + 1 };
};

/** Without what PukiWiki and Markdown put around a text: anchors of headings, entities, code. */
function plain(text: string): string {
  return text
    .slice(0, mostCharacters)
    .replace(/\s*\[#\w+\]\s*$/, "")
    .replace(/&#(\d{1,4});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/(`+) ?(.*?) ?\1/g, "$2")
    .trim();
}
