import type { Sign } from "./activity.js";
import { mostOf } from "./extremes.js";
import type { Outage } from "./outage.js";
import { type Pulse, segmentAt } from "./pulse.js";
import { countBetween, firstFrom, listShared, secondsPerHour } from "./seconds.js";
import { type Skew, skewBetween } from "./skew.js";

/** Where the requests went that a host no longer answered. */
export interface MovedTo {
  readonly host: string;
  /** How far the other host's clock is ahead if these were the same requests; 0 where the stamps fit as they are. */
  readonly skewSeconds: number;
  /** Both hosts logged what shows how far their clocks are apart. */
  readonly isSkewMeasured: boolean;
  /** The second of the first request that the other host answered, by its own clock. */
  readonly first: Sign;
}

/** A wrong clock is mostly wrong by the offset of a zone. */
const skewStep = 1800;
const mostSkew = 14 * 3600;
const leastSeconds = 10;
/** A long outage is compared by its beginning and its end. */
const mostSeconds = 3600;
/** How soon the other host has them: a client that finds no answer tries again. Of few requests so many are waited for. */
const soonSeconds = 10;
const soonRequests = 24;
const leastShare = 0.5;
/** Fewer before it, in as long a time, are no traffic that could be seen to move. */
const leastRequests = 24;

/** The outages of web servers, those turned into a failover whose requests another host took over within seconds. */
export function withFailovers(
  outages: readonly Outage[],
  pulses: readonly Pulse[],
  component: string,
  skews: readonly Skew[] = [],
): Outage[] {
  return outages.map((outage) => {
    if (outage.component !== component || outage.nature === "degraded" || outage.nature === "instant") return outage;
    const movedTo = findMove(outage, pulses, skews);
    return movedTo === null ? outage : { ...outage, nature: "failover", how: "failover", severity: "info", movedTo };
  });
}

function findMove(outage: Outage, pulses: readonly Pulse[], skews: readonly Skew[]): MovedTo | null {
  const from = Math.ceil(outage.start.at / 1e6);
  const to = outage.end === null ? null : Math.floor(outage.end.at / 1e6);
  const own = pulses.filter(({ host }) => host === outage.host);
  const others = pulses.filter(({ host }) => host !== outage.host);
  const measured = (host: string) => skewBetween(skews, outage.host, host);
  const lost = Math.max(0, ...own.map(({ busy }) => usualRate(busy, from - windowSeconds(from, to), from)));
  if (lost === 0 || (to !== null && to - from < leastSeconds)) return null;
  const movesWith = (skewSeconds: number, pulsesAsked: readonly Pulse[], isSkewMeasured = false) =>
    pulsesAsked.flatMap((pulse): MovedTo[] => {
      const first = firstTaken(pulse, from + skewSeconds, to === null ? null : to + skewSeconds, lost);
      return first === null ? [] : [{ host: pulse.host, skewSeconds, isSkewMeasured, first }];
    });
  for (const pulse of others) {
    const known = measured(pulse.host);
    const [found] = known === null ? [] : movesWith(Math.round((known[0] + known[1]) / 2), [pulse], true);
    if (found !== undefined) return found;
  }
  const unknown = others.filter(({ host }) => measured(host) === null);
  const [unskewed] = movesWith(0, unknown);
  if (unskewed !== undefined) return unskewed;
  const skewed: MovedTo[] = [];
  // Only an outage with both ends fits one place in another log and no other.
  for (let skew = -mostSkew; skew <= mostSkew && to !== null; skew += skewStep) {
    if (skew !== 0) skewed.push(...movesWith(skew, unknown));
  }
  return skewed.length === 1 ? (skewed[0] as MovedTo) : null;
}

const windowSeconds = (from: number, to: number | null) => Math.min(mostSeconds, to === null ? mostSeconds : to - from);

const rateIn = (busy: Pulse["busy"], from: number, to: number) => countBetween(busy, from, to) / Math.max(1, to - from);

/** The rate before `to`, in a log that may begin later than `from`; 0 where it has too few requests to tell. */
function usualRate(busy: Pulse["busy"], from: number, to: number): number {
  const first = firstFrom(busy, from);
  if (first === null || first >= to || countBetween(busy, first, to) < leastRequests) return 0;
  return rateIn(busy, first, to);
}

/** The first second of a log that gains at `from` about what another lost, at once, and loses it again at `to`; else null. */
function firstTaken(pulse: Pulse, from: number, to: number | null, lost: number): Sign | null {
  const { busy } = pulse;
  const until = to ?? Math.min(from + mostSeconds, lastSecondOf(busy));
  const window = Math.min(mostSeconds, until - from);
  if (window < leastSeconds) return null;
  const gained = (usual: number, duringFrom: number, duringTo: number) =>
    rateIn(busy, duringFrom, duringTo) - usual >= leastShare * lost;
  const before = rateIn(busy, from - window, from);
  const soon = Math.min(window, Math.max(soonSeconds, Math.ceil(soonRequests / lost)));
  if (!gained(before, from, from + window) || !gained(before, from, from + soon)) return null;
  // What still comes in the first seconds after it are clients that have not turned back yet.
  const after = to === null ? 0 : rateIn(busy, to + soonSeconds, to + soonSeconds + window);
  if (to !== null && !gained(after, to - window, to)) return null;
  const second = firstFrom(busy, from);
  const resolved = second === null ? null : segmentAt(pulse, second);
  return second === null || resolved === null ? null : { micros: second * 1e6, resolved };
}

function lastSecondOf(busy: Pulse["busy"]): number {
  const hour = mostOf(busy.keys());
  const bits = busy.get(hour);
  if (bits === undefined) return 0;
  const places = new Uint16Array(secondsPerHour);
  const count = listShared(bits, bits, places);
  return hour * secondsPerHour + (places[count - 1] ?? 0);
}
