import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Incident } from "../../../src/incident/record.js";
import { receivers } from "../../../src/report/export/receivers.js";
import { send } from "../../../src/report/export/send.js";
import { missing } from "../../debian-package.js";
import { end, evidence, incident, start } from "../draft.js";
import { emptyFolder, freePort, type RunningReceiver, startReceiver } from "./receiver-process.js";

const program = "/usr/bin/prometheus-alertmanager";
const why = missing(program, "prometheus-alertmanager");

/** An hour ago in Tokyo's time: Alertmanager forgets what ended long ago. */
const began = inTokyo(Date.now() - 3_600_000);
const over = inTokyo(Date.now() - 600_000);

function inTokyo(milliseconds: number): string {
  return `${new Date(milliseconds + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;
}

const draft = (id: string, changes: Partial<Incident> = {}) =>
  incident({
    id,
    start: start(began),
    end: null,
    status: "ongoing",
    durationSeconds: { min: 0, max: null },
    lastFailingAt: began,
    ...changes,
  });
const recovered = { status: "recovered", end: end(over) } as const;

interface Alert {
  readonly fingerprint: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: { readonly state: string } | string;
}

describe.skipIf(why !== "")(`Alertmanager itself${why}`, () => {
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
  let alertmanager: RunningReceiver;
  let hook: Server;
  const told: Alert[] = [];

  beforeAll(async () => {
    hook = createServer((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += String(part);
      });
      request.on("end", () => {
        told.push(...JSON.parse(body).alerts);
        response.end();
      });
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => hook.once("listening", resolve));
    const folder = emptyFolder("alertmanager");
    const configuration = join(folder, "alertmanager.yml");
    const hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
    writeFileSync(
      configuration,
      [
        "route: { receiver: hook, group_by: [logscan_id], group_wait: 1s, group_interval: 1s }",
        `receivers: [ { name: hook, webhook_configs: [ { url: "${hookUrl}", send_resolved: true } ] } ]`,
      ].join("\n"),
    );
    const url = `http://127.0.0.1:${await freePort()}/`;
    const parameters = [
      ...[`--config.file=${configuration}`, `--storage.path=${join(folder, "data")}`],
      ...[`--web.listen-address=${new URL(url).host}`, "--cluster.listen-address="],
    ];
    alertmanager = await startReceiver(program, parameters, { url, folder });
  });

  afterAll(async () => {
    await alertmanager?.stop();
    hook?.close();
  });

  const sent = (incident: Incident) =>
    send(receivers.alertmanager.export(incident, { language: "en" }), {
      receiver: receivers.alertmanager,
      url: new URL(alertmanager.url),
      token: undefined,
      fetch,
      wait: () => Promise.reject(new Error("nothing had to be sent twice")),
    });
  const listed = async (id: string): Promise<Alert[]> => {
    const alerts = (await (await fetch(new URL("api/v2/alerts", alertmanager.url))).json()) as Alert[];
    return alerts.filter(({ labels }) => labels.logscan_id === id);
  };

  it("lists an ongoing draft, with its start", async () => {
    const id = "ls1-00000000000000a1";
    const { done } = await sent(draft(id));
    expect(done).toEqual(["GET api/v2/alerts: 200", "POST api/v2/alerts: 200"]);
    const [alert] = await listed(id);
    expect(alert?.labels).toEqual({
      alertname: "filesystem.shutdown",
      logscan_id: id,
      host: "ns",
      service: "filesystem",
      severity: "critical",
    });
    expect(Date.parse(alert?.startsAt ?? "")).toBe(Date.parse(began));
    expect(alert?.annotations.summary).toBe("XFS file system hda7 shut down");
    expect(alert?.annotations.evidence).toContain("the line that proves it");
  });

  it("keeps one alert under one fingerprint when the draft is sent again with more evidence, another severity and kind", async () => {
    const id = "ls1-00000000000000a2";
    await sent(draft(id));
    const [first] = await listed(id);
    const more = [evidence("the line that proves it"), evidence("a later line", { ref: "e2", line: 20 })];
    await sent(draft(id, { evidence: more, severity: "warning", kind: "filesystem.errors" }));
    const alerts = await listed(id);
    expect(alerts.map(({ fingerprint }) => fingerprint)).toEqual([first?.fingerprint]);
    expect(alerts[0]?.annotations.evidence).toContain("a later line");
  });

  it("keeps the alert of a draft that got another id", async () => {
    const old = "ls1-00000000000000a3";
    await sent(draft(old));
    const [first] = await listed(old);
    await sent(draft("ls1-00000000000000a4", { aliases: [old] }));
    expect(await listed("ls1-00000000000000a4")).toEqual([]);
    expect((await listed(old)).map(({ fingerprint }) => fingerprint)).toEqual([first?.fingerprint]);
  });

  it("tells of the true end when a later scan closes what it opened", async () => {
    const id = "ls1-00000000000000a5";
    await sent(draft(id));
    const hears = (status: string) =>
      vi.waitFor(
        () => expect(told.filter((alert) => alert.labels.logscan_id === id && alert.status === status)).toHaveLength(1),
        { timeout: 15_000, interval: 100 },
      );
    await hears("firing");
    await sent(draft(id, recovered));
    await hears("resolved");
    const resolved = told.find((alert) => alert.labels.logscan_id === id && alert.status === "resolved");
    expect(Date.parse(resolved?.startsAt ?? "")).toBe(Date.parse(began));
    expect(Date.parse(resolved?.endsAt ?? "")).toBe(Date.parse(over));
    expect(await listed(id)).toEqual([]);
  });

  it("is not sent what was over before it heard of it", async () => {
    const id = "ls1-00000000000000a6";
    const { done, warnings } = await sent(draft(id, recovered));
    expect(done).toEqual(["GET api/v2/alerts: 200"]);
    expect(warnings).toEqual([
      {
        code: "export.not-paged",
        message: `${id}: not handed to a tool that pages: it is over, and no alert is open under its id`,
      },
    ]);
    expect(await listed(id)).toEqual([]);
  });

  it("takes whatever a log holds", async () => {
    const id = "ls1-00000000000000a7";
    const hostile = '\0\x1b[31m"{{ . }}"\ud800<script>\u202e\n\r`$(id)`';
    await sent(
      draft(id, {
        title: hostile,
        targets: [{ host: hostile, service: hostile, component: hostile, role: "primary" }],
        evidence: [evidence(hostile), evidence("x".repeat(100_000), { ref: "e2" })],
      }),
    );
    const [alert] = await listed(id);
    expect(alert?.annotations.summary).toBe('\\x00\\x1b[31m"{{ . }}"\\u{d800}<script>\\u{202e}\\x0a\\x0d`$(id)`');
    expect(alert?.annotations.evidence).toContain("(1 more lines)");
  });
});
