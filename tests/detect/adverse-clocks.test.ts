import { describe, expect, it } from "vitest";
import { type HostZone, zoneByName } from "../../src/time/zone.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";
import { adverseLog, type Trouble, troubles } from "./adverse-clocks.js";

/** So many hosts of each kind; of 30 all hold, too. */
const seeds = 4;

async function check(
  seed: number,
  zoneName: string,
  centre: number,
  trouble: Trouble,
  where: "before" | "within" | "after",
) {
  const zone = zoneByName(zoneName) as HostZone;
  const log = adverseLog(seed, zone, centre, trouble, where);
  const now = new Date((centre + 20 * 86_400) * 1000).toISOString();
  const year = new Date(centre * 1000).getUTCFullYear();
  const { incidents } = await scanLogs({ "ns/var/log/syslog": lines(...log.lines) }, { zone: zoneName, now, year });
  const own = incidents.flatMap(({ outages }) => outages.filter(({ component }) => component.startsWith("relay")));
  const seconds = (instant: string | null | undefined) => (instant == null ? null : Date.parse(instant) / 1000);
  const problems: string[] = [];
  if (own.length !== 1)
    problems.push(
      `${own.length} outages of the relay: ${own.map(({ start, end }) => `${start.at}..${end?.at}`).join(" ")}`,
    );
  const [found] = own;
  if (found !== undefined && own.length === 1) {
    const { start, end } = found;
    const within = (name: string, truthFrom: number, truthTo: number, bounds: typeof start | typeof end) => {
      const from = seconds(bounds?.notBefore);
      const to = seconds(bounds?.notAfter);
      // The moment itself lies between the two lines: the bounds must hold it wherever it was.
      if (from === null || from > truthFrom + 1)
        problems.push(
          `${name}: not before ${bounds?.notBefore}, but it may have been ${new Date(truthFrom * 1000).toISOString()}`,
        );
      if (to === null || to < truthTo - 1)
        problems.push(
          `${name}: not after ${bounds?.notAfter}, but it may have been ${new Date(truthTo * 1000).toISOString()}`,
        );
    };
    within("start", log.lastSent, log.firstRefused, start);
    within("end", log.lastRefused, log.firstSent, end);
  }
  const isBoot = trouble.includes("boot");
  for (const { kind, start, end } of incidents) {
    if (kind.startsWith("relay") || (isBoot && kind.startsWith("host."))) continue;
    problems.push(`invented: ${kind} ${start.at} ${end?.at}`);
  }
  return problems.length === 0
    ? []
    : [
        `${seed} ${zoneName} ${trouble} ${where} (${new Date(log.trouble.from * 1000).toISOString()} to ${new Date(log.trouble.to * 1000).toISOString()}): ${problems.join("; ")}`,
      ];
}

const utc = (text: string) => Date.parse(text) / 1000;

const isPossible = hasGrammars("clock", "kernel", "postfix");

describe.runIf(isPossible).each(troubles)("%s", (trouble) => {
  it.each(["before", "within", "after"] as const)(
    "%s an outage hides none, invents none and keeps its bounds",
    async (where) => {
      const problems: string[] = [];
      for (let seed = 1; seed <= seeds; seed++)
        problems.push(...(await check(seed, "Asia/Tokyo", utc("2008-05-22T12:00:00Z"), trouble, where)));
      expect(problems).toEqual([]);
    },
  );
});

describe.runIf(isPossible).each([
  ["Europe/Berlin", "2008-03-30T01:00:00Z"],
  ["Europe/Berlin", "2008-10-26T01:00:00Z"],
  ["America/New_York", "2008-03-09T07:00:00Z"],
  ["America/New_York", "2008-11-02T06:00:00Z"],
  ["Australia/Lord_Howe", "2008-10-04T15:30:00Z"],
  ["Australia/Lord_Howe", "2009-04-04T15:00:00Z"],
  ["Europe/Moscow", "2014-10-25T22:00:00Z"],
])("%s at %s", (zone, change) => {
  it("an outage over the change of clocks keeps its bounds", async () => {
    const problems: string[] = [];
    for (let seed = 1; seed <= seeds; seed++)
      problems.push(...(await check(seed, zone, utc(change), "none", "before")));
    expect(problems).toEqual([]);
  });
});
