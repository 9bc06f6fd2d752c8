import type { Redactor } from "../report/redact.js";
import { readText } from "./input.js";

/** What `--redact` and `--redact-file` ask for; null for nothing. @throws UsageError for a file that cannot be read. */
export async function redactorOf(values: {
  readonly redact: boolean;
  readonly "redact-file"?: string | undefined;
}): Promise<Redactor | null> {
  const file = values["redact-file"];
  if (file === undefined && !values.redact) return null;
  const { createRedactor } = await import("../report/redact.js");
  if (file === undefined) return createRedactor([]);
  const lines = (await readText(file, "--redact-file")).split("\n").map((line) => line.trim());
  return createRedactor(lines.filter((line) => line !== "" && !line.startsWith("#")));
}
