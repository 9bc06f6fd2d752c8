import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFile } from "../../src/detect/file.js";
import { lookBackBytes } from "../../src/detect/look-back.js";
import { patternUses } from "../../src/detect/pattern-uses.js";
import { readSources } from "../../src/detect/read.js";
import type { ComponentRoutine } from "../../src/detect/routine.js";
import type { Diagnostic } from "../../src/diagnostic.js";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { createCatalog } from "../../src/grammar/catalog.js";
import { compileMatcher } from "../../src/grammar/matcher.js";
import { cutFile } from "../../src/read/part.js";
import type { LogFile } from "../../src/read/source.js";
import { createSkimmers } from "../../src/skim/skimmers.js";
import { hasGrammars } from "../needs-grammar.js";
import { scanLogs } from "../scan-logs.js";
import { canonical } from "./canonical-summary.js";

const two = (value: number) => String(value).padStart(2, "0");
/** A stamp so many seconds after 1 May 2008. */
const stamp = (second: number) =>
  `May ${two(1 + Math.floor(second / 86_400))} ${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
const login = "sshd[812]: Accepted publickey for mon from 192.0.2.9 port 22 ssh2";
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
const times = (count: number, lineOf: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => lineOf(at));

/** Logs of more things than are kept of one, and what is said of them: the lines that are passed over, and the first of these. */
const crowded = {
  hosts: {
    log: text([...times(4100, (at) => `${stamp(at)} h${at} ${login}`), `${stamp(5000)} h7 ${login}`]),
    said: ["read.too-many-hosts", "4 lines of hosts", 4097],
  },
  segments: {
    // Two clocks that are five hours apart: each line but the first leaps.
    log: text(times(16_400, (at) => `${stamp(86_400 + Math.floor(at / 2) - (at % 2) * 18_000)} web ${login}`)),
    said: ["read.too-many-segments", "9 lines of clocks", 16_384],
  },
  hours: {
    log: text(
      times(
        131_080,
        (at) => `${new Date(Date.UTC(1990, 0, 1) + at * 3600e3).toISOString().slice(0, 19)}Z web ${login}`,
      ),
    ),
    said: ["read.too-many-hours", "8 lines of hours", 131_073],
  },
  components: {
    log: text(times(16_390, (at) => `${stamp(at)} web systemd[1]: Started run-${at}.service - /usr/bin/job ${at}.`)),
    said: ["read.too-many-components", "6 lines of components", 16_385],
  },
} as const;

const cases = Object.entries(crowded).filter(([kind]) => kind !== "components" || hasGrammars("systemd"));

const catalog = createCatalog(builtinGrammars);
const matcher = compileMatcher(builtinGrammars);
let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "logscan-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** What is read of a log by so many parts, and what is said of it. */
async function readIn(parts: number, log: string) {
  const path = join(directory, "some.log");
  writeFileSync(path, log);
  const { size } = statSync(path);
  const file: LogFile = { path, sizeBytes: size, modifiedMillis: 0, suffixDate: null, rotation: null };
  const cuts = times(parts - 1, (at) => String(Math.floor((size * (at + 1)) / parts))).map(Number);
  const pieces = parts === 1 ? [null] : cutFile(path, size, cuts, lookBackBytes);
  const diagnostics: Diagnostic[] = [];
  const [source] = await readSources(
    [{ name: "some.log", host: null, files: [file] }],
    pieces.map((part) => ({ fileIndex: 0, file, part })),
    { catalog, matcher, threads: null, onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) },
  );
  const [summary] = source!.summaries;
  return { pieces: pieces.length, read: canonical(summary!), diagnostics };
}

describe.each(cases)(
  "a log of more %s than are kept",
  (_, { log, said: [code, message, line] }) => {
    it("is read as far as there is room, which is said", async () => {
      const { diagnostics } = await readIn(1, log);
      expect(diagnostics).toMatchObject([
        { code, severity: "warning", line, message: expect.stringContaining(message) },
      ]);
      expect(diagnostics[0]!.hint).toMatch(/^\w/);
    });

    it("is the same in parts, none of which is too much for itself", async () => {
      const whole = await readIn(1, log);
      const inParts = await readIn(3, log);
      expect(inParts.pieces).toBe(3);
      // Not shown where they differ: it would be megabytes.
      expect(inParts.read === whole.read).toBe(true);
      expect(inParts.diagnostics).toEqual(whole.diagnostics);
    });
  },
  60_000,
);

it.each(cases)(
  "a log of more %s than are kept is the same with and without a first look",
  async (_, { log }) => {
    const path = join(directory, "long.log");
    // Long enough for the first look; the clock leaps back where it begins again.
    writeFileSync(path, log.repeat(Math.ceil(2 ** 21 / log.length)));
    const file: LogFile = { path, sizeBytes: statSync(path).size, modifiedMillis: 0, suffixDate: null, rotation: null };
    const skimmers = createSkimmers<ComponentRoutine>(matcher, patternUses(catalog, matcher));
    const [plain, looked] = [
      await readFile(file, 0, null, { catalog, matcher, skimmers: null }),
      await readFile(file, 0, null, { catalog, matcher, skimmers }),
    ];
    expect(looked.room).toEqual(plain.room);
    expect(looked.room.crowded.size).toBeGreaterThan(0);
    expect(canonical(looked.summary) === canonical(plain.summary)).toBe(true);
  },
  60_000,
);

it.runIf(hasGrammars("systemd"))("a unit that fails behind thousands of others' starts is found", async () => {
  const sessions = (from: number, to: number) =>
    times(to - from, (at) => {
      const number = from + at;
      return `${stamp(60 * number)} web systemd[1]: Started session-${number}.scope - Session ${number} of User mon.`;
    });
  const log = text([
    ...sessions(0, 6000),
    `${stamp(360_005)} web systemd[1]: nginx.service: Failed with result 'signal'.`,
    ...sessions(6001, 6031),
    `${stamp(361_805)} web systemd[1]: Started nginx.service - A high performance web server.`,
    ...sessions(6031, 6100),
  ]);
  const { incidents, diagnostics } = await scanLogs({ "web/var/log/syslog": log }, { zone: "UTC" });
  expect(incidents).toMatchObject([
    {
      kind: "unit.failed",
      start: { at: "2008-05-05T04:00:05+00:00" },
      end: { at: "2008-05-05T04:30:05+00:00" },
      outages: [{ component: "unit nginx.service" }],
    },
  ]);
  expect(diagnostics).toEqual([]);
});

it.runIf(hasGrammars("postfix"))(
  "a relay that fails among thousands of others is found, whatever part it stands in",
  async () => {
    const delivery = (at: number, relay: number, isSent: boolean) => {
      const [by, dsn, status] = isSent
        ? [`mx${relay}.test[192.0.2.9]:25`, "2.0.0", "sent (250 2.0.0 Ok: queued as 1F2)"]
        : ["none", "4.4.1", `deferred (connect to mx${relay}.test[192.0.2.9]:25: Connection refused)`];
      const id = (0x1000000 + at).toString(16).toUpperCase();
      return `${stamp(at)} mx1 postfix/smtp[99]: ${id}: to=<a@p${relay}.test>, relay=${by}, delay=0, delays=0/0/0/0, dsn=${dsn}, status=${status}`;
    };
    const isOut = (at: number) => at >= 20_000 && at < 22_000;
    const log = text(
      times(24_000, (at) => (at % 40 === 0 ? delivery(at, 7, !isOut(at)) : delivery(at, at % 6007, true))),
    );
    const { incidents } = await scanLogs({ "mx1/var/log/mail.log": log }, { zone: "UTC" });
    expect(incidents).toMatchObject([
      {
        kind: "relay.refuses-connections",
        start: { at: "2008-05-01T05:33:20+00:00", notBefore: "2008-05-01T05:32:40+00:00" },
        end: { at: "2008-05-01T06:06:40+00:00" },
      },
    ]);
    const [whole, inParts] = [await readIn(1, log), await readIn(4, log)];
    expect(inParts.read === whole.read).toBe(true);
  },
);
