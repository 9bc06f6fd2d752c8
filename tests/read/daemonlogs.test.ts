import { describe, expect, test } from "vitest";
import { createRecordParser, noPid, pidOf } from "../../src/read/record.js";

/** What a parser makes of one line; null where it is no record. */
function shape(line: string) {
  const parser = createRecordParser();
  const bytes = Buffer.from(line);
  if (!parser.parse(bytes, 0, bytes.length)) return null;
  const { view } = parser;
  return {
    at: new Date(view.stamp.micros / 1000).toISOString().slice(0, 19),
    kind: view.stamp.kind,
    host: view.host,
    program: view.program,
    pid: pidOf(view) === noPid ? null : pidOf(view),
    message: bytes.toString("utf8", view.messageStart, view.messageEnd),
  };
}

const plain = { kind: "local", host: "", program: "", pid: null };

describe("the logs that daemons write by themselves", () => {
  test.each([
    [
      "nginx's error log",
      "2026/11/22 11:17:00 [error] 12#13: *1 connect() failed (111: Connection refused) while connecting to upstream",
      {
        ...{ ...plain, at: "2026-11-22T11:17:00", program: "nginx", pid: 12 },
        message: "connect() failed (111: Connection refused) while connecting to upstream",
      },
    ],
    [
      "nginx, of no connection",
      "2026/11/22 11:17:00 [notice] 1#1: signal process started",
      { ...plain, at: "2026-11-22T11:17:00", program: "nginx", pid: 1, message: "signal process started" },
    ],
    [
      "vsftpd",
      'Mon Sep  2 07:00:08 2019 [pid 56910] CONNECT: Client "192.0.2.1"',
      { ...plain, at: "2019-09-02T07:00:08", pid: 56910, message: 'CONNECT: Client "192.0.2.1"' },
    ],
    [
      "samba",
      "[2010/01/05 09:39:21,  0] smbd/server.c:1050(main)",
      { ...plain, at: "2010-01-05T09:39:21", message: "smbd/server.c:1050(main)" },
    ],
    [
      "mysqld 5.5",
      "170310  4:05:16 [Warning] IP address '192.0.2.1' could not be resolved",
      { ...plain, at: "2017-03-10T04:05:16", message: "[Warning] IP address '192.0.2.1' could not be resolved" },
    ],
    [
      "exim",
      "2010-04-08 06:25:03 1NzjG7-0003Gi-Fk Completed",
      { ...plain, at: "2010-04-08T06:25:03", message: "1NzjG7-0003Gi-Fk Completed" },
    ],
    [
      "lighttpd",
      "2009-08-08 09:32:03: (log.c.75) server started",
      { ...plain, at: "2009-08-08T09:32:03", message: "(log.c.75) server started" },
    ],
    [
      "dpkg",
      "2019-09-02 06:25:01 status installed libc6:amd64 2.28-10",
      { ...plain, program: "dpkg", at: "2019-09-02T06:25:01", message: "status installed libc6:amd64 2.28-10" },
    ],
    [
      "fail2ban",
      "2026-11-22 11:09:13,166 fail2ban.actions [77]: NOTICE [sshd] Ban 192.0.2.1",
      { ...plain, at: "2026-11-22T11:09:13", message: "fail2ban.actions [77]: NOTICE [sshd] Ban 192.0.2.1" },
    ],
    [
      "a host's name before ctime",
      'NS2 Wed Jul 26 14:22:58 2006 "XFS internal error"',
      { ...plain, at: "2006-07-26T14:22:58", host: "ns2", message: '"XFS internal error"' },
    ],
  ])("are read: %s", (_, line, expected) => {
    expect(shape(line)).toEqual(expected);
  });

  test.each([
    "2026/11/22 11:17:00 x",
    "2026/11/22 11:17:00 [error] 12: x",
    "2026/13/22 11:17:00 [error] 1#1: x",
    "2026/11/22 24:17:00 [error] 1#1: x",
    "170310  4:05:61 [Warning] x",
    "171310  4:05:16 [Warning] x",
    "170310 24:05:16 [Warning] x",
    "170310  4:05",
    "[2010/01/05 09:39:21] x",
    "[2010/01/05 09:39:21,  0 x",
    "2010-04-08 06:25:03",
    "2010-04-08 06:25:03x y",
    "Jul 26 14:22:58",
    "ns2 Wed Jul 32 14:22:58 2006 x",
    "some words of no log at all",
  ])("are not read where a form is broken: %s", (line) => {
    expect(shape(line)).toBeNull();
  });
});
