import { describe, expect, it } from "vitest";
import type { ScanDocument } from "../../src/incident/record.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";
import { amavis, delivery, filter, life, partner, refused, sent, suspended } from "./mail-lines.js";

// What is tried seldom, or tried again and again: an outage lasts until something shows that it is over.

const two = (value: number) => String(value).padStart(2, "0");
/** A time of day so many seconds after midnight. */
const clock = (second: number) =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
const at = (time: string) => {
  const [hour, minute, second] = time.split(":").map(Number) as [number, number, number];
  return 3600 * hour + 60 * minute + second;
};
const every = (step: number, from: string, to: string) => {
  const count = Math.ceil((at(to) - at(from)) / step);
  return Array.from({ length: count }, (_, index) => at(from) + step * index);
};
const id = (second: number) => (0x1000000 + second).toString(16).toUpperCase();

const options = { zone: "UTC", year: 2026, now: "2026-11-23T00:00:00+00:00" };
const scanned = async (text: readonly string[], path = "mx1/var/log/mail.log"): Promise<ScanDocument["incidents"]> =>
  (await scanLogs({ [path]: lines(...[...text].sort().map((line) => `Nov 22 ${line}`)) }, options)).incidents;
const on = (time: string) => `2026-11-22T${time}+00:00`;

describe.runIf(hasGrammars("amavis", "clamav", "postfix"))("a virus scanner with a backup", () => {
  /** A mail, which the backup scanner has to scan where clamd is down. */
  const mail = (second: number, isDown: boolean) => {
    const number = `00309-${two(second % 90)}-${second}`;
    return [
      ...(isDown
        ? [amavis(clock(second), number, "(!)WARN: all primary virus scanners failed, considering backups")]
        : []),
      amavis(clock(second + 2), number, "Passed CLEAN {RelayedInbound}, [127.0.1.2]:1 <a@b> -> <c@d>, size: 9, 356 ms"),
      sent(clock(second + 3), id(second), filter),
    ];
  };

  it("has not worked because mail got through, however little mail there is", async () => {
    const isDown = (second: number) => second >= at("08:00:00") && second < at("15:00:00");
    const incidents = await scanned(
      every(1200, "00:10:00", "22:00:00").flatMap((second) => mail(second, isDown(second))),
    );
    expect(incidents).toMatchObject([
      {
        kind: "clamd.primary-scanner-failed",
        start: { at: on("08:10:00"), notBefore: on("07:50:02") },
        end: { at: on("15:10:02"), notBefore: on("14:50:00"), basis: "working event" },
      },
    ]);
  });
});

describe.runIf(hasGrammars("postfix"))("a policy server", () => {
  const accepted = (second: number) =>
    `${clock(second)} mx1 postfix/smtpd[9]: ${id(second)}: client=unknown[127.0.1.35]`;
  const failed = (second: number) =>
    `${clock(second)} mx1 postfix/smtpd[9]: warning: problem talking to server 127.0.0.1:10023: Connection refused`;

  it("is down until mail is accepted again, however long nobody sent any", async () => {
    const tries = [...every(60, "08:00:00", "08:04:00"), ...every(1500, "08:30:00", "12:00:00")];
    const incidents = await scanned([
      ...every(300, "00:00:00", "08:00:00").map(accepted),
      ...tries.map(failed),
      ...every(300, "12:20:00", "20:00:00").map(accepted),
    ]);
    expect(incidents).toMatchObject([
      {
        kind: "policy.policy-unreachable",
        status: "recovered",
        start: { at: on("08:00:00"), notBefore: on("07:55:00") },
        end: { at: on("12:20:00"), notBefore: on("11:50:00") },
      },
    ]);
  });

  it("that was asked in vain again after mail was accepted had come back", async () => {
    const incidents = await scanned([
      ...every(300, "00:00:00", "08:00:00").map(accepted),
      ...every(60, "08:00:00", "08:06:00").map(failed),
      ...every(300, "08:20:00", "12:00:00").map(accepted),
      ...every(60, "12:00:00", "12:06:00").map(failed),
      ...every(300, "12:20:00", "20:00:00").map(accepted),
    ]);
    expect(incidents.map(({ start, end }) => [start.at, end?.at])).toEqual([
      [on("08:00:00"), on("08:20:00")],
      [on("12:00:00"), on("12:20:00")],
    ]);
  });
});

