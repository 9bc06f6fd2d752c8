import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);
const line = (seconds: number, rest: string) => `May 22 ${clock(seconds)} ns ${rest}`;
const cron = (seconds: number) => line(seconds + 1, "CRON[7]: (root) CMD (true)");
const request = (seconds: number) =>
  `10.0.${(seconds >> 8) & 255}.${seconds & 255} - - [22/May/2008:${clock(seconds)} +0900] "GET / HTTP/1.1" 200 512`;
const hour = 3600;
const length = 12 * hour;

const every = (seconds: number) => Array.from({ length: length / seconds }, (_, index) => index * seconds);
const outside = (from: number, to: number) => (second: number) => second <= from || second >= to;
const scanned = (logs: Readonly<Record<string, readonly string[]>>) =>
  scanLogs(Object.fromEntries(Object.entries(logs).map(([name, text]) => [`ns/var/log/${name}`, lines(...text)])), {
    now: "2008-05-24T00:00:00+09:00",
  });

const down = outside(5 * hour, 5 * hour + 2400);
const quiet = every(60).filter(down).map(cron);

describe.runIf(hasGrammars("kernel"))("a host whose own lines do not come", () => {
  it("was silent where nothing else of it was written either", async () => {
    const { incidents } = await scanned({ syslog: quiet });
    expect(incidents).toMatchObject([
      {
        kind: "host.silence",
        nature: "failure",
        status: "recovered",
        title: "Host fell silent (ns)",
        targets: [{ host: "ns", component: "host" }],
        start: { at: "2008-05-22T05:00:01+09:00", basis: "silence" },
        end: { at: "2008-05-22T05:40:01+09:00", basis: "traffic resumed" },
      },
    ]);
  });

  it("was alive where anything else of it goes on", async () => {
    const other = line(5 * hour + 900, "sshd[812]: Invalid user admin from 192.0.2.7");
    const { incidents, coverage } = await scanned({ syslog: quiet, "auth.log": [line(10, "sshd[8]: x"), other] });
    expect(incidents).toEqual([]);
    expect(coverage.silences).toMatchObject([{ host: "ns", reason: "alive", seconds: 2400 }]);
  });

  it.runIf(hasGrammars("syslogd"))("was only not logged where the logger was started at the end of it", async () => {
    const at = quiet.findIndex((text) => text.includes("05:40:01"));
    const start =
      'rsyslogd: [origin software="rsyslogd" swVersion="8.2302.0" x-pid="128" x-info="https://www.rsyslog.com"] start';
    const { incidents, coverage } = await scanned({ syslog: quiet.toSpliced(at, 0, line(5 * hour + 2395, start)) });
    expect(incidents).toEqual([]);
    expect(coverage.silences).toMatchObject([{ reason: "logging" }]);
  });

  it.runIf(hasGrammars("apache"))("explains the silence of its access log", async () => {
    const access = every(20).filter(down).map(request);
    const { incidents, coverage } = await scanned({ syslog: quiet, "access.log": access });
    expect(incidents).toMatchObject([{ kind: "host.silence" }]);
    expect(coverage.silences).toMatchObject([{ reason: "host" }]);
  });

  it("is no incident where it writes seldom, or where strangers make the rhythm", async () => {
    const seldom = every(3600).filter(outside(5 * hour, 7 * hour));
    expect((await scanned({ syslog: seldom.map(cron) })).incidents).toEqual([]);
    const strangers = every(30).filter(down);
    const guesses = strangers.map((second) => line(second, "sshd[812]: Invalid user admin from 192.0.2.7"));
    expect((await scanned({ "auth.log": guesses })).incidents).toEqual([]);
  });

  it("is no incident in the hour that daylight saving leaves out", async () => {
    const spring = every(60).map((second) =>
      line(second < 2 * hour ? second + 1 : second + 3601, "CRON[7]: (root) CMD (true)"),
    );
    const { incidents } = await scanned({ syslog: spring.filter((text) => text < "May 22 12") });
    expect(incidents).toEqual([]);
  });
});

it.runIf(hasGrammars("apache", "kernel"))(
  "a web server and the rest of its host that fall silent together are the host's silence",
  async () => {
    const logs = {
      syslog: every(10)
        .filter(down)
        .map((second) => line(second, "tick[7]: collected 3 values")),
      "access.log": every(20).filter(down).map(request),
    };
    expect((await scanned(logs)).incidents).toMatchObject([{ kind: "host.silence" }]);
    const goesOn = every(10).map((second) => line(second, "tick[7]: collected 3 values"));
    expect((await scanned({ ...logs, syslog: goesOn })).incidents).toMatchObject([{ kind: "httpd.silence" }]);
  },
);

it.runIf(hasGrammars("apache", "syslogd"))(
  "an access log that could not be written says nothing of the web server",
  async () => {
    const full = "[log_config:warn] [pid 58:tid 58] (28)No space left on device: [client 192.0.2.7:34507]";
    const error = `[Thu May 22 05:00:04.120034 2008] ${full} AH00646: Error writing to /var/log/apache2/access.log`;
    const { incidents, coverage } = await scanned({
      "access.log": every(20).filter(down).map(request),
      "error.log": [error],
    });
    expect(incidents).toMatchObject([
      {
        kind: "logging.access-log-unwritten",
        start: { at: "2008-05-22T05:00:04.120034+09:00" },
        end: { at: "2008-05-22T05:40:00+09:00" },
      },
    ]);
    expect(coverage.silences).toMatchObject([{ reason: "logging" }]);
  },
);
