import type { Diagnostic } from "../diagnostic.js";
import type { Language } from "../incident/phrases.js";
import type { EvidenceLine, Incident, ScanDocument } from "../incident/record.js";
import { endText, evidenceEnds, inReportOrder, startText, targetsText } from "./facts.js";
import { findPart, framed, idsOf, type MachineFrame, withLineFeeds } from "./machine-part.js";
import { words } from "./words.js";

/** How a page is written: each function gives whole lines, in which no text of a log means anything. */
export interface PageSyntax {
  readonly comment: (text: string) => string;
  /** @param own words of ours, written as they are */
  readonly heading: (level: 1 | 2, own: string, text?: string) => string;
  readonly field: (label: string, text: string) => string;
  /** A field whose value is a list. */
  readonly list: (label: string, items: readonly string[]) => readonly string[];
  readonly paragraph: (text: string) => string;
  /** Above preformatted lines: where they stand. */
  readonly caption: (text: string) => string;
  readonly preformatted: (lines: readonly string[]) => readonly string[];
}

/** A page after an update. */
export interface UpdatedPage {
  readonly text: string;
  /** Machine parts that are not there any more, or whose marks people changed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** As in a text report: the ends of an incident are proven by fewer. */
const shownEvidence = 16;

/** A page of its own: a heading, then one entry an incident, ongoing and newest first. Ends with a newline. */
export function printPage(document: ScanDocument, language: Language, syntax: PageSyntax): string {
  const entries = inReportOrder(document.incidents).map((incident) => entry(incident, language, syntax));
  const head = [syntax.heading(1, words[language].pageTitle), "", entriesMark(syntax)].join("\n");
  return `${[head, ...entries].join("\n\n")}\n`;
}

/**
 * A page on which an earlier scan wrote, or people alone did. Of incidents that are on it, only what stands between the marks
 * is replaced; others come behind the mark for new entries, at the end where there is none. Nothing else is touched.
 */
export function updatePage(page: string, document: ScanDocument, language: Language, syntax: PageSyntax): UpdatedPage {
  let text = withLineFeeds(page);
  const diagnostics: Diagnostic[] = [];
  const fresh: string[] = [];
  for (const incident of inReportOrder(document.incidents)) {
    if (!idsOf(incident).some((id) => text.includes(`logscan:begin ${id} `))) {
      fresh.push(entry(incident, language, syntax));
      continue;
    }
    for (const { name, frame, lines } of machineParts(incident, language, syntax)) {
      const found = findPart(frame, incident, text);
      if (found === null) diagnostics.push(leftToPeople(incident, name));
      else text = found.before + framed(frame, incident, lines) + found.after;
    }
  }
  text = withEntries(text, fresh, entriesMark(syntax));
  return { text: page.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text, diagnostics };
}

const entriesMark = ({ comment }: PageSyntax) => comment("logscan:entries");

function withEntries(text: string, fresh: readonly string[], mark: string): string {
  if (fresh.length === 0) return text;
  const at = text.indexOf(mark);
  if (at >= 0) {
    const [before, after] = [text.slice(0, at + mark.length), text.slice(at + mark.length)];
    return `${[before, ...fresh].join("\n\n")}${after === "" ? "\n" : after.startsWith("\n\n") ? after : `\n${after}`}`;
  }
  const above = text.trimEnd();
  return `${[...(above === "" ? [] : [above]), ...fresh].join("\n\n")}\n`;
}

function leftToPeople({ id }: Incident, part: string): Diagnostic {
  return {
    code: "page.left-to-people",
    severity: "warning",
    message: `${id}: its part "${part}" was taken out of the page, or a mark of it changed: it is left as it is`,
    hint: "take the whole entry out of the page to have it written anew",
  };
}

function entry(incident: Incident, language: Language, syntax: PageSyntax): string {
  const text = words[language];
  const [facts, findings] = machineParts(incident, language, syntax).map(({ frame, lines }) =>
    framed(frame, incident, lines),
  );
  const { at, notAfter, notBefore } = incident.start;
  const date = (at ?? notAfter ?? notBefore)?.slice(0, 10) ?? "?";
  const forPeople = [syntax.field(text.cause, text.toBeWritten), syntax.field(text.response, text.toBeWritten)];
  return [syntax.heading(2, date, incident.title), "", facts, ...forPeople, findings].join("\n");
}

interface MachinePart {
  readonly name: string;
  readonly frame: MachineFrame;
  readonly lines: readonly string[];
}

/** What stands above and below the fields of people, each between marks of its own. */
function machineParts(incident: Incident, language: Language, syntax: PageSyntax): MachinePart[] {
  const part = (name: string, lines: readonly string[]): MachinePart => {
    return { name, frame: { mark: (mark) => syntax.comment(`${mark} ${name}`) }, lines };
  };
  return [
    part("facts", factLines(incident, language, syntax)),
    part("findings", findingLines(incident, language, syntax)),
  ];
}

function factLines(incident: Incident, language: Language, { field }: PageSyntax): string[] {
  const text = words[language];
  const { status, nature, confidence } = incident;
  const state = `${text.status[status]}, ${text.nature[nature]}, ${text.sure}: ${text.confidence[confidence.level]}`;
  return [
    field(text.concerns, targetsText(incident, language)),
    field(text.started, startText(incident, language)),
    field(text.ended, endText(incident, language)),
    field(text.state, state),
  ];
}

function findingLines(incident: Incident, language: Language, syntax: PageSyntax): string[] {
  const text = words[language];
  const { first, last, omitted } = evidenceEnds(incident, shownEvidence);
  const lists = [
    { label: text.problems, statements: [...incident.detectionGaps, ...incident.openQuestions] },
    { label: text.suspected, statements: incident.causeHints },
    { label: text.actions, statements: incident.actionsSeen },
  ].filter(({ statements }) => statements.length > 0);
  return [
    ...lists.flatMap(({ label, statements }) =>
      syntax.list(
        label,
        statements.map((statement) => statement.text),
      ),
    ),
    ...cited(first, syntax),
    ...(omitted > 0 ? ["", syntax.paragraph(text.omitted(omitted))] : []),
    ...cited(last, syntax),
  ];
}

/** Lines of a log under their file, each with its number; lines of one file that follow each other stand together. */
function cited(evidence: readonly EvidenceLine[], { caption, preformatted }: PageSyntax): string[] {
  const groups: EvidenceLine[][] = [];
  for (const line of evidence) {
    const group = groups.at(-1);
    if (group?.[0]?.file === line.file && group[0].host === line.host) group.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => {
    const { host = "", file = "" } = group[0] ?? {};
    return [
      "",
      caption(host === "" ? file : `${host}: ${file}`),
      "",
      ...preformatted(group.map(({ line, text }) => `${line}: ${text}`)),
    ];
  });
}
