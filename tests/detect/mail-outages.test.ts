import { describe, expect, it } from "vitest";
import type { ScanDocument } from "../../src/incident/record.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";
import { amavis, delivery, filter, life, partner, refused, sent, suspended } from "./mail-lines.js";

const hasMail = hasGrammars("amavis", "clamav", "postfix");

const scanned = async (...text: readonly string[]): Promise<ScanDocument["incidents"]> =>
  (
    await scanLogs(
      { "mx1/var/log/mail.log": lines(...text.map((line) => `Nov 22 ${line}`)) },
      { zone: "UTC", year: 2026, now: "2026-11-23T00:00:00+00:00" },
    )
  ).incidents;

const clean = (time: string, id: string) =>
  amavis(time, id, "Passed CLEAN {RelayedInbound}, [127.0.1.2]:1 <a@b> -> <c@d>, Queue-ID: 98F196B3, size: 9, 356 ms");
const unchecked = (time: string, id: string, millis: number) =>
  amavis(
    time,
    id,
    `Passed UNCHECKED {RelayedInbound}, [127.0.1.2]:1 <a@b> -> <c@d>, size: 9, queued_as: AF27F1732, ${millis} ms`,
  );
const allFailed = (time: string, id: string) => amavis(time, id, "(!!)AV: ALL VIRUS SCANNERS FAILED");
const primaryFailed = (time: string, id: string) =>
  amavis(time, id, "(!)WARN: all primary virus scanners failed, considering backups");

describe.runIf(hasMail)("the virus scanner", () => {
  it("hangs from before the first line that a timeout leaves, and not before it last worked", async () => {
    const [incident, ...others] = await scanned(
      clean("10:58:30", "00309-09"),
      allFailed("10:58:55", "00309-10"),
      unchecked("10:58:55", "00309-10", 18_122),
      allFailed("10:59:25", "00309-11"),
      unchecked("10:59:25", "00309-11", 58_000),
      clean("11:01:36", "00309-12"),
      life("12:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "clamd.all-scanners-failed",
      nature: "failure",
      status: "recovered",
      // The second message waited from before the last that was scanned.
      start: { at: "2026-11-22T10:58:30+00:00", notAfter: "2026-11-22T10:58:55+00:00", basis: "reported delay" },
      end: { at: "2026-11-22T11:01:36+00:00", basis: "working event" },
    });
    const [alone] = await scanned(
      clean("10:58:30", "00309-09"),
      allFailed("10:58:55", "00309-10"),
      unchecked("10:58:55", "00309-10", 18_122),
      clean("11:01:36", "00309-12"),
    );
    expect(alone?.start.at).toBe("2026-11-22T10:58:36+00:00");
  });

  it("hangs as long as the last piece of a long message says, and the evidence is the line that says it", async () => {
    const recipients = Array.from({ length: 40 }, (_, index) => `<recipient-${index}@department.example.test>`).join(
      ",",
    );
    const said = `Passed UNCHECKED {RelayedInbound}, [127.0.1.2]:1 <a@b> -> ${recipients}, size: 9, queued_as: AF27F1732, 18122 ms`;
    const pieces = [`${said.slice(0, 966)}...`, `...${said.slice(966, -12)}...`, `...${said.slice(-12)}`];
    const [incident, ...others] = await scanned(
      clean("10:58:30", "00309-09"),
      allFailed("10:58:55", "00309-10"),
      ...pieces.map((piece) => amavis("10:58:55", "00309-10", piece)),
      clean("11:01:36", "00309-12"),
    );
    expect(others).toEqual([]);
    expect(incident?.start).toMatchObject({ at: "2026-11-22T10:58:36+00:00", basis: "reported delay" });
    const shown = incident?.evidence.filter(({ event }) => event === "amavis.passed-unchecked");
    expect(shown).toMatchObject([{ line: 5, text: `Nov 22 ${amavis("10:58:55", "00309-10", pieces[2] as string)}` }]);
  });

  it("is not well because a backup scanner lets mail pass", async () => {
    const [incident, ...others] = await scanned(
      primaryFailed("10:58:55", "00309-10"),
      primaryFailed("10:58:56", "00310-10"),
      clean("10:59:05", "00309-10"),
      clean("10:59:06", "00310-10"),
      primaryFailed("11:00:55", "00309-11"),
      clean("11:01:05", "00309-11"),
      clean("11:02:00", "00310-11"),
      life("12:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "clamd.primary-scanner-failed",
      nature: "degraded",
      start: { at: "2026-11-22T10:58:55+00:00" },
      end: { at: "2026-11-22T11:02:00+00:00", basis: "working event" },
    });
  });

  it("that one message alone could not use is no incident, however often it tried", async () => {
    const once = primaryFailed("10:58:55", "00309-10");
    expect(await scanned(once, once, once, clean("10:59:05", "00309-10"), life("12:00:00"))).toEqual([]);
  });

  it("is the cause where the filter gives mail back, though its lines come later", async () => {
    const [incident, ...others] = await scanned(
      sent("11:29:00", "76BE1C5F0", filter),
      amavis("11:30:23", "00573-03", "(!!)TROUBLE in check_mail: virus_scan FAILED: AV: ALL VIRUS SCANNERS FAILED"),
      ...["76BE1C5F7", "76BE1C5F8"].map((id) =>
        delivery(
          "11:30:23",
          id,
          { program: "smtp-amavis/smtp", relay: filter, delays: "0/0/0/27", dsn: "4.5.0" },
          "deferred (host 127.0.0.1[127.0.0.1] said: 451 4.5.0 Error in processing, id=00573-03, virus_scan FAILED: AV: ALL VIRUS SCANNERS FAILED (in reply to end of DATA command))",
        ),
      ),
      clean("11:31:38", "00573-04"),
      sent("11:31:39", "76BE1C5F7", filter),
      life("12:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident?.targets.map(({ component, role }) => [component, role])).toEqual([
      ["clamd", "primary"],
      ["amavisd", "affected"],
    ]);
    expect(incident?.start.at).toBe("2026-11-22T11:29:56+00:00");
  });
});

