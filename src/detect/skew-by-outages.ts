import type { Outage } from "./outage.js";
import { type Skew, skewBetween } from "./skew.js";

/** Nobody's clock is off by more; what lies further apart is another outage. */
const mostMicros = 14 * 3600 * 1e6;
/** Shorter ones are too alike. */
const leastMicros = 120e6;
/** Only what is told by its length from most others is told at all: of that so much may be left open. */
const mostShareOpen = 0.25;

/**
 * How far hosts' clocks are apart by outages that both sides saw: one host could not reach a name, and the host of that name
 * was down, or something on it, for as long. Only where one outage alone fits, both ends of both are known, and all such of
 * two hosts agree.
 * @param known what was measured better
 */
export function skewsByOutages(outages: readonly Outage[], known: readonly Skew[]): Skew[] {
  const whole = outages.filter(({ end, nature }) => end !== null && (nature === "failure" || nature === "planned"));
  const found = new Map<string, Span[]>();
  for (const seen of whole) {
    if (!seen.entry.component.foreign) continue;
    const own = whole.filter((other) => isNamed(seen.key, other.host) && other.host !== seen.host);
    const spans = own.flatMap((other) => spanOf(seen, other) ?? []);
    const common = intersectionOf(spans);
    const host = own[0]?.host;
    if (host === undefined || common === null || skewBetween(known, seen.host, host) !== null) continue;
    const name = `${seen.host}\t${host}`;
    found.set(name, [...(found.get(name) ?? []), common]);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, spans]) => {
      const [host = "", other = ""] = name.split("\t");
      const common = intersectionOf(spans);
      if (common === null) return [];
      const [fromSeconds, toSeconds] = [common.from / 1e6, common.to / 1e6];
      return [{ host, other, fromSeconds, toSeconds, by: "outages that both saw" as const, count: spans.length }];
    });
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const isNamed = (name: string, host: string) => host !== "" && (name === host || name.split(".")[0] === host);

/** How far the clock of the second's host is ahead if both are the same outage; null where they are not. */
function spanOf(seen: Outage, other: Outage): Span | null {
  const spans = [spanOfEnds(seen.start, other.start), spanOfEnds(seen.end, other.end)];
  const common = intersectionOf(spans.filter((span) => span !== null));
  const length = (seen.end?.at ?? seen.start.at) - seen.start.at;
  if (spans.includes(null) || common === null || length < leastMicros) return null;
  const isClose = Math.abs(common.from) <= mostMicros && Math.abs(common.to) <= mostMicros;
  return isClose && common.to - common.from <= mostShareOpen * length ? common : null;
}

type Bounds = { readonly notBefore: number | null; readonly notAfter: number | null } | null;

function spanOfEnds(seen: Bounds, other: Bounds): Span | null {
  if (seen === null || other === null) return null;
  if (seen.notBefore === null || seen.notAfter === null || other.notBefore === null || other.notAfter === null)
    return null;
  return { from: other.notBefore - seen.notAfter, to: other.notAfter - seen.notBefore };
}

/** Null of none, and of such that have nothing in common. */
function intersectionOf(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  const from = Math.max(...spans.map((span) => span.from));
  const to = Math.min(...spans.map((span) => span.to));
  return from <= to ? { from, to } : null;
}
