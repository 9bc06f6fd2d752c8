import * as z from "zod";
import type { Incident } from "../../incident/record.js";
import { characters } from "../cut.js";
import { type IssueTracker, toIssue } from "./issues.js";
import { type ExportContext, type Exported, jsonOf, jsonRequest } from "./request.js";

const issues = z.array(z.looseObject({ number: z.int(), state: z.string(), body: z.string().nullable() }));

const github: IssueTracker = {
  bodyLimit: { most: 65_536, measure: characters },
  lookupPath: (label) => `issues?state=all&per_page=1&labels=${label}`,
  found(answer) {
    const issue = issues.safeParse(jsonOf(answer)).data?.[0];
    return issue === undefined
      ? null
      : { number: issue.number, isOpen: issue.state === "open", body: issue.body ?? "" };
  },
  create: (title, body, labels) => jsonRequest("POST", "issues", { title, body, labels }, { repeatable: false }),
  update: (number, body, closes) => {
    const state = closes ? { state: "closed", state_reason: "completed" } : {};
    return jsonRequest("PATCH", `issues/${number}`, { body, ...state }, { repeatable: true });
  },
};

/**
 * Issues of a GitHub repository, at `https://api.github.com/repos/OWNER/NAME/`.
 * Source: https://docs.github.com/en/rest/issues/issues
 */
export function toGitHub(incident: Incident, context: ExportContext): Exported {
  return toIssue(github, incident, context);
}
