import { firstPauseOf, firstSignAfter, lastSignBefore, longestPauseBefore, longestPauseWithin } from "./activity.js";
import type { Boot } from "./boots.js";
import type { ClockStep } from "./clock-steps.js";
import type { ResolvedSegment } from "./resolve.js";
import type { Segment } from "./summary.js";

/** A moment at which a host's clock was set. All in microseconds, instants since 1970 in UTC by the host's own stamps. */
interface Setting {
  /** The last stamp before it that is known, and the first one after. */
  readonly fromMicros: number;
  readonly toMicros: number;
  /** By how much the clock was put forward; negative: back. What lines say, else all that stamps show. */
  readonly byMicros: number;
  /**
   * By how much at least, and at most, the stamps before it were wrong. A clock that had stood still, and was put forward, was
   * right before that; so was one that nobody is known to have put back.
   */
  readonly leastMicros: number;
  readonly mostMicros: number;
}

/**
 * A host whose clock was set while it ran. Time that goes on over all settings (`steady`) is that of the clock after the last
 * of them, counted back in the order of the lines.
 */
export interface HostClock {
  /** What to add to an instant of a segment, by its stamps, to have steady time. */
  steadyShiftOf(segment: Segment, instantMicros: number): number;
  /** By how much the clock was next set, after an instant of a segment by its stamps; 0 where it was not. */
  nextSettingAfter(segment: Segment, instantMicros: number): number;
  /** How often the clock had been set before a moment of steady time. */
  settingsBefore(steadyMicros: number): number;
  /** A moment of steady time by the clock as it was after so many settings, and between which it may have been. */
  byClockAfter(settings: number, steadyMicros: number): MomentShown;
  /** By how much the clock may have been wrong after so many settings, since it was set again; both 0 where it was not. */
  offAfter(settings: number): readonly [leastMicros: number, mostMicros: number];
  /** By how many seconds the clock was put forward in all between two moments of steady time. */
  secondsBetween(fromMicros: number, toMicros: number): number;
}

export interface MomentShown {
  readonly micros: number;
  readonly leastMicros: number;
  readonly mostMicros: number;
}

const disorderMicros = 90_000_000;
/** Lines of several logs at one moment are stamped so far apart at most. */
const slackMicros = 2_000_000;
/** A line that tells of a setting stands so near to it. */
const nearMicros = 60_000_000;
/** A clock is put forward by less than lines may lie apart. */
const leastForwardMicros = 10_000_000;
/** More steps back were an attacker's, or are none of the clock. */
const mostSettings = 256;
/** A host tells of its boot by then. */
const bootMicros = 120_000_000;
/** A shorter stretch with another clock is none: a logger's delay. */
const leastStretchMicros = 300_000_000;
/** Of the time that a clock shows twice so much must be seen, and no more of that be one pause. */
const shareToSee = 0.25;

/**
 * How a host's clock was set, by lines that tell of it and by stamps that step back; null where it never was.
 * @param steps of the host, as its boots
 * @param segments of the host, each source's in the order of its lines
 */
