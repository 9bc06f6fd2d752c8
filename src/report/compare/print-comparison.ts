import { placeOf, visible } from "../../diagnostic.js";
import type { Language } from "../../incident/phrases.js";
import type { Incident } from "../../incident/record.js";
import { endText, instant, targetsText } from "../facts.js";
import { words } from "../words.js";
import type { ComparedEnd, ComparedIncident, Comparison } from "./compare.js";
import type { ReportedIncident } from "./reported.js";

/** What was found, missed and extra, both sides' words beside each other. The last line has the counts; ends with a newline. */
export function printComparison({ found, missed, extra }: Comparison, language: Language): string {
  const text = words[language];
  const sections = [
    text.compared,
    ...found.map((compared) => printFound(compared, language)),
    ...missed.map((reported) => printMissed(reported, language)),
    ...extra.map((incident) => printExtra(incident, language)),
    text.counted(found.length, missed.length, extra.length),
  ];
  return `${sections.join("\n\n")}\n`;
}

function printFound({ reported, incident, start, end }: ComparedIncident, language: Language): string {
  const text = words[language];
  const state = `${text.status[incident.status]}, ${text.nature[incident.nature]}`;
  return [
    `${text.found}  ${heading(reported)}`,
    row(text.incident, reported.text, `${incident.title}  ${incident.id}`),
    row(text.concerns, reported.concerns, targetsText(incident, language)),
    row(text.started, ...endCells(start, language)),
    row(text.ended, ...endCells(end, language)),
    row(text.state, reported.state, state),
  ].join("\n");
}

function endCells({ reported, drafted, errorMinutes, verdict, contradiction }: ComparedEnd, language: Language) {
  const text = words[language];
  const minutes = errorMinutes === null ? [] : [`${signed(errorMinutes)} ${text.minutes}`];
  const line = contradiction?.line ?? null;
  const remark = [
    ...(verdict === "agrees" ? [] : [text.verdict[verdict]]),
    ...(line === null ? [] : [text.inLine(line)]),
    ...(contradiction === null ? [] : [text.cites(contradiction.text)]),
  ];
  return [reported ?? "", drafted === null ? "" : instant(drafted), [...minutes, ...remark].join(", ")];
}

/** With one decimal; what is less than that is none. */
function signed(minutes: number): string {
  const rounded = (Math.round(minutes * 10) / 10).toFixed(1);
  return rounded === "-0.0" ? "0.0" : minutes > 0 && rounded !== "0.0" ? `+${rounded}` : rounded;
}

function printMissed(reported: ReportedIncident, language: Language): string {
  const text = words[language];
  return [
    `${text.missed}  ${heading(reported)}`,
    row(text.incident, reported.text),
    row(text.concerns, reported.concerns),
    row(text.started, reported.start?.text ?? ""),
    row(text.ended, reported.end?.text ?? ""),
    row(text.state, reported.state),
  ].join("\n");
}

function printExtra(incident: Incident, language: Language): string {
  const text = words[language];
  return [
    `${text.extra}  ${incident.id}`,
    row(text.incident, "", incident.title),
    row(text.concerns, "", targetsText(incident, language)),
    row(text.started, "", instant(incident.start.at)),
    row(text.ended, "", incident.end === null ? endText(incident, language) : instant(incident.end.at)),
  ].join("\n");
}

const heading = ({ file, line }: ReportedIncident) => visible(placeOf({ file, ...(line === null ? {} : { line }) }));

/** A label, then what each side says; `-` where one says nothing. */
function row(label: string, ...cells: readonly string[]): string {
  return `  ${label}: ${cells.map((cell) => (cell === "" ? "-" : visible(cell))).join(" | ")}`;
}
