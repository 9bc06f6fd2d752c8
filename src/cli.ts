import { readBaseline } from "./command/baseline.js";
import { GrammarError, runGrammars } from "./command/grammars.js";
import { print } from "./command/output.js";
import { redactionOptions, redactorOf } from "./command/redaction.js";
import { exitStatus, formats, report } from "./command/report.js";
import { readingOptions, scanOptions } from "./command/scan-options.js";
import { oneOf, readArguments, UsageError } from "./command/usage.js";
import { visible } from "./diagnostic.js";
import { compareWithBaseline } from "./incident/baseline.js";
import { scan } from "./incident/scan.js";
import { ScanOptionError } from "./incident/scan-options.js";
import { severities } from "./incident/severity.js";
import { version } from "./incident/version.js";
import { redactDocument } from "./report/redact.js";

const help = `logscan reads logs and drafts the incidents that they show.

  logscan [scan] [PATH ...]     default /var/log; files, directories, globs, - for standard input
  logscan export --to NAME      drafts as another tool's requests: logscan export --help
  logscan explain LINE | -f FILE | -    how lines were read, and which pattern claims them (logscan explain --help)
  logscan compare REPORTS [PATH ...]    what people wrote down against what the logs show (logscan compare --help)
  logscan test [PATH ...]       samples and fixtures of grammars, built-in or your own (logscan test --help)
  logscan new grammar NAME      a grammar to start from, with a fixture, proposed from a log with --from FILE
  logscan schema [NAME]         a JSON Schema: incident (of --format json), event, expectation
  logscan grammars              the systems it knows, and where each grammar is from

Examples
  logscan /var/log
  logscan --tz Asia/Tokyo --since yesterday /var/log
  journalctl -o json | logscan --format json -

Options
  --since TIME, --until TIME    incidents that overlap [since, until): RFC 3339, "2008-05-22 23:34", yesterday, -2h
  --tz ZONE[,HOST=ZONE]         zone of lines that state none, e.g. Europe/Berlin
  --now TIME                    the present; no line lies after it
  --year YEAR                   year of the newest lines that state none
  --host NAME=DIR               the logs below DIR are NAME's (may be repeated)
  --alias NAME=HOST             NAME is HOST by another name (may be repeated)
  --grammars DIR                grammars of your own beside the built-in ones and those in /etc/logscan/grammars
  --format FORMAT               text (default), json, ndjson, markdown, pukiwiki, html
  --baseline FILE               an earlier report (json, ndjson): incidents keep their ids, and are marked new or updated
  --lang en|ja                  language of the report
  -o FILE                       write the report there; of a page that is there, only the parts that logscan wrote
  --fail-on SEVERITY            exit 1 when an incident is at least: critical, error, warning, info
  --threads N                   how many threads may read one long file; the result is the same
  --quiet                       for cron: a short report of what is new, none when nothing (of --fail-on's severity) was found
  --redact                      replace mail, IP and MAC addresses in the report
  --redact-file FILE            the same, and each text that a line of FILE names; * stands for characters that are no blanks
  --no-progress  --color auto|always|never  --version  --help

Exit status: 0 done; 1 --fail-on found something; 2 wrong usage; 3 done, but a log could not be read.
`;

/** What only a scan has; `--tz` and others that say how logs are read are shared with `explain`. */
const optionTypes = {
  ...readingOptions,
  baseline: { type: "string" },
  format: { type: "string", default: "text" },
  lang: { type: "string", default: "en" },
  output: { type: "string", short: "o" },
  "fail-on": { type: "string" },
  quiet: { type: "boolean", default: false },
  "no-progress": { type: "boolean", default: false },
  color: { type: "string", default: "auto" },
  version: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  ...redactionOptions,
} as const;

/** Commands with options of their own; loaded only when they are asked for. */
const commands: Readonly<Record<string, () => Promise<(argv: readonly string[]) => Promise<number>>>> = {
  compare: async () => (await import("./command/compare.js")).runCompare,
  explain: async () => (await import("./command/explain.js")).runExplain,
  export: async () => (await import("./command/export.js")).runExport,
  new: async () => (await import("./command/new-grammar.js")).runNew,
  test: async () => (await import("./command/test.js")).runTest,
};

async function run(argv: readonly string[]): Promise<number> {
  const own = commands[argv[0] ?? ""];
  if (own !== undefined) return (await own())(argv.slice(1));
  const { values, positionals } = readArguments(argv, optionTypes);
  if (values.help) return print(help);
  if (values.version) return print(`${version}\n`);
  const [command, ...rest] = positionals;
  if (command === "schema") {
    expectNone(command, rest.slice(1));
    const { jsonSchemas } = await import("./testing/schemas.js");
    const schemas = jsonSchemas();
    const name = oneOf("schema", rest[0] ?? "incident", Object.keys(schemas));
    return print(`${JSON.stringify(schemas[name], null, 2)}\n`);
  }
  if (command === "grammars") {
    expectNone(command, rest);
    return runGrammars(values.grammars);
  }
  const paths = command === "scan" ? rest : positionals;
  return runScan(paths.length === 0 ? ["/var/log"] : paths, values);
}

/** `npx logscan --grammars grammars FILE` gives us `grammars FILE`: npx takes options before the first path for its own. */
function expectNone(command: string, rest: readonly string[]): void {
  const [first] = rest;
  if (first === undefined) return;
  throw new UsageError(
    `${command} ${first}: logscan ${command} reads no log; to scan, write options behind the paths, or \`npx --no -- logscan …\``,
  );
}

async function runScan(
  paths: readonly string[],
  values: ReturnType<typeof readArguments<typeof optionTypes>>["values"],
): Promise<number> {
  const format = oneOf("--format", values.format, formats);
  const language = oneOf("--lang", values.lang, ["en", "ja"]);
  const color = oneOf("--color", values.color, ["auto", "always", "never"]);
  const failOn = values["fail-on"] === undefined ? null : oneOf("--fail-on", values["fail-on"], severities);
  const showProgress = process.stderr.isTTY === true && !values["no-progress"] && !values.quiet;
  const started = Date.now();
  const redactor = await redactorOf(values);
  const earlier = values.baseline === undefined ? null : await readBaseline(values.baseline);
  const scanned = await scan({
    ...(await scanOptions(values)),
    paths,
    language,
    onProgress: showProgress
      ? ({ file, bytes }) => {
          if (Date.now() - started > 1000)
            process.stderr.write(`\r\x1b[K${Math.round(bytes / 1e6)} MB  ${visible(file).slice(0, 60)}`);
        }
      : undefined,
  });
  const document = earlier === null ? scanned : compareWithBaseline(scanned, earlier);
  if (showProgress) process.stderr.write("\r\x1b[K");
  await report(redactor === null ? document : redactDocument(document, redactor), {
    ...{ format, language, color, failOn, output: values.output, isQuiet: values.quiet },
  });
  return exitStatus(document, failOn);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ScanOptionError || error instanceof GrammarError)) throw error;
  if (!(error instanceof GrammarError))
    process.stderr.write(`logscan: ${visible(error.message)}\nTry: logscan --help\n`);
  process.exitCode = 2;
}
