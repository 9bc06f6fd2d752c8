import { createHash } from "node:crypto";
import type { Language } from "../../incident/phrases.js";
import type { Incident } from "../../incident/record.js";

/** One HTTP request of an export, without any token: the sender adds it. */
export interface ExportRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** Relative to the receiver's URL, without a slash before it. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Whether sending it twice leaves the receiver as sending it once does; only such a request is sent again when it is not known to have failed. */
  readonly repeatable: boolean;
  /** Whether a 404 is an answer and no failure: that of a lookup. */
  readonly mayBeMissing?: boolean;
  /** What follows from the answer. Null stands for a receiver that knows nothing of the draft. */
  readonly follow?: (answer: Answer | null) => Exported;
}

export interface Answer {
  readonly status: number;
  /** Null where the answer has no such header. */
  readonly header: (name: string) => string | null;
  readonly body: string;
}

/** Something that the receiver will not show as the draft has it, worded for the person who sends it. */
export interface ExportWarning {
  /** Stable, e.g. `export.cut`. */
  readonly code: string;
  readonly message: string;
}

export interface Exported {
  readonly requests: readonly ExportRequest[];
  readonly warnings: readonly ExportWarning[];
}

export interface ExportContext {
  readonly language: Language;
}

/** A draft as the requests that create it in another tool or update what an earlier scan created there. */
export type Exporter = (incident: Incident, context: ExportContext) => Exported;

export const nothing: Exported = { requests: [], warnings: [] };

/** A request with a JSON body; half surrogate pairs, which no receiver takes, do not get here: every text was made visible. */
export function jsonRequest(
  method: "POST" | "PUT" | "PATCH",
  path: string,
  value: unknown,
  rest: { readonly repeatable: boolean; readonly type?: string; readonly follow?: ExportRequest["follow"] },
): ExportRequest {
  const { repeatable, follow, type = "application/json" } = rest;
  const headers = { "content-type": type, accept: "application/json" };
  const body = JSON.stringify(value);
  return { method, path, headers, body, repeatable, ...(follow === undefined ? {} : { follow }) };
}

export function lookup(path: string, follow: ExportRequest["follow"] & {}): ExportRequest {
  return { method: "GET", path, headers: { accept: "application/json" }, body: null, repeatable: true, follow };
}

/** The JSON of an answer, or undefined where it is none: a receiver may answer anything. */
export function jsonOf(answer: Answer | null): unknown {
  try {
    return answer === null ? undefined : JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}

/** 16 hex digits that change when the text does. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** The instants that a receiver with one start and one end gets; null where the draft gives none. */
export function spanOf({ start, end, lastFailingAt }: Incident): { startAt: string | null; endAt: string | null } {
  const startAt = start.at ?? start.notAfter ?? start.notBefore ?? lastFailingAt;
  const closedAt = end === null ? null : (end.at ?? end.notBefore ?? end.notAfter ?? lastFailingAt);
  // A receiver refuses an end before the start; bounds alone can give one.
  const isBefore = startAt !== null && closedAt !== null && Date.parse(closedAt) < Date.parse(startAt);
  return { startAt, endAt: isBefore ? startAt : closedAt };
}

/** Whether the incident is over as far as the logs show, and when is known. */
export const isClosed = (incident: Incident) => incident.status !== "ongoing" && spanOf(incident).endAt !== null;
