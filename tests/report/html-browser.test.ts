import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Language } from "../../src/incident/phrases.js";
import type { ScanDocument } from "../../src/incident/record.js";
import { scan } from "../../src/incident/scan.js";
import { printHtml } from "../../src/report/html.js";
import { missing } from "../debian-package.js";
import { hasCases } from "../needs-grammar.js";
import { document, end, evidence, incident, start } from "./draft.js";

const program = "/usr/bin/chromium";
const why = missing(program, "chromium");
const fixtures = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "fixtures/incidents");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Where the pictures of a run are kept for a person to look at, e.g. LOGSCAN_SCREENSHOTS=/tmp/pictures. */
const pictures = process.env.LOGSCAN_SCREENSHOTS;

const hostileText = `<script>document.title="run"</script><img src="http://127.0.0.1:9/x" onerror="document.title='run'">"'&amp;\u202e`;

function hostile(): ScanDocument {
  const statement = [{ text: hostileText, evidence: [] }];
  const at = "2008-05-22T23:34:30+09:00";
  return document([
    incident({
      title: hostileText.slice(0, 120),
      targets: [{ host: hostileText, service: "s", component: hostileText, role: "primary" }],
      outages: [{ component: hostileText, host: hostileText, nature: "failure", start: start(at), end: end(at) }],
      evidence: [evidence(hostileText, { file: hostileText })],
      causeHints: statement,
      openQuestions: statement,
    }),
  ]);
}

const hasReports = hasCases("2008-05-22-xfs", "2008-09-23-mail-gateway");