export function hostClockOf(
  steps: readonly ClockStep[],
  boots: readonly Boot[],
  segments: readonly ResolvedSegment[],
): HostClock | null {
  const streams = new Map<number, ResolvedSegment[]>();
  for (const resolved of segments) {
    if (resolved.clock !== "main" || !["calendar", "local", "instant"].includes(resolved.segment.kind)) continue;
    const own = streams.get(resolved.source.source);
    if (own === undefined) streams.set(resolved.source.source, [resolved]);
    else own.push(resolved);
  }
  const notable = steps.filter(({ seconds }) => seconds === null || Math.abs(seconds * 1e6) >= leastForwardMicros);
  const settings = settingsOf(notable, boots, [...streams.values()]);
  if (settings.length === 0 || settings.length > mostSettings) return null;
  const shiftAfter = settings.map(() => 0);
  shiftAfter.push(0);
  for (let index = settings.length - 1; index >= 0; index--) {
    shiftAfter[index] = (shiftAfter[index + 1] as number) + (settings[index] as Setting).byMicros;
  }
  const endOf = (index: number) => (settings[index] as Setting).fromMicros + (shiftAfter[index] as number);
  const firstOf = new Map<Segment, number>();
  for (const stream of streams.values()) countSettings(stream, settings, firstOf);

  const settingsBefore = (steadyMicros: number) => {
    let count = 0;
    while (count < settings.length && steadyMicros > endOf(count)) count++;
    return count;
  };
  return {
    steadyShiftOf: (segment, instant) => shiftAfter[passed(settings, firstOf.get(segment) ?? 0, instant)] as number,
    nextSettingAfter: (segment, instant) =>
      settings[passed(settings, firstOf.get(segment) ?? 0, instant)]?.byMicros ?? 0,
    settingsBefore,
    byClockAfter(count, steadyMicros) {
      const micros = steadyMicros - (shiftAfter[count] as number);
      const between = settings.slice(Math.min(count, settingsBefore(steadyMicros)), count);
      const sum = (left: (one: Setting) => number) => between.reduce((total, one) => total + left(one), 0);
      return {
        micros,
        leastMicros: micros - sum((one) => one.byMicros - one.leastMicros),
        mostMicros: micros + sum((one) => one.mostMicros - one.byMicros),
      };
    },
    offAfter(count) {
      const next = settings[count];
      return next === undefined ? [0, 0] : [Math.min(0, next.leastMicros), Math.max(0, next.mostMicros)];
    },
    secondsBetween(from, to) {
      const [first, last] = [settingsBefore(from), settingsBefore(to)];
      return Math.round(((shiftAfter[first] as number) - (shiftAfter[last] as number)) / 1e6);
    },
  };
}

/** By the log with the most lines for what stamps show, by all for what lines tell; in the order of the lines. */
function settingsOf(
  steps: readonly ClockStep[],
  boots: readonly Boot[],
  streams: readonly (readonly ResolvedSegment[])[],
): Setting[] {
  // A log with many steps back is written out of order; that says nothing of the clock.
  const inOrder = streams.filter((stream) => stepsBackOf(stream).length <= mostSettings);
  const all = inOrder.flat();
  const fullest = [...inOrder].sort((a, b) => recordsOf(b) - recordsOf(a))[0] ?? [];
  const found: { readonly setting: Setting; readonly index: number }[] = [];
  for (const [index, after] of fullest.entries()) {
    const before = fullest[index - 1];
    const back = stepBack(before, after);
    if (back === null) continue;
    const told = steps.find((step) => isToldBy(step, back));
    const isWithinFile = before?.segment.file === after.segment.file;
    const again = told === undefined && isWithinFile ? setRightAgain(after, back, fullest[index + 1]) : null;
    if (again !== null) {
      found.push(...again.map((setting) => ({ setting, index })));
      continue;
    }
    const isSeen = isWithinFile && (beginsWithBoot(after, back.toMicros, boots) || runsOn(after, back));
    if (told === undefined && !isSeen) continue;
    // Another log may have had a line even closer to it.
    const same = inOrder.flatMap(stepsBackOf).filter((other) => isSame(back, other));
    const fromMicros = same.reduce((latest, other) => Math.max(latest, other.fromMicros), back.fromMicros);
    const toMicros = same.reduce((first, other) => Math.min(first, other.toMicros), back.toMicros);
    const byMicros = told?.seconds == null ? toMicros - fromMicros : told.seconds * 1e6;
    const pause = told?.seconds == null ? (longestPauseBefore(all, fromMicros + 1e6) ?? 0 - byMicros) : 0;
    const mostMicros = told?.seconds == null ? 0 : byMicros;
    found.push({ setting: { fromMicros, toMicros, byMicros, leastMicros: byMicros - pause, mostMicros }, index });
  }
  for (const step of steps.length > mostSettings ? [] : steps) {
    const setting = step.seconds !== null && step.seconds < 0 ? null : forwardSetting(step, all);
    if (setting === null || found.some((other) => isNear(other.setting.toMicros, setting.toMicros))) continue;
    const index = fullest.findLastIndex(
      (resolved) =>
        resolved === step.resolved ||
        (resolved.instantOf(resolved.segment.firstClockMicros) <= step.micros + slackMicros &&
          resolved.instantOf(resolved.segment.lastClockMicros) >= step.micros - slackMicros),
    );
    found.push({ setting, index });
  }
  return found
    .sort((a, b) => a.index - b.index || a.setting.toMicros - b.setting.toMicros)
    .map(({ setting }) => setting);
}

