import { needs } from "../detect/needs.js";
import type { Outage, OutageEnd } from "../detect/outage.js";
import { silenceEvent } from "../grammar/names.js";

/** Outages that belong together: one cause and its effects. */
export interface Folded {
  /** The suspected cause: the earliest and deepest. */
  readonly primary: Outage;
  /** All of them, the primary too, in order of their starts; behind them the silences that they explain. */
  readonly outages: readonly Outage[];
  /** Silences of visitors that the others explain: those say better when it began and ended. */
  readonly silences: readonly Outage[];
  /** It was lost together with others outside, and nothing that it needs failed before. */
  readonly isUplink: boolean;
}

const second = 1_000_000;
/** How far the signs of one cause may lie apart in components that need each other. */
const slackMicros = 120 * second;
/** Where a line shows that the first one works again: what fails later fails for another reason. */
const provenSlackMicros = 10 * second;
/** What lies below fails first, or is at least reported with what stands on it. */
const deeperMicros = 10 * second;
/** Resetting a machine takes no longer: then the reboot is somebody's answer to an outage that it ended. */
const resetMicros = 600 * second;
const leastLost = 3;
/**
 * Outages of one component nearer to each other are flaps of one incident, where the component says nothing else. So are long
 * ones that lie no further apart than they last.
 */
const flapMicros = 600 * second;

/** Joins outages by what needs what and by flaps; never by time alone. */
export function foldOutages(outages: readonly Outage[]): Folded[] {
  const ordered = [...outages].sort((a, b) => a.start.at - b.start.at || compareText(nameOf(a), nameOf(b)));
  const group = ordered.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (group[root] !== root) root = group[root] as number;
    return root;
  };
  for (let later = 0; later < ordered.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const a = ordered[earlier] as Outage;
      const b = ordered[later] as Outage;
      if (rootOf(earlier) !== rootOf(later) && belongTogether(a, b)) group[rootOf(later)] = rootOf(earlier);
    }
  }
  const lost = uplinkGroups(ordered);
  for (const [first, ...others] of lost) {
    for (const other of others) group[rootOf(other)] = rootOf(first as number);
  }
  const lostTogether = new Set(lost.flat().map((index) => ordered[index]));
  const groups = new Map<number, Outage[]>();
  ordered.forEach((outage, index) => {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), outage]);
  });
  return joinSilences([...groups.values()]).map(({ members, silences }) => {
    const primary = primaryOf(members);
    return { primary, outages: [...members, ...silences], silences, isUplink: lostTogether.has(primary) };
  });
}

interface Group {
  readonly members: readonly Outage[];
  readonly silences: readonly Outage[];
}

/** A silence of visitors that stands alone joins the one incident that explains it. */
function joinSilences(groups: readonly (readonly Outage[])[]): Group[] {
  const isAlone = (members: readonly Outage[]) => members.length === 1 && isVisitorsSilence(members[0] as Outage);
  const causes = groups.filter((members) => !isAlone(members));
  const silences = groups.filter(isAlone).flat();
  const causeOf = new Map(silences.map((silence) => [silence, causes.find((cause) => explainSilence(cause, silence))]));
  return groups
    .filter((members) => causeOf.get(members[0] as Outage) === undefined)
    .map((members) => ({ members, silences: silences.filter((silence) => causeOf.get(silence) === members) }));
}

/**
 * What a host has outside and loses at once, three or more: systems of others, and its visitors, whose silence is one of
 * them. What they have in common is the way to them. Indexes into the outages, which are in order of their starts.
 */
function uplinkGroups(ordered: readonly Outage[]): number[][] {
  const groups: number[][] = [];
  const taken = new Set<number>();
  for (const [index, first] of ordered.entries()) {
    if (!isOutside(first) || taken.has(index)) continue;
    const near = ordered.flatMap((other, place) =>
      place >= index && isOutside(other) && other.host === first.host && isLostWith(first, other) ? [place] : [],
    );
    if (new Set(near.map((place) => ordered[place]?.component)).size < leastLost) continue;
    for (const place of near) taken.add(place);
    groups.push(near);
  }
  return groups;
}

const isOutside = (outage: Outage) =>
  outage.nature === "failure" && (outage.entry.component.foreign || isVisitorsSilence(outage));

/** No visitor came and then visitors came again: the service itself may have been well. */
function isVisitorsSilence({ entry, start, end }: Outage): boolean {
  return entry.event.name === silenceEvent && start.basis === "silence" && end?.basis === "traffic resumed";
}

/** Begun together, and over together as far as the next mail to each shows it. A silence alone proves less: both its ends must fit. */
function isLostWith(first: Outage, other: Outage): boolean {
  const end = (outage: Outage) => outage.end?.at ?? Number.POSITIVE_INFINITY;
  const isOverlap = other.start.at <= end(first) && first.start.at <= end(other);
  if (!isOverlap || !mayBeSame(first.start, other.start)) return false;
  if (!isVisitorsSilence(first) && !isVisitorsSilence(other)) return true;
  return first.end !== null && other.end !== null && mayBeSame(first.end, other.end);
}

/** Whether two moments may be one within their bounds. */
function mayBeSame(a: OutageEnd<unknown>, b: OutageEnd<unknown>): boolean {
  const from = Math.max(a.notBefore ?? a.at, b.notBefore ?? b.at);
  return from <= Math.min(a.notAfter ?? a.at, b.notAfter ?? b.at) + deeperMicros;
}

