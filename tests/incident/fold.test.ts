import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

/** Whose lines show that a host was down. */
const hasHosts = hasGrammars("kernel", "ufs");

const cron = (time: string, host = "fw") => `${time} ${host} /usr/sbin/cron[77]: (root) CMD (/usr/libexec/atrun)`;
const boot = (time: string, host = "fw") => [
  `${time} ${host} syslogd: kernel boot file is /boot/kernel/kernel`,
  `${time} ${host} kernel: Copyright (c) 1992-2008 The FreeBSD Project.`,
  `${time} ${host} kernel: WARNING: /usr was not properly dismounted`,
];
const badSector = (time: string) =>
  `${time} fw kernel: ad0: FAILURE - READ_DMA status=51<READY,DSC,ERROR> error=40<UNCORRECTABLE> LBA=41842591`;

/** Every five minutes of a day up to an hour of it (exclusive), so that a rhythm is known. */
function day(date: string, toHour: number, host = "fw"): string[] {
  return Array.from({ length: 12 * toHour }, (_, index) => {
    const pad = (value: number) => String(value).padStart(2, "0");
    return cron(`${date} ${pad(Math.floor(index / 12))}:${pad((index % 12) * 5)}:00`, host);
  });
}

async function targetsOf(logs: Readonly<Record<string, readonly string[]>>): Promise<string[][]> {
  const files = Object.entries(logs).map(([host, text]) => [`${host}/var/log/messages`, lines(...text)] as const);
  const { incidents } = await scanLogs(Object.fromEntries(files));
  return incidents.map(({ targets }) => targets.map(({ host, component }) => `${host} ${component}`));
}

describe.runIf(hasHosts)("hosts that went down uncleanly", () => {
  it("within the same pause of their rhythms fell together", async () => {
    const logs = {
      fw: [...day("Aug 24", 10), ...boot("Aug 24 11:00:00")],
      ns: [...day("Aug 24", 10, "ns"), cron("Aug 24 10:00:00", "ns"), ...boot("Aug 24 11:05:00", "ns")],
    };
    expect(await targetsOf(logs)).toEqual([["fw host", "ns host"]]);
  });

  it("one while the other had long been quiet did not", async () => {
    const logs = {
      fw: [...day("Aug 24", 10), ...boot("Aug 24 15:00:00")],
      ns: [...day("Aug 24", 12, "ns"), ...boot("Aug 24 12:30:00", "ns")],
    };
    expect(await targetsOf(logs)).toEqual([["fw host"], ["ns host"]]);
  });
});

describe.runIf(hasHosts && hasGrammars("block"))("a disk that fails before its host goes down", () => {
  it("up to its last line may have taken it down", async () => {
    const text = [
      ...day("Aug 24", 10),
      ...["Aug 24 10:00:01", "Aug 24 10:00:09", "Aug 24 10:05:00", "Aug 24 10:09:40"].map(badSector),
      ...boot("Aug 24 12:00:00"),
    ];
    expect(await targetsOf({ fw: text })).toEqual([["fw disk ad0", "fw host"]]);
  });

  it.runIf(hasGrammars("link", "xfs"))(
    "is what an ordered reboot answers, not the lesser outage of a network link",
    async () => {
      const text = [
        ...day("Aug 24", 9),
        "Aug 24 09:00:01 fw kernel: e1000: eth0 NIC Link is Down",
        ...day("Aug 24", 10).slice(108),
        "Aug 24 10:00:01 fw kernel: XFS (sdb1): Corruption of in-memory data detected.  Shutting down filesystem",
        "Aug 24 10:30:00 fw reboot: rebooted by root",
        "Aug 24 10:30:00 fw syslogd: exiting on signal 15",
        ...boot("Aug 24 10:50:00").slice(0, 2),
        ...day("Aug 24", 12).slice(132),
      ];
      expect(await targetsOf({ fw: text })).toEqual([["fw link eth0"], ["fw filesystem sdb1", "fw host"]]);
    },
  );

  it("and is met by an ordered reboot is what was answered, however long it took", async () => {
    const text = [
      ...day("Aug 24", 10),
      ...["Aug 24 10:00:01", "Aug 24 10:00:09"].map(badSector),
      "Aug 24 10:30:00 fw reboot: rebooted by root",
      "Aug 24 10:30:00 fw syslogd: exiting on signal 15",
      ...boot("Aug 24 10:58:00").slice(0, 2),
    ];
    expect(await targetsOf({ fw: text })).toEqual([["fw disk ad0", "fw host"]]);
  });
});

