import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { scanLogs } from "../scan-logs.js";

const two = (value: number) => String(value).padStart(2, "0");
const time = (second: number) =>
  `Nov ${two(1 + Math.floor(second / 86_400))} ${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
const refused = "status=deferred (connect to RELAY[192.0.2.9]:25: Connection refused)";
const sent = "status=sent (250 2.0.0 Ok: queued as 1F2)";

/** A delivery to the n-th relay, which nothing else is asked of. */
function delivery(second: number, relay: number, isSent: boolean): string {
  const name = `mx${relay}.partner.test`;
  const id = (0x1000000 + second * 64 + relay).toString(16).toUpperCase();
  const tried = isSent ? `${name}[192.0.2.9]:25` : "none";
  const outcome = isSent ? sent : refused.replace("RELAY", name);
  return `${time(second)} mx1 postfix/smtp[${200 + relay}]: ${id}: to=<a@p${relay}.test>, relay=${tried}, delay=0, delays=0/0/0/0, dsn=${isSent ? "2.0.0" : "4.4.1"}, ${outcome}`;
}

/** Three days of sixty relays that are asked every two minutes; `fails` says at which of those, from 0. */
function mailLog(fails: (relay: number, turn: number) => boolean): string {
  const log: string[] = [];
  for (let turn = 0; turn < 3 * 720; turn++) {
    for (let relay = 0; relay < 60; relay++) log.push(delivery(120 * turn + relay, relay, !fails(relay, turn)));
  }
  return `${log.join("\n")}\n`;
}

const options = { zone: "UTC", year: 2026, now: "2026-11-30T00:00:00Z" };

describe.runIf(hasGrammars("postfix"))("a log with more failures than are kept", () => {
  const isAlone = (relay: number, turn: number) => (turn + relay) % 6 === 0;

  it("shows no outage where each failure is followed by a delivery", async () => {
    const { incidents, diagnostics } = await scanLogs({ "mx1/var/log/mail.log": mailLog(isAlone) }, options);
    expect(incidents.map(({ title }) => title)).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toContain("read.many-failures");
  });

  it("shows the one outage among them, from its first failure to the first delivery behind it", async () => {
    // Of the ninth relay, from 12:00:09 to 13:00:09 on the second day; it was asked in vain once before, at 11:48:09.
    const isOut = (relay: number, turn: number) => relay === 9 && turn >= 1080 && turn < 1110;
    const log = mailLog(
      (relay, turn) => isOut(relay, turn) || (relay !== 9 && isAlone(relay, turn)) || (relay === 9 && turn === 1074),
    );
    const { incidents } = await scanLogs({ "mx1/var/log/mail.log": log }, options);
    expect(incidents).toMatchObject([
      {
        kind: "relay.refuses-connections",
        status: "recovered",
        start: { at: "2026-11-02T12:00:09+00:00", notBefore: "2026-11-02T11:58:09+00:00" },
        end: { at: "2026-11-02T13:00:09+00:00", notBefore: "2026-11-02T12:58:09+00:00" },
      },
    ]);
  });
});
