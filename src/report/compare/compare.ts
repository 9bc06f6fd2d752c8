import { canonicalHosts } from "../../detect/hosts.js";
import type { Incident, ScanDocument } from "../../incident/record.js";
import { readLogLine } from "../../read/log-line.js";
import { dayAt, readWrittenTime, spanOn, type TimeSpan } from "../../time/written-time.js";
import { type HostZone, parseInstant, zoneByName } from "../../time/zone.js";
import type { ReportedIncident, ReportedTime, Words } from "./reported.js";
import { type ReportClock, type ReportedSpans, spansOf } from "./reported-spans.js";

/**
 * How an end of a draft lies to what the report says: `agrees` within a minute (of an approximate time half an hour, of a bare day
 * anywhere in it), `within bounds` where the words lie between the draft's bounds, `contradicts itself` where the report is off but
 * cites a log with the draft's time, `open` where the report states no time, `not shown` where the draft states none, else `off`.
 */
export type EndVerdict = "agrees" | "within bounds" | "contradicts itself" | "open" | "not shown" | "off";

export interface ComparedEnd {
  readonly verdict: EndVerdict;
  /** The author's words; null where there are none. */
  readonly reported: string | null;
  /** RFC 3339; null where the draft has none. */
  readonly drafted: string | null;
  /** The draft's moment minus the beginning of what the words mean; null where either is missing. */
  readonly errorMinutes: number | null;
  /** The words of the report that contradict it. */
  readonly contradiction: Words | null;
}

export interface ComparedIncident {
  readonly reported: ReportedIncident;
  readonly incident: Incident;
  readonly start: ComparedEnd;
  readonly end: ComparedEnd;
}

export interface Comparison {
  /** In the order of the reports. */
  readonly found: readonly ComparedIncident[];
  readonly missed: readonly ReportedIncident[];
  /** Drafts that no report tells of. */
  readonly extra: readonly Incident[];
}

const minuteMicros = 60e6;
/** How far `頃` and `about` reach. */
const approximateMinutes = 30;
/** An end that a person remembers may be that far off and still be the same incident's. */
const rememberedMinutes = 60;

/**
 * Which draft each report tells of. A pair has no host against it, and a start (where none is stated an end) within an hour or
 * within the draft's bounds, or overlaps for more than half of both; where the report states no time at all, the draft was going
 * on at the entry's day and both name the same system. The closest pairs are taken first, each report and draft once.
 * @param aliases other name to host, in lower case, for hosts that reports call otherwise than their logs
 */
export function compareReports(
  reports: readonly ReportedIncident[],
  documents: readonly ScanDocument[],
  aliases: ReadonlyMap<string, string> = new Map(),
): Comparison {
  const incidents = documents.flatMap((document) => document.incidents);
  const clock = clockOf(documents);
  const namesHost = hostJudge(reports, documents, aliases);
  const candidates = reports.flatMap((reported) =>
    incidents.flatMap((incident) => {
      if (!namesHost(reported, incident)) return [];
      const pair = comparedPair(reported, incident, clock);
      return pair === null ? [] : [pair];
    }),
  );
  candidates.sort((a, b) => a.cost - b.cost);
  const taken = new Set<ReportedIncident | Incident>();
  const found = new Map<ReportedIncident, ComparedIncident>();
  for (const { compared } of candidates) {
    if (taken.has(compared.reported) || taken.has(compared.incident)) continue;
    taken.add(compared.reported).add(compared.incident);
    found.set(compared.reported, compared);
  }
  return {
    found: reports.flatMap((reported) => found.get(reported) ?? []),
    missed: reports.filter((reported) => !taken.has(reported)),
    extra: incidents.filter((incident) => !taken.has(incident)),
  };
}

/** Reports are written in the zone of the first scan, and no later than the last. */
function clockOf(documents: readonly ScanDocument[]): ReportClock {
  const utc = zoneByName("UTC") as HostZone;
  const zone = zoneByName(documents[0]?.tool.zone ?? "UTC") ?? utc;
  return { zone, nowMicros: Math.max(...documents.map(({ tool }) => parseInstant(tool.now) ?? 0)) };
}

/**
 * Whether nothing that a report says of hosts speaks against a draft: neither what it concerns nor the lines that it quotes. From
 * names that no log that was read has, nothing follows.
 */
function hostJudge(
  reports: readonly ReportedIncident[],
  documents: readonly ScanDocument[],
  aliases: ReadonlyMap<string, string>,
) {
  const targets = ({ targets: all }: Incident) => all.map(({ host }) => host);
  const readHosts = documents.flatMap(({ incidents, coverage }) => [
    ...incidents.flatMap(targets),
    ...coverage.sources.flatMap(({ hosts }) => hosts),
  ]);
  const named = ({ concerns, remarks }: ReportedIncident) => [
    ...(concerns.match(/[A-Za-z0-9][\w.-]*/g) ?? []),
    ...remarks.flatMap(({ text }) => readLogLine(text)?.host ?? []),
  ];
  const namesOf = new Map(reports.map((reported) => [reported, named(reported)]));
  const canonical = canonicalHosts([...readHosts, ...[...namesOf.values()].flat()], aliases);
  const known = new Set(readHosts.map((host) => canonical.get(host)));
  return (reported: ReportedIncident, incident: Incident): boolean => {
    const hosts = (namesOf.get(reported) ?? []).map((name) => canonical.get(name)).filter((host) => known.has(host));
    return hosts.length === 0 || targets(incident).some((host) => hosts.includes(canonical.get(host)));
  };
}

