import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { grammarSuffix } from "../grammar/names.js";
import { expectationSuffix, type IncidentCase, readCase } from "./cases.js";

/** What there is to test below some paths. */
export interface Testable {
  /** Paths of grammar files. */
  readonly grammars: readonly string[];
  readonly cases: readonly IncidentCase[];
  /** Logs of cases that no expectation was written for yet: files or folders. */
  readonly unexpected: readonly string[];
}

const logSuffix = ".log";
/** The folder that holds cases: `fixtures/NAME/CASE.log` of a grammar, `fixtures/incidents/CASE/` of several hosts. */
const fixturesFolder = "fixtures";
const incidentsFolder = "incidents";
/** Cases that are known not to pass yet. */
const pendingFolder = "pending";

/**
 * Grammars, expectations and their logs below the paths, each a file or a directory.
 * @throws ExpectationError for an expectation that cannot be used, and what the system says of a path that is not there.
 */
export function findTestable(paths: readonly string[]): Testable {
  const files = [...new Set(paths.flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path])))];
  return {
    grammars: files.filter((file) => file.endsWith(grammarSuffix)),
    cases: files.filter((file) => file.endsWith(expectationSuffix)).map(readCase),
    unexpected: [...new Set(files.flatMap(caseOf))].filter((logs) => !existsSync(expectationOf(logs))),
  };
}

/** The path of the expectation of a case's logs. */
export function expectationOf(logs: string): string {
  return `${logs.endsWith(logSuffix) ? logs.slice(0, -logSuffix.length) : logs}${expectationSuffix}`;
}

/** The case that a file belongs to, by where it lies. */
function caseOf(file: string): string[] {
  const folder = dirname(file);
  if (file.endsWith(logSuffix) && basename(dirname(folder)) === fixturesFolder) return [file];
  for (let path = folder; dirname(path) !== path; path = dirname(path)) {
    const parent = dirname(path);
    if (basename(parent) === incidentsFolder && basename(dirname(parent)) === fixturesFolder) return [path];
  }
  return [];
}

/** All files below a directory in the order of their paths, without hidden folders, packages and cases that are pending. */
function filesBelow(directory: string): string[] {
  const isLeftOut = ({ name }: Dirent) => name.startsWith(".") || name === "node_modules" || name === pendingFolder;
  const entries = readdirSync(directory, { withFileTypes: true }).filter((entry) => !isLeftOut(entry));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}
