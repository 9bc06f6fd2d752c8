import { jsonText } from "../json.js";
import type { Exported, ExportRequest, ExportWarning } from "./request.js";
import { addressOf } from "./send.js";

/**
 * The requests as one JSON array that a terminal shows as it is, with those that follow a lookup as if it had found nothing.
 * There is no token in them.
 */
export function printRequests(
  drafts: readonly { readonly draft: string; readonly exported: Exported }[],
  url: URL,
): { text: string; warnings: ExportWarning[] } {
  const warnings: ExportWarning[] = [];
  const printed = drafts.flatMap(({ draft, exported }) => {
    const requests: ExportRequest[] = [];
    const add = ({ requests: next, warnings: more }: Exported) => {
      warnings.push(...more);
      for (const request of next) {
        requests.push(request);
        if (request.follow !== undefined) add(request.follow(null));
      }
    };
    add(exported);
    return requests.map(({ method, path, headers, body }) => ({
      draft,
      method,
      url: addressOf(path, url).href,
      headers,
      ...(body === null ? {} : { body: headers["content-type"]?.includes("json") ? JSON.parse(body) : body }),
    }));
  });
  return { text: `${jsonText(printed, 2)}\n`, warnings };
}
