import type { EvidenceLine, Incident } from "../../incident/record.js";
import type { Measure } from "../cut.js";
import { commentFrame, findPart, framed } from "../machine-part.js";
import { inCode, inlineMarkdown, longestRun } from "../markdown-text.js";
import { words } from "../words.js";
import { detailsOf } from "./details.js";
import { cutWarning, evidenceText, fitEvidence } from "./fit.js";
import type { ExportContext, ExportWarning } from "./request.js";

/** The Markdown of an issue on GitHub or GitLab. */
export interface IssueBody {
  readonly text: string;
  readonly warnings: readonly ExportWarning[];
}

/** How much a tracker's body holds, in its own unit. */
export interface BodyLimit {
  readonly most: number;
  readonly measure: Measure;
}

/** The machine's part, then empty headings for people. */
export function newBody(incident: Incident, context: ExportContext, { most, measure }: BodyLimit): IssueBody {
  const text = words[context.language];
  const forPeople = `\n\n### ${text.cause}\n\n${text.toBeWritten}\n\n### ${text.response}\n\n${text.toBeWritten}\n`;
  const machine = machinePart(incident, context, measure, most - measure(forPeople));
  return { text: machine.text + forPeople, warnings: machine.warnings };
}

/** A body whose machine part is the draft's; null where people took the part out, or left no room for it. */
export function updatedBody(
  old: string,
  incident: Incident,
  context: ExportContext,
  { most, measure }: BodyLimit,
): (IssueBody & { readonly wasOngoing: boolean }) | null {
  const found = findPart(commentFrame, incident, old);
  if (found === null) return null;
  const room = most - measure(found.before) - measure(found.after);
  const { text, warnings } = machinePart(incident, context, measure, room);
  if (measure(text) > room) return null;
  return { text: found.before + text + found.after, warnings, wasOngoing: found.status === "ongoing" };
}

/** At most 25,000 characters, and as much evidence as `room` leaves. */
function machinePart(incident: Incident, { language }: ExportContext, measure: Measure, room: number): IssueBody {
  const text = words[language];
  const { facts, statements, warnings } = detailsOf(incident, language);
  const head = facts.map(({ label, value }) => `- ${label}: ${inlineMarkdown(value)}`);
  const foot = statements.flatMap(({ label, texts }) => [
    ...["", `### ${label}`, ""],
    ...texts.map((item) => `- ${inlineMarkdown(item)}`),
  ]);
  const shown = (line: EvidenceLine) => inCode(evidenceText(line));
  const fence = "`".repeat(Math.max(3, longestRun(incident.evidence.map(shown)) + 1));
  const whole = (lines: readonly string[], omitted: number) =>
    framed(commentFrame, incident, [
      ...[...head, "", `### ${text.evidence}`, ""],
      ...[`${fence}log`, ...lines, fence],
      ...(omitted > 0 ? ["", text.omitted(omitted)] : []),
      ...foot,
    ]);
  const left = room - measure(whole([], Number.MAX_SAFE_INTEGER));
  const { lines, omitted } = fitEvidence(incident, left, (line) => measure(`${shown(line)}\n`));
  return { text: whole(lines.map(shown), omitted), warnings: [...warnings, ...cutWarning(incident, omitted)] };
}
