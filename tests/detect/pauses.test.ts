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
