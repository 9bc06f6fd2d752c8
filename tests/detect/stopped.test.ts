import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const life = (time: string) => `${time} www cron[77]: (root) CMD (/usr/libexec/atrun)`;
const kernel = (time: string, text: string) => `${time} www kernel: ${text}`;
const crash = (time: string, uid = 0) =>
  kernel(time, `pid 71123 (httpd), uid ${uid}: exited on signal 11 (core dumped)`);

async function incidentsOf(errorLog: readonly string[], ...messages: readonly string[]) {
  const logs = { "www/var/log/messages": lines(...messages), "www/var/log/httpd-error.log": lines(...errorLog) };
  return (await scanLogs(logs)).incidents;
}

const started = "[Fri May 23 09:00:02 2008] [notice] Apache/2.2.8 (FreeBSD) configured -- resuming normal operations";
const stopped = "[Fri May 23 18:00:02 2008] [notice] caught SIGTERM, shutting down";
const again = "[Fri May 23 20:00:02 2008] [notice] Apache/2.2.8 (FreeBSD) configured -- resuming normal operations";

describe.runIf(hasGrammars("apache", "webcrash"))("a server that was stopped in order", () => {
  it("and does not come back was failing from its stop to its start, however seldom it was tried", async () => {
    const [incident, ...others] = await incidentsOf(
      [started, stopped, again],
      life("May 23 09:00:00"),
      crash("May 23 18:00:41"),
      crash("May 23 19:12:10"),
      life("May 23 21:00:00"),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "httpd.server-crash",
      nature: "failure",
      status: "recovered",
      start: { at: "2008-05-23T18:00:02+09:00", notBefore: "2008-05-23T09:00:02+09:00", basis: "stop event" },
      end: { at: "2008-05-23T20:00:02+09:00", basis: "working event" },
    });
  });

  it("is a planned stop where nothing failed meanwhile", async () => {
    const incidents = await incidentsOf([started, stopped, again], life("May 23 09:00:00"), life("May 23 21:00:00"));
    expect(incidents).toMatchObject([{ kind: "httpd.stop", nature: "planned" }]);
  });

  it("long before a failure began to fail with it", async () => {
    const [incident] = await incidentsOf([started, stopped], crash("May 23 19:12:10"), life("May 23 21:00:00"));
    expect(incident).toMatchObject({ start: { at: "2008-05-23T19:12:10+09:00", basis: "failing event" }, end: null });
  });

  it("does not fail by a single child that crashed while it worked", async () => {
    expect(await incidentsOf([started], crash("May 23 18:00:41", 80), life("May 23 21:00:00"))).toEqual([]);
  });
});

describe.runIf(hasGrammars("clock"))("a component with a least length", () => {
  const ntpd = (time: string, text: string) => `${time} www ntpd[502]: ${text}`;

  it("that works again sooner had no incident", async () => {
    const [...incidents] = await incidentsOf(
      [],
      ntpd("May 23 09:00:00", "synchronized to 192.0.2.123, stratum 2"),
      ntpd("May 23 10:00:00", "no servers reachable"),
      ntpd("May 23 11:59:59", "synchronized to 192.0.2.123, stratum 2"),
      life("May 23 21:00:00"),
    );
    expect(incidents).toEqual([]);
  });

  it("that works again later had one", async () => {
    const incidents = await incidentsOf(
      [],
      ntpd("May 23 09:00:00", "synchronized to 192.0.2.123, stratum 2"),
      ntpd("May 23 10:00:00", "no servers reachable"),
      ntpd("May 23 12:00:00", "synchronized to 192.0.2.123, stratum 2"),
      life("May 23 21:00:00"),
    );
    expect(incidents).toMatchObject([{ kind: "clock.lost", nature: "degraded", status: "recovered" }]);
  });

  it("has none yet where the log ends sooner", async () => {
    const incidents = await incidentsOf([], ntpd("May 23 10:00:00", "no servers reachable"), life("May 23 11:00:00"));
    expect(incidents).toEqual([]);
  });
});

describe.runIf(hasGrammars("dhcp"))("failures that open an outage only by their number", () => {
  const dhclient = (time: string) => `${time} www dhclient[612]: No DHCPOFFERS received.`;

  it("are counted over the whole time that the grammar states", async () => {
    const incidents = await incidentsOf(
      [],
      dhclient("May 23 10:00:00"),
      dhclient("May 23 10:29:00"),
      life("May 23 15:00:00"),
    );
    expect(incidents).toMatchObject([{ kind: "address.no-offers", start: { at: "2008-05-23T10:00:00+09:00" } }]);
  });

  it("are none where they lie further apart", async () => {
    const incidents = await incidentsOf(
      [],
      dhclient("May 23 10:00:00"),
      dhclient("May 23 10:31:00"),
      life("May 23 15:00:00"),
    );
    expect(incidents).toEqual([]);
  });
});

describe.runIf(hasGrammars("dovecot", "systemd"))("a daemon that was killed and started again", () => {
  const dovecot = (time: string, text: string) => `Nov 22 ${time} mail dovecot: ${text}`;
  const systemd = (time: string, text: string) => `Nov 22 ${time} mail systemd[1]: ${text}`;
  const starting = "master: Dovecot v2.3.19.1 (9b53102964) starting up for imap, lmtp (core dumps disabled)";
  const login =
    "imap-login: Login: user=<bob>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.5, mpid=14538, TLS, session=<a>";
  const cron = (time: string) => `Nov 22 ${time} mail CRON[7]: (root) CMD (true)`;
  const before = [dovecot("01:00:00", starting), dovecot("02:00:00", login), cron("09:00:00")];
  const after = [dovecot("10:10:00", starting), dovecot("10:11:00", login), cron("11:00:00")];
  const incidents = async (...meanwhile: readonly string[]) =>
    (await scanLogs({ "mail/var/log/syslog": lines(...before, ...meanwhile, ...after) }, { zone: "UTC" })).incidents;

  it("was dead since it was last heard of, where nothing says since when", async () => {
    expect(await incidents()).toMatchObject([
      { kind: "dovecot.died", start: { at: "2008-11-22T02:00:00+00:00", basis: "silence" } },
    ]);
  });

  it("was dead since its unit says so", async () => {
    const [incident, ...others] = await incidents(
      systemd("10:00:00", "dovecot.service: Main process exited, code=killed, status=9/KILL"),
      systemd("10:00:00", "dovecot.service: Failed with result 'signal'."),
      systemd("10:10:00", "Started dovecot.service - Dovecot IMAP/POP3 email server."),
    );
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      kind: "unit.failed",
      start: { at: "2008-11-22T10:00:00+00:00" },
      end: { at: "2008-11-22T10:10:00+00:00" },
    });
  });
});
