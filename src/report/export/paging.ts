import type { Incident } from "../../incident/record.js";
import { type ExportWarning, spanOf } from "./request.js";

/** What a tool that pages may be told of a draft. */
export type PagingState =
  | { readonly state: "firing"; readonly startAt: string }
  | { readonly state: "resolved"; readonly startAt: string; readonly endAt: string }
  | { readonly state: "unclear"; readonly warning: ExportWarning };

/** Only what goes on pages; what is over resolves; where that is not known, nobody is told. */
export function pagingStateOf(incident: Incident): PagingState {
  const { startAt, endAt } = spanOf(incident);
  if (startAt === null) return { state: "unclear", warning: notPaged(incident, "nothing shows when it began") };
  if (incident.status === "ongoing") return { state: "firing", startAt };
  if (endAt !== null) return { state: "resolved", startAt, endAt };
  return { state: "unclear", warning: notPaged(incident, "the log ends first; whether it goes on is not known") };
}

export function notPaged({ id }: Incident, reason: string): ExportWarning {
  return { code: "export.not-paged", message: `${id}: not handed to a tool that pages: ${reason}` };
}
