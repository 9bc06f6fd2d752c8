import type { Incident } from "../../incident/record.js";
import { idsOf } from "../machine-part.js";
import { titleOf } from "./details.js";
import { type BodyLimit, newBody, updatedBody } from "./issue-body.js";
import {
  type Answer,
  type ExportContext,
  type Exported,
  type ExportRequest,
  isClosed,
  lookup,
  nothing,
} from "./request.js";

/** An issue that an earlier scan made. */
export interface FoundIssue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
}

/** How one kind of tracker is spoken to. */
export interface IssueTracker {
  readonly bodyLimit: BodyLimit;
  readonly lookupPath: (label: string) => string;
  /** Null where the answer lists no issue. */
  readonly found: (answer: Answer) => FoundIssue | null;
  readonly create: (title: string, body: string, labels: readonly string[]) => ExportRequest;
  readonly update: (number: number, body: string, closes: boolean) => ExportRequest;
}

/**
 * A draft as an issue. Trackers have no key of their own for issues: the draft's id is a label, by which a later scan finds
 * the issue again. It replaces the machine's part of the body, closes what it made for an ongoing incident once that is over,
 * and leaves title, labels, state and words of people alone.
 */
export function toIssue(tracker: IssueTracker, incident: Incident, context: ExportContext): Exported {
  const search = ([id, ...others]: readonly string[]): Exported => {
    if (id === undefined) return creation(tracker, incident, context);
    const follow = (answer: Answer | null) => {
      const issue = answer === null ? null : tracker.found(answer);
      return issue === null ? search(others) : change(tracker, incident, context, issue);
    };
    return { requests: [lookup(tracker.lookupPath(id), follow)], warnings: [] };
  };
  return search(idsOf(incident));
}

function creation(tracker: IssueTracker, incident: Incident, context: ExportContext): Exported {
  const { text, warnings } = newBody(incident, context, tracker.bodyLimit);
  const title = titleOf(incident);
  return { requests: [tracker.create(title, text, ["logscan", incident.id])], warnings };
}

function change(tracker: IssueTracker, incident: Incident, context: ExportContext, issue: FoundIssue): Exported {
  const updated = updatedBody(issue.body, incident, context, tracker.bodyLimit);
  if (updated === null) {
    const message = `${incident.id}: issue ${issue.number} is left as it is: the part that logscan wrote was taken out, or there is no room for a new one`;
    return { requests: [], warnings: [{ code: "export.left-to-people", message }] };
  }
  const closes = updated.wasOngoing && isClosed(incident) && issue.isOpen;
  if (updated.text === issue.body.replace(/\r\n?/g, "\n") && !closes) return nothing;
  return { requests: [tracker.update(issue.number, updated.text, closes)], warnings: updated.warnings };
}
