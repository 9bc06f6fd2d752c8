import { availableParallelism } from "node:os";
import { readBaseline } from "./command/baseline.js";
import { configuredGrammars, GrammarError, runGrammars } from "./command/grammars.js";
import { print, write } from "./command/output.js";
import { oneOf, readArguments, UsageError } from "./command/usage.js";
import { type Diagnostic, visible } from "./diagnostic.js";
import { printDiagnostic } from "./grammar/print.js";
import { compareWithBaseline } from "./incident/baseline.js";
import type { ScanDocument } from "./incident/record.js";
import { ScanOptionError, scan } from "./incident/scan.js";
import { version } from "./incident/version.js";
import { printJson, printNdjson } from "./report/json.js";
import { printText } from "./report/text.js";
import { parseMoment } from "./time/moment.js";
import { formatInstant, type HostZone, zoneByName } from "./time/zone.js";

const help = `logscan reads logs and drafts the incidents that they show.

  logscan [scan] [PATH ...]     default /var/log; files, directories, globs, - for standard input
  logscan schema                the JSON Schema of --format json
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
  --format text|json|ndjson     default text
  --baseline FILE               an earlier report (json, ndjson): incidents keep their ids, and are marked new or updated
  --lang en|ja                  language of the report
  -o FILE                       write the report there
  --fail-on SEVERITY            exit 1 when an incident is at least: critical, error, warning, info
  --threads N                   how many threads may read one long file; the result is the same
  --quiet                       no report when no incident was found (with --baseline: none new or updated), no warnings
  --no-progress  --color auto|always|never  --version  --help

Exit status: 0 done; 1 --fail-on found something; 2 wrong usage; 3 done, but a log could not be read.
`;

const severities = ["info", "warning", "error", "critical"] as const;

const optionTypes = {
  since: { type: "string" },
  until: { type: "string" },
  tz: { type: "string" },
  now: { type: "string" },
  year: { type: "string" },
  host: { type: "string", multiple: true },
  alias: { type: "string", multiple: true },
  grammars: { type: "string" },
  baseline: { type: "string" },
  format: { type: "string", default: "text" },
  lang: { type: "string", default: "en" },
  output: { type: "string", short: "o" },
  "fail-on": { type: "string" },
  threads: { type: "string" },
  quiet: { type: "boolean", default: false },
  "no-progress": { type: "boolean", default: false },
  color: { type: "string", default: "auto" },
  version: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `NAME=VALUE` pairs; `direction` says which side becomes the key. */
function pairs(option: string, values: readonly string[] | undefined, direction: "by name" | "by value") {
  const map = new Map<string, string>();
  for (const value of values ?? []) {
    const cut = value.indexOf("=");
    if (cut < 1 || cut === value.length - 1) throw new UsageError(`${option} ${value}: expected NAME=VALUE`);
    const name = value.slice(0, cut);
    const rest = value.slice(cut + 1);
    if (direction === "by name") map.set(name.toLowerCase(), rest);
    else map.set(rest, name);
  }
  return map;
}

function readZones(text: string | undefined): { zone: string | undefined; zones: Map<string, string> } {
  const parts = (text ?? "").split(",").filter((part) => part !== "");
  const single = parts.filter((part) => part.includes("="));
  const general = parts.filter((part) => !part.includes("="));
  if (general.length > 1) throw new UsageError(`--tz ${text}: expected one ZONE, then HOST=ZONE for others`);
  const zones = pairs("--tz", single, "by name");
  for (const name of zones.values()) zoneNamed(name);
  return { zone: general[0], zones };
}

function zoneNamed(name: string): HostZone {
  const zone = zoneByName(name);
  if (zone === null) throw new UsageError(`--tz ${name}: no such zone; expected e.g. Europe/Berlin, UTC or +09:00`);
  return zone;
}

function readThreads(text: string | undefined): number {
  // One more than one pays for long files; beyond, disks are the limit.
  if (text === undefined) return Math.min(2, availableParallelism());
  if (!/^[1-9]\d?$/.test(text)) throw new UsageError(`--threads ${text}: expected a number from 1 to 99`);
  return Number(text);
}

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, optionTypes);
  if (values.help) return print(help);
  if (values.version) return print(`${version}\n`);
  const [command, ...rest] = positionals;
  if (command === "schema") {
    const { jsonSchema } = await import("./incident/record.js");
    return print(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
  }
  if (command === "grammars") return runGrammars(values.grammars);
  const paths = command === "scan" ? rest : positionals;
  return runScan(paths.length === 0 ? ["/var/log"] : paths, values);
}

