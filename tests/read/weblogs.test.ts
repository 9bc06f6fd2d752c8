import { describe, expect, it, test } from "vitest";
import { createRecordParser, noPid, pidOf, type RecordView } from "../../src/read/record.js";
import { noOffset } from "../../src/time/stamp.js";

const utc = (iso: string) => Date.parse(iso) * 1000;

/** What a parser makes of lines that follow each other; null for those that are no record. */
function shapes(...lines: string[]) {
  const parser = createRecordParser();
  return lines.map((line) => {
    const bytes = Buffer.from(`<${line}>`);
    return parser.parse(bytes, 1, bytes.length - 1) ? shape(parser.view) : null;
  });
}

function shape(view: RecordView) {
  return {
    kind: view.stamp.kind,
    micros: view.stamp.micros,
    fraction: view.stamp.fractionDigits,
    offset: view.stamp.offsetMinutes,
    host: view.host,
    program: view.program,
    pid: pidOf(view) === noPid ? null : pidOf(view),
    message: view.buffer.toString("utf8", view.messageStart, view.messageEnd),
  };
}

describe("Apache's access log", () => {
  const message = '"GET /blog/2.html HTTP/1.1" 200 1081';
  const expected = {
    kind: "instant",
    micros: utc("2026-11-22T05:56:30-05:00"),
    fraction: 0,
    offset: -300,
    host: "",
    program: "httpd-access",
    pid: null,
    message,
  };

  test.each([
    ["common", `127.0.7.12 - - [22/Nov/2026:05:56:30 -0500] ${message}`],
    ["with a user", `127.0.7.12 - carol [22/Nov/2026:05:56:30 -0500] ${message}`],
    ["with a user of two words", `127.0.7.12 - carol b [22/Nov/2026:05:56:30 -0500] ${message}`],
    ["of an IPv6 client", `2001:db8::7 - - [22/Nov/2026:05:56:30 -0500] ${message}`],
    ["of the host itself", `::1 - - [22/Nov/2026:05:56:30 -0500] ${message}`],
    ["of a named client", `crawl.example.test - - [22/Nov/2026:05:56:30 -0500] ${message}`],
    ["of a client whose name is a month's", `may - - [22/Nov/2026:05:56:30 -0500] ${message}`],
    ["with the virtual host", `www.example.test:443 127.0.7.12 - - [22/Nov/2026:05:56:30 -0500] ${message}`],
  ])("is read: %s", (_, line) => {
    expect(shapes(line)).toEqual([expected]);
  });

  it("keeps referer and agent in the message", () => {
    const [record] = shapes(`10.0.0.1 - - [22/Nov/2026:10:56:34 +0000] ${message} "-" "Mozilla/5.0 zgrab/0.x"`);
    expect(record).toMatchObject({ offset: 0, message: `${message} "-" "Mozilla/5.0 zgrab/0.x"` });
  });

  it("tells clients apart, whatever virtual host they asked for", () => {
    const parser = createRecordParser();
    const clientOf = (line: string) => (parser.parse(Buffer.from(line), 0, line.length) ? parser.view.client : null);
    const first = clientOf(`10.0.0.1 - - [22/Nov/2026:10:56:34 +0000] ${message}`);
    expect(first).not.toBe(0);
    expect(clientOf(`10.0.0.1 - bob [22/Nov/2026:11:00:00 +0000] ${message}`)).toBe(first);
    expect(clientOf(`www.example.test:80 10.0.0.1 - - [22/Nov/2026:11:00:00 +0000] ${message}`)).toBe(first);
    expect(clientOf(`10.0.0.2 - - [22/Nov/2026:10:56:34 +0000] ${message}`)).not.toBe(first);
    expect(clientOf(`10.0.0.1 - - [22/Nov/2026:24:56:34 +0000] ${message}`)).toBeNull();
    expect(clientOf("Nov 22 10:56:34 web1 sshd[7]: Accepted publickey")).toBe(0);
  });

  test.each([
    [`10.0.0.1 - - [22/Nov/2026:10:56:34] ${message}`],
    [`10.0.0.1 - - [32/Nov/2026:10:56:34 +0000] ${message}`],
    [`10.0.0.1 - - [29/Feb/2026:10:56:34 +0000] ${message}`],
    [`10.0.0.1 - - [22/Now/2026:10:56:34 +0000] ${message}`],
    [`10.0.0.1 - - [22/Nov/2026:24:56:34 +0000] ${message}`],
    [`10.0.0.1 - - [22/Nov/2026:10:56:34 +1500] ${message}`],
    [`10.0.0.1 - [22/Nov/2026:10:56:34 +0000] ${message}`],
    ["10.0.0.1 - - [22/Nov/2026:10:56:34 +0000] GET / 200"],
    ["10.0.0.1 - - [22/Nov/2026:10:56:34 +0000]"],
    ["10.0.0.1 - - [22/Nov/2026:10:56"],
    [` - - [22/Nov/2026:10:56:34 +0000] ${message}`],
    [`a[b - - [22/Nov/2026:10:56:34 +0000] ${message}`],
    [`${"x".repeat(600)} - - [22/Nov/2026:10:56:34 +0000] ${message}`],
  ])("has nothing like: %s", (line) => {
    expect(shapes(line)).toEqual([null]);
  });
});

