import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commonBounds, mostSkewOf, type Skew, skewBetween } from "../../src/detect/skew.js";
import { scan } from "../../src/incident/scan.js";
import { hasGrammars } from "../needs-grammar.js";
import { lines, scanLogs as scanAny } from "../scan-logs.js";
import { standInGrammars } from "../stand-in.js";

const grammars = standInGrammars();
const scanLogs: typeof scanAny = (logs, options) => scanAny(logs, { grammars, ...options });

const bound = (fromMicros: number, toMicros: number) => ({ fromMicros, toMicros });

describe("bounds that most things agree on", () => {
  it("are what they have in common", () => {
    expect(commonBounds([bound(1, 9), bound(3, 12), bound(0, 7)])).toEqual({ fromMicros: 3, toMicros: 7, count: 3 });
    expect(commonBounds([bound(1, 4), bound(4, 9), bound(2, 5)])).toEqual({ fromMicros: 4, toMicros: 4, count: 3 });
    const open = Number.POSITIVE_INFINITY;
    expect(commonBounds([bound(-open, 4), bound(2, open), bound(-open, 6)])).toMatchObject(bound(2, 4));
  });

  it("are none of too few, of such that disagree, or where nothing bounds one side", () => {
    const open = Number.POSITIVE_INFINITY;
    expect(commonBounds([bound(1, 9), bound(3, 12)])).toBeNull();
    expect(commonBounds([bound(1, 2), bound(1, 2), bound(5, 6), bound(5, 6)])).toBeNull();
    expect(commonBounds([bound(1, open), bound(2, open), bound(3, open)])).toBeNull();
    const mostly = [...Array.from({ length: 19 }, () => bound(1, 2)), bound(5, 6)];
    expect(commonBounds(mostly)).toEqual({ fromMicros: 1, toMicros: 2, count: 19 });
    expect(commonBounds([...mostly, bound(5, 6)])).toBeNull();
  });
});

it("is asked for in both directions", () => {
  const skew: Skew = { host: "a", other: "b", fromSeconds: 2, toSeconds: 5, by: "shared keys", count: 9 };
  expect(skewBetween([skew], "a", "b")).toEqual([2, 5]);
  expect(skewBetween([skew], "b", "a")).toEqual([-5, -2]);
  expect(skewBetween([skew], "a", "c")).toBeNull();
  expect([mostSkewOf([skew], "b"), mostSkewOf([skew], "c")]).toEqual([5, null]);
});

/*
 * The mail logs were written by two Postfix 3.7 with a host name each, which really passed the mail on; mx2's was stopped in
 * order for 162 seconds. Of mx2 all stamps were then moved by 417 seconds. The lines of cron were written for the test.
 */
it.runIf(hasGrammars("postfix"))("of two Postfix is measured by what one passed to the other", async () => {
  const { coverage, incidents } = await scan({
    paths: ["tests/detect/two-clocks"],
    zone: "UTC",
    now: "2026-11-22T23:45:00+00:00",
    year: 2026,
  });
  const seen = incidents.map(({ nature, targets, start, end }) => [nature, targets[0]?.host, start.at, end?.at]);
  expect(seen.sort()).toEqual([
    ["failure", "mx1", "2026-11-22T23:04:08+00:00", "2026-11-22T23:07:00+00:00"],
    ["planned", "mx2", "2026-11-22T23:11:05+00:00", "2026-11-22T23:13:47+00:00"],
  ]);
  const [skew] = coverage.skews;
  expect(coverage.skews).toHaveLength(1);
  expect(skew).toMatchObject({ host: "mx1", other: "mx2", by: "shared keys" });
  // mx2's clock was put ahead by 417 seconds; stamps are whole seconds on both sides.
  expect(skew?.fromSeconds).toBeGreaterThanOrEqual(415.9);
  expect(skew?.fromSeconds).toBeLessThanOrEqual(417);
  expect(skew?.toSeconds).toBeGreaterThanOrEqual(417);
  expect(skew?.toSeconds).toBeLessThanOrEqual(418.1);
  expect(incidents.map(({ start }) => start.certainty.skewSeconds)).toEqual([skew?.toSeconds, skew?.toSeconds]);
});

it.runIf(hasGrammars("postfix"))(
  "of two Postfix shows in an outage that both saw, where nothing says it better",
  async () => {
    const read = (path: string) => readFileSync(join("tests/detect/two-clocks", path), "utf8");
    const scanned = (passed: string) =>
      scanLogs(
        { "mx1/var/log/mail.log": passed, "mx2/var/log/mail.log": read("mx2/var/log/mail.log") },
        { zone: "UTC", now: "2026-11-22T23:45:00+00:00", year: 2026 },
      );
    // As a relay says it that names no queue id.
    const passed = read("mx1/var/log/mail.log").replaceAll(/ queued as \w+\)/g, " thank you)");
    const { coverage } = await scanned(passed);
    expect(coverage.skews).toMatchObject([{ host: "mx1", other: "mx2", by: "outages that both saw", count: 1 }]);
    const [skew] = coverage.skews;
    expect(skew?.fromSeconds).toBeLessThanOrEqual(417);
    expect(skew?.toSeconds).toBeGreaterThanOrEqual(417);
    // An outage of another length is another one.
    const shorter = passed.replaceAll(
      /(23:0(?:5|6):.* relay=)none(.* status=)deferred .*/g,
      "$1mx2.example.test[127.0.0.12]:2525$2sent (250 2.0.0 Ok: thank you)",
    );
    expect(shorter).not.toBe(passed);
    expect((await scanned(shorter)).coverage.skews).toEqual([]);
  },
);

