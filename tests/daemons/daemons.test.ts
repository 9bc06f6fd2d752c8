import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Incident, ScanDocument } from "../../src/incident/record.js";
import { scan } from "../../src/incident/scan.js";
import { checkFree, endAll } from "./processes.js";
import { checkSite, createSite, hostName, ports, relays, removeSyslogSocket } from "./sites.js";
import { createTraffic } from "./traffic.js";

/** What was broken and repaired, and which draft must tell of it. */
interface Fault {
  readonly name: string;
  readonly component: string;
  readonly brokenMillis: number;
  readonly repairedMillis: number;
}

const brokenSeconds = 25;
const healthySeconds = 30;
/** Stamps are cut to the second, and the last request may have come half a second before. */
const precisionSeconds = 1.5;
/** A fault shows itself with the next mail or request, a repair with the next try. */
const latestStartSeconds = 10;
const latestEndSeconds = 25;

const root = mkdtempSync(join(tmpdir(), "logscan-daemons-"));
const site = createSite(root);
const faults: Fault[] = [];
let document: ScanDocument;

async function fault(name: string, component: string, breakIt: () => Promise<void>, repair: () => Promise<void>) {
  const brokenMillis = Date.now();
  await breakIt();
  await after(brokenSeconds * 1000);
  const repairedMillis = Date.now();
  await repair();
  faults.push({ name, component, brokenMillis, repairedMillis });
  await after(healthySeconds * 1000);
}

beforeAll(async () => {
  await checkFree(Object.values(ports));
  checkSite(root);
  const { rsyslog, clamd, amavisd, postfix, apache } = site;
  for (const service of [rsyslog, clamd, amavisd, postfix, apache]) await service.start();
  const traffic = await createTraffic();
  await after(2 * healthySeconds * 1000);
  const { partner } = relays;
  await fault(
    "a relay refuses connections",
    `relay ${partner}`,
    () => traffic.setRelay("partner", false),
    () => traffic.setRelay("partner", true),
  );
  for (const [name, component, service] of [
    ["clamd is killed", "clamd", clamd],
    ["amavisd is killed", "amavisd", amavisd],
    ["Apache is killed", "httpd", apache],
  ] as const) {
    await fault(
      name,
      component,
      () => service.stop("SIGKILL"),
      () => service.start(),
    );
  }
  // Nothing but the log is out of order: no draft may blame a service.
  await rsyslog.stop("SIGTERM");
  await after(brokenSeconds * 1000);
  await rsyslog.start();
  await after(healthySeconds * 1000);
  await traffic.end();
  const now = new Date().toISOString();
  for (const service of [apache, postfix, amavisd, clamd, rsyslog]) await service.stop("SIGKILL");
  // Nothing that was started here outlives it.
  await checkFree(Object.values(ports));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  document = await scan({ paths: [site.logs], now, zone });
}, 600_000);

afterAll(() => {
  endAll();
  removeSyslogSocket();
  if (process.env.LOGSCAN_KEEP === undefined) rmSync(root, { recursive: true });
  else console.log(`kept: ${root}`);
});

const draftOf = (component: string): Incident | undefined =>
  document.incidents.find(({ targets }) =>
    targets.some(({ host, component: name }) => host === hostName && name === component),
  );
const seconds = (from: number, to: string | null | undefined) => (to == null ? null : (Date.parse(to) - from) / 1000);

describe("what real daemons wrote while they were broken", () => {
  test("every outage is found, and nothing else", () => {
    const rows = faults.map(({ name, component, brokenMillis, repairedMillis }) => {
      const draft = draftOf(component);
      const start = seconds(brokenMillis, draft?.start.at);
      const end = seconds(repairedMillis, draft?.end?.at);
      return {
        name,
        found: draft?.kind ?? "missed",
        "start, s after": start,
        by: draft?.start.basis,
        "end, s after": end,
      };
    });
    const told = new Set(faults.map(({ component }) => draftOf(component)));
    const others = document.incidents.filter(
      (incident) => !told.has(incident) && !incident.kind.startsWith("logging."),
    );
    console.table(rows);
    console.log(
      `found ${rows.filter(({ found }) => found !== "missed").length} of ${rows.length}, false drafts ${others.length}`,
    );
    expect(others.map(({ kind, title, start }) => `${kind} ${title} ${start.at}`)).toEqual([]);
    expect(rows.filter(({ found }) => found === "missed")).toEqual([]);
    // One draft each.
    expect(told.size).toBe(faults.length);
  });

  test("both ends are where they were, and within their bounds", () => {
    const wrong = faults.flatMap(({ name, component, brokenMillis, repairedMillis }) => {
      const draft = draftOf(component);
      const start = seconds(brokenMillis, draft?.start.at);
      const end = seconds(repairedMillis, draft?.end?.at);
      // A try that was under way is counted back by what its line says it took: then the bounds alone must hold.
      const isCountedBack = draft?.start.basis === "reported delay";
      const isStart = start !== null && (isCountedBack || start >= -precisionSeconds) && start <= latestStartSeconds;
      const isEnd = end !== null && end >= -precisionSeconds && end <= latestEndSeconds;
      const bounds = [isWithin(brokenMillis, draft?.start), isWithin(repairedMillis, draft?.end ?? undefined)];
      return isStart && isEnd && bounds.every(Boolean) ? [] : [{ name, start, end, bounds, draft }];
    });
    expect(wrong).toEqual([]);
  });
});

function isWithin(millis: number, end: Pick<Incident["start"], "notBefore" | "notAfter"> | undefined): boolean {
  if (end === undefined || end.notBefore === null || end.notAfter === null) return false;
  const slack = precisionSeconds * 1000;
  return millis >= Date.parse(end.notBefore) - slack && millis <= Date.parse(end.notAfter) + slack;
}