describe("Apache's error log", () => {
  const stamp = { kind: "local", offset: noOffset, host: "", program: "httpd" };

  it("is read as 2.4 writes it", () => {
    expect(
      shapes(
        "[Sun Nov 22 05:59:10.269973 2026] [mpm_event:notice] [pid 58:tid 59] AH00491: caught SIGTERM, shutting down",
      ),
    ).toEqual([
      {
        ...stamp,
        micros: utc("2026-11-22T05:59:10Z") + 269_973,
        fraction: 6,
        pid: 58,
        message: "caught SIGTERM, shutting down",
      },
    ]);
  });

  it("is read as 1.3 to 2.2 wrote it", () => {
    expect(shapes("[Mon Jan 05 20:56:50 2009] [notice] caught SIGTERM, shutting down")).toEqual([
      {
        ...stamp,
        micros: utc("2009-01-05T20:56:50Z"),
        fraction: 0,
        pid: null,
        message: "caught SIGTERM, shutting down",
      },
    ]);
  });

  test.each([
    ["[error] [client 192.0.2.1] File does not exist: /x", "File does not exist: /x"],
    ["[error] [client 192.0.2.1] (13)Permission denied: access to /x denied", "access to /x denied"],
    [
      "[error] [client 192.0.2.1] Premature end of script headers: a.cgi, referer: http://www.example.test/",
      "Premature end of script headers: a.cgi",
    ],
    ["[:error] [pid 1] x", "x"],
    ["[core:trace3] x", "x"],
    [
      "[cgi:error] [pid 93:tid 93] [client 127.0.7.133:35545] AH01215: stderr from /a.cgi: no, referer: http://x/",
      "stderr from /a.cgi: no",
    ],
    [
      "[proxy:error] [pid 68:tid 77] (111)Connection refused: AH00957: http: attempt to connect to 127.0.0.1:8080 (127.0.0.1:8080) failed",
      "http: attempt to connect to 127.0.0.1:8080 (127.0.0.1:8080) failed",
    ],
    [
      "[proxy_http:error] [pid 69:tid 108] (70007)The timeout specified has expired: [client 127.0.3.84:34223] AH01102: error reading status line from remote server 127.0.0.1:8080",
      "error reading status line from remote server 127.0.0.1:8080",
    ],
    [
      "[cgid:error] [pid 389:tid 389] (13)Permission denied: AH01241: exec of '/a.cgi' failed",
      "exec of '/a.cgi' failed",
    ],
    ["[notice] AH0048: x", "AH0048: x"],
    ["[notice] (x)y: z", "(x)y: z"],
    ["[notice] [client", "[client"],
  ])("shows what the message is: %s", (rest, message) => {
    expect(shapes(`[Sun Nov 22 11:17:00 2026] ${rest}`)).toMatchObject([{ program: "httpd", message }]);
  });

  it("gives a script's own lines the stamp of the line before", () => {
    const micros = utc("2026-11-22T11:03:00Z");
    expect(
      shapes(
        "syntax error before anything",
        "[Sun Nov 22 11:03:00 2026] [cgid:error] [pid 389:tid 389] AH01241: exec of '/a.cgi' failed",
        'syntax error at /a.cgi line 4, near "my "',
        "",
        "<warning> caught SIGTERM, shutting down",
        "[Sun Nov 22 11:03:01 2026] [notice] caught SIGTERM, shutting down",
      ),
    ).toMatchObject([
      null,
      { program: "httpd", micros },
      { program: "httpd-stderr", micros, fraction: 0, pid: null, message: 'syntax error at /a.cgi line 4, near "my "' },
      null,
      { program: "httpd-stderr", micros, message: "<warning> caught SIGTERM, shutting down" },
      { program: "httpd", micros: micros + 1e6 },
    ]);
  });

  it("has no continuation below lines of other logs", () => {
    const error = "[Sun Nov 22 11:03:00 2026] [notice] x";
    for (const other of [
      "Nov 22 11:03:00 web1 sshd[7]: x",
      '10.0.0.1 - - [22/Nov/2026:11:03:00 +0000] "GET / HTTP/1.1" 200 1',
      "[2026-11-22 11:03:00]: uid: (1006/webapp) gid: (1006/webapp) cmd: a.cgi",
      "Sun Nov 22 11:03:00 2026 -> SelfCheck: Database status OK.",
    ]) {
      expect(shapes(error, other, "more").at(-1)).toBeNull();
    }
  });
});

