import { isVisitorsSilence } from "../detect/lost-together.js";
import type { Outage, OutageEnd } from "../detect/outage.js";
import { aheadMicros, type Skew, skewBetween } from "../detect/skew.js";
import { isGraver } from "./severity.js";
import { isSeenFromOutside, needsOf, watchedName } from "./watched.js";

/** Outages that belong together: one cause and its effects. */
export interface Folded {
  /** The suspected cause: the earliest and deepest. */
  readonly primary: Outage;
  /** All of them, the primary too, in order of their starts; behind them the silences that they explain. */
  readonly outages: readonly Outage[];
  /** Silences of visitors that the others explain: those say better when it began and ended. */
  readonly silences: readonly Outage[];
}

const second = 1_000_000;
/** How far the signs of one cause may lie apart in components that need each other. */
const slackMicros = 120 * second;
/** What others need shows that it fails when it is used, or asked. */
const latelyShownMicros = 600 * second;
/** Where a line shows that the first one works again: what fails later fails for another reason. */
const provenSlackMicros = 10 * second;
/** What lies below fails first, or is at least reported with what stands on it. */
const deeperMicros = 10 * second;
/** Resetting a machine takes no longer: then the reboot is somebody's answer to an outage that it ended. */
const resetMicros = 600 * second;
/**
 * Outages of one component nearer to each other are flaps of one incident, where the component says nothing else. So are long
 * ones that lie no further apart than they last, where nothing proves that it worked in between.
 */
const flapMicros = 600 * second;

