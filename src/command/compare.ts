import { printDiagnostic } from "../grammar/print.js";
import { scan } from "../incident/scan.js";
import { compareReports } from "../report/compare/compare.js";
import { printComparison } from "../report/compare/print-comparison.js";
import { readReports } from "../report/compare/read-reports.js";
import { readText } from "./input.js";
import { helpOption, languageOption, languages, readingOptions } from "./option-types.js";
import { print, warn, write } from "./output.js";
import { exitStatus } from "./report.js";
import { scanOptions } from "./scan-options.js";
import { oneOf, readArguments, UsageError } from "./usage.js";

const help = `logscan compare reads incidents that people wrote down, scans logs, and says what was found, missed and extra.

  logscan compare REPORTS [PATH ...]     REPORTS: a page (plain text, PukiWiki, Markdown), CSV or JSON; PATH: default /var/log

A page has entries under days ("• 9/24", "** 2008-09-24 Mail is down"), each with a title (behind ◆) and fields:
    対象: FW                  concerns: fw
    発生: Sep 23 16:33:19     started: 2008-09-23 16:33
    復旧: 4:00 頃             ended: about 4:00
What nobody knows is written ??? or in words. CSV has a first row with such names (title, concerns, start, end, state), JSON such keys.

Options
  --tz ZONE[,HOST=ZONE], --now, --year, --host, --alias, --grammars, --threads    as for a scan; ZONE is the reports' too
  --format text|json
  --lang en|ja

Exit status: 0 all were found; 1 one was missed; 2 wrong usage; 3 done, but a log or a part of the reports could not be read.
`;

const { tz, now, year, host, alias, grammars, threads } = readingOptions;
const comparisonFormats = ["text", "json"] as const;

export const compareOptions = {
  ...{ tz, now, year, host, alias, grammars, threads },
  format: { type: "string", default: "text", takes: comparisonFormats },
  ...languageOption,
  ...helpOption,
} as const;

/** `logscan compare` */
export async function runCompare(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, compareOptions);
  if (values.help) return print(help);
  const format = oneOf("--format", values.format, comparisonFormats);
  const language = oneOf("--lang", values.lang, languages);
  const [file, ...paths] = positionals;
  if (file === undefined) throw new UsageError("compare needs REPORTS, a file with incidents that people wrote down");
  const source = await readText(file);
  const { incidents, diagnostics } = readReports(source, file);
  for (const problem of diagnostics) process.stderr.write(`${printDiagnostic(problem, source)}\n`);
  const options = await scanOptions(values);
  const document = await scan({ ...options, paths: paths.length === 0 ? ["/var/log"] : paths, language });
  for (const problem of document.diagnostics) warn(problem, false);
  const comparison = compareReports(incidents, [document], options.aliases);
  await write(
    format === "json" ? `${JSON.stringify(comparison, null, 2)}\n` : printComparison(comparison, language),
    undefined,
  );
  if (diagnostics.length > 0) return 3;
  return exitStatus(document, null) || (comparison.missed.length > 0 ? 1 : 0);
}
