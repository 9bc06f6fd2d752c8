import { visible } from "../diagnostic.js";
import type { Incident } from "../incident/record.js";

/**
 * The part of a text that logscan wrote, between two marks with the draft's id: a later scan replaces it and leaves what
 * people wrote around it alone.
 */
export interface MachineFrame {
  /** How a mark is written so that the receiver's readers are not disturbed by it, e.g. as a comment of HTML. */
  readonly mark: (text: string) => string;
}

export const commentFrame: MachineFrame = { mark: (text) => `<!-- ${text} -->` };
export const bracketFrame: MachineFrame = { mark: (text) => `[${text}]` };

/** The part with its marks; `lines` come from `unmarked` texts only. */
export function framed({ mark }: MachineFrame, { id, status }: Incident, lines: readonly string[]): string {
  return [mark(`logscan:begin ${id} ${status}`), ...lines, mark(`logscan:end ${id}`)].join("\n");
}

export interface FoundPart {
  /** What people have before and after the part; line ends are `\n`. */
  readonly before: string;
  readonly after: string;
  /** The draft's status when the part was written. */
  readonly status: string;
}

/** The part that an earlier scan wrote, under any id that the draft has had; null where people took it out. */
export function findPart({ mark }: MachineFrame, incident: Incident, text: string): FoundPart | null {
  const body = withLineFeeds(text);
  for (const id of idsOf(incident)) {
    for (const status of statuses) {
      const begin = mark(`logscan:begin ${id} ${status}`);
      const end = mark(`logscan:end ${id}`);
      const from = body.indexOf(begin);
      const to = from < 0 ? -1 : body.indexOf(end, from);
      if (to >= 0) return { before: body.slice(0, from), after: body.slice(to + end.length), status };
    }
  }
  return null;
}

const statuses: readonly Incident["status"][] = ["ongoing", "recovered", "quiet", "unknown"];

/** The id of a draft and those it had before, newest first: what an earlier scan may have written it under. */
export function idsOf(incident: Incident): string[] {
  return [incident.id, ...incident.aliases];
}

/** Receivers give texts back with `\r\n`. */
export const withLineFeeds = (text: string) => text.replace(/\r\n?/g, "\n");

/** A text of a log in one line, in which nothing is a mark of ours. */
export function unmarked(text: string): string {
  return visible(text).replace(/logscan:(?=begin|end|entries)/g, "logscan\\x3a");
}
