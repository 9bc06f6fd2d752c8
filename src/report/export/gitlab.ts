import * as z from "zod";
import type { Incident } from "../../incident/record.js";
import { characters, cutTo, utf8Bytes } from "../cut.js";
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
    const value = { title: inertTitle(title), description, labels: labels.join(","), issue_type: "incident" };
    return jsonRequest("POST", "issues", value, { repeatable: false });
  },
  update(number, description, closes) {
    const state = closes ? { state_event: "close" } : {};
    return jsonRequest("PUT", `issues/${number}`, { description, ...state }, { repeatable: true });
  },
};

/** What GitLab takes. */
const titleCharacters = 255;

/**
 * What GitLab makes links, mentions (which send mail to people) and pictures of in titles, where it knows no code: people,
 * issues, merge requests, snippets, epics, labels, milestones, `^alert#1`, `*iteration:1`, `[vulnerability:1]`, addresses and
 * `:names:` of emoji.
 * Source: https://docs.gitlab.com/user/markdown/#gitlab-specific-references
 */
const linked =
  /@|[#!$&](?=\d)|[~%](?=["\p{L}\p{N}_])|\^(?=alert)|\*(?=iteration)|\[(?=\w+:)|:(?=\/\/)|(?<=\bwww)\.|(?<=\bGL)-(?=\d)|(?<![\p{L}\p{N}:]):(?=[\w+-]+:)/giu;

/** A title in which GitLab finds nothing: what would be linked is written as `\x40`. */
function inertTitle(title: string): string {
  const inert = title.replace(linked, (mark) => `\\x${mark.charCodeAt(0).toString(16)}`);
  return cutTo(inert, titleCharacters, characters);
}

/**
 * Incidents (issues of that type) of a GitLab project, at `https://HOST/api/v4/projects/ID/`.
 * Source: https://docs.gitlab.com/api/issues/
 */
export function toGitLab(incident: Incident, context: ExportContext): Exported {
  return toIssue(gitlab, incident, context);
}