const nameOf = (outage: Outage) => `${outage.host} ${outage.component}`;
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `a` starts before `b` or with it. */
function belongTogether(a: Outage, b: Outage): boolean {
  if (a.host !== b.host) return fellTogether(a, b);
  if (a.component === b.component) return isFlap(a, b);
  if (isHostDown(b) && needs(a, b) && isAnswerTo(a, b)) return true;
  if (isHostDown(b) && needs(a, b))
    return b.start.at - (failedToTheEnd(a, b) ? a.lastFailingMicros : a.start.at) <= slackMicros;
  if (a.entry.component.foreign && b.entry.component.foreign) return false;
  const need = needs(a, b) ?? needs(b, a);
  return need !== null && overlaps(a, b, need === "any");
}

/** Whether it fails before what needs it: its own process or unit is the same thing by another name, and mostly says less. */
function isBelow(dependent: Outage, other: Outage): boolean {
  const need = needs(dependent, other);
  return need !== null && need !== "own";
}

/**
 * Whether visitors stayed away exactly while something else of the host was down: a link, the way to them.
 * @param others all outages of one incident, in order of their starts
 */
function explainSilence(others: readonly Outage[], silence: Outage): boolean {
  const first = others[0]?.start.at ?? Number.NaN;
  const last = others.reduce((latest, { end }) => Math.max(latest, end?.at ?? Number.POSITIVE_INFINITY), 0);
  const isFit = (outage: Outage) => outage.host === silence.host && outage.nature === "failure" && !isOutside(outage);
  return silence.end !== null && others.every(isFit) && isWithin(first, silence.start) && isWithin(last, silence.end);
}

const isWithin = (micros: number, { at, notBefore, notAfter }: OutageEnd<unknown>) =>
  micros >= (notBefore ?? at) - deeperMicros && micros <= (notAfter ?? at) + deeperMicros;

const isHostDown = (outage: Outage) => outage.boot !== null && outage.component === "host";

/** Both hosts went down uncleanly at what may have been the same moment: a power failure takes all with it. */
function fellTogether(a: Outage, b: Outage): boolean {
  if (!isHostDown(a) || !isHostDown(b) || a.nature !== "failure" || b.nature !== "failure") return false;
  const from = Math.max(a.start.notBefore ?? a.start.at, b.start.notBefore ?? b.start.at);
  return from <= Math.min(deadBy(a), deadBy(b));
}

/** It was failing when the host went down, which may have been its doing. */
function failedToTheEnd(outage: Outage, host: Outage): boolean {
  return outage.boot === host.boot && outage.lastFailingMicros <= host.start.at;
}

/** By when a host was surely dead: before it booted, and before it was quiet for longer than it ever was alive. */
function deadBy({ start, boot }: Outage): number {
  return Math.min(start.notAfter ?? start.at, boot?.quietByMicros ?? Number.POSITIVE_INFINITY);
}

function isFlap(a: Outage, b: Outage): boolean {
  if (a.nature === "planned" || b.nature === "planned") return false;
  // An oops or a panic that was logged, and the boot after it.
  if (isHostDown(a) || isHostDown(b)) return a.boot !== null && a.boot === b.boot;
  const quiet = a.entry.component.quietSeconds;
  const longest = Math.max(lengthOf(a), lengthOf(b));
  const limit = quiet === null ? flapMicros : Math.max(quiet * second, Math.min(longest, flapMicros));
  return b.start.at - (a.end?.at ?? b.start.at) <= limit;
}

const lengthOf = ({ start, end, lastFailingMicros }: Outage) => (end?.at ?? lastFailingMicros) - start.at;

/** The boot ended the outage, and somebody ordered the stop before it or the host was away no longer than a reset takes. */
function isAnswerTo(outage: Outage, host: Outage): boolean {
  const downMicros = (host.end?.at ?? Number.POSITIVE_INFINITY) - host.start.at;
  const boot = host.boot;
  return boot !== null && outage.boot === boot && (host.nature === "planned" || downMicros <= resetMicros);
}

/** Whether `b` begins while `a` lasts, or so soon after it that it may have begun before it showed. Where `a` never ended, what may stand on another counts only while `a` still showed failures. */
function overlaps(a: Outage, b: Outage, isLoose: boolean): boolean {
  const open = isLoose ? a.lastFailingMicros : Number.POSITIVE_INFINITY;
  const end = a.end?.notAfter ?? a.end?.at ?? open;
  return b.start.at <= end + (isProven(a.end?.basis) ? provenSlackMicros : slackMicros);
}

const isProven = (basis: string | undefined) => basis === "working event" || basis === "traffic resumed";

function primaryOf(members: readonly Outage[]): Outage {
  const earliest = members[0] as Outage;
  // A start that was counted back is earlier than its line, and than what others only say later.
  const seen = earliest.start.basis === "reported delay" ? earliest.start.notAfter : null;
  const from = seen ?? earliest.start.at;
  const deeper = members.find(
    (other) =>
      other.entry.component.name !== earliest.entry.component.name &&
      // A silence begins after its last line; what that line says came first.
      other.start.basis !== "silence" &&
      isBelow(earliest, other) &&
      other.start.at - from <= deeperMicros,
  );
  return deeper ?? earliest;
}
