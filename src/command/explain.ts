import { datedLines } from "../incident/dated-lines.js";
import { investigate } from "../incident/scan.js";
import { instantOption, type ScanOptions } from "../incident/scan-options.js";
import { explainIncident, whyNot } from "../report/explain-incident.js";
import { createAccount, explainLine } from "../report/explain-line.js";
import { parseMoment } from "../time/moment.js";
import { helpOption, readingOptions } from "./option-types.js";
import { print, warn, write } from "./output.js";
import { scanOptions, zoneNamed } from "./scan-options.js";
import { readArguments, UsageError } from "./usage.js";

const explainHelp = `logscan explain says how lines were read, and how a draft came about or why there is none.

  logscan explain LINE          a line of a log: its time, host and program, the pattern that claims it and its tokens,
                                or the nearest pattern and the character at which it fails
  logscan explain -f FILE | -   every line of a log, or of standard input
  logscan explain --account ... only how many lines each event claims

  logscan explain ID PATH ...   what opened and closed the draft with this id, by which thresholds
  logscan explain --why-not HOST COMPONENT TIME PATH ...
                                what was seen there, and why it is no incident, or in which one it is

Options of a scan that say how logs are read: --tz --now --year --since --until --host --alias --grammars
`;

export const explainOptions = {
  ...readingOptions,
  file: { type: "string", short: "f", takes: "path" },
  account: { type: "boolean", default: false },
  "why-not": { type: "boolean", default: false },
  ...helpOption,
} as const;

/** More of standard input is not kept to be read twice. */
const mostInputBytes = 256 * 2 ** 20;

/** `logscan explain` */
export async function runExplain(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, explainOptions);
  if (values.help) return print(explainHelp);
  const base = await scanOptions(values);
  if (values["why-not"]) return explainWhyNot(positionals, base);
  const [first = "", ...paths] = positionals;
  if (incidentId.test(first)) {
    const text = explainIncident(await investigate({ ...base, paths: pathsOr(paths) }), first);
    if (text !== null) return print(text);
    throw new UsageError(
      `explain ${first}: no draft has this id; the same options and paths as for the scan are needed`,
    );
  }
  // A line that was pasted without quotes comes in pieces.
  const given = positionals.join(" ");
  if (values.file !== undefined) return explainLines({ ...base, paths: [values.file] }, values.account);
  if (given === "") throw new UsageError("explain: expected a line, -f FILE, or - for standard input");
  const input = given === "-" ? await readAll(process.stdin) : Buffer.from(`${given}\n`);
  return explainLines({ ...base, paths: ["-"], stdin: asStream(input), spoolDirectory: undefined }, values.account);
}

const incidentId = /^ls1-[0-9a-f]{16}$/;
const pathsOr = (paths: readonly string[]) => (paths.length === 0 ? ["/var/log"] : paths);

async function explainWhyNot(
  [host, component, time, ...paths]: readonly string[],
  base: Awaited<ReturnType<typeof scanOptions>>,
): Promise<number> {
  if (host === undefined || component === undefined || time === undefined) {
    throw new UsageError(
      'explain --why-not: expected HOST COMPONENT TIME PATH ..., e.g. ns "filesystem hda7" "2008-05-22 23:34"',
    );
  }
  const zone = zoneNamed(base.zones?.get(host.toLowerCase()) ?? base.zone ?? "UTC");
  const micros = parseMoment(time, instantOption("now", base.now), zone);
  if (micros === null)
    throw new UsageError(`explain --why-not ${time}: expected a time, e.g. "2008-05-22 23:34" or -2h`);
  return print(whyNot(await investigate({ ...base, paths: pathsOr(paths) }), host, component, micros));
}

async function explainLines(scan: ScanOptions, isAccount: boolean): Promise<number> {
  const grammars = scan.grammars ?? [];
  const account = createAccount(grammars);
  let lines = 0;
  for await (const line of datedLines(scan, (diagnostic) => warn(diagnostic, false))) {
    lines++;
    if (isAccount) account.add(line);
    else if (!(await write(`${lines === 1 ? "" : "\n"}${explainLine(line, grammars)}`, undefined))) return 0;
  }
  if (lines === 0) throw new UsageError(`explain: there is no line in ${scan.paths.join(" ")}`);
  return isAccount ? print(account.print()) : 0;
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > mostInputBytes)
      throw new UsageError("explain -: more than 256 MiB; write it to a file and use -f FILE");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A stream that can be read more than once. */
function asStream(bytes: Buffer): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      if (bytes.length > 0) yield bytes;
    },
  };
}
