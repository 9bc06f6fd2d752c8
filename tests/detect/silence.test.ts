import { describe, expect, it } from "vitest";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

const eleven = 11 * 3600;

const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);
const request = (seconds: number, client: number) =>
  `10.0.${client >> 8}.${client & 255} - - [22/May/2008:${clock(seconds)} +0900] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0"`;
const error = (seconds: number, rest: string) => `[Thu May 22 ${clock(seconds)} 2008] ${rest}`;
const start = (seconds: number) =>
  error(seconds, "[notice] Apache/2.2.9 (FreeBSD) configured -- resuming normal operations");
const stop = (seconds: number) => error(seconds, "[notice] caught SIGTERM, shutting down");

/** Requests from other clients, about one in `every` seconds, without those for which `isDown`. */
function traffic(every: number, until: number, isDown: (second: number) => boolean): string[] {
  const found: string[] = [];
  let state = 7;
  for (let second = 0; second < until; second++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    if ((state >>> 16) % every === 0 && !isDown(second)) found.push(request(eleven + second, second % 60_000));
  }
  return found;
}

const within = (from: number, to: number) => (second: number) => second > from && second < to;

async function scanned(access: readonly string[], others: Readonly<Record<string, readonly string[]>> = {}) {
  const logs = Object.entries({ "access.log": access, ...others }).map(([name, text]) => [
    `ns/var/log/${name}`,
    lines(...text),
  ]);
  return scanLogs(Object.fromEntries(logs), { now: "2008-05-24T00:00:00+09:00" });
}

describe.runIf(hasGrammars("apache", "webcrash"))("a silent access log", () => {
  it("is an outage of the web server where by its rhythm many visits are missing", async () => {
    const access = [...traffic(3, 6000, within(3000, 3300)), request(eleven + 3000, 1), request(eleven + 3300, 2)];
    const { incidents, coverage } = await scanned(access);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({
      kind: "httpd.silence",
      nature: "failure",
      status: "recovered",
      targets: [{ host: "ns", component: "httpd", role: "primary" }],
      start: { at: "2008-05-22T11:50:00+09:00", notBefore: "2008-05-22T11:50:00+09:00", basis: "silence" },
      end: { at: "2008-05-22T11:55:00+09:00", notAfter: "2008-05-22T11:55:00+09:00", basis: "traffic resumed" },
    });
    expect(incidents[0]!.evidence.map(({ text }) => text)).toEqual([
      request(eleven + 3000, 1),
      request(eleven + 3300, 2),
    ]);
    expect(coverage.silences).toEqual([]);
  });

  it("is nothing where traffic is as thin as that", async () => {
    const { incidents } = await scanned(traffic(120, 20_000, within(9000, 9300)));
    expect(incidents).toEqual([]);
  });

  it("ends with the start line where one stands there, and is a crash where the server says so", async () => {
    const access = traffic(3, 6000, within(3000, 3300));
    const started = [start(eleven - 60), start(eleven + 3299)];
    const { incidents } = await scanned(access, { "error.log": started });
    expect(incidents).toMatchObject([
      { kind: "httpd.silence", end: { at: "2008-05-22T11:54:59+09:00", basis: "working event" } },
    ]);
    const unclean = error(
      eleven + 3298,
      "[warn] pid file /run/httpd.pid overwritten -- Unclean shutdown of previous Apache run?",
    );
    const crashed = await scanned(access, { "error.log": [start(eleven - 60), unclean, start(eleven + 3299)] });
    expect(crashed.incidents).toMatchObject([
      {
        kind: "httpd.unclean-stop",
        start: { basis: "silence", at: incidents[0]!.start.at },
        end: { at: "2008-05-22T11:54:59+09:00", basis: "working event" },
      },
    ]);
  });

  it("is no second incident where the server was stopped in order", async () => {
    const { incidents, coverage } = await scanned(traffic(3, 6000, within(3000, 3300)), {
      "error.log": [start(eleven - 60), stop(eleven + 3001), start(eleven + 3299)],
    });
    expect(incidents).toMatchObject([
      { kind: "httpd.stop", start: { at: "2008-05-22T11:50:01+09:00" }, end: { at: "2008-05-22T11:54:59+09:00" } },
    ]);
    expect(coverage.silences).toMatchObject([{ host: "ns", reason: "stopped" }]);
  });

  it("is no outage where the file that holds the lines was not supplied", async () => {
    const all = traffic(3, 6000, () => false);
    const third = Math.floor(all.length / 3);
    const { incidents, coverage } = await scanned(all.slice(2 * third), { "access.log.2": all.slice(0, third) });
    expect(incidents).toEqual([]);
    expect(coverage.silences).toEqual([]);
    const supplied = await scanned(all.slice(2 * third), { "access.log.1": all.slice(0, third) });
    expect(supplied.incidents).toMatchObject([{ kind: "httpd.silence" }]);
  });

  it("was a hang where many clients are answered at once when it is over", async () => {
    const reasonsOf = async (access: readonly string[]) => (await scanned(access)).incidents[0]!.confidence.reasons;
    const plain = traffic(3, 6000, within(3000, 3300));
    const at = plain.findIndex((line) => line.includes(clock(eleven + 3300)) || line.includes(clock(eleven + 3301)));
    const waiting = Array.from({ length: 80 }, (_, client) => request(eleven + 3300, client));
    const hung = [...plain.slice(0, at), ...waiting, ...plain.slice(at)];
    const impatient = [...plain.slice(0, at), ...waiting.map(() => request(eleven + 3300, 7)), ...plain.slice(at)];
    expect(at).toBeGreaterThan(0);
    expect(await reasonsOf(hung)).toContainEqual(expect.stringContaining("it hung"));
    expect(await reasonsOf(impatient)).not.toContainEqual(expect.stringContaining("it hung"));
    expect(await reasonsOf(plain)).not.toContainEqual(expect.stringContaining("it hung"));
  });

  it("goes on where the log ends in it while others go on", async () => {
    const cron = (seconds: number) => `May 22 ${clock(seconds)} ns CRON[7]: (root) CMD (true)`;
    const access = traffic(3, 3000, () => false);
    const { incidents } = await scanned(access, { syslog: [cron(eleven), cron(eleven + 3600)] });
    expect(incidents).toMatchObject([{ kind: "httpd.silence", status: "ongoing", end: null }]);
    // As long as the other log shows that the host was there.
    expect(incidents[0]?.lastFailingAt).toBe("2008-05-22T12:00:00+09:00");
    const started = Date.parse(incidents[0]?.start.notAfter ?? "");
    const { min, max } = incidents[0]?.durationSeconds ?? {};
    expect(max).toBeNull();
    expect(min).toBe((Date.parse("2008-05-22T12:00:00+09:00") - started) / 1000);
    expect((await scanned(access)).incidents).toEqual([]);
    const old = {
      "ns/var/log/access.log.1": lines(...access),
      "ns/var/log/syslog": lines(cron(eleven), cron(eleven + 3600)),
    };
    expect((await scanLogs(old, { now: "2008-05-24T00:00:00+09:00" })).incidents).toEqual([]);
  });
});
