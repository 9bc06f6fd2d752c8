import * as z from "zod";
import type { Incident } from "../../incident/record.js";
import { bracketFrame, findPart, framed, idsOf, unmarked, withLineFeeds } from "../machine-part.js";
import { words } from "../words.js";
import { detailsOf, titleOf } from "./details.js";
import { evidenceText } from "./fit.js";
import {
  type Answer,
  digestOf,
  type ExportContext,
  type Exported,
  type ExportRequest,
  type ExportWarning,
  isClosed,
  jsonOf,
  jsonRequest,
  lookup,
  nothing,
  spanOf,
} from "./request.js";

const found = z.object({ issues: z.array(z.looseObject({ id: z.int() })) });
const status = z.looseObject({ id: z.int(), is_closed: z.boolean().default(false) });
const whole = z.object({
  issue: z.looseObject({
    id: z.int(),
    description: z.string().nullish(),
    status,
    attachments: z.array(z.looseObject({ filename: z.string() })).default([]),
    /** Since Redmine 5: what the key's user may make of the issue. */
    allowed_statuses: z.array(status).optional(),
  }),
});
const statuses = z.object({ issue_statuses: z.array(status) });
const uploaded = z.object({ upload: z.looseObject({ token: z.string() }) });

/**
 * Issues of a Redmine project, at `https://HOST/projects/NAME/`, with the evidence attached as a text file. Redmine has no key
 * of its own: the draft's id in the description is what a later scan finds the issue by. It replaces its own part of the
 * description, attaches evidence that is new, and closes what it made for an ongoing incident once that is over.
 * Source: https://www.redmine.org/projects/redmine/wiki/Rest_Issues, and Redmine 5.0.4 itself.
 */
export function toRedmine(incident: Incident, context: ExportContext): Exported {
  const search = ([id, ...others]: readonly string[]): Exported => {
    if (id === undefined) return creation(incident, context);
    const path = `issues.json?status_id=*&sort=id&limit=1&description=${encodeURIComponent(`~${id}`)}`;
    const follow = (answer: Answer | null): Exported => {
      const issue = found.safeParse(jsonOf(answer)).data?.issues[0];
      if (issue === undefined) return search(others);
      const read = lookup(`../../issues/${issue.id}.json?include=attachments,allowed_statuses`, (details) =>
        change(incident, context, details),
      );
      return { requests: [read], warnings: [] };
    };
    return { requests: [lookup(path, follow)], warnings: [] };
  };
  return search(idsOf(incident));
}

function creation(incident: Incident, context: ExportContext): Exported {
  const text = words[context.language];
  const { part, warnings } = machinePart(incident, context);
  const forPeople = `\n\n${text.cause}: ${text.toBeWritten}\n\n${text.response}: ${text.toBeWritten}\n`;
  const { startAt } = spanOf(incident);
  const issue = {
    subject: titleOf(incident),
    description: part + forPeople,
    ...(startAt === null ? {} : { start_date: startAt.slice(0, 10) }),
  };
  const create = (uploads: readonly Upload[]) =>
    jsonRequest("POST", "issues.json", { issue: { ...issue, uploads } }, { repeatable: false });
  return { requests: [attach(incident, create)], warnings };
}

