import type { Catalog, CatalogEvent } from "../grammar/catalog.js";
import { rowValue } from "./kept-lines.js";
import { type ResolvedSegment, spanOf } from "./resolve.js";
import { microsPerMinute } from "./summary.js";

/** How many lines say that a component fails, as far as cells count them. */
export interface FailingLines {
  /**
   * How many of a host's lines between two instants (microseconds since 1970 in UTC, `toMicros` exclusive) can be told of as
   * failures of the component, at most; infinite where cells do not count them all.
   */
  between(component: CatalogEvent["component"], host: string, fromMicros: number, toMicros: number): number;
}

/** Bounds in ascending order, and how many lines there are up to each. */
interface Sums {
  readonly bounds: readonly number[];
  readonly lines: readonly number[];
}

interface Counted {
  readonly starts: Sums;
  readonly ends: Sums;
}

export function failingLines(catalog: Catalog, segments: readonly ResolvedSegment[]): FailingLines {
  const known = new Map<CatalogEvent["component"], Map<string, Counted>>();
  return {
    between(component, host, fromMicros, toMicros) {
      const own = catalog.events.filter((entry) => entry.component === component);
      const failing = own.filter(({ event }) => event.same === null);
      const areCounted = failing.every(
        ({ event: { health, unlessInTransaction } }) =>
          (health === "failing" || health === "degraded") && unlessInTransaction.length === 0,
      );
      if (!areCounted || component.key !== null || own.length - failing.length > 1) return Number.POSITIVE_INFINITY;
      const byHost = known.get(component) ?? new Map<string, Counted>();
      known.set(component, byHost);
      const indexes = new Set(failing.map(({ index }) => index));
      const counted = byHost.get(host) ?? countLines(indexes, host, segments);
      byHost.set(host, counted);
      return linesBelow(counted.starts, toMicros) - linesBelow(counted.ends, fromMicros);
    },
  };
}

function countLines(events: ReadonlySet<number>, host: string, segments: readonly ResolvedSegment[]): Counted {
  const cells = segments.flatMap((resolved) => {
    const { lines, minutesOfCell } = resolved.segment;
    if (resolved.host !== host) return [];
    return Array.from({ length: lines.rows }, (_, row) => row)
      .filter((row) => events.has(rowValue(lines, row, "event")))
      .map((row) => {
        const clock = rowValue(lines, row, "minute") * microsPerMinute;
        const [from, to] = spanOf(resolved, clock, clock + minutesOfCell * microsPerMinute - 1);
        return { from, to, count: rowValue(lines, row, "count") + rowValue(lines, row, "hidden") };
      });
  });
  return {
    starts: sumsOf(cells.map(({ from, count }) => [from, count])),
    ends: sumsOf(cells.map(({ to, count }) => [to, count])),
  };
}

function sumsOf(counts: readonly (readonly [bound: number, count: number])[]): Sums {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  let sum = 0;
  const lines = sorted.map(([, count]) => {
    sum += count;
    return sum;
  });
  return { bounds: sorted.map(([bound]) => bound), lines };
}

/** How many lines belong to bounds below the limit. */
function linesBelow({ bounds, lines }: Sums, limit: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1] ?? 0;
}
