import * as z from "zod";
import type { Health } from "../grammar/model.js";
import type { CaseOptions, ExpectedIncident } from "./case-schema.js";
import { knownMicros } from "./instants.js";
import { type LogText, linesOf } from "./logs.js";
import { type LogRecord, type Recogniser, recordsOf } from "./records.js";
import { requestsFilled } from "./requests-filled.js";

/**
 * The first disguise: the same logs with every trace of trouble taken out of all files. What is taken out, and why:
 *
 * - every line that is recognised as failing, degraded or stopped, echoes and instants too, and the blocks (call traces,
 *   dumps) that continue such lines: these are what must have made the incident;
 * - `last message repeated N times` behind a line that is taken out: it stands for N more of it;
 * - every boot of a host, with all lines of that host that came with it, from behind the last line before the boot to the
 *   end of its burst. A boot is the other half of a stop: if the boot ended the trouble (a reset, a power cut, a panic), a
 *   host that comes up without having gone down is an incident by itself, and rightly so; and if the stop was orderly, the
 *   lines that said so are among those taken out;
 * - for the same reason every start of a service whose stop was taken out.
 *
 * The stretch without requests that an incident left in an access log is filled (`requestsFilled`).
 *
 * What stays is everything else: what daemons that lost their disk complained of in their own words, the stretches in which
 * little was written, mounts at other times, and all healthy life.
 */
export function withoutTrouble(
  logs: readonly LogText[],
  options: CaseOptions,
  incidents: readonly ExpectedIncident[],
  recogniser: Recogniser,
): { logs: LogText[]; taken: string[]; left: number } {
  const putBack: string[] = [];
  const whole = incidents
    .filter(({ nature }) => nature === "failover")
    .reduce(
      (current, incident) => {
        const { logs: now, moved } = requestsPutBack(current, options, moveOf(incident), recogniser);
        putBack.push(...moved);
        return now;
      },
      [...logs],
    );
  const standing = incidents.filter(({ nature }) => nature !== "failover");
  const { logs: unbroken, filled } = requestsFilled(whole, options, standing, recogniser);
  const read = unbroken.map((log) => ({ log, records: recordsOf(log, options, recogniser) }));
  const bursts = bootBursts(read.flatMap(({ records }) => records));
  const taken = [...putBack, ...filled];
  let left = 0;
  const remaining = read.map(({ log, records }) => {
    const lines = linesOf(log);
    const out = troubledLines(records, bursts);
    for (const line of out) taken.push(`${log.path}:${line} ${lines[line - 1]}`);
    const kept = lines.filter((_, index) => !out.has(index + 1));
    left += kept.filter((line) => line !== "").length;
    return { ...log, bytes: Buffer.from(kept.join("\n"), "latin1") };
  });
  return { logs: remaining, taken, left };
}

const moveSchema = z.looseObject({
  start: z.looseObject({ at: z.string() }),
  end: z.looseObject({ at: z.string() }),
  /** The host that the requests left, and the one that took them. */
  targets: z.tuple([z.looseObject({ host: z.string() }), z.looseObject({ host: z.string() })]),
});

interface Move {
  readonly from: string;
  readonly to: string;
  readonly fromMicros: number;
  readonly toMicros: number;
}

function moveOf(incident: ExpectedIncident): Move {
  const { start, end, targets } = moveSchema.parse(incident);
  const [{ host: from }, { host: to }] = targets;
  return { from, to, fromMicros: knownMicros(start.at), toMicros: knownMicros(end.at) };
}