it.runIf(hasHosts && hasGrammars("mains"))(
  "a power failure that a UPS reports is the cause of what it took down",
  async () => {
    const text = [
      ...day("Aug 24", 10),
      "Aug 24 10:00:02 fw apcupsd[512]: Power failure.",
      "Aug 24 10:00:08 fw apcupsd[512]: Running on UPS batteries.",
      "Aug 24 10:11:07 fw apcupsd[512]: Battery power exhausted.",
      ...boot("Aug 24 11:00:00"),
    ];
    expect(await targetsOf({ fw: text })).toEqual([["fw mains", "fw host"]]);
  },
);

describe.runIf(hasHosts && hasGrammars("administrator"))("what people did", () => {
  const sudo = (time: string, command: string) =>
    `${time} fw sudo: hiroshi : TTY=ttyp0 ; PWD=/ ; USER=root ; COMMAND=${command}`;

  it("stands with the incident within an hour before it, and not with one of another time", async () => {
    const text = [
      ...day("Aug 24", 8),
      sudo("Aug 24 08:30:00", "/usr/local/sbin/portupgrade -a"),
      ...day("Aug 24", 10).slice(8 * 12),
      sudo("Aug 24 09:58:00", "/usr/local/sbin/portmaster -r gettext*"),
      ...boot("Aug 24 11:00:00"),
    ];
    const { incidents } = await scanLogs({ "fw/var/log/messages": lines(...text) });
    expect(incidents.map(({ actionsSeen }) => actionsSeen.map((action) => action.text))).toEqual([
      [expect.stringContaining("portmaster -r gettext*")],
    ]);
  });
});

it("a unit that does not start is its service by another name", async () => {
  const unit = (time: string, message: string) => `Aug 24 ${time} fw systemd[1]: ${message}`;
  const attempt = (time: string) => [
    `Aug 24 ${time} fw kernel: apache2[812]: segfault at 18 ip 00007f2f0a1b2c3d sp 00007ffd0d1e2f30 error 4 in mysqlnd.so[7f2f0a19f000+2b000]`,
    unit(time, "apache2.service: Failed with result 'exit-code'."),
    unit(time, "Failed to start apache2.service - The Apache HTTP Server."),
  ];
  const other = "Failed to start backup.service - Backup.";
  const text = [
    ...day("Aug 24", 10),
    unit("10:00:03", "Stopped apache2.service - The Apache HTTP Server."),
    ...["10:00:05", "10:41:00", "11:50:00"].flatMap(attempt),
    unit("11:55:00", other),
    unit("12:00:00", "Started apache2.service - The Apache HTTP Server."),
    cron("Aug 24 18:00:00"),
  ];
  const errors = [
    "[Sun Aug 24 10:00:02.000000 2008] [mpm_event:notice] [pid 80:tid 80] AH00491: caught SIGTERM, shutting down",
    "[Sun Aug 24 12:00:00.000000 2008] [mpm_event:notice] [pid 90:tid 90] AH00489: Apache/2.4.62 (Debian) configured -- resuming normal operations",
  ];
  const { incidents } = await scanLogs({
    "fw/var/log/messages": lines(...text),
    "fw/var/log/apache2/error.log": lines(...errors),
  });
  const found = incidents.map(({ kind, targets }) => [kind, ...targets.map(({ component }) => component)]).sort();
  expect(found).toEqual([
    ["httpd.process-crash", "httpd", "unit apache2.service"],
    ["unit.failed", "unit backup.service"],
  ]);
  const [web] = incidents.filter(({ kind }) => kind === "httpd.process-crash");
  expect([web?.start.at, web?.end?.at]).toEqual([
    "2008-08-24T10:00:02.000000+09:00",
    "2008-08-24T12:00:00.000000+09:00",
  ]);
});

describe.runIf(hasGrammars("dhcp", "link"))("what fails long before what it needs", () => {
  const noOffers = (time: string) => `Aug 24 ${time} fw dhclient[612]: No DHCPOFFERS received.`;
  const link = (time: string, state: string) => `Aug 24 ${time} fw kernel: em0: link state changed to ${state}`;
  const down = (hour: number) => {
    const at = String(hour).padStart(2, "0");
    return [link(`${at}:05:00`, "DOWN"), link(`${at}:09:00`, "UP")];
  };

  it("has another cause", async () => {
    const before = ["06:00:00", "06:05:00", "07:00:00", "08:00:00", "09:00:00"].map(noOffers);
    const text = [...day("Aug 24", 6), ...before, ...down(9), noOffers("09:30:00")];
    expect(await targetsOf({ fw: text })).toEqual([["fw address"], ["fw link em0"]]);
  });

  it("is one with it where that is seen soon", async () => {
    const text = [...day("Aug 24", 6), noOffers("06:00:00"), noOffers("06:04:00"), ...down(6)];
    expect(await targetsOf({ fw: text })).toEqual([["fw address", "fw link em0"]]);
  });
});