/** Joins outages by what needs what and by flaps; never by time alone. */
export function foldOutages(outages: readonly Outage[], skews: readonly Skew[] = []): Folded[] {
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
      if (rootOf(earlier) !== rootOf(later) && belongTogether(a, b, ordered, skews))
        group[rootOf(later)] = rootOf(earlier);
    }
  }
  ordered.forEach((deduced, index) => {
    for (const one of deduced.lost ?? []) group[rootOf(ordered.indexOf(one))] = rootOf(index);
  });
  const groups = new Map<number, Outage[]>();
  ordered.forEach((outage, index) => {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), outage]);
  });
  return joinSilences([...groups.values()]).map(({ members, silences }) => {
    const inOrder = byOneClock(members, skews);
    return { primary: primaryOf(inOrder), outages: [...inOrder, ...silences], silences };
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

const nameOf = (outage: Outage) => `${outage.host} ${outage.component}`;
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `a` starts before `b` or with it. */
function belongTogether(a: Outage, b: Outage, all: readonly Outage[], skews: readonly Skew[]): boolean {
  if (a.host !== b.host && !isSeenFromOutside(a, b)) {
    return fellTogether(a, b, skewBetween(skews, a.host, b.host) ?? [0, 0]);
  }
  if (a.host === b.host && a.component === b.component) return isFlap(a, b);
  if (isHostDown(b) && isAnswerTo(a, b)) {
    // Nobody resets a machine for the lesser of two outages: that one was only there when it happened.
    if (!all.some((other) => isGraver(other.severity, a.severity) && isAnswerTo(other, b))) return true;
  }
  if (isHostDown(b) && needsOf(a, b))
    return b.start.at - (failedToTheEnd(a, b) ? a.lastFailingMicros : a.start.at) <= slackMicros;
  if (a.entry.component.foreign && b.entry.component.foreign) return false;
  const need = needsOf(b, a) ?? (mayCause(b, a) ? needsOf(a, b) : null);
  return need !== null && overlaps(a, b, need === "any");
}

/** Whether the later one may have failed before the earlier one. What is the same thing by another name mostly says so later. */
function mayCause(later: Outage, earlier: Outage): boolean {
  if (needsOf(earlier, later) === "own") return true;
  return later.start.at - (earlier.start.notAfter ?? earlier.start.at) <= latelyShownMicros;
}

/** Whether it fails before what needs it: its own process or unit is the same thing by another name, and mostly says less. */
function isBelow(dependent: Outage, other: Outage): boolean {
  const need = needsOf(dependent, other);
  return need !== null && need !== "own";
}

/**
 * Whether visitors stayed away exactly while something else of the host was down: a link, the way to them.
 * @param others all outages of one incident, in order of their starts
 */
function explainSilence(others: readonly Outage[], silence: Outage): boolean {
  const first = others[0]?.start.at ?? Number.NaN;
  const last = others.reduce((latest, { end }) => Math.max(latest, end?.at ?? Number.POSITIVE_INFINITY), 0);
  const isFit = (outage: Outage) =>
    outage.host === silence.host &&
    outage.nature === "failure" &&
    !isVisitorsSilence(outage) &&
    !outage.entry.component.foreign;
  return silence.end !== null && others.every(isFit) && isWithin(first, silence.start) && isWithin(last, silence.end);
}

const isWithin = (micros: number, { at, notBefore, notAfter }: OutageEnd<unknown>) =>
  micros >= (notBefore ?? at) - deeperMicros && micros <= (notAfter ?? at) + deeperMicros;

const isHostDown = (outage: Outage) => outage.boot !== null && outage.component === "host";

/** In the order of their starts by the clock of the first one's host, as far as clocks were compared. */
function byOneClock(members: readonly Outage[], skews: readonly Skew[]): readonly Outage[] {
  const clock = members[0]?.host ?? "";
  const startOf = ({ host, start }: Outage) => start.at - aheadMicros(skews, clock, host);
  return members.every(({ host }) => host === clock) ? members : [...members].sort((a, b) => startOf(a) - startOf(b));
}

/**
 * Both hosts went down uncleanly at what may have been the same moment: a power failure takes all with it. The clock of the
 * second is ahead by between two numbers of seconds.
 */
function fellTogether(a: Outage, b: Outage, [aheadFrom, aheadTo]: readonly [number, number]): boolean {
  if (!isHostDown(a) || !isHostDown(b) || a.nature !== "failure" || b.nature !== "failure") return false;
  const from = Math.max(a.start.notBefore ?? a.start.at, (b.start.notBefore ?? b.start.at) - aheadTo * second);
  return from <= Math.min(deadBy(a), deadBy(b) - aheadFrom * second);
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
  return b.start.at - (a.end?.at ?? b.start.at) <= flapLimit(a, b);
}

/** How far two outages of one component may lie apart to be one that came twice. */
function flapLimit(a: Outage, b: Outage): number {
  const { quietSeconds } = a.entry.component;
  if (quietSeconds === null) return flapMicros;
  const quietMicros = quietSeconds * second;
  if (isProven(a.end?.basis)) return quietMicros;
  return Math.max(quietMicros, Math.min(Math.max(lengthOf(a), lengthOf(b)), flapMicros));
}

const lengthOf = ({ start, end, lastFailingMicros }: Outage) => (end?.at ?? lastFailingMicros) - start.at;

/** The boot ended the outage, and somebody ordered the stop before it or the host was away no longer than a reset takes. */
function isAnswerTo(outage: Outage, host: Outage): boolean {
  const downMicros = (host.end?.at ?? Number.POSITIVE_INFINITY) - host.start.at;
  const boot = host.boot;
  if (needsOf(outage, host) === null) return false;
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
  // A check from outside names what is out of order; its cause is on that host.
  const own = members.find((outage) => watchedName(outage) === null);
  let primary = members.find(({ lost }) => lost !== undefined) ?? own ?? (members[0] as Outage);
  // What has a cause may have one that lies deeper still.
  for (const _ of members) {
    const deeper = causeOf(primary, members);
    if (deeper === undefined) break;
    primary = deeper;
  }
  return primary;
}

/** What an outage needs, and what was out of order at the latest soon after it. */
function causeOf(outage: Outage, members: readonly Outage[]): Outage | undefined {
  // A start that was counted back is earlier than its line, and than what others only say later.
  const seen = outage.start.basis === "reported delay" ? outage.start.notAfter : null;
  const from = seen ?? outage.start.at;
  return members.find(
    (other) =>
      other.entry.component.name !== outage.entry.component.name &&
      // A silence begins after its last line; what that line says came first.
      other.start.basis !== "silence" &&
      isBelow(outage, other) &&
      other.start.at - from <= deeperMicros,
  );
}