const recordsOf = (stream: readonly ResolvedSegment[]) => stream.reduce((sum, { segment }) => sum + segment.records, 0);

const isNear = (a: number, b: number) => Math.abs(a - b) <= nearMicros;

/** Whether a line beside a step back tells of it. */
function isToldBy({ micros, seconds }: ClockStep, { fromMicros, toMicros }: Stamps): boolean {
  const isBeside = isNear(micros, fromMicros) || isNear(micros, toMicros);
  return isBeside && (seconds === null || seconds * 1e6 <= toMicros - fromMicros + slackMicros);
}

const beginsWithBoot = ({ segment }: ResolvedSegment, fromMicros: number, boots: readonly Boot[]) =>
  boots.some(({ upMicros, marks }) => {
    const isThere = marks.some(({ resolved }) => resolved.segment === segment);
    return isThere && upMicros - fromMicros <= bootMicros;
  });

/**
 * Whether the lines behind a step back go on at their own pace until the clock shows again what it had shown: no burst of old
 * ones, no single late one.
 */
function runsOn(resolved: ResolvedSegment, { fromMicros, toMicros }: Stamps): boolean {
  const until = Math.min(resolved.instantOf(resolved.segment.lastClockMicros), fromMicros);
  if (until - toMicros < shareToSee * (fromMicros - toMicros)) return false;
  return longestPauseWithin(resolved, toMicros, until) <= shareToSee * (until - toMicros);
}

/** The gap beside a line that tells that the clock was put forward. */
function forwardSetting(
  { micros, seconds, resolved }: ClockStep,
  segments: readonly ResolvedSegment[],
): Setting | null {
  const stream = segments.filter(({ source }) => source === resolved.source);
  const index = stream.indexOf(resolved);
  const [previous, next] = [stream[index - 1], stream[index + 1]];
  const before =
    lastSignBefore([resolved], Math.floor(micros / 1e6) * 1e6)?.micros ??
    previous?.instantOf(previous.segment.lastClockMicros);
  const after = firstSignAfter([resolved], micros)?.micros ?? next?.instantOf(next.segment.firstClockMicros);
  const gaps = [
    ...(before === undefined ? [] : [{ fromMicros: before, toMicros: micros }]),
    ...(after === undefined ? [] : [{ fromMicros: micros, toMicros: after }]),
  ].map((gap) => ({ ...gap, byMicros: gap.toMicros - gap.fromMicros }));
  if (seconds === null) {
    const longest = gaps.sort((a, b) => b.byMicros - a.byMicros)[0];
    const usual = longest === undefined ? null : longestPauseBefore(segments, longest.fromMicros + 1e6);
    const isLong = longest !== undefined && usual !== null && longest.byMicros > usual + leastForwardMicros;
    return isLong ? { ...longest, leastMicros: 0, mostMicros: longest.byMicros } : null;
  }
  const fits = gaps.find(({ byMicros }) => byMicros >= seconds * 1e6 - slackMicros);
  if (fits === undefined || seconds * 1e6 < leastForwardMicros) return null;
  const byMicros = Math.min(seconds * 1e6, fits.byMicros);
  return { ...fits, byMicros, leastMicros: 0, mostMicros: byMicros };
}

