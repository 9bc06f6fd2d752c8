import type { CatalogEvent } from "../grammar/catalog.js";
import { boundsOf, sumSeconds } from "../grammar/hole-values.js";
import { transactionField } from "../grammar/names.js";
import type { RecordView } from "../read/record.js";
import type { AnswerContext } from "./answers.js";
import { hashOf } from "./different.js";
import type { Outage } from "./outage.js";
import { instantIn, rereadWindows, type Window } from "./reread.js";
import type { ResolvedSegment } from "./resolve.js";
import { commonBounds, type Skew, type SkewBound } from "./skew.js";
import { heardName } from "./summary.js";

/** So long before and behind an outage clocks are compared: more than most zones that are taken for another differ by. */
const aroundMicros = 4 * 3600e6;
/** So many keys are remembered at once; of more, those with the smallest hashes, which are the same on every host. */
const mostKeys = 32_768;
const mostBounds = 16_384;
/** A line that another host sends is received so late at most, mostly. */
const receivedLateMicros = 2e6;
/** What lines say they took is rounded to two digits. */
const roundingShare = 0.05;
const roundingMicros = 20_000;

/** One end of a handover: what a host logged of it. */
interface End {
  readonly host: string;
  readonly micros: number;
  /** How much later than its stamp says the line may have been written. */
  readonly stampMicros: number;
  /** Of what was passed: how long before the line that was at most; infinite where the line does not say. */
  readonly withinMicros: number;
}

interface Handover {
  passed: End | null;
  taken: End | null;
}

/**
 * How far hosts' clocks are apart around the outages: by what one host passed to the other and both logged under one key, else
 * by the order in which a log that several hosts write into received their lines. Reads the logs of such lines again.
 */
export async function measureSkews(outages: readonly Outage[], context: AnswerContext): Promise<Skew[]> {
  const { catalog, matcher, segments, sources, isOf, signal } = context;
  if (outages.length === 0 || new Set(segments.map(({ host }) => host)).size < 2) return [];
  const handovers = new Map<number, Handover>();
  let mask = 0;
  const byOrder = new Map<string, SkewBound[]>();
  const latest = new Map<number, Pick<End, "host" | "micros">>();

  function note(hash: number, side: keyof Handover, end: End): void {
    if ((hash & mask) !== 0) return;
    let known = handovers.get(hash);
    if (known === undefined) {
      known = { passed: null, taken: null };
      handovers.set(hash, known);
    }
    known[side] ??= end;
    if (handovers.size <= mostKeys) return;
    mask = mask * 2 + 1;
    for (const other of handovers.keys()) if ((other & mask) !== 0) handovers.delete(other);
  }

  function noteOrder(source: number, host: string, micros: number): void {
    const before = latest.get(source);
    if (before !== undefined && before.host !== host) {
      const apart = micros - before.micros;
      if (before.host < host) {
        addBound(before.host, host, { fromMicros: Number.NEGATIVE_INFINITY, toMicros: apart + receivedLateMicros });
      } else {
        addBound(host, before.host, { fromMicros: 0 - apart - receivedLateMicros, toMicros: Number.POSITIVE_INFINITY });
      }
    }
    latest.set(source, { host, micros });
  }

  function addBound(host: string, other: string, bound: SkewBound): void {
    const name = `${host}\t${other}`;
    const known = byOrder.get(name);
    if (known === undefined) byOrder.set(name, [bound]);
    else if (known.length < mostBounds) known.push(bound);
  }

  function noteLine(view: RecordView, host: string, micros: number): void {
    const patterns = matcher.forProgram(view.program);
    if (patterns === undefined) return;
    const pattern = matcher.match(patterns, view.buffer, view.messageStart, view.messageEnd);
    if (pattern < 0) return;
    const { grammar, event: index } = matcher.patterns[pattern]!;
    const { event } = catalog.events[catalog.indexOf(grammar, index)]!;
    const keyHash = (field: string) => {
      const own = [view.transactionStart, view.transactionEnd] as const;
      const bounds = field === transactionField ? own : boundsOf(matcher, pattern, field);
      return bounds === undefined || bounds[0] === bounds[1] ? null : hashOf(view.buffer, bounds[0], bounds[1]);
    };
    const stampMicros = 10 ** (6 - Math.max(0, view.stamp.fractionDigits));
    if (event.takes !== null) {
      const hash = keyHash(event.takes);
      if (hash !== null) note(hash, "taken", { host, micros, stampMicros, withinMicros: 0 });
    }
    if (event.passes === null) return;
    const hash = keyHash(event.passes.field);
    const seconds = sumSeconds(matcher, pattern, view.buffer, event.passes.within, 1);
    const withinMicros =
      seconds === null ? Number.POSITIVE_INFINITY : seconds * 1e6 * (1 + roundingShare) + roundingMicros;
    if (hash !== null) note(hash, "passed", { host, micros, stampMicros, withinMicros });
  }

  const onRecord = (view: RecordView, wanted: readonly Window[]) => {
    for (const window of wanted) {
      const micros = instantIn(window, view);
      if (micros === null || !isOf(window, view.host)) continue;
      if (micros < window.fromMicros || micros >= window.toMicros) continue;
      const { host, source } = window.resolved;
      noteOrder(source.source, host, micros);
      noteLine(view, host, micros);
      return;
    }
  };
  await rereadWindows([{ windows: windowsAround(outages, comparable(context)), onRecord }], sources, signal);
  return skewsOf(handovers.values(), byOrder);
}

