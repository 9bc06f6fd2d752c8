import { expect, test } from "vitest";
import { createRecordReader } from "../../src/read/reader.js";
import { monthAndDay } from "../../src/time/stamp.js";

/** What is read of a text, line by line: `STAMP HOST PROGRAM MESSAGE`, `-` for what the line does not name; `?` for no record. */
function read(text: string): string[] {
  const found: string[] = [];
  const reader = createRecordReader({
    onRecord({ stamp, host, program, buffer, messageStart, messageEnd, count, repeatsPrevious }) {
      const times = repeatsPrevious ? [`again ×${count}`] : count > 1 ? [`×${count}`] : [];
      const message = buffer.toString("utf8", messageStart, messageEnd);
      found.push([shown(stamp), host || "-", program || "-", ...times, message].join(" "));
    },
    onOther: () => found.push("?"),
    onNulRun: () => undefined,
    onLongLine: () => undefined,
  });
  reader.push(Buffer.from(`${text}\n`));
  reader.finish();
  return found;
}

/** `Z` behind an instant, nothing behind a local time, `--` for the year of a stamp without one, `boot+` for seconds since boot. */
function shown({ kind, micros }: { kind: string; micros: number }): string {
  if (kind === "boot") return `boot+${micros / 1e6}`;
  const iso = new Date(Math.floor(micros / 1e6) * 1000).toISOString().slice(0, 19);
  const fraction = micros % 1e6 === 0 ? "" : `.${String(micros % 1e6).padStart(6, "0")}`;
  if (kind !== "calendar") return `${iso}${fraction}${kind === "instant" ? "Z" : ""}`;
  const { month, day } = monthAndDay(Math.floor(micros / 86_400e6));
  return `--${[month + 1, day].map((part) => String(part).padStart(2, "0")).join("-")}${iso.slice(10)}${fraction}`;
}

const xfs = "xfs_force_shutdown(hda7,0x1) called from line 1737 of file fs/xfs/xfs_vnodeops.c.";
const journalFields = '"_HOSTNAME":"ns","_TRANSPORT":"syslog","_PID":"77","SYSLOG_IDENTIFIER":"postfix/smtpd"';

