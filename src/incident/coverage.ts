import type { Boot } from "../detect/boots.js";
import type { Outage } from "../detect/outage.js";
import type { ResolvedSegment, SourceSummary } from "../detect/resolve.js";
import type { SilenceVerdicts } from "../detect/silent.js";
import type { Skew } from "../detect/skew.js";
import type { NotRead } from "../read/source.js";
import { digitsOf, formatMicros } from "./moment.js";
import type { Coverage } from "./record.js";
import { gapsOf, missingRotations } from "./source-gaps.js";

/** What was read, and what was not: without it "nothing found" means nothing. */
export function buildCoverage(
  sources: readonly SourceSummary[],
  segments: readonly ResolvedSegment[],
  boots: readonly Boot[],
  notRead: readonly NotRead[],
  silences: SilenceVerdicts["others"],
  outages: readonly Outage[],
  skews: readonly Skew[],
): Coverage {
  return {
    sources: sources.map((source) => sourceCoverage(source, segments, boots)),
    silences: silences.map(({ found: { pulse, silence, before, after }, reason }) => ({
      host: pulse.host,
      source: before.resolved.source.name,
      from: formatMicros(before.micros, before.resolved, 0),
      to: after === null ? null : formatMicros(after.micros, after.resolved, 0),
      seconds: silence.seconds,
      expected: Number(silence.expected.toPrecision(3)),
      reason,
    })),
    boots: boots.flatMap((boot) => {
      const mark = boot.marks[0];
      if (mark === undefined) return [];
      const { resolved, place } = mark;
      return [
        {
          host: boot.host,
          at: formatMicros(boot.upMicros, resolved, digitsOf(mark)),
          stop: boot.lastBefore === null ? ("log begins" as const) : boot.stop,
          lastBefore:
            boot.lastBefore === null ? null : formatMicros(boot.lastBefore.micros, boot.lastBefore.resolved, 0),
          file: resolved.source.files[place.file]?.path ?? resolved.source.name,
          line: place.line,
        },
      ];
    }),
    failovers: outages.flatMap(({ host, movedTo, start, end }) => {
      const resolved = start.marks[0]?.resolved;
      if (movedTo === undefined || resolved === undefined) return [];
      const until = end === null ? null : formatMicros(end.at, resolved, 0);
      const at = formatMicros(start.at, resolved, 0);
      return [{ from: host, to: movedTo.host, at, until, skewSeconds: movedTo.skewSeconds }];
    }),
    skews: [...skews],
    notRead: [...notRead],
  };
}

function sourceCoverage(
  source: SourceSummary,
  segments: readonly ResolvedSegment[],
  boots: readonly Boot[],
): Coverage["sources"][number] {
  const own = segments.filter((resolved) => resolved.source === source);
  const firsts = own.map((resolved) => ({ resolved, micros: resolved.instantOf(resolved.segment.firstClockMicros) }));
  const lasts = own.map((resolved) => ({ resolved, micros: resolved.instantOf(resolved.segment.lastClockMicros) }));
  const first = firsts.reduce<(typeof firsts)[number] | null>(
    (a, b) => (a === null || b.micros < a.micros ? b : a),
    null,
  );
  const last = lasts.reduce<(typeof lasts)[number] | null>((a, b) => (a === null || b.micros > a.micros ? b : a), null);
  const sum = (count: (summary: SourceSummary["summaries"][number]) => number) =>
    source.summaries.reduce((total, summary) => total + count(summary), 0);
  const records = sum((summary) => summary.records);
  const recognised = sum((summary) => summary.recognised);
  return {
    name: source.name,
    hosts: [...new Set(own.map((resolved) => resolved.host))].filter((host) => host !== "").sort(),
    files: source.files.map((file) => file.path),
    firstAt: first === null ? null : formatMicros(first.micros, first.resolved, 0),
    lastAt: last === null ? null : formatMicros(last.micros, last.resolved, 0),
    bytes: sum((summary) => summary.endOffset - summary.startOffset),
    records,
    recognised,
    passedOver: records - recognised,
    unread: sum((summary) => summary.unread),
    missingRotations: missingRotations(source),
    gaps: gapsOf(source, segments, boots).map(({ fromMicros, toMicros, reason, before, after }) => ({
      from: formatMicros(fromMicros, before, 0),
      to: formatMicros(toMicros, after, 0),
      reason,
    })),
    years: yearsOf(own),
  };
}

/** By what the years of a source's lines were found, each with the years; nothing where stamps state them. */
function yearsOf(own: readonly ResolvedSegment[]): Coverage["sources"][number]["years"] {
  const found = new Map<string, { by: string; isDecided: boolean; years: Set<number>; records: number }>();
  for (const { year, yearBy, isYearDecided, segment } of own) {
    if (year === null) continue;
    const name = `${yearBy}\t${isYearDecided}`;
    const known = found.get(name) ?? { by: yearBy, isDecided: isYearDecided, years: new Set(), records: 0 };
    known.years.add(year);
    known.records += segment.records;
    found.set(name, known);
  }
  return [...found.values()].map(({ years, ...others }) => ({ ...others, years: [...years].sort((a, b) => a - b) }));
}
