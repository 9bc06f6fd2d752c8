// What a program that uses the package may write; it is type-checked against the packed declarations, never run.
import {
  builtinGrammars,
  createRedactor,
  type Diagnostic,
  datedLines,
  type Grammar,
  type Incident,
  jsonSchema,
  type LogLine,
  loadGrammars,
  parseGrammar,
  placeOf,
  printHtml,
  printJson,
  printText,
  readLogLine,
  receivers,
  redactDocument,
  type ScanDocument,
  ScanOptionError,
  type ScanOptions,
  scan,
  schemaVersion,
  send,
  type Tokenised,
  toGitHub,
  tokenise,
} from "logscan";

const options: ScanOptions = {
  paths: ["/var/log"],
  now: "2008-05-23T18:00:00+09:00",
  zone: "Asia/Tokyo",
  year: 2008,
  hosts: new Map([["/srv/logs/www", "www"]]),
  signal: AbortSignal.timeout(60_000),
  onProgress: ({ file, bytes }) => report(`${file}: ${bytes}`),
};

export function withOwn(text: string): Grammar[] {
  const { grammar } = parseGrammar(text, "own.grammar");
  return grammar === null ? [...builtinGrammars] : [...builtinGrammars, grammar];
}

// @ts-expect-error The present is never guessed: a scan without it has no meaning.
const withoutPresent: ScanOptions = { paths: ["/var/log"] };

function report(line: string): string[] {
  return [line];
}

export function hoursLost(incident: Incident): number | null {
  const { max } = incident.durationSeconds;
  return max === null ? null : max / 3600;
}

export async function draft(): Promise<string> {
  try {
    const { incidents, coverage, diagnostics }: Awaited<ReturnType<typeof scan>> = await scan(options);
    const places: string[] = diagnostics.map((diagnostic: Diagnostic) => placeOf(diagnostic));
    const ends: (string | null)[] = incidents.map(({ end }) => end?.at ?? null);
    const version: 1 = schemaVersion;
    const files: string[] = coverage.sources.flatMap((source) => source.files);
    return [...places, ...ends, String(version), ...files, JSON.stringify(jsonSchema())].join("\n");
  } catch (error) {
    if (error instanceof ScanOptionError) return error.code;
    throw error;
  }
}

export function explained(line: string): string[] {
  const record: LogLine | null = readLogLine(line);
  const found: Tokenised | null = record === null ? null : tokenise(record);
  return (found?.tokens ?? []).map(({ name, type, value, start, end }) => `${name}:${type} ${value} ${start}-${end}`);
}

export async function ownFromText(text: string): Promise<readonly Grammar[]> {
  const { grammars, diagnostics } = loadGrammars([{ file: "own.grammar", text }]);
  for await (const { line, time } of datedLines({ ...options, grammars: grammars ?? [] }, console.warn))
    report(`${line} ${time?.at}`);
  return grammars ?? report(diagnostics.map(placeOf).join("\n")).flatMap(() => []);
}

export function both(document: ScanDocument): string {
  return printText(document, { language: "ja", color: false }) + printJson(document);
}

// @ts-expect-error Only the words of the schema are a status.
export const isOver = (incident: Incident) => incident.status === "finished";

export { withoutPresent };

/** The page for other eyes, and each draft as an issue. */
export async function handOver(document: ScanDocument, token: string): Promise<string[]> {
  const clean = redactDocument(document, createRedactor(["acme-*"]));
  const page: string = printHtml(clean, "en");
  const done: string[] = [page];
  for (const incident of clean.incidents) {
    const { requests, warnings } = toGitHub(incident, { language: "en" });
    done.push(...requests.map(({ method, path }) => `${method} ${path}`), ...warnings.map(({ message }) => message));
    const url = new URL("https://api.github.com/repos/OWNER/NAME/");
    const wait = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
    const sent = await send({ requests, warnings }, { receiver: receivers.github, url, token, fetch, wait });
    done.push(...sent.done);
  }
  return done;
}