/** The pair with how far apart its ends lie, in minutes; null where they are not the same incident. */
function comparedPair(
  reported: ReportedIncident,
  incident: Incident,
  clock: ReportClock,
): { compared: ComparedIncident; cost: number } | null {
  const draft = draftSpan(incident, clock);
  if (draft === null) return null;
  const spans = spansOf(reported, clock, draft.fromMicros);
  const start = compareEnd(reported.start, spans.start, incident.start, reported.remarks, clock);
  const end = compareEnd(reported.end, spans.end, incident.end, reported.remarks, clock);
  const isNear = ({ verdict, errorMinutes }: ComparedEnd) =>
    errorMinutes !== null && (verdict !== "off" || Math.abs(errorMinutes) <= rememberedMinutes);
  const isSame =
    spans.start !== null || spans.end !== null
      ? isNear(spans.start !== null ? start : end) || overlapsMostly(spans, draft)
      : spans.day !== null && overlap(spans.day, draft) > 0 && sharesSystem(reported, incident);
  if (!isSame) return null;
  const distance = ({ errorMinutes }: ComparedEnd) =>
    errorMinutes === null ? rememberedMinutes : Math.abs(errorMinutes);
  return { compared: { reported, incident, start, end }, cost: distance(start) + distance(end) };
}

function compareEnd(
  reported: ReportedTime | null,
  span: TimeSpan | null,
  drafted: Incident["start"] | Incident["end"],
  remarks: readonly Words[],
  { zone }: ReportClock,
): ComparedEnd {
  const at = drafted?.at ?? null;
  const micros = microsOf(at);
  const words = { reported: reported?.text ?? null, drafted: at };
  if (span === null || micros === null) {
    return { ...words, verdict: span === null ? "open" : "not shown", errorMinutes: null, contradiction: null };
  }
  // A time to the minute is measured from its beginning; a bare day or hour is right anywhere within it.
  const isCoarse = span.toMicros - span.fromMicros > minuteMicros;
  const errorMicros = isCoarse && micros >= span.fromMicros && micros < span.toMicros ? 0 : micros - span.fromMicros;
  const errorMinutes = errorMicros / minuteMicros;
  const reach = reported?.time?.isApproximate === true ? approximateMinutes : 1;
  if (Math.abs(errorMinutes) <= reach) return { ...words, verdict: "agrees", errorMinutes, contradiction: null };
  const [from, to] = [microsOf(drafted?.notBefore ?? null) ?? micros, microsOf(drafted?.notAfter ?? null) ?? micros];
  if (span.toMicros > from && span.fromMicros <= to) {
    return { ...words, verdict: "within bounds", errorMinutes, contradiction: null };
  }
  const contradiction = remarks.find((remark) => citesLogAt(remark.text, micros, zone)) ?? null;
  return { ...words, verdict: contradiction === null ? "off" : "contradicts itself", errorMinutes, contradiction };
}

const clockInWords = /(?<![\d:])\d{1,2}:\d{2}:\d{2}(?![\d:])/g;

/** Whether words speak of a log, or are a line of one, and name the moment to the second. */
function citesLogAt(text: string, micros: number, zone: ReportClock["zone"]): boolean {
  if (!/ログ|記録|\blogs?\b|syslog/i.test(text) && !/^[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} /.test(text))
    return false;
  return (text.match(clockInWords) ?? []).some((clock) => {
    const time = readWrittenTime(clock);
    if (typeof time === "string") return false;
    return Math.abs(spanOn(time, dayAt(micros, zone), zone).fromMicros - micros) <= minuteMicros;
  });
}

const microsOf = (at: string | null) => (at === null ? null : parseInstant(at));

/** How long a draft's incident was, as far as its logs show; one that is not over lasts until now. */
function draftSpan({ start, end, lastFailingAt, status }: Incident, { nowMicros }: ReportClock): TimeSpan | null {
  const from = microsOf(start.at ?? start.notAfter ?? start.notBefore ?? lastFailingAt);
  if (from === null) return null;
  const last = end === null ? lastFailingAt : (end.at ?? end.notAfter ?? end.notBefore);
  const to = end === null && status === "ongoing" ? nowMicros : (microsOf(last) ?? from);
  return { fromMicros: from, toMicros: Math.max(to, from + 1e6) };
}

const overlap = (a: TimeSpan, b: TimeSpan) => Math.min(a.toMicros, b.toMicros) - Math.max(a.fromMicros, b.fromMicros);

function overlapsMostly({ start, end }: ReportedSpans, draft: TimeSpan): boolean {
  if (start === null || end === null) return false;
  const span = { fromMicros: start.fromMicros, toMicros: end.toMicros };
  const both = Math.max(span.toMicros, draft.toMicros) - Math.min(span.fromMicros, draft.fromMicros);
  return overlap(span, draft) * 2 > both;
}

/** Whether the report names a system that the draft is about, by a word of three letters or more. */
function sharesSystem(reported: ReportedIncident, { targets, kind }: Incident): boolean {
  const wordsIn = (text: string): string[] => text.toLowerCase().match(/[a-z][a-z0-9]{2,}/g) ?? [];
  const systems = new Set(
    [kind, ...targets.flatMap(({ service, component }) => [service, component])].flatMap(wordsIn),
  );
  const texts = [reported.text, reported.concerns, ...reported.remarks.map(({ text }) => text)];
  return texts.flatMap(wordsIn).some((word) => systems.has(word));
}