describe("an error log that goes to syslog", () => {
  const bySyslog = (text: string) => shapes(`2026-11-22T11:03:00Z web1 ${text}`)[0];

  test.each([
    [
      "apache2[7456]: [proxy:error] [pid 7451:tid 7493] (111)Connection refused: AH00957: http: attempt failed",
      { program: "httpd", pid: 7451, message: "http: attempt failed" },
    ],
    [
      "httpd[812]: [error] [client 192.0.2.7] Premature end of script headers: a.cgi, referer: http://x/",
      { program: "httpd", pid: 812, message: "Premature end of script headers: a.cgi" },
    ],
    [
      "nginx: 2026/11/22 11:02:59 [error] 12#13: *811 connect() failed (111: Connection refused)",
      { program: "nginx", pid: 12, message: "connect() failed (111: Connection refused)" },
    ],
    [
      "nginx[811]: nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)",
      { program: "nginx", pid: 811, message: "bind() to 0.0.0.0:80 failed (98: Address already in use)" },
    ],
    [
      "apache2: message repeated 2 times: [ [core:notice] AH00094: Command line: 'x']",
      { program: "httpd", message: "Command line: 'x'" },
    ],
  ])("is read behind what its lines begin with: %s", (text, expected) => {
    expect(bySyslog(text)).toMatchObject({ ...expected, host: "web1", micros: utc("2026-11-22T11:03:00Z") });
  });

  test.each([
    ["apache2[7456]: [note] x", "apache2"],
    ["apache2[7456]: AH00558: x", "apache2"],
    ["apache2[7456]: ", "apache2"],
    ["nginx: 2026/11/22 11:02:59 x", "nginx"],
    ["nginx[1]: nginx: [emerg", "nginx"],
    ["sshd[1]: [error] x", "sshd"],
  ])("is none of these: %s", (text, program) => {
    expect(bySyslog(text)).toMatchObject({ program, message: text.slice(text.indexOf(": ") + 2) });
  });
});

test("suexec's log is read", () => {
  expect(shapes("[2026-11-22 10:59:15]: command not in docroot (/a/b.cgi)")).toEqual([
    {
      kind: "local",
      micros: utc("2026-11-22T10:59:15Z"),
      fraction: 0,
      offset: noOffset,
      host: "",
      program: "suexec",
      pid: null,
      message: "command not in docroot (/a/b.cgi)",
    },
  ]);
  expect(shapes("[2026-13-22 10:59:15]: x", "[2026-11-22 10:59:15] x", "[2026-11-22 10:59")).toEqual([
    null,
    null,
    null,
  ]);
});

test("the logs of clamd and freshclam are read", () => {
  const micros = utc("2007-06-05T00:01:48Z");
  expect(shapes("Tue Jun  5 00:01:48 2007 -> SelfCheck: Database status OK.")).toMatchObject([
    { kind: "local", micros, program: "clamd", message: "SelfCheck: Database status OK." },
  ]);
  expect(shapes("Tue Jun  5 00:01:48 2007 SelfCheck")).toMatchObject([{ program: "", message: "SelfCheck" }]);
  expect(shapes("Tue Jun 31 00:01:48 2007 -> x")).toEqual([null]);
});
