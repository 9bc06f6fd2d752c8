import { describe, expect, it, test } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const hasApache = hasGrammars("apache");

const error = (time: string, rest: string) => `[Thu May 22 ${time} 2008] ${rest}`;
const stop = (time: string) => error(time, "[notice] caught SIGTERM, shutting down");
const start = (time: string) => error(time, "[notice] Apache/2.2.9 (FreeBSD) configured -- resuming normal operations");
const access = (time: string, path: string, status: number) =>
  `192.0.2.7 - - [22/May/2008:${time} +0900] "GET ${path} HTTP/1.1" ${status} 512 "-" "Mozilla/5.0"`;
const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);
const eleven = 11 * 3600;

async function incidentsOf(logs: {
  error?: readonly string[];
  access?: readonly string[];
  suexec?: readonly string[];
}) {
  const files = Object.entries(logs).map(([name, text]) => [`ns/var/log/apache2/${name}.log`, lines(...text)]);
  return (await scanLogs(Object.fromEntries(files))).incidents;
}

describe.runIf(hasApache)("a web server that was stopped in order", () => {
  it("was out of service from the stop to the start", async () => {
    const incidents = await incidentsOf({ error: [start("09:00:00"), stop("11:00:00"), start("11:02:20")] });
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      kind: "httpd.stop",
      nature: "planned",
      severity: "info",
      status: "recovered",
      targets: [{ host: "ns", service: "apache", component: "httpd", role: "primary" }],
      start: { at: "2008-05-22T11:00:00+09:00", basis: "stop event" },
      end: { at: "2008-05-22T11:02:20+09:00", basis: "working event" },
    });
  });

  it("is life where it was started again within the restart time, or only reloaded", async () => {
    const restarts = [
      stop("11:00:00"),
      start("11:00:10"),
      error("12:00:00", "[notice] SIGHUP received.  Attempting to restart"),
    ];
    const reload = [error("12:30:00", "[notice] Graceful restart requested, doing restart"), start("12:30:01")];
    expect(await incidentsOf({ error: [start("09:00:00"), ...restarts, start("12:00:01"), ...reload] })).toEqual([]);
  });

  it("is out of service still where the logs go on without it", async () => {
    const syslog = lines(
      "May 22 11:00:00 ns CRON[7]: (root) CMD (true)",
      "May 22 12:00:00 ns CRON[8]: (root) CMD (true)",
    );
    const logs = {
      "ns/var/log/httpd-error.log": lines(start("09:00:00"), stop("11:00:00")),
      "ns/var/log/syslog": syslog,
    };
    const { incidents } = await scanLogs(logs);
    expect(incidents).toMatchObject([{ kind: "httpd.stop", status: "ongoing", end: null }]);
  });

  it.runIf(hasGrammars("kernel"))("belongs to the host's stop where the host was stopped too", async () => {
    const syslog = lines(
      "May 22 10:59:00 ns CRON[7]: (root) CMD (true)",
      "May 22 11:00:01 ns shutdown[812]: shutting down for system halt",
      "May 22 11:00:03 ns exiting on signal 15",
      "May 22 11:30:00 ns syslogd 1.4.1: restart.",
      "May 22 11:30:00 ns kernel: Linux version 2.6.24 (root@ns) (gcc version 4.2.3) #1 SMP",
    );
    const { incidents } = await scanLogs({
      "ns/var/log/httpd-error.log": lines(start("09:00:00"), stop("11:00:02"), start("11:30:20")),
      "ns/var/log/syslog": syslog,
    });
    expect(incidents.map(({ kind }) => kind)).toEqual(["host.planned-stop"]);
  });
});

