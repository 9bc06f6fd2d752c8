import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import type { ScanDocument } from "../../src/incident/record.js";
import { scan } from "../../src/incident/scan.js";
import { printHtml } from "../../src/report/html.js";
import { scanCase } from "../../src/testing/cases.js";
import { findTestable } from "../../src/testing/find.js";
import { missing } from "../debian-package.js";
import { isAnyMissing } from "../needs-grammar.js";

const program = "/usr/bin/chromium";
const why = missing(program, "chromium");
const project = fileURLToPath(new URL("../..", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Where the pictures of a run are kept for a person to look at, e.g. LOGSCAN_SCREENSHOTS=/tmp/pictures. */
const pictures = process.env.LOGSCAN_SCREENSHOTS;

interface Case {
  readonly name: string;
  readonly scanned: () => Promise<ScanDocument>;
}

const incidents: Case[] = findTestable([join(project, "fixtures/incidents")]).cases.map(({ name, options, logs }) => ({
  name,
  scanned: () => scanCase(options, logs, builtinGrammars),
}));

/** Outages of real daemons, where a copy of them lies beside the project. */
const lab = join(project, "../shared/lab");
const recorded: Case[] = (existsSync(lab) ? readdirSync(lab) : [])
  .filter((name) => existsSync(join(lab, name, "case.json")))
  .map((name) => ({
    name: `lab ${name}`,
    scanned: () => {
      const { tz, now } = JSON.parse(readFileSync(join(lab, name, "case.json"), "utf8"));
      const logs = readdirSync(join(lab, name, "logs")).filter((entry) => !["iso", "rfc5424"].includes(entry));
      return scan({ paths: logs.map((entry) => join(lab, name, "logs", entry)), zone: tz ?? "UTC", now });
    },
  }));

/** Where a bar has to be, in milliseconds since 1970. */
interface Expected {
  readonly id: string;
  readonly provenFrom: number;
  readonly until: number;
}

/** Of the draft alone: an outage is drawn from the first proof of its failing to its end, or as far as the log proves it. */
function expectedBars({ incidents }: ScanDocument): Expected[] {
  return incidents.flatMap((incident) => {
    const { id, outages, start, end, lastFailingAt } = incident;
    return (outages.length === 0 ? [{ start, end }] : outages).flatMap((part) => {
      const from = part.start.notAfter ?? part.start.at ?? part.start.notBefore;
      if (from === null) return [];
      const last = part.end === null ? lastFailingAt : (part.end.at ?? part.end.notBefore ?? lastFailingAt);
      const provenFrom = Date.parse(from);
      return [{ id, provenFrom, until: Math.max(provenFrom, Date.parse(last ?? from)) }];
    });
  });
}

/** What the whole picture spans: all that was read, and every bound of an outage. */
function spanOf(document: ScanDocument): { from: number; to: number } {
  const parts = document.incidents.flatMap(({ outages, start, end }) =>
    outages.length === 0 ? [{ start, end }] : outages,
  );
  const texts = [
    ...document.coverage.sources.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]),
    ...parts.flatMap(({ start, end }) => [start.at, start.notBefore, start.notAfter, end?.at, end?.notBefore]),
    ...parts.map(({ end }) => end?.notAfter),
  ];
  const instants = texts.flatMap((text) => (text === null || text === undefined ? [] : [Date.parse(text)]));
  return { from: Math.min(...instants), to: Math.max(...instants) };
}

/** Of the whole picture, in pixels from its left: each bar with its link, and each text that is shown. */
interface Drawn {
  readonly width: number;
  readonly bars: readonly { readonly id: string; readonly provenFrom: number; readonly until: number }[];
  readonly texts: readonly { readonly text: string; readonly box: readonly [number, number, number, number] }[];
}

