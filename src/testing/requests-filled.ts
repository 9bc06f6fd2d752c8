import type { CaseOptions, ExpectedIncident } from "./case-schema.js";
import { knownMicros, yearOfClock } from "./instants.js";
import { type LogText, linesOf } from "./logs.js";
import { moveStamp } from "./move-stamp.js";
import { type Recogniser, recordsOf } from "./records.js";

const second = 1_000_000;
const daySeconds = 86_400;
/** A stretch in which an incident begins is no longer before it, and none that is shorter was left by it. */
const beforeMicros = 600 * second;
const leastMicros = 240 * second;

const isAccessLog = ({ path }: LogText) => /access[^/]*$/.test(path);

function concernsHost({ targets }: ExpectedIncident): boolean {
  return Array.isArray(targets) && targets.some((target: { component?: unknown }) => target.component === "host");
}

/**
 * Fills the stretch without lines that an incident left in an access log, or the death of a host in all of its logs, with the
 * lines of the day before: a silence is rightly told even where no line shows what made it.
 */
export function requestsFilled(
  logs: readonly LogText[],
  options: CaseOptions,
  incidents: readonly ExpectedIncident[],
  recogniser: Recogniser,
): { logs: LogText[]; filled: string[] } {
  const filled: string[] = [];
  const startsOf = (known: readonly ExpectedIncident[]) => known.map(({ start }) => knownMicros(start.at));
  const allStarts = startsOf(incidents);
  const downStarts = startsOf(incidents.filter(concernsHost));
  const whole = logs.map((log) => {
    const starts = isAccessLog(log) ? allStarts : downStarts;
    if (starts.length === 0) return log;
    const lines = linesOf(log);
    const records = recordsOf(log, options, recogniser).flatMap(({ line, micros }) =>
      micros === null ? [] : [{ line, micros }],
    );
    const stretches = records.flatMap(({ line, micros: to }, index) => {
      const from = records[index - 1]?.micros ?? to;
      const begins = starts.some((start) => start >= from - beforeMicros && start <= from + beforeMicros);
      return begins && to - from >= leastMicros ? [{ line, from, to }] : [];
    });
    for (const { line, from, to } of stretches.reverse()) {
      const dayBefore = records.filter(
        ({ micros }) => micros > from - daySeconds * second && micros < to - daySeconds * second,
      );
      const moved = dayBefore.map((record) =>
        moveStamp(lines[record.line - 1] ?? "", daySeconds, (clock) => yearOfClock(clock, options)),
      );
      lines.splice(line - 1, 0, ...moved);
      filled.push(...moved.map((text) => `${log.path} ${text}`));
    }
    return { ...log, bytes: Buffer.from(lines.join("\n"), "latin1") };
  });
  return { logs: whole, filled };
}