/** Each form with a line as it was seen, and what that line says. */
test.each<[form: string, line: string, expected: string | readonly string[]]>([
  ["BSD syslog, the day padded by a blank", "Jan  8 15:27:18 sif amavis[11666]: x", "--01-08T15:27:18 sif amavis x"],
  ["the day padded by zero", "May 03 06:17:29 ns sshd[1]: x", "--05-03T06:17:29 ns sshd x"],
  ["the day not padded", "Nov 9 06:17:29 ns sshd[1]: x", "--11-09T06:17:29 ns sshd x"],
  ["with a fraction", "Mar 23 23:01:18.123 ns sshd[1]: x", "--03-23T23:01:18.123000 ns sshd x"],
  [
    "RFC 3339 of rsyslog",
    "2026-11-22T11:16:50.252870+00:00 ns clamd[log]: x",
    "2026-11-22T11:16:50.252870Z ns clamd x",
  ],
  [
    "RFC 5424",
    "<46>1 2026-11-22T11:16:49.207366+00:00 ns rsyslogd - - -  start",
    "2026-11-22T11:16:49.207366Z ns rsyslogd start",
  ],
  ["BSD syslog behind a priority", "<13>Nov 22 11:16:49 ns logger: x", "--11-22T11:16:49 ns logger x"],
  ["dmesg -r", `<5>[ 2022.280117] ${xfs}`, `boot+2022.280117 - kernel ${xfs}`],
  ["dmesg", `[12345.678901] ${xfs}`, `boot+12345.678901 - kernel ${xfs}`],
  ["dmesg, early", `[    0.117145] ${xfs}`, `boot+0.117145 - kernel ${xfs}`],
  ["dmesg -T", `[Sun Nov 22 11:09:13 2026] ${xfs}`, `2026-11-22T11:09:13 - kernel ${xfs}`],
  ["dmesg --time-format iso", `2026-11-22T11:09:13,166146+00:00 ${xfs}`, `2026-11-22T11:09:13.166146Z - kernel ${xfs}`],
  [
    "dmesg -H",
    `[Apr14 23:54] ${xfs}\n[  +0.003411] next`,
    [`--04-14T23:54:00 - kernel ${xfs}`, "--04-14T23:54:00.003411 - kernel next"],
  ],
  [
    "dmesg -d",
    "[    1.000000 <    0.000000>] a\n[    1.117145 <    0.117145>] b",
    ["boot+1 - kernel a", "boot+1.117145 - kernel b"],
  ],
  ["dmesg -t -d", "[<    0.117145>] a\n[<    0.882855>] b", ["boot+0.117145 - kernel a", "boot+1 - kernel b"]],
  ["dmesg -x", `kern  :notice: [    1.117145] ${xfs}`, `boot+1.117145 - kernel ${xfs}`],
  [
    "dmesg -J",
    '{\n   "dmesg": [\n      {\n         "pri": 5,\n         "time":     1.117145,\n         "msg": "XFS (sda1): Mounting"\n      }\n   ]\n}',
    ["?", "boot+1.117145 - kernel XFS (sda1): Mounting", "?"],
  ],
  ["no stamp", 'Filesystem "sda1": I/O error in metadata', "?"],
  [
    "an access log",
    '192.0.2.1 - - [22/Nov/2026:11:17:03 +0000] "GET / HTTP/1.1" 200 5',
    '2026-11-22T11:17:03Z - httpd-access "GET / HTTP/1.1" 200 5',
  ],
  ["Apache 2.2", "[Mon Jan 05 20:56:50 2009] [error] x", "2009-01-05T20:56:50 - httpd x"],
  [
    "Apache 2.4",
    "[Sun Nov 22 11:17:00.202974 2026] [mpm_event:notice] [pid 58:tid 58] AH00489: x",
    "2026-11-22T11:17:00.202974 - httpd x",
  ],
  ["nginx", "2026/11/22 11:17:00 [error] 12#12: x", "2026-11-22T11:17:00 - nginx x"],
  ["clamd", "Tue Jun  5 00:01:48 2007 -> x", "2007-06-05T00:01:48 - clamd x"],
  ["vsftpd", "Mon Sep  2 07:00:08 2019 [pid 56910] x", "2019-09-02T07:00:08 - - x"],
  ["suexec", "[2008-09-23 16:33:19]: x", "2008-09-23T16:33:19 - suexec x"],
  [
    "samba, whose text stands in the next line",
    "[2010/01/05 09:39:21,  0] smbd/server.c:1050(main)\n  smbd version 3.4.0 started.",
    ["2010-01-05T09:39:21 - - smbd/server.c:1050(main)", "?"],
  ],
  [
    "MariaDB 10",
    "2026-11-15  1:09:00 0 [Note] /usr/sbin/mariadbd: Normal shutdown",
    "2026-11-15T01:09:00 - - 0 [Note] /usr/sbin/mariadbd: Normal shutdown",
  ],
  ["mysqld 5.5", "170310  4:05:16 [Warning] x", "2017-03-10T04:05:16 - - [Warning] x"],
  [
    "mysqld 5.7",
    "2017-03-10T04:05:16.123456Z 0 [Warning] TIMESTAMP with implicit DEFAULT value is deprecated.",
    "2017-03-10T04:05:16.123456Z - - [Warning] TIMESTAMP with implicit DEFAULT value is deprecated.",
  ],
  [
    "mysqld_safe",
    "2021-10-27T06:39:20.123456Z mysqld_safe mysqld restarted",
    "2021-10-27T06:39:20.123456Z - - mysqld_safe mysqld restarted",
  ],
  [
    "mysqld that crashed",
    "2022-07-27T10:00:00Z UTC - mysqld got signal 11 ;",
    "2022-07-27T10:00:00Z - - UTC - mysqld got signal 11 ;",
  ],
  [
    "mysqld 8 with a local stamp",
    "2021-03-10T04:05:16.123456+09:00 12 [System] [MY-010116] [Server] x",
    "2021-03-09T19:05:16.123456Z - - [System] [MY-010116] [Server] x",
  ],
  ["a host whose name is a number", "2017-03-10T04:05:16Z 0 kernel: x", "2017-03-10T04:05:16Z 0 kernel x"],
  ["exim", "2010-04-08 06:25:03 1NzjG7-0003Gi-Fk Completed", "2010-04-08T06:25:03 - - 1NzjG7-0003Gi-Fk Completed"],
  ["lighttpd", "2009-08-08 09:32:03: (log.c.75) x", "2009-08-08T09:32:03 - - (log.c.75) x"],
  [
    "ctime behind a host's name",
    'ns2 Wed Jul 26 14:22:58 2006 "XFS internal error"',
    '2006-07-26T14:22:58 ns2 - "XFS internal error"',
  ],
  // Of journalctl 252, of one entry in Asia/Tokyo.
  ["journalctl -o short", `May 22 23:34:30 ns kernel: ${xfs}`, `--05-22T23:34:30 ns kernel ${xfs}`],
  ["journalctl -o short-iso", `2008-05-22T23:34:30+0900 ns kernel: ${xfs}`, `2008-05-22T14:34:30Z ns kernel ${xfs}`],
  [
    "journalctl -o short-iso-precise",
    `2008-05-22T23:34:30.250123+0900 ns kernel: ${xfs}`,
    `2008-05-22T14:34:30.250123Z ns kernel ${xfs}`,
  ],
  [
    "journalctl -o short-precise",
    "May 22 23:34:31.250123 ns postfix/smtpd[77]: connect from unknown[192.0.2.1]",
    "--05-22T23:34:31.250123 ns postfix/smtpd connect from unknown[192.0.2.1]",
  ],
  ["journalctl -o short-full", `Thu 2008-05-22 23:34:30 JST ns kernel: ${xfs}`, `2008-05-22T23:34:30 ns kernel ${xfs}`],
  [
    "journalctl -o short-full --utc",
    `Thu 2008-05-22 14:34:30 UTC ns kernel: ${xfs}`,
    `2008-05-22T14:34:30Z ns kernel ${xfs}`,
  ],
  [
    "journalctl -o short-full in a zone without a name",
    `Thu 2008-05-22 11:34:30 -03 ns kernel: ${xfs}`,
    `2008-05-22T14:34:30Z ns kernel ${xfs}`,
  ],
  [
    "journalctl -o short-unix",
    "1211466871.250123 ns postfix/smtpd[77]: connect from unknown[192.0.2.1]",
    "2008-05-22T14:34:31.250123Z ns postfix/smtpd connect from unknown[192.0.2.1]",
  ],
  [
    "journalctl -o json",
    `{"__REALTIME_TIMESTAMP":"1211466871250123",${journalFields},"MESSAGE":"connect from unknown[192.0.2.1]"}`,
    "2008-05-22T14:34:31.250123Z ns postfix/smtpd connect from unknown[192.0.2.1]",
  ],
  [
    "journalctl -o export",
    "__CURSOR=s=82;i=2\n__REALTIME_TIMESTAMP=1211466871250123\n_PID=77\n_HOSTNAME=ns\nSYSLOG_IDENTIFIER=postfix/smtpd\nMESSAGE=connect from unknown[192.0.2.1]\n",
    "2008-05-22T14:34:31.250123Z ns postfix/smtpd connect from unknown[192.0.2.1]",
  ],
  [
    "the journal's marks",
    "-- Logs begin at Thu 2021-04-29 17:44:42 BST, end at Thu 2021-04-29 18:00:00 BST. --\n-- Reboot --\n-- Boot 1123456789abcdef0123456789abcdef --",
    ["?", "?", "?"],
  ],
  [
    "a repetition of syslogd",
    "Jan  8 15:27:18 sif last message repeated 343 times",
    "--01-08T15:27:18 sif - again ×343 last message repeated 343 times",
  ],
  [
    "a repetition of rsyslog",
    "Jan  8 15:27:18 sif sshd[1]: message repeated 3 times: [ Failed password]",
    "--01-08T15:27:18 sif sshd ×3 Failed password",
  ],
  ["the mark of a syslogd that lives", "Jan  8 15:27:18 sif -- MARK --", "--01-08T15:27:18 sif - -- MARK --"],
])("is read: %s", (_form, line, expected) => {
  expect(read(line)).toEqual(typeof expected === "string" ? [expected] : expected);
});

test.each([
  ["1211466871.250 ns sshd[1]: squid's stamps have three decimals"],
  ["1211466871.2501234 ns sshd[1]: x"],
  ["12114668711.50123 ns sshd[1]: x"],
  ["Thu 2008-05-32 23:34:30 JST ns kernel: x"],
  ["Thx 2008-05-22 23:34:30 JST ns kernel: x"],
  ["Thu 2008-05-22 23:34:30"],
  ["Thu 2008-05-22 23:34:30 +123 ns kernel: x"],
])("is none: %s", (line) => {
  expect(read(line)).toEqual(["?"]);
});
