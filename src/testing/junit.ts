import { visible } from "../diagnostic.js";

/** What became of a check; `failure` is null where it holds. */
export interface CheckResult {
  readonly group: string;
  readonly name: string;
  readonly seconds: number;
  readonly failure: string | null;
}

/** Results in the form of JUnit's XML reports, as build servers read it: a suite for each group, in the order of the results. */
export function printJunit(results: readonly CheckResult[]): string {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  const suites = [...groups].map(([name, own]) => {
    const cases = own.map((result) => {
      const head = `    <testcase classname="${escaped(name)}" name="${escaped(result.name)}" time="${result.seconds.toFixed(3)}"`;
      if (result.failure === null) return `${head}/>\n`;
      const [first = ""] = result.failure.split("\n");
      return `${head}>\n      <failure message="${escaped(first)}">${escaped(result.failure)}</failure>\n    </testcase>\n`;
    });
    return `  <testsuite name="${escaped(name)}" ${counts(own)}>\n${cases.join("")}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts(results)}>\n${suites.join("")}</testsuites>\n`;
}

function counts(results: readonly CheckResult[]): string {
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const failures = results.filter(({ failure }) => failure !== null).length;
  return `tests="${results.length}" failures="${failures}" time="${seconds.toFixed(3)}"`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Log lines stand in failures: XML can hold no control characters, whoever wrote them. */
function escaped(text: string): string {
  const lines = text.split("\n").map((line) => visible(line).replace(/[\ufffe\uffff]/g, "\ufffd"));
  return lines.join("\n").replace(/[&<>"]/g, (character) => entities[character] ?? "");
}
