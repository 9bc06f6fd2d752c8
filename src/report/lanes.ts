import type { Incident, ScanDocument } from "../incident/record.js";

/** Instants are milliseconds since 1970 in UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An outage as it is drawn: proven between `provenFrom` and `provenTo`, taken to be from `at` to `until`, possible around it. */
export interface Bar {
  readonly incident: Incident;
  readonly nature: Incident["nature"];
  /** Null where nothing says how early it may have begun. */
  readonly possibleFrom: number | null;
  readonly provenFrom: number;
  readonly provenTo: number;
  readonly at: number;
  readonly until: number;
  /** Null where nothing says how long it may have lasted. */
  readonly possibleTo: number | null;
}

/** What one component went through; `component` is a log's name where the lane shows a log's silences. */
export interface Lane {
  readonly host: string;
  readonly component: string;
  readonly bars: readonly Bar[];
  readonly boots: readonly number[];
  readonly silences: readonly Span[];
  readonly failovers: readonly { readonly at: number; readonly to: string }[];
}

/** From the bar of the suspected cause to that of an effect. */
export interface Arrow {
  readonly cause: Bar;
  readonly effect: Bar;
}

export interface Picture {
  readonly span: Span;
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
  /** Of the clock that the times are told in; minutes east of UTC. */
  readonly offsetMinutes: number;
}

const instantOf = (at: string | null | undefined) => (at === null || at === undefined ? null : Date.parse(at));

/** All that was found over the time that was read; null where there is nothing to draw. */
export function pictureOf({ incidents, coverage }: ScanDocument): Picture | null {
  const drawn = incidents.map(drawnOf);
  const lanes = new Map<
    string,
    { lane: Lane; bars: Bar[]; boots: number[]; silences: Span[]; failovers: Lane["failovers"][number][] }
  >();
  const laneOf = (host: string, component: string) => {
    const name = `${host}\t${component}`;
    let entry = lanes.get(name);
    if (entry === undefined) {
      const parts = { bars: [], boots: [], silences: [], failovers: [] };
      entry = { lane: { host, component, ...parts }, ...parts };
      lanes.set(name, entry);
    }
    return entry;
  };
  for (const { bars } of drawn) for (const { bar, host, component } of bars) laneOf(host, component).bars.push(bar);
  for (const { host, at } of coverage.boots) laneOf(host, "host").boots.push(Date.parse(at));
  for (const { from, to, at } of coverage.failovers) laneOf(from, "host").failovers.push({ at: Date.parse(at), to });
  const read = coverage.sources.flatMap(({ firstAt, lastAt }) => [instantOf(firstAt), instantOf(lastAt)]);
  const span = spanOf([...read, ...drawn.flatMap(({ bars }) => bars.flatMap(({ bar }) => endsOf(bar)))]);
  if (span === null) return null;
  for (const { host, source, from, to } of coverage.silences) {
    laneOf(host, source).silences.push({ from: Date.parse(from), to: instantOf(to) ?? span.to });
  }
  if (lanes.size === 0) return null;
  return {
    span,
    lanes: inOrder([...lanes.values()].map(({ lane }) => lane)),
    arrows: drawn.flatMap(({ arrows }) => arrows),
    offsetMinutes: offsetOf(incidents, coverage),
  };
}

/** One incident alone, with some room around it. */
export function incidentPicture(incident: Incident): Picture | null {
  const { bars, arrows } = drawnOf(incident);
  const tight = spanOf(bars.flatMap(({ bar }) => endsOf(bar)));
  if (tight === null) return null;
  const room = Math.max((tight.to - tight.from) * 0.06, 1000);
  const byName = new Map<string, Bar[]>();
  for (const { bar, host, component } of bars) {
    const name = `${host}\t${component}`;
    byName.set(name, [...(byName.get(name) ?? []), bar]);
  }
  const lanes = [...byName].map(([name, own]): Lane => {
    const [host = "", component = ""] = name.split("\t");
    return { host, component, bars: own, boots: [], silences: [], failovers: [] };
  });
  return {
    span: { from: tight.from - room, to: tight.to + room },
    lanes: inOrder(lanes),
    arrows,
    offsetMinutes: offsetOf([incident], null),
  };
}

interface Drawn {
  readonly bars: readonly { readonly bar: Bar; readonly host: string; readonly component: string }[];
  readonly arrows: readonly Arrow[];
}