const stamp = (second: number) => {
  const time = new Date(Date.UTC(2008, 4, 22, 12, 0, second)).toISOString();
  return `May 22 ${time.slice(11, 19)}`;
};
const failure = (second: number, host: string) =>
  `${stamp(second)} ${host} kernel: xfs_force_shutdown(hda7,0x1) called from line 1737 of file fs/xfs/xfs_vnodeops.c.  Return address = 0xc01e93a6`;

describe("a log into which several hosts write", () => {
  const common = (ahead: (index: number) => number, from = 0, other = "www") =>
    Array.from({ length: 60 }, (_, index) => [
      `${stamp(from + 10 * index)} ns cron[7]: line ${index}`,
      `${stamp(from + 10 * index + 5 + ahead(index))} ${other} cron[8]: line ${index}`,
    ]).flat();

  it("shows by its order how far their clocks are apart", async () => {
    const text = common(() => 300);
    const { coverage, incidents } = await scanLogs({ "messages.log": lines(...text, failure(605, "ns")) });
    expect(coverage.skews).toMatchObject([{ host: "ns", other: "www", by: "order of a common log" }]);
    const [skew] = coverage.skews;
    expect(skew?.fromSeconds).toBeLessThanOrEqual(300);
    expect(skew?.toSeconds).toBeGreaterThanOrEqual(300);
    expect((skew?.toSeconds ?? 0) - (skew?.fromSeconds ?? 0)).toBeLessThanOrEqual(15);
    expect(incidents[0]?.start.certainty.skewSeconds).toBe(skew?.toSeconds);
  });

  it.runIf(hasGrammars("kernel"))("orders what befell two of them, whatever a third one's clock shows", async () => {
    const banner =
      "Linux version 2.6.18-4-686 (Debian 2.6.18.dfsg.1-12etch2) (dannf@debian.org) (gcc version 4.1.2 20061115 (prerelease) (Debian 4.1.1-21)) #1 SMP Wed May 9 23:03:12 UTC 2007";
    const boot = (second: number, host: string) => [
      `${stamp(second)} ${host} kernel: ${banner}`,
      `${stamp(second)} ${host} kernel: Starting XFS recovery on filesystem: hda1 (logdev: internal)`,
    ];
    const text = [...common(() => 3000, 0, "far"), ...common(() => 300, 600)];
    const { coverage, incidents } = await scanLogs({
      "messages.log": lines(...text, ...boot(2000, "ns"), ...boot(2303, "www")),
    });
    expect(coverage.skews.map(({ host, other }) => `${host} ${other}`)).toEqual(["far ns", "ns www"]);
    const [incident] = incidents;
    expect(incidents).toHaveLength(1);
    expect(incident?.timeline.map(({ host, at }) => [host, at.slice(11, 19)])).toEqual([
      ["ns", "12:19:50"],
      ["www", "12:24:55"],
      ["ns", "12:33:20"],
      ["www", "12:38:23"],
    ]);
    // Of all times only those by the clock of the first host bound the incident.
    expect([incident?.end?.at, incident?.lastFailingAt]).toEqual([
      "2008-05-22T12:33:20+09:00",
      "2008-05-22T12:33:20+09:00",
    ]);
    const [, skew] = coverage.skews;
    expect(incident?.start.certainty.skewSeconds).toBe(skew?.toSeconds);
    expect(incident?.openQuestions.filter(({ text }) => text.includes("were not compared"))).toEqual([]);
  });

  it("shows it of two, too, that were both compared with a third", async () => {
    const third = common(() => -40, 0, "far").map((line) => line.replace(" ns ", " www "));
    const { coverage } = await scanLogs({
      "a/messages.log": lines(...common(() => 300), failure(605, "ns")),
      "b/messages.log": lines(...third, failure(605, "far")),
    });
    const byName = coverage.skews.map(({ host, other, by }) => `${host} ${other} ${by}`);
    expect(byName.sort()).toEqual([
      "far ns other hosts",
      "far www order of a common log",
      "ns www order of a common log",
    ]);
    // www is 300 s ahead of ns, far 40 s behind www: far is 260 s ahead of ns.
    const derived = coverage.skews.find(({ by }) => by === "other hosts");
    expect(derived?.fromSeconds).toBeLessThanOrEqual(-260);
    expect(derived?.toSeconds).toBeGreaterThanOrEqual(-260);
    const width = ({ fromSeconds, toSeconds }: Pick<Skew, "fromSeconds" | "toSeconds">) => toSeconds - fromSeconds;
    const others = coverage.skews.filter(({ by }) => by !== "other hosts");
    expect(derived === undefined ? 0 : width(derived)).toBeCloseTo(
      others.reduce((sum, one) => sum + width(one), 0),
      3,
    );
  });

  it("shows nothing where a clock was set meanwhile", async () => {
    const text = common((index) => (index < 30 ? 300 : 0));
    const { coverage, incidents } = await scanLogs({ "messages.log": lines(...text, failure(605, "ns")) });
    expect(coverage.skews).toEqual([]);
    expect(incidents[0]?.start.certainty.skewSeconds).toBeNull();
  });
});

it("is not known of hosts that logged nothing in common", async () => {
  const own = (host: string) =>
    lines(...Array.from({ length: 60 }, (_, index) => `${stamp(10 * index)} ${host} cron[7]: x`));
  const { coverage, incidents } = await scanLogs({
    "ns/var/log/messages": own("ns") + lines(failure(605, "ns")),
    "www/var/log/messages": own("www"),
  });
  expect(incidents).toHaveLength(1);
  expect(coverage.skews).toEqual([]);
  expect(incidents[0]?.start.certainty.skewSeconds).toBeNull();
});
