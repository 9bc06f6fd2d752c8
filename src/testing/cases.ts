import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import type { Grammar } from "../grammar/model.js";
import type { ScanDocument } from "../incident/record.js";
import { scan } from "../incident/scan.js";
import { type CaseOptions, type ExpectedIncident, expectationSchema } from "./case-schema.js";

/** `CASE.expected.json` with the folder `CASE` beside it, which holds `HOST/var/log/...`, or with the one log `CASE.log`. */
export interface IncidentCase {
  readonly name: string;
  /** Path of the expectation. */
  readonly file: string;
  /** The folder, or the one log. */
  readonly logs: string;
  readonly options: CaseOptions;
  readonly incidents: readonly ExpectedIncident[];
}

/** An expectation cannot be used; the message says what to change. */
export class ExpectationError extends Error {}

export const expectationSuffix = ".expected.json";
const logSuffix = ".log";

/** The logs of a case by the path of its expectation without its suffix; null where there are none. */
function logsOf(stem: string): string | null {
  return [stem, `${stem}${logSuffix}`].find((path) => statSync(path, { throwIfNoEntry: false }) !== undefined) ?? null;
}

/** @throws ExpectationError where it is no JSON, not of the right shape, or has no logs beside it. */
export function readCase(file: string): IncidentCase {
  const stem = file.slice(0, -expectationSuffix.length);
  const logs = logsOf(stem);
  if (logs === null)
    throw new ExpectationError(`${file}: neither a folder ${basename(stem)} nor ${basename(stem)}.log`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ExpectationError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const expectation = expectationSchema.safeParse(content);
  if (!expectation.success) throw new ExpectationError(`${file}: ${z.prettifyError(expectation.error)}`);
  return { name: basename(stem), file, logs, ...expectation.data };
}

/** Scans the logs of a case, or of its copy at another path. */
export function scanCase(options: CaseOptions, logs: string, grammars: readonly Grammar[]): Promise<ScanDocument> {
  const { zones, hosts, aliases, ...plain } = options;
  const directory = statSync(logs).isDirectory() ? logs : dirname(logs);
  const ofDirectories = Object.entries(hosts ?? {}).map(([path, host]) => [join(directory, path), host] as const);
  return scan({
    ...plain,
    paths: [logs],
    zones: new Map(Object.entries(zones ?? {})),
    hosts: new Map(ofDirectories),
    aliases: new Map(Object.entries(aliases ?? {})),
    grammars,
  });
}