describe.runIf(hasApache)("CGI programs that suexec refuses", () => {
  const refusal = (seconds: number) => [
    error(clock(seconds), "[error] [client 192.0.2.7] suexec policy violation: see suexec log for more details"),
    error(clock(seconds), "[error] [client 192.0.2.7] Premature end of script headers: a.cgi, referer: http://x/"),
  ];
  const complaint = (seconds: number) => [
    `[2008-05-22 ${clock(seconds)}]: uid: (1006/webapp) gid: (1006/webapp) cmd: a.cgi`,
    `[2008-05-22 ${clock(seconds)}]: target uid/gid (1006/1006) mismatch with directory (1006/1006) or program (0/0)`,
  ];
  const seconds = Array.from({ length: 30 }, (_, index) => eleven + 5 * index);

  it("are one incident until a program answers", async () => {
    const incidents = await incidentsOf({
      error: seconds.flatMap(refusal),
      suexec: seconds.flatMap(complaint),
      access: [
        access("10:59:30", "/cgi-bin/a.cgi", 200),
        ...seconds.map((at) => access(clock(at), "/cgi-bin/a.cgi", 500)),
        access("11:02:40", "/", 200),
        access("11:02:45", "/cgi-bin/a.cgi", 200),
      ],
    });
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      kind: "cgi.suexec-refused",
      status: "recovered",
      start: { at: "2008-05-22T11:00:00+09:00", notBefore: "2008-05-22T10:59:30+09:00" },
      end: { at: "2008-05-22T11:02:45+09:00", basis: "working event" },
    });
  });

  it("are no incident for two requests", async () => {
    const few = seconds.slice(0, 2);
    expect(await incidentsOf({ error: few.flatMap(refusal), suexec: few.flatMap(complaint) })).toEqual([]);
  });
});

test.runIf(hasApache)("single errors, bots and missing pages are life", async () => {
  const requests = Array.from({ length: 1200 }, (_, index) => {
    const status = index % 120 === 0 ? 500 : index % 3 === 0 ? 404 : 200;
    return access(clock(eleven + index), `/500?${index}`, status);
  });
  expect(await incidentsOf({ access: requests })).toEqual([]);
});

test.runIf(hasApache)("many answers of 500 and above within a minute are degraded service", async () => {
  const requests = Array.from({ length: 120 }, (_, index) =>
    access(clock(eleven + index), "/", index >= 30 && index < 70 ? 503 : 200),
  );
  expect(await incidentsOf({ access: requests })).toMatchObject([
    {
      kind: "website.server-errors",
      nature: "degraded",
      start: { at: "2008-05-22T11:00:30+09:00" },
      lastFailingAt: "2008-05-22T11:01:09+09:00",
    },
  ]);
});

test.runIf(hasApache)("a page that fails now and then and works more often is no outage", async () => {
  const statusOf = (index: number) => (index >= 300 && index < 600 && index % 3 === 0 ? 500 : 200);
  const requests = Array.from({ length: 900 }, (_, index) => access(clock(eleven + index), "/app", statusOf(index)));
  expect(await incidentsOf({ access: requests })).toEqual([]);
  const oftener = Array.from({ length: 900 }, (_, index) =>
    access(clock(eleven + index), "/app", index >= 300 && index < 600 && index % 3 > 0 ? 500 : 200),
  );
  expect(await incidentsOf({ access: oftener })).toMatchObject([
    { start: { at: "2008-05-22T11:05:01+09:00" }, end: { at: "2008-05-22T11:10:00+09:00", basis: "working event" } },
  ]);
});

test.runIf(hasApache)("a page that failed now and then and then fails for long is an outage to its end", async () => {
  const breaks = 1400;
  const statusOf = (index: number) =>
    (index < breaks && index % 7 === 0) || (index >= breaks && index < 3000) ? 500 : 200;
  const requests = Array.from({ length: 3600 }, (_, index) => access(clock(eleven + index), "/app", statusOf(index)));
  expect(await incidentsOf({ access: requests })).toMatchObject([
    { kind: "website.server-errors", end: { at: "2008-05-22T11:50:00+09:00", basis: "working event" } },
  ]);
  const lasting = requests.map((line, index) =>
    index < breaks ? line : access(clock(eleven + index), "/app", index % 7 === 0 ? 500 : 200),
  );
  expect(await incidentsOf({ access: lasting })).toEqual([]);
});

test.runIf(hasApache)("a backend that refuses is named", async () => {
  const refused = (time: string) =>
    error(time, "[error] (61)Connection refused: proxy: HTTP: attempt to connect to 127.0.0.1:8080 (*) failed");
  expect(await incidentsOf({ error: ["11:00:00", "11:00:05", "11:00:09"].map(refused) })).toMatchObject([
    { kind: "backend.refused", targets: [{ component: "backend 127.0.0.1:8080" }] },
  ]);
});

