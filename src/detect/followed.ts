import type { CatalogEvent } from "../grammar/catalog.js";
import type { Outage } from "./outage.js";
import type { Place } from "./place.js";
import type { Window } from "./reread.js";
import type { StallFinder } from "./stalls.js";

/** A line of what failed may be stamped so much earlier or later than the one that shows the outage. */
export const slackMicros = 60_000_000;
/** How many different values are followed in one log: they may be an attacker's. */
const valueLimit = 4096;

/** So many failures tell whether what fails works more often, by the factor, where what comes is like what was read. */
const enoughFailures = 40;
const surelyMoreOften = 4;
/** What comes is like what was read where failures are at most so much denser in its bytes. */
const mostDenser = 1.25;

/** A request that came so long before others whose answers were already written. */
const lateMicros = 2_000_000;

export interface Answer {
  /** When the line was written, as far as the stamps around it tell. */
  micros: number;
  readonly place: Place;
  readonly entry: CatalogEvent;
}

/** What was seen of one value, e.g. of one page. */
interface Followed {
  /** When it worked last before it failed, or before the outage began; -1 where it was not seen to. */
  workedMicros: number;
  firstFailedMicros: number;
  lastFailedMicros: number;
  failures: number;
  /** How often it worked between its first and its last failure, and since the last. */
  between: number;
  since: number;
  /** The first answer after the last failure, not before the outage's last failing line. */
  answer: Answer | null;
  /** It worked since its last failure while the outage went on: it had failed of something else. */
  isBack: boolean;
}

/** A stretch of one log in which answers are looked for. */
export interface Search extends Window {
  readonly outage: Outage;
  /** When the outage began of which this may be a part: what failed since then may prove that it works. */
  readonly begunMicros: number;
  readonly provers: readonly CatalogEvent[];
  readonly followed: Map<string, Followed>;
  /** Of what the outage says itself: the sums of `Followed.between` and `Followed.failures`. */
  between: number;
  failures: number;
  /** How many failing lines there may be, at most, and how many may still come. */
  readonly failuresInAll: number;
  failuresToCome: number;
  /** Of its log: where what is asked for begins, and ends (exclusive), as far as blocks tell. */
  readonly firstByte: number;
  readonly endByte: number;
  /** It works more often than it fails, and what comes will not change that: nothing more needs to be read. */
  isFlaky: boolean;
  /** The latest stamp so far: a line is stamped when its request came and written when it was answered, not before the lines above it. */
  latestMicros: number;
  /** Answers to requests that came before others: written not long before the next new stamp. */
  readonly late: { readonly known: Followed; readonly answer: Answer }[];
  readonly stalls: StallFinder;
}

export function dateLate({ late, latestMicros, outage }: Search): void {
  for (const { known, answer } of late.splice(0)) {
    answer.micros = latestMicros;
    if (isBefore(latestMicros, outage) && known.answer === answer) known.answer = null;
  }
}

/** Of what never failed nothing needs to be remembered. */
export function forgetWell({ followed }: Search): void {
  for (const [value, { firstFailedMicros }] of followed) if (firstFailedMicros < 0) followed.delete(value);
}

/** Whether an answer at this moment says nothing of the outage's end. */
const isBefore = (micros: number, { lastFailingMicros }: Outage) => micros + 1e6 <= lastFailingMicros;

/** What was seen of a value; undefined where too many others are followed. */
function knownOf({ followed }: Search, value: string): Followed | undefined {
  let known = followed.get(value);
  if (known === undefined && followed.size < valueLimit) {
    known = {
      workedMicros: -1,
      firstFailedMicros: -1,
      lastFailedMicros: -1,
      failures: 0,
      between: 0,
      since: 0,
      answer: null,
      isBack: false,
    };
    followed.set(value, known);
  }
  return known;
}

/** Takes that a value failed, by the outage's own component or another. */
export function noteFailure(search: Search, value: string, micros: number, isOwn: boolean): void {
  const known = knownOf(search, value);
  if (known === undefined) return;
  // What was answered since fails anew.
  if (known.answer !== null && micros > search.outage.lastFailingMicros + slackMicros) return;
  if (micros < search.begunMicros - slackMicros) {
    // Failed before too, and not in this outage.
    search.followed.delete(value);
    if (!isOwn) return;
    search.failures -= known.failures;
    search.between -= known.between;
    return;
  }
  if (known.firstFailedMicros < 0) known.firstFailedMicros = micros;
  known.lastFailedMicros = micros;
  if (micros >= search.outage.start.at - slackMicros) {
    known.failures++;
    known.between += known.since;
    if (isOwn) {
      search.failures++;
      search.between += known.since;
    }
  }
  known.since = 0;
  known.isBack = false;
  known.answer = null;
}

export function noteAnswer(
  search: Search,
  value: string,
  micros: number,
  entry: CatalogEvent,
  place: () => Place,
): void {
  const known = knownOf(search, value);
  if (known === undefined) return;
  const { latestMicros, outage } = search;
  if (known.firstFailedMicros < 0 || latestMicros < outage.start.at) {
    known.workedMicros = micros;
    return;
  }
  known.since++;
  const isLate = latestMicros - micros >= lateMicros;
  if (!isLate && isBefore(latestMicros, outage)) known.isBack = true;
  if (known.answer !== null || known.isBack) return;
  known.answer = { micros: latestMicros, place: place(), entry };
  if (isLate) search.late.push({ known, answer: known.answer });
}

/** Whether what was read up to a byte of the log shows that it works more often than it fails, and will to the end. */
export function staysFlaky(search: Search, byteOffset: number): boolean {
  const { between, failures, failuresInAll, failuresToCome, firstByte, endByte } = search;
  if (between > failures + failuresToCome) return true;
  if (failures < enoughFailures || between < surelyMoreOften * failures) return false;
  const failuresRead = failuresInAll - failuresToCome;
  return failuresToCome * (byteOffset - firstByte) <= mostDenser * failuresRead * (endByte - byteOffset);
}

/** What fails now and then and works more often is no outage of its own. */
export function isFlaky({ entry }: Outage, searches: readonly Search[]): boolean {
  if (searches.some((search) => search.isFlaky)) return true;
  const own = searches.filter(({ provers }) => provers.some(({ component }) => component === entry.component));
  const followed = own.flatMap((search) => [...search.followed.values()]);
  const failures = followed.reduce((sum, value) => sum + value.failures, 0);
  return followed.reduce((sum, value) => sum + value.between, 0) > failures;
}