describe.runIf(hasMail)("a relay", () => {
  it("fails from the first try to the first success; what is only repeated moves nothing", async () => {
    const [incident, ...others] = await scanned(
      sent("11:02:41", "7219F3780"),
      refused("11:02:43", "7219F3784"),
      refused("11:02:44", "D6E8C37F6"),
      refused("11:02:45", "D6E8C37F7"),
      suspended("11:07:33", "E10863D36"),
      sent("11:07:34", "E10863D37", "mx.healthy.test[127.0.0.12]:25"),
      sent("11:07:35", "E10863D38", filter),
      sent("11:07:37", "D6E8C37F6"),
      suspended("11:09:00", "E10863D39"),
      suspended("11:09:00", "E10863D40"),
      suspended("11:09:00", "E10863D41"),
      life("12:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "relay.refuses-connections",
      start: { at: "2026-11-22T11:02:43+00:00", notBefore: "2026-11-22T11:02:41+00:00" },
      end: { at: "2026-11-22T11:07:37+00:00", notBefore: "2026-11-22T11:02:45+00:00" },
      lastFailingAt: "2026-11-22T11:02:45+00:00",
      targets: [{ component: "relay mx.partner.test" }],
    });
  });

  it("is none for one message that is tried again and again", async () => {
    const tries = ["11:00:00", "11:01:00", "11:02:00", "11:03:00"].map((time) => refused(time, "7219F3784"));
    expect(await scanned(...tries, life("12:00:00"))).toEqual([]);
  });

  it("is none for full mailboxes, greylisting and unknown users", async () => {
    const answered = (id: string, dsn: string, status: string) =>
      delivery("11:00:00", id, { relay: partner, dsn }, `${status} (host mx.partner.test[127.0.0.11] said: ${dsn})`);
    const text = ["7219F3784", "7219F3785", "7219F3786", "7219F3787"].flatMap((id) => [
      answered(id, "4.2.2", "deferred"),
      answered(id, "4.7.1", "deferred"),
      answered(id, "5.1.1", "bounced"),
    ]);
    expect(await scanned(...text, life("12:00:00"))).toEqual([]);
  });

  it("that fails while the filter is down is another incident", async () => {
    const ids = ["7219F3784", "7219F3785", "7219F3786"];
    const incidents = await scanned(
      ...ids.map((id) => refused("11:02:43", id)),
      ...ids.map((id) => refused("11:02:44", `${id}A`, filter)),
      sent("11:07:37", "7219F3784"),
      sent("11:07:38", "7219F3784A", filter),
      life("12:00:00"),
    );
    expect(incidents.map(({ kind }) => kind).sort()).toEqual(["amavisd.filter-refuses", "relay.refuses-connections"]);
  });
});

