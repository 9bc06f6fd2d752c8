import { statusOf, unforeseen } from "./command/exit-status.js";
import { scanningOptions } from "./command/option-types.js";
import { print } from "./command/output.js";
import { withOwnOptions } from "./command/subcommands.js";
import { readArguments, UsageError } from "./command/usage.js";
import { version } from "./incident/version.js";

const help = `logscan reads logs and drafts the incidents that they show.

  logscan [scan] [PATH ...]     default /var/log; files, directories, globs, - for standard input
  logscan export --to NAME      drafts as another tool's requests: logscan export --help
  logscan explain LINE | -f FILE | -    how lines were read, and which pattern claims them (logscan explain --help)
  logscan compare REPORTS [PATH ...]    what people wrote down against what the logs show (logscan compare --help)
  logscan test [PATH ...]       samples and fixtures of grammars, built-in or your own (logscan test --help)
  logscan new grammar NAME      a grammar to start from, with a fixture, proposed from a log with --from FILE
  logscan schema [NAME]         a JSON Schema: incident (of --format json), event, expectation
  logscan grammars              the systems it knows, and where each grammar is from
  logscan completion SHELL      what the shell offers behind logscan: bash, zsh, fish

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
  --threads N                   how many threads may read long logs; the result is the same
  --quiet                       for cron: a short report of what is new, none when nothing (of --fail-on's severity) was found
  --redact                      replace mail, IP and MAC addresses in the report
  --redact-file FILE            the same, and each text that a line of FILE names; * stands for characters that are no blanks
  --no-progress  --color auto|always|never  --version  --help

Exit status: 0 done; 1 --fail-on found something; 2 wrong usage, or logscan failed; 3 done, but a log could not be read.
`;

/** What a command needs is loaded only when it is asked for: loading takes longer than most of them. */
async function run(argv: readonly string[]): Promise<number> {
  const own = withOwnOptions.find((name) => name === argv[0]);
  if (own !== undefined) return (await import("./command/commands.js")).runCommand(own, argv.slice(1));
  const { values, positionals } = readArguments(argv, scanningOptions);
  if (values.help) return print(help);
  if (values.version) return print(`${version}\n`);
  const [command, ...rest] = positionals;
  if (command === "schema") {
    expectNone(command, rest.slice(1));
    return (await import("./command/commands.js")).runSchema(rest[0]);
  }
  if (command === "grammars") {
    expectNone(command, rest);
    return (await import("./command/commands.js")).runGrammars(values.grammars);
  }
  if (command === "completion") {
    expectNone(command, rest.slice(1));
    return (await import("./command/commands.js")).runCompletion(rest[0]);
  }
  const { runScan } = await import("./command/scan.js");
  const [paths, word] = command === "scan" ? [rest, null] : [positionals, command ?? null];
  return runScan(paths.length === 0 ? ["/var/log"] : paths, word, values);
}

/** `npx logscan --grammars grammars FILE` gives us `grammars FILE`: npx takes options before the first path for its own. */
function expectNone(command: string, rest: readonly string[]): void {
  const [first] = rest;
  if (first === undefined) return;
  throw new UsageError(
    `${command} ${first}: logscan ${command} reads no log; to scan, write options behind the paths, or \`npx --no -- logscan …\``,
  );
}

// Whoever does not hear what went wrong still gets the report, and the exit status.
process.stderr.on("error", () => undefined);
// What no promise carries: an error that a stream or a callback throws.
process.once("uncaughtException", (error) => process.exit(unforeseen(error)));
process.exitCode = await statusOf(() => run(process.argv.slice(2)));