describe.runIf(hasGrammars("postfix"))("a relay to which there is much mail", () => {
  const before = every(60, "00:00:00", "08:00:00").map((second) => sent(clock(second), id(second)));
  const after = every(60, "08:02:30", "12:00:00").map((second) => sent(clock(second), id(second)));
  const givenUp = every(4, "08:00:02", "08:02:00").map((second) => suspended(clock(second), id(second)));

  it("fails where it was tried again in vain and the rest was given up", async () => {
    const tries = [refused("08:00:01", "1DF531F10"), refused("08:01:10", "1DF531F10")];
    expect(await scanned([...before, ...tries, ...givenUp, ...after])).toMatchObject([
      {
        kind: "relay.refuses-connections",
        start: { at: on("08:00:01"), notBefore: on("07:59:00") },
        end: { at: on("08:02:30"), notBefore: on("08:01:10") },
      },
    ]);
  });

  it("is not known to fail where it was tried once", async () => {
    expect(await scanned([...before, refused("08:00:01", "1DF531F10"), ...givenUp, ...after])).toEqual([]);
  });

  it("fails up to when the last try began, not up to its line", async () => {
    const timedOut = (time: string, number: string) =>
      delivery(
        time,
        number,
        { relay: partner, delays: "0.1/0/300/0", dsn: "4.4.2" },
        "deferred (conversation with mx.partner.test[127.0.0.11] timed out while receiving the initial server greeting)",
      );
    const [incident] = await scanned([
      ...before,
      ...[timedOut("08:06:00", "1DF531F10"), timedOut("08:07:00", "1DF531F20"), timedOut("08:08:00", "1DF531F30")],
      ...every(60, "08:08:20", "12:00:00").map((second) => sent(clock(second), id(second))),
    ]);
    expect(incident).toMatchObject({
      kind: "relay.times-out",
      end: { at: on("08:08:20"), notBefore: on("08:03:00"), notAfter: on("08:08:20") },
    });
  });

  it.each([
    [
      "4.7.0",
      "(host mx.partner.test[127.0.0.11] refused to talk to me: 421 4.7.0 Too many connections, try again later)",
    ],
    ["4.7.5", "(Cannot start TLS: handshake failure)"],
    [
      "4.7.8",
      "(SASL authentication failed; server mx.partner.test[127.0.0.11] said: 535 5.7.8 Error: authentication failed)",
    ],
  ])("lets no session begin: %s %s", async (dsn, reason) => {
    const tries = [0, 20, 40].map((second) =>
      delivery(clock(at("08:00:01") + second), id(second), { relay: partner, dsn }, `deferred ${reason}`),
    );
    expect(await scanned([...before, ...tries, ...after])).toMatchObject([
      { kind: "relay.refuses-sessions", start: { at: on("08:00:01") }, end: { at: on("08:02:30") } },
    ]);
  });
});

describe.runIf(hasGrammars("systemd"))("a unit that dies a second after each start", () => {
  const unit = (second: number, message: string) => `${clock(second)} web systemd[1]: ${message}`;
  const death = (second: number) => [
    unit(second, "app.service: Main process exited, code=exited, status=1/FAILURE"),
    unit(second, "app.service: Failed with result 'exit-code'."),
  ];
  const start = (second: number) => unit(second, "Started app.service - Our Application.");
  const log = (deaths: readonly number[]) => [
    start(at("00:01:00")),
    ...deaths.flatMap((second) => [...death(second), start(second + 30)]),
    ...every(600, "00:00:00", "23:00:00").map((second) => life(clock(second)).replace("mx1", "web")),
  ];

  it("is down from its first death to the start that lasts", async () => {
    expect(await scanned(log(every(31, "09:00:00", "09:20:00")), "web/var/log/syslog")).toMatchObject([
      {
        kind: "unit.failed",
        start: { at: on("09:00:00"), notBefore: on("00:01:00") },
        end: { at: on("09:20:08"), notBefore: on("09:19:38") },
      },
    ]);
  });

  it("was only restarted where the first start lasts", async () => {
    expect(await scanned(log([at("09:00:00")]), "web/var/log/syslog")).toEqual([]);
  });
});

