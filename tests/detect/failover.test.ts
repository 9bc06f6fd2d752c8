import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const eleven = 11 * 3600;
const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);
const request = (seconds: number, client: number) =>
  `10.0.${client >> 8}.${client & 255} - - [22/May/2008:${clock(seconds)} +0900] "GET / HTTP/1.1" 200 512`;
const error = (seconds: number, rest: string) => `[Thu May 22 ${clock(seconds)} 2008] ${rest}`;
const started = "[notice] Apache/2.2.9 (FreeBSD) configured -- resuming normal operations";

const length = 3600;
const down = { from: 1800, to: 2100 };
const isDown = (second: number) => second > down.from && second < down.to;

/** A request in two of three seconds, of many clients, in those seconds that are asked for. */
function requests(isWanted: (second: number) => boolean, ahead = 0): string[] {
  const found: string[] = [];
  for (let second = 0; second < length; second++) {
    if (second % 3 !== 0 && isWanted(second)) found.push(request(eleven + second + ahead, second));
  }
  return found;
}

async function scanned(www: readonly string[], fw: readonly string[], { from, to } = down) {
  const errors = [
    error(eleven - 60, started),
    error(eleven + from, "[notice] caught SIGTERM, shutting down"),
    error(eleven + to, started),
  ];
  return scanLogs({
    "www/var/log/access.log": lines(...www),
    "www/var/log/error.log": lines(...errors),
    "fw/var/log/access.log": lines(...fw),
  });
}

const probes = (second: number) => second % 120 === 1;
const during = (second: number) => isDown(second) || probes(second);

describe.runIf(hasGrammars("apache"))("requests that another host answers within seconds", () => {
  it("are a failover, and the draft claims no interrupted service", async () => {
    const { incidents, coverage } = await scanned(
      requests((second) => !isDown(second)),
      requests(during),
    );
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      kind: "httpd.failover",
      nature: "failover",
      severity: "info",
      title: "Requests moved from www to fw",
      targets: [
        { host: "www", component: "httpd", role: "primary" },
        { host: "fw", component: "httpd", role: "affected" },
      ],
      start: { at: "2008-05-22T11:30:00+09:00" },
      end: { at: "2008-05-22T11:35:00+09:00" },
    });
    expect(incidents[0]!.openQuestions.map(({ text }) => text)).toContainEqual(
      expect.stringContaining("Were the clocks of www and fw in step?"),
    );
    const onFw = incidents[0]!.evidence.filter(({ host }) => host === "fw");
    expect(onFw).toMatchObject([{ at: "2008-05-22T11:30:01+09:00", text: expect.stringContaining("11:30:01") }]);
    expect(coverage.failovers).toEqual([
      {
        ...{ from: "www", to: "fw", skewSeconds: 0 },
        ...{ at: "2008-05-22T11:30:00+09:00", until: "2008-05-22T11:35:00+09:00" },
      },
    ]);
  });

  it("are seen though a clock is an hour ahead; the draft asks whether it is", async () => {
    const { incidents, coverage } = await scanned(
      requests((second) => !isDown(second)),
      requests(during, 3600),
    );
    expect(incidents).toMatchObject([{ nature: "failover", confidence: { level: "low" } }]);
    expect(incidents[0]!.openQuestions.map(({ text }) => text)).toContainEqual(expect.stringContaining("3600 s ahead"));
    expect(coverage.failovers).toMatchObject([{ skewSeconds: 3600 }]);
  });

  it("are one though only three come in a minute", async () => {
    const long = { from: 900, to: 3000 };
    const isSparse = (second: number) => second % 20 === 1;
    const isMoved = (second: number) => second > long.from && second < long.to;
    const { coverage } = await scanned(
      requests((second) => isSparse(second) && !isMoved(second)),
      requests((second) => isSparse(second) && isMoved(second)),
      long,
    );
    expect(coverage.failovers).toMatchObject([{ from: "www", to: "fw", skewSeconds: 0 }]);
  });

  it.each([
    ["only has its own traffic", probes],
    ["has the same traffic all the time", () => true],
    ["begins minutes later", (second: number) => second > down.from + 150 && second < down.to],
    ["keeps what it got for minutes more", (second: number) => second > down.from && second < down.to + 400],
    ["gets a tenth", (second: number) => isDown(second) && second % 10 === 1],
  ])("are not there where the other host %s", async (_, isWanted) => {
    const { incidents, coverage } = await scanned(
      requests((second) => !isDown(second)),
      requests(isWanted),
    );
    expect(incidents.filter(({ nature }) => nature === "planned")).toMatchObject([{ kind: "httpd.stop" }]);
    expect(coverage.failovers).toEqual([]);
  });
});
