import { visible } from "../diagnostic.js";
import { meantHint } from "../grammar/nearest.js";
import { compareWithBaseline } from "../incident/baseline.js";
import type { ScanDocument } from "../incident/record.js";
import { scan } from "../incident/scan.js";
import { severities } from "../incident/severity.js";
import { readBaseline } from "./baseline.js";
import { spareEngine } from "./engine.js";
import { colorings, formats, languages, type scanningOptions } from "./option-types.js";
import { redactorOf } from "./redaction.js";
import { exitStatus, report } from "./report.js";
import { scanOptions } from "./scan-options.js";
import { subcommands } from "./subcommands.js";
import { canRewrite } from "./terminal.js";
import { oneOf, type readArguments } from "./usage.js";

/**
 * `logscan [scan]`
 * @param word what stands where a command could: null where one does, or nothing at all
 */
export async function runScan(
  paths: readonly string[],
  word: string | null,
  values: ReturnType<typeof readArguments<typeof scanningOptions>>["values"],
): Promise<number> {
  const format = oneOf("--format", values.format, formats);
  const language = oneOf("--lang", values.lang, languages);
  const color = oneOf("--color", values.color, colorings);
  const failOn = values["fail-on"] === undefined ? null : oneOf("--fail-on", values["fail-on"], severities);
  const showProgress = canRewrite() && !values["no-progress"] && !values.quiet;
  const started = Date.now();
  await spareEngine(paths);
  const redactor = await redactorOf(values);
  const earlier = values.baseline === undefined ? null : await readBaseline(values.baseline);
  const read = await scan({
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
  const scanned = word === null ? read : withMeantCommand(read, word);
  const document = earlier === null ? scanned : compareWithBaseline(scanned, earlier);
  if (showProgress) process.stderr.write("\r\x1b[K");
  await report(
    redactor === null ? document : (await import("../report/redact.js")).redactDocument(document, redactor),
    {
      ...{ format, language, color, failOn, output: values.output, isQuiet: values.quiet },
    },
  );
  return exitStatus(document, failOn);
}

/** A path that is not there may be a command with a letter wrong. */
function withMeantCommand(document: ScanDocument, word: string): ScanDocument {
  const diagnostics = document.diagnostics.map((diagnostic) =>
    diagnostic.code === "read.not-found" && diagnostic.file === word && !word.includes("/")
      ? { ...diagnostic, hint: meantHint(word, subcommands, diagnostic.hint) }
      : diagnostic,
  );
  return { ...document, diagnostics };
}
