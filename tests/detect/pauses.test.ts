import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);
const eleven = 11 * 3600;

const refused = (seconds: number) =>
  `[Thu May 22 ${clock(seconds)}.000000 2008] [proxy:error] [pid 26026:tid 26054] (111)Connection refused: AH00957: http: attempt to connect to 127.0.0.1:8080 (127.0.0.1:8080) failed`;
const access = (seconds: number, path: string, status: number) =>
  `192.0.2.7 - - [22/May/2008:${clock(seconds)} +0900] "GET ${path} HTTP/1.1" ${status} 512 "-" "Mozilla/5.0"`;

/** A page that is asked for every five seconds of half an hour, but for a pause; in some seconds the backend refuses. */
function logsOf(page: string, isDown: (second: number) => boolean, isAsked: (second: number) => boolean) {
  const seconds = Array.from({ length: 360 }, (_, index) => 5 * index).filter(isAsked);
  return {
    access: seconds.map((second) => ({ second, line: access(eleven + second, page, isDown(second) ? 503 : 200) })),
    error: seconds.filter(isDown).map((second) => refused(eleven + second)),
  };
}

async function outagesOf(...logs: readonly ReturnType<typeof logsOf>[]): Promise<(string | undefined)[][]> {
  const ordered = logs.flatMap(({ access: own }) => own).sort((a, b) => a.second - b.second);
  const { incidents } = await scanLogs({
    "ns/var/log/apache2/access.log": lines(...ordered.map(({ line }) => line)),
    "ns/var/log/apache2/error.log": lines(...logs.flatMap(({ error }) => error)),
  });
  return incidents.map(({ kind, start, end }) => [kind, start.at?.slice(11, 19), end?.at?.slice(11, 19)]);
}

const within = (second: number, from: number, to: number) => second >= from && second < to;

describe.runIf(hasGrammars("apache"))("outages of a backend that says nothing when it works", () => {
  const isDown = (second: number) => within(second, 300, 400) || within(second, 550, 650);

  it("are two where what had failed was answered in between", async () => {
    expect(await outagesOf(logsOf("/app", isDown, () => true))).toEqual([
      ["backend.refused", "11:05:00", "11:06:40"],
      ["backend.refused", "11:09:10", "11:10:50"],
    ]);
  });

  it("are one where nobody asked in between", async () => {
    expect(await outagesOf(logsOf("/app", isDown, (second) => !within(second, 400, 550)))).toEqual([
      ["backend.refused", "11:05:00", "11:10:50"],
    ]);
  });

  it("do not end with a page that was back before, as it had failed of something else", async () => {
    const app = logsOf(
      "/app",
      (second) => within(second, 300, 600),
      (second) => !within(second, 600, 700),
    );
    const other = logsOf(
      "/other",
      (second) => second === 305,
      (second) => second % 10 === 5,
    );
    expect(await outagesOf(app, { ...other, error: [] })).toEqual([["backend.refused", "11:05:00", "11:11:40"]]);
  });
});

describe.runIf(hasGrammars("postfix"))("outages of a name service that says nothing when it works", () => {
  const mail = (seconds: number, id: number, text: string) =>
    `May 22 ${clock(eleven + seconds)} mx1 postfix/smtp[186]: 7219F3${(0x1000 + id).toString(16).toUpperCase()}: ${text}`;
  const unknown = (seconds: number, id: number) =>
    mail(
      seconds,
      id,
      `to=<a@d${id % 4}.test>, relay=none, delay=0.01, delays=0.01/0/0/0, dsn=4.4.3, status=deferred (Host or domain name not found. Name service error for name=d${id % 4}.test type=MX: Host not found, try again)`,
    );
  const sent = (seconds: number, id: number) =>
    mail(
      seconds,
      id,
      `to=<a@d${id % 4}.test>, relay=mx.d.test[192.0.2.25]:25, delay=0.2, delays=0.1/0/0.05/0.05, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4C4EA1D09)`,
    );
  const log = (isDown: (second: number) => boolean, isAsked: (second: number) => boolean) =>
    Array.from({ length: 240 }, (_, index) => index)
      .filter((index) => isAsked(5 * index))
      .map((index) => (isDown(5 * index) ? unknown(5 * index, index) : sent(5 * index, index)));
  const isDown = (second: number) => within(second, 300, 400) || within(second, 550, 650);
  const spansOf = async (isAsked: (second: number) => boolean) => {
    const { incidents } = await scanLogs({ "mail.log": lines(...log(isDown, isAsked)) });
    return incidents.map(({ kind, start, end }) => [kind, start.at?.slice(11, 19), end?.at?.slice(11, 19)]);
  };

  it("are two where mail that needs it got through in between", async () => {
    expect(await spansOf(() => true)).toEqual([
      ["dns.lookup-failed", "11:05:00", "11:06:40"],
      ["dns.lookup-failed", "11:09:10", "11:10:50"],
    ]);
  });

  it("are one where there was no mail in between", async () => {
    expect(await spansOf((second) => !within(second, 400, 550))).toEqual([
      ["dns.lookup-failed", "11:05:00", "11:10:50"],
    ]);
  });
});