/**
 * A clock that was put back and, before it showed again what it had shown, forward by as much: a snapshot that was restored.
 * As much time went by on it as on the right one; old lines that are logged again take none. Null where that is not so.
 */
function setRightAgain(
  after: ResolvedSegment,
  { fromMicros, toMicros }: Stamps,
  next: ResolvedSegment | undefined,
): readonly Setting[] | null {
  const leap = firstPauseOf(after, toMicros, (fromMicros - toMicros) / 2);
  const lastMicros = leap?.fromMicros ?? after.instantOf(after.segment.lastClockMicros);
  const rightMicros = leap?.toMicros ?? next?.instantOf(next.segment.firstClockMicros);
  if (rightMicros === undefined || rightMicros < fromMicros || lastMicros >= fromMicros) return null;
  const shown = lastMicros - toMicros;
  const gone = rightMicros - fromMicros;
  if (shown < leastStretchMicros || gone < shown - disorderMicros || gone > 2 * shown + leastStretchMicros) return null;
  // Of the time that went by some may have passed before the first line with the wrong clock, some after the last.
  const open = Math.max(0, gone - shown);
  const by = fromMicros - toMicros;
  return [
    { fromMicros, toMicros, byMicros: 0 - by, leastMicros: 0 - by - open, mostMicros: 0 - by },
    { fromMicros: lastMicros, toMicros: rightMicros, byMicros: by, leastMicros: by, mostMicros: by + open },
  ];
}

/** How often the clock had been set when a line was written that has this stamp, and was written after so many. */
function passed(settings: readonly Setting[], before: number, instantMicros: number): number {
  let count = before;
  while (count < settings.length && instantMicros > latestBefore(settings[count] as Setting) + slackMicros) count++;
  return count;
}

/** No line before it has a later stamp: of the time between the two stamps all may have passed before it. */
const latestBefore = ({ fromMicros, toMicros, byMicros }: Setting) =>
  fromMicros + Math.max(0, toMicros - fromMicros - byMicros);

/** How often the clock had been set when the first line of each segment was written. */
function countSettings(
  stream: readonly ResolvedSegment[],
  settings: readonly Setting[],
  firstOf: Map<Segment, number>,
): void {
  let count = 0;
  for (const [index, resolved] of stream.entries()) {
    const back = stepBack(stream[index - 1], resolved);
    if (back !== null) {
      const found = settings.findIndex((setting, at) => at >= count && isSame(setting, back));
      if (found >= 0) count = found + 1;
    }
    const { segment, instantOf } = resolved;
    count = passed(settings, count, instantOf(segment.firstClockMicros));
    firstOf.set(segment, count);
    count = passed(settings, count, instantOf(segment.lastClockMicros));
  }
}

type Stamps = Pick<Setting, "fromMicros" | "toMicros">;

const stepsBackOf = (stream: readonly ResolvedSegment[]): Stamps[] =>
  stream.flatMap((one, index) => stepBack(stream[index - 1], one) ?? []);

/** The stamps around a place where those of a log step back; null where they do not. */
function stepBack(before: ResolvedSegment | undefined, after: ResolvedSegment): Stamps | null {
  if (before === undefined) return null;
  const fromMicros = before.instantOf(before.segment.lastClockMicros);
  const toMicros = after.instantOf(after.segment.firstClockMicros);
  return toMicros < fromMicros - disorderMicros ? { fromMicros, toMicros } : null;
}

/** Whether two logs of a host may step back for one setting of its clock: the stamps that come twice overlap. */
const isSame = (setting: Stamps, back: Stamps) =>
  setting.toMicros < setting.fromMicros && back.toMicros < setting.fromMicros && back.fromMicros > setting.toMicros;
