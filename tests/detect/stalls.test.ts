import { describe, expect, it } from "vitest";
import type { Place } from "../../src/detect/place.js";
import { createStallFinder } from "../../src/detect/stalls.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const second = 1_000_000;

/** The stretch around a moment, in seconds, of lines with these stamps in the order of the file. */
function stallAround(moment: number, stamps: readonly number[]) {
  const finder = createStallFinder();
  for (const [index, stamp] of stamps.entries()) finder.add(stamp * second, () => ({ line: index + 1 }) as Place);
  const found = finder.around(moment * second);
  if (found === null) return null;
  const { fromMicros, toMicros, first, last } = found;
  return { from: fromMicros / second, to: toMicros / second, first: first.line, last: last.line };
}

describe("a stall", () => {
  it("reaches from the earliest request that was answered late to the latest stamp above such an answer", () => {
    expect(stallAround(7, [1, 2, 3, 28, 4, 5, 29, 30])).toEqual({ from: 4, to: 28, first: 5, last: 6 });
  });

  it("is one where requests that waited overlap", () => {
    expect(stallAround(7, [3, 28, 4, 29, 53, 29, 30, 54])).toMatchObject({ from: 4, to: 53 });
    expect(stallAround(7, [3, 28, 4, 29, 90, 70, 91])).toMatchObject({ from: 4, to: 28 });
    expect(stallAround(60, [3, 28, 4, 29, 90, 70, 91])).toMatchObject({ from: 70, to: 90 });
  });

  it("is a gap too behind which many lines come at once", () => {
    expect(stallAround(20, [1, 2, 30, 30, 30, 31, 31, 40])).toEqual({ from: 2, to: 30, first: 3, last: 3 });
    expect(stallAround(20, [1, 2, 30, 30, 33, 34, 35, 36])).toBeNull();
  });

  it("is none where lines come in order, or a little late", () => {
    expect(stallAround(7, [1, 2, 9, 3, 10, 4, 12, 30, 50])).toBeNull();
  });
});

it.runIf(hasGrammars("apache"))(
  "says for how long a server without free workers was exhausted, which it logs once",
  async () => {
    const clock = (seconds: number) => new Date((11 * 3600 + seconds) * 1000).toISOString().slice(11, 19);
    const access = (seconds: number) =>
      `10.0.0.${seconds % 250} - - [22/May/2008:${clock(seconds)} +0900] "GET / HTTP/1.1" 200 512`;
    const error = (seconds: number, rest: string) => `[Thu May 22 ${clock(seconds)} 2008] ${rest}`;
    const before = Array.from({ length: 60 }, (_, index) => access(index));
    const waiting = [...[85, 60, 61, 62], ...[110, 86, 87, 88], ...[118, 110, 111]].map(access);
    const after = Array.from({ length: 900 }, (_, index) => access(121 + index));
    const { incidents } = await scanLogs({
      "ns/var/log/access.log": lines(...before, ...waiting, ...after),
      "ns/var/log/error.log": lines(
        error(-60, "[notice] Apache/2.2.9 (FreeBSD) configured -- resuming normal operations"),
        error(64, "[error] server reached MaxClients setting, consider raising the MaxClients setting"),
      ),
    });
    expect(incidents).toMatchObject([
      {
        kind: "httpd.no-free-worker",
        nature: "degraded",
        status: "recovered",
        start: { at: "2008-05-22T11:01:00+09:00", notAfter: "2008-05-22T11:01:04+09:00", basis: "reported delay" },
        end: { at: "2008-05-22T11:01:50+09:00", basis: "traffic resumed" },
      },
    ]);
  },
);
