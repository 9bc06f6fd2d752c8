import { describe, expect, it } from "vitest";
import type { Incident } from "../../src/incident/record.js";
import { life, refused, sent } from "../detect/mail-lines.js";
import { poissonSeconds } from "../detect/visits.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const clock = (second: number) => new Date(second * 1000).toISOString().slice(11, 19);
const stamp = (second: number) => `May 22 ${clock(second)}`;
const at = (hour: number, minute: number) => (60 * hour + minute) * 60;
const idOf = (index: number) => (0x1df5_0000 + index).toString(16).toUpperCase();

/** Mail to relays, one a minute and relay, which is refused in an interval (seconds of the day, the end exclusive). */
function mail(relays: number, fromSecond: number, toSecond: number): string[] {
  const found: string[] = [];
  for (let second = at(9, 0); second < at(12, 0); second += 60) {
    for (let relay = 0; relay < relays; relay++) {
      const say = second >= fromSecond && second < toSecond ? refused : sent;
      found.push(say(stamp(second + relay), idOf(found.length), `mx${relay}.partner.test[127.0.0.1${relay}]:25`));
    }
  }
  return [...found, life(stamp(at(15, 0)))];
}

/** Visits, about one in three seconds, but none in an interval. */
const visits = (fromSecond: number, toSecond: number) =>
  poissonSeconds(7, at(6, 0), at(15, 0), 1 / 3)
    .filter((second) => second < fromSecond || second >= toSecond)
    .map(
      (second, index) =>
        `10.1.${index >> 8}.${index & 255} - - [22/May/2008:${clock(second)} +0900] "GET / HTTP/1.1" 200 512`,
    );

async function scanned(mails: readonly string[], requests: readonly string[], host = "mx1"): Promise<Incident[]> {
  const logs = { "mx1/var/log/mail.log": lines(...mails), [`${host}/var/log/access.log`]: lines(...requests) };
  return (await scanLogs(logs, { now: "2008-05-23T00:00:00+09:00" })).incidents;
}

const componentsOf = (incidents: readonly Incident[]) =>
  incidents.map(({ targets }) => targets.map(({ component }) => component).sort()).sort();
const relays = (count: number) => Array.from({ length: count }, (_, index) => `relay mx${index}.partner.test`);

describe.runIf(hasGrammars("apache", "postfix"))("visitors who stay away while a host reaches nothing outside", () => {
  it("are one loss with it: of the way, not of the web server", async () => {
    const [incident, ...others] = await scanned(
      mail(3, at(10, 0), at(10, 30)),
      visits(at(9, 59) + 30, at(10, 29) + 30),
    );
    expect(others).toEqual([]);
    expect(incident?.targets.map(({ component }) => component).sort()).toEqual(["httpd", ...relays(3), "uplink"]);
    expect(incident?.title).toBe("Systems outside lost all at once (mx1)");
    const [hint] = incident?.causeHints ?? [];
    expect(hint?.text).toContain("the way to it in common");
    expect(hint?.evidence).toHaveLength(4);
    expect(incident?.openQuestions.filter(({ text }) => text.includes("web server"))).toEqual([]);
  });

  it("count as one of the three that must be lost", async () => {
    const silence = visits(at(9, 59) + 30, at(10, 29) + 30);
    expect(componentsOf(await scanned(mail(2, at(10, 0), at(10, 30)), silence))).toEqual([
      ["httpd", ...relays(2), "uplink"],
    ]);
    expect(componentsOf(await scanned(mail(1, at(10, 0), at(10, 30)), silence))).toEqual([["httpd"], relays(1)]);
  });

  it.each([
    ["begin to stay away later", at(10, 10), at(10, 30)],
    ["come back earlier", at(9, 59) + 30, at(10, 10)],
    ["come back later", at(9, 59) + 30, at(10, 50)],
    ["stay away at another time", at(10, 40), at(11, 0)],
  ])("are another incident where they %s", async (_, fromSecond, toSecond) => {
    const incidents = await scanned(mail(3, at(10, 0), at(10, 30)), visits(fromSecond, toSecond));
    expect(componentsOf(incidents)).toEqual([["httpd"], [...relays(3), "uplink"]]);
    expect(incidents.map(({ title }) => title).sort()).toEqual([
      "Systems outside lost all at once (mx1)",
      "Web server fell silent (mx1)",
    ]);
  });

  it("are another incident where they stay away from another host", async () => {
    const incidents = await scanned(mail(3, at(10, 0), at(10, 30)), visits(at(9, 59) + 30, at(10, 29) + 30), "www");
    expect(componentsOf(incidents)).toEqual([["httpd"], [...relays(3), "uplink"]]);
  });
});

describe.runIf(hasGrammars("clock", "link", "postfix"))("the way out of a host", () => {
  const long = [at(9, 30), at(11, 45)] as const;
  const scannedMail = async (...text: readonly string[]) =>
    (await scanLogs({ "mx1/var/log/syslog": lines(...[...text].sort()) }, { now: "2008-05-23T00:00:00+09:00" }))
      .incidents;

  it("is what relays and time servers have in common that are lost at once", async () => {
    const clockLines = [
      `${stamp(at(9, 0))} mx1 chronyd[601]: Selected source 192.0.2.123`,
      `${stamp(at(9, 52))} mx1 chronyd[601]: Can't synchronise: no selectable sources`,
      `${stamp(at(11, 52))} mx1 chronyd[601]: Selected source 192.0.2.123`,
    ];
    const [incident, ...others] = await scannedMail(...mail(2, ...long), ...clockLines);
    expect(others).toEqual([]);
    expect(incident?.kind).toBe("uplink.lost-together");
    expect(incident?.targets.map(({ component, role }) => `${role} ${component}`)).toEqual([
      "primary uplink",
      "affected relay mx0.partner.test",
      "affected relay mx1.partner.test",
      "affected clock",
    ]);
    expect(incident?.start.at).toBe("2008-05-22T09:30:00+09:00");
  });

  it("is not to blame for two relays that fail by coincidence", async () => {
    const incidents = await scannedMail(...mail(2, ...long));
    expect(componentsOf(incidents)).toEqual([["relay mx0.partner.test"], ["relay mx1.partner.test"]]);
  });

  it("is not to blame for three that fail one after another", async () => {
    const one = (relay: number, from: number, to: number) =>
      mail(3, from, to).filter((line) => line.includes(`mx${relay}.partner.test`) || line.includes("CRON"));
    const incidents = await scannedMail(
      ...one(0, at(9, 30), at(9, 50)),
      ...one(1, at(10, 0), at(10, 20)),
      ...one(2, at(10, 30), at(10, 50)),
    );
    expect(componentsOf(incidents)).toEqual(relays(3).map((relay) => [relay]));
  });

  it("has a cause of its own where the link is down", async () => {
    const link = [
      `${stamp(at(9, 0))} mx1 kernel: tg3: eth0: Link is up at 1000 Mbps, full duplex.`,
      `${stamp(at(9, 30))} mx1 kernel: tg3: eth0: Link is down.`,
      `${stamp(at(11, 44))} mx1 kernel: tg3: eth0: Link is up at 1000 Mbps, full duplex.`,
    ];
    const [incident, ...others] = await scannedMail(...mail(3, ...long), ...link);
    expect(others).toEqual([]);
    expect(incident?.targets[0]).toMatchObject({ component: "link eth0", role: "primary" });
    expect(incident?.targets.map(({ component }) => component)).toContain("uplink");
  });
});
