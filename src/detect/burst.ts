import { setImmediate as nextTurn } from "node:timers/promises";
import { openLog } from "../read/decompress.js";
import { createRecordReader } from "../read/reader.js";
import type { LogSource } from "../read/source.js";
import type { Sign } from "./activity.js";
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
  await countLines(windows, sources, hostNameOf, signal);
  return silences.map((found, index) => {
    const pair = pairs[index];
    if (pair == null) return found;
    const missing = (pair.usual.lines / usualSeconds) * found.silence.seconds;
    const queuedBurst = isQueuedBurst({ lines: pair.burst.lines, clients: pair.burst.clients.size }, missing);
    return queuedBurst ? { ...found, silence: { ...found.silence, queuedBurst } } : found;
  });
}

async function countLines(
  windows: readonly Window[],
  sources: readonly LogSource[],
  hostNameOf: (sign: Sign, name: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const byFile = new Map<string, Window[]>();
  for (const window of windows) {
    const { source, segment } = window.sign.resolved;
    const name = `${source.source}\t${segment.file}`;
    byFile.set(name, [...(byFile.get(name) ?? []), window]);
  }
  for (const wanted of byFile.values()) {
    const { source, segment } = (wanted[0] as Window).sign.resolved;
    const file = sources[source.source]?.files[segment.file];
    if (file === undefined || file.path === "-") continue;
    const lastOffset = Math.max(...wanted.map(({ sign }) => sign.resolved.segment.lastOffset));
    const reader = createRecordReader({
      onRecord: (view) => {
        if (view.client === 0) return;
        for (const window of wanted) {
          const micros = view.stamp.micros;
          if (micros < window.fromMicros || micros >= window.toMicros) continue;
          if (!hostNameOf(window.sign, view.host)) continue;
          window.lines++;
          window.clients.add(view.client);
        }
      },
      onOther: () => undefined,
      onNulRun: () => undefined,
      onLongLine: () => undefined,
    });
    const log = await openLog(file, signal === undefined ? {} : { signal });
    for await (const chunk of log.chunks) {
      reader.push(chunk);
      if (reader.bytes > lastOffset) break;
      await nextTurn();
    }
    reader.finish();
  }
}
