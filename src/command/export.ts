import { setTimeout } from "node:timers/promises";
import { visible } from "../diagnostic.js";
import { printDiagnostic } from "../grammar/print.js";
import type { Incident } from "../incident/record.js";
import { printRequests } from "../report/export/print-requests.js";
import { readDrafts } from "../report/export/read-drafts.js";
import { type Receiver, type ReceiverName, receivers } from "../report/export/receivers.js";
import type { ExportContext, ExportWarning } from "../report/export/request.js";
import { SendError, send } from "../report/export/send.js";
import { readText } from "./input.js";
import { helpOption, languageOption, languages, redactionOptions } from "./option-types.js";
import { print, write } from "./output.js";
import { redactorOf } from "./redaction.js";
import { oneOf, readArguments, UsageError } from "./usage.js";

const names = Object.keys(receivers) as ReceiverName[];

const help = `logscan export prints drafts as another tool's requests, and sends them with --send.

  logscan export --to NAME [--url URL] [--send] [FILE | -]     FILE: what --format json or ndjson printed; default -

NAME, the URL that it needs, and the token
${names
  .map((name) => `  ${name.padEnd(21)} ${receivers[name].urlExample.padEnd(42)} ${receivers[name].tokenIs}`)
  .join("\n")}

The token is the environment's LOGSCAN_TOKEN, or the first line of --token-file FILE.

Examples
  logscan --format ndjson /var/log | logscan export --to github
  logscan --format ndjson /var/log | logscan export --to alertmanager --url http://127.0.0.1:9093/ --send

Options
  --send             send; without it the requests are printed as JSON, with no token in them
  --token-file FILE  the token, instead of LOGSCAN_TOKEN
  --redact           replace mail, IP and MAC addresses before anything leaves
  --redact-file FILE the same, and each text that a line of FILE names; * stands for characters that are no blanks
  --lang en|ja       language of the texts

Sending a draft again updates what was made for it; what people changed there stays. Only ongoing incidents go to tools that page.
Exit status: 0 done; 2 wrong usage; 3 a draft could not be read or was not delivered.
`;

export const exportOptions = {
  to: { type: "string", takes: names },
  url: { type: "string" },
  send: { type: "boolean", default: false },
  "token-file": { type: "string", takes: "path" },
  ...languageOption,
  ...helpOption,
  ...redactionOptions,
} as const;

/** After these the next draft would fail the same way. */
const receiverIsOut = new Set(["send.unreachable", "send.token", "send.moved", "send.not-found", "send.too-many"]);

/** `logscan export`: gives the exit status. */
export async function runExport(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, exportOptions);
  if (values.help) return print(help);
  if (values.to === undefined) throw new UsageError(`export needs --to NAME, one of ${names.join(", ")}`);
  const receiver: Receiver = receivers[oneOf("--to", values.to, names)];
  const language = oneOf("--lang", values.lang, languages);
  const url = readUrl(values.url ?? receiver.url ?? undefined);
  if (positionals.length > 1) throw new UsageError(`export reads one file: ${positionals.join(" ")}`);
  const path = positionals[0] ?? "-";
  // Before the drafts are read: a long scan may be at the other end of the pipe.
  const target = values.send ? await readTarget(values.to, receiver, url, values["token-file"]) : null;
  const redactor = await redactorOf(values);
  const { incidents: read, diagnostics } = readDrafts(await readText(path), path === "-" ? "(standard input)" : path);
  for (const diagnostic of diagnostics) process.stderr.write(`${printDiagnostic(diagnostic)}\n`);
  const incidents = redactor === null ? read : redactor.redact(read);
  const context: ExportContext = { language };
  const delivered =
    target === null
      ? await printAll(incidents, receiver, context, url)
      : await sendAll(incidents, receiver, context, target);
  return delivered && diagnostics.length === 0 ? 0 : 3;
}

interface Target {
  readonly url: URL;
  readonly token: string | undefined;
}

async function readTarget(
  name: string,
  receiver: Receiver,
  url: URL | undefined,
  tokenFile: string | undefined,
): Promise<Target> {
  if (url === undefined) throw new UsageError(`--send needs --url, e.g. ${receiver.urlExample}`);
  const text = tokenFile === undefined ? (process.env.LOGSCAN_TOKEN ?? "") : await readText(tokenFile, "--token-file");
  const token = text.split("\n")[0]?.trim() ?? "";
  if (token === "" && receiver.needsToken) {
    throw new UsageError(`${name} needs a token (${receiver.tokenIs}): in LOGSCAN_TOKEN or --token-file FILE`);
  }
  return { url, token: token === "" ? undefined : token };
}

function readUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  // The text may hold a password: it is not repeated.
  if (url !== null && (url.username !== "" || url.password !== "")) {
    throw new UsageError("--url: leave user and password out; give them as USER:PASSWORD in LOGSCAN_TOKEN");
  }
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--url ${text}: expected an address that begins with https:// or http://`);
  }
  return url;
}

async function printAll(
  incidents: readonly Incident[],
  receiver: Receiver,
  context: ExportContext,
  url: URL | undefined,
): Promise<boolean> {
  const base = url ?? new URL(receiver.urlExample);
  const { text, warnings } = printRequests(
    incidents.map((incident) => ({ draft: incident.id, exported: receiver.export(incident, context) })),
    base,
  );
  await write(text, undefined);
  warn(warnings);
  return true;
}

async function sendAll(
  incidents: readonly Incident[],
  receiver: Receiver,
  context: ExportContext,
  { url, token }: Target,
): Promise<boolean> {
  let failed = 0;
  for (const [index, incident] of incidents.entries()) {
    try {
      const exported = receiver.export(incident, context);
      const wait = async (seconds: number) => setTimeout(seconds * 1000);
      const { done, warnings } = await send(exported, { receiver, url, token, fetch, wait });
      await write(done.map((line) => `${incident.id}  ${visible(line)}\n`).join(""), undefined);
      warn(warnings);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      failed++;
      process.stderr.write(`error ${error.code}: ${incident.id}: ${visible(error.message)}\n`);
      if (!receiverIsOut.has(error.code)) continue;
      const left = incidents.length - index - 1;
      if (left > 0) process.stderr.write(`error send.given-up: ${left} more drafts were not sent\n`);
      break;
    }
  }
  return failed === 0;
}

function warn(warnings: readonly ExportWarning[]): void {
  for (const { code, message } of warnings) process.stderr.write(`warning ${code}: ${visible(message)}\n`);
}
