import type { Contradiction } from "../detect/resolve.js";
import type { Diagnostic } from "../diagnostic.js";
import type { Spool } from "../read/spool.js";
import { formatInstant } from "../time/zone.js";
import { buildCoverage } from "./coverage.js";
import { readDated, spoolOf } from "./dated-sources.js";
import type { Judgement } from "./judge.js";
import type { ScanDocument } from "./record.js";
import { instantOption, limitsOption, type ScanOptions } from "./scan-options.js";
import { schemaUri, schemaVersion, version } from "./version.js";

/** What a scan found on its way to the drafts, for whoever asks why a draft is as it is. */
export interface Investigation extends Judgement {
  readonly document: ScanDocument;
}

/** Where no line has an instant. */
const nothing: Judgement = {
  ...{ incidents: [], histories: [], outages: [], folded: [], boots: [] },
  ...{ silences: [], skews: [] },
};

/**
 * Reads logs and drafts the incidents that they show.
 * @throws ScanOptionError for unusable options, and the reason of an aborted signal; what the logs hold never throws.
 */
export async function scan(options: ScanOptions): Promise<ScanDocument> {
  return (await investigate(options)).document;
}

/** As `scan`, with what led to the drafts. */
export async function investigate(options: ScanOptions): Promise<Investigation> {
  const diagnostics: Diagnostic[] = [];
  const onDiagnostic = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const spool = spoolOf(options, onDiagnostic);
  try {
    return await investigateWith(spool, options, diagnostics);
  } finally {
    spool?.close();
  }
}

async function investigateWith(
  spool: Spool | null,
  options: ScanOptions,
  diagnostics: Diagnostic[],
): Promise<Investigation> {
  const nowMicros = instantOption("now", options.now);
  const { sinceMicros, untilMicros } = limitsOption(options);
  // Loaded while the first bytes are read, beside other threads if there are some: an empty log does not need it.
  let judging: Promise<typeof import("./judge.js")> | null = null;
  const onProgress: ScanOptions["onProgress"] = (progress) => {
    judging ??= import("./judge.js");
    options.onProgress?.(progress);
  };
  const read = await readDated({ ...options, onProgress }, spool, (diagnostic) => diagnostics.push(diagnostic));
  const { discovery, sources, zoneOf, segments, undated, contradictions } = read;
  diagnostics.push(...contradictions.map(contradictionDiagnostic));
  for (const { source, records } of undated) {
    diagnostics.push({
      code: "time.undated",
      severity: "warning",
      message:
        records === 1
          ? "1 line says only how long after boot it was written; it is in no draft"
          : `${records} lines say only how long after boot they were written; they are in no draft`,
      file: source.name,
      hint: "write the log with `dmesg --time-format iso`, or read the journal: journalctl -k -o json | logscan -",
    });
  }
  const judgement =
    segments.length === 0
      ? nothing
      : await (await (judging ?? import("./judge.js"))).judge(read, options, { sinceMicros, untilMicros });
  const { incidents, boots, outages, silences, skews } = judgement;
  const zone = zoneOf("").zone;
  const format = (micros: number) => formatInstant(micros, zone.offsetAt(micros), 0);
  const document: ScanDocument = {
    $schema: schemaUri,
    schemaVersion,
    tool: {
      name: "logscan",
      version,
      zone: zone.name,
      now: format(nowMicros),
      ...(sinceMicros === null ? {} : { since: format(sinceMicros) }),
      ...(untilMicros === null ? {} : { until: format(untilMicros) }),
    },
    incidents: [...incidents],
    coverage: buildCoverage(sources, segments, boots, discovery.notRead, silences, outages, skews),
    diagnostics,
  };
  return { ...judgement, document };
}

function contradictionDiagnostic({ path, year, otherYear, otherBy }: Contradiction): Diagnostic {
  return {
    code: "time.contradiction",
    severity: "warning",
    message: `by its ${otherBy} the year would be ${otherYear}; ${year} was found by all that is known of the host`,
    file: path,
    hint: "if the year is wrong, state that of the newest lines with --year",
  };
}
