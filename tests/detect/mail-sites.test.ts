import { describe, expect, it } from "vitest";
import type { ScanDocument } from "../../src/incident/record.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";
import { amavis, delivery, filter, life, partner, refused, sent } from "./mail-lines.js";

const hasMail = hasGrammars("amavis", "clamav", "postfix");

const scanned = async (...text: readonly string[]): Promise<ScanDocument["incidents"]> =>
  (
    await scanLogs(
      { "mx1/var/log/mail.log": lines(...text.map((line) => `Nov 22 ${line}`)) },
      { zone: "UTC", year: 2026, now: "2026-11-23T00:00:00+00:00" },
    )
  ).incidents;

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00`;
const idOf = (number: number) => `7219F${(0x1000 + number).toString(16).toUpperCase()}`;
const components = (incidents: ScanDocument["incidents"]) =>
  incidents.map(({ targets }) => targets.map(({ component }) => component));

describe.runIf(hasMail)("a site with little mail", () => {
  it("has an outage where two mails in an hour fail and none gets through, from the first of them", async () => {
    const [incident, ...others] = await scanned(
      sent("09:00:00", idOf(1)),
      refused("10:00:00", idOf(2)),
      refused("10:17:00", idOf(2)),
      refused("10:50:00", idOf(2)),
      refused("10:55:00", idOf(3)),
      sent("11:30:00", idOf(3)),
      life("15:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      start: { at: "2026-11-22T10:00:00+00:00", notBefore: "2026-11-22T09:00:00+00:00" },
      end: { at: "2026-11-22T11:30:00+00:00" },
    });
  });

  it("has none where the first got through before the second failed", async () => {
    const text = [refused("10:00:00", idOf(2)), sent("10:17:00", idOf(2)), refused("10:55:00", idOf(3))];
    expect(await scanned(sent("09:00:00", idOf(1)), ...text, sent("11:30:00", idOf(3)), life("15:00:00"))).toEqual([]);
  });
});

describe.runIf(hasMail)("a relay that fails now and then", () => {
  const failsAt = new Set([3, 9, 10, 20, 31, 32, 33, 45, 60, 61, 77, 90, 91, 92, 104, 117]);
  const unsteady = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => from + index).map((minute) =>
      failsAt.has(minute) ? refused(clock(minute), idOf(minute)) : sent(clock(minute), idOf(minute)),
    );

  it("has no outage because three in a row failed", async () => {
    expect(await scanned(...unsteady(0, 120), life("15:00:00"))).toEqual([]);
  });

  it("has one where none got through for an hour, with both its ends", async () => {
    const down = Array.from({ length: 60 }, (_, index) => refused(clock(120 + index), idOf(120 + index)));
    const [incident, ...others] = await scanned(...unsteady(0, 120), ...down, sent("03:00:00", idOf(999)));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      start: { at: "2026-11-22T02:00:00+00:00" },
      end: { at: "2026-11-22T03:00:00+00:00" },
    });
  });
});

it.runIf(hasMail)("a host that a forged sender named, and that never took a mail, is nobody's outage", async () => {
  const text = [1, 2, 3, 4].map((number) => refused(`10:0${number}:00`, idOf(number), "shop.test[192.0.2.9]:25"));
  expect(await scanned(...text, life("15:00:00"))).toEqual([]);
});

it.runIf(hasMail)("a try that was under way when the relay came back begins no other outage", async () => {
  const slow = (time: string, id: string) =>
    delivery(
      time,
      id,
      { relay: partner, delays: "0/0/300/0", dsn: "4.4.2" },
      "deferred (conversation with mx.partner.test[127.0.0.11] timed out while receiving the initial server greeting)",
    );
  const [incident, ...others] = await scanned(
    sent("10:00:00", idOf(1)),
    ...[2, 3, 4].map((number) => slow(`10:06:0${number}`, idOf(number))),
    sent("10:08:00", idOf(2)),
    ...[5, 6, 7].map((number) => slow(`10:12:0${number}`, idOf(number))),
    sent("10:40:00", idOf(5)),
    life("15:00:00"),
  );
  expect(others).toEqual([]);
  expect(incident?.outages).toHaveLength(1);
  expect(incident?.end?.at).toBe("2026-11-22T10:08:00+00:00");
});

describe.runIf(hasMail)("several relays at once", () => {
  const hosts = ["one", "two", "three"].map((name, index) => `mx.${name}.test[127.0.0.1${index + 1}]:25`);
  const down = (names: readonly string[]) => [
    ...names.map((at, index) => sent(`09:59:0${index}`, idOf(index), at)),
    ...[1, 2, 3].flatMap((number) =>
      names.map((at, index) => refused(`10:0${number}:00`, idOf(10 * number + index), at)),
    ),
    ...names.map((at, index) => sent(`10:30:0${index}`, idOf(40 + index), at)),
    life("15:00:00"),
  ];

  it("are one incident from three on: the way to them is lost", async () => {
    expect(components(await scanned(...down(hosts)))).toEqual([
      ["uplink", "relay mx.one.test", "relay mx.three.test", "relay mx.two.test"],
    ]);
  });

  it("are one each where they are two", async () => {
    expect(components(await scanned(...down(hosts.slice(0, 2))))).toEqual([
      ["relay mx.one.test"],
      ["relay mx.two.test"],
    ]);
  });
});

describe.runIf(hasMail)("Postfix", () => {
  const queued = (time: string, id: string) =>
    `${time} mx1 postfix/qmgr[160]: ${id}: from=<a@b.test>, size=803, nrcpt=1 (queue active)`;
  const started = (time: string) =>
    `${time} mx1 postfix/master[627]: daemon started -- version 3.7.11, configuration /etc/postfix`;

  it("that is started though it never stopped was dead since its last mail", async () => {
    const [incident, ...others] = await scanned(
      queued("10:00:00", idOf(1)),
      queued("10:01:00", idOf(2)),
      started("10:09:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "postfix.died",
      start: { at: "2026-11-22T10:01:00+00:00" },
      end: { at: "2026-11-22T10:09:00+00:00" },
    });
  });

  it("that is restarted in order is not", async () => {
    const stop = "10:08:30 mx1 postfix/master[162]: terminating on signal 15";
    expect(await scanned(queued("10:01:00", idOf(2)), stop, started("10:09:00"))).toEqual([]);
  });

  it("without space is over with the first mail that it queues", async () => {
    const full = (time: string) =>
      `${time} mx1 postfix/cleanup[400]: warning: 276B1120: write queue file: No space left on device`;
    const [incident, ...others] = await scanned(
      queued("10:00:00", idOf(1)),
      ...[1, 2, 3].map((number) => full(`10:01:0${number}`)),
      queued("10:20:00", idOf(2)),
      life("15:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ kind: "postfix.queue-full", end: { at: "2026-11-22T10:20:00+00:00" } });
  });

  it("whose policy server is dead shows its end by the next mail from outside, not by what its filter hands back", async () => {
    const dead = (time: string) =>
      `${time} mx1 postfix/smtpd[586]: warning: connect to 127.0.0.1:10023: Connection refused`;
    const client = (time: string, name: string) => `${time} mx1 postfix/smtpd[586]: ${idOf(7)}: client=${name}`;
    const [incident, ...others] = await scanned(
      dead("09:59:58"),
      client("10:00:00", "mail.sender.test[192.0.2.5]"),
      ...[1, 2, 3, 4].map((number) => dead(`10:01:0${number}`)),
      client("10:02:00", "localhost[127.0.0.1]"),
      client("10:05:00", "mail.sender.test[192.0.2.5]"),
      life("15:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "policy.policy-unreachable",
      start: { at: "2026-11-22T10:01:01+00:00" },
      end: { at: "2026-11-22T10:05:00+00:00" },
    });
  });
});

it.runIf(hasMail)("a filter that is back within seconds was restarted", async () => {
  const starting = amavis("10:00:05", "x", "").replace(
    "(x) ",
    'starting. /usr/sbin/amavisd at mx1.example.test amavis-2.13.0 (20230106), Unicode aware, LANG="C"',
  );
  const down = [1, 2, 3].map((number) => refused(`10:00:0${number}`, idOf(number), filter));
  expect(await scanned(...down, starting, sent("10:00:20", idOf(1), filter), life("15:00:00"))).toEqual([]);
  // However long nobody asks for it.
  expect(await scanned(...down, starting, sent("10:40:20", idOf(1), filter), life("15:00:00"))).toEqual([]);
  const late = starting.replace("10:00:05", "10:03:05");
  const [incident, ...others] = await scanned(...down, late, sent("10:03:20", idOf(1), filter), life("15:00:00"));
  expect(others).toEqual([]);
  // It says that it starts before it takes mail.
  expect(incident).toMatchObject({
    status: "recovered",
    end: { at: "2026-11-22T10:03:20+00:00", notBefore: "2026-11-22T10:03:05+00:00", basis: "working event" },
  });
  expect(await scanned(...down, late, life("15:00:00"))).toMatchObject([
    { status: "recovered", end: { at: "2026-11-22T10:03:05+00:00", notBefore: "2026-11-22T10:03:05+00:00" } },
  ]);
  const failing = [2, 3, 4].map((number) => refused(`10:0${number}:00`, idOf(number), filter));
  expect(
    await scanned(...down, starting, ...failing, sent("10:05:00", idOf(1), filter), life("15:00:00")),
  ).toHaveLength(1);
  const again = refused("10:03:30", idOf(4), filter);
  expect(await scanned(...down, late, again, sent("10:09:00", idOf(1), filter), life("15:00:00"))).toMatchObject([
    { end: { at: "2026-11-22T10:09:00+00:00", notBefore: "2026-11-22T10:03:30+00:00" } },
  ]);
});

it.runIf(hasMail && hasGrammars("process"))(
  "a scanner that the kernel killed for memory is one incident with what it leaves behind",
  async () => {
    const failed = (time: string, id: string) => amavis(time, id, "(!!)AV: ALL VIRUS SCANNERS FAILED");
    const incidents = await scanned(
      "10:00:00 mx1 kernel: [ 1566.402345] Out of memory: Killed process 150 (clamd) total-vm:386380kB, anon-rss:203912kB, file-rss:4kB, shmem-rss:0kB, UID:0 pgtables:796kB oom_score_adj:0",
      failed("10:00:09", "00309-10"),
      failed("10:00:19", "00309-11"),
      amavis("10:10:00", "00309-12", "Passed CLEAN {RelayedInbound}, [127.0.1.2]:1 <a@b> -> <c@d>, size: 9, 356 ms"),
      life("15:00:00"),
    );
    expect(components(incidents)).toEqual([["process clamd", "clamd"]]);
    expect(incidents[0]).toMatchObject({
      start: { at: "2026-11-22T10:00:00+00:00" },
      end: { at: "2026-11-22T10:10:00+00:00" },
    });
  },
);

it.runIf(hasGrammars("syslogd"))(
  "what no line ever calls well again is over when its failing lines, once frequent, stay away",
  async () => {
    const error = (second: number) =>
      `10:00:${String(second).padStart(2, "0")} mx1 rsyslogd: file '/var/log/mail.log'[7] write error - see https://www.rsyslog.com/solving-rsyslog-write-errors/ for help OS error: No space left on device [v8.2302.0 try https://www.rsyslog.com/e/2027 ]`;
    const errors = Array.from({ length: 20 }, (_, index) => error(index));
    const [over] = await scanned(...errors, life("10:02:30"));
    expect(over).toMatchObject({
      kind: "logging.write-error",
      status: "quiet",
      end: { at: "2026-11-22T10:00:19+00:00" },
    });
    const [open] = await scanned(...errors, life("10:00:50"));
    expect(open).toMatchObject({ status: "unknown", end: null });
  },
);