/** Runs in the page, which has no types here. */
const look = `(() => {
  const svg = document.querySelector(".lanes > svg");
  if (svg === null) return null;
  const left = svg.getBoundingClientRect().left;
  const bars = [...svg.querySelectorAll("a")].map((link) => {
    const mark = link.querySelector("svg > .proven").getBoundingClientRect();
    const right = [...link.querySelectorAll(":scope > .proven, :scope > .taken")].map((bar) => bar.getBoundingClientRect().right);
    const provenFrom = mark.left + mark.width / 2 - left;
    return { id: link.getAttribute("href").slice(1), provenFrom, until: Math.max(provenFrom, ...right.map((at) => at - left)) };
  });
  const texts = [...svg.querySelectorAll("text")].flatMap((text) => {
    const { left: x, top: y, right, bottom } = text.getBoundingClientRect();
    return right > x ? [{ text: text.firstChild.textContent, box: [x - left, y, right - left, bottom] }] : [];
  });
  return { width: svg.getBoundingClientRect().width, bars, texts };
})()`;

describe.skipIf(why !== "")(`the page of every case in Chromium${why}`, () => {
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => browser?.close());

  it("has the cases", () => expect(incidents.length).toBeGreaterThanOrEqual(isAnyMissing ? 1 : 16));

  it.each([...incidents, ...recorded].map((one, index) => [one.name, one, index % 2 === 0 ? "en" : "ja"] as const))(
    "%s",
    async (name, { scanned }, language) => {
      const report = await scanned();
      const html = printHtml(report, language);
      for (const [width, colorScheme] of [
        [1000, "light"],
        [360, "dark"],
      ] as const) {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
        const page = await context.newPage();
        const problems: string[] = [];
        page.on("request", (request) => problems.push(`request: ${request.url()}`));
        page.on("console", (message) => problems.push(message.text()));
        page.on("pageerror", (error) => problems.push(error.message));
        await page.setContent(html, { waitUntil: "load" });
        if (pictures !== undefined) {
          const path = join(pictures, `${name.replaceAll(/\W/g, "-")}-${width}-${colorScheme}.png`);
          await page.screenshot({ path, fullPage: true });
        }
        expect(problems.filter((problem) => !/^request: (?:about|data):/.test(problem))).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
        checkPicture(report, (await page.evaluate(look)) as Drawn | null);
        if (width === 360) {
          await page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
          expect(await faultsOf(page)).toEqual([]);
        }
        await context.close();
      }
    },
  );

  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
    );
  }

  function checkPicture(report: ScanDocument, drawn: Drawn | null): void {
    const expected = expectedBars(report);
    if (drawn === null) {
      expect(expected).toEqual([]);
      return;
    }
    const { from, to } = spanOf(report);
    const across = (at: number) => Math.round((drawn.width * (at - from)) / (to - from));
    const byPlace = (a: Expected, b: Expected) =>
      a.id < b.id ? -1 : a.id > b.id ? 1 : a.provenFrom - b.provenFrom || a.until - b.until;
    const wanted = expected
      .map(({ id, provenFrom, until }) => ({ id, provenFrom: across(provenFrom), until: across(until) }))
      .sort(byPlace);
    const found = [...drawn.bars].sort((a, b) => byPlace(rounded(a), rounded(b)));
    expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    for (const [index, { provenFrom, until }] of found.entries()) {
      expect(Math.abs(provenFrom - wanted[index]!.provenFrom)).toBeLessThan(2);
      expect(Math.abs(until - wanted[index]!.until)).toBeLessThan(2);
    }
    expect(overlaps(drawn.texts)).toEqual([]);
    for (const { box } of drawn.texts) expect(box[2]).toBeLessThanOrEqual(drawn.width + 16);
  }
});

const rounded = ({ id, provenFrom, until }: Expected): Expected => ({
  ...{ id, provenFrom: Math.round(provenFrom), until: Math.round(until) },
});

/** Pairs of texts that lie on each other by more than a hair. */
function overlaps(texts: Drawn["texts"]): string[] {
  return texts.flatMap(({ text, box: [left, top, right, bottom] }, index) =>
    texts
      .slice(index + 1)
      .filter(({ box }) => box[0] < right - 1 && left < box[2] - 1 && box[1] < bottom - 3 && top < box[3] - 3)
      .map((other) => `${text} on ${other.text}`),
  );
}
