import { expect, test } from "vitest";
import { createCollector } from "../../src/detect/collect.js";
import { type ResolvedSegment, resolveSegments, type SourceSummary } from "../../src/detect/resolve.js";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { createCatalog } from "../../src/grammar/catalog.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import { createRecordReader } from "../../src/read/reader.js";
import { fleetNow, type GeneratedHost, generateHost } from "./fleet.js";

const catalog = createCatalog(builtinGrammars);
const matcher = compileMatcher(builtinGrammars);
const hour = 3600e6;
const day = 24 * hour;

/** What a scan makes of one host's log. */
function resolve(host: GeneratedHost): readonly ResolvedSegment[] {
  return resolveSource(host, summarise(host));
}

function resolveSource(host: GeneratedHost, source: SourceSummary): readonly ResolvedSegment[] {
  const { segments } = resolveSegments(
    [source],
    (name) => name,
    () => ({ zone: host.zone, by: "configured" }),
    { catalog, nowMicros: fleetNow, stated: null, votesOf: () => [], bootOf: () => null },
  );
  return segments;
}

function summarise(host: GeneratedHost): SourceSummary {
  const summaries = host.files.map(({ lines }, file) => {
    const collector = createCollector(catalog, matcher, file);
    const reader = createRecordReader({
      onRecord: (view) => collector.add(view),
      onOther: (view) => collector.addUnread(view.byteOffset),
      onNulRun: () => undefined,
      onLongLine: () => undefined,
    });
    const bytes = Buffer.from(lines.map(({ text }) => `${text}\n`).join(""));
    reader.push(bytes);
    reader.finish();
    return collector.finish(bytes.length, lines.length);
  });
  const files = host.files.map(({ times }, file) => ({ ...times, path: `syslog.${file}` }));
  return { source: 0, name: "syslog", directoryHost: null, files, summaries };
}

interface Verdict {
  lines: number;
  /** Said to be decided, and in another year than the true one: of lines that cannot be decided too. */
  wrong: number;
  /** Could be decided and was not. */
  missed: number;
  /** Cannot be decided and was said to be. */
  overbold: number;
  /** Decided lines whose true moment does not lie where it was said to. */
  outside: number;
  /** Lines said to be of a wrong clock whose true moment does not lie within the stated bounds. */
  misplaced: number;
}

function judge(host: GeneratedHost): Verdict {
  const verdict: Verdict = { lines: 0, wrong: 0, missed: 0, overbold: 0, outside: 0, misplaced: 0 };
  const segments = resolve(host);
  const yearOf = (micros: number) => new Date((micros + host.zone.offsetAt(micros) * 60e6) / 1000).getUTCFullYear();
  host.files.forEach(({ lines }, file) => {
    const own = segments.filter(({ segment }) => segment.file === file);
    let offset = 0;
    for (const line of lines) {
      const resolved = own.find(({ segment }) => offset >= segment.firstOffset && offset <= segment.lastOffset);
      offset += line.text.length + 1;
      if (resolved === undefined) throw new Error(`no segment has "${line.text}"`);
      verdict.lines++;
      if (!resolved.isYearDecided) {
        if (line.isDecidable) verdict.missed++;
        continue;
      }
      if (!line.isDecidable && host.evidence === "reset") verdict.overbold++;
      if (resolved.year !== yearOf(line.trueMicros)) verdict.wrong++;
      const { segment } = resolved;
      const bounds = resolved.clock === "wrong" ? resolved.boundsOf(segment.firstClockMicros) : null;
      if (bounds !== null && (line.trueMicros < bounds[0] - hour || line.trueMicros > bounds[1] + hour))
        verdict.misplaced++;
      if (line.isOff) continue;
      const [first, last] = [resolved.instantOf(segment.firstClockMicros), resolved.instantOf(segment.lastClockMicros)];
      if (line.trueMicros < first - day || line.trueMicros > last + day) verdict.outside++;
    }
  });
  return verdict;
}

/** Clocks that run over New Year or 29 February while they are wrong, or until the log ends. */
const onceWrong = [263, 338, 650, 662];

test("a fleet of 200 hosts with five years of logs: what can be decided is right, all else is named", {
  timeout: 400_000,
}, () => {
  const bad: unknown[] = [];
  for (const index of [...Array(200).keys(), ...onceWrong]) {
    const host = generateHost(index);
    const verdict = judge(host);
    expect(verdict.lines).toBeGreaterThan(4000);
    if (verdict.wrong + verdict.missed + verdict.overbold + verdict.outside + verdict.misplaced > 0)
      bad.push({ ...verdict, host: host.name, evidence: host.evidence, trouble: host.trouble });
  }
  expect(bad).toEqual([]);
});

test("four times as many years take about four times as long", { timeout: 120_000 }, () => {
  /** Processor time, since other tests run at the same time. */
  const leastMicrosecondsOf = (years: number) => {
    const host = generateHost(17, years);
    const source = summarise(host);
    const took = [0, 1, 2].map(() => {
      const before = process.cpuUsage();
      resolveSource(host, source);
      return process.cpuUsage(before).user;
    });
    return Math.min(...took);
  };
  // Growing by the square it would take 16 times as long.
  expect(leastMicrosecondsOf(40) / leastMicrosecondsOf(10)).toBeLessThan(10);
});