describe.runIf(hasGrammars("apache"))("a backend that is asked every nine minutes", () => {
  it("is down from its first refusal to the first answer", async () => {
    const isDown = (second: number) => second >= at("09:20:00") && second < at("12:42:00");
    const asked = every(540, "00:00:10", "22:00:00");
    const access = asked.map((second) => {
      const status = isDown(second) ? 503 : 200;
      return `192.0.2.${second % 200} - - [22/Nov/2026:${clock(second)} +0000] "GET /app/list HTTP/1.1" ${status} 832`;
    });
    const errors = asked
      .filter(isDown)
      .map(
        (second) =>
          `[Sun Nov 22 ${clock(second)}.120034 2026] [proxy:error] [pid 68:tid 77] (111)Connection refused: AH00957: http: attempt to connect to 127.0.0.1:8080 (127.0.0.1:8080) failed`,
      );
    const logs = {
      "web/var/log/apache2/access.log": lines(...access),
      "web/var/log/apache2/error.log": lines(...errors),
    };
    const { incidents } = await scanLogs(logs, options);
    expect(incidents).toMatchObject([
      {
        kind: "backend.refused",
        start: { at: expect.stringMatching(/^2026-11-22T09:27:10/) },
        end: { at: on("12:45:10") },
      },
    ]);
  });
});

describe.runIf(hasGrammars("block", "kernel", "xfs"))("what hangs on an NVMe controller", () => {
  it("is one incident with it", async () => {
    const kernel = (time: string, message: string) => `${time} srv kernel: ${message}`;
    const incidents = await scanned(
      [
        ...every(600, "00:00:00", "23:00:00").map((second) => life(clock(second)).replace("mx1", "srv")),
        kernel("09:13:20", "nvme nvme1: controller is down; will reset: CSTS=0xffffffff, PCI_STATUS=0xffff"),
        kernel("09:13:20", "nvme nvme1: Disabling device after reset failure: -19"),
        kernel("09:13:21", "XFS (nvme1n1p2): log I/O error -5"),
        kernel("09:13:21", "XFS (nvme1n1p2): Filesystem has been shut down due to log error (0x2)."),
      ],
      "srv/var/log/kern.log",
    );
    expect(incidents.map(({ targets }) => targets.map(({ component }) => component))).toEqual([
      expect.arrayContaining(["disk nvme1", "filesystem nvme1n1p2"]),
    ]);
  });
});

describe.runIf(hasGrammars("link"))("a link that goes down", () => {
  const host = every(600, "00:00:00", "23:00:00").map((second) => life(clock(second)).replace("mx1", "srv"));
  const kernel = (time: string, message: string) => `${time} srv kernel: e1000: eth0 NIC Link is ${message}`;

  it("was up until then, though no line shows it", async () => {
    const log = [...host, kernel("09:13:20", "Down"), kernel("09:44:31", "Up 1000 Mbps Full Duplex, Flow Control: RX")];
    const [incident] = await scanned(log, "srv/var/log/kern.log");
    expect(incident?.start).toMatchObject({ at: on("09:13:20"), notBefore: on("09:13:15"), notAfter: on("09:13:20") });
  });

  it("was up since a line showed it", async () => {
    const up = "Up 1000 Mbps Full Duplex, Flow Control: RX";
    const log = [...host, kernel("08:00:00", up), kernel("09:13:20", "Down"), kernel("09:44:31", up)];
    expect((await scanned(log, "srv/var/log/kern.log"))[0]?.start.notBefore).toBe(on("08:00:00"));
  });
});

describe.runIf(hasGrammars("block", "kernel", "ext"))("a disk on which a file system is mounted every day", () => {
  it("failed twice where it failed on two days, though nothing says of the disk itself that it works", async () => {
    const kernel = (day: number, time: string, message: string) => `Nov ${two(day)} ${time} srv kernel: ${message}`;
    const fails = (day: number) =>
      [0, 1, 2, 3].map((second) =>
        kernel(
          day,
          clock(at("09:13:20") + second),
          `blk_update_request: I/O error, dev sdb, sector ${81_234 + second}`,
        ),
      );
    const days = Array.from({ length: 20 }, (_, index) => index + 1);
    const mounts = days.map((day) =>
      kernel(day, "03:00:00", "EXT4-fs (sdb1): mounted filesystem with ordered data mode. Opts: (null)"),
    );
    const log = [...mounts, ...fails(3), ...fails(9)].sort();
    const { incidents } = await scanLogs({ "srv/var/log/kern.log": lines(...log) }, options);
    expect(incidents.map(({ start, end }) => [start.at, end?.at])).toEqual([
      ["2026-11-03T09:13:20+00:00", expect.stringMatching(/^2026-11-0[34]/)],
      ["2026-11-09T09:13:20+00:00", expect.stringMatching(/^2026-11-(09|10)/)],
    ]);
  });
});