test.runIf(hasApache)("what a script prints into the error log says nothing of the server", async () => {
  expect(
    await incidentsOf({
      error: [start("09:00:00"), error("11:00:00", "[error] [client 192.0.2.7] x"), "caught SIGTERM, shutting down"],
      access: [access("12:00:00", "/", 200)],
    }),
  ).toEqual([]);
});

describe.runIf(hasApache)("a backend of which only the answers to requests show that it works again", () => {
  const refused = (seconds: number) =>
    error(
      clock(seconds),
      "[error] (61)Connection refused: proxy: HTTP: attempt to connect to 127.0.0.1:8080 (*) failed",
    );
  const failing = [0, 5, 9, 14].map((second) => eleven + second);
  const page = (seconds: number, path: string, status = 200) => access(clock(seconds), path, status);
  const before = [page(eleven - 30, "/app"), page(eleven - 20, "/"), page(eleven - 10, "/app?id=1")];
  const during = failing.flatMap((second) => [page(second, "/app?id=7", 503), page(second + 2, "/")]);

  it("is over with the first answer to what had failed", async () => {
    const after = [page(eleven + 20, "/"), page(eleven + 31, "/app?id=2"), page(eleven + 32, "/app")];
    const incidents = await incidentsOf({ error: failing.map(refused), access: [...before, ...during, ...after] });
    expect(incidents).toMatchObject([
      {
        kind: "backend.refused",
        status: "recovered",
        start: { at: "2008-05-22T11:00:00+09:00", notBefore: "2008-05-22T10:59:50+09:00" },
        end: { at: "2008-05-22T11:00:31+09:00", notBefore: "2008-05-22T11:00:14+09:00", basis: "working event" },
      },
    ]);
    expect(incidents[0]!.evidence.at(-1)).toMatchObject({ text: after[1], event: "apache.answer", role: "recovery" });
  });

  it("is not over with answers to anything else, nor with one before the last failure", async () => {
    const early = [page(eleven + 1, "/app"), ...during.slice(1), page(eleven + 20, "/"), page(eleven + 25, "/app2")];
    const incidents = await incidentsOf({ error: failing.map(refused), access: [...before, during[0]!, ...early] });
    expect(incidents).toMatchObject([{ kind: "backend.refused", status: "unknown", end: null }]);
  });

  it("is asked for only with the earliest 64 of many that fail at one time", async () => {
    const failures = Array.from({ length: 70 }, (_, index) =>
      [0, 5, 9, 14].map((second) => ({ at: eleven + Math.floor(index / 4) + second, port: `${8000 + index}` })),
    );
    const log = failures.flat().sort((a, b) => a.at - b.at);
    const requests = [...before, page(eleven + 20, "/app", 503), page(eleven + 60, "/app")];
    const outages = (
      await incidentsOf({ error: log.map(({ at, port }) => refused(at).replace("8080", port)), access: requests })
    ).flatMap((incident) => incident.outages);
    const ended = outages.filter(({ end }) => end?.basis === "working event").map(({ component }) => component);
    expect(outages).toHaveLength(70);
    expect(ended.sort()).toEqual(Array.from({ length: 64 }, (_, index) => `backend 127.0.0.1:${8000 + index}`));
  });

  it("is dated by when the answer was written, not by when its request came", async () => {
    const late = [page(eleven + 20, "/"), page(eleven + 40, "/"), page(eleven + 12, "/app")];
    const incidents = await incidentsOf({ error: failing.map(refused), access: [...before, ...during, ...late] });
    expect(incidents).toMatchObject([{ end: { at: "2008-05-22T11:00:40+09:00" } }]);
  });
});

test.runIf(hasApache)("a reload that finds an error in the configuration ends the server", async () => {
  const incidents = await incidentsOf({
    error: [
      start("09:00:00"),
      error("11:00:00", "[notice] SIGHUP received.  Attempting to restart"),
      "AH00526: Syntax error on line 39 of /etc/apache2/apache2.conf:",
      "ProxyPass|ProxyPassMatch needs a path when not defined in a location",
      start("11:02:20"),
    ],
  });
  expect(incidents).toMatchObject([
    {
      kind: "httpd.configuration-error",
      start: { at: "2008-05-22T11:00:00+09:00" },
      end: { at: "2008-05-22T11:02:20+09:00", basis: "working event" },
    },
  ]);
});