/** Segments with lines that other hosts may have counterparts of, and those of logs into which several hosts write. */
function comparable({ catalog, segments }: AnswerContext): readonly ResolvedSegment[] {
  const isShared = ({ event }: CatalogEvent) => event.passes !== null || event.takes !== null;
  const starts = [...new Set(catalog.events.filter(isShared).map(({ component }) => heardName(component.name, "")))];
  const hostsOf = new Map<number, Set<string>>();
  for (const { host, source } of segments) {
    const hosts = hostsOf.get(source.source) ?? new Set();
    hostsOf.set(source.source, hosts.add(host));
  }
  return segments.filter(({ segment, source }) => {
    if ((hostsOf.get(source.source)?.size ?? 0) > 1) return true;
    return [...segment.heard.keys()].some((name) => starts.some((start) => name.startsWith(start)));
  });
}

/** For each segment the times around outages, each once. */
function windowsAround(outages: readonly Outage[], segments: readonly ResolvedSegment[]): Window[] {
  const times = outages
    .map(({ start, end, lastFailingMicros }) => ({
      fromMicros: start.at - aroundMicros,
      toMicros: Math.max(end?.at ?? lastFailingMicros, start.at) + aroundMicros,
    }))
    .sort((a, b) => a.fromMicros - b.fromMicros);
  const joined: { fromMicros: number; toMicros: number }[] = [];
  for (const time of times) {
    const last = joined.at(-1);
    if (last !== undefined && time.fromMicros <= last.toMicros) last.toMicros = Math.max(last.toMicros, time.toMicros);
    else joined.push(time);
  }
  return segments.flatMap((resolved) => {
    const { segment, instantOf } = resolved;
    const [first, last] = [instantOf(segment.firstClockMicros), instantOf(segment.lastClockMicros)];
    const near = joined.filter(({ fromMicros, toMicros }) => fromMicros <= last && toMicros > first);
    return near.map((time) => ({ resolved, ...time }));
  });
}

function skewsOf(handovers: Iterable<Handover>, byOrder: ReadonlyMap<string, SkewBound[]>): Skew[] {
  const byKeys = new Map<string, SkewBound[]>();
  for (const { passed, taken } of handovers) {
    if (passed === null || taken === null || passed.host === taken.host) continue;
    // The taking was logged within that time before the passing was.
    const apart = taken.micros - passed.micros;
    const ahead = {
      fromMicros: apart - passed.stampMicros,
      toMicros: apart + taken.stampMicros + passed.withinMicros,
    };
    const isInOrder = passed.host < taken.host;
    const name = isInOrder ? `${passed.host}\t${taken.host}` : `${taken.host}\t${passed.host}`;
    const bound = isInOrder ? ahead : { fromMicros: 0 - ahead.toMicros, toMicros: 0 - ahead.fromMicros };
    const known = byKeys.get(name);
    if (known === undefined) byKeys.set(name, [bound]);
    else known.push(bound);
  }
  const names = [...new Set([...byKeys.keys(), ...byOrder.keys()])].sort();
  return names.flatMap((name) => {
    const [host = "", other = ""] = name.split("\t");
    const keys = commonBounds(byKeys.get(name) ?? []);
    const order = commonBounds(byOrder.get(name) ?? []);
    const found = keys ?? order;
    if (found === null) return [];
    return [
      {
        ...{ host, other, count: found.count },
        fromSeconds: found.fromMicros / 1e6,
        toSeconds: found.toMicros / 1e6,
        by: keys === null ? ("order of a common log" as const) : ("shared keys" as const),
      },
    ];
  });
}
