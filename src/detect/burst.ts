import type { Sign } from "./activity.js";
import { instantIn, type SecondLook, type Window } from "./reread.js";
import { isQueuedBurst } from "./rhythm.js";
import type { SilenceFound } from "./silent.js";

/** Over how long the usual rate is taken, and how long what waited takes to be answered. */
const usualSeconds = 300;
const burstSeconds = 2;
const second = 1_000_000;

/** What came in a window. */
interface Counted extends Window {
  readonly sign: Sign;
  lines: number;
  readonly clients: Set<number>;
}

export interface BurstLook {
  readonly look: SecondLook;
  /** The silences, with what was seen of their ends. */
  judged(): SilenceFound[];
}

/**
 * Looks at the ends of silences, for how many lines came at once when they were over: a server that hung answers what waited,
 * one that was stopped has nothing to answer.
 */
export function burstLook(
  silences: readonly SilenceFound[],
  hostNameOf: (sign: Sign, name: string) => boolean,
): BurstLook {
  const windows: Counted[] = [];
  const windowOf = (sign: Sign, fromMicros: number, toMicros: number) => {
    const window: Counted = { sign, resolved: sign.resolved, fromMicros, toMicros, lines: 0, clients: new Set() };
    windows.push(window);
    return window;
  };
  const pairs = silences.map((found) => {
    const { before, after } = found;
    if (after === null || found.pulse.isOfHost) return null;
    const usual = windowOf(before, before.micros - (usualSeconds - 1) * second, before.micros + second);
    const burst = windowOf(after, after.micros, after.micros + (burstSeconds + 1) * second);
    return { usual, burst };
  });
  const look: SecondLook<Counted> = {
    windows,
    onRecord(view, wanted) {
      if (view.client === 0) return;
      for (const window of wanted) {
        const micros = instantIn(window, view);
        if (micros === null || micros < window.fromMicros || micros >= window.toMicros) continue;
        if (!hostNameOf(window.sign, view.host)) continue;
        window.lines++;
        window.clients.add(view.client);
      }
    },
  };
  return {
    look,
    judged: () =>
      silences.map((found, index) => {
        const pair = pairs[index];
        if (pair == null) return found;
        const missing = (pair.usual.lines / usualSeconds) * found.silence.seconds;
        const queuedBurst = isQueuedBurst({ lines: pair.burst.lines, clients: pair.burst.clients.size }, missing);
        return queuedBurst ? { ...found, silence: { ...found.silence, queuedBurst } } : found;
      }),
  };
}