function change(incident: Incident, context: ExportContext, answer: Answer | null): Exported {
  const issue = whole.safeParse(jsonOf(answer)).data?.issue;
  const old = withLineFeeds(issue?.description ?? "");
  const place = findPart(bracketFrame, incident, old);
  if (issue === undefined || place === null) {
    const message = `${incident.id}: the issue is left as it is: the part that logscan wrote was taken out of its description`;
    return { requests: [], warnings: [{ code: "export.left-to-people", message }] };
  }
  const { part, warnings } = machinePart(incident, context);
  const description = place.before + part + place.after;
  const hasEvidence = issue.attachments.some(({ filename }) => filename === evidenceName(incident));
  if (description === old && hasEvidence) return nothing;
  const path = `../../issues/${issue.id}.json`;
  const update = (status: object, follow?: ExportRequest["follow"]) => {
    const put = (uploads: readonly Upload[]) =>
      jsonRequest("PUT", path, { issue: { description, ...status, uploads } }, { repeatable: true, follow });
    return hasEvidence ? put([]) : attach(incident, put);
  };
  if (place.status !== "ongoing" || !isClosed(incident)) return { requests: [update({})], warnings };
  const close = (candidates: readonly z.infer<typeof status>[]): Exported => {
    if (candidates.some(({ id, is_closed }) => id === issue.status.id && is_closed)) {
      return { requests: [update({})], warnings };
    }
    const closed = candidates.find(({ is_closed }) => is_closed);
    if (closed === undefined) return { requests: [update({})], warnings: [...warnings, notClosed(incident)] };
    // A status that a workflow forbids, Redmine passes over without a word.
    const check = lookup(path, (answer) => {
      const isTaken = whole.safeParse(jsonOf(answer)).data?.issue.status.id === closed.id;
      return { requests: [], warnings: isTaken || answer === null ? [] : [notClosed(incident)] };
    });
    return {
      requests: [update({ status_id: closed.id }, () => ({ requests: [check], warnings: [] }))],
      warnings,
    };
  };
  if (issue.allowed_statuses !== undefined) return close(issue.allowed_statuses);
  const list = lookup("../../issue_statuses.json", (listed) =>
    close(statuses.safeParse(jsonOf(listed)).data?.issue_statuses ?? []),
  );
  return { requests: [list], warnings: [] };
}

function notClosed({ id }: Incident): ExportWarning {
  const message = `${id}: the incident is over, but Redmine lets the key's user give the issue no closed status: close it by hand, or allow that in the workflow`;
  return { code: "export.not-closed", message };
}

interface Upload {
  readonly token: string;
  readonly filename: string;
  readonly content_type: string;
}

/** Uploads the evidence, then makes the request that attaches it. */
function attach(incident: Incident, then: (uploads: readonly Upload[]) => ExportRequest): ExportRequest {
  const filename = evidenceName(incident);
  return {
    method: "POST",
    path: `../../uploads.json?filename=${filename}`,
    headers: { "content-type": "application/octet-stream", accept: "application/json" },
    body: evidenceFile(incident),
    // What is uploaded and not attached, Redmine deletes.
    repeatable: true,
    follow: (answer) => {
      const token = uploaded.safeParse(jsonOf(answer)).data?.upload.token ?? "(the upload's token)";
      return { requests: [then([{ token, filename, content_type: "text/plain" }])], warnings: [] };
    },
  };
}

/** Every evidence line of the draft, whole. */
function evidenceFile(incident: Incident): string {
  return incident.evidence.map((line) => `${line.at}  ${evidenceText(line)}\n`).join("");
}

const evidenceName = (incident: Incident) => `evidence-${incident.id}-${digestOf(evidenceFile(incident))}.log`;

function machinePart(incident: Incident, { language }: ExportContext) {
  const text = words[language];
  const { facts, statements, warnings } = detailsOf(incident, language);
  const omitted = incident.evidenceOmitted;
  // Blank lines around the lists: the marks are paragraphs of their own in each of Redmine's markups.
  const part = framed(bracketFrame, incident, [
    "",
    ...facts.map(({ label, value }) => `* ${label}: ${plain(value)}`),
    `* ${text.evidence}: ${evidenceName(incident)}${omitted > 0 ? `, ${text.omitted(omitted)}` : ""}`,
    ...statements.flatMap(({ label, texts }) => ["", label, "", ...texts.map((item) => `* ${plain(item)}`)]),
    "",
  ]);
  return { part, warnings };
}

/**
 * What Redmine looks for in the finished HTML, where entities are characters again: addresses, mentions (which send mail to
 * people), issues, revisions, pages and things by name. Source: `parse_redmine_links` of its application_helper.rb.
 */
const linked =
  /[@#]|:(?=\/\/)|(?<=\bwww)\.|\[(?=\[)|\br(?=\d)|(?<=\b(?:attachment|commit|document|export|forum|message|news|project|source|user|version)):/gi;

/**
 * A text that neither Textile nor Markdown reads as markup, link or reference: what would be linked is written as `\x40`, what
 * else could be markup as entities.
 */
function plain(text: string): string {
  return unmarked(text)
    .replace(linked, (mark) => `\\x${mark.charCodeAt(0).toString(16)}`)
    .replace(/(?<=\w)-(?=\w)|[.,;:()?'/+]|([!-/:-@[-`{-~])/g, (mark, special?: string) =>
      special === undefined ? mark : `&#${special.charCodeAt(0)};`,
    );
}
