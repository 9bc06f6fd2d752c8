import * as z from "zod";
import type { Incident } from "../../incident/record.js";
import { utf8Bytes } from "../cut.js";
import { type IssueTracker, toIssue } from "./issues.js";
import { type ExportContext, type Exported, jsonOf, jsonRequest } from "./request.js";

const issues = z.array(z.looseObject({ iid: z.int(), state: z.string(), description: z.string().nullable() }));

const gitlab: IssueTracker = {
  // 1,048,576 characters; a request with more bytes than that, in which JSON escapes some characters, is refused before GitLab.
  bodyLimit: { most: 1_000_000, measure: (text) => utf8Bytes(JSON.stringify(text)) - 2 },
  lookupPath: (label) => `issues?state=all&per_page=1&labels=${label}`,
  found(answer) {
    const issue = issues.safeParse(jsonOf(answer)).data?.[0];
    return issue === undefined
      ? null
      : { number: issue.iid, isOpen: issue.state === "opened", body: issue.description ?? "" };
  },
  create(title, description, labels) {
    const value = { title, description, labels: labels.join(","), issue_type: "incident" };
    return jsonRequest("POST", "issues", value, { repeatable: false });
  },
  update(number, description, closes) {
    const state = closes ? { state_event: "close" } : {};
    return jsonRequest("PUT", `issues/${number}`, { description, ...state }, { repeatable: true });
  },
};

/**
 * Incidents (issues of that type) of a GitLab project, at `https://HOST/api/v4/projects/ID/`.
 * Source: https://docs.gitlab.com/api/issues/
 */
export function toGitLab(incident: Incident, context: ExportContext): Exported {
  return toIssue(gitlab, incident, context);
}