/** Moves what the other host wrote meanwhile into the log of the same name, before the first line that came after it. */
function requestsPutBack(
  logs: readonly LogText[],
  options: CaseOptions,
  move: Move,
  recogniser: Recogniser,
): { logs: LogText[]; moved: string[] } {
  const moved: string[] = [];
  const texts = new Map(logs.map((log) => [log.path, linesOf(log)]));
  for (const log of logs) {
    const home = logs.find(({ path }) => path === log.path.replace(`${move.to}/`, `${move.from}/`));
    if (!log.path.startsWith(`${move.to}/`) || home === undefined) continue;
    const isMeanwhile = ({ micros }: LogRecord) =>
      micros !== null && micros >= move.fromMicros && micros < move.toMicros;
    const lines = texts.get(log.path) ?? [];
    const numbers = new Set(
      recordsOf(log, options, recogniser)
        .filter(isMeanwhile)
        .map(({ line }) => line),
    );
    const block = lines.filter((_, index) => numbers.has(index + 1));
    const next = recordsOf(home, options, recogniser).find(({ micros }) => micros !== null && micros >= move.toMicros);
    const homeLines = texts.get(home.path) ?? [];
    texts.set(home.path, homeLines.toSpliced((next?.line ?? homeLines.length) - 1, 0, ...block));
    texts.set(
      log.path,
      lines.filter((_, index) => !numbers.has(index + 1)),
    );
    moved.push(...block.map((line) => `${log.path} ${line}`));
  }
  const asLog = (log: LogText) => ({ ...log, bytes: Buffer.from((texts.get(log.path) ?? []).join("\n"), "latin1") });
  return { logs: logs.map(asLog), moved };
}

const troubled: readonly Health[] = ["failing", "degraded", "stopped", "block"];

function troubledLines(records: readonly LogRecord[], bursts: readonly Burst[]): Set<number> {
  const out = new Set<number>();
  /** By host, whether its latest line is taken out. */
  const previous = new Map<string, boolean>();
  /** By host and component: whether it was stopped, and nothing but failures and its start have been heard of it since. */
  const stopped = new Set<string>();
  for (const { line, host, micros, entry, repeatsPrevious } of records) {
    const ofBoot = micros !== null && bursts.some((burst) => burst.host === host && isWithin(micros, burst));
    const own = repeatsPrevious ? previous.get(host) === true : entry !== null && troubled.includes(entry.event.health);
    const name = `${host}\t${entry?.component.name}`;
    const isRestart = entry?.event.health === "started" && stopped.has(name);
    if (entry?.event.health === "stopped") stopped.add(name);
    else if (!isRestart && !own) stopped.delete(name);
    const isOut = own || ofBoot || isRestart || isBoot({ entry });
    if (isOut) out.add(line);
    previous.set(host, isOut);
  }
  return out;
}

/** The time in which everything that a host logs comes with a boot; both ends inclusive, microseconds. */
interface Burst {
  readonly host: string;
  readonly from: number;
  readonly to: number;
}

const second = 1_000_000;
/** Before the banner, which may be stamped later than what was started before the logger: at once, and not long. */
const hopBefore = 3 * second;
const longestBefore = 10 * second;
/** After it services start, one after another; they do not take longer than this, or whoever logs then logs by itself. */
const hopAfter = 10 * second;
const longestAfter = 120 * second;

const isWithin = (micros: number, { from, to }: Burst) => micros >= from && micros <= to;

const isBoot = ({ entry }: Pick<LogRecord, "entry">) =>
  entry !== null && entry.event.health === "started" && entry.component.name === "host";

function bootBursts(records: readonly LogRecord[]): Burst[] {
  return records.filter(isBoot).flatMap(({ host, micros: banner }) => {
    if (banner === null) return [];
    const moments = records
      .flatMap(({ host: other, micros }) => (other === host && micros !== null ? [micros] : []))
      .sort((a, b) => a - b);
    const before = moments.filter((micros) => micros < banner && micros >= banner - longestBefore).reverse();
    const from = before.reduce((reached, micros) => (reached - micros <= hopBefore ? micros : reached), banner);
    const after = moments.filter((micros) => micros > banner && micros <= banner + longestAfter);
    const to = after.reduce((reached, micros) => (micros - reached <= hopAfter ? micros : reached), banner);
    return [{ host, from, to }];
  });
}
