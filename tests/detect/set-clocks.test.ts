import { describe, expect, it } from "vitest";
import type { ScanDocument } from "../../src/incident/record.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs } from "../scan-logs.js";

// The clock of a mail server is set while a relay refuses: what its clock shows afterwards is the truth.
const hour = 3600;
const day = Date.UTC(2008, 4, 22) / 1000;
const relay = "mx.example.org[192.0.2.25]";
const startSecond = 10 * hour;
const setSecond = startSecond + 20 * 60 + 7;
const endSecond = setSecond + 25 * 60;
/** Mails come every 61 seconds from 02:00 on. */
const mailFrom = 2 * hour;
const firstMailAt = (second: number) => mailFrom + Math.ceil((second - mailFrom) / 61) * 61;
const [firstRefusal, firstSent] = [firstMailAt(startSecond), firstMailAt(endSecond)];
const ids = () => {
  let count = 0;
  return () => `B0B1C${(0x10000 + ++count).toString(16).toUpperCase()}`;
};

const forms = {
  "without year": (second: number) => {
    const time = new Date((day + second) * 1000);
    return `May ${String(time.getUTCDate()).padStart(2)} ${time.toISOString().slice(11, 19)}`;
  },
  "with everything": (second: number) => `${new Date((day + second) * 1000).toISOString().slice(0, 19)}+00:00`,
};

/** What a line that tells of the setting says, and whether it stands before it. */
const tellers: Record<string, (seconds: number) => { readonly text: string; readonly isBefore?: boolean }> = {
  ntpd: (seconds) => ({ text: `ntpd[502]: time reset ${seconds > 0 ? "+" : ""}${seconds}.402341 s` }),
  chronyd: (seconds) => ({ text: `chronyd[601]: System clock was stepped by ${seconds}.402341 seconds` }),
  "chronyd before it": (seconds) => ({
    text: `chronyd[601]: System clock wrong by ${seconds}.402341 seconds`,
    isBefore: true,
  }),
  "systemd without a length": () => ({ text: "systemd[1]: Time has been changed" }),
};

/** The logs of a host whose clock was put forward by so many seconds at `setSecond`; `syslog` has all but the mail. */
function logsOf(
  byForm: (second: number) => string,
  seconds: number,
  told: ReturnType<(typeof tellers)[string]> | null,
) {
  const id = ids();
  const shown = (second: number) => byForm(second < setSecond ? second - seconds : second);
  const line = (second: number, text: string) => ({ second, text: `${shown(second)} ns ${text}` });
  const refused = (second: number) =>
    line(
      second,
      `postfix/smtp[9]: ${id()}: to=<a@example.org>, relay=none, delay=1, delays=0.1/0/0.9/0, dsn=4.4.1, status=deferred (connect to ${relay}:25: Connection refused)`,
    );
  const sent = (second: number) =>
    line(
      second,
      `postfix/smtp[9]: ${id()}: to=<a@example.org>, relay=${relay}:25, delay=1, delays=0.1/0/0.5/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${id()})`,
    );
  const mail: { second: number; text: string }[] = [];
  for (let second = mailFrom; second < 18 * hour; second += 61) {
    mail.push(second < startSecond || second >= endSecond ? sent(second) : refused(second));
  }
  const others: { second: number; text: string }[] = [];
  for (let second = mailFrom; second < 18 * hour; second += 60) {
    others.push(line(second + 1, "CRON[7]: (root) CMD (true)"));
  }
  if (told !== null) {
    const at = told.isBefore === true ? setSecond - 1 : setSecond;
    others.push(line(at, told.text));
  }
  const inOrder = (list: typeof mail) => list.sort((a, b) => a.second - b.second).map(({ text }) => text);
  return { mail: inOrder([...mail]), others: inOrder([...others]), all: inOrder([...mail, ...others]) };
}

const scanned = (logs: Record<string, string>) => scanLogs(logs, { zone: "UTC", now: "2008-06-01T00:00:00+00:00" });
const refusals = ({ incidents }: ScanDocument) =>
  incidents.flatMap(({ outages }) => outages.filter(({ component }) => component.startsWith("relay")));

const secondsOf = (instant: string | null | undefined) =>
  instant == null ? null : Math.round(Date.parse(instant) / 1000) - day;

/** The first refusal and the first mail that was sent afterwards lie within their bounds, and so does the time between. */
function expectHonest({ start, end }: ScanDocument["incidents"][number]["outages"][number]): void {
  expect(secondsOf(start.notBefore)).toBeLessThanOrEqual(firstRefusal);
  expect(secondsOf(start.notAfter)).toBeGreaterThanOrEqual(firstRefusal - 1);
  expect(secondsOf(end?.notBefore)).toBeLessThanOrEqual(firstSent);
  expect(secondsOf(end?.notAfter)).toBeGreaterThanOrEqual(firstSent - 1);
}

describe.runIf(hasGrammars("clock", "postfix", "systemd")).each(Object.entries(forms))("stamps %s", (_, form) => {
  describe.each([-5 * hour, -2400, -600, 900, 2400, 5 * hour])(
    "a clock put forward by %i s in an outage",
    (seconds) => {
      it.each(Object.keys(tellers))("leaves it one, told by %s", async (name) => {
        const told = tellers[name]?.(seconds) ?? null;
        const { all, mail, others } = logsOf(form, seconds, told);
        for (const logs of [
          { "ns/var/log/syslog": lines(...all) },
          { "ns/var/log/mail.log": lines(...mail), "ns/var/log/syslog": lines(...others) },
        ]) {
          const document = await scanned(logs);
          expect(refusals(document)).toHaveLength(1);
          refusals(document).forEach(expectHonest);
          const questions = document.incidents.flatMap(({ openQuestions }) => openQuestions.map(({ text }) => text));
          expect(questions.join("\n")).toMatch(/The clock of ns was set (?:back|forward) by \d+ s/);
          // A line that does not say how far may stand at the end of a silence.
          if (name === "systemd without a length") continue;
          const [incident] = document.incidents;
          expect(document.incidents.map(({ kind, status }) => [kind, status])).toEqual([
            ["relay.refuses-connections", "recovered"],
          ]);
          // The line says that it took a second, and the clock was set by another fraction than stamps show.
          expect(Math.abs((secondsOf(incident?.start.at) ?? 0) - firstRefusal)).toBeLessThanOrEqual(2);
          expect(Math.abs((secondsOf(incident?.end?.at) ?? 0) - firstSent)).toBeLessThanOrEqual(1);
          expect(incident?.durationSeconds.min).toBeLessThanOrEqual(firstSent - firstRefusal + 1);
          expect(incident?.durationSeconds.max).toBeGreaterThanOrEqual(firstSent - firstRefusal - 1);
        }
      });
    },
  );
  it.each([-5 * hour, -2400])("stamps that step back by %i s show it where no line tells", async (seconds) => {
    const { all } = logsOf(form, seconds, null);
    const document = await scanned({ "ns/var/log/syslog": lines(...all) });
    expect(document.incidents.map(({ kind, status }) => [kind, status])).toEqual([
      ["relay.refuses-connections", "recovered"],
    ]);
    refusals(document).forEach(expectHonest);
  });
});