describe.skipIf(why !== "" || !hasReports)(`the page in Chromium${why}`, () => {
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
  let browser: Browser;
  const reports = new Map<string, ScanDocument>();

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
    for (const name of ["2008-05-22-xfs", "2008-09-23-mail-gateway"]) {
      const options = {
        paths: [join(fixtures, name)],
        zone: "Asia/Tokyo",
        year: 2008,
        now: "2008-12-31T00:00:00+09:00",
      };
      reports.set(name, await scan(options));
    }
    reports.set("hostile", hostile());
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  });

  afterAll(() => browser?.close());

  interface Opened {
    readonly page: Page;
    readonly requests: string[];
    readonly problems: string[];
  }

  async function open(
    name: string,
    language: Language,
    options: Parameters<Browser["newContext"]>[0] = {},
    pageOf = (page: string) => page,
  ): Promise<Opened> {
    const context = await browser.newContext({ ...options, offline: true });
    const page = await context.newPage();
    const requests: string[] = [];
    const problems: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.setContent(pageOf(printHtml(reports.get(name)!, language)), { waitUntil: "load" });
    return { page, requests, problems };
  }

  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: axe is a script of the page here
      const { violations } = await (globalThis as any).axe.run();
      return violations.map(
        (fault: { id: string; nodes: { html: string }[] }) => `${fault.id}: ${fault.nodes[0]?.html}`,
      );
    });
  }

  const kept = async (page: Page, name: string) => {
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  };

  it.each([
    ["2008-05-22-xfs", "en"],
    ["2008-05-22-xfs", "ja"],
    ["2008-09-23-mail-gateway", "en"],
    ["hostile", "en"],
  ] as const)("of %s in %s loads nothing, runs nothing and complains of nothing", async (name, language) => {
    const { page, requests, problems } = await open(name, language);
    expect(requests.filter((url) => !/^(?:about:|data:)/.test(url))).toEqual([]);
    expect(problems).toEqual([]);
    expect(await page.title()).toMatch(/^logscan: /);
    await page.context().close();
  });

  it("would be seen to load, to complain and to have faults", async () => {
    const unsafe = (page: string) =>
      page
        .replace('lang="en"', "")
        .replace(/<meta http-equiv[^>]*>/, "")
        .replace("<main>", '<main><img src="http://127.0.0.1:9/x">');
    const { page, requests, problems } = await open("hostile", "en", {}, unsafe);
    expect(requests).toContain("http://127.0.0.1:9/x");
    expect(problems).not.toEqual([]);
    expect((await faultsOf(page)).map((fault) => fault.split(":")[0])).toEqual(
      expect.arrayContaining(["html-has-lang", "image-alt"]),
    );
    await page.context().close();
  });

  it("looks the same where scripts are switched off", async () => {
    const { page } = await open("2008-05-22-xfs", "en", { javaScriptEnabled: false });
    const without = await page.screenshot({ fullPage: true });
    const { page: scripted } = await open("2008-05-22-xfs", "en");
    expect(without.equals(await scripted.screenshot({ fullPage: true }))).toBe(true);
    await page.context().close();
    await scripted.context().close();
  });

  it.each([
    ["2008-05-22-xfs", "en", "light", 1000],
    ["2008-05-22-xfs", "ja", "dark", 360],
    ["2008-09-23-mail-gateway", "ja", "light", 360],
    ["2008-09-23-mail-gateway", "en", "dark", 1000],
    ["hostile", "en", "light", 360],
  ] as const)(
    "of %s in %s has no fault that axe finds, %s and %d pixels wide, and fits",
    async (name, language, colorScheme, width) => {
      const { page } = await open(name, language, { viewport: { width, height: 900 }, colorScheme });
      await kept(page, `${name}-${language}-${colorScheme}-${width}`);
      for (const summary of await page.locator("summary").all()) await summary.click();
      expect(await faultsOf(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
      await page.context().close();
    },
  );

  it("shows hostile text as text", async () => {
    const { page } = await open("hostile", "en");
    await page.locator("summary").first().click();
    const shown = hostileText.replace("\u202e", "\\u{202e}");
    expect(await page.locator("pre").textContent()).toContain(shown);
    expect(await page.locator("script, img, article b").count()).toBe(0);
    expect(await page.locator("svg text", { hasText: "<script>" }).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it("draws each outage where it was in time", async () => {
    const { page } = await open("2008-09-23-mail-gateway", "en", { viewport: { width: 1000, height: 900 } });
    const report = reports.get("2008-09-23-mail-gateway")!;
    const instants = report.coverage.sources.flatMap(({ firstAt, lastAt }) =>
      [firstAt, lastAt].map((at) => Date.parse(at ?? "")),
    );
    const [from, to] = [Math.min(...instants), Math.max(...instants)];
    const lanes = (await page.locator(".lanes > svg").boundingBox())!;
    const x = (at: string | null | undefined) => lanes.x + (lanes.width * (Date.parse(at ?? "") - from)) / (to - from);
    const outages = report.incidents.flatMap(({ outages: parts }) => parts);
    expect(outages).toHaveLength(2);
    const bars = await page.locator(".lanes a").all();
    expect(bars).toHaveLength(outages.length);
    for (const outage of outages) {
      const bar = page
        .locator(".lanes a")
        .filter({ has: page.locator(`title:text-matches(": ${outage.component} ")`) });
      const taken = (await bar.locator(".taken").boundingBox())!;
      expect(Math.abs(taken.x - x(outage.start.at))).toBeLessThan(2);
      expect(Math.abs(taken.x + taken.width - x(outage.end?.at))).toBeLessThan(2);
      const proven = (await bar.locator("> .proven").boundingBox())!;
      expect(Math.abs(proven.x - x(outage.start.notAfter))).toBeLessThan(2);
      expect(Math.abs(proven.x + proven.width - x(outage.end?.notBefore))).toBeLessThan(2);
    }
    await page.context().close();
  });

  it("goes from a bar to its incident by keyboard", async () => {
    const { page } = await open("2008-05-22-xfs", "en");
    await page.keyboard.press("Tab");
    const id = reports.get("2008-05-22-xfs")!.incidents[0]!.id;
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe(`#${id}`);
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toMatch(
      /^XFS file system hda7 shut down/,
    );
    await page.context().close();
  });

  it("prints with its evidence unfolded", async () => {
    const { page } = await open("2008-05-22-xfs", "en");
    const evidenceBox = page.locator("pre").first();
    expect((await evidenceBox.boundingBox())?.height ?? 0).toBe(0);
    await page.emulateMedia({ media: "print" });
    expect((await evidenceBox.boundingBox())?.height ?? 0).toBeGreaterThan(100);
    await kept(page, "print");
    if (pictures !== undefined) await page.pdf({ path: join(pictures, "print.pdf") });
    await page.context().close();
  });
});