describe.runIf(hasMail)("Postfix", () => {
  const stop = (time: string) => [
    `${time} mx1 postfix/postfix-script[422]: stopping the Postfix mail system`,
    `${time} mx1 postfix/master[162]: terminating on signal 15`,
    amavis(
      time,
      "00303-17",
      "(!!)TROUBLE in process_request: Error writing an SMTP response to the socket: Broken pipe at /usr/share/perl5/Amavis/In/SMTP.pm line 1435.",
    ),
    amavis(time, "00303-17", "(!)Requesting process rundown after fatal error"),
  ];
  const start = (time: string) => [
    `${time} mx1 postfix/postfix-script[625]: starting the Postfix mail system`,
    `${time} mx1 postfix/master[627]: daemon started -- version 3.7.11, configuration /etc/postfix`,
  ];

  it("stopped for minutes is one planned incident, and what amavisd complains of is none", async () => {
    const [incident, ...others] = await scanned(
      ...stop("11:14:26"),
      life("11:15:00"),
      ...start("11:16:22"),
      life("12:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "postfix.ordered-stop",
      nature: "planned",
      severity: "info",
      status: "recovered",
      start: { at: "2026-11-22T11:14:26+00:00", basis: "stop event" },
      end: { at: "2026-11-22T11:16:22+00:00", basis: "working event" },
    });
    expect(incident?.targets.map(({ service }) => service)).toEqual(["postfix"]);
  });

  it("restarted within a minute, reloaded or started is none", async () => {
    const reload = [
      "11:20:00 mx1 postfix/postfix-script[673]: refreshing the Postfix mail system",
      "11:20:00 mx1 postfix/master[627]: reload -- version 3.7.11, configuration /etc/postfix",
    ];
    expect(await scanned(...start("11:00:00"), ...stop("11:14:26"), ...start("11:15:20"), ...reload)).toEqual([]);
  });

  it.runIf(hasGrammars("kernel"))("stopped with its host is the host's stop", async () => {
    const incidents = await scanned(
      ...stop("11:14:26"),
      "11:20:22 mx1 kernel: [    0.000000] Linux version 6.1.0-56-amd64 (debian-kernel@lists.debian.org) #1 SMP",
      ...start("11:20:30"),
      life("12:00:00"),
    );
    expect(incidents.map(({ targets }) => targets.map(({ component }) => component))).toEqual([["host"]]);
  });
});

it.runIf(hasMail)(
  "lookups that fail for many domains are the name service's outage, for one domain they are nobody's",
  async () => {
    const failed = (time: string, id: string, domain: string) =>
      delivery(
        time,
        id,
        { relay: "none", dsn: "4.4.3" },
        `deferred (Host or domain name not found. Name service error for name=${domain} type=MX: Host not found, try again)`,
      );
    const ids = ["7219F3784", "7219F3785", "7219F3786"];
    expect(await scanned(...ids.map((id) => failed("11:00:00", id, "gone.test")), life("12:00:00"))).toEqual([]);
    const [incident, ...others] = await scanned(
      ...ids.map((id, index) => failed("11:00:00", id, `domain${index}.test`)),
      sent("11:05:00", "7219F3784"),
      life("12:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "dns.lookup-failed",
      start: { at: "2026-11-22T11:00:00+00:00" },
      end: { at: "2026-11-22T11:05:00+00:00", basis: "working event" },
    });
  },
);

it.runIf(hasMail)(
  "the turns between working and failing are kept however many lines stand around them in one minute",
  async () => {
    const every = (from: number, to: number, line: (time: string, id: string) => string) =>
      Array.from({ length: to - from }, (_, index) =>
        line(`11:27:${String(from + index).padStart(2, "0")}`, `7219F37${String(from + index).padStart(2, "0")}`),
      );
    const [incident, ...others] = await scanned(
      ...every(0, 20, (time, id) => sent(time, id)),
      ...every(20, 40, (time, id) => refused(time, id)),
      ...every(40, 60, (time, id) => sent(time, id)),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      start: { at: "2026-11-22T11:27:20+00:00" },
      end: { at: "2026-11-22T11:27:40+00:00" },
    });
  },
);
