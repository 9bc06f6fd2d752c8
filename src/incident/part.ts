import type { Sign } from "../detect/activity.js";
import type { SignLine } from "../detect/look.js";
import { type ComponentHistory, isFailing, type Mark } from "../detect/marks.js";
import type { Outage, OutageEnd } from "../detect/outage.js";
import type { ResolvedSegment } from "../detect/resolve.js";
import type { Skew } from "../detect/skew.js";
import { blocksWithin, type Citable, type EvidenceBook } from "./evidence.js";
import { certaintyOf, digitsOf, formatMicros } from "./moment.js";
import type { Language } from "./phrases.js";
import type { Incident } from "./record.js";

/** Of many lines that say the same so many are cited. */
export const shownDuring = 8;

export interface BuildContext {
  /** By host. */
  readonly histories: ReadonlyMap<string, readonly ComponentHistory[]>;
  /** As `actionsByHost` gives it. */
  readonly actions: ReadonlyMap<string, readonly Mark[]>;
  readonly language: Language;
  /** The user stated the year of the newest lines: what follows from it is no assumption. */
  readonly isYearStated: boolean;
  /** The lines behind the last signs of life before boots, and behind the first requests that another host answered. */
  readonly signLines: ReadonlyMap<Sign, SignLine>;
  /** How far hosts' clocks are apart, where that was measured. */
  readonly skews: readonly Skew[];
}

/** One outage of an incident, and how the draft tells of it. */
export interface Part {
  readonly outage: Outage;
  readonly record: Incident["outages"][number];
}

export function historyOf(outage: Outage, context: BuildContext): ComponentHistory | undefined {
  return context.histories.get(outage.host)?.find((history) => history.component === outage.component);
}

/** A segment whose stamps date the outage: of the first line that proves something of it. */
export function anchorOf(outage: Outage): ResolvedSegment {
  const mark = outage.start.marks[0] ?? outage.marks[0] ?? outage.boot?.marks[0];
  const resolved = mark?.resolved ?? outage.boot?.lastBefore?.resolved;
  if (resolved === undefined) throw new RangeError(`nothing dates the outage of ${outage.component}`);
  return resolved;
}

function buildEnd<Basis>(
  end: OutageEnd<Basis>,
  resolved: ResolvedSegment,
  digits: number,
  evidence: string[],
  skews: readonly Skew[],
  [offFrom, offTo]: readonly [number, number],
) {
  const format = (micros: number | null) => (micros === null ? null : formatMicros(micros, resolved, digits));
  // What a stamp leaves open, an hour that came twice or a clock that was wrong or may have been, widens the bounds.
  const open = end.marks.flatMap((mark) => {
    const bounds = mark.resolved.boundsOf(mark.place.clockMicros);
    return bounds === null ? [] : [bounds];
  });
  const { at, notBefore, notAfter } = end;
  return {
    at: format(at),
    notBefore: format(notBefore === null ? null : Math.min(notBefore + offFrom, ...open.map(([from]) => from))),
    notAfter: format(notAfter === null ? null : Math.max(notAfter + offTo, ...open.map(([, to]) => to))),
    basis: end.basis,
    certainty: certaintyOf(resolved, digits, skews),
    evidence,
  };
}

export function buildOutage(outage: Outage, context: BuildContext, book: EvidenceBook): Part {
  const history = historyOf(outage, context);
  const resolved = anchorOf(outage);
  const failing = outage.marks.filter(isFailing);
  const onset = book.cite(onsetLines(outage, context), "onset");
  book.cite(blocksWithin(history, outage.start.at, outage.start.notAfter ?? outage.start.at), "context");
  const during =
    failing.length <= 2 * shownDuring ? failing : [...failing.slice(0, shownDuring), ...failing.slice(-shownDuring)];
  book.cite(during, "during");
  const endMarks = outage.end?.marks ?? [];
  const recovery = book.cite(endMarks, outage.end?.basis === "quiet" ? "during" : "recovery");
  book.cite(outage.marks.filter((mark) => !isFailing(mark)).slice(-shownDuring), "context");
  const off = outage.offMicros ?? [0, 0];
  const record = {
    component: outage.component,
    host: outage.host,
    nature: outage.nature,
    start: buildEnd(outage.start, resolved, digitsOf(onsetLines(outage, context)[0]), onset, context.skews, off),
    end:
      outage.end === null
        ? null
        : buildEnd(outage.end, endMarks[0]?.resolved ?? resolved, digitsOf(endMarks[0]), recovery, context.skews, off),
  };
  return { outage, record };
}

/** The lines that prove the beginning: for a silence the last line before it. */
export function onsetLines(outage: Outage, { signLines }: BuildContext): Citable[] {
  const sign = outage.start.basis === "silence" ? outage.boot?.lastBefore : null;
  const line = sign == null ? undefined : signLines.get(sign);
  return line === undefined ? [...outage.start.marks] : [line];
}

/** Of a failover the first request that the other host answered. */
export function firstTaken({ movedTo }: Outage, { signLines }: BuildContext): Citable[] {
  const line = movedTo === undefined ? undefined : signLines.get(movedTo.first);
  return line === undefined ? [] : [line];
}
