import type { HostZone } from "../../src/time/zone.js";
import { randomNumbers } from "../random.js";

/** What happens to a host's clock or its log. */
export const troubles = [
  "none",
  "put forward",
  "put back",
  "replay",
  "boot in 1970",
  "boot in the year of the image",
  "five boots in a minute",
  "snapshot restored",
] as const;
export type Trouble = (typeof troubles)[number];

/** A log of a mail server whose relay refused for a while; truth in seconds since 1970. */
export interface AdverseLog {
  readonly lines: readonly string[];
  /** The last mail that was sent before, and the first that was refused. */
  readonly lastSent: number;
  readonly firstRefused: number;
  readonly lastRefused: number;
  readonly firstSent: number;
  /** Where the clock is right again after the trouble, which begins at `from`. */
  readonly trouble: { readonly from: number; readonly to: number };
}

const hour = 3600;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const relay = "mx.example.org[192.0.2.25]";
const banner = "Linux version 2.6.18-4-686 (Debian 2.6.18.dfsg.1-12etch2) (gcc version 4.1.2) #1 SMP";

/** As a host's clock shows a second since 1970. */
export function stampOf(second: number, zone: HostZone): string {
  const local = new Date((second + zone.offsetAt(second * 1e6) * 60) * 1000);
  return `${months[local.getUTCMonth()]} ${String(local.getUTCDate()).padStart(2)} ${local.toISOString().slice(11, 19)}`;
}

interface Entry {
  readonly second: number;
  readonly program: string;
  readonly message: string;
  /** What the clock shows more than it is; of a line that is logged again when it was written first. */
  readonly error: number;
}

/**
 * @param centre about when the relay refuses, seconds since 1970
 * @param where whether the trouble comes before, within or after that
 */
export function adverseLog(
  seed: number,
  zone: HostZone,
  centre: number,
  trouble: Trouble,
  where: "before" | "within" | "after",
): AdverseLog {
  const random = randomNumbers(seed);
  const from = Math.floor(centre - 30 * hour);
  const to = Math.floor(centre + 30 * hour);
  const startsAt = Math.floor(centre - (0.2 + 2 * random()) * hour);
  const endsAt = Math.floor(centre + (0.2 + 2 * random()) * hour);
  const at = {
    before: Math.floor(startsAt - (1 + 5 * random()) * hour),
    within: Math.floor(startsAt + (0.2 + 0.6 * random()) * (endsAt - startsAt)),
    after: Math.floor(endsAt + (1 + 5 * random()) * hour),
  }[where];
  const entries: Entry[] = [];
  /** What the clock shows too much, by the order of time: from each moment on. */
  const errors: { readonly from: number; readonly error: number }[] = [{ from: Number.NEGATIVE_INFINITY, error: 0 }];
  const say = (second: number, program: string, message: string, error?: number) => {
    const own = errors.findLast((one) => one.from <= second)?.error ?? 0;
    entries.push({ second, program, message, error: error ?? own });
  };
  const told: { second: number; program: string; message: string }[] = [];
  const boot = (second: number) => {
    told.push({ second, program: "kernel", message: `[    0.000000] ${banner}` });
    for (let count = 1; count < 6; count++) {
      told.push({
        second: second + count,
        program: "kernel",
        message: `[    ${count}.000000] usb 1-${count}: new device`,
      });
    }
  };
  let until = at;
  if (trouble === "put forward" || trouble === "put back") {
    const seconds = Math.floor((trouble === "put back" ? -1 : 1) * (300 + random() * 4 * hour));
    errors[0] = { from: Number.NEGATIVE_INFINITY, error: -seconds };
    errors.push({ from: at, error: 0 });
    told.push({ second: at, program: "ntpd[502]", message: `time reset ${seconds > 0 ? "+" : ""}${seconds}.000000 s` });
  } else if (trouble === "boot in 1970" || trouble === "boot in the year of the image") {
    const shows = trouble === "boot in 1970" ? 10 : Date.UTC(2003, 4, 10, 12) / 1000;
    errors.push({ from: at, error: shows - at });
    boot(at);
    until = Math.floor(at + (2 + 20 * random()) * 60);
    errors.push({ from: until, error: 0 });
  } else if (trouble === "five boots in a minute") {
    const saved = Math.floor(at - (2 + 6 * random()) * 60);
    for (let count = 0; count < 5; count++) {
      errors.push({ from: until, error: saved - until });
      boot(until);
      until += 180;
    }
    errors.push({ from: until, error: 0 });
    told.push({ second: until, program: "ntpd[502]", message: `time reset +${until - 180 - saved}.000000 s` });
  } else if (trouble === "snapshot restored") {
    errors.push({ from: at, error: -Math.floor((20 + 30 * random()) * hour) });
    until = Math.floor(at + (0.2 + random()) * hour);
    errors.push({ from: until, error: 0 });
  }
  for (let second = from; second < to; second += Math.ceil(240 + 120 * random()))
    say(second, "CRON[7]", "(root) CMD (true)");
  let id = 0;
  const name = () => `B0B1C${(0x10000 + ++id).toString(16).toUpperCase()}`;
  const sent: number[] = [];
  const refused: number[] = [];
  for (let second = from; second < to; second += Math.ceil(20 + 160 * random())) {
    const isRefused = second >= startsAt && second < endsAt;
    (isRefused ? refused : sent).push(second);
    const status = isRefused
      ? `relay=none, delay=0, delays=0/0/0/0, dsn=4.4.1, status=deferred (connect to ${relay}:25: Connection refused)`
      : `relay=${relay}:25, delay=0, delays=0/0/0/0, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${name()})`;
    say(second, "postfix/smtp[9]", `${name()}: to=<a@example.org>, ${status}`);
  }
  for (const { second, program, message } of told) say(second, program, message);
  if (trouble === "replay") {
    const old = Math.floor((3 + 20 * random()) * hour);
    // After what was written in that second.
    for (let count = 0; count < 8; count++) {
      say(at + 0.5 + count / 100, "myapp[9]", `replayed ${count}`, 5 * count - old);
    }
  }
  const ordered = entries.map((entry, index) => ({ ...entry, index }));
  ordered.sort((a, b) => a.second - b.second || a.index - b.index);
  return {
    lines: ordered.map(
      ({ second, program, message, error }) => `${stampOf(Math.floor(second) + error, zone)} ns ${program}: ${message}`,
    ),
    lastSent: sent.findLast((second) => second < startsAt) ?? 0,
    firstRefused: refused[0] ?? 0,
    lastRefused: refused.at(-1) ?? 0,
    firstSent: sent.find((second) => second >= endsAt) ?? 0,
    trouble: { from: at, to: until },
  };
}
