import type { Incident, ScanDocument } from "./record.js";

/** How the incidents of a scan relate to those of one before; ids, each in the order of its document. */
export interface BaselineComparison {
  readonly new: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  /** Known before and not found now: their logs may be gone. */
  readonly absent: readonly { readonly id: string; readonly kind: string; readonly title: string }[];
}

/**
 * The document with the ids that its incidents had in an earlier scan, and what is new, updated, unchanged or absent. An
 * incident is the earlier one if it has its id, or concerns the same component and shares lines of evidence with it or
 * overlaps it in time: then it keeps the earlier id, and its own becomes an alias.
 */
export function compareWithBaseline(document: ScanDocument, earlier: readonly Incident[]): ScanDocument {
  const free = new Set(earlier);
  const known = new Map<Incident, Incident>();
  const take = (incident: Incident, before: Incident | undefined) => {
    if (before === undefined || !free.delete(before)) return;
    known.set(incident, before);
  };
  for (const incident of document.incidents) {
    const names = new Set([incident.id, ...incident.aliases]);
    take(
      incident,
      [...free].find(({ id, aliases }) => [id, ...aliases].some((name) => names.has(name))),
    );
  }
  for (const incident of document.incidents) {
    if (known.has(incident)) continue;
    const own = [...free]
      .map((before) => ({ before, likeness: likenessOf(incident, before) }))
      .filter(({ likeness }) => likeness > 0)
      .sort((a, b) => b.likeness - a.likeness);
    take(incident, own[0]?.before);
  }
  const incidents: Incident[] = [];
  const marks = { new: [] as string[], updated: [] as string[], unchanged: [] as string[] };
  for (const incident of document.incidents) {
    const before = known.get(incident);
    const named = before === undefined ? incident : withIdOf(incident, before);
    incidents.push(named);
    if (before === undefined) marks.new.push(named.id);
    else if (contentOf(named) === contentOf(before)) marks.unchanged.push(named.id);
    else marks.updated.push(named.id);
  }
  const absent = earlier.filter((before) => free.has(before)).map(({ id, kind, title }) => ({ id, kind, title }));
  return { ...document, incidents, baseline: { ...marks, absent } };
}

function withIdOf(incident: Incident, { id, aliases }: Incident): Incident {
  const others = new Set([...aliases, ...incident.aliases, incident.id]);
  others.delete(id);
  return { ...incident, id, aliases: [...others] };
}

/** 0 where it is another incident: else lines of evidence that both have, and a little for overlapping in time. */
function likenessOf(incident: Incident, before: Incident): number {
  if (primaryOf(incident) !== primaryOf(before)) return 0;
  const lines = new Set(before.evidence.map(lineOf));
  const shared = incident.evidence.filter((line) => lines.has(lineOf(line))).length;
  return shared + (overlaps(incident, before) ? 0.5 : 0);
}

function primaryOf({ targets }: Incident): string {
  const primary = targets.find(({ role }) => role === "primary");
  return primary === undefined ? "" : `${primary.host}\t${primary.component}`;
}

const lineOf = ({ at, text }: Incident["evidence"][number]) => `${Date.parse(at)}\t${text}`;

function overlaps(a: Incident, b: Incident): boolean {
  const [fromA, toA] = spanOf(a);
  const [fromB, toB] = spanOf(b);
  return fromA <= toB && fromB <= toA;
}

function spanOf({ start, end, lastFailingAt }: Incident): [number, number] {
  const from = Date.parse(start.at ?? start.notAfter ?? "");
  return [from, Math.max(from, Date.parse(end?.at ?? lastFailingAt ?? start.at ?? ""))];
}

/** What makes an incident another state of itself; not where its lines stand now, since logs are rotated. */
function contentOf(incident: Incident): string {
  const { kind, nature, status, severity, start, end, lastFailingAt, durationSeconds } = incident;
  const endOf = (given: Incident["start"] | Incident["end"]) =>
    given === null ? null : { at: given.at, notBefore: given.notBefore, notAfter: given.notAfter, basis: given.basis };
  const targets = incident.targets.map(({ host, component, role }) => [host, component, role]);
  const lines = incident.evidence.map(lineOf).sort();
  return JSON.stringify([
    ...[kind, nature, status, severity, endOf(start), endOf(end), lastFailingAt, durationSeconds, targets, lines],
  ]);
}