function drawnOf(incident: Incident): Drawn {
  const primary = incident.targets.find(({ role }) => role === "primary") ?? incident.targets[0];
  const whole = {
    component: primary?.component ?? "",
    host: primary?.host ?? "",
    nature: incident.nature,
    start: incident.start,
    end: incident.end,
  };
  const parts = incident.outages.length === 0 ? [whole] : incident.outages;
  const bars = parts.flatMap(({ start, end, nature, host, component }) => {
    const bar = barOf(incident, nature, start, end);
    return bar === null ? [] : [{ bar, host, component }];
  });
  const cause =
    bars.find(({ host, component }) => host === primary?.host && component === primary.component) ?? bars[0];
  const effects = bars.filter(({ host, component }) => host !== cause?.host || component !== cause.component);
  return { bars, arrows: cause === undefined ? [] : effects.map(({ bar }) => ({ cause: cause.bar, effect: bar })) };
}

function barOf(incident: Incident, nature: Bar["nature"], start: Incident["start"], end: Incident["end"]): Bar | null {
  const provenFrom = instantOf(start.notAfter) ?? instantOf(start.at) ?? instantOf(start.notBefore);
  if (provenFrom === null) return null;
  const at = instantOf(start.at) ?? provenFrom;
  const last = end === null ? instantOf(incident.lastFailingAt) : (instantOf(end.notBefore) ?? instantOf(end.at));
  const provenTo = Math.max(provenFrom, last ?? provenFrom);
  return {
    ...{ incident, nature, at, provenFrom, provenTo, possibleFrom: instantOf(start.notBefore) },
    until: Math.max(at, (end === null ? null : instantOf(end.at)) ?? provenTo),
    possibleTo: end === null ? null : instantOf(end.notAfter),
  };
}

const endsOf = (bar: Bar) => [bar.possibleFrom ?? bar.at, bar.provenFrom, bar.provenTo, bar.possibleTo ?? bar.until];

function spanOf(instants: readonly (number | null)[]): Span | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const instant of instants) {
    if (instant === null || Number.isNaN(instant)) continue;
    from = Math.min(from, instant);
    to = Math.max(to, instant);
  }
  if (from > to) return null;
  return from === to ? { from: from - 60_000, to: to + 60_000 } : { from, to };
}

/** Hosts by name; on each, the host itself first, then components by when they first failed. */
function inOrder(lanes: readonly Lane[]): Lane[] {
  const first = ({ bars, silences }: Lane) => bars[0]?.provenFrom ?? silences[0]?.from ?? Number.POSITIVE_INFINITY;
  return [...lanes].sort(
    (a, b) =>
      (a.host < b.host ? -1 : a.host > b.host ? 1 : 0) ||
      Number(b.component === "host") - Number(a.component === "host") ||
      first(a) - first(b),
  );
}

function offsetOf(incidents: readonly Incident[], coverage: ScanDocument["coverage"] | null): number {
  const instant =
    incidents[0]?.start.at ??
    incidents[0]?.start.notAfter ??
    coverage?.sources.find(({ firstAt }) => firstAt !== null)?.firstAt;
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(instant ?? "");
  return offset === null ? 0 : (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
}

const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  1_209_600, 2_592_000, 7_776_000, 15_552_000, 31_536_000,
];

export interface Tick {
  readonly at: number;
  /** `23:00`, with month and day (`09-24 00:00`) where the day is another than the tick's before; `2008-09-24` where only days count. */
  readonly label: string;
}

/** At most `most` round moments of a span, in the picture's clock. */
export function ticksOf({ span, offsetMinutes }: Picture, most: number): Tick[] {
  const seconds = (span.to - span.from) / 1000;
  const step = (steps.find((candidate) => seconds / candidate <= most) ?? Math.ceil(seconds / most)) * 1000;
  const shift = offsetMinutes * 60_000;
  const ticks: Tick[] = [];
  let day = "";
  for (let local = Math.ceil((span.from + shift) / step) * step; local - shift <= span.to; local += step) {
    const text = new Date(local).toISOString();
    const date = text.slice(0, 10);
    const clock = step < 60_000 ? text.slice(11, 19) : text.slice(11, 16);
    ticks.push({
      at: local - shift,
      label: step >= 86_400_000 ? date : date === day ? clock : `${date.slice(5)} ${clock}`,
    });
    day = date;
  }
  return ticks.slice(0, most + 1);
}
