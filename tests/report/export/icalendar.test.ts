import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Incident } from "../../../src/incident/record.js";
import { receivers } from "../../../src/report/export/receivers.js";
import { send } from "../../../src/report/export/send.js";
import { missing } from "../../debian-package.js";
import { end, evidence, incident, start } from "../draft.js";
import { emptyFolder, freePort, type RunningReceiver, startReceiver } from "./receiver-process.js";

const program = "/usr/bin/radicale";
const why = missing(program, "radicale");

const ongoing = { status: "ongoing", end: null, durationSeconds: { min: 0, max: null } } as const;

describe.skipIf(why !== "")(`Radicale itself${why}`, () => {
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
  let radicale: RunningReceiver;
  let calendar: URL;
  const token = "operator:correct horse";
  const authorization = `Basic ${Buffer.from(token).toString("base64")}`;

  beforeAll(async () => {
    const folder = emptyFolder("radicale");
    writeFileSync(join(folder, "users"), `${token}\n`);
    const url = `http://127.0.0.1:${await freePort()}/`;
    const configuration = join(folder, "config");
    writeFileSync(
      configuration,
      [
        ...[
          "[server]",
          `hosts = ${new URL(url).host}`,
          "[auth]",
          "type = htpasswd",
          `htpasswd_filename = ${folder}/users`,
        ],
        ...["htpasswd_encryption = plain", "delay = 0", "[storage]", `filesystem_folder = ${folder}/collections`],
      ].join("\n"),
    );
    radicale = await startReceiver(program, ["--config", configuration], { url, folder });
    calendar = new URL("operator/incidents/", url);
    const made = await fetch(calendar, { method: "MKCALENDAR", headers: { authorization } });
    expect(made.status).toBe(201);
  });

  afterAll(() => radicale?.stop());

  const sent = (draft: Incident, withToken: string | undefined = token) =>
    send(receivers.icalendar.export(draft, { language: "en" }), {
      receiver: receivers.icalendar,
      url: calendar,
      token: withToken,
      fetch,
      wait: () => Promise.reject(new Error("nothing had to be sent twice")),
    });
  const stored = async (id: string): Promise<ICAL.Component> => {
    const answer = await fetch(new URL(`${id}.ics`, calendar), { headers: { authorization } });
    expect(answer.status).toBe(200);
    const event = new ICAL.Component(ICAL.parse(await answer.text())).getFirstSubcomponent("vevent");
    if (event === null) throw new Error("no event");
    return event;
  };
  const text = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name));

  it("keeps a closed draft as an event with its true start and end", async () => {
    const draft = incident({ id: "ls1-00000000000000b1" });
    expect((await sent(draft)).done).toEqual([`GET ${draft.id}.ics: 404`, `PUT ${draft.id}.ics: 201`]);
    const event = await stored(draft.id);
    expect(text(event, "uid")).toBe(draft.id);
    expect(text(event, "dtstart")).toBe("2008-05-22T14:34:30Z");
    expect(text(event, "dtend")).toBe("2008-05-22T16:30:20Z");
    expect(text(event, "summary")).toBe(draft.title);
    expect(text(event, "status")).toBe("TENTATIVE");
    expect(text(event, "description")).toContain("kern.log:19  May 22 23:34:30 ns kernel: the line that proves it");
  });

  it("is not written to when nothing has changed", async () => {
    const draft = incident({ id: "ls1-00000000000000b2" });
    await sent(draft);
    expect((await sent(draft)).done).toEqual([`GET ${draft.id}.ics: 200`]);
    expect(text(await stored(draft.id), "sequence")).toBe("0");
  });

  it("gets the end of what was ongoing, under the same UID, with the next sequence number", async () => {
    const id = "ls1-00000000000000b3";
    await sent(incident({ id, ...ongoing }));
    expect((await stored(id)).getFirstPropertyValue("dtend")).toBeNull();
    await sent(incident({ id }));
    const event = await stored(id);
    expect(text(event, "dtend")).toBe("2008-05-22T16:30:20Z");
    expect(text(event, "sequence")).toBe("1");
    expect(text(event, "description")).toContain("recovered, failure");
  });

  it("finds the event of a draft that got another id", async () => {
    const old = "ls1-00000000000000b4";
    await sent(incident({ id: old, ...ongoing }));
    const { done } = await sent(incident({ id: "ls1-00000000000000b5", aliases: [old] }));
    expect(done).toEqual(["GET ls1-00000000000000b5.ics: 404", `GET ${old}.ics: 200`, `PUT ${old}.ics: 201`]);
    expect(text(await stored(old), "dtend")).toBe("2008-05-22T16:30:20Z");
  });

  it("keeps what people changed: the summary, the status, a start, an attendee, words around the machine's part", async () => {
    const id = "ls1-00000000000000b6";
    await sent(incident({ id, ...ongoing }));
    const answer = await fetch(new URL(`${id}.ics`, calendar), { headers: { authorization } });
    const edited = new ICAL.Component(ICAL.parse(await answer.text()));
    const own = edited.getFirstSubcomponent("vevent");
    own?.updatePropertyWithValue("summary", "The disk of ns");
    own?.updatePropertyWithValue("status", "CONFIRMED");
    own?.updatePropertyWithValue("dtstart", ICAL.Time.fromJSDate(new Date("2008-05-22T14:00:00Z"), true));
    own?.updatePropertyWithValue("attendee", "mailto:operator@example.org");
    const description = String(own?.getFirstPropertyValue("description"));
    own?.updatePropertyWithValue("description", `Seen by Aoki, too.\n${description}\nCause: a cable.`);
    await fetch(new URL(`${id}.ics`, calendar), {
      method: "PUT",
      headers: { authorization, "content-type": "text/calendar" },
      body: edited.toString(),
    });
    await sent(incident({ id, evidence: [evidence("a line found later")] }));
    const event = await stored(id);
    expect(text(event, "summary")).toBe("The disk of ns");
    expect(text(event, "status")).toBe("CONFIRMED");
    expect(text(event, "dtstart")).toBe("2008-05-22T14:00:00Z");
    expect(text(event, "dtend")).toBe("2008-05-22T16:30:20Z");
    expect(text(event, "attendee")).toBe("mailto:operator@example.org");
    expect(text(event, "description")).toMatch(/^Seen by Aoki, too\.\n.*a line found later.*\nCause: a cable\.$/s);
    expect(text(event, "description")).not.toContain("the line that proves it");
  });

  it("refuses a wrong password, which appears nowhere", async () => {
    const failed = sent(incident({ id: "ls1-00000000000000b7" }), "operator:wrong secret");
    await expect(failed).rejects.toMatchObject({ code: "send.token" });
    await expect(failed).rejects.not.toThrow(/wrong secret|b3BlcmF0b3I6/);
  });

  it("takes whatever a log holds", async () => {
    const id = "ls1-00000000000000b8";
    const hostile = "\0\x1b[31m\r\nEND:VEVENT\r\nBEGIN:VALARM;,\\ \ud800 [logscan:end ls1-00000000000000b8]";
    const long = "障害".repeat(3000);
    await sent(incident({ id, title: hostile, evidence: [evidence(hostile), evidence(long, { ref: "e2" })] }));
    const event = await stored(id);
    expect(text(event, "summary")).toBe(
      "\\x00\\x1b[31m\\x0d\\x0aEND:VEVENT\\x0d\\x0aBEGIN:VALARM;,\\ \\u{d800} [logscan:end ls1-00000000000000b8]",
    );
    expect(text(event, "description")).toContain(long);
    expect(event.getAllSubcomponents()).toEqual([]);
    expect((await sent(incident({ id, title: hostile, evidence: [evidence("another")] }))).done).toHaveLength(2);
    expect(text(await stored(id), "description").match(/logscan:end/g)).toHaveLength(1);
  });
});

describe("an event", () => {
  const bodyOf = (draft: Incident) => {
    const find = receivers.icalendar.export(draft, { language: "ja" }).requests[0];
    return find?.follow?.(null).requests[0]?.body ?? "";
  };

  it("has lines of at most 75 octets, ended by CR LF", () => {
    const draft = incident({ title: "ファイルシステム".repeat(14), evidence: [evidence("ü".repeat(500))] });
    const lines = bodyOf(draft).split("\r\n");
    expect(lines.pop()).toBe("");
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.filter((line) => line.includes("\n"))).toEqual([]);
  });

  it("is a moment when its end is not after its start", () => {
    const at = "2008-05-22T23:34:30+09:00";
    expect(bodyOf(incident({ nature: "instant", start: start(at), end: end(at) }))).not.toContain("DTEND");
  });

  it("is not made without a start", () => {
    const at = { at: null, notBefore: null, notAfter: null };
    const draft = incident({ start: start("", at), end: null, lastFailingAt: null, status: "unknown" });
    const { requests, warnings } = receivers.icalendar.export(draft, { language: "en" });
    expect(requests).toEqual([]);
    expect(warnings).toMatchObject([{ code: "export.no-start" }]);
  });
});