async function runScan(
  paths: readonly string[],
  values: ReturnType<typeof readArguments<typeof optionTypes>>["values"],
): Promise<number> {
  const format = oneOf("--format", values.format, ["text", "json", "ndjson"]);
  const language = oneOf("--lang", values.lang, ["en", "ja"]);
  const color = oneOf("--color", values.color, ["auto", "always", "never"]);
  const failOn = values["fail-on"] === undefined ? null : oneOf("--fail-on", values["fail-on"], severities);
  const year = values.year === undefined ? undefined : Number(values.year);
  if (year !== undefined && !/^\d{4}$/.test(values.year ?? ""))
    throw new UsageError(`--year ${values.year}: expected e.g. 2008`);
  const given = readZones(values.tz);
  const zoneName = given.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = zoneNamed(zoneName);
  const clock = Date.now() * 1000;
  const moment = (option: string, text: string | undefined, present: number) => {
    if (text === undefined) return undefined;
    const micros = parseMoment(text, present, zone);
    if (micros === null)
      throw new UsageError(`${option} ${text}: expected a time, e.g. "2008-05-22 23:34", yesterday or -2h`);
    return micros;
  };
  const nowMicros = moment("--now", values.now, clock) ?? clock;
  const written = (micros: number | undefined) =>
    micros === undefined ? undefined : formatInstant(micros, zone.offsetAt(micros), 6);
  const showProgress = process.stderr.isTTY === true && !values["no-progress"] && !values.quiet;
  const started = Date.now();
  const earlier = values.baseline === undefined ? null : await readBaseline(values.baseline);
  const scanned = await scan({
    paths,
    now: written(nowMicros) ?? "",
    zone: zoneName,
    zoneIsAssumed: given.zone === undefined,
    zones: given.zones,
    year,
    since: written(moment("--since", values.since, nowMicros)),
    until: written(moment("--until", values.until, nowMicros)),
    hosts: pairs("--host", values.host, "by value"),
    aliases: pairs("--alias", values.alias, "by name"),
    language,
    grammars: await configuredGrammars(values.grammars),
    threads: readThreads(values.threads),
    stdin: process.stdin,
    onProgress: showProgress
      ? ({ file, bytes }) => {
          if (Date.now() - started > 1000)
            process.stderr.write(`\r\x1b[K${Math.round(bytes / 1e6)} MB  ${visible(file).slice(0, 60)}`);
        }
      : undefined,
  });
  const document = earlier === null ? scanned : compareWithBaseline(scanned, earlier);
  if (showProgress) process.stderr.write("\r\x1b[K");
  const useColor =
    color === "always" || (color === "auto" && process.stdout.isTTY === true && values.output === undefined);
  const isReported = !values.quiet || hasNews(document);
  if (isReported) {
    const report =
      format === "json"
        ? printJson(document)
        : format === "ndjson"
          ? printNdjson(document)
          : printText(document, { language, color: useColor });
    await write(report, values.output);
  }
  // A text report on standard output says itself what could not be read.
  if (!isReported || format !== "text" || values.output !== undefined) {
    for (const problem of document.diagnostics) warn(problem, values.quiet);
  }
  return exitStatus(document, failOn);
}

/** Whether there is something to report; with a baseline what is unchanged was reported before. */
function hasNews({ incidents, baseline }: ScanDocument): boolean {
  return baseline === undefined ? incidents.length > 0 : baseline.new.length + baseline.updated.length > 0;
}

function warn(diagnostic: Diagnostic, errorsOnly: boolean): void {
  if (diagnostic.severity === "information" || (errorsOnly && diagnostic.severity !== "error")) return;
  process.stderr.write(`${printDiagnostic(diagnostic)}\n`);
}

function exitStatus(document: ScanDocument, failOn: (typeof severities)[number] | null): number {
  const unread = document.diagnostics.some(
    ({ code, severity }) => severity !== "information" && code.startsWith("read.") && code !== "read.long-line",
  );
  if (unread) return 3;
  const from = failOn === null ? severities.length : severities.indexOf(failOn);
  return document.incidents.some((incident) => severities.indexOf(incident.severity) >= from) ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ScanOptionError || error instanceof GrammarError)) throw error;
  if (!(error instanceof GrammarError))
    process.stderr.write(`logscan: ${visible(error.message)}\nTry: logscan --help\n`);
  process.exitCode = 2;
}
