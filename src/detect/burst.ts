import type { LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";
import { rereadFiles } from "./reread.js";
import { isQueuedBurst } from "./rhythm.js";
import type { SilenceFound } from "./silent.js";

/** Over how long the usual rate is taken, and how long what waited takes to be answered. */
const usualSeconds = 300;
const burstSeconds = 2;
const second = 1_000_000;

interface Window {
  readonly found: SilenceFound;
  readonly sign: Sign;
  readonly fromMicros: number;
  /** Exclusive. */
  readonly toMicros: number;
  lines: number;
  readonly clients: Set<number>;
}

/**
 * Reads the ends of silences a second time, for how many lines came at once when they were over: a server that hung
 * answers what waited, one that was stopped has nothing to answer.
 */
export async function withBursts(
  silences: readonly SilenceFound[],
  sources: readonly LogSource[],
  hostNameOf: (sign: Sign, name: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<SilenceFound[]> {
  const windows: Window[] = [];
  const windowOf = (found: SilenceFound, sign: Sign, fromMicros: number, toMicros: number) => {
    const window: Window = { found, sign, fromMicros, toMicros, lines: 0, clients: new Set() };
    windows.push(window);
    return window;
  };
  const pairs = silences.map((found) => {
    const { before, after } = found;
    if (after === null || found.pulse.isOfHost) return null;
    const usual = windowOf(found, before, before.micros - (usualSeconds - 1) * second, before.micros + second);
    const burst = windowOf(found, after, after.micros, after.micros + (burstSeconds + 1) * second);
    return { usual, burst };
  });
  await rereadFiles(
    windows,
    ({ sign }) => sign,
    sources,
    (view, window) => {
      const { resolved } = window.sign;
      if (view.client === 0 || view.byteOffset > resolved.segment.lastOffset) return;
      const micros = resolved.instantOf(view.stamp.micros);
      if (micros < window.fromMicros || micros >= window.toMicros) return;
      if (!hostNameOf(window.sign, view.host)) return;
      window.lines++;
      window.clients.add(view.client);
    },
    signal,
  );
  return silences.map((found, index) => {
    const pair = pairs[index];
    if (pair == null) return found;
    const missing = (pair.usual.lines / usualSeconds) * found.silence.seconds;
    const queuedBurst = isQueuedBurst({ lines: pair.burst.lines, clients: pair.burst.clients.size }, missing);
    return queuedBurst ? { ...found, silence: { ...found.silence, queuedBurst } } : found;
  });
}
